//! cURL commands: the vendor's form, ours, and what browsers copy.

use percent_encoding::percent_decode_str;

use super::{FieldCollector, names, names::Field};
use syntax::words;

/// Whether some line is a call of cURL.
pub(super) fn is_command(text: &str) -> bool {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).any(|word| {
        let name = word.rsplit(['(', '`', '/', '=']).next().unwrap_or(word);
        name == "curl" || name == "curl.exe"
    })
}

/// Takes credentials, hosts and scopes out of the arguments. All other options are passed over:
/// they say how the call is made, not with what.
pub(super) fn read(text: &str, found: &mut FieldCollector) {
    let words = words::split(text);
    let mut rest = words.0.iter().map(String::as_str).peekable();
    while let Some(word) = rest.next() {
        // `user = "id:secret"` is a line of a --config file.
        let in_config = word == "user" && rest.next_if_eq(&"=").is_some();
        let (option, joined) = match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => (option, Some(value)),
            _ => (word, None),
        };
        let mut argument = || joined.or_else(|| rest.next()).unwrap_or_default();
        match option {
            _ if in_config => found.set(Field::User, argument()),
            "-u" | "--user" => found.set(Field::User, argument()),
            "-H" | "--header" => header(argument(), found),
            "-d" | "--data" | "--data-ascii" | "--data-binary" | "--data-raw"
            | "--data-urlencode" => data(argument(), found),
            "--url" => url(argument(), found),
            "--oauth2-bearer" => found.set(Field::Token, argument()),
            _ => {
                if let Some(user) = option
                    .strip_prefix("-u")
                    .filter(|_| !option.contains("://"))
                {
                    found.set(Field::User, user);
                } else if word.contains("://") && !word.contains('=') || word.starts_with("http") {
                    url(word, found);
                } else if let Some((name, value)) = word.split_once('=') {
                    assignment(name, value, found);
                }
            }
        }
    }
}

fn url(text: &str, found: &mut FieldCollector) {
    // Without a name beside it, what is not of the auth host is a call of the API.
    if !text.contains('$') {
        found.address(text, Some(Field::ApiUrl));
    }
}

/// `NAME=value` before or beside the command.
fn assignment(name: &str, value: &str, found: &mut FieldCollector) {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if name.bytes().all(is_name) && !value.starts_with('$') && names::field(name).is_some() {
        found.take(name, value, 1);
    }
}

fn header(header: &str, found: &mut FieldCollector) {
    if let Some((name, value)) = header.split_once(':')
        && name.trim().eq_ignore_ascii_case("authorization")
    {
        found.set(Field::Authorization, value);
    }
}

/// `grant_type=client_credentials&scope=...`, encoded or not.
fn data(body: &str, found: &mut FieldCollector) {
    for pair in body.split('&') {
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        let value = value.replace('+', " ");
        let value = percent_decode_str(&value).decode_utf8_lossy();
        // A body with `token=` asks about that token, or ends it.
        if name != "token" {
            found.take(name.trim(), &value, 1);
        }
    }
}
