//! Creating: once, and the test of what was created.

use std::{future::poll_fn, rc::Rc, task::Poll};

use super::{
    Session,
    outcome::{CreateOutcome, Known},
    send::{Failure, RetryPolicy},
    tokens::{Owner, TestToken},
};
use crate::calls;
use crate::error::{ApiError, ErrorKind};
use crate::region::Hosts;
use client::{ApiClientDraft, Credentials};

/// The scope that creating and deleting need.
pub(super) const MANAGE: &str = "manage_api_clients";

/// The pauses in milliseconds before a new client's credentials are tried again. That the auth host
/// may learn of a client late is inferred from the lag of reads.
const PROPAGATION_DELAYS_MS: [u32; 2] = [1_000, 3_000];

/// What the work gives, or nothing when `stop` ends before it.
async fn first<T>(
    work: impl Future<Output = T>,
    mut stop: impl Future<Output = ()> + Unpin,
) -> Option<T> {
    let mut work = Box::pin(work);
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => std::pin::Pin::new(&mut stop).poll(context).map(|()| None),
    })
    .await
}

impl Session {
    /// Creates a client, once. When the answer is lost it is not sent again: the page looks for a
    /// client of that name that was not there before, several times, and reports what it finds.
    pub async fn create(&self, draft: &ApiClientDraft, known: Known<'_>) -> CreateOutcome {
        self.create_until(draft, known, std::future::pending())
            .await
    }

    /// The same, for a visitor who may stop waiting: when `stop` ends first the call is given up,
    /// and what became of it is found out as after a lost answer.
    pub async fn create_until(
        &self,
        draft: &ApiClientDraft,
        known: Known<'_>,
        stop: impl Future<Output = ()>,
    ) -> CreateOutcome {
        let mut stop = Box::pin(stop);
        let Some(before) = first(self.look_before(known), stop.as_mut()).await else {
            return CreateOutcome::NotSent;
        };
        let body = draft.body(&self.project_key);
        let request = calls::create(&self.hosts, &self.project_key, body);
        let started_ms = self.clock.now_ms();
        let sending = self.exchange(request, MANAGE, RetryPolicy::None);
        let created = match first(sending, stop.as_mut()).await {
            Some(Err(Failure::NotDone(error))) => return CreateOutcome::Refused(error),
            Some(Err(Failure::Sent(error))) if error.kind == ErrorKind::Ended => {
                return CreateOutcome::Abandoned;
            }
            Some(Err(Failure::Sent(error))) => Err(error),
            Some(Ok(response)) => calls::read_created(&response),
            None => Err(ApiError::of(ErrorKind::Stopped)),
        };
        match created {
            Ok((client, secret)) => {
                let created = (client.id.clone(), self.clock.now_ms());
                self.created.borrow_mut().push(created);
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
                self.look_after(draft, &before, started_ms, cause).await
            }
            Err(error) => CreateOutcome::Refused(error),
        }
    }

    /// Gets a token with the credentials of a new client. It is revoked when it is dropped, and when
    /// the session ends; until then the session keeps a copy of the credentials for that.
    ///
    /// # Errors
    /// The host's refusal, or why it could not be reached.
    pub async fn token_for(&self, credentials: &Credentials) -> Result<TestToken, ApiError> {
        let owner = owner(credentials);
        for pause in PROPAGATION_DELAYS_MS {
            match self.foreign_token(&owner).await {
                Err(error) if error.kind == ErrorKind::InvalidClient => {}
                answer => return answer.map(|token| TestToken::new(token, &self.tokens)),
            }
            self.clock.sleep(pause).await;
        }
        let answer = self.foreign_token(&owner).await;
        answer.map(|token| TestToken::new(token, &self.tokens))
    }

    /// The same with the credentials of a client that is not new: a refusal is final.
    ///
    /// # Errors
    /// The host's refusal, or why it could not be reached.
    pub async fn token_of(&self, credentials: &Credentials) -> Result<TestToken, ApiError> {
        let answer = self.foreign_token(&owner(credentials)).await;
        answer.map(|token| TestToken::new(token, &self.tokens))
    }
}

fn owner(credentials: &Credentials) -> Rc<Owner> {
    Rc::new(Owner {
        hosts: Hosts {
            auth: credentials.auth_url.clone(),
            api: credentials.api_url.clone(),
        },
        id: credentials.client_id.clone(),
        secret: credentials.secret.clone(),
    })
}
