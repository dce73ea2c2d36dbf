//! Whether a text holds credentials at all: a text that does leaves its box at once.

use super::names::{self, Field};
use super::{is_placeholder, read};
use syntax::named;

/// What stands before the credentials in an `Authorization` header.
const SCHEMES: [&str; 2] = ["basic", "bearer"];
/// A token or an encoded pair has at least so many characters.
const SHORTEST: usize = 8;

/// Names of secrets that [`names::field`] does not know, since connecting has no use for them.
const SECRETS: [&str; 5] = [
    "refreshtoken",
    "password",
    "clientassertion",
    "apikey",
    "privatekey",
];

/// Whether a text holds a secret: a field named like one with a value, an `Authorization` header with
/// credentials, a cURL `--user`, or a URL with a password. Placeholders such as `$SECRET` are none.
/// Texts of any length are looked at, each byte a few times.
pub fn holds_credentials(text: &str) -> bool {
    if has_scheme(text) || has_password_in_url(text) || has_secret_field(text) {
        return true;
    }
    // What only the readers see: cURL's options, labels above their values.
    let pasted = read(text);
    pasted.secret.is_some() || pasted.token.is_some()
}

/// `Basic` or `Bearer` with something behind it, whatever it stands in.
fn has_scheme(text: &str) -> bool {
    let mut before = "";
    // A value may stand in quotes, and its quotes in others.
    let separates = |c: char| c.is_whitespace() || "\"'`\\,;{}[]<>".contains(c);
    for word in text.split(separates).filter(|word| !word.is_empty()) {
        let scheme = before.rsplit([':', '=']).next().unwrap_or_default();
        let is_scheme = SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme));
        if is_scheme && is_token(word) {
            return true;
        }
        before = word;
    }
    false
}

/// Letters, digits and marks of base64, JWT and tokens. Prose has none that long with a digit or a
/// capital inside.
fn is_token(word: &str) -> bool {
    let fits = |b: u8| b.is_ascii_alphanumeric() || b"-._~+/=".contains(&b);
    let mixed = word
        .bytes()
        .skip(1)
        .any(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    word.len() >= SHORTEST && word.bytes().all(fits) && mixed && !is_placeholder(word)
}

/// `https://id:secret@host`.
fn has_password_in_url(text: &str) -> bool {
    let ends = |c: char| c.is_whitespace() || "/?#\"'`".contains(c);
    text.split("://").skip(1).any(|rest| {
        let authority = rest.split(ends).next().unwrap_or_default();
        let user = authority.rsplit_once('@').map_or("", |(user, _)| user);
        let password = user.split_once(':').map_or("", |(_, password)| password);
        !password.is_empty() && !is_placeholder(password)
    })
}

fn has_secret_field(text: &str) -> bool {
    let mut any = false;
    named::each(text, |_, name, value| {
        any = any || is_secret(name) && is_value(value);
    });
    any
}

fn is_secret(name: &str) -> bool {
    // `process.env.CTP_CLIENT_SECRET`, `pm.environment.secret`: the last part counts as well.
    let last = name.rsplit('.').next().unwrap_or_default();
    let known = |name| matches!(names::field(name), Some(Field::Secret | Field::Token));
    if known(name) || known(last) {
        return true;
    }
    if last.len() > 80 {
        return false;
    }
    let letters = last.bytes().filter(u8::is_ascii_alphanumeric);
    let plain: String = letters
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    plain.ends_with("clientsecret") || SECRETS.iter().any(|known| plain.ends_with(known))
}

/// Whether a value is one, and not a word of a program or a hole for one.
fn is_value(value: &str) -> bool {
    // The beginning tells; values that are looked into overlap.
    let value = named::head(value, 512).trim();
    let words = [
        "null",
        "none",
        "true",
        "false",
        "undefined",
        "string",
        "secret",
        "token",
    ];
    let code = |c: char| "({[<$%".contains(c);
    !value.is_empty()
        && !value.contains(code)
        && !is_placeholder(value)
        && !words.iter().any(|word| word.eq_ignore_ascii_case(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_seen_wherever_they_stand() {
        for text in [
            "CTP_CLIENT_SECRET=kJ3dfG8s",
            "{\"id\":\"a\",\"secret\":\"kJ3dfG8s\"}",
            "{\"access_token\":\"x9\",\"scope\":\"manage_orders:shop\"}",
            "{\"a\":[{\"refreshToken\":\"abc\"}]}",
            "GET /shop/carts\nAuthorization: Bearer abcDEF123_-\n",
            "{\"name\":\"Authorization\",\"value\":\"Bearer abcDEF123\"}",
            "{\\\"authorization\\\":\\\"Basic YWJjOmRlZg==\\\"}",
            "curl -u id:kJ3dfG8s https://auth.example.com/oauth/token",
            "curl -sSuid:kJ3dfG8s https://auth.example.com/oauth/token",
            "curl --oauth2-bearer kJ3dfG8s https://api.example.com/shop",
            "https://id:kJ3dfG8s@auth.example.com/",
            "Client secret\nkJ3dfG8s\n",
            "client_id=a&client_secret=kJ3dfG8s",
            "my.shop.clientSecret: 'kJ3dfG8s'",
            "const config = { clientSecret: 'kJ3dfG8s' }",
            "db_password=hunter2",
        ] {
            assert!(holds_credentials(text), "{text}");
        }
        let long = format!("{}\nsecret=kJ3dfG8s", "GET /shop/carts\n".repeat(200_000));
        assert!(holds_credentials(&long));
    }

    #[test]
    fn scopes_calls_and_placeholders_are_none() {
        for text in [
            "",
            "manage_orders:shop view_products:shop",
            "GET /shop/carts?token=",
            "Authorization: Bearer $TOKEN",
            "Authorization: Bearer <token>",
            "Bearer authentication is required",
            "The basic authentication",
            "client_secret=${SECRET}",
            "clientSecret: process.env.CTP_CLIENT_SECRET",
            "secret = var.secret",
            "{\"secret\": null, \"token_type\": \"Bearer\", \"expires_in\": 172800}",
            "curl -u \"$ID:$SECRET\" https://auth.example.com/oauth/token",
            "https://user@example.com/a:b@c",
            "accessTokenValiditySeconds: 3600",
            "secret: ••••••••",
            "{\"error\":\"invalid_token\",\"message\":\"invalid_token\"}",
        ] {
            assert!(!holds_credentials(text), "{text}");
        }
    }
}
