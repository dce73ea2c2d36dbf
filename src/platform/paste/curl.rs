//! cURL commands: the vendor's, ours, and those that people write.

use percent_encoding::percent_decode_str;

use super::{Pasted, base};
use crate::client::Secret;

/// Reads a shell text with a cURL command in it.
pub(super) fn read(text: &str, found: &mut Pasted) {
    let words = words(text);
    for (at, word) in words.iter().enumerate() {
        let next = || words.get(at + 1).map_or("", String::as_str);
        match word.as_str() {
            "-u" | "--user" => user(next(), found),
            "user" if next() == "=" => {
                user(words.get(at + 2).map_or("", String::as_str), found);
            }
            "-d" | "--data" | "--data-urlencode" | "--data-raw" => form(next(), found),
            "-H" | "--header" => header(next(), found),
            word if word.starts_with("--user=") => user(word.trim_start_matches("--user="), found),
            word if word.starts_with("http://") || word.starts_with("https://") => url(word, found),
            _ => {}
        }
    }
    if found.client_id.is_none() && found.token.is_none() {
        found
            .ignored
            .push("the cURL command has no --user and no token".into());
    }
}

fn user(pair: &str, found: &mut Pasted) {
    if let Some((id, secret)) = pair.split_once(':') {
        found.client_id = Some(id.into());
        found.secret = Some(Secret::new(secret));
    }
}

fn header(header: &str, found: &mut Pasted) {
    let token = header
        .split_once(':')
        .and_then(|(_, value)| value.trim().split_once(' '));
    if let Some((_, token)) = token.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")) {
        // A variable of the shell is no token.
        if !token.contains('$') {
            found.token = Some(Secret::new(token.trim()));
        }
    }
}

fn form(data: &str, found: &mut Pasted) {
    for pair in data.split('&') {
        if let Some(scope) = pair.strip_prefix("scope=") {
            let scope = percent_decode_str(&scope.replace('+', " "))
                .decode_utf8_lossy()
                .into_owned();
            found.scope = Some(scope);
        }
    }
}

fn url(url: &str, found: &mut Pasted) {
    let host = base(url);
    let path = url
        .get(host.len()..)
        .unwrap_or_default()
        .trim_start_matches('/');
    if path.starts_with("oauth/") {
        found.auth_url = Some(host);
        if let Some((_, query)) = path.split_once('?') {
            form(query, found);
        }
    } else {
        let key = path.split(['/', '?']).next().unwrap_or_default();
        if !key.is_empty() && !key.contains('$') {
            found.project_key = Some(key.into());
        }
        found.api_url = Some(host);
    }
}

/// The words of a shell text: quotes and backslashes taken away as a shell does, and lines that
/// stand in a here-document split at blanks like all others.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match (quote, c) {
            (Some(q), _) if c == q => quote = None,
            (Some('\''), _) => word.get_or_insert_default().push(c),
            (Some(_), '\\') => {
                if let Some(next) = letters.next() {
                    word.get_or_insert_default().push(next);
                }
            }
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, '\\') => match letters.next() {
                Some('\n') | None => {}
                Some(next) => word.get_or_insert_default().push(next),
            },
            (None, _) if c.is_whitespace() || "()|;".contains(c) => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}
