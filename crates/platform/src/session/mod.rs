//! A connection to one project: its token, its calls, and what happens when one fails.

mod create;
mod delete;
mod facts;
mod list;
mod lost;
mod outcome;
mod own_token;
mod probe;
mod send;
mod tokens;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

pub use self::{
    delete::Deleted,
    facts::{Facts, May},
    list::{ClientsPage, LARGEST_LIST, ListEnd, ListPosition},
    outcome::{Certainty, CreateOutcome, Known},
    tokens::TestToken,
};
use self::{
    send::RetryPolicy,
    tokens::{Owner, Tokens},
};
use super::{
    calls::{self, Project, Token},
    error::{ApiError, ErrorKind},
    http::{Clock, Request, Transport},
    region::Hosts,
};
use client::{Secret, Timestamp};
use scope::ScopeSet;

/// What a session is opened with.
pub enum Credential {
    /// An API Client: the session gets tokens by itself.
    Client {
        /// The client id.
        id: String,
        /// The client secret.
        secret: Secret,
    },
    /// An access token from elsewhere: the session ends with it.
    Token(Secret),
}

/// A connection to one project. When it is ended or dropped its secrets are wiped and every token
/// that it got is revoked; also when connecting is given up half-way.
pub struct Session {
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    hosts: Hosts,
    project_key: String,
    /// None once ended, and for a pasted token, which is kept in `token` alone.
    owner: RefCell<Option<Rc<Owner>>>,
    token: RefCell<Option<Token>>,
    /// The scopes that the last token was asked for; none for all.
    asked: RefCell<Option<String>>,
    tokens: Rc<Tokens>,
    /// Whether the transport can read the host's clock.
    reads_date: Cell<bool>,
    project: RefCell<Project>,
    /// The IDs of the clients that this session created, and when.
    created: RefCell<Vec<(String, i64)>>,
}

impl Session {
    /// Opens a session: gets a token for what the page needs, as far as the client holds it, or
    /// tries the given one, and reads the project's name if that is allowed.
    ///
    /// Dropping the future gives it up: a token that was obtained is revoked.
    ///
    /// # Errors
    /// The host's refusal of the credentials, or why it could not be reached; also when the granted
    /// scopes are those of another project.
    pub async fn connect(
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        hosts: Hosts,
        project_key: String,
        credential: Credential,
    ) -> Result<Rc<Self>, ApiError> {
        let (owner, token) = match credential {
            Credential::Token(access) => {
                let (expires_at, scope) = (None, None);
                let token = Token {
                    access,
                    expires_at,
                    scope,
                };
                (None, Some(token))
            }
            Credential::Client { id, secret } => {
                let hosts = hosts.clone();
                (Some(Rc::new(Owner { hosts, id, secret })), None)
            }
        };
        let session = Rc::new(Self {
            asked: RefCell::new(Some(own_token::needed(&project_key))),
            tokens: Tokens::new(Rc::clone(&transport)),
            transport,
            clock,
            hosts,
            project_key,
            owner: RefCell::new(owner),
            token: RefCell::new(token),
            reads_date: Cell::new(false),
            project: RefCell::default(),
            created: RefCell::default(),
        });
        if session.can_renew() {
            session.renew(RetryPolicy::Busy).await?;
        }
        // A session that is of no use is dropped here, and with it its token.
        session.check_project()?;
        session.load_project().await?;
        Ok(session)
    }

    /// A session without a token of its own, for [`Session::token_of`] and [`Session::probe`] alone: nothing is
    /// sent before those.
    pub fn without_token(
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        hosts: Hosts,
        project_key: String,
    ) -> Rc<Self> {
        Rc::new(Self {
            asked: RefCell::default(),
            tokens: Tokens::new(Rc::clone(&transport)),
            transport,
            clock,
            hosts,
            project_key,
            owner: RefCell::default(),
            token: RefCell::default(),
            reads_date: Cell::new(false),
            project: RefCell::default(),
            created: RefCell::default(),
        })
    }

    /// How its requests are sent.
    pub fn transport(&self) -> Rc<dyn Transport> {
        Rc::clone(&self.transport)
    }

    /// The granted scopes name their project: a typing error in the key is found before any call.
    fn check_project(&self) -> Result<(), ApiError> {
        let token = self.token.borrow();
        let scope = token.as_ref().and_then(|token| token.scope.as_deref());
        let keys = ScopeSet::parse(scope.unwrap_or_default(), None).project_keys;
        if keys.is_empty() || keys.contains(&self.project_key) {
            Ok(())
        } else {
            Err(own_token::wrong_project(&keys))
        }
    }

    /// Reads the project. Without the scope for it the key stands for the name; only what makes the
    /// session useless ends it here.
    async fn load_project(&self) -> Result<(), ApiError> {
        let facts = self.facts();
        let scope = "view_project_settings";
        if facts.may(scope) == May::No {
            return Ok(());
        }
        let request = calls::project(&self.hosts, &self.project_key);
        match self
            .answer(request, scope)
            .await
            .and_then(|answer| calls::read_project(&answer))
        {
            Ok(project) => *self.project.borrow_mut() = project,
            Err(error) => match error.kind {
                ErrorKind::InsufficientScope(_) => {}
                ErrorKind::InvalidToken | ErrorKind::InvalidClient | ErrorKind::NotFound => {
                    return Err(error);
                }
                // Of a pasted token nothing else is known than this answer.
                _ if facts.granted.is_none() => return Err(error),
                _ => {}
            },
        }
        Ok(())
    }

    fn can_renew(&self) -> bool {
        self.owner.borrow().is_some()
    }

    /// What is known now.
    pub fn facts(&self) -> Facts {
        let token = self.token.borrow();
        let granted = token.as_ref().and_then(|token| token.scope.as_deref());
        Facts {
            project_key: self.project_key.clone(),
            project_name: self.project.borrow().name.clone(),
            client_id: self.owner.borrow().as_ref().map(|own| own.id.clone()),
            hosts: self.hosts.clone(),
            granted: granted.map(|scope| ScopeSet::parse(scope, Some(&self.project_key)).set),
            narrow: self.is_narrow(),
            expires_at: token.as_ref().and_then(|token| token.expires_at),
            can_renew: self.can_renew(),
        }
    }

    /// Whether [`Session::end`] was called: then every call fails with [`ErrorKind::Ended`].
    pub fn has_ended(&self) -> bool {
        self.tokens.has_ended()
    }

    /// Ends the session at once: wipes its secrets and gives the requests that revoke every token it
    /// got and that is still alive, test tokens included. The caller sends them with
    /// [`Transport::send_detached`]; [`Session::close`] does both. A pasted token can't be revoked:
    /// only its own client could do that.
    ///
    /// What is under way comes to nothing: an answer that arrives later is wiped unread, a token
    /// that arrives later is revoked.
    pub fn end(&self) -> Vec<Request> {
        let requests = self.tokens.end(Timestamp(self.clock.now_ms()));
        self.owner.take();
        self.token.take();
        requests
    }

    /// Ends the session and asks the host to revoke its tokens, before it returns: it may be called
    /// while the page is being left. Whatever the host answers, nothing is kept.
    pub fn close(&self) {
        for request in self.end() {
            self.transport.send_detached(request);
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.close();
    }
}
