//! A connection to one project: its token, its calls, and what happens when one fails.

mod facts;
mod list;
mod send;
mod write;

use std::{cell::RefCell, rc::Rc};

use self::send::RetryPolicy;
pub use self::{
    facts::{Facts, May},
    write::{CreateOutcome, Deleted},
};
use super::{
    calls::{self, Project, Token},
    error::{ApiError, ErrorKind},
    http::{Clock, Transport},
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

/// A connection to one project. Its secrets are wiped when it is closed or dropped.
pub struct Session {
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    hosts: Hosts,
    project_key: String,
    /// None once closed, and for a pasted token, which is kept in `token` alone.
    credential: RefCell<Option<Credential>>,
    token: RefCell<Option<Token>>,
    project: RefCell<Project>,
}

impl Session {
    /// Opens a session: gets a token for all scopes that the client holds, or tries the given one,
    /// and reads the project's name if that is allowed.
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
        let (credential, token) = match credential {
            Credential::Token(access) => {
                let expires_at = Timestamp(i64::MAX);
                (
                    None,
                    Some(Token {
                        access,
                        expires_at,
                        scope: String::new(),
                    }),
                )
            }
            credential @ Credential::Client { .. } => (Some(credential), None),
        };
        let session = Rc::new(Self {
            transport,
            clock,
            hosts,
            project_key,
            credential: RefCell::new(credential),
            token: RefCell::new(token),
            project: RefCell::default(),
        });
        if session.can_renew() {
            session.renew(RetryPolicy::Busy).await?;
        }
        let checked = match session.check_project() {
            Ok(()) => session.load_project().await,
            Err(error) => Err(error),
        };
        match checked {
            Ok(()) => Ok(session),
            Err(error) => {
                session.close().await;
                Err(error)
            }
        }
    }

    /// The granted scopes name their project: a typing error in the key is found before any call.
    fn check_project(&self) -> Result<(), ApiError> {
        let token = self.token.borrow();
        let scope = token.as_ref().map_or("", |token| &token.scope);
        let keys = ScopeSet::parse(scope, None).project_keys;
        if keys.is_empty() || keys.contains(&self.project_key) {
            Ok(())
        } else {
            Err(ApiError::of(ErrorKind::WrongProject(keys)))
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
                _ if !facts.granted_known => return Err(error),
                _ => {}
            },
        }
        Ok(())
    }

    fn can_renew(&self) -> bool {
        self.credential.borrow().is_some()
    }

    /// What is known now.
    pub fn facts(&self) -> Facts {
        let token = self.token.borrow();
        let can_renew = self.can_renew();
        let scope = token.as_ref().map_or("", |token| &token.scope);
        Facts {
            project_key: self.project_key.clone(),
            project_name: self.project.borrow().name.clone(),
            client_id: match &*self.credential.borrow() {
                Some(Credential::Client { id, .. }) => Some(id.clone()),
                _ => None,
            },
            hosts: self.hosts.clone(),
            granted: ScopeSet::parse(scope, Some(&self.project_key)).set,
            granted_known: !scope.is_empty(),
            expires_at: token
                .as_ref()
                .filter(|_| can_renew)
                .map(|token| token.expires_at),
            can_renew,
        }
    }

    /// Ends the session: wipes its secrets and asks the host to revoke the token, which only a
    /// session with client credentials can do. Whatever the host answers, nothing is kept.
    pub async fn close(&self) {
        let credential = self.credential.borrow_mut().take();
        let token = self.token.borrow_mut().take();
        let request = match (&credential, &token) {
            (Some(Credential::Client { id, secret }), Some(token)) => {
                Some(calls::revoke(&self.hosts, id, secret, &token.access))
            }
            _ => None,
        };
        drop((credential, token));
        if let Some(request) = request {
            let _ = self.transport.send(request).await;
        }
    }
}
