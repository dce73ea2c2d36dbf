//! From documents to the root fields that they ask for, and the resources that they reach.

use std::collections::{BTreeMap, BTreeSet};

use finder::FieldId;

use super::document::{Document, Field, Fragment, Operation, Root, Selection};
use super::holes::HOLE;
use super::reading::{FieldUse, MOST_UNKNOWN, Reached, Reading, Variables};
use super::schema::{Gives, TypeId};

/// So many fields are looked at; fragments in fragments could make a small document a great one.
const MOST_STEPS: usize = 30_000;
/// Deeper than any document of a program.
const DEEPEST: usize = 200;

/// The fragments of documents that belong together, by name.
#[derive(Default)]
pub struct Fragments<'a>(BTreeMap<&'a str, &'a Fragment>);

impl<'a> Fragments<'a> {
    /// Those of these documents. Of two of one name the first counts.
    pub fn of(documents: impl IntoIterator<Item = &'a Document>) -> Self {
        let mut all = Self::default();
        for fragment in documents
            .into_iter()
            .flat_map(|document| &document.fragments)
        {
            all.0.entry(&fragment.name).or_insert(fragment);
        }
        all
    }

    /// What a document asks for. With the name of an operation, only those of that name count.
    /// A fragment of the document itself comes before another one of its name. What a fragment of another document asks
    /// for stands in the line where the document names it.
    pub fn read(
        &self,
        document: &Document,
        operation: Option<&str>,
        variables: &Variables,
    ) -> Reading {
        let own = Fragments::of([document]);
        let mut reading = read_one(document, [&own, self], operation, variables);
        reading.holes += document.holes;
        reading
    }
}

/// Reads documents that belong together: fragments may be in others than the operations. With the name of
/// an operation, only those of that name count.
pub fn read(documents: &[&Document], operation: Option<&str>, variables: &Variables) -> Reading {
    let fragments = Fragments::of(documents.iter().copied());
    let mut reading = Reading::default();
    for document in documents {
        reading.add(fragments.read(document, operation, variables));
    }
    reading
}

fn read_one(
    document: &Document,
    fragments: [&Fragments; 2],
    wanted: Option<&str>,
    variables: &Variables,
) -> Reading {
    let mut walk = Walk {
        fragments,
        variables,
        certain: &[],
        operation: None,
        found: Reading::default(),
        seen: BTreeSet::new(),
        known: 0,
        missed: 0,
        steps: 0,
        spread: None,
    };
    let named = |one: &&Operation| wanted.is_none() || one.name.as_deref() == wanted;
    for operation in document.operations.iter().filter(named) {
        walk.operation = operation.name.as_deref();
        walk.certain = &operation.certain;
        walk.seen.clear();
        let root = match operation.root {
            Root::Query => "Query",
            Root::Mutation => "Mutation",
            Root::Subscription => {
                walk.miss("Subscription", operation.line);
                continue;
            }
        };
        walk.roots(root, TypeId::named(root), &operation.selections, 0);
    }
    // Fragments without operations are checked against their types, so that a foreign one is known.
    if document.is_fragments() {
        for fragment in &document.fragments {
            if TypeId::named(&fragment.on).is_some() {
                walk.known += 1;
            } else if !fragment.on.contains(HOLE) {
                walk.missed += 2;
            }
        }
    }
    // Another vendor's schema shares a name here and there, and not what lies below it.
    if walk.missed > 0 && walk.missed > walk.known && walk.found.fields_of_me() == 0 {
        return Reading {
            foreign: 1,
            missing_fragments: BTreeSet::new(),
            unknown: walk.found.unknown,
            ..Reading::default()
        };
    }
    walk.found
}

/// The way through an operation.
pub(super) struct Walk<'a> {
    /// Those of the document, and those of all.
    fragments: [&'a Fragments<'a>; 2],
    pub(super) variables: &'a Variables,
    pub(super) certain: &'a [String],
    operation: Option<&'a str>,
    pub(super) found: Reading,
    /// Fragments that were followed, each with the place where it stood.
    seen: BTreeSet<(String, String)>,
    /// Fields that the schema has, and that it hasn't.
    known: usize,
    missed: usize,
    steps: usize,
    /// The line of the document that names the fragment of another one which is followed.
    spread: Option<usize>,
}

impl<'a> Walk<'a> {
    fn may_go_on(&mut self, depth: usize) -> bool {
        self.steps += 1;
        let fine = self.steps < MOST_STEPS && depth < DEEPEST;
        self.found.cut |= !fine;
        fine
    }

    /// The line of something: in the document, even if a fragment of another one holds it.
    fn line(&self, line: usize) -> usize {
        self.spread.unwrap_or(line)
    }

    fn miss(&mut self, path: &str, line: usize) {
        self.missed += 1;
        let line = self.line(line);
        if self.found.unknown.len() < MOST_UNKNOWN {
            self.found.unknown.push((path.to_owned(), line));
        }
    }

    /// A fragment, the first time that it stands in this place, and whether it is one of the document itself.
    fn fragment(&mut self, name: &str, place: &str) -> Option<(&'a Fragment, bool)> {
        let [own, all] = self.fragments.map(|known| known.0.get(name).copied());
        let found = match self.spread {
            None => own.or(all),
            // A fragment of another document knows those of this one, too.
            Some(_) => all.or(own),
        };
        let Some(found) = found else {
            if !name.contains(HOLE) {
                self.found.missing_fragments.insert(name.to_owned());
            }
            return None;
        };
        let first = self.seen.insert((name.to_owned(), place.to_owned()));
        let is_own = own.is_some_and(|own| std::ptr::eq(own, found));
        first.then_some((found, is_own))
    }

    /// Follows a fragment.
    fn follow<T>(
        &mut self,
        (name, line): (&str, usize),
        place: &str,
        go: impl FnOnce(&mut Self, &'a Fragment) -> T,
    ) -> Option<T> {
        let (fragment, is_own) = self.fragment(name, place)?;
        let before = self.spread;
        if !is_own {
            self.spread = before.or(Some(line));
        }
        let done = go(self, fragment);
        self.spread = before;
        Some(done)
    }

    /// Fields that may carry scopes: those of the root, and of what only holds others.
    fn roots(
        &mut self,
        prefix: &str,
        of: Option<TypeId>,
        selections: &'a [Selection],
        depth: usize,
    ) {
        for selection in selections {
            if !self.may_go_on(depth) {
                return;
            }
            match selection {
                Selection::Field(field) => self.root(prefix, of, field, depth),
                Selection::Inline { selections, .. } => {
                    self.roots(prefix, of, selections, depth + 1);
                }
                Selection::Spread { name, line } => {
                    self.follow((name, *line), prefix, |walk, fragment| {
                        walk.roots(prefix, of, &fragment.selections, depth + 1);
                    });
                }
            }
        }
    }

    fn root(&mut self, prefix: &str, of: Option<TypeId>, field: &'a Field, depth: usize) {
        if field.name.contains(HOLE) {
            self.found.open_roots = true;
            return;
        }
        // `__typename` and what describes the schema cost no scope as far as anybody wrote.
        if field.name.starts_with("__") {
            return;
        }
        let in_stores = prefix == "Query" && field.name == "inStores";
        let name = if in_stores { "inStore" } else { &field.name };
        let path = format!("{prefix}.{name}");
        let gives = of.and_then(|of| of.field(&field.name));
        let below = match gives {
            Some(Gives::Object(of)) => Some(of),
            _ => None,
        };
        let Some(found) = self.form(&path, field) else {
            self.miss(&path, field.line);
            self.count_missed(&field.selections, depth);
            return;
        };
        self.known += 1;
        if found.is_container() {
            self.stores_of(field, &["key", "keys"]);
            self.roots(&path, below, &field.selections, depth + 1);
            return;
        }
        let staged = FieldId::find(&format!("{path}(staged)"));
        let asks_staged = field
            .arguments
            .iter()
            .any(|(name, value)| name == "staged" && self.is_true(value));
        let mut used = match staged {
            Some(staged) if asks_staged => staged,
            _ => found,
        };
        if let Some(below) = below {
            let crossed = self.inside(used, below, &field.selections, depth + 1);
            if let Some(staged) = staged.filter(|_| crossed) {
                for one in &mut self.found.nested {
                    if one.below == used {
                        one.below = staged;
                    }
                }
                used = staged;
            }
        }
        let one = FieldUse {
            field: used,
            operation: self.operation.map(str::to_owned),
            line: self.line(field.line),
        };
        let same = |known: &FieldUse| known.field == used && known.operation == one.operation;
        if !self.found.fields.iter().any(same) {
            self.found.fields.push(one);
        }
    }

    /// The row of a field: with a Store or an associate as an argument it is another one.
    fn form(&mut self, path: &str, field: &Field) -> Option<FieldId> {
        for argument in ["storeKey", "asAssociate"] {
            let value = field.arguments.iter().find(|(name, _)| name == argument);
            let Some((_, value)) = value else {
                continue;
            };
            if let Some(form) = FieldId::find(&format!("{path}({argument})"))
                && self.has_value(value)
            {
                if argument == "storeKey" {
                    self.stores_of(field, &["storeKey"]);
                }
                return Some(form);
            }
        }
        FieldId::find(path).or_else(|| FieldId::find(&format!("{path}(asAssociate)")))
    }

    /// Fields below a root field: they cost nothing, and may reach another resource. Whether one of them
    /// asks for more than the published data.
    fn inside(
        &mut self,
        root: FieldId,
        of: TypeId,
        selections: &'a [Selection],
        depth: usize,
    ) -> bool {
        let mut staged = false;
        for selection in selections {
            if !self.may_go_on(depth) {
                break;
            }
            match selection {
                Selection::Field(field) => staged |= self.field(root, of, field, depth),
                Selection::Inline {
                    line,
                    on,
                    selections,
                } => {
                    let named = on.as_deref().filter(|on| !on.contains(HOLE));
                    match named.map_or(Some(of), TypeId::named) {
                        Some(of) => staged |= self.inside(root, of, selections, depth + 1),
                        None => self.miss(named.unwrap_or_default(), *line),
                    }
                }
                Selection::Spread { name, line } => {
                    let place = [root.path(), " ", of.name()].concat();
                    let crossed =
                        self.follow((name, *line), &place, |walk, fragment| match TypeId::named(
                            &fragment.on,
                        ) {
                            Some(of) => walk.inside(root, of, &fragment.selections, depth + 1),
                            None if fragment.on.contains(HOLE) => false,
                            None => {
                                walk.miss(&fragment.on, fragment.line);
                                false
                            }
                        });
                    staged |= crossed.unwrap_or_default();
                }
            }
        }
        staged
    }

    fn field(&mut self, root: FieldId, of: TypeId, field: &'a Field, depth: usize) -> bool {
        if field.name.contains(HOLE) || field.name.starts_with("__") {
            return false;
        }
        let Some(gives) = of.field(&field.name) else {
            self.miss(&format!("{}.{}", of.name(), field.name), field.line);
            self.count_missed(&field.selections, depth);
            return false;
        };
        self.known += 1;
        let mut staged = false;
        if let Some(crossing) = of.crossing(&field.name) {
            // The published data of a product asks for nothing that the product doesn't.
            if crossing.any_of.is_empty() {
                self.found.reach(Reached {
                    crossing,
                    below: root,
                    line: self.line(field.line),
                });
            } else {
                staged = !crossing.any_of.contains("view_published_products");
            }
        }
        if let Gives::Object(of) = gives {
            staged |= self.inside(root, of, &field.selections, depth + 1);
        }
        staged
    }

    /// What lies below an unknown field is unknown, too.
    fn count_missed(&mut self, selections: &[Selection], depth: usize) {
        for selection in selections {
            if !self.may_go_on(depth) {
                return;
            }
            match selection {
                Selection::Field(field) => {
                    self.missed += 1;
                    self.count_missed(&field.selections, depth + 1);
                }
                Selection::Inline { selections, .. } => self.count_missed(selections, depth + 1),
                Selection::Spread { .. } => {}
            }
        }
    }
}
