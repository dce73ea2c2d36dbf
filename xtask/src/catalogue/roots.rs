//! Rows for the root fields that are new in the schema: their scopes are taken from the call of REST with the same
//! name, as a guess. A field for which there is no such call gets no row: which scopes it needs is judged by hand.

use super::build::endpoints::{rows, shape};
use super::build::fields::HEAD;
use super::graphql::{Field, Types};
use super::merge::Row;
use super::report::{Kind, Report};
use super::words::singular;
use std::collections::{BTreeMap, BTreeSet};

/// What the note of each new row says.
const NOTE: &str =
    "Added by rule from the schema: the scopes come from the REST call with the same name.";

/// Arguments that make a mutation another one, with rows of their own.
const FORMS: [&str; 2] = ["storeKey", "asAssociate"];

const PROJECT: &str = "/{projectKey}";
const STORE: &str = "/{projectKey}/in-store/key={storeKey}";
const ASSOCIATE: &str = "/{projectKey}/as-associate/{associateId}";
const UNIT: &str =
    "/{projectKey}/as-associate/{associateId}/in-business-unit/key={businessUnitKey}";

/// The new data/graphql.tsv: all rows that it has, and those that a rule finds.
pub(crate) fn add(
    text: &str,
    types: &Types,
    endpoints: &[Row],
    report: &mut Report,
) -> Result<String, String> {
    let known = rows::<7>(text, HEAD, "data/graphql.tsv")?;
    let mut lines: BTreeMap<String, String> = known
        .iter()
        .map(|cells| (cells[0].to_owned(), cells.join("\t")))
        .collect();
    for path in missing(&known, types) {
        match derived(&path, endpoints) {
            Some(cells) => {
                report.say(
                    Kind::Fields,
                    format!("{path}: {} ({})", cells[2], cells[4]),
                );
                lines.insert(path, cells.join("\t"));
            }
            None => report.note(format!(
                "{path} is new in the schema, and no REST call has its name: judge its scopes and add it to data/graphql.tsv"
            )),
        }
    }
    let lines = lines.into_values().map(|line| line + "\n");
    Ok(format!("{HEAD}\n{}", lines.collect::<String>()))
}

/// The paths that the schema has and the table has not.
fn missing(known: &[[&str; 7]], types: &Types) -> Vec<String> {
    let paths: BTreeSet<&str> = known.iter().map(|cells| cells[0]).collect();
    let bare = |path: &str| path.split('(').next().unwrap_or_default().to_owned();
    let bares: BTreeSet<String> = paths.iter().map(|path| bare(path)).collect();
    let holders = known.iter().filter(|cells| cells[1] == "container");
    let holders = holders.map(|cells| cells[0]);
    let mut missing = Vec::new();
    // One holder stands for all of its type: the fields of `Query.inStores` are those of `Query.inStore`.
    let mut seen = BTreeSet::new();
    for holder in ["Query", "Mutation"].into_iter().chain(holders) {
        let mut of = "";
        for step in holder.split('.') {
            of = match types.get(of).and_then(|fields| fields.get(step)) {
                Some(field) => &field.of,
                None => step,
            };
        }
        if !seen.insert(of) {
            continue;
        }
        for (name, field) in types.get(of).into_iter().flatten() {
            let path = format!("{holder}.{name}");
            if holder == "Mutation" {
                let forms = forms(&path, field).into_iter();
                missing.extend(forms.filter(|form| !paths.contains(form.as_str())));
            } else if !bares.contains(&path) {
                missing.push(path);
            }
        }
    }
    missing.sort();
    missing
}

/// A mutation, in the project (if it may stand without an associate), in a Store and as an associate.
fn forms(path: &str, field: &Field) -> Vec<String> {
    let argument = |name: &str| field.arguments.iter().find(|(word, _)| word == name);
    let alone = !argument("asAssociate").is_some_and(|(_, required)| *required);
    let with = FORMS.into_iter().filter(|name| argument(name).is_some());
    let with = with.map(|name| format!("{path}({name})"));
    alone
        .then(|| path.to_owned())
        .into_iter()
        .chain(with)
        .collect()
}

/// The row of a path by rule, if there is a call of REST with its name that says what it needs.
pub(crate) fn derived(path: &str, endpoints: &[Row]) -> Option<[String; 7]> {
    let (bare, form) = match path.strip_suffix(')').and_then(|path| path.split_once('(')) {
        Some((bare, form)) => (bare, form),
        None => (path, ""),
    };
    let (holder, name) = bare.rsplit_once('.')?;
    let (places, mine): (&[&str], &str) = match (holder, form) {
        ("Query" | "Mutation", "") => (&[PROJECT], ""),
        ("Query.inStore", "") | ("Mutation", "storeKey") => (&[STORE], ""),
        ("Query.me", "") => (&[PROJECT], "/me"),
        ("Query.inStore.me", "") => (&[STORE], "/me"),
        ("Query.asAssociate", "") | ("Mutation", "asAssociate") => (&[UNIT, ASSOCIATE], ""),
        _ => return None,
    };
    let words = kebab(name);
    let (method, one, word, mine) = if holder == "Mutation" {
        let (verb, word) = words.split_once('-')?;
        let (method, one) = match verb {
            "create" => ("POST", false),
            "update" => ("POST", true),
            "delete" => ("DELETE", true),
            _ => return None,
        };
        let (word, mine) = match word.strip_prefix("my-") {
            Some(word) => (word, "/me"),
            None => (word, ""),
        };
        (method, Some(one), word.to_owned(), mine)
    } else {
        ("GET", None, words, mine)
    };
    let row = endpoints.iter().find(|row| {
        let place = places
            .iter()
            .find_map(|place| row.path.strip_prefix(&format!("{place}{mine}/")));
        let (segment, behind) = match place.map(|rest| rest.split_once('/').unwrap_or((rest, ""))) {
            Some((segment, behind)) if !segment.contains(['{', '=']) => (segment, behind),
            _ => return false,
        };
        let by_id = match behind {
            "" => false,
            "{ID}" | "{id}" => true,
            _ => return false,
        };
        let named = match one {
            // Only what is one of many has a singular.
            None if by_id => segment != word && singular(segment) == word,
            None => segment == word,
            Some(one) => by_id == one && singular(segment) == word,
        };
        row.product == "api" && row.method == method && named && shape(&row.path).is_some()
    })?;
    let verb = if method == "GET" { "view" } else { "manage" };
    let noun = row.resource.replace('-', "_");
    let sure: Vec<&str> = row
        .any_of
        .iter()
        .filter(|word| !word.contains('?'))
        .map(String::as_str)
        .collect();
    let is_of = |word: &str, name: &str| word.split(':').next() == Some(name);
    let names = [
        format!("{verb}_{noun}"),
        format!("manage_my_{noun}"),
        format!("manage_{noun}"),
    ];
    let name = names
        .iter()
        .find(|name| sure.iter().any(|word| is_of(word, name)));
    let (own, others): (Vec<&str>, Vec<&str>) = sure
        .into_iter()
        .partition(|word| name.is_some_and(|name| is_of(word, name)));
    // The broader scopes that REST takes besides the resource's own are not known to be enough.
    let (any_of, also) = if own.is_empty() {
        (others, own)
    } else {
        (own, others)
    };
    (!any_of.is_empty()).then(|| {
        [
            path.to_owned(),
            if method == "GET" { "read" } else { "write" }.to_owned(),
            any_of.join(" "),
            also.join(" "),
            format!("{method} {}", row.path),
            "guess".to_owned(),
            NOTE.to_owned(),
        ]
    })
}

/// `stagedQuotes` as `staged-quotes`.
fn kebab(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !words.is_empty() {
            words.push('-');
        }
        words.push(letter.to_ascii_lowercase());
    }
    words
}
