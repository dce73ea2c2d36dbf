//! What a request asks for: its path, its parameters and who asks.

use percent_encoding::percent_decode_str;

use client::Secret;

/// Decoded name and value pairs, in their order.
pub(super) type Pairs = Vec<(String, String)>;

/// The path and the query of a URL.
pub(super) struct Target {
    /// The path's segments, decoded.
    pub(super) path: Vec<String>,
    /// The query.
    pub(super) query: Pairs,
}

impl Target {
    /// Reads a whole URL or just its path and query.
    pub(super) fn read(url: &str) -> Self {
        let (path, query) = path_and_query(url);
        Self {
            path: path
                .split('/')
                .filter(|segment| !segment.is_empty())
                .map(decode)
                .collect(),
            query: pairs(query),
        }
    }

    /// The path's segments, to match against.
    pub(super) fn segments(&self) -> Vec<&str> {
        self.path.iter().map(String::as_str).collect()
    }
}

/// Cuts host and fragment off and parts the rest at the question mark.
pub(super) fn path_and_query(url: &str) -> (&str, &str) {
    let url = url.split_once("://").map_or(url, |(_, rest)| {
        rest.find(['/', '?']).map_or("", |at| &rest[at..])
    });
    let url = url.split('#').next().unwrap_or_default();
    url.split_once('?').unwrap_or((url, ""))
}

/// Reads `a=1&b=2` as forms and queries write it.
pub(super) fn pairs(text: &str) -> Pairs {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (
                decode(&name.replace('+', " ")),
                decode(&value.replace('+', " ")),
            )
        })
        .collect()
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The first value of that name.
pub(super) fn first<'a>(pairs: &'a Pairs, name: &str) -> Option<&'a str> {
    pairs
        .iter()
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.as_str())
}

/// What follows the scheme in an `Authorization` header; schemes are case-insensitive (RFC 7235).
pub(super) fn credential<'a>(header: Option<&'a str>, scheme: &str) -> Option<&'a str> {
    let (found, rest) = header?.trim().split_once(' ')?;
    found.eq_ignore_ascii_case(scheme).then(|| rest.trim())
}

/// Id and secret of HTTP Basic authentication.
pub(super) fn basic(header: Option<&str>) -> Option<(String, Secret)> {
    let text = base64(credential(header, "Basic")?)?;
    let text = Secret::new(String::from_utf8(text).ok()?);
    let (id, secret) = text.reveal().split_once(':')?;
    Some((id.to_owned(), Secret::new(secret)))
}

/// Decodes base64 with the standard alphabet, padded or not.
fn base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len());
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in text.trim_end_matches('=').bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held).to_le_bytes()[0]);
        }
    }
    Some(out)
}
