//! What a refresh changed, for the person who ran it.

/// The kinds of change, in the order of printing.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Added,
    Removed,
    Changed,
    Scopes,
    Stores,
    Resources,
    ResourcesRemoved,
    Unnamed,
    Actions,
    ActionsRemoved,
    Fields,
    FieldsRemoved,
    FieldsChanged,
    Crossings,
    CrossingsRemoved,
    Types,
    Chains,
    ChainsRemoved,
}

const TITLES: [&str; 18] = [
    "Endpoints added (look at these: resource and name by rule)",
    "Endpoints removed",
    "Alternatives changed",
    "Scopes added (look at these: written by rule)",
    "Store forms added (unverified)",
    "Resources added (look at these: title and synonyms by rule)",
    "Resources removed (no endpoint is left)",
    "Scopes no longer named by an endpoint (kept in data/scopes.json)",
    "Update actions added",
    "Update actions removed",
    "Root fields of GraphQL added (look at these: a guess, written by rule)",
    "Root fields of GraphQL removed",
    "Root fields of GraphQL changed",
    "Fields that cross into another resource changed",
    "Fields that cross into another resource removed",
    "Types of GraphQL changed",
    "Builder names added (look at these: by rule, seen in no SDK)",
    "Builder names removed (the call is gone)",
];

/// Every change on a line of its own, and notes that are no changes.
#[derive(Default)]
pub(crate) struct Report {
    changes: [Vec<String>; TITLES.len()],
    notes: Vec<String>,
}

impl Report {
    /// A change.
    pub(crate) fn say(&mut self, kind: Kind, line: String) {
        self.changes[kind as usize].push(line);
    }

    /// Something to know that changes nothing.
    pub(crate) fn note(&mut self, line: String) {
        self.notes.push(line);
    }

    /// The whole text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for note in &self.notes {
            text += &format!("Note: {note}\n");
        }
        for (title, lines) in TITLES.iter().zip(&self.changes) {
            if !lines.is_empty() {
                text += &format!("{title}: {}\n", lines.len());
            }
            for line in lines {
                text += &format!("  {line}\n");
            }
        }
        if self.changes.iter().all(Vec::is_empty) {
            text += "Nothing changed.\n";
        }
        text
    }
}
