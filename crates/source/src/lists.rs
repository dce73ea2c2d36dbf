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
/// So many different names of one file that are no scopes are looked at.
const MOST_SLIPS: usize = 200;

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

/// Words of a line of prose that speaks of tokens which others send to the program: its own client needs no such scope.
const INCOMING: [&str; 5] = [
    "bearer",
    "protected by",
    "the caller",
    "authenticationhook",
    "authorizationhook",
];

/// Whether a line of a text is about tokens of others.
pub(crate) fn is_incoming(line: &str) -> bool {
    if names(line).next().is_none() {
        return false;
    }
    let lower = line.to_ascii_lowercase();
    INCOMING.iter().any(|word| lower.contains(word))
}

/// The sign that begins a comment in such a file.
pub(crate) fn comment(source: Source) -> &'static str {
    match source {
        Source::Text => "\u{0}",
        _ => "#",
    }
}

/// The scopes of a list in source code, if a name or a text names one: what the program demands of a token.
pub(crate) fn demanded(path: &str, code: &Code, at: usize) -> Option<Listed> {
    // A list of scopes is not longer, in tokens.
    const LONGEST_LIST: usize = 500;
    let (source, open) = match code.word(at) {
        "requiredPermissions" | "requiredScopes" => {
            // `requiredPermissions: [`, `= [`, `= new String[] {`.
            let open = (at + 1..at + 8)
                .find(|at| matches!(code.kind(*at), Some(Kind::Open(b'[' | b'{' | b'('))));
            (Source::OwnCheck, open)
        }
        "authorityAuthorizationHook" | "AuthorityAuthorizationHook" => {
            let open = (at + 1..at + 6).find(|at| code.kind(*at) == Some(Kind::Open(b'(')));
            (Source::Incoming, open)
        }
        _ => return None,
    };
    let open = open?;
    let texts = code.texts_in(open, code.partner(open)?.min(open + LONGEST_LIST));
    let words = texts.flat_map(|(at, text)| names(text).map(move |name| (code.line(at), name)));
    collect(path, source, words)
}

/// The scopes that the program asks for at the token endpoint, and where each stands: those of a text in which every word
/// is a scope with a project, `view_orders:shop` or `view_orders:${projectKey}`. Where the text ends, if it may hold some.
pub(crate) fn requested(code: &Code, at: usize) -> Option<(usize, Vec<(usize, String)>)> {
    if !may_have_scopes(code.word(at)) {
        return None;
    }
    let whole = joined(code, at);
    let mut begin = 0;
    let words = whole.text.split(|c: char| c.is_ascii_whitespace());
    let words = words.map(|word| {
        let from = begin;
        begin += word.len() + 1;
        (from, word)
    });
    let scopes: Option<Vec<(usize, String)>> = words
        .filter(|(_, word)| !word.is_empty() && !word.starts_with("${"))
        .map(|(from, word)| {
            let (name, place) = word.split_once(':')?;
            let is_scope = index(name).is_some() && !place.is_empty();
            is_scope.then(|| (whole.lines.at(from), name.to_owned()))
        })
        .collect();
    Some((whole.end.max(at + 1), scopes.unwrap_or_default()))
}

/// Whether `view_` or `manage_` is in a text.
fn may_have_scopes(text: &str) -> bool {
    let ends = memchr::memchr_iter(b'_', text.as_bytes());
    let mut before = ends.filter_map(|end| text.as_bytes().get(..end));
    before.any(|before| before.ends_with(b"view") || before.ends_with(b"manage"))
}

/// What the program asks for, as a list.
pub(crate) fn request(path: &str, found: &[(usize, String)]) -> Option<Listed> {
    let words = found.iter().map(|(line, name)| (*line, name.as_str()));
    collect(path, Source::Request, words)
}

fn collect<'a>(
    path: &str,
    source: Source,
    words: impl Iterator<Item = (usize, &'a str)>,
) -> Option<Listed> {
    let mut list = List::new(path, source);
    for (line, name) in words {
        list.add(line, name);
    }
    list.listed
}

/// Scopes of a file, put together word by word.
pub(crate) struct List<'a> {
    path: &'a str,
    source: Source,
    is_prose: bool,
    pub(crate) listed: Option<Listed>,
    /// What unknown names mean; each is looked up once.
    slips: BTreeMap<String, Option<&'static str>>,
}

impl<'a> List<'a> {
    pub(crate) fn new(path: &'a str, of: Source) -> Self {
        Self {
            path,
            source: of,
            is_prose: source(path) == Some(Source::Text),
            listed: None,
            slips: BTreeMap::new(),
        }
    }

    /// Adds the names in a line of text.
    pub(crate) fn line(&mut self, number: usize, text: &str) {
        for name in names(text) {
            self.add(number, name);
        }
    }

    fn add(&mut self, line: usize, name: &str) {
        let known = index(name).is_some();
        // In prose a name that is unknown may be anything.
        let meant = if known {
            None
        } else if let Some(meant) = self.slips.get(name) {
            *meant
        } else if self.slips.len() < MOST_SLIPS {
            let meant = meant(name);
            self.slips.insert(name.to_owned(), meant);
            meant
        } else {
            return;
        };
        if !known && meant.is_none() && self.is_prose {
            return;
        }
        let listed = self.listed.get_or_insert_with(|| Listed {
            place: Place {
                file: self.path.to_owned(),
                line,
                purpose: purpose(self.path),
            },
            source: self.source,
            scopes: ScopeSet::default(),
            misspelled: Vec::new(),
            lines: BTreeMap::new(),
        });
        if known {
            if !listed.lines.contains_key(name) {
                listed.scopes.insert(Permission::project(name));
                listed.lines.insert(name.to_owned(), line);
            }
        } else if !listed.misspelled.iter().any(|other| other.name == name) {
            listed.misspelled.push(Misspelled {
                name: name.to_owned(),
                meant,
                line,
            });
        }
    }
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
        let mut list = List::new("connect.yaml", Source::ConnectYaml);
        list.line(3, "  - manage_orders");
        list.line(4, "  - view_customer");
        let listed = list.listed.unwrap();
        assert_eq!((listed.place.line, listed.scopes.len()), (3, 1));
        assert_eq!(listed.misspelled[0].line, 4);
    }
}
