//! Saved views: a name, and what the list shows under it.

use serde::{Deserialize, Serialize};

use super::ListQuery;
use super::query::fitting;

/// So many views are kept at most.
pub const MAX_VIEWS: usize = 30;
/// The longest name of a view, in characters.
const MAX_NAME: usize = 60;

/// A view that was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// What the visitor calls it.
    pub name: String,
    /// What stands behind the question mark of its address.
    pub address: String,
}

/// All saved views, in the order in which they were saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Views(Vec<View>);

/// Why a view was not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// It has no name.
    NoName,
    /// There are [`MAX_VIEWS`] already.
    TooMany,
}

impl Views {
    /// Reads what [`Views::text`] wrote. What makes no sense is left out: others can write to the place
    /// where it is kept.
    pub fn read(text: &str) -> Self {
        let mut views = Self::default();
        for view in serde_json::from_str::<Vec<View>>(text).unwrap_or_default() {
            let _ = views.save(&view.name, &ListQuery::read(&view.address));
        }
        views
    }

    /// All of them as text.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// The views.
    pub fn all(&self) -> &[View] {
        &self.0
    }

    /// Saves what the list shows under a name. One of the same name is replaced.
    ///
    /// # Errors
    /// There is no name, or there are too many views.
    pub fn save(&mut self, name: &str, query: &ListQuery) -> Result<(), NotSaved> {
        let name: String = fitting(name.trim()).chars().take(MAX_NAME).collect();
        if name.is_empty() {
            return Err(NotSaved::NoName);
        }
        let address = query.address();
        if let Some(known) = self.0.iter_mut().find(|view| view.name == name) {
            known.address = address;
        } else if self.0.len() >= MAX_VIEWS {
            return Err(NotSaved::TooMany);
        } else {
            self.0.push(View { name, address });
        }
        Ok(())
    }

    /// Forgets a view.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|view| view.name != name);
    }
}
