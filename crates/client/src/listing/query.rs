//! What the list shows: a filter, a chip and a sort, as one value that an address can hold.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::{Columns, Listing, Sort};

/// More characters of a filter are neither written to an address nor read from one.
pub const MAX_TEXT: usize = 256;
/// The list is sorted by so many keys at most.
pub const MAX_SORTS: usize = 3;

/// What stands in an address as it is.
const AS_IT_IS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A chip above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Show {
    /// Every client.
    #[default]
    All,
    /// Those that somebody should look at: [`Status::attention`](crate::status::Status::attention).
    Attention,
    /// Those that never obtained a token.
    NeverUsed,
    /// Inactive clients: all their access tokens have expired.
    Quiet,
    /// Those with `manage_project`.
    FullAccess,
    /// Those that expire soon, or should have.
    ExpiresSoon,
}

impl Show {
    /// Every chip, in order.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Attention,
        Self::NeverUsed,
        Self::Quiet,
        Self::FullAccess,
        Self::ExpiresSoon,
    ];

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Attention => "Needs attention",
            Self::NeverUsed => "Never used",
            Self::Quiet => "Inactive",
            Self::FullAccess => "Full access",
            Self::ExpiresSoon => "Expires soon",
        }
    }

    /// For addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Attention => "attention",
            Self::NeverUsed => "never-used",
            Self::Quiet => "quiet",
            Self::FullAccess => "full-access",
            Self::ExpiresSoon => "expires-soon",
        }
    }

    /// Its bit among a client's.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Filter, chip and sort.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// The filter as typed.
    pub text: String,
    /// The chip.
    pub show: Show,
    /// The order.
    pub sort: Sort,
    /// The order of those that are alike by it, key after key. Times count by their day then.
    pub then: Vec<Sort>,
    /// The columns that are hidden.
    pub hidden: Columns,
}

/// What a query finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The positions of the clients, in order.
    pub rows: Vec<usize>,
    /// How many clients match the filter under each chip, in the order of [`Show::ALL`].
    pub counts: [usize; 6],
}

impl ListQuery {
    /// What stands behind the question mark of the list's address; empty for the list as it opens.
    pub fn address(&self) -> String {
        let mut parts = Vec::new();
        let text: String = fitting(&self.text);
        if !text.is_empty() {
            parts.push(format!("q={}", utf8_percent_encode(&text, AS_IT_IS)));
        }
        if self.show != Show::All {
            parts.push(["show=", self.show.word()].concat());
        }
        if self.sort != Sort::default() || !self.then.is_empty() {
            let words: Vec<String> = self.sorts().map(Sort::word).collect();
            parts.push(["sort=", &words.join(".")].concat());
        }
        if !self.hidden.is_empty() {
            parts.push(["hide=", &self.hidden.words()].concat());
        }
        parts.join("&")
    }

    /// Reads what stands behind the question mark. What makes no sense is left out: an address is typed
    /// and shared by anybody.
    pub fn read(query: &str) -> Self {
        let mut read = Self::default();
        for part in query.split('&') {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            match key {
                "q" => {
                    if let Ok(text) = percent_decode_str(value).decode_utf8() {
                        read.text = fitting(&text);
                    }
                }
                "show" => {
                    let named = Show::ALL.iter().find(|show| show.word() == value);
                    read.show = named.copied().unwrap_or(read.show);
                }
                "sort" => read.read_sorts(value),
                "hide" => read.hidden = Columns::read(value),
                _ => {}
            }
        }
        read
    }

    /// The keys, the first one first.
    pub fn sorts(&self) -> impl Iterator<Item = Sort> {
        std::iter::once(self.sort).chain(self.then.iter().copied())
    }

    /// The query after a press on a header. With `also` the key comes behind those that are there, or turns
    /// around where it stands; the earliest of too many goes.
    #[must_use]
    pub fn pressed(mut self, key: super::SortKey, also: bool) -> Self {
        if !also {
            self.sort = self.sort.pressed(key);
            self.then.clear();
        } else if self.sort.key == key {
            self.sort = self.sort.pressed(key);
        } else if let Some(sort) = self.then.iter_mut().find(|sort| sort.key == key) {
            *sort = sort.pressed(key);
        } else {
            self.then.push(self.sort.pressed(key));
            if self.then.len() >= MAX_SORTS {
                self.then.remove(0);
            }
        }
        self
    }

    fn read_sorts(&mut self, value: &str) {
        let mut sorts: Vec<Sort> = Vec::new();
        for sort in value.split('.').filter_map(Sort::read) {
            if sorts.len() < MAX_SORTS && sorts.iter().all(|known| known.key != sort.key) {
                sorts.push(sort);
            }
        }
        let mut sorts = sorts.into_iter();
        if let Some(first) = sorts.next() {
            self.sort = first;
            self.then = sorts.collect();
        }
    }
}

/// A filter as an address can hold it: no control characters, and not endless.
pub(super) fn fitting(text: &str) -> String {
    let plain = text.chars().filter(|c| !c.is_control());
    plain.take(MAX_TEXT).collect()
}

impl Listing {
    /// What a query finds, and what its filter leaves under each chip.
    pub fn find(&self, query: &ListQuery) -> Found {
        let mut found = Found::default();
        for index in self.matching(&query.text, query.sort) {
            let flags = self.flags[index];
            for (count, show) in found.counts.iter_mut().zip(Show::ALL) {
                *count += usize::from(flags & show.bit() != 0);
            }
            if flags & query.show.bit() != 0 {
                found.rows.push(index);
            }
        }
        if query.then.is_empty() {
            if query.sort.descending {
                found.rows.reverse();
            }
        } else {
            self.sort_by_all(&mut found.rows, query);
        }
        found
    }

    fn sort_by_all(&self, rows: &mut [usize], query: &ListQuery) {
        let keys: Vec<(&[u32], bool)> = query
            .sorts()
            .map(|sort| (self.ranks[sort.key as usize].as_slice(), sort.descending))
            .collect();
        scope::order(rows, &|a, b| {
            let by = |(ranks, descending): &(&[u32], bool)| {
                let order = ranks[a].cmp(&ranks[b]);
                if *descending { order.reverse() } else { order }
            };
            let mut orders = keys.iter().map(by);
            orders
                .find(|order| order.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        });
    }
}
