//! What code declares beside what the project has. Nothing is done by it.

use std::collections::BTreeSet;

use super::declared::{Declared, Stated};
use crate::api_client::ApiClient;
use crate::lifetime;

/// How one client stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The code declares it, and the project does not have it: the code would create it.
    Missing,
    /// Both have it, and they differ: the code would replace it.
    Differs,
    /// The project has it, and the code does not declare it.
    Extra,
    /// Not all of it could be read, and what was read is the same.
    Unclear,
    /// Both have it, and they are the same.
    Same,
}

impl Verdict {
    /// All, in the order of a plan.
    pub const ALL: [Self; 5] = [
        Self::Missing,
        Self::Differs,
        Self::Extra,
        Self::Unclear,
        Self::Same,
    ];
}

/// One thing in which the code and the project differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The name in the code is another one.
    Name(String),
    /// The scopes.
    Scopes {
        /// In the code alone.
        code: Vec<String>,
        /// In the project alone.
        project: Vec<String>,
    },
    /// The access token lifetime in seconds: in the code, in the project. Nothing is the default.
    Access(Option<u32>, Option<u32>),
    /// The refresh token lifetime in seconds, alike.
    Refresh(Option<u32>, Option<u32>),
}

impl Change {
    /// The change in sentences.
    pub fn words(&self) -> String {
        let seconds = |given: &Option<u32>, default: u32| match given {
            Some(seconds) => lifetime::words((*seconds).into()),
            None => [&lifetime::words(default.into()), " (the default)"].concat(),
        };
        match self {
            Self::Name(code) => ["Name in the code: ", &crate::display_name(code), "."].concat(),
            Self::Scopes { code, project } => {
                let all = |scopes: &[String]| {
                    let words: Vec<_> = scopes.iter().map(|s| crate::text::visible(s)).collect();
                    words.join(", ")
                };
                let lines = [
                    ("In the code only: ", code),
                    ("In the project only: ", project),
                ];
                let lines = lines.into_iter().filter(|(_, scopes)| !scopes.is_empty());
                let lines = lines.map(|(lead, scopes)| [lead, &all(scopes), "."].concat());
                lines.collect::<Vec<_>>().join(" ")
            }
            Self::Access(code, project) => format!(
                "Access tokens last {} in the code, {} in the project.",
                seconds(code, lifetime::ACCESS_DEFAULT),
                seconds(project, lifetime::ACCESS_DEFAULT),
            ),
            Self::Refresh(code, project) => format!(
                "Refresh tokens last {} in the code, {} in the project.",
                seconds(code, lifetime::REFRESH_DEFAULT),
                seconds(project, lifetime::REFRESH_DEFAULT),
            ),
        }
    }
}

/// One client of the code, of the project, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How it stands.
    pub verdict: Verdict,
    /// The position in the clients of the code.
    pub declared: Option<usize>,
    /// The position in the list of the project.
    pub client: Option<usize>,
    /// In what they differ.
    pub changes: Vec<Change>,
    /// Whether the code imports it from an ID that the project does not have.
    pub lost_id: bool,
}

/// All clients of the code and of the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// A row for each, sorted by verdict, then as in the code; those that it does not declare by name.
    pub rows: Vec<Row>,
    /// How many declarations were not read, or belong to a client that is not known: any client in
    /// [`Verdict::Extra`] may be one of theirs.
    pub unread: usize,
}

impl Plan {
    /// The rows of one verdict.
    pub fn of_verdict(&self, verdict: Verdict) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.verdict == verdict)
    }

    /// How many rows there are of each verdict, in the order of [`Verdict::ALL`].
    pub fn counts(&self) -> [usize; 5] {
        Verdict::ALL.map(|verdict| self.of_verdict(verdict).count())
    }

    /// Whether the code and the project are the same, as far as everything could be read.
    pub fn is_clean(&self) -> bool {
        self.unread == 0
            && self
                .rows
                .iter()
                .all(|row| row.verdict == Verdict::Same && !row.lost_id)
    }
}

/// In what they differ, as far as the code could be read.
pub(super) fn changes(declared: &Declared, client: &ApiClient) -> Vec<Change> {
    let mut changes = Vec::new();
    if let Stated::Given(name) = &declared.name
        && *name != client.name
    {
        changes.push(Change::Name(name.clone()));
    }
    if let Stated::Given(code) = &declared.scopes {
        let project: BTreeSet<&str> = client.scope.split_whitespace().collect();
        if !code.iter().map(String::as_str).eq(project.iter().copied()) {
            let code: BTreeSet<&str> = code.iter().map(String::as_str).collect();
            let only = |one: &BTreeSet<&str>, other: &BTreeSet<&str>| {
                let only = one.difference(other);
                only.map(|scope| (*scope).to_owned()).collect()
            };
            changes.push(Change::Scopes {
                code: only(&code, &project),
                project: only(&project, &code),
            });
        }
    }
    for (code, project, change) in [
        (
            &declared.access,
            client.access_token_validity_seconds,
            Change::Access as fn(_, _) -> _,
        ),
        (
            &declared.refresh,
            client.refresh_token_validity_seconds,
            Change::Refresh,
        ),
    ] {
        if let Stated::Given(code) = code
            && *code != project
        {
            changes.push(change(*code, project));
        }
    }
    changes
}
