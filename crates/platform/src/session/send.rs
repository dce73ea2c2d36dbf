//! How a call is sent: with a token, again where that does no harm, and with a new token when the
//! old one is refused.

use super::{Credential, Session};
use crate::calls::Token;
use crate::error::{ApiError, ErrorKind};
use crate::http::{Request, Response, TransportError};
use crate::region::Hosts;
use crate::{calls, retry};
use client::{Secret, Timestamp};

/// How a call failed, as far as it matters to who must know whether something was done.
pub(super) enum Failure {
    /// The host never got it with a token that it accepts.
    NotDone(ApiError),
    /// The host refused it, or it is not known what became of it; the error tells which.
    Sent(ApiError),
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::NotDone(error) | Failure::Sent(error) => error,
        }
    }
}

/// Whether a request without an answer is sent again.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RetryPolicy {
    /// Never: it may have been carried out.
    None,
    /// Only when the host says that it is busy: a person is waiting to hear of a wrong host.
    Busy,
    /// Also when there is no answer.
    Full,
}

impl Session {
    /// Sends a call that needs `scope` and returns its good answer.
    pub(super) async fn answer(&self, request: Request, scope: &str) -> Result<Response, ApiError> {
        Ok(self.exchange(request, scope).await?)
    }

    /// The same, telling more about a failure. A call that was answered 401 was not carried out, so
    /// it is repeated once with a new token, whatever its method.
    pub(super) async fn exchange(
        &self,
        request: Request,
        scope: &str,
    ) -> Result<Response, Failure> {
        let is_safe = request.method.is_safe();
        let policy = if is_safe {
            RetryPolicy::Full
        } else {
            RetryPolicy::None
        };
        let mut renewed = false;
        loop {
            let access = self.access().map_err(Failure::NotDone)?;
            let mut request = request.clone();
            request.authorization = Some(format!("Bearer {}", access.reveal()));
            let response = self
                .send_with_retry(&request, policy)
                .await
                .map_err(Failure::Sent)?;
            match response.status {
                200..=299 => return Ok(response),
                401 if !renewed => {
                    self.replace(&access).await.map_err(Failure::NotDone)?;
                    renewed = true;
                }
                _ => {
                    let error = ApiError::read_without(&response, &[access.reveal()]);
                    return Err(Failure::Sent(error.needing(scope)));
                }
            }
        }
    }

    fn access(&self) -> Result<Secret, ApiError> {
        let token = self.token.borrow();
        let access = token.as_ref().map(|token| token.access.clone());
        access.ok_or_else(|| ApiError::of(ErrorKind::InvalidToken))
    }

    /// Gets a new token in place of a refused one, unless another call has done so meanwhile.
    async fn replace(&self, refused: &Secret) -> Result<(), ApiError> {
        if self.access()? == *refused {
            self.renew(RetryPolicy::Full).await?;
        }
        Ok(())
    }

    /// Gets a token for all scopes that the client holds. A pasted token can't be replaced.
    pub(super) async fn renew(&self, policy: RetryPolicy) -> Result<(), ApiError> {
        let (request, secret) = match &*self.credential.borrow() {
            Some(Credential::Client { id, secret }) => {
                (calls::token(&self.hosts, id, secret), secret.clone())
            }
            _ => return Err(ApiError::of(ErrorKind::InvalidToken)),
        };
        let token = self.request_token(request, &secret, policy).await?;
        // Whoever disconnected meanwhile wants no token.
        if self.credential.borrow().is_some() {
            *self.token.borrow_mut() = Some(token);
        }
        Ok(())
    }

    /// Sends a token request. It creates nothing but a token that ends by itself, so repeating it
    /// does no harm although it is a POST.
    pub(super) async fn request_token(
        &self,
        request: Request,
        secret: &Secret,
        policy: RetryPolicy,
    ) -> Result<Token, ApiError> {
        let response = self.send_with_retry(&request, policy).await?;
        if (200..300).contains(&response.status) {
            return calls::read_token(&response, Timestamp(self.clock.now_ms()));
        }
        let sent = request.authorization.as_deref().unwrap_or_default();
        let basic = sent.split_once(' ').map_or(sent, |(_, basic)| basic);
        let mut error = ApiError::read_without(&response, &[secret.reveal(), basic]);
        // No token was sent: what is refused here is the client, however the host words it.
        if error.kind == ErrorKind::InvalidToken {
            error.kind = ErrorKind::InvalidClient;
        }
        Err(error)
    }

    /// Sends a request, and again where [`retry`] says so and the policy allows.
    async fn send_with_retry(
        &self,
        request: &Request,
        policy: RetryPolicy,
    ) -> Result<Response, ApiError> {
        let mut repeats = 0;
        loop {
            let outcome = self.transport.send(request.clone()).await;
            let repeat = match policy {
                RetryPolicy::None => false,
                RetryPolicy::Busy => !matches!(outcome, Err(TransportError::Network)),
                RetryPolicy::Full => true,
            };
            let wait = retry::wait_ms(repeats, &outcome, self.clock.random());
            match wait.filter(|_| repeat) {
                Some(wait) => self.clock.sleep(wait).await,
                None => {
                    return outcome.map_err(|error| ApiError::from(error).from_host(&request.url));
                }
            }
            repeats += 1;
        }
    }

    /// A token with other credentials than the session's own.
    pub(super) async fn foreign_token(
        &self,
        hosts: &Hosts,
        id: &str,
        secret: &Secret,
    ) -> Result<Token, ApiError> {
        self.request_token(calls::token(hosts, id, secret), secret, RetryPolicy::Full)
            .await
    }
}
