//! What code declares.

use std::collections::BTreeSet;

use scope::{ScopeSet, Selection};

use super::{HOLE, Kind};
use crate::api_client::ApiClient;
use crate::draft::{DraftForm, Origin};
use crate::time::Day;

/// A value in code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stated<T> {
    /// It stands there.
    Given(T),
    /// It would have to be evaluated.
    Unread,
}

impl<T> Stated<T> {
    /// The value, if it stands there.
    pub fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Unread => None,
        }
    }
}

/// One API client that code declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What the code calls it.
    pub label: String,
    /// The ID that it is imported from.
    pub id: Option<String>,
    /// The name of the client.
    pub name: Stated<String>,
    /// The scope strings, as the API writes them.
    pub scopes: Stated<BTreeSet<String>>,
    /// The access token lifetime in seconds; nothing for the default.
    pub access: Stated<Option<u32>>,
    /// The refresh token lifetime in seconds; nothing for the default.
    pub refresh: Stated<Option<u32>>,
}

impl Declared {
    /// One of which only the label is known, with the defaults of the API.
    pub(super) fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            id: None,
            name: Stated::Given(String::new()),
            scopes: Stated::Given(BTreeSet::new()),
            access: Stated::Given(None),
            refresh: Stated::Given(None),
        }
    }

    /// One that is an existing client.
    pub(super) fn of(client: &ApiClient) -> Self {
        Self {
            label: client.name.clone(),
            id: Some(client.id.clone()),
            name: Stated::Given(client.name.clone()),
            scopes: Stated::Given(words(client)),
            access: Stated::Given(client.access_token_validity_seconds),
            refresh: Stated::Given(client.refresh_token_validity_seconds),
        }
    }

    /// What of it could not be read, for people: `name`, `scopes`.
    pub fn unread(&self) -> Vec<&'static str> {
        let parts = [
            ("name", self.name == Stated::Unread),
            ("scopes", self.scopes == Stated::Unread),
            ("access token lifetime", self.access == Stated::Unread),
            ("refresh token lifetime", self.refresh == Stated::Unread),
        ];
        let unread = parts.into_iter().filter(|(_, unread)| *unread);
        unread.map(|(part, _)| part).collect()
    }

    /// A form that creates it. What could not be read is left empty, so the form asks for it.
    pub fn draft(&self, project: &str) -> DraftForm {
        let mut form = DraftForm {
            name: self.name.given().cloned().unwrap_or_default(),
            ..DraftForm::default()
        };
        self.fill(&mut form, project);
        form
    }

    /// A form for a client in the place of an existing one, as the code declares it. What could not be read stays
    /// as it is in the existing one.
    pub fn replacement(
        &self,
        client: &ApiClient,
        all: &[ApiClient],
        today: Day,
        project: &str,
    ) -> DraftForm {
        let mut form = DraftForm::replacement_of(client, all, today);
        let name = self.name.given().map(|name| name.trim());
        let is_free =
            |name: &&str| !name.is_empty() && !all.iter().any(|other| other.name.trim() == *name);
        if let Some(name) = name.filter(is_free) {
            name.clone_into(&mut form.name);
        }
        self.fill(&mut form, project);
        form
    }

    /// Puts scopes and lifetimes into a form.
    fn fill(&self, form: &mut DraftForm, project: &str) {
        let mut notes = Vec::new();
        for part in self.unread() {
            notes.push(format!(
                "The {part} in the code is an expression, which is not evaluated."
            ));
        }
        if let Stated::Given(words) = &self.scopes {
            let text: Vec<&str> = words.iter().map(String::as_str).collect();
            let parsed = ScopeSet::parse(&text.join(" "), Some(project));
            form.selection = Selection::of(&parsed.set);
            // View scopes that the code does not name are not sent.
            form.omit_covered = form.selection.sent(false) != parsed.set;
            if parsed.set.len() < words.len() {
                let left = words.len() - parsed.set.len();
                notes.push(format!(
                    "{} in the code can’t be requested here, because the project is another one or an API \
                        client can’t have the scope.",
                    crate::lifetime::counted(left, "scope")
                ));
            }
        }
        let text = |seconds: &Option<u32>| seconds.map_or_else(String::new, |n| n.to_string());
        if let Stated::Given(seconds) = &self.access {
            form.access_seconds = text(seconds);
        }
        if let Stated::Given(seconds) = &self.refresh {
            form.refresh_seconds = text(seconds);
        }
        form.prepared = Some(notes);
        form.origin = Origin::File;
    }
}

/// The scope strings of a client.
pub(super) fn words(client: &ApiClient) -> BTreeSet<String> {
    let words = client.scope.split_whitespace();
    words.map(str::to_owned).collect()
}

/// The scope strings of texts in which a [`HOLE`] stands for what would have to be evaluated. Where only the
/// project does, it is taken for the project that the page is connected to; anything else is not read.
pub(super) fn scopes<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    project: &str,
) -> Stated<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for word in texts.into_iter().flat_map(str::split_whitespace) {
        let mut parts: Vec<&str> = word.split(':').collect();
        if let Some(key) = parts.get_mut(1).filter(|key| **key == "\0") {
            *key = project;
        }
        let word = parts.join(":");
        if word.contains(HOLE) {
            return Stated::Unread;
        }
        found.insert(word);
    }
    Stated::Given(found)
}

/// What was read of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The language.
    pub kind: Kind,
    /// The clients that it declares, in the order of the text.
    pub clients: Vec<Declared>,
    /// How many declarations may stand for clients that are not among them.
    pub unread: usize,
    /// What was left aside, and why; sentences.
    pub notes: Vec<String>,
}

/// So many notes are kept; of more only that there are some.
const MOST_NOTES: usize = 20;

impl Code {
    pub(super) fn new(kind: Kind) -> Self {
        Self {
            kind,
            clients: Vec::new(),
            unread: 0,
            notes: Vec::new(),
        }
    }

    pub(super) fn note(&mut self, text: String) {
        if self.notes.len() > MOST_NOTES || self.notes.contains(&text) {
            return;
        }
        self.notes.push(if self.notes.len() < MOST_NOTES {
            text
        } else {
            "Other parts of the code were ignored.".to_owned()
        });
    }

    /// A declaration that may stand for any number of clients.
    pub(super) fn leave(&mut self, text: String) {
        self.unread += 1;
        self.note(text);
    }
}
