//! The draft in one line: what would be created, as far as it is known.

use std::fmt;

use super::draft::{DraftForm, Field};
use super::lifetime::counted;
use scope::ScopeSet;

/// When the client would expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// Never.
    Never,
    /// After so many days.
    After(u32),
    /// What was typed can't be taken.
    Unclear,
}

/// What stands beside the button that creates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// How many scopes are sent; a scope in two stores counts twice, as in the API's scope string.
    pub scopes: usize,
    /// How many stores have scopes of their own.
    pub stores: usize,
    /// How many stores were added for which nothing is ticked.
    pub bare_stores: usize,
    /// How many warnings the lint has.
    pub warnings: usize,
    /// When it expires.
    pub ends: Ends,
}

impl Summary {
    /// The line for a form, when what it sends is worked out and its warnings are counted already.
    pub fn of(form: &DraftForm, sent: &ScopeSet, warnings: usize) -> Self {
        Self {
            scopes: sent.len(),
            stores: sent.stores().len(),
            bare_stores: form.selection.bare_stores().len(),
            warnings,
            ends: form.ends(),
        }
    }

    /// The pieces of the line, each with its plural right. Stores and warnings are left out when there are
    /// none.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces = vec![match self.scopes {
            0 => "No scopes".to_owned(),
            some => counted(some, "scope"),
        }];
        if self.stores > 0 {
            pieces.push(counted(self.stores, "store"));
        }
        if self.bare_stores > 0 {
            pieces.push([&counted(self.bare_stores, "store"), " without scopes"].concat());
        }
        if self.warnings > 0 {
            pieces.push(counted(self.warnings, "warning"));
        }
        pieces.push(match self.ends {
            Ends::Never => "never expires".to_owned(),
            Ends::After(days) => ["expires in ", &counted(days, "day")].concat(),
            Ends::Unclear => "check the expiration".to_owned(),
        });
        pieces
    }
}

impl fmt::Display for Summary {
    /// `5 scopes · 2 stores · 1 warning · expires in 30 days`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pieces().join(" · "))
    }
}

impl DraftForm {
    /// The draft in one line. `project_key` only matters for the length of the scope string.
    pub fn summary(&self, project_key: &str) -> Summary {
        let sent = self.sent();
        Summary::of(self, &sent, self.findings(project_key).len())
    }

    /// The stores that were added and have nothing: a mistake, or forgotten.
    pub(crate) fn without_scopes(&self) -> Option<String> {
        match self.selection.bare_stores()[..] {
            [] => None,
            [store] => Some(format!(
                "Store {store} has no scopes. Select scopes for it or remove it."
            )),
            ref stores => Some(format!(
                "{} stores have no scopes. Select scopes for them or remove them.",
                stores.len()
            )),
        }
    }

    /// When the client would expire.
    pub fn ends(&self) -> Ends {
        match self.number(Field::DeleteAfter) {
            Ok(None) => Ends::Never,
            Ok(Some(days)) => Ends::After(days),
            Err(_) => Ends::Unclear,
        }
    }
}
