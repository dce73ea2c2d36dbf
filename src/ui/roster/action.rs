//! What can be done with one client. Nothing here changes it: an API client can't be changed.

use super::texts;

/// An entry of a client's menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Shows its page.
    Open,
    /// Prepares a client like it.
    Duplicate,
    /// Prepares a client that takes its place.
    Replace,
    /// Compares it.
    Compare,
    /// Copies its ID.
    CopyId,
    /// Asks whether to delete it.
    Delete,
}

impl Action {
    /// All, in order.
    pub const ALL: [Self; 6] = [
        Self::Open,
        Self::Duplicate,
        Self::Replace,
        Self::Compare,
        Self::CopyId,
        Self::Delete,
    ];

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Open => texts::OPEN,
            Self::Duplicate => texts::DUPLICATE,
            Self::Replace => texts::REPLACE,
            Self::Compare => texts::COMPARE,
            Self::CopyId => texts::COPY_ID,
            Self::Delete => texts::DELETE,
        }
    }
}
