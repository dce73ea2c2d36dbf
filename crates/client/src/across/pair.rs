//! Which clients of several projects belong together.
//!
//! By name. Clients whose names are equal apart from the environment (`orders-prod`, `orders-stage`), the date
//! of a replacement, case and separators make a row, unless a project has two of them: then it is not clear
//! which one is meant, and only names that are exactly the same make a row. Where even these are there twice,
//! each client stands alone. So no pairing is a guess, and each can be explained.

use std::collections::BTreeMap;

use super::name::base;

/// Why the clients of a row stand together, or why a client stands alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// All have the same name.
    SameName,
    /// The names differ in the environment, the date, case or separators only.
    Environment,
    /// No other project has a client of that name.
    Alone,
    /// A project has several clients that could be meant.
    Ambiguous,
    /// It has no name.
    Unnamed,
}

impl Reason {
    /// For people, one sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::SameName => "Paired: the names are the same.",
            Self::Environment => {
                "Paired: the names differ only in an environment word such as prod or stage, the date of \
                 a replacement, case or separators."
            }
            Self::Alone => "No other project has an API client of this name.",
            Self::Ambiguous => {
                "Not paired with similar names: a project has several API clients that could be meant."
            }
            Self::Unnamed => "Not paired: it has no name.",
        }
    }
}

/// Clients that belong together: for each project the index of its client, if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// In the order of the projects.
    pub cells: Vec<Option<usize>>,
    /// Why.
    pub reason: Reason,
}

/// Pairs clients: all are added, then the rows are made.
#[derive(Clone, Debug)]
pub struct Pairing {
    projects: usize,
    /// By what the names say: project, index and whole name.
    groups: BTreeMap<String, Vec<(usize, usize, String)>>,
}

impl Pairing {
    /// For so many projects.
    pub fn new(projects: usize) -> Self {
        Self {
            projects,
            groups: BTreeMap::new(),
        }
    }

    /// Adds a client: the place of its project, its own index there, and its name. A project that was not
    /// announced adds a place.
    pub fn add(&mut self, project: usize, index: usize, name: &str) {
        self.projects = self.projects.max(project + 1);
        let group = self.groups.entry(base(name)).or_default();
        group.push((project, index, name.trim().to_owned()));
    }

    /// The rows, in the order of what the names say. Each client that was added is in exactly one of them. They are
    /// made as they are taken.
    pub fn end(self) -> impl Iterator<Item = Row> {
        let projects = self.projects;
        let of = move |(base, group): (String, Vec<Client>)| {
            let mut rows = Vec::new();
            if base.is_empty() {
                rows.extend(
                    group
                        .iter()
                        .map(|one| alone(projects, one, Reason::Unnamed)),
                );
            } else if let Some(cells) = row(projects, &group) {
                let reason = if group.len() == 1 {
                    Reason::Alone
                } else if group.iter().all(|one| one.2 == group[0].2) {
                    Reason::SameName
                } else {
                    Reason::Environment
                };
                rows.push(Row { cells, reason });
            } else {
                by_exact_name(projects, &group, &mut rows);
            }
            rows
        };
        self.groups.into_iter().flat_map(of)
    }
}

type Client = (usize, usize, String);

/// The rows of clients whose names say the same, when a project has several of them.
fn by_exact_name(projects: usize, group: &[Client], rows: &mut Vec<Row>) {
    let mut exact: BTreeMap<&str, Vec<Client>> = BTreeMap::new();
    for one in group {
        exact.entry(&one.2).or_default().push(one.clone());
    }
    for same in exact.into_values() {
        match row(projects, &same) {
            Some(cells) if same.len() > 1 => rows.push(Row {
                cells,
                reason: Reason::SameName,
            }),
            _ => rows.extend(
                same.iter()
                    .map(|one| alone(projects, one, Reason::Ambiguous)),
            ),
        }
    }
}

/// The cells of a row, unless a project has two of the clients.
fn row(projects: usize, group: &[Client]) -> Option<Vec<Option<usize>>> {
    let mut cells = vec![None; projects];
    for (project, index, _) in group {
        if cells[*project].replace(*index).is_some() {
            return None;
        }
    }
    Some(cells)
}

fn alone(projects: usize, (project, index, _): &Client, reason: Reason) -> Row {
    let mut cells = vec![None; projects];
    cells[*project] = Some(*index);
    Row { cells, reason }
}
