//! Turns data/graphql.tsv into the table of GraphQL's root fields: each with the scopes that open it.

use super::endpoints::{HEAD as ENDPOINT_HEAD, Lists, needed, rows, scope};
use serde_json::Value;

/// The head of data/graphql.tsv.
pub(crate) const HEAD: &str = "path\tkind\tany_of\trest_also\trest\tconfidence\tnote";
const KINDS: [&str; 3] = ["container", "read", "write"];
/// How sure a row is; crates/finder/src/field.rs says what each means.
pub(crate) const CONFIDENCE: [(&str, &str); 4] = [
    ("documented", "Documented"),
    ("rest", "Rest"),
    ("observed", "Observed"),
    ("guess", "Guess"),
];

/// The Rust text of the table, or what is wrong with the data.
pub(crate) fn table(fields: &str, endpoints: &str, scopes: &[Value]) -> Result<String, String> {
    let scopes: Vec<_> = scopes.iter().filter_map(scope).collect();
    let endpoints = rows::<7>(endpoints, ENDPOINT_HEAD, "data/endpoints.tsv")?;
    let fields = rows::<7>(fields, HEAD, "data/graphql.tsv")?;
    let (mut needs, mut table) = (Lists::default(), Vec::new());
    let mut before = "";
    for [path, kind, any_of, rest_also, rest, confidence, note] in fields {
        let fail = |what: &str| Err(format!("{path}: {what}"));
        if !is_path(path) {
            return fail("not the path of a root field");
        }
        if before >= path {
            return fail("is not in its place, or there twice");
        }
        before = path;
        if !KINDS.contains(&kind) {
            return fail("no such kind");
        }
        if (kind == "container") != any_of.is_empty() {
            return fail("a container has no scopes, and every other field has some");
        }
        let Some((_, confidence)) = CONFIDENCE.iter().find(|(word, _)| *word == confidence) else {
            return fail("no such confidence");
        };
        let in_store = path.contains("inStore") || path.ends_with("(storeKey)");
        let place = if in_store { "{storeKey}" } else { "" };
        let numbers = |words: &str| {
            let read = needed(words, place, &scopes).map_err(|what| format!("{path}: {what}"))?;
            if words.contains('?') {
                return Err(format!("{path}: scopes are not doubted here"));
            }
            Ok(read)
        };
        let (any_of, rest_also) = (numbers(any_of)?, numbers(rest_also)?);
        if any_of.iter().any(|one| rest_also.contains(one)) {
            return fail("a scope is in any_of and in rest_also");
        }
        let rest = match rest.split_once(' ') {
            _ if rest.is_empty() => usize::from(u16::MAX),
            Some((method, path)) => endpoints
                .iter()
                .position(|row| (row[0], row[1], row[2]) == ("api", method, path))
                .ok_or_else(|| format!("{path}: there is no call {rest}"))?,
            None => return fail("its REST call has no method"),
        };
        table.push(format!(
            "FieldRow {{ path: {path:?}, needs: {}, also: {}, rest: {rest}, writes: {}, \
             confidence: Confidence::{confidence}, note: {note:?} }}",
            needs.add(any_of),
            needs.add(rest_also),
            kind == "write",
        ));
    }
    let lists = needs.numbers("FIELD_NEEDS", "FIELD_NEED_AT")?;
    Ok(super::table_of("FIELD_ROWS", "FieldRow", &table) + &lists)
}

/// `Query.inStore.cart`, `Mutation.createCart(storeKey)`.
fn is_path(path: &str) -> bool {
    let bare = ["(storeKey)", "(asAssociate)", "(staged)"]
        .into_iter()
        .find_map(|end| path.strip_suffix(end))
        .unwrap_or(path);
    let mut parts = bare.split('.');
    matches!(parts.next(), Some("Query" | "Mutation")) && bare.contains('.') && {
        parts.all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    }
}

/// The heads of the tables of types and of fields that cross into another resource.
pub(crate) const TYPES_HEAD: &str = "type\tfields";
pub(crate) const NESTED_HEAD: &str =
    "field\tany_of\tconfidence\ttarget\ttarget_any_of\tsibling\tnote";

/// The Rust text of the types of the schema and of the fields that cross into another resource, or
/// what is wrong with the data.
pub(crate) fn schema(
    types: &str,
    nested: &str,
    fields: &str,
    scopes: &[Value],
) -> Result<String, String> {
    let types = rows::<2>(types, TYPES_HEAD, "data/graphql-types.tsv")?;
    let names: Vec<&str> = types.iter().map(|row| row[0]).collect();
    let mut neighbors = names.iter().zip(names.iter().skip(1));
    if let Some((_, name)) = neighbors.find(|(before, name)| before >= name) {
        return Err(format!("type {name} is not in its place, or there twice"));
    }
    let mut words: Vec<&str> = Vec::new();
    let parts = |field: &str| -> (usize, Option<usize>) {
        (
            field.find(':').unwrap_or(field.len()),
            field.find(':').map(|at| at + 1),
        )
    };
    for [_, fields] in &types {
        words.extend(fields.split(' ').map(|field| &field[..parts(field).0]));
    }
    words.sort_unstable();
    words.dedup();
    let mut all = Lists::default();
    for [name, fields] in &types {
        let mut pairs = Vec::new();
        let mut before = "";
        for field in fields.split(' ') {
            let (end, of) = parts(field);
            let word = &field[..end];
            if word <= before {
                return Err(format!("{name}.{word} is not in its place, or there twice"));
            }
            before = word;
            let at = words.binary_search(&word).unwrap_or_default();
            let of = match of.map(|at| &field[at..]) {
                None => 0,
                Some(of) => {
                    1 + names
                        .binary_search(&of)
                        .map_err(|_| format!("{name}.{word}: there is no type {of}"))?
                }
            };
            pairs.extend([at, of]);
        }
        all.push(pairs);
    }
    let nested = crossings(nested, fields, &types, scopes)?;
    let texts = |name: &str, at: &str, texts: &[&str]| {
        let mut lists = Lists::default();
        lists.texts = texts.iter().map(|text| (*text).to_owned()).collect();
        lists.text(name, at)
    };
    Ok([
        texts("TYPE_NAMES", "TYPE_NAME_AT", &names)?,
        texts("FIELD_NAMES", "FIELD_NAME_AT", &words)?,
        all.numbers("TYPES", "TYPE_AT")?,
        super::table_of("CROSSINGS", "Crossing", &nested),
    ]
    .concat())
}

fn crossings(
    nested: &str,
    fields: &str,
    types: &[[&str; 2]],
    scopes: &[Value],
) -> Result<Vec<String>, String> {
    let known = |name: &str| {
        let mut all = scopes.iter();
        all.any(|row| row.get("name").and_then(Value::as_str) == Some(name))
    };
    let has = |path: &str| {
        path.split_once('.').is_some_and(|(of, field)| {
            types.iter().any(|[name, fields]| {
                let mut all = fields.split(' ');
                *name == of && all.any(|one| one.split(':').next() == Some(field))
            })
        })
    };
    let roots = rows::<7>(fields, HEAD, "data/graphql.tsv")?;
    let (mut table, mut last) = (Vec::new(), "");
    for [
        path,
        any_of,
        confidence,
        target,
        target_any_of,
        sibling,
        note,
    ] in rows::<7>(nested, NESTED_HEAD, "data/graphql-nested.tsv")?
    {
        let fail = |what: &str| Err(format!("{path}: {what}"));
        if last >= path || !has(path) {
            return fail("is not in its place, there twice, or no field of a type");
        }
        last = path;
        let of = path.split('.').next().unwrap_or_default();
        if !sibling.is_empty() && !has(&format!("{of}.{sibling}")) {
            return fail("there is no such sibling");
        }
        if !["", "*"].contains(&target)
            && !roots
                .iter()
                .any(|row| row[0].rsplit('.').next() == Some(target))
        {
            return fail("its target is no root field");
        }
        let Some((_, confidence)) = CONFIDENCE.iter().find(|(word, _)| *word == confidence) else {
            return fail("no such confidence");
        };
        for name in any_of
            .split_whitespace()
            .chain(target_any_of.split_whitespace())
        {
            if !known(name) {
                return fail("an unknown scope");
            }
        }
        table.push(format!(
            "Crossing {{ path: {path:?}, any_of: {any_of:?}, confidence: Confidence::{confidence}, \
             target: {target:?}, target_any_of: {target_any_of:?}, sibling: {sibling:?}, \
             note: {note:?} }}"
        ));
    }
    Ok(table)
}

/// The head of data/sdk-calls.tsv.
pub(crate) const SDK_HEAD: &str = "product\tmethod\tpath\tchain\tseen_in";

/// The Rust text of the chains of builder names that stand for a call in the SDKs, sorted by their
/// names in lower case, or what is wrong with the data.
pub(crate) fn sdk(chains: &str, endpoints: &str) -> Result<String, String> {
    let endpoints = rows::<7>(endpoints, ENDPOINT_HEAD, "data/endpoints.tsv")?;
    let (mut pieces, mut table) = (Lists::default(), Vec::new());
    for [product, method, path, chain, seen_in] in
        rows::<5>(chains, SDK_HEAD, "data/sdk-calls.tsv")?
    {
        let fail = |what: &str| Err(format!("{product} {method} {path}: {what}"));
        let at = endpoints
            .iter()
            .position(|row| (row[0], row[1], row[2]) == (product, method, path));
        let Some(at) = at else {
            return fail("there is no such call");
        };
        let key = chain.replace('*', "").to_ascii_lowercase();
        let verb = key.rsplit('.').next().unwrap_or_default();
        if !["get", "head", "post", "put", "delete"].contains(&verb)
            || verb != method.to_ascii_lowercase()
        {
            return fail("the chain does not end in the method");
        }
        let mut sdks = seen_in.bytes();
        // R alone: made by rule of the reference's names, and seen in no SDK yet.
        let sound = seen_in == "R" || sdks.all(|sdk| b"TJGP".contains(&sdk));
        if seen_in.is_empty() || !sound {
            return fail("no such SDK in the column seen_in");
        }
        let list: Vec<usize> = key.split('.').map(|step| pieces.piece(step)).collect();
        table.push((product, list, at));
    }
    let mut lists = Lists::default();
    for (at, (product, list, endpoint)) in table.iter().enumerate() {
        let twice = table[..at]
            .iter()
            .any(|(other, steps, _)| (other, steps) == (product, list));
        if twice {
            return Err(format!("{product}: two calls have one chain"));
        }
        lists.push(list.iter().copied().chain([*endpoint]).collect());
    }
    Ok(pieces.text("STEP_TEXT", "STEP_TEXT_AT")? + &lists.numbers("CHAINS", "CHAIN_AT")?)
}
