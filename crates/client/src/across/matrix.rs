//! Clients of several projects as a table: a row for clients that belong together, a column for each project.

use std::sync::Arc;

use scope::ScopeSet;
use scope::picker::contains_folded;

use super::drift::{Compared, compare};
use super::pair::{Pairing, Reason, Row};
use crate::api_client::ApiClient;
use crate::lifetime::counted;
use crate::text::display_name;

/// A project and its clients.
#[derive(Clone, Debug)]
pub struct Project {
    /// What tells it from the others, for people.
    pub label: String,
    /// Its key.
    pub key: String,
    /// Its clients.
    pub clients: Arc<Vec<ApiClient>>,
    /// Whether these are all of them: only then is a client that is not among them missing.
    pub complete: bool,
}

/// A cell of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// The project has no such client.
    Missing,
    /// It has it, with so many scopes, and none of the row has others.
    Same {
        /// The index of the client in its project.
        client: usize,
        /// How many scopes it has.
        scopes: usize,
    },
    /// It has it; scopes differ in this row.
    Differs {
        /// The index of the client in its project.
        client: usize,
        /// How many scopes it has.
        scopes: usize,
        /// How many scopes others of the row have and it does not list.
        lacks: usize,
    },
}

impl Cell {
    /// The index of the client in its project.
    pub fn client(self) -> Option<usize> {
        match self {
            Self::Missing => None,
            Self::Same { client, .. } | Self::Differs { client, .. } => Some(client),
        }
    }

    /// For people.
    pub fn words(self) -> String {
        match self {
            Self::Missing => "Missing".to_owned(),
            Self::Same { scopes, .. } => ["Exists, ", &counted(scopes, "scope")].concat(),
            Self::Differs { scopes, lacks, .. } => {
                let lacks = match lacks {
                    0 => "lacks none".to_owned(),
                    some => ["lacks ", &some.to_string()].concat(),
                };
                ["Scopes differ: ", &counted(scopes, "scope"), ", ", &lacks].concat()
            }
        }
    }
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The name of the first client, to be shown.
    pub name: String,
    /// Why its clients stand together.
    pub reason: Reason,
    /// A cell for each project.
    pub cells: Vec<Cell>,
    /// How many scopes not all of its clients list.
    pub drift: usize,
}

impl Line {
    /// Whether a project lacks the client.
    pub fn is_missing(&self) -> bool {
        self.cells.contains(&Cell::Missing)
    }

    /// Whether scopes differ.
    pub fn differs(&self) -> bool {
        self.drift > 0
    }
}

/// How many rows there are, and of which kind; a row may be both missing and differing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub rows: usize,
    /// Without a difference.
    pub same: usize,
    /// Missing somewhere.
    pub missing: usize,
    /// With scopes that differ.
    pub differs: usize,
}

impl Counts {
    /// For people, one sentence.
    pub fn words(self) -> String {
        let of = |count: usize| match count {
            1 => "1 is".to_owned(),
            count => [&count.to_string(), " are"].concat(),
        };
        let have = if self.differs == 1 { "has" } else { "have" };
        format!(
            "{}: {} the same in every project, {} missing in at least one, {} {have} scopes that differ.",
            counted(self.rows, "API client"),
            of(self.same),
            of(self.missing),
            self.differs,
        )
    }
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those that are missing somewhere or whose scopes differ.
    Differences,
    /// Those that are missing somewhere.
    Missing,
    /// Those whose scopes differ.
    Scopes,
}

/// The order of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name.
    #[default]
    Name,
    /// The most differences first, then by name.
    Differences,
}

/// What is looked for in the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Find {
    /// A part of the name; A to Z in either case.
    pub text: String,
    /// Which rows.
    pub show: Show,
    /// In which order.
    pub sort: Sort,
}

/// The whole table.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    projects: Vec<Project>,
    lines: Vec<Line>,
}

impl Matrix {
    /// Makes it at once.
    pub fn of(projects: Vec<Project>) -> Self {
        let mut building = Building::new(projects);
        while building.step(usize::MAX) {}
        building.end()
    }

    /// The projects, in the order of the columns.
    pub fn projects(&self) -> &[Project] {
        &self.projects
    }

    /// What the columns are called.
    pub fn labels(&self) -> Vec<String> {
        let labels = self.projects.iter().map(|project| project.label.clone());
        labels.collect()
    }

    /// The rows, by name.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The client of a cell.
    pub fn client(&self, line: usize, project: usize) -> Option<&ApiClient> {
        let client = self.lines.get(line)?.cells.get(project)?.client()?;
        self.projects.get(project)?.clients.get(client)
    }

    /// What a cell says. In a project whose list is not complete nothing is called missing.
    pub fn words(&self, line: usize, project: usize) -> String {
        let cell = self
            .lines
            .get(line)
            .and_then(|line| line.cells.get(project));
        let complete = self
            .projects
            .get(project)
            .is_some_and(|project| project.complete);
        match cell {
            Some(Cell::Missing) if !complete => "Unknown: the list is not complete".to_owned(),
            Some(cell) => cell.words(),
            None => String::new(),
        }
    }

    /// The scopes of a row side by side.
    pub fn compared(&self, line: usize) -> Compared {
        let scopes = |project| {
            let client = self.client(line, project)?;
            Some(own_scopes(client, &self.projects[project].key))
        };
        let sets: Vec<Option<ScopeSet>> = (0..self.projects.len()).map(scopes).collect();
        compare(&sets)
    }

    /// How many rows there are of each kind.
    pub fn counts(&self) -> Counts {
        let count = |is: fn(&Line) -> bool| self.lines.iter().filter(|line| is(line)).count();
        Counts {
            rows: self.lines.len(),
            same: count(|line| !line.is_missing() && !line.differs()),
            missing: count(Line::is_missing),
            differs: count(Line::differs),
        }
    }

    /// The indexes of the rows that are looked for, in order.
    pub fn find(&self, find: &Find) -> Vec<usize> {
        let text = find.text.trim();
        let fits = |line: &Line| {
            let shown = match find.show {
                Show::All => true,
                Show::Differences => line.is_missing() || line.differs(),
                Show::Missing => line.is_missing(),
                Show::Scopes => line.differs(),
            };
            shown && (text.is_empty() || contains_folded(&line.name, text))
        };
        let all = self.lines.iter().enumerate();
        let mut found: Vec<usize> = all
            .filter(|(_, line)| fits(line))
            .map(|(at, _)| at)
            .collect();
        if find.sort == Sort::Differences {
            let weight = |at: &usize| {
                let line = &self.lines[*at];
                let missing = line.cells.iter().filter(|cell| **cell == Cell::Missing);
                std::cmp::Reverse(line.drift + missing.count())
            };
            found.sort_by_key(weight);
        }
        found
    }
}

/// The scopes of a client in its own project. What names another project is left out.
pub(super) fn own_scopes(client: &ApiClient, project_key: &str) -> ScopeSet {
    ScopeSet::parse(&client.scope, Some(project_key)).set
}

/// Makes a [`Matrix`] piece by piece, so that a page stays responsive meanwhile.
pub struct Building {
    matrix: Matrix,
    pairing: Option<Pairing>,
    /// The next client to be added: its project and its index.
    next: (usize, usize),
    rows: Box<dyn Iterator<Item = Row>>,
}

impl Building {
    /// Begins with these projects.
    pub fn new(projects: Vec<Project>) -> Self {
        Self {
            pairing: Some(Pairing::new(projects.len())),
            matrix: Matrix {
                projects,
                lines: Vec::new(),
            },
            next: (0, 0),
            rows: Box::new(std::iter::empty()),
        }
    }

    /// Works on so many clients or rows. Whether there is more to do.
    pub fn step(&mut self, most: usize) -> bool {
        if let Some(pairing) = &mut self.pairing {
            for _ in 0..most {
                let Some(project) = self.matrix.projects.get(self.next.0) else {
                    break;
                };
                match project.clients.get(self.next.1) {
                    Some(client) => {
                        pairing.add(self.next.0, self.next.1, &client.name);
                        self.next.1 += 1;
                    }
                    None => self.next = (self.next.0 + 1, 0),
                }
            }
            if self.next.0 >= self.matrix.projects.len()
                && let Some(pairing) = self.pairing.take()
            {
                self.rows = Box::new(pairing.end());
            }
            return true;
        }
        for _ in 0..most {
            let Some(row) = self.rows.next() else {
                return false;
            };
            let line = line(&self.matrix.projects, &row);
            self.matrix.lines.push(line);
        }
        true
    }

    /// The table, as far as it was made.
    pub fn end(mut self) -> Matrix {
        let key = |line: &Line| line.name.to_ascii_lowercase();
        self.matrix.lines.sort_by_cached_key(key);
        self.matrix
    }
}

fn line(projects: &[Project], row: &Row) -> Line {
    let clients: Vec<Option<&ApiClient>> = projects
        .iter()
        .zip(&row.cells)
        .map(|(project, index)| project.clients.get((*index)?))
        .collect();
    let name = clients.iter().flatten().next();
    let name = name.map_or_else(String::new, |client| display_name(&client.name));
    let sets: Vec<Option<ScopeSet>> = projects
        .iter()
        .zip(&clients)
        .map(|(project, client)| client.map(|client| own_scopes(client, &project.key)))
        .collect();
    let alike = sets
        .iter()
        .flatten()
        .all(|set| Some(set) == sets.iter().flatten().next());
    let union = if alike {
        0
    } else {
        ScopeSet::new(sets.iter().flatten().flatten().cloned()).len()
    };
    let common = |set: &ScopeSet| {
        let in_all = |p: &&scope::Permission| sets.iter().flatten().all(|set| set.contains(p));
        set.iter().filter(in_all).count()
    };
    let common = sets
        .iter()
        .flatten()
        .next()
        .filter(|_| !alike)
        .map_or(0, common);
    let cell = |(set, index): (&Option<ScopeSet>, &Option<usize>)| match (set, index) {
        (Some(set), Some(client)) if alike => Cell::Same {
            client: *client,
            scopes: set.len(),
        },
        (Some(set), Some(client)) => Cell::Differs {
            client: *client,
            scopes: set.len(),
            lacks: union - set.len(),
        },
        _ => Cell::Missing,
    };
    Line {
        name,
        reason: row.reason,
        cells: sets.iter().zip(&row.cells).map(cell).collect(),
        drift: union - common,
    }
}
