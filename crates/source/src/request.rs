//! Requests that are written by path: `/${projectKey}/carts`, with the method that stands near.

use finder::{Call, find_call};

use super::code::Code;
use super::lexer::Kind;
use super::variables::assigned;

const METHODS: [&str; 5] = ["GET", "HEAD", "POST", "PUT", "DELETE"];
/// So far around a text its method is looked for, in brackets and in tokens.
const LEVELS: usize = 4;
const NEAR: usize = 400;

/// A method for what begins with a word: of a function or of a client that somebody wrote.
const WORDS: [(&str, &str); 16] = [
    ("get", "GET"),
    ("fetch", "GET"),
    ("find", "GET"),
    ("query", "GET"),
    ("read", "GET"),
    ("load", "GET"),
    ("list", "GET"),
    ("head", "HEAD"),
    ("post", "POST"),
    ("create", "POST"),
    ("update", "POST"),
    ("save", "POST"),
    ("put", "PUT"),
    ("delete", "DELETE"),
    ("remove", "DELETE"),
    ("del", "DELETE"),
];

/// The method of a request by what stands around a token.
pub(crate) fn method_around(code: &Code, at: usize) -> Option<&'static str> {
    let mut place = at;
    for _ in 0..LEVELS {
        let open = code.parent(place)?;
        if let Some(method) = named_in(code, open) {
            return Some(method);
        }
        let callee = code.name_before(open);
        if code.kind(open) == Some(Kind::Open(b'('))
            && let Some((name, _)) = callee
        {
            let lower = name.to_ascii_lowercase();
            let exact = ["fetch", "request", "newrequest", "create", "uri", "resolve"]
                .contains(&lower.as_str());
            // A builder may name the method behind the URL.
            if exact && let Some(method) = named_behind(code, open) {
                return Some(method);
            }
            // `fetch(url, options)`.
            if exact && let Some(method) = named_by_variable(code, open) {
                return Some(method);
            }
            if !exact || lower == "create" && code.kind(place) != Some(Kind::Text) {
                let begins = |(word, _): &&(&str, &str)| lower.starts_with(word);
                if let Some((_, method)) = WORDS.iter().find(begins) {
                    return Some(method);
                }
            }
        }
        place = open;
    }
    None
}

/// The name of the call in whose arguments a token stands.
pub(crate) fn callee_around<'a>(code: &Code<'a>, at: usize) -> Option<&'a str> {
    let open = code.parent(at)?;
    let (name, _) = code.name_before(open)?;
    (code.kind(open) == Some(Kind::Open(b'('))).then_some(name)
}

/// A method that is named directly in a bracket: as a text, `method: 'POST'`, `HttpMethod.Post`.
fn named_in(code: &Code, open: usize) -> Option<&'static str> {
    let close = code.partner(open)?;
    for at in open + 1..close.min(open + NEAR) {
        let inside = code.parent(at);
        // An object beside a URL holds its options.
        let near = inside == Some(open)
            || inside.is_some_and(|inner| {
                code.kind(inner) == Some(Kind::Open(b'{')) && code.parent(inner) == Some(open)
            });
        if !near {
            continue;
        }
        let word = code.word(at);
        // `http.MethodPost`.
        let word = word
            .strip_prefix("Method")
            .filter(|_| code.kind(at) == Some(Kind::Name))
            .unwrap_or(word);
        let method = METHODS
            .into_iter()
            .find(|method| method.eq_ignore_ascii_case(word));
        let Some(method) = method else {
            continue;
        };
        let before = at
            .checked_sub(2)
            .map(|at| code.word(at))
            .unwrap_or_default();
        let named = before.eq_ignore_ascii_case("method")
            || before.ends_with("Method")
            || code.word(at).len() > word.len() && before == "http";
        let upper = word == method && code.kind(at) == Some(Kind::Text);
        if named || upper {
            return Some(method);
        }
    }
    None
}

/// A method that the options name, which a variable holds: `options = { method: 'DELETE' }`.
fn named_by_variable(code: &Code, open: usize) -> Option<&'static str> {
    const BACK: usize = 2_000;
    let close = code.partner(open)?;
    let names = (open + 1..close.min(open + NEAR)).filter(|at| {
        let is_alone = matches!(
            code.kind(at + 1),
            Some(Kind::Sign(b',') | Kind::Close(b')'))
        );
        is_alone
            && code.parent(*at) == Some(open)
            && code.kind(*at) == Some(Kind::Name)
            && !matches!(code.kind(at - 1), Some(Kind::Member))
    });
    for name in names.take(3) {
        let held = (open.saturating_sub(BACK)..open).rev().find(|at| {
            code.kind(*at) == Some(Kind::Open(b'{')) && assigned(code, *at) == Some(code.word(name))
        });
        if let Some(method) = held.and_then(|held| named_in(code, held)) {
            return Some(method);
        }
    }
    None
}

/// A method that a builder names later: `.POST(body)`, `.method("DELETE")`.
fn named_behind(code: &Code, open: usize) -> Option<&'static str> {
    let close = code.partner(open)?;
    for at in close + 1..(close + 80).min(code.len()) {
        match code.kind(at) {
            Some(Kind::Sign(b';')) => return None,
            Some(Kind::Name) if code.kind(at.wrapping_sub(1)) == Some(Kind::Member) => {
                if let Some(method) = METHODS.into_iter().find(|method| *method == code.word(at)) {
                    return Some(method);
                }
            }
            _ => {}
        }
    }
    None
}

/// The variable that a text is assigned to by a function that puts texts together: `url := fmt.Sprintf("...")`.
fn assigned_format<'a>(code: &Code<'a>, at: usize) -> Option<&'a str> {
    const FORMATS: [&str; 8] = [
        "sprintf",
        "format",
        "formatted",
        "url",
        "uri",
        "create",
        "string",
        "parse",
    ];
    let mut place = at;
    for _ in 0..2 {
        let open = code.parent(place)?;
        let (name, mut start) = code.name_before(open)?;
        if code.kind(open) != Some(Kind::Open(b'('))
            || !FORMATS
                .iter()
                .any(|format| name.eq_ignore_ascii_case(format))
        {
            return None;
        }
        while start >= 2
            && code.kind(start - 1) == Some(Kind::Member)
            && code.kind(start - 2) == Some(Kind::Name)
        {
            start -= 2;
        }
        if let Some(name) = assigned(code, start) {
            return Some(name);
        }
        place = start;
    }
    None
}

/// So many uses of a variable are looked at, so many tokens far.
const MOST_USES: usize = 50;
const FAR: usize = 20_000;

/// The methods of the requests for which a variable is used, if what begins at the token is assigned to one. `left` is how
/// many tokens may still be looked at in the file.
pub(crate) fn methods_of_variable(code: &Code, at: usize, left: &mut usize) -> Vec<&'static str> {
    let Some(name) = assigned(code, at).or_else(|| assigned_format(code, at)) else {
        return Vec::new();
    };
    let mut methods = Vec::new();
    let end = (at + FAR.min(*left)).min(code.len());
    *left -= (end - at).min(*left);
    let uses =
        (at + 1..end).filter(|at| code.kind(*at) == Some(Kind::Name) && code.word(*at) == name);
    for place in uses.take(MOST_USES) {
        if let Some(method) = method_around(code, place)
            && !methods.contains(&method)
        {
            methods.push(method);
        }
    }
    methods
}

/// A path as a program writes it, ready to be looked up with a method.
pub(crate) struct Target(String);

impl Target {
    /// The target that a text is, if it surely is one of these APIs: its host is the vendor's, or its first
    /// segment is filled in with something that is called a project.
    pub(crate) fn of(text: &str, sure: impl Fn() -> bool) -> Option<Self> {
        if !text.contains('/')
            || text.len() > 2000
            || text.contains(['\n', '<', '>', ' ']) && !text.contains("${")
        {
            return None;
        }
        let (text, holes) = cut(text)?;
        let path = match text.split_once("://") {
            Some((_, rest)) => {
                let (host, path) = rest.split_once('/')?;
                let name = host.replace("{}", "x");
                if name.ends_with(".commercetools.com") || name.contains(".commercetools.") {
                    let path = numbered(path);
                    return Some(Self(format!("https://{name}/{path}")));
                }
                format!("/{path}")
            }
            None => text.clone(),
        };
        let mut parts: Vec<&str> = path.split('/').collect();
        // What stands in front of the project is the host.
        let front = parts.first().copied().unwrap_or_default();
        if !front.is_empty() && !front.contains("{}") {
            return None;
        }
        let hole = |at: usize| holes.get(at).map(String::as_str).unwrap_or_default();
        let skipped = usize::from(front.contains("{}"));
        let host_in_front = text.contains("://");
        let passed = if host_in_front {
            text.matches("{}").count() - path.matches("{}").count()
        } else {
            skipped
        };
        let session = holes
            .iter()
            .take(passed)
            .any(|name| name.contains("session"));
        parts.remove(0);
        let first = parts.first().copied().unwrap_or_default();
        let is_oauth = first == "oauth";
        let named = |name: &str| {
            name.contains("project")
                || name.contains("ctp")
                || (name.is_empty() || name == "s") && sure()
        };
        let in_project = first == "{}" && named(hole(passed));
        if !(is_oauth || in_project) {
            return None;
        }
        if is_oauth && !(parts.contains(&"{}") || sure()) {
            return None;
        }
        let rest = numbered(&parts.join("/"));
        Some(Self(if session {
            format!("https://session.x.commercetools.com/{rest}")
        } else {
            format!("/{rest}")
        }))
    }

    /// The call with this method.
    pub(crate) fn call(&self, method: &str) -> Option<Call> {
        find_call(method, &self.0)
    }
}

/// Each hole as a word that can stand in its place.
fn numbered(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.replace("{}", "x1")
}

/// The text with `{}` for what is filled in, and the names of what that is, in lower case.
fn cut(text: &str) -> Option<(String, Vec<String>)> {
    let (mut out, mut holes) = (String::with_capacity(text.len()), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find(['$', '%', '{', '?']) {
        let (before, after) = rest.split_at(at);
        out += before;
        let inside = match after.as_bytes() {
            // Behind a question mark no path is any more.
            [b'?', ..] => {
                rest = "";
                break;
            }
            [b'$', b'{', ..] => &after[2..],
            [b'{', ..] => &after[1..],
            [b'%', b's' | b'd', ..] => {
                out += "{}";
                holes.push("s".to_owned());
                rest = &after[2..];
                continue;
            }
            _ => {
                out += &after[..1];
                rest = &after[1..];
                continue;
            }
        };
        let mut depth = 1_usize;
        let end = inside.bytes().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        out += "{}";
        holes.push(inside.get(..end)?.to_ascii_lowercase());
        rest = inside.get(end + 1..)?;
    }
    out += rest;
    Some((out, holes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_recognized_by_their_project() {
        for (text, wanted) in [
            ("/${projectKey}/carts", "/{projectKey}/carts"),
            (
                "/${this.config.projectKey}/carts/${id}?expand=a",
                "/{projectKey}/carts/{ID}",
            ),
            (
                "${host}/${process.env.CTP_PROJECT_KEY}/carts/key=${key}",
                "/{projectKey}/carts/key={key}",
            ),
            (
                "https://api.europe-west1.gcp.commercetools.com/shop/zones",
                "/{projectKey}/zones",
            ),
            (
                "https://api.${region}.commercetools.com/${p}/zones",
                "/{projectKey}/zones",
            ),
            ("https://${host}/${projectKey}/zones", "/{projectKey}/zones"),
            (
                "/oauth/${projectKey}/anonymous/token",
                "/oauth/{projectKey}/anonymous/token",
            ),
            (
                "${sessionUrl}/${projectKey}/sessions/${id}",
                "/{projectKey}/sessions/{ID}",
            ),
        ] {
            let target = Target::of(text, || false).unwrap();
            let call = target.call("GET").or_else(|| target.call("POST"));
            assert_eq!(
                call.map(|call| call.endpoint.path()).as_deref(),
                Some(wanted),
                "{text}"
            );
        }
        for text in [
            "/api/carts",
            "/carts/${id}",
            "../types",
            "${a}/${b}/carts",
            "a/b",
            "https://example.com/x/carts",
        ] {
            assert!(Target::of(text, || false).is_none(), "{text}");
        }
        assert!(Target::of("/%s/carts/%s", || true).is_some());
    }
}
