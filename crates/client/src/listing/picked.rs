//! The rows that are selected, by the ids of their clients: a filter or a sort changes nothing about them.

use std::collections::BTreeSet;

/// The selected clients.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    ids: BTreeSet<String>,
    /// Where a range begins: the client that was pressed last.
    anchor: Option<String>,
}

impl Picked {
    /// How many are selected.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Whether a client is.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// The ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// Selects a client, or no longer. A range begins here.
    pub fn set(&mut self, id: &str, on: bool) {
        self.anchor = Some(id.to_owned());
        self.put(id, on);
    }

    /// Selects everything between the client that was pressed last and this one, or no longer; `shown` are
    /// the ids in the order of the list. Without a beginning that is shown it is this one alone.
    pub fn set_range<'a>(&mut self, shown: impl Iterator<Item = &'a str>, id: &str, on: bool) {
        let anchor = self.anchor.clone().unwrap_or_default();
        let shown: Vec<&str> = shown.collect();
        let place = |id: &str| shown.iter().position(|other| *other == id);
        if let (Some(from), Some(to)) = (place(&anchor), place(id)) {
            for id in &shown[from.min(to)..=from.max(to)] {
                self.put(id, on);
            }
        } else {
            self.put(id, on);
        }
        self.anchor = Some(id.to_owned());
    }

    /// Selects all of these, or none of them any more. Others stay as they are.
    pub fn set_all<'a>(&mut self, ids: impl Iterator<Item = &'a str>, on: bool) {
        for id in ids {
            self.put(id, on);
        }
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Forgets clients that are gone.
    pub fn retain(&mut self, is_there: impl Fn(&str) -> bool) {
        self.ids.retain(|id| is_there(id));
    }

    fn put(&mut self, id: &str, on: bool) {
        if on {
            self.ids.insert(id.to_owned());
        } else {
            self.ids.remove(id);
        }
    }
}
