//! Deleting: once, and what to do when the answer is lost.

use super::{
    Session,
    create::MANAGE,
    list::VIEW,
    lost::RECONCILE_DELAYS_MS,
    send::{Failure, RetryPolicy},
};
use crate::calls;
use crate::error::{ApiError, ErrorKind};
use client::inventory::READ_LAG_MS;

/// How a delete ended well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// It was there and is gone.
    Now,
    /// It was gone already.
    Before,
}

impl Session {
    /// Deletes a client. One that is gone already counts as done; when the answer is lost, a look
    /// tells whether it is gone. Of a client that this session created less than [`READ_LAG_MS`] ago no look
    /// tells that.
    ///
    /// # Errors
    /// Why it is still there, or why that could not be found out.
    pub async fn delete(&self, id: &str) -> Result<Deleted, ApiError> {
        let request = calls::delete(&self.hosts, &self.project_key, id);
        let cause = match self.exchange(request, MANAGE, RetryPolicy::None).await {
            Ok(_) => return Ok(Deleted::Now),
            Err(Failure::NotDone(error)) => return Err(error),
            Err(Failure::Sent(error)) if error.kind == ErrorKind::NotFound => {
                return Ok(Deleted::Before);
            }
            Err(Failure::Sent(error)) => error,
        };
        // Reads do not show a new client for a while, so that they do not find it proves nothing.
        let proves = !self.is_new(id);
        for pause in RECONCILE_DELAYS_MS
            .into_iter()
            .take_while(|_| cause.is_ambiguous())
        {
            self.clock.sleep(pause).await;
            let request = calls::client(&self.hosts, &self.project_key, id);
            match self.answer(request, VIEW).await {
                Ok(_) => {}
                Err(error) if error.kind == ErrorKind::NotFound && proves => {
                    return Ok(Deleted::Now);
                }
                Err(error) if error.kind == ErrorKind::NotFound => {}
                Err(_) => break,
            }
        }
        Err(cause)
    }

    /// Whether this session created the client a moment ago.
    fn is_new(&self, id: &str) -> bool {
        let now = self.clock.now_ms();
        let mut created = self.created.borrow_mut();
        created.retain(|(_, at)| now - at < READ_LAG_MS);
        created.iter().any(|(known, _)| known == id)
    }
}
