//! Texts: logs, commands, `.http` and `.bru` files, stack traces, YAML, Terraform, scope strings.

use serde_json::Value;

use super::{Evidence, Kind, gather::Gather, json, trouble};
use crate::{
    client::manifest::{self, yaml_to_json},
    scope::finder::Method,
};

/// A text that is here as a whole.
pub(super) fn whole(text: &str) -> Evidence {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut gather = Gather::default();
    if text.is_empty() {
        return Evidence::default();
    }
    let kind = if let Some(value) = parsed(text) {
        json::read(&value, &mut gather)
    } else {
        plain(text, &mut gather)
    };
    let kind = match trouble::find(text, &gather) {
        None => kind,
        Some(found) => {
            gather.trouble = Some(found);
            match kind {
                Kind::Har | Kind::Postman | Kind::Curl => kind,
                _ if text.starts_with('{') && parsed(text).is_some() => Kind::Error,
                _ if is_trace(text) => Kind::StackTrace,
                _ => Kind::LogLine,
            }
        }
    };
    gather.finish(kind)
}

fn parsed(text: &str) -> Option<Value> {
    let json = text.starts_with(['{', '[']);
    json.then(|| serde_json::from_str(text).ok()).flatten()
}

fn is_trace(text: &str) -> bool {
    let begins = |line: &str, marks: &[&str]| marks.iter().any(|mark| line.starts_with(mark));
    text.lines().map(str::trim).any(|line| {
        begins(
            line,
            &["at ", "Traceback", "Caused by", "#0 ", "Stack trace"],
        ) || line.contains("Exception:")
            || line.contains("originalRequest")
    })
}

fn plain(text: &str, gather: &mut Gather) -> Kind {
    if text.contains("commercetools_api_client") {
        if let Ok(opened) = manifest::read(text) {
            scopes_of(&opened.manifest, gather);
            return Kind::Terraform;
        }
        gather.ignore("The commercetools_api_client block could not be read to its end.");
    }
    if is_bruno(text) {
        bruno(text, gather);
        return Kind::Bruno;
    }
    if looks_like_yaml(text)
        && let Ok(value @ Value::Object(_)) = yaml_to_json(text)
        && let Some(kind) = json::yaml(text, &value, gather)
    {
        return kind;
    }
    let joined = text.replace("\\\r\n", " ").replace("\\\n", " ");
    let mut kinds = Vec::new();
    for one in joined.lines() {
        kinds.extend(line(one, gather));
    }
    if !gather.has_requests() {
        fields(&joined, gather);
    }
    if gather.has_requests() {
        let has = |kind: Kind| kinds.contains(&kind);
        let http = text
            .lines()
            .any(|l| l.starts_with("###") || (l.starts_with('@') && l.contains('=')));
        return match () {
            () if has(Kind::Curl) => Kind::Curl,
            () if has(Kind::AccessLog) => Kind::AccessLog,
            () if http || has(Kind::HttpFile) => Kind::HttpFile,
            () => Kind::Calls,
        };
    }
    secrets(text, gather);
    // A form's or a setting's name stands before its value.
    gather.scopes(&decoded(text).replace(['=', '&'], " "));
    Kind::ScopeString
}

/// Scopes in a URL are encoded.
fn decoded(text: &str) -> String {
    if text.contains("%3A") || text.contains("%3a") {
        percent_encoding::percent_decode_str(text)
            .decode_utf8_lossy()
            .into_owned()
    } else {
        text.to_owned()
    }
}

/// Credentials have a page of their own.
fn secrets(text: &str, gather: &mut Gather) {
    let small = text.to_ascii_lowercase();
    if small.contains("client_secret") || small.contains("clientsecret") {
        gather.ignore("Credentials were left aside: the connect page reads them.");
    }
}

pub(super) fn scopes_of(manifest: &manifest::Manifest, gather: &mut Gather) {
    gather.scopes(&manifest.scopes.print("{projectKey}"));
}

/// One line: a call, or the fields of one.
pub(super) fn line(line: &str, gather: &mut Gather) -> Option<Kind> {
    let line = line.trim();
    if line.starts_with('{')
        && let Ok(value) = serde_json::from_str::<Value>(line)
    {
        json::requests(&value, gather);
        return gather.has_requests().then_some(Kind::AccessLog);
    }
    let Some((method, target, kind)) = call_of(line) else {
        if !line.is_empty() {
            gather.pass();
        }
        return None;
    };
    gather.request(method, target);
    Some(kind)
}

/// The method and the path or URL of a line.
fn call_of(line: &str) -> Option<(&str, &str, Kind)> {
    let splits = |c: char| c.is_whitespace() || "\"'`,".contains(c);
    let mut words = line
        .split(splits)
        .filter(|word| !word.is_empty())
        .peekable();
    let is_method = |word: &str| Method::parse(word).is_some_and(|method| method.name() == word);
    let (mut is_curl, mut method, mut has_data) = (false, None, false);
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        match word {
            "curl" | "curl.exe" => is_curl = true,
            "-X" | "--request" if is_curl => method = Some(next),
            "-G" | "--get" if is_curl => has_data = false,
            "-I" | "--head" if is_curl => method = Some("HEAD"),
            _ if is_curl
                && (word.starts_with("-d") || word.starts_with("--data") || word == "--json") =>
            {
                has_data = true;
            }
            _ if !is_curl && is_method(word) && is_target(next) => {
                let quoted = line.contains(&["\"", word, " "].concat());
                let kind = match (quoted, next.starts_with(['{', '$'])) {
                    (true, _) => Kind::AccessLog,
                    (_, true) => Kind::HttpFile,
                    _ => Kind::Calls,
                };
                return Some((word, next, kind));
            }
            _ => {}
        }
    }
    // The URL of a cURL command may stand anywhere.
    let mut words = line.split(|c: char| c.is_whitespace() || "\"'`".contains(c));
    let url = words.find(|word| is_curl && (word.contains("://") || is_target(word)))?;
    let method = method.unwrap_or(if has_data { "POST" } else { "GET" });
    Some((method, url, Kind::Curl))
}

fn is_target(word: &str) -> bool {
    let variable = word.starts_with("{{") || word.starts_with("${") || word.starts_with('<');
    (word.starts_with('/') && word.len() > 1)
        || word.contains("://")
        || (variable && word.contains('/'))
}

/// The `method` and the `uri` that SDKs print beside an error, in either order.
fn fields(text: &str, gather: &mut Gather) {
    let (mut method, mut url) = (None, None);
    let unescaped = text.replace("\\\"", "\"");
    let mut words = unescaped
        .split(|c: char| c.is_whitespace() || "\"'`,{}()[]=;".contains(c))
        .flat_map(|word| match word.strip_suffix(':') {
            Some(key) => [key, ""],
            None => [word, ""],
        })
        .filter(|word| !word.is_empty() && *word != ":")
        .peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        if json::METHOD_KEYS.contains(&word) && Method::parse(next).is_some() {
            method = Some(next);
        } else if json::URL_KEYS.contains(&word) && is_target(next) {
            url = Some(next);
        }
        if let (Some(found), Some(target)) = (method, url) {
            gather.request(found, target);
            (method, url) = (None, None);
        }
    }
}

/// Bruno's own files: a block for each part, the method as the name of one.
fn is_bruno(text: &str) -> bool {
    text.lines().any(|line| method_block(line).is_some())
        && text.lines().any(|line| line.trim().starts_with("url:"))
}

fn method_block(line: &str) -> Option<&str> {
    let method = line.strip_suffix('{')?.trim_end();
    (Method::parse(method).is_some() && method.bytes().all(|b| b.is_ascii_lowercase()))
        .then_some(method)
}

fn bruno(text: &str, gather: &mut Gather) {
    let mut method = None;
    for line in text.lines() {
        method = method_block(line).or(method);
        if let (Some(found), Some(url)) = (method, line.trim().strip_prefix("url:")) {
            gather.request(found, url.trim());
            method = None;
        }
    }
}

fn looks_like_yaml(text: &str) -> bool {
    let marks = [
        "openapi:",
        "swagger:",
        "paths:",
        "deployAs:",
        "inheritAs:",
        "apiClient:",
        "scopes:",
        "resources:",
    ];
    text.lines().any(|line| {
        let line = line.trim();
        marks.iter().any(|mark| line.starts_with(mark))
            || (line.starts_with('/') && line.ends_with(':'))
    })
}
