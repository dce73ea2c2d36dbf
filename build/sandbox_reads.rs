//! Turns data/endpoints.tsv into the sandbox's table of what opens which call: one line for each path that the
//! line of a shorter path doesn't answer for already.
//!
//! A line is `path K scope scope`. In the path a `*` stands for what a call puts in (`key=*`), the project's key left
//! out; K is the kind of the line. A scope with a colon at its end may be for the store that the path names.
//!
//! What opens the project and the list of clients stands apart besides: a visit begins with these two, and the page has
//! them before it has the table.

use super::endpoints::{HEAD, rows};

/// Only calls for these resources change anything in the sandbox.
const WRITABLE: [&str; 1] = ["api-clients"];

/// One line in the making.
#[derive(Clone, PartialEq)]
struct Line {
    path: Vec<String>,
    kind: char,
    scopes: String,
}

/// The Rust text of the table, or what is wrong with the data.
pub(crate) fn table(endpoints: &str) -> Result<String, String> {
    let line = |line: &Line| format!("{} {} {}\n", line.path.join("/"), line.kind, line.scopes);
    let text: Vec<String> = lines(endpoints)?.iter().map(line).collect();
    Ok(format!("static CALLS: &str = {:?};\n", text.concat()))
}

/// The scopes of the two calls that a visit begins with.
pub(crate) fn first(endpoints: &str) -> Result<String, String> {
    let lines = lines(endpoints)?;
    let own = |name: &str, path: &[&str], kind: char| {
        let own = lines
            .iter()
            .find(|line| line.path == path && line.kind == kind);
        let own = own.ok_or_else(|| format!("nothing says what opens GET /{}", path.join("/")))?;
        Ok::<_, String>(format!(
            "pub(super) static {name}: &str = {:?};\n",
            own.scopes
        ))
    };
    Ok(own("PROJECT", &[], 'I')? + &own("API_CLIENTS", &["api-clients"], 'P')?)
}

fn lines(endpoints: &str) -> Result<Vec<Line>, String> {
    let mut all = Vec::new();
    for [product, method, path, resource, any_of, name, _] in
        rows::<7>(endpoints, HEAD, "data/endpoints.tsv")?
    {
        let Some(kind) = kind(method, path, name) else {
            continue;
        };
        if product == "api" && (!"CD".contains(kind) || WRITABLE.contains(&resource)) {
            all.push(Line {
                path: pattern(path),
                kind,
                scopes: scopes(any_of),
            });
        }
    }
    // Shorter ones first; among equal ones those that say least, and HEAD behind GET.
    all.sort_by_cached_key(|line| {
        let fits: Vec<u8> = line.path.iter().map(|part| weight(part)).collect();
        (line.path.len(), fits, line.kind == 'H', line.path.clone())
    });
    let mut kept: Vec<Line> = Vec::new();
    for line in &all {
        if !answered(&kept, line) {
            kept.push(line.clone());
        }
    }
    if let Some(lost) = all.iter().find(|line| !answered(&kept, line)) {
        return Err(format!(
            "the sandbox would answer /{} wrongly",
            lost.path.join("/")
        ));
    }
    Ok(kept)
}

/// `P` for a page of a query, `I` for one thing, `H` for what only HEAD asks, `C` for creating, `D` for deleting.
/// None for what the sandbox doesn't do.
fn kind(method: &str, path: &str, name: &str) -> Option<char> {
    match method {
        "GET" if is_page(path, name) => Some('P'),
        "GET" => Some('I'),
        "HEAD" => Some('H'),
        "POST" => Some('C'),
        "DELETE" => Some('D'),
        _ => None,
    }
}

/// Whether the answer is a page, which may be empty. Below one thing nothing can be listed, since the sandbox has no
/// such thing. Suggestions have a form of their own.
fn is_page(path: &str, name: &str) -> bool {
    let mut holes = path.split('{').skip(1);
    let in_nothing = holes.all(|hole| {
        ["projectKey}", "storeKey}", "container}"]
            .iter()
            .any(|known| hole.starts_with(known))
    });
    let query = name.starts_with("Query ") && !path.ends_with("/suggest");
    in_nothing && (query || path.ends_with("/search"))
}

fn pattern(path: &str) -> Vec<String> {
    let part = |part: &str| match part.split_once('{') {
        Some((word, _)) => format!("{word}*"),
        None => part.to_owned(),
    };
    path.split('/').skip(2).map(part).collect()
}

/// A scope for the whole project covers the same one in a store, so one word says both. What is doubted is not enough.
fn scopes(any_of: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    for word in any_of
        .split(' ')
        .filter(|word| !word.is_empty() && !word.ends_with('?'))
    {
        let (name, mark) = word
            .split_once(":{storeKey}")
            .map_or((word, ""), |(name, _)| (name, ":"));
        match kept
            .iter_mut()
            .find(|other| other.trim_end_matches(':') == name)
        {
            Some(other) if !mark.is_empty() => *other = format!("{name}:"),
            Some(_) => {}
            None => kept.push(format!("{name}{mark}")),
        }
    }
    kept.join(" ")
}

/// Whether the lines that are there already say the same about the line's own path.
fn answered(kept: &[Line], line: &Line) -> bool {
    let path: Vec<String> = line
        .path
        .iter()
        .map(|part| part.replace('*', "x"))
        .collect();
    let found = best(kept, &path, line.kind);
    found.is_some_and(|found| {
        let whole = found.path.len() == path.len();
        let alike = match line.kind {
            'P' => whole && found.kind == 'P',
            'I' => !(whole && found.kind == 'P'),
            'H' => true,
            _ => whole,
        };
        alike && found.scopes == line.scopes
    })
}

/// The line that answers for a path: the longest that is a part of it, then the most exact. The sandbox's own search
/// in crates/sandbox/src/rights.rs follows the same order, since the lines come sorted by it.
fn best<'a>(kept: &'a [Line], path: &[String], kind: char) -> Option<&'a Line> {
    let of_kind = |line: &&Line| match kind {
        'P' | 'I' => "PI".contains(line.kind),
        'H' => "PIH".contains(line.kind),
        _ => line.kind == kind,
    };
    let fits = |line: &&Line| {
        // The project's own line says nothing about what is in the project.
        let is_part = line.path.len() <= path.len() && line.path.is_empty() == path.is_empty();
        is_part
            && line
                .path
                .iter()
                .zip(path)
                .all(|(part, given)| match part.strip_suffix('*') {
                    Some(word) => given.starts_with(word),
                    None => part == given,
                })
    };
    kept.iter().filter(of_kind).rfind(fits)
}

/// `*` says least, then `key=*`, then a word.
fn weight(part: &str) -> u8 {
    match part {
        "*" => 0,
        part if part.ends_with('*') => 1,
        _ => 2,
    }
}
