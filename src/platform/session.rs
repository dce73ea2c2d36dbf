//! A connection to one project: its token, its calls, and what happens when one fails.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use super::{
    calls::{self, StorePage, Token},
    error::{ApiError, ErrorKind},
    http::{Clock, Method, Request, Response, Transport},
    region::Hosts,
    retry,
};
use crate::{
    client::{ApiClient, ApiClientDraft, Credentials, Secret, Timestamp},
    scope::{Coverage, Permission, ScopeSet},
};

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

/// What is known of a session; it holds no secret.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The project key.
    pub project_key: String,
    /// The project's name, when it could be read.
    pub project_name: Option<String>,
    /// The hosts.
    pub hosts: Hosts,
    /// What was granted; empty and meaningless when it is not known.
    pub granted: ScopeSet,
    /// Whether the granted scopes are known: a pasted token does not tell.
    pub granted_known: bool,
    /// When the token ends, if that is known.
    pub expires_at: Option<Timestamp>,
}

/// Whether something is possible, as far as the page knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum May {
    /// The granted scopes allow it.
    Yes,
    /// They do not.
    No,
    /// The granted scopes are not known: the host will tell.
    Unknown,
}

impl Facts {
    /// Whether a call that needs this scope may succeed.
    pub fn may(&self, name: &str) -> May {
        if !self.granted_known {
            May::Unknown
        } else if Coverage::of(&self.granted).covers(&Permission::project(name)) {
            May::Yes
        } else {
            May::No
        }
    }
}

/// How a create ended.
pub enum CreateOutcome {
    /// Created; this is the only time that the secret is seen.
    Created(ApiClient, Credentials),
    /// Not created.
    Refused(ApiError),
    /// The answer was lost: it may have been created, and then its secret is gone.
    Lost {
        /// What went wrong.
        cause: ApiError,
        /// The clients of that name that were not known before.
        found: Vec<ApiClient>,
        /// Whether the list could be read at all.
        searched: bool,
    },
}

/// How a delete ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It was there and is gone.
    Now,
    /// It was gone already.
    Before,
}

/// A connection to one project.
pub struct Session {
    transport: Rc<dyn Transport>,
    clock: Rc<dyn Clock>,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
    token: RefCell<Option<Token>>,
    project_name: RefCell<Option<String>>,
    closed: Cell<bool>,
}

/// The pauses in milliseconds between the looks for a client whose create answer was lost: reads
/// may lag behind writes (observed: up to a minute).
const LOOKS: [u32; 4] = [0, 800, 1_700, 3_500];

impl Session {
    /// Opens a session: gets a token for all scopes that the client holds, or tries the given one,
    /// and reads the project's name if that is allowed.
    ///
    /// # Errors
    /// The host's refusal of the credentials, or why it could not be reached.
    pub async fn connect(
        transport: Rc<dyn Transport>,
        clock: Rc<dyn Clock>,
        hosts: Hosts,
        project_key: String,
        credential: Credential,
    ) -> Result<Rc<Self>, ApiError> {
        let session = Rc::new(Self {
            transport,
            clock,
            hosts,
            project_key,
            credential,
            token: RefCell::new(None),
            project_name: RefCell::new(None),
            closed: Cell::new(false),
        });
        session.renew().await?;
        let facts = session.facts();
        if facts.may("view_project_settings") != May::No {
            let request = calls::project(&session.hosts, &session.project_key);
            match session
                .api(request)
                .await
                .and_then(|r| calls::read_project_name(&r))
            {
                Ok(name) => *session.project_name.borrow_mut() = name,
                // Without the scope the key stands for the name; only a refused token ends it here.
                Err(error) if error.kind == ErrorKind::InvalidToken => return Err(error),
                Err(error) if !facts.granted_known && error.status.is_none() => return Err(error),
                Err(_) => {}
            }
        }
        Ok(session)
    }

    /// What is known now.
    pub fn facts(&self) -> Facts {
        let token = self.token.borrow();
        let renewable = matches!(self.credential, Credential::Client { .. });
        let scope = token.as_ref().map_or("", |token| &token.scope);
        Facts {
            project_key: self.project_key.clone(),
            project_name: self.project_name.borrow().clone(),
            hosts: self.hosts.clone(),
            granted: ScopeSet::parse(scope, Some(&self.project_key)).set,
            granted_known: renewable && !scope.is_empty(),
            expires_at: token
                .as_ref()
                .filter(|_| renewable)
                .map(|token| token.expires_at),
        }
    }

    /// Reads all API Clients, page by page; `on_page` hears how many there are so far, and of how
    /// many if the host says so. Dropping the future stops it.
    ///
    /// # Errors
    /// The first page that could not be read.
    pub async fn clients(
        &self,
        on_page: impl Fn(usize, Option<usize>),
    ) -> Result<Vec<ApiClient>, ApiError> {
        let mut all: Vec<ApiClient> = Vec::new();
        let mut total = None;
        loop {
            let last = all.last().map(|client| client.id.clone());
            let from = last
                .as_deref()
                .map_or(calls::From::Offset(0), calls::From::Id);
            let request = calls::clients(&self.hosts, &self.project_key, from);
            let mut answer = self
                .api(request)
                .await
                .and_then(|r| calls::read_clients(&r));
            if matches!(&answer, Err(error) if error.kind == ErrorKind::BadInput && last.is_some())
            {
                let from = calls::From::Offset(all.len());
                let request = calls::clients(&self.hosts, &self.project_key, from);
                answer = self
                    .api(request)
                    .await
                    .and_then(|r| calls::read_clients(&r));
            }
            let (page, found) = answer?;
            total = total.or(found);
            let full = page.len() >= calls::PAGE;
            let before = all.len();
            all.extend(page);
            all.sort_by(|a, b| a.id.cmp(&b.id));
            all.dedup_by(|a, b| a.id == b.id);
            on_page(all.len(), total.map(|total: usize| total.max(all.len())));
            if !full || all.len() == before {
                return Ok(all);
            }
        }
    }

    /// Reads a page of the stores.
    ///
    /// # Errors
    /// Why they could not be read.
    pub async fn stores(&self, search: &str, offset: u32) -> Result<StorePage, ApiError> {
        let request = calls::stores(&self.hosts, &self.project_key, search, offset);
        calls::read_stores(&self.api(request).await?)
    }

    /// Creates a client, once. When the answer is lost it is not sent again: the page looks for a
    /// client of that name that was not among `known`, several times, and reports what it finds.
    pub async fn create(&self, draft: &ApiClientDraft, known: &[ApiClient]) -> CreateOutcome {
        let request = calls::create(
            &self.hosts,
            &self.project_key,
            draft.body(&self.project_key),
        );
        let answer = self.api(request).await;
        let cause = match answer.and_then(|response| calls::read_created(&response)) {
            Ok((client, secret)) => {
                let credentials = Credentials {
                    project_key: self.project_key.clone(),
                    name: client.name.clone(),
                    client_id: client.id.clone(),
                    secret,
                    scope: client.scope.clone(),
                    requested: draft.scopes.clone(),
                    api_url: self.hosts.api.clone(),
                    auth_url: self.hosts.auth.clone(),
                };
                return CreateOutcome::Created(client, credentials);
            }
            Err(error) if error.is_ambiguous() => error,
            Err(error) => return CreateOutcome::Refused(error),
        };
        let mut searched = false;
        for pause in LOOKS {
            self.clock.sleep(pause).await;
            let Ok(all) = self.clients(|_, _| {}).await else {
                continue;
            };
            searched = true;
            let new = |c: &ApiClient| c.name == draft.name && known.iter().all(|k| k.id != c.id);
            let found: Vec<ApiClient> = all.into_iter().filter(new).collect();
            if !found.is_empty() {
                return CreateOutcome::Lost {
                    cause,
                    found,
                    searched,
                };
            }
        }
        CreateOutcome::Lost {
            cause,
            found: Vec::new(),
            searched,
        }
    }

    /// Deletes a client. One that is gone already counts as done; when the answer is lost, a look
    /// tells whether it is gone.
    ///
    /// # Errors
    /// Why it is still there, or why that could not be found out.
    pub async fn delete(&self, id: &str) -> Result<Deleted, ApiError> {
        let request = calls::delete(&self.hosts, &self.project_key, id);
        let cause = match self.api(request).await {
            Ok(response) if response.status < 300 => return Ok(Deleted::Now),
            Ok(response) => ApiError::read(&response),
            Err(error) => error,
        };
        if cause.kind == ErrorKind::NotFound {
            return Ok(Deleted::Before);
        }
        if cause.is_ambiguous() {
            let request = calls::client(&self.hosts, &self.project_key, id);
            if self
                .api(request)
                .await
                .is_ok_and(|response| response.status == 404)
            {
                return Ok(Deleted::Now);
            }
        }
        Err(cause)
    }

    /// Gets a token with the credentials of a new client.
    ///
    /// # Errors
    /// The host's refusal, or why it could not be reached.
    pub async fn token_for(&self, credentials: &Credentials) -> Result<Token, ApiError> {
        let hosts = &self.hosts;
        let request = calls::token(hosts, &credentials.client_id, &credentials.secret, None);
        let response = self.transport.send(request).await?;
        calls::read_token(&response, Timestamp(self.clock.now_ms()))
    }

    /// Ends the session: forgets the token and asks the host to do so too, if that is possible.
    pub async fn close(&self) {
        self.closed.set(true);
        let token = self.token.borrow_mut().take();
        if let (Credential::Client { id, secret }, Some(token)) = (&self.credential, token) {
            let request = calls::revoke(&self.hosts, id, secret, &token.access);
            // Whatever it answers: the page has forgotten the token, and it ends by itself.
            let _ = self.transport.send(request).await;
        }
    }

    /// Gets a new token.
    async fn renew(&self) -> Result<(), ApiError> {
        let token = match &self.credential {
            Credential::Token(_) if self.token.borrow().is_some() => {
                return Err(ApiError::of(ErrorKind::InvalidToken));
            }
            Credential::Token(access) => {
                let expires_at = Timestamp(i64::MAX);
                Token {
                    access: access.clone(),
                    expires_at,
                    scope: String::new(),
                }
            }
            Credential::Client { id, secret } => {
                let request = calls::token(&self.hosts, id, secret, None);
                // A token request creates nothing that lasts, so repeating it does no harm.
                let response = self.patiently(request, Method::Get).await?;
                calls::read_token(&response, Timestamp(self.clock.now_ms()))?
            }
        };
        if !self.closed.get() {
            *self.token.borrow_mut() = Some(token);
        }
        Ok(())
    }

    /// Sends a call with the token. A refused token is replaced once, and the call repeated: a call
    /// that was answered 401 was not carried out.
    async fn api(&self, request: Request) -> Result<Response, ApiError> {
        let method = request.method;
        let first = self.patiently(self.authorized(&request)?, method).await?;
        if first.status != 401 {
            return Ok(first);
        }
        self.renew().await?;
        let second = self.patiently(self.authorized(&request)?, method).await?;
        if second.status == 401 {
            Err(ApiError::read(&second))
        } else {
            Ok(second)
        }
    }

    fn authorized(&self, request: &Request) -> Result<Request, ApiError> {
        let token = self.token.borrow();
        let token = token
            .as_ref()
            .ok_or_else(|| ApiError::of(ErrorKind::InvalidToken))?;
        let mut request = request.clone();
        request.authorization = Some(format!("Bearer {}", token.access.reveal()));
        Ok(request)
    }

    /// Sends a request, and again where [`retry`] says so for `method`.
    async fn patiently(&self, request: Request, method: Method) -> Result<Response, ApiError> {
        let mut repeats = 0;
        loop {
            let outcome = self.transport.send(request.clone()).await;
            match retry::wait_ms(method, repeats, &outcome, self.clock.random()) {
                Some(wait) => self.clock.sleep(wait).await,
                None => return outcome.map_err(Into::into),
            }
            repeats += 1;
        }
    }
}
