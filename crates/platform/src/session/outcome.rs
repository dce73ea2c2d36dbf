//! What is known before a create, and how it ended.

use crate::error::ApiError;
use client::{ApiClient, Credentials};

/// How a create ended.
pub enum CreateOutcome {
    /// Created; this is the only time that the secret is seen.
    Created(ApiClient, Credentials),
    /// Not created.
    Refused(ApiError),
    /// Not created: the visitor stopped it before it was sent.
    NotSent,
    /// The answer was lost: it may have been created, and then its secret is gone.
    Lost {
        /// What went wrong.
        cause: ApiError,
        /// The clients of that name that may be the one: none of them was known before, and the
        /// host's own times do not rule them out.
        found: Vec<ApiClient>,
        /// How sure it is that the client in `found` is the one.
        certainty: Certainty,
        /// Whether the list could be read at all.
        searched: bool,
    },
    /// The session ended before the answer came. Whether it was created is not known; an answer that
    /// came later was wiped unread.
    Abandoned,
}

/// The clients that are known before a create.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The clients.
    pub clients: &'a [ApiClient],
    /// Whether that was the whole list. If not, and the host's clock can't be read, the newest page
    /// is read before the create.
    pub is_complete: bool,
}

/// How sure it is that a client is the work of a create whose answer was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// It is the only one of that name that the host created since the create was sent, by the
    /// host's own clock, and it has the scopes that were asked for.
    Certain,
    /// It was not there before as far as is known, but it may be somebody else's.
    Possible,
}
