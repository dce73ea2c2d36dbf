//! All files together: fragments and clients are shared among them.

use std::collections::{BTreeMap, BTreeSet};

use finder::Ask;
use graphql::{Document, Fragments, Variables};

use super::file::{Purpose, folder, is_stand_in, module, stem};
use super::found::{Finding, How, Place, Scan, Unfollowed};
use super::read::FileScan;

/// More places that could not be followed are counted, not listed.
const MOST: usize = 5_000;

/// Puts the files together; the order is that of their paths.
pub fn join(mut files: Vec<FileScan>) -> Scan {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut joining = Joining::new(usize::MAX);
    for file in files {
        joining.push(file);
    }
    joining.finish()
}

/// Files that are put together one after the other, in the order of their paths: so nobody has to hold all of them,
/// and whoever must answer meanwhile can stop between two.
#[derive(Default)]
pub struct Joining {
    scan: Scan,
    /// More places of calls are counted, not listed. No call is lost: its first place in a file of each purpose stays.
    most: usize,
    /// The calls that have a place.
    placed: BTreeSet<(Purpose, bool, Ask)>,
    /// The names of the files that the application imports, and of the folders that it loads.
    imported: BTreeSet<String>,
    /// Files that are tests by a word of their name that the application may use, too, with what they import.
    stand_ins: BTreeMap<String, Vec<String>>,
    roots: BTreeSet<String>,
    /// The files that export a root by default, by the name that imports have for them.
    givers: BTreeSet<String>,
    /// What files import by a name of their own: the file, the name, and what it imports.
    named: BTreeMap<(String, String), String>,
    maybe: Vec<(String, Finding)>,
    maybe_open: Vec<(String, Unfollowed)>,
    documents: Vec<(Place, Document)>,
    /// Calls to GraphQL.
    graphql: Vec<Place>,
    foreign: usize,
}

impl Joining {
    /// Lists at most so many places of calls.
    pub fn new(most: usize) -> Self {
        Self {
            most,
            ..Self::default()
        }
    }

    /// Adds a file.
    pub fn push(&mut self, file: FileScan) {
        if file.left_out {
            self.scan.left_out += 1;
        } else {
            self.scan.files += 1;
        }
        if file.purpose == Purpose::Application {
            self.imported.extend(file.imports);
        } else if is_stand_in(&file.path) {
            self.stand_ins.insert(file.path.clone(), file.imports);
        }
        let place = |line: usize| Place {
            file: file.path.clone(),
            line,
            purpose: file.purpose,
        };
        self.documents.extend(
            file.documents
                .into_iter()
                .map(|(line, document)| (place(line), document)),
        );
        self.graphql.extend(file.graphql.into_iter().map(place));
        let mut findings = file.findings;
        findings.sort_by_key(|finding| (finding.place.line, finding.ask));
        findings.dedup_by_key(|finding| (finding.place.line, finding.ask));
        for finding in findings {
            self.find(finding);
        }
        self.scan.unfollowed.extend(file.unfollowed);
        self.scan.listed.extend(file.listed);
        self.scan.stores.extend(file.stores);
        self.roots.extend(file.roots);
        if file.gives_root {
            self.givers.insert(module(&file.path).to_owned());
        }
        if !(file.maybe.is_empty() && file.maybe_open.is_empty()) {
            let named = file.named_imports.into_iter();
            let named = named.map(|(name, from)| ((file.path.clone(), name), from));
            self.named.extend(named);
        }
        self.maybe.extend(file.maybe);
        self.maybe_open.extend(file.maybe_open);
    }

    /// How many files it has.
    pub fn len(&self) -> usize {
        self.scan.files + self.scan.left_out
    }

    /// Whether it has none yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn find(&mut self, finding: Finding) {
        let purpose = finding.place.purpose;
        let stands_in = self.stand_ins.contains_key(&finding.place.file);
        let is_first = self.placed.insert((purpose, stands_in, finding.ask));
        if is_first || self.scan.findings.len() < self.most {
            self.scan.findings.push(finding);
        } else {
            *self.scan.unlisted.entry(purpose).or_default() += 1;
        }
    }

    /// Whether a variable of a file holds the root of calls that another file makes.
    fn is_root(&self, name: &str, place: &Place) -> bool {
        let from = || self.named.get(&(place.file.clone(), name.to_owned()));
        self.roots.contains(name) || from().is_some_and(|from| self.givers.contains(from))
    }

    /// What the application imports is a part of it, whatever its name says.
    fn take_in(&mut self) {
        let mut by_name: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for path in self.stand_ins.keys() {
            let folder = path.rsplit_once('/').and_then(|(to, _)| folder(to));
            for name in folder.into_iter().chain([stem(path).to_owned()]) {
                by_name.entry(name).or_default().push(path.clone());
            }
        }
        let mut parts: BTreeSet<String> = BTreeSet::new();
        let mut names: Vec<String> = self.imported.iter().cloned().collect();
        while let Some(name) = names.pop() {
            for path in by_name.remove(&name).unwrap_or_default() {
                names.extend(self.stand_ins.remove(&path).unwrap_or_default());
                parts.insert(path);
            }
        }
        if parts.is_empty() {
            return;
        }
        let scan = &mut self.scan;
        let places = (scan.findings.iter_mut().map(|one| &mut one.place))
            .chain(scan.unfollowed.iter_mut().map(|one| &mut one.place))
            .chain(scan.listed.iter_mut().map(|one| &mut one.place))
            .chain(self.documents.iter_mut().map(|(place, _)| place))
            .chain(self.maybe.iter_mut().map(|(_, one)| &mut one.place))
            .chain(self.maybe_open.iter_mut().map(|(_, one)| &mut one.place))
            .chain(&mut self.graphql);
        for place in places {
            if parts.contains(&place.file) {
                place.purpose = Purpose::Application;
            }
        }
    }

    /// Reads the documents, now that all fragments are there.
    pub fn finish(mut self) -> Scan {
        self.take_in();
        let documents = std::mem::take(&mut self.documents);
        let fragments = Fragments::of(documents.iter().map(|(_, document)| document));
        for (place, document) in &documents {
            self.document(&fragments, place, document);
        }
        self.end(&documents)
    }

    /// As [`Joining::finish`], but waits between documents whenever `between` does.
    pub async fn finish_with(mut self, between: impl AsyncFn()) -> Scan {
        self.take_in();
        let documents = std::mem::take(&mut self.documents);
        let fragments = Fragments::of(documents.iter().map(|(_, document)| document));
        for (place, document) in &documents {
            self.document(&fragments, place, document);
            between().await;
        }
        self.end(&documents)
    }

    fn document(&mut self, fragments: &Fragments, start: &Place, document: &Document) {
        let reading = fragments.read(document, None, &Variables::new());
        let at = |line: usize| Place {
            line,
            ..start.clone()
        };
        if reading.foreign > 0 {
            self.foreign += 1;
            return;
        }
        for used in &reading.fields {
            self.find(Finding {
                ask: Ask::Field(used.field),
                place: at(used.line),
                how: How::Document,
                client: None,
            });
        }
        let nested = reading.nested.iter().map(|one| (at(one.line), *one));
        let room = self.most.saturating_sub(self.scan.nested.len());
        self.scan.nested.extend(nested.take(room));
        let unknown = reading.unknown.iter();
        let room = self.most.saturating_sub(self.scan.unknown_fields.len());
        self.scan.unknown_fields.extend(
            unknown
                .map(|(path, inside)| (at(*inside), path.clone()))
                .take(room),
        );
        self.scan.stores.extend(reading.stores);
        let mut open = |why: String| {
            self.scan.unfollowed.push(Unfollowed {
                place: start.clone(),
                why,
            });
        };
        if reading.open_roots {
            open("A root field of this document is filled in when the program runs.".to_owned());
        }
        for name in &reading.missing_fragments {
            open(format!("The fragment {name} is in none of the files."));
        }
        if reading.cut {
            open("This document is too large to be followed to its end.".to_owned());
        }
    }

    fn end(mut self, documents: &[(Place, Document)]) -> Scan {
        // A root that another file makes has the same name here.
        let mut maybe = std::mem::take(&mut self.maybe);
        maybe.retain(|(base, finding)| self.is_root(base, &finding.place));
        for (_, finding) in maybe {
            self.find(finding);
        }
        let mut open = std::mem::take(&mut self.maybe_open);
        open.retain(|(base, one)| self.is_root(base, &one.place));
        self.scan
            .unfollowed
            .extend(open.into_iter().map(|(_, one)| one));
        let is_read = documents
            .iter()
            .any(|(place, _)| place.purpose != Purpose::Test);
        if !is_read {
            for place in self.graphql {
                self.scan.unfollowed.push(Unfollowed {
                    place,
                    why: "A call to GraphQL whose document is in none of the files: which fields it asks for \
                          is not known."
                        .to_owned(),
                });
            }
        }
        if self.foreign > 0 {
            self.scan.notes.push(format!(
                "GraphQL documents for the schema of another vendor, which don’t count: {}.",
                self.foreign
            ));
        }
        tidy(&mut self.scan);
        self.scan
    }
}

/// Puts everything into order, each place once.
fn tidy(scan: &mut Scan) {
    fn key(finding: &Finding) -> (&Place, Ask) {
        (&finding.place, finding.ask)
    }
    scan.findings.sort_by(|a, b| key(a).cmp(&key(b)));
    scan.findings.dedup_by(|a, b| key(a) == key(b));
    let unlisted: usize = scan.unlisted.values().sum();
    if unlisted > 0 {
        scan.notes.push(format!(
            "Places of calls that are counted and not listed: {unlisted}. Each call is listed at least once."
        ));
    }
    scan.unfollowed
        .sort_by(|a, b| (&a.place, &a.why).cmp(&(&b.place, &b.why)));
    scan.unfollowed.dedup();
    let open = scan.unfollowed.len();
    if open > MOST {
        scan.notes.push(format!(
            "Places that could not be followed and are not listed: {}.",
            open - MOST
        ));
    }
    scan.unfollowed.truncate(MOST);
}
