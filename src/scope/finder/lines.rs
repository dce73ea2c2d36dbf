//! Calls out of pasted text: lines of `METHOD path`, access logs, `.http` files, cURL commands.

use super::call::find_call;
use super::table::{EndpointId, Method};

/// What a pasted text held. It repeats nothing of the text: a log may hold secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The calls, each once, in the order of the text.
    pub calls: Vec<EndpointId>,
    /// Lines that hold a call of no known endpoint.
    pub unknown: usize,
    /// Other lines that are not empty.
    pub ignored: usize,
}

impl Lines {
    /// What was recognised, what was not, in a sentence or two.
    pub fn words(&self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let mut text = match self.calls.len() {
            0 => "No call was recognised.".to_owned(),
            n => format!("{} recognised and ticked.", count(n, "call")),
        };
        if self.unknown > 0 {
            text += &format!(
                " {} to no endpoint that the reference lists.",
                count(self.unknown, "call")
            );
        }
        if self.ignored > 0 {
            text += &format!(" {} without a call.", count(self.ignored, "line"));
        }
        text
    }
}

/// Reads the calls of a text, line by line.
pub fn read_lines(text: &str) -> Lines {
    let mut found = Lines::default();
    // A cURL command may go on behind a backslash.
    for line in text.replace("\\\n", " ").lines() {
        match call_of(line) {
            Some((method, target)) => match find_call(method, target) {
                Some(call) if found.calls.contains(&call.endpoint) => {}
                Some(call) => found.calls.push(call.endpoint),
                None => found.unknown += 1,
            },
            None if line.trim().is_empty() => {}
            None => found.ignored += 1,
        }
    }
    found
}

/// The method and the path or URL of a line.
fn call_of(line: &str) -> Option<(&str, &str)> {
    let mut words = line
        .split(|c: char| c.is_whitespace() || "\"'`,".contains(c))
        .filter(|word| !word.is_empty())
        .peekable();
    let is_target = |word: &str| word.starts_with('/') || word.contains("://");
    let is_method = |word: &str| Method::parse(word).is_some_and(|method| method.name() == word);
    let (mut is_curl, mut method, mut has_data) = (false, None, false);
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        match word {
            "curl" | "curl.exe" => is_curl = true,
            "-X" | "--request" if is_curl => method = Some(next),
            "-G" | "--get" if is_curl => has_data = false,
            "-I" | "--head" if is_curl => method = Some("HEAD"),
            _ if is_curl && (word.starts_with("-d") || word.starts_with("--data")) => {
                has_data = true;
            }
            _ if !is_curl && is_method(word) && is_target(next) => return Some((word, next)),
            _ => {}
        }
    }
    // The URL of a cURL command may stand anywhere.
    let mut words = line.split(|c: char| c.is_whitespace() || "\"'`".contains(c));
    let url = words.find(|word| is_curl && word.contains("://"))?;
    Some((method.unwrap_or(if has_data { "POST" } else { "GET" }), url))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calls(text: &str) -> Vec<String> {
        let found = read_lines(text);
        found.calls.into_iter().map(EndpointId::call).collect()
    }

    #[test]
    fn calls_are_read_from_lines_of_many_kinds() {
        for (line, call) in [
            ("GET /shop/carts", "GET /{projectKey}/carts"),
            (
                "1.2.3.4 - - [24/Nov/2026] \"POST /shop/carts HTTP/1.1\" 201 88",
                "POST /{projectKey}/carts",
            ),
            (
                "DELETE https://api.europe-west1.gcp.commercetools.com/shop/carts/abc?version=1",
                "DELETE /{projectKey}/carts/{ID}",
            ),
            (
                "curl -H 'Authorization: Bearer x' https://api.europe-west1.gcp.commercetools.com/shop/orders",
                "GET /{projectKey}/orders",
            ),
            (
                "curl \\\n --data '{}' \\\n https://api.europe-west1.gcp.commercetools.com/shop/orders",
                "POST /{projectKey}/orders",
            ),
        ] {
            assert_eq!(calls(line), [call], "{line}");
        }
    }

    #[test]
    fn the_same_call_counts_once_and_the_rest_is_counted() {
        let found =
            read_lines("GET /shop/carts\nGET /shop/carts\n\nhello\nGET /shop/no-such-thing\n");
        assert_eq!((found.calls.len(), found.unknown, found.ignored), (1, 1, 1));
        assert_eq!(
            found.words(),
            "1 call recognised and ticked. 1 call to no endpoint that the reference lists. 1 line without a call."
        );
        assert_eq!(
            read_lines("secret").words(),
            "No call was recognised. 1 line without a call."
        );
    }
}
