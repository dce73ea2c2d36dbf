//! cURL commands: the vendor's form, ours, and what browsers copy.

use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use super::{FieldCollector, names, names::Field};
use syntax::curl::{self, Part};
use syntax::shell;

/// Whether some line is a call of cURL.
pub(super) fn is_command(text: &str) -> bool {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).any(curl::is_name)
}

/// Takes credentials, hosts and scopes out of the arguments. All other options are passed over:
/// they say how the call is made, not with what.
pub(super) fn read(text: &str, found: &mut FieldCollector) {
    curl::read(&shell::split(text), |part| match part {
        Part::User(pair) => found.set(Field::User, pair),
        Part::Header(header) => take_header(header, found),
        Part::Data(body) => data(body, found),
        Part::Url(text) => url(text, found),
        Part::Bearer(token) => found.set(Field::Token, token),
        Part::Word(word) => {
            if word.contains("://") && !word.contains('=') || word.starts_with("http") {
                url(word, found);
            } else if let Some((name, value)) = word.split_once('=') {
                assignment(name, value, found);
            }
        }
        Part::Command | Part::Method(_) | Part::Head | Part::Get | Part::Upload => {}
    });
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

fn take_header(header: &str, found: &mut FieldCollector) {
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
        let value = Zeroizing::new(value.replace('+', " "));
        let value = percent_decode_str(&value).decode_utf8_lossy().into_owned();
        let value = Zeroizing::new(value);
        // A body with `token=` asks about that token, or ends it.
        if name != "token" {
            found.take(name.trim(), &value, 1);
        }
    }
}
