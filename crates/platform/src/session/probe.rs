//! A call with a test token that changes nothing and brings no data.

use super::{Session, send::RetryPolicy, tokens::TestToken};
use crate::calls;
use crate::error::ApiError;

impl Session {
    /// The status that a `HEAD` with a test token is answered with. `path` is what stands behind the project
    /// key, such as `/carts`.
    ///
    /// # Errors
    /// There is no answer, or the session has ended.
    pub async fn probe(&self, token: &TestToken, path: &str) -> Result<u16, ApiError> {
        let mut request = calls::head(&self.hosts, &self.project_key, path);
        request.authorization = Some(format!("Bearer {}", token.access.reveal()));
        let response = self.send_with_retry(&request, RetryPolicy::Full).await?;
        self.open()?;
        Ok(response.status)
    }
}
