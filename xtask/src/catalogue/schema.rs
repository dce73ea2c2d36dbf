//! What changed between the types of two schemas, and which new fields a person has to look at.

use super::build::endpoints::rows;
use super::build::fields::{HEAD, NESTED_HEAD, TYPES_HEAD};
use super::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of each type as the table has them: `customer:Customer`, `id`.
type Table<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

fn table(text: &str) -> Result<Table<'_>, String> {
    let rows = rows::<2>(text, TYPES_HEAD, "data/graphql-types.tsv")?;
    let rows = rows.into_iter();
    Ok(rows
        .map(|[name, fields]| (name, fields.split(' ').collect()))
        .collect())
}

/// Says which types changed, and which new fields give what fields give that cross into another resource.
pub(crate) fn compare(
    before: &str,
    after: &str,
    nested: &str,
    roots: &str,
    report: &mut Report,
) -> Result<(), String> {
    let (before, after) = (table(before)?, table(after)?);
    let holders = holders(&after, &rows::<7>(roots, HEAD, "data/graphql.tsv")?);
    let nested = rows::<7>(nested, NESTED_HEAD, "data/graphql-nested.tsv")?;
    let crosses = |path: &str| nested.iter().any(|cells| cells[0] == path);
    let given: BTreeSet<&str> = nested
        .iter()
        .filter_map(|cells| {
            let (of, name) = cells[0].split_once('.')?;
            gives(&after, of, name)
        })
        .collect();
    for name in before.keys().filter(|name| !after.contains_key(*name)) {
        report.say(Kind::Types, format!("-{name}"));
    }
    let nothing = BTreeSet::new();
    for (name, fields) in &after {
        let known = before.get(name).unwrap_or(&nothing);
        let gone = known.difference(fields).map(|field| format!("-{field}"));
        let fresh = fields.difference(known).map(|field| format!("+{field}"));
        let changes: Vec<String> = gone.chain(fresh).collect();
        if !before.contains_key(name) {
            report.say(Kind::Types, format!("+{name}"));
        } else if !changes.is_empty() {
            report.say(Kind::Types, format!("{name}: {}", changes.join(" ")));
        }
        if holders.contains(name) {
            continue;
        }
        for (field, of) in fields
            .difference(known)
            .filter_map(|one| one.split_once(':'))
        {
            let path = format!("{name}.{field}");
            if given.contains(of) && !crosses(&path) {
                report.note(format!(
                    "{path} is new in the schema and gives {of}: if it crosses into another resource, add it to data/graphql-nested.tsv"
                ));
            }
        }
    }
    Ok(())
}

/// The type that a field gives, if it has fields of its own.
fn gives<'a>(types: &Table<'a>, of: &str, name: &str) -> Option<&'a str> {
    let mut pairs = types.get(of)?.iter().filter_map(|one| one.split_once(':'));
    pairs.find(|(field, _)| *field == name).map(|(_, of)| of)
}

/// The types whose fields are root fields: they have rows in data/graphql.tsv.
fn holders<'a>(types: &Table<'a>, roots: &[[&'a str; 7]]) -> BTreeSet<&'a str> {
    let mut holders = BTreeSet::from(["Query", "Mutation"]);
    for path in roots
        .iter()
        .filter(|row| row[1] == "container")
        .map(|row| row[0])
    {
        let mut steps = path.split('.');
        let first = steps.next();
        holders.extend(steps.fold(first, |of, step| gives(types, of?, step)));
    }
    holders
}
