//! How a call is sent: with a token, again where that does no harm, and with a new token when the
//! old one is refused.

use std::rc::Rc;

use super::{Session, tokens::Owner};
use crate::calls::Token;
use crate::error::{ApiError, ErrorKind, requestable};
use crate::http::{Request, Response, TransportError};
use crate::{calls, retry};
use client::{Secret, Timestamp};

/// How a call failed, as far as it matters to who must know whether something was done.
pub(super) enum Failure {
    /// The host never got it with a token that it accepts.
    NotDone(ApiError),
    /// The host refused it, or it is not known what became of it; the error tells which.
    Sent(ApiError),
}

/// A token that was not granted.
pub(super) struct Refusal {
    /// Why.
    pub(super) error: ApiError,
    /// The scopes that the client may ask for, if the host names them.
    pub(super) offered: Option<String>,
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        let offered = None;
        Self { error, offered }
    }
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
    /// Sends a call that needs `scope` and returns its good answer; a read is repeated.
    pub(super) async fn answer(&self, request: Request, scope: &str) -> Result<Response, ApiError> {
        let is_safe = request.method.is_safe();
        let policy = if is_safe {
            RetryPolicy::Full
        } else {
            RetryPolicy::None
        };
        Ok(self.exchange(request, scope, policy).await?)
    }

    /// The same, telling more about a failure. A call that was answered 401 was not carried out, so
    /// it is repeated once with a new token, whatever its method. An answer that arrives after the
    /// session has ended is wiped unread.
    pub(super) async fn exchange(
        &self,
        request: Request,
        scope: &str,
        policy: RetryPolicy,
    ) -> Result<Response, Failure> {
        let mut renewed = false;
        loop {
            let access = self.access().map_err(Failure::NotDone)?;
            let mut request = request.clone();
            request.authorization = Some(format!("Bearer {}", access.reveal()));
            let response = self
                .send_with_retry(&request, policy)
                .await
                .map_err(Failure::Sent)?;
            self.open().map_err(Failure::Sent)?;
            self.reads_date
                .set(self.reads_date.get() || response.date_ms.is_some());
            match response.status {
                200..=299 => return Ok(response),
                401 if !renewed => {
                    self.replace(&access).await.map_err(Failure::NotDone)?;
                    renewed = true;
                }
                _ => {
                    let error = ApiError::read_without(&response, &[access.reveal()]);
                    let error = error.needing(scope).with_narrow_token(self.is_narrow());
                    return Err(Failure::Sent(error));
                }
            }
        }
    }

    fn access(&self) -> Result<Secret, ApiError> {
        let token = self.token.borrow();
        let access = token.as_ref().map(|token| token.access.clone());
        access.ok_or_else(|| self.no_token())
    }

    /// Gets a new token in place of a refused one, unless another call has done so meanwhile.
    async fn replace(&self, refused: &Secret) -> Result<(), ApiError> {
        if self.access()? == *refused {
            self.renew(RetryPolicy::Full).await?;
        }
        Ok(())
    }

    /// Sends a token request and registers the token. The request creates nothing but a token that
    /// ends by itself, so repeating it does no harm although it is a POST. A token that arrives
    /// after the session has ended is revoked at once.
    pub(super) async fn request_token(
        &self,
        owner: &Rc<Owner>,
        scope: Option<&str>,
        policy: RetryPolicy,
    ) -> Result<Token, Refusal> {
        let request = calls::token(&owner.hosts, &owner.id, &owner.secret, scope);
        let response = self.send_with_retry(&request, policy).await?;
        if (200..300).contains(&response.status) {
            let now = Timestamp(self.clock.now_ms());
            let token = calls::read_token(&response, now)?;
            if self.tokens.keep(&token, owner, now) {
                return Ok(token);
            }
        }
        self.open()?;
        let sent = request.authorization.as_deref().unwrap_or_default();
        let basic = sent.split_once(' ').map_or(sent, |(_, basic)| basic);
        let mut error = ApiError::read_without(&response, &[owner.secret.reveal(), basic]);
        // No token was sent: what is refused here is the client, however the host words it.
        if error.kind == ErrorKind::InvalidToken {
            error.kind = ErrorKind::InvalidClient;
        }
        let offered = requestable(&response);
        Err(Refusal { error, offered })
    }

    /// Whether the session still stands.
    pub(super) fn open(&self) -> Result<(), ApiError> {
        if self.tokens.has_ended() {
            return Err(ApiError::of(ErrorKind::Ended));
        }
        Ok(())
    }

    /// Sends a request, and again where [`retry`] says so and the policy allows.
    pub(super) async fn send_with_retry(
        &self,
        request: &Request,
        policy: RetryPolicy,
    ) -> Result<Response, ApiError> {
        let mut repeats = 0;
        loop {
            self.open()?;
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
}
