//! Turns data/ into compact static tables, so that the browser never parses the catalog. The build scripts of the
//! crates include it, and the tests of the data.
#![allow(clippy::print_stdout)] // Cargo listens on the standard output of build scripts.

use serde_json::Value;

pub(crate) mod actions;
pub(crate) mod endpoints;
pub(crate) mod fields;
pub(crate) mod picker;
pub(crate) mod preset_calls;
pub(crate) mod sandbox_reads;

/// Reads a file of data/ and has Cargo run the build script again when it changes. The path is relative to the
/// project's folder.
pub(crate) fn read(path: &str) -> Result<String, String> {
    let path = format!("{}/../../{path}", env("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={path}");
    std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}"))
}

/// Writes a file of generated code, for the crate to include.
pub(crate) fn write(name: &str, code: &str) -> Result<(), String> {
    let path = format!("{}/{name}", env("OUT_DIR")?);
    std::fs::write(&path, code).map_err(|e| format!("{path}: {e}"))
}

/// Ends a build script: what is wrong with the data is Cargo's to show.
pub(crate) fn end(result: Result<(), String>) -> std::process::ExitCode {
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(cause) => {
            println!("cargo::error={cause}");
            std::process::ExitCode::FAILURE
        }
    }
}

fn env(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|e| format!("{name}: {e}"))
}

/// The Rust text of the Finder's tables, or what is wrong with the data.
pub(crate) fn finder(endpoints: &str, resources: &str, scopes: &str) -> Result<String, String> {
    endpoints::tables(endpoints, resources, &rows(scopes, "data/scopes.json")?)
}

/// The Rust text of the table of GraphQL's root fields, or what is wrong with the data.
pub(crate) fn fields(fields: &str, endpoints: &str, scopes: &str) -> Result<String, String> {
    fields::table(fields, endpoints, &rows(scopes, "data/scopes.json")?)
}

/// The Rust text of the tables of GraphQL's types, or what is wrong with the data.
pub(crate) fn schema(
    types: &str,
    nested: &str,
    fields: &str,
    scopes: &str,
) -> Result<String, String> {
    fields::schema(types, nested, fields, &rows(scopes, "data/scopes.json")?)
}

/// The Rust text of the picker's rows, or what is wrong with the data.
pub(crate) fn picker(scopes: &str, resources: &str, endpoints: &str) -> Result<String, String> {
    picker::tables(&rows(scopes, "data/scopes.json")?, resources, endpoints)
}

/// The Rust text of the tables that the Finder's search reads, or what is wrong with the data.
pub(crate) fn sayings(
    endpoints: &str,
    actions: &str,
    phrases: &str,
    synonyms: &str,
) -> Result<String, String> {
    actions::tables(endpoints, actions, phrases, synonyms)
}

/// The Rust text of all tables about scopes, or what is wrong with the data.
pub(crate) fn tables(scopes: &str, templates_json: &str) -> Result<String, String> {
    Ok(catalogue(scopes)? + &templates(scopes, templates_json)?)
}

/// The Rust text of the tables of scopes and groups, or what is wrong with the data.
pub(crate) fn catalogue(scopes: &str) -> Result<String, String> {
    let rows = rows(scopes, "data/scopes.json")?;
    let names = names(&rows)?;
    let solid = edges(&rows, &names, "implies")?;
    let deprecated = edges(&rows, &names, "deprecated_implies")?;
    let pairs = solid.iter().zip(&deprecated);
    let all: Vec<Vec<usize>> = pairs.map(|(a, b)| [a.as_slice(), b].concat()).collect();

    let (mut table, mut words) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter().enumerate() {
        let name = names[at];
        let implied = closure(&solid, at, &names)?;
        let mut fallback = closure(&all, at, &names)?;
        fallback.retain(|to| !implied.contains(to));
        let documented = match row.get("implies_documented").map(Value::as_bool) {
            None if solid[at].is_empty() => false,
            Some(Some(known)) if !solid[at].is_empty() => known,
            _ => {
                return Err(format!(
                    "{name}: implies needs implies_documented true or false"
                ));
            }
        };
        let fields = scope(row, name, twin(name, &names))?;
        table.push(format!(
            "ScopeInfo {{ at: {at}, {fields}, implies: &{implied:?}, fallback: &{fallback:?}, \
             implies_documented: {documented} }}"
        ));
        let said = texts(row, name, &["verbs", "noun", "summary"])?;
        words.push(format!("ScopeWords {{ {said} }}"));
    }
    let mut by_name: Vec<usize> = (0..names.len()).collect();
    by_name.sort_by_key(|at| names[*at]);
    Ok([
        table_of("TABLE", "ScopeInfo", &table),
        table_of("WORD_TABLE", "ScopeWords", &words),
        format!("static BY_NAME: [u16; {}] = {by_name:?};\n", by_name.len()),
        table_of("GROUP_TABLE", "Group", &groups(&rows)?),
    ]
    .concat())
}

/// The Rust text of the table of templates, or what is wrong with the data.
pub(crate) fn templates(scopes: &str, templates: &str) -> Result<String, String> {
    let (rows, templates) = (
        rows(scopes, "data/scopes.json")?,
        rows_of_templates(templates)?,
    );
    let items = template_rows(&templates, &rows, &names(&rows)?)?;
    Ok(table_of("TEMPLATE_TABLE", "Template", &items))
}

fn names(rows: &[Value]) -> Result<Vec<&str>, String> {
    let name = |(at, row)| text(row, "name", &format!("scope number {}", at + 1));
    let names: Vec<&str> = rows
        .iter()
        .enumerate()
        .map(name)
        .collect::<Result<_, _>>()?;
    unique(&names, "scope")?;
    Ok(names)
}

fn table_of(name: &str, of: &str, items: &[String]) -> String {
    format!(
        "static {name}: [{of}; {}] = [\n{},\n];\n",
        items.len(),
        items.join(",\n")
    )
}

/// The fields that need no look at other rows.
fn scope(row: &Value, name: &str, twin: Option<usize>) -> Result<String, String> {
    let kind = choice(row, "kind", name, &["view", "manage", "other"])?;
    let status = choice(row, "status", name, &["documented", "observed", "system"])?;
    let store = if row.get("store").is_some() {
        let evidence = text(row, "store_evidence", name);
        evidence.map_err(|_| format!("{name}: a store form without store_evidence"))?;
        choice(row, "store", name, &["documented", "unverified"])?
    } else {
        "None".to_owned()
    };
    let personal = row
        .get("personal")
        .is_some_and(|v| v.as_bool() == Some(true));
    let mut fields = vec![
        format!("name: {name:?}, kind: Kind::{kind}, status: Status::{status}"),
        format!("store: StoreForm::{store}, pair: {twin:?}, personal: {personal}"),
    ];
    fields.push(texts(row, name, &["group", "product"])?);
    Ok(fields.join(", "))
}

/// Fields that are the texts of these keys.
fn texts(row: &Value, name: &str, keys: &[&str]) -> Result<String, String> {
    let field = |key: &&str| Ok(format!("{key}: {:?}", text(row, key, name)?));
    let fields: Vec<String> = keys.iter().map(field).collect::<Result<_, String>>()?;
    Ok(fields.join(", "))
}

/// The other half of `view_x` and `manage_x`.
fn twin(name: &str, names: &[&str]) -> Option<usize> {
    let other = match name.split_once('_')? {
        ("view", rest) => format!("manage_{rest}"),
        ("manage", rest) => format!("view_{rest}"),
        _ => return None,
    };
    names.iter().position(|n| *n == other)
}

/// For each scope, the ones that its row lists under that key.
fn edges(rows: &[Value], names: &[&str], key: &str) -> Result<Vec<Vec<usize>>, String> {
    let place = |of: &str, name: &str| {
        let found = names.iter().position(|n| *n == name);
        found.ok_or_else(|| format!("{of}: {key} names the unknown scope {name:?}"))
    };
    let of_row = |(row, of): (&Value, &&str)| {
        let listed = list(row, key, of)?;
        unique(&listed, &format!("{of}: {key}"))?;
        listed.iter().map(|name| place(of, name)).collect()
    };
    rows.iter().zip(names).map(of_row).collect()
}

/// Everything reachable, sorted; a way back to the start is a mistake in the data.
fn closure(edges: &[Vec<usize>], from: usize, names: &[&str]) -> Result<Vec<usize>, String> {
    let mut seen = Vec::new();
    let mut open = edges[from].clone();
    while let Some(at) = open.pop() {
        if at == from {
            return Err(format!("{}: implies itself, a cycle", names[from]));
        }
        if !seen.contains(&at) {
            seen.push(at);
            open.extend(&edges[at]);
        }
    }
    seen.sort_unstable();
    Ok(seen)
}

fn groups(rows: &[Value]) -> Result<Vec<String>, String> {
    let mut found: Vec<(&str, Vec<usize>)> = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| !is_system(row)) {
        let group = text(row, "group", "a scope")?;
        match found.iter_mut().find(|(name, _)| *name == group) {
            Some((_, members)) => members.push(at),
            None => found.push((group, vec![at])),
        }
    }
    let row = |(name, members)| format!("Group {{ name: {name:?}, scopes: &{members:?} }}");
    Ok(found.into_iter().map(row).collect())
}

fn template_rows(rows: &[Value], scopes: &[Value], names: &[&str]) -> Result<Vec<String>, String> {
    let mut table = Vec::new();
    for row in rows {
        let id = text(row, "id", "a template")?;
        let confidence = choice(row, "confidence", id, &["own", "observed", "inferred"])?;
        let (name, note) = (text(row, "name", id)?, text(row, "note", id)?);
        let (mut listed, mut items) = (Vec::new(), Vec::new());
        for scope in row
            .get("scopes")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let (name, reason) = (text(scope, "name", id)?, text(scope, "reason", id)?);
            let at = names.iter().position(|n| *n == name);
            let at = at.ok_or_else(|| format!("template {id}: unknown scope {name:?}"))?;
            if is_system(&scopes[at]) {
                return Err(format!("template {id}: no API Client can have {name:?}"));
            }
            listed.push(name);
            items.push(format!(
                "TemplateScope {{ name: {name:?}, reason: {reason:?} }}"
            ));
        }
        unique(&listed, &format!("template {id}: scope"))?;
        table.push(format!(
            "Template {{ id: {id:?}, name: {name:?}, confidence: Confidence::{confidence}, \
             note: {note:?}, scopes: &[{}] }}",
            items.join(", ")
        ));
    }
    Ok(table)
}

fn rows_of_templates(json: &str) -> Result<Vec<Value>, String> {
    let rows = rows(json, "data/templates.json")?;
    let ids: Result<Vec<&str>, _> = rows
        .iter()
        .map(|row| text(row, "id", "a template"))
        .collect();
    unique(&ids?, "template")?;
    Ok(rows)
}

fn is_system(row: &Value) -> bool {
    row.get("status").and_then(Value::as_str) == Some("system")
}

fn rows(json: &str, path: &str) -> Result<Vec<Value>, String> {
    serde_json::from_str(json).map_err(|e| format!("{path}: {e}"))
}

fn text<'a>(row: &'a Value, key: &str, of: &str) -> Result<&'a str, String> {
    let found = row
        .get(key)
        .and_then(Value::as_str)
        .filter(|t| !t.trim().is_empty());
    found.ok_or_else(|| format!("{of}: {key} is missing or empty"))
}

fn list<'a>(row: &'a Value, key: &str, of: &str) -> Result<Vec<&'a str>, String> {
    let Some(value) = row.get(key) else {
        return Ok(Vec::new());
    };
    let items = value
        .as_array()
        .and_then(|all| all.iter().map(Value::as_str).collect());
    items.ok_or_else(|| format!("{of}: {key} must be a list of names"))
}

/// One of the allowed words, as the name of an enum's variant.
fn choice(row: &Value, key: &str, of: &str, allowed: &[&str]) -> Result<String, String> {
    let word = text(row, key, of)?;
    if !allowed.contains(&word) {
        return Err(format!(
            "{of}: {key} is {word:?}, must be one of {allowed:?}"
        ));
    }
    Ok(word[..1].to_ascii_uppercase() + &word[1..])
}

fn unique(names: &[&str], what: &str) -> Result<(), String> {
    let mut all = names.iter().enumerate();
    let twice = all.find(|(at, name)| names[..*at].contains(name));
    twice.map_or(Ok(()), |(_, name)| {
        Err(format!("{what} {name:?} is there twice"))
    })
}
