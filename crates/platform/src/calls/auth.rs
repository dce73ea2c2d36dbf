//! The calls of the auth host. All are POSTs with the client's own credentials.

use zeroize::Zeroizing;

use percent_encoding::utf8_percent_encode;

use super::{UNRESERVED, escape, read};
use crate::error::ApiError;
use crate::http::{Method, Request, Response};
use crate::region::Hosts;
use client::json::Json;
use client::{Secret, Timestamp};

/// The longest life that is believed, in seconds.
const LONGEST_LIFE: i64 = 31_536_000;

/// An access token. No `Debug`.
#[derive(Clone, PartialEq)]
pub struct Token {
    /// The token itself.
    pub access: Secret,
    /// When it ends, if the answer says so.
    pub expires_at: Option<Timestamp>,
    /// The scope string that was granted, if the answer has one.
    pub scope: Option<String>,
}

/// Asks for a token. Each scope of `scope` must be one that the client holds, to the letter: implied
/// ones are refused (documentation: Scopes). Without it the token has all scopes of the client.
pub fn token(hosts: &Hosts, id: &str, secret: &Secret, scope: Option<&str>) -> Request {
    let mut body = "grant_type=client_credentials".to_owned();
    if let Some(scope) = scope {
        body.push_str("&scope=");
        body.push_str(&escape(scope));
    }
    form(format!("{}/oauth/token", hosts.auth), id, secret, body)
}

/// Ends a token before its time (observed; RFC 7009). Only its own client can do that.
pub fn revoke(hosts: &Hosts, id: &str, secret: &Secret, token: &Secret) -> Request {
    let body = format!(
        "token={}&token_type_hint=access_token",
        escape(token.reveal())
    );
    form(
        format!("{}/oauth/token/revoke", hosts.auth),
        id,
        secret,
        body,
    )
}

/// A call of the auth host with a client's credentials and any parameters, for flows that have no function of
/// their own. `path` begins with a slash and is sent as it is.
pub fn ask(
    hosts: &Hosts,
    path: &str,
    (id, secret): (&str, &Secret),
    parameters: &[(&str, &str)],
) -> Request {
    // A byte takes three at most: the body never grows, so that no shorter copy of a secret stays behind.
    let room = parameters
        .iter()
        .map(|(name, value)| 3 * (name.len() + value.len()) + 2);
    let mut body = String::with_capacity(room.sum());
    for (name, value) in parameters {
        if !body.is_empty() {
            body.push('&');
        }
        body.extend(utf8_percent_encode(name, UNRESERVED));
        body.push('=');
        body.extend(utf8_percent_encode(value, UNRESERVED));
    }
    form([&hosts.auth, path].concat(), id, secret, body)
}

/// A text as one segment of a path.
pub fn segment(text: &str) -> String {
    escape(text)
}

/// The value of an `Authorization` header by which these credentials prove themselves, without the scheme: a
/// host may repeat it in an error.
pub fn basic_value(id: &str, secret: &Secret) -> Secret {
    let header = basic(id, secret);
    let value = header.strip_prefix("Basic ").unwrap_or_default().to_owned();
    drop(Zeroizing::new(header));
    Secret::new(value)
}

/// Reads the answer to [`token`].
///
/// # Errors
/// The host's refusal, or an answer that is not one of the API.
pub fn read_token(response: &Response, now: Timestamp) -> Result<Token, ApiError> {
    let mut body = read(response)?;
    let access = body.take_text("access_token").map(Secret::new);
    let access = access.filter(|access| !access.is_empty());
    let life = body.get("expires_in").and_then(Json::whole);
    let scope = body
        .get("scope")
        .and_then(Json::text)
        .filter(|scope| !scope.trim().is_empty());
    Ok(Token {
        access: access.ok_or_else(|| ApiError::not_json(response))?,
        expires_at: life.map(|life| Timestamp(now.0 + life.clamp(0, LONGEST_LIFE) * 1000)),
        scope: scope.map(Into::into),
    })
}

fn form(url: String, id: &str, secret: &Secret, body: String) -> Request {
    Request {
        method: Method::Post,
        url,
        authorization: Some(basic(id, secret)),
        content_type: Some("application/x-www-form-urlencoded"),
        body: Some(body),
    }
}

/// `Basic` and the credentials in base64, written here since the page needs no more of it.
fn basic(id: &str, secret: &Secret) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let pair = Zeroizing::new(format!("{id}:{}", secret.reveal()));
    // Room for all of it, so that no half-filled copy is left behind when it grows.
    let mut text = String::with_capacity(10 + pair.len().div_ceil(3) * 4);
    text.push_str("Basic ");
    for chunk in pair.as_bytes().chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS.get((bits >> (18 - 6 * at) & 63) as usize).copied();
            text.push(if at > chunk.len() {
                '='
            } else {
                letter.map_or('=', char::from)
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(body: &str) -> Response {
        Response::new(200, body)
    }

    #[test]
    fn basic_is_base64() {
        for (id, secret, expected) in [
            ("a", "b", "Basic YTpi"),
            ("ab", "c", "Basic YWI6Yw=="),
            ("ab", "cd", "Basic YWI6Y2Q="),
            ("é", "?>", "Basic w6k6Pz4="),
        ] {
            assert_eq!(basic(id, &Secret::new(secret)), expected);
        }
    }

    #[test]
    fn parameters_are_escaped_and_the_body_never_grows() {
        let hosts = Hosts {
            auth: "https://a".into(),
            api: "https://b".into(),
        };
        let secret = Secret::new("s");
        let parameters = [
            ("grant_type", "password"),
            ("username", "a+b@c&d=e"),
            ("password", "ü "),
        ];
        let request = ask(
            &hosts,
            "/oauth/p/customers/token",
            ("i", &secret),
            &parameters,
        );
        assert_eq!(request.url, "https://a/oauth/p/customers/token");
        assert_eq!(request.authorization.as_deref(), Some("Basic aTpz"));
        assert_eq!(
            request.body.as_deref(),
            Some("grant_type=password&username=a%2Bb%40c%26d%3De&password=%C3%BC%20")
        );
        assert_eq!(basic_value("i", &secret).reveal(), "aTpz");
        assert_eq!(segment("a/b:c"), "a%2Fb%3Ac");
    }

    #[test]
    fn scopes_are_named_only_when_asked_to() {
        let hosts = Hosts {
            auth: "https://a".into(),
            api: "https://b".into(),
        };
        let body = |scope| {
            let request = token(&hosts, "i", &Secret::new("s"), scope);
            assert_eq!(request.url, "https://a/oauth/token");
            request.body.clone().unwrap_or_default()
        };
        assert_eq!(body(None), "grant_type=client_credentials");
        assert_eq!(
            body(Some("a:p b:p:s&x=y")),
            "grant_type=client_credentials&scope=a%3Ap%20b%3Ap%3As%26x%3Dy"
        );
    }

    #[test]
    fn odd_tokens_do_no_harm() {
        let now = Timestamp(1_000);
        let full = r#"{"access_token":"t","expires_in":10,"scope":"a:p","new":[{}]}"#;
        let token = read_token(&answer(full), now).ok().unwrap();
        assert_eq!(
            (token.expires_at, token.scope.as_deref()),
            (Some(Timestamp(11_000)), Some("a:p"))
        );
        for odd in [
            r#"{"access_token":"t","expires_in":"soon","scope":null}"#,
            r#"{"access_token":"t","scope":" "}"#,
        ] {
            let token = read_token(&answer(odd), now).ok().unwrap();
            assert_eq!((token.expires_at, token.scope.clone()), (None, None));
        }
        let long = r#"{"access_token":"t","expires_in":9223372036854775807}"#;
        assert!(
            read_token(&answer(long), now)
                .is_ok_and(|t| t.expires_at == Some(Timestamp(31_536_000 * 1000 + 1000)))
        );
        for bad in [
            "",
            "null",
            "[]",
            "<html>",
            r#"{"access_token":7}"#,
            r#"{"access_token":""}"#,
        ] {
            assert!(read_token(&answer(bad), now).is_err(), "{bad}");
        }
    }
}
