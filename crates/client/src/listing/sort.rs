//! What the list is sorted by: one key, or several.

use std::cmp::Ordering;

use crate::api_client::ApiClient;

/// What the list is sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// The name, ASCII letters of either case alike, then the id.
    Name,
    /// When it was made; unknown counts as longest ago.
    Created,
    /// The last day of use; never counts as longest ago.
    LastUsed,
    /// When it is deleted; never counts as last.
    Expires,
    /// How many scopes it holds.
    Scopes,
}

impl SortKey {
    /// All keys.
    pub const ALL: [Self; 5] = [
        Self::Name,
        Self::Created,
        Self::LastUsed,
        Self::Expires,
        Self::Scopes,
    ];

    /// For addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Created => "created",
            Self::LastUsed => "used",
            Self::Expires => "expires",
            Self::Scopes => "scopes",
        }
    }

    /// Two clients by this key alone; names are compared as folded text, and scopes are counted once, elsewhere.
    pub(super) fn compare(self, a: &ApiClient, b: &ApiClient) -> Ordering {
        let ends = |client: &ApiClient| client.delete_at.map_or(i64::MAX, |at| at.0);
        match self {
            Self::Name | Self::Scopes => Ordering::Equal,
            Self::Created => a.created_at.cmp(&b.created_at),
            Self::LastUsed => a.last_used_at.cmp(&b.last_used_at),
            Self::Expires => ends(a).cmp(&ends(b)),
        }
    }

    /// Whether two clients look alike under this key: a day is what the list shows of a time.
    pub(super) fn alike(self, a: &ApiClient, b: &ApiClient) -> bool {
        let day = |time: Option<crate::Timestamp>| time.map(crate::Timestamp::day);
        match self {
            Self::Name => a.name.eq_ignore_ascii_case(&b.name),
            Self::Created => day(a.created_at) == day(b.created_at),
            Self::LastUsed => a.last_used_at == b.last_used_at,
            Self::Expires => day(a.delete_at) == day(b.delete_at),
            Self::Scopes => a.scope_count() == b.scope_count(),
        }
    }
}

/// A key and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The key.
    pub key: SortKey,
    /// Whether the greatest comes first: `Z` before `A`, new before old.
    pub descending: bool,
}

impl Default for Sort {
    /// Newest first.
    fn default() -> Self {
        Self {
            key: SortKey::Created,
            descending: true,
        }
    }
}

impl Sort {
    /// The sort after a press on a header: the same key turns around, another starts with its
    /// natural direction, which is `A` first for names and new first for times.
    #[must_use]
    pub fn pressed(self, key: SortKey) -> Self {
        let descending = if self.key == key {
            !self.descending
        } else {
            !matches!(key, SortKey::Name | SortKey::Expires)
        };
        Self { key, descending }
    }

    /// For addresses: `-used`.
    pub(super) fn word(self) -> String {
        [if self.descending { "-" } else { "" }, self.key.word()].concat()
    }

    /// Reads `-used`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let word = text.strip_prefix('-').unwrap_or(text);
        let key = SortKey::ALL.into_iter().find(|key| key.word() == word)?;
        Some(Self {
            key,
            descending: text.starts_with('-'),
        })
    }
}
