//! Creating and deleting: once, and what to do when the answer is lost.

use std::{future::poll_fn, task::Poll};

use super::{Session, list::VIEW, send::Failure};
use crate::calls;
use crate::calls::{PageStart, Token};
use crate::error::{ApiError, ErrorKind};
use crate::region::Hosts;
use client::{ApiClient, ApiClientDraft, Credentials, Timestamp};

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

/// The scope that creating and deleting need.
const MANAGE: &str = "manage_api_clients";

/// The pauses in milliseconds before the looks for what became of a call without an answer: reads
/// may lag behind writes (observed: up to a minute). After some six seconds the page says that it
/// does not know.
const RECONCILE_DELAYS_MS: [u32; 4] = [0, 800, 1_700, 3_500];

/// The pauses in milliseconds before a new client's credentials are tried again. That the auth host
/// may learn of a client late is inferred from the lag of reads.
const PROPAGATION_DELAYS_MS: [u32; 2] = [1_000, 3_000];

/// How much older than the create a client may look and still be its work, in milliseconds: the
/// visitor's clock and the host's may differ.
const CLOCKS_DIFFER: i64 = 3_600_000;

/// What the work gives, or nothing when `stop` ends before it.
async fn first<T>(work: impl Future<Output = T>, stop: impl Future<Output = ()>) -> Option<T> {
    let (mut work, mut stop) = (Box::pin(work), Box::pin(stop));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => stop.as_mut().poll(context).map(|()| None),
    })
    .await
}

impl Session {
    /// Creates a client, once. When the answer is lost it is not sent again: the page looks for a
    /// client of that name that was not among `known`, several times, and reports what it finds.
    pub async fn create(&self, draft: &ApiClientDraft, known: &[ApiClient]) -> CreateOutcome {
        self.create_until(draft, known, std::future::pending())
            .await
    }

    /// The same, for a visitor who may stop waiting: when `stop` ends first the call is given up,
    /// and what became of it is found out as after a lost answer.
    pub async fn create_until(
        &self,
        draft: &ApiClientDraft,
        known: &[ApiClient],
        stop: impl Future<Output = ()>,
    ) -> CreateOutcome {
        let started = Timestamp(self.clock.now_ms());
        let request = calls::create(
            &self.hosts,
            &self.project_key,
            draft.body(&self.project_key),
        );
        let created = match first(self.exchange(request, MANAGE), stop).await {
            Some(Ok(response)) => calls::read_created(&response),
            Some(Err(Failure::NotDone(error))) => return CreateOutcome::Refused(error),
            Some(Err(Failure::Sent(error))) => Err(error),
            None => Err(ApiError::of(ErrorKind::Stopped)),
        };
        match created {
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
                CreateOutcome::Created(client, credentials)
            }
            Err(cause) if cause.is_ambiguous() => {
                let is_new = |client: &ApiClient| {
                    client.name == draft.name
                        && client
                            .created_at
                            .is_none_or(|at| at.0 >= started.0 - CLOCKS_DIFFER)
                        && known.iter().all(|known| known.id != client.id)
                };
                let (found, searched) = self.look_for(is_new).await;
                CreateOutcome::Lost {
                    cause,
                    found,
                    searched,
                }
            }
            Err(error) => CreateOutcome::Refused(error),
        }
    }

    /// Looks for clients several times, until some are found; and whether it could look at all.
    async fn look_for(&self, wanted: impl Fn(&ApiClient) -> bool) -> (Vec<ApiClient>, bool) {
        let mut searched = false;
        for pause in RECONCILE_DELAYS_MS {
            self.clock.sleep(pause).await;
            // Each look has its own policy: when it fails, the next one would only take longer.
            let Ok(newest) = self.newest().await else {
                break;
            };
            searched = true;
            let found: Vec<ApiClient> = newest.into_iter().filter(&wanted).collect();
            if !found.is_empty() {
                return (found, searched);
            }
        }
        (Vec::new(), searched)
    }

    /// The newest page of clients: what was created just now is on it. A host that does not sort
    /// gives all.
    async fn newest(&self) -> Result<Vec<ApiClient>, ApiError> {
        match self.page(PageStart::Newest).await {
            Err(error) if error.kind == ErrorKind::BadInput => self.clients(|_, _| ()).await,
            answer => answer.map(|(newest, _)| newest),
        }
    }

    /// Deletes a client. One that is gone already counts as done; when the answer is lost, a look
    /// tells whether it is gone.
    ///
    /// # Errors
    /// Why it is still there, or why that could not be found out.
    pub async fn delete(&self, id: &str) -> Result<Deleted, ApiError> {
        let request = calls::delete(&self.hosts, &self.project_key, id);
        let cause = match self.exchange(request, MANAGE).await {
            Ok(_) => return Ok(Deleted::Now),
            Err(Failure::NotDone(error)) => return Err(error),
            Err(Failure::Sent(error)) if error.kind == ErrorKind::NotFound => {
                return Ok(Deleted::Before);
            }
            Err(Failure::Sent(error)) => error,
        };
        for pause in RECONCILE_DELAYS_MS
            .into_iter()
            .take_while(|_| cause.is_ambiguous())
        {
            self.clock.sleep(pause).await;
            let request = calls::client(&self.hosts, &self.project_key, id);
            match self.answer(request, VIEW).await {
                Ok(_) => {}
                Err(error) if error.kind == ErrorKind::NotFound => return Ok(Deleted::Now),
                Err(_) => break,
            }
        }
        Err(cause)
    }

    /// Gets a token with the credentials of a new client.
    ///
    /// # Errors
    /// The host's refusal, or why it could not be reached.
    pub async fn token_for(&self, credentials: &Credentials) -> Result<Token, ApiError> {
        let Credentials {
            client_id,
            secret,
            auth_url,
            api_url,
            ..
        } = credentials;
        let hosts = Hosts {
            auth: auth_url.clone(),
            api: api_url.clone(),
        };
        for pause in PROPAGATION_DELAYS_MS {
            match self.foreign_token(&hosts, client_id, secret).await {
                Err(error) if error.kind == ErrorKind::InvalidClient => {}
                answer => return answer,
            }
            self.clock.sleep(pause).await;
        }
        self.foreign_token(&hosts, client_id, secret).await
    }
}
