//! `cargo xtask catalogue PATH [--check]`: brings data/ up to a checkout of the public API reference.

// The build's own checks, so that what is written here is what the build accepts.
mod actions;
#[allow(dead_code)]
#[path = "../../../build/mod.rs"]
mod build;
mod chains;
mod graphql;
mod merge;
mod reference;
mod report;
mod roots;
mod schema;
mod scopes;
#[cfg(test)]
mod tests;
mod words;
mod yaml;

use crate::project::Project;
use merge::Row;
use reference::{IN_STORE, Reference};
use report::{Kind, Report};
use scopes::Scopes;
use std::path::Path;

/// Texts as errors, as the build's checks have them.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "usage: cargo xtask catalogue PATH [--check], PATH being a checkout of the public API reference";

/// Runs the command.
pub(crate) fn catalogue(project: &Project, args: &[String]) -> Outcome {
    let (path, check) = arguments(args)?;
    let (text, changed) = refresh(&project.root.join("data"), Path::new(path), !check)?;
    print!("{text}");
    if check && changed {
        return Err(format!(
            "data/ is not what {path} says; nothing was written"
        ));
    }
    Ok(())
}

/// The text of a file.
fn read(path: &Path) -> Outcome<String> {
    crate::project::read(path).map_err(|error| format!("{error:#}"))
}

fn arguments(args: &[String]) -> Outcome<(&str, bool)> {
    let (flags, paths): (Vec<&str>, Vec<&str>) = args
        .iter()
        .map(String::as_str)
        .partition(|arg| arg.starts_with('-'));
    match (paths.as_slice(), flags.as_slice()) {
        ([path], []) => Ok((path, false)),
        ([path], ["--check"]) => Ok((path, true)),
        _ => Err(USAGE.to_owned()),
    }
}

/// The texts of data/.
#[derive(Clone, PartialEq)]
struct Data {
    endpoints: String,
    resources: String,
    scopes: String,
    templates: String,
    actions: String,
    phrases: String,
    synonyms: String,
    fields: String,
    nested: String,
    types: String,
    chains: String,
}

impl Data {
    fn read(dir: &Path) -> Outcome<Self> {
        Ok(Self {
            endpoints: read(&dir.join("endpoints.tsv"))?,
            resources: read(&dir.join("resources.tsv"))?,
            scopes: read(&dir.join("scopes.json"))?,
            templates: read(&dir.join("templates.json"))?,
            actions: read(&dir.join("actions.tsv"))?,
            phrases: read(&dir.join("phrases.tsv"))?,
            synonyms: read(&dir.join("synonyms.tsv"))?,
            fields: read(&dir.join("graphql.tsv"))?,
            nested: read(&dir.join("graphql-nested.tsv"))?,
            types: read(&dir.join("graphql-types.tsv"))?,
            chains: read(&dir.join("sdk-calls.tsv"))?,
        })
    }

    /// The build's checks.
    fn check(&self) -> Outcome {
        build::tables(&self.scopes, &self.templates)?;
        build::finder(&self.endpoints, &self.resources, &self.scopes)?;
        build::fields(&self.fields, &self.endpoints, &self.scopes)?;
        build::schema(&self.types, &self.nested, &self.fields, &self.scopes)?;
        build::fields::sdk(&self.chains, &self.endpoints)?;
        let words = (&self.actions, &self.phrases, &self.synonyms);
        build::sayings(&self.endpoints, words.0, words.1, words.2).map(|_| ())
    }
}

/// Refreshes a data folder; returns what is to be printed, and whether something changed.
fn refresh(dir: &Path, checkout: &Path, write: bool) -> Outcome<(String, bool)> {
    let old = Data::read(dir)?;
    old.check()
        .map_err(|what| format!("data/ is not sound to begin with: {what}"))?;
    let reference = reference::read(checkout)?;
    let mut report = Report::default();
    let schema = match checkout.join(graphql::SCHEMA) {
        path if path.exists() => Some(read(&path)?),
        _ => None,
    };
    let mut new = merged(&old, reference, schema.as_deref(), &mut report)?;
    let (names, calls) = (chains::read(checkout)?, Row::all(&new.endpoints)?);
    new.chains = chains::chains(&old.chains, &calls, &names, &mut report)?;
    new.check()
        .map_err(|what| format!("nothing was written, the new data/ would be refused: {what}"))?;
    let changed = new != old;
    let mut text = report.text();
    if changed && write {
        for (name, before, after) in [
            ("endpoints.tsv", &old.endpoints, &new.endpoints),
            ("resources.tsv", &old.resources, &new.resources),
            ("scopes.json", &old.scopes, &new.scopes),
            ("actions.tsv", &old.actions, &new.actions),
            ("graphql.tsv", &old.fields, &new.fields),
            ("graphql-nested.tsv", &old.nested, &new.nested),
            ("graphql-types.tsv", &old.types, &new.types),
            ("sdk-calls.tsv", &old.chains, &new.chains),
        ] {
            if before != after {
                let path = dir.join(name);
                std::fs::write(&path, after)
                    .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
                text += &format!("Written: data/{name}\n");
            }
        }
        Data::read(dir)?.check()?;
        text += "The build accepts data/ as it is now.\n";
    }
    Ok((text, changed))
}

fn merged(
    old: &Data,
    mut reference: Reference,
    schema: Option<&str>,
    report: &mut Report,
) -> Outcome<Data> {
    for note in &reference.notes {
        report.note(note.clone());
    }
    let known = Row::all(&old.endpoints)?;
    let before = names(&known);
    let mut scopes = Scopes::read(&old.scopes)?;
    leave_out_system(&mut reference, &scopes, report);
    let rows = merge::endpoints(known, &reference, report);
    let resources = merge::resources(&old.resources, &rows, report)?;
    let actions = actions::actions(&old.actions, &reference.actions, &rows, report)?;

    let used = rows.iter().flat_map(|row| {
        row.any_of
            .iter()
            .map(|word| (bare(word), row.product.as_str()))
    });
    let declared = reference
        .declared
        .iter()
        .map(|(name, product)| (name.clone(), *product));
    for (name, product) in used.chain(declared) {
        if !scopes.has(&name) {
            report.say(Kind::Scopes, scopes.add(&name, product));
        }
    }
    for row in &rows {
        for word in row.any_of.iter().filter(|word| word.contains(IN_STORE)) {
            let call = format!("{} {}", row.method, row.path);
            if scopes.add_store(&bare(word), &call) {
                report.say(Kind::Stores, format!("{}: seen at {call}", bare(word)));
            }
        }
    }
    let after = names(&rows);
    for name in before.into_iter().filter(|name| !after.contains(name)) {
        report.say(Kind::Unnamed, name);
    }
    let (mut fields, mut nested) = (old.fields.clone(), old.nested.clone());
    let mut types = old.types.clone();
    match schema {
        Some(sdl) => {
            let read = graphql::types(sdl)?;
            (fields, nested) = graphql::fields(&fields, &nested, &read, report);
            fields = roots::add(&fields, &read, &rows, report)?;
            types = graphql::table(&read);
            schema::compare(&old.types, &types, &nested, &fields, report)?;
        }
        None => report.note(format!(
            "the checkout has no {}: graphql.tsv, graphql-nested.tsv and graphql-types.tsv are left as they are",
            graphql::SCHEMA
        )),
    }
    let fields = graphql::follow(&fields, &rows, report);
    Ok(Data {
        fields,
        nested,
        types,
        endpoints: Row::table(&rows),
        resources,
        scopes: scopes.text(),
        actions,
        ..old.clone()
    })
}

/// The build refuses scopes that no API Client can have; the reference may name them.
fn leave_out_system(reference: &mut Reference, scopes: &Scopes, report: &mut Report) {
    for operation in &mut reference.operations {
        let call = format!(
            "{} {} {}",
            operation.product, operation.method, operation.path
        );
        operation.any_of.retain(|word| {
            let system = scopes.is_system(&bare(word));
            if system {
                report.note(format!("{call}: no API Client can have {word}, left out"));
            }
            !system
        });
    }
}

/// The scope alone, without store form and doubt.
fn bare(word: &str) -> String {
    let word = word.trim_end_matches('?');
    word.strip_suffix(IN_STORE).unwrap_or(word).to_owned()
}

fn names(rows: &[Row]) -> Vec<String> {
    let mut all: Vec<String> = rows
        .iter()
        .flat_map(|row| row.any_of.iter().map(|word| bare(word)))
        .collect();
    all.sort();
    all.dedup();
    all
}
