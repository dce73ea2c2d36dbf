//! Scopes that a project writes down: in its manifests, its files of variables and its texts.

use std::collections::BTreeMap;

use scope::catalogue::{SCOPES, index};
use scope::{Permission, ScopeSet, nearest};

use super::code::Code;
use super::file::purpose;
use super::found::{Listed, Misspelled, Place, Source};
use super::joined::joined;
use super::lexer::Kind;

/// No name of a scope is longer.
const LONGEST: usize = 60;

/// What a file lists scopes for; `None` for a file that isn't looked at.
pub(crate) fn source(path: &str) -> Option<Source> {
    let name = path.rsplit('/').next().unwrap_or(path).to_ascii_lowercase();
    let ends = |end: &str| name.ends_with(end);
    if name == "connect.yaml" || name == "connect.yml" {
        Some(Source::ConnectYaml)
    } else if ends(".tf") || ends(".tfvars") {
        Some(Source::Terraform)
    } else if name.starts_with(".env") || ends(".env") {
        Some(Source::Variables)
    } else if ends(".md") || ends(".mdx") {
        Some(Source::Text)
    } else {
        None
    }
}

/// The scopes that a file lists.
pub(crate) fn listed(path: &str, text: &str, source: Source) -> Option<Listed> {
    let comment = match source {
        Source::Text => "\u{0}",
        _ => "#",
    };
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with(comment));
    let words = lines.flat_map(|(at, line)| names(line).map(move |name| (at + 1, name)));
    collect(path, source, words)
}

/// The scopes of a list in source code: what the program demands of a token.
pub(crate) fn demanded(path: &str, code: &Code) -> Vec<Listed> {
    let mut all = Vec::new();
    for at in 0..code.tokens.len() {
        let is_name = matches!(code.kind(at), Some(Kind::Name | Kind::Text));
        let (source, open) = match code.word(at) {
            "requiredPermissions" | "requiredScopes" if is_name => {
                // `requiredPermissions: [`, `= [`, `= new String[] {`.
                let open = (at + 1..at + 8)
                    .find(|at| matches!(code.kind(*at), Some(Kind::Open(b'[' | b'{' | b'('))));
                (Source::OwnCheck, open)
            }
            "authorityAuthorizationHook" | "AuthorityAuthorizationHook" if is_name => {
                let open = (at + 1..at + 6).find(|at| code.kind(*at) == Some(Kind::Open(b'(')));
                (Source::Incoming, open)
            }
            _ => continue,
        };
        let Some((open, close)) = open.and_then(|open| Some((open, code.partner(open)?))) else {
            continue;
        };
        let texts = code.texts_in(open, close);
        let words = texts.flat_map(|(at, text)| names(text).map(move |name| (code.line(at), name)));
        let words: Vec<(usize, &str)> = words.collect();
        all.extend(collect(path, source, words.into_iter()));
    }
    all
}

/// The scopes that the program asks for at the token endpoint: texts in which every word is a scope with a project,
/// `view_orders:shop` or `view_orders:${projectKey}`.
pub(crate) fn requested(path: &str, code: &Code) -> Option<Listed> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    while at < code.tokens.len() {
        let may_be = code.kind(at) == Some(Kind::Text)
            && (code.word(at).contains("view_") || code.word(at).contains("manage_"));
        if !may_be {
            at += 1;
            continue;
        }
        let (start, whole) = (at, joined(code, at));
        at = whole.end.max(at + 1);
        let words = whole.text.split_ascii_whitespace();
        let scopes: Option<Vec<&str>> = words
            .filter(|word| !word.starts_with("${"))
            .map(|word| {
                let (name, place) = word.split_once(':')?;
                (index(name).is_some() && !place.is_empty()).then_some(name)
            })
            .collect();
        let names = scopes.unwrap_or_default().into_iter();
        found.extend(names.map(|name| (code.line(start), name.to_owned())));
    }
    let words = found.iter().map(|(line, name)| (*line, name.as_str()));
    collect(path, Source::Request, words)
}

fn collect<'a>(
    path: &str,
    source: Source,
    words: impl Iterator<Item = (usize, &'a str)>,
) -> Option<Listed> {
    let mut listed: Option<Listed> = None;
    for (line, name) in words {
        let known = index(name).is_some();
        // In prose a name that is unknown may be anything.
        let meant = if known { None } else { meant(name) };
        if !known && meant.is_none() && source == Source::Text {
            continue;
        }
        let listed = listed.get_or_insert_with(|| Listed {
            place: Place {
                file: path.to_owned(),
                line,
                purpose: purpose(path),
            },
            source,
            scopes: ScopeSet::default(),
            misspelled: Vec::new(),
            lines: BTreeMap::new(),
        });
        if known {
            listed.scopes.insert(Permission::project(name));
            listed.lines.entry(name.to_owned()).or_insert(line);
        } else if !listed.misspelled.iter().any(|other| other.name == name) {
            listed.misspelled.push(Misspelled {
                name: name.to_owned(),
                meant,
                line,
            });
        }
    }
    listed
}

/// The words of a line that are built like names of scopes.
fn names(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|c: char| !(c.is_ascii_lowercase() || c == '_'));
    words.filter(|word| {
        let built = ["view_", "manage_"]
            .iter()
            .any(|begin| word.strip_prefix(begin).is_some_and(|rest| rest.len() > 2));
        let own = matches!(*word, "create_anonymous_token" | "introspect_oauth_tokens");
        (built || own) && word.len() <= LONGEST && !word.ends_with('_')
    })
}

/// The scope that is meant by a name.
fn meant(name: &str) -> Option<&'static str> {
    let all = SCOPES
        .iter()
        .filter(|info| info.selectable())
        .map(|info| info.name);
    // `view_` for `manage_` is no slip.
    let same = all.filter(|other| other.split('_').next() == name.split('_').next());
    nearest(name, same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelled_names_are_recognized() {
        assert_eq!(meant("view_customer"), Some("view_customers"));
        assert_eq!(meant("manage_order"), Some("manage_orders"));
        assert_eq!(meant("view_baskets_of_fruit"), None);
        let listed = listed(
            "connect.yaml",
            "# view_zones\nscopes:\n  - manage_orders\n  - view_customer\n",
            Source::ConnectYaml,
        )
        .unwrap();
        assert_eq!((listed.place.line, listed.scopes.len()), (3, 1));
        assert_eq!(listed.misspelled[0].line, 4);
    }
}
