//! From a method and whatever stands for a URL to an endpoint, or to the reason why not.

use finder::{EndpointId, find_call, is_api_host, is_vendor_host};
use scope::is_store_key;
use syntax::{Authority, Url};

/// Longer targets are no calls: paths of these APIs are short, and queries are cut off before.
const LONGEST: usize = 4096;

/// What a call turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A call to an endpoint.
    Call {
        endpoint: EndpointId,
        /// The Store's key in the path.
        store: Option<String>,
        /// The host is none of commercetools and not this machine: it may be a proxy, or a shop
        /// with paths alike.
        doubtful: bool,
        /// The host is one of commercetools.
        vendor: bool,
    },
    /// A call to these APIs, or to a path without a host, that matches no endpoint.
    Unknown { vendor: bool },
    /// A call to something else.
    Foreign { vendor: bool },
    /// A call to the auth service that needs no scope.
    Auth,
    /// A preflight of a browser, or nothing that could be called.
    Nothing,
}

/// Where a call goes.
enum Place<'a> {
    /// A path alone, or behind a variable for the host.
    Path,
    Vendor(Authority),
    Loopback(Authority),
    Other(&'a str),
}

/// A target without query and fragment: they don't matter, and they hold secrets.
pub(super) fn without_query(target: &str) -> &str {
    let target = target.trim();
    // `{{baseUrl?}}` is no query, but nobody writes it.
    target.split(['?', '#']).next().unwrap_or_default()
}

/// Whether a word can be the target of a call.
pub(super) fn is_target(word: &str) -> bool {
    word.starts_with('/')
        || word.contains("://")
        || is_variable_start(word) && word.contains('/')
        || word.contains('/')
            && Url::after_scheme(word)
                .authority()
                .is_some_and(|host| is_vendor_host(&host))
}

fn is_variable_start(word: &str) -> bool {
    word.starts_with("{{") || word.starts_with('$') || word.starts_with('<')
}

/// The endpoint of a call, if it is one.
pub(super) fn resolve(method: &str, target: &str) -> Verdict {
    let target = without_query(target);
    if method.eq_ignore_ascii_case("OPTIONS") || target.len() > LONGEST {
        return Verdict::Nothing;
    }
    let (place, path) = split(target);
    let path = path.trim_end_matches('/');
    if path.trim_matches('/').is_empty() && !matches!(place, Place::Path) {
        return Verdict::Foreign {
            vendor: matches!(place, Place::Vendor(_)),
        };
    }
    let text = match &place {
        Place::Path => path.to_owned(),
        Place::Vendor(host) | Place::Loopback(host) => format!("https://{host}{path}"),
        Place::Other(host) => ["https://", host, path].concat(),
    };
    let call = find_call(method, &text);
    let first = path.trim_start_matches('/').split('/').next();
    let asks_auth = match &place {
        Place::Vendor(host) => host.first_label() == "auth" || first == Some("oauth"),
        Place::Other(_) => false,
        Place::Path | Place::Loopback(_) => first == Some("oauth"),
    };
    // Some requests to the auth service need a scope; for most the credentials are enough.
    let needs_scope = || {
        let endpoint = call.as_ref().map(|call| call.endpoint);
        endpoint.is_some_and(|endpoint| endpoint.needs().next().is_some())
    };
    if asks_auth && !needs_scope() {
        return Verdict::Auth;
    }
    let (vendor, plain) = (
        matches!(place, Place::Vendor(_)),
        matches!(place, Place::Path),
    );
    let doubtful = matches!(place, Place::Other(_));
    let missed = match &place {
        Place::Path => Verdict::Unknown { vendor },
        Place::Vendor(host) if is_api_host(host) => Verdict::Unknown { vendor },
        _ => Verdict::Foreign { vendor },
    };
    let Some(call) = call else {
        return missed;
    };
    // `/favicon.ico` is not the project of that key.
    let keyed = call.project.as_deref().is_none_or(is_project_key);
    let deep = path.trim_matches('/').contains('/');
    let sure = vendor || plain || call.project.is_some() && (deep || !doubtful);
    if !keyed || !sure {
        return missed;
    }
    Verdict::Call {
        endpoint: call.endpoint,
        store: call.store.filter(|key| is_store_key(key)),
        doubtful,
        vendor,
    }
}

/// The place, and the path with its slash.
fn split(target: &str) -> (Place<'_>, &str) {
    let (authority, path) = match target.split_once("://") {
        Some((_, rest)) => rest.split_at(end_of_host(rest)),
        None if target.starts_with('/') => return (Place::Path, target),
        None if is_variable_start(target) => target.split_at(end_of_host(target)),
        None => {
            let (host, path) = target.split_at(end_of_host(target));
            // `carts/abc` is a path, `api.example.com/shop/carts` is not.
            let local = || Authority::parse(host).is_ok_and(|host| host.is_loopback());
            if !host.contains('.') && !local() {
                return (Place::Path, target);
            }
            (host, path)
        }
    };
    // Who asks is no part of the host, and may be a variable.
    let host = authority.rsplit('@').next().unwrap_or_default();
    let place = match named_host(host) {
        Some(host) if is_vendor_host(&host) => Place::Vendor(host),
        _ if host.contains(['{', '$', '<']) => Place::Path,
        Some(host) if host.is_loopback() => Place::Loopback(host),
        _ => Place::Other(host),
    };
    (place, path)
}

/// A host in which variables stand for some labels: `api.{region}.example.com`.
pub(super) fn named_host(text: &str) -> Option<Authority> {
    let plain = |c: &char| !"{}$<>".contains(*c);
    Authority::parse(&text.chars().filter(plain).collect::<String>()).ok()
}

/// Where the path begins: a variable may hold slashes of its own.
fn end_of_host(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'/' | b'\\' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// A project's key, or what stands for it.
fn is_project_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    key.contains(['{', '$', '<']) || key.starts_with(':') || key.bytes().all(plain)
}

/// A path that stands for all that differ only in IDs and keys, so that few have to be looked up:
/// no word of a path is a UUID or a number. The key of a Store stays.
pub(super) fn without_ids(target: &str) -> String {
    let mut text = String::with_capacity(target.len());
    let mut last = "";
    // Behind `https://` stands the host: one that is a number is no ID.
    let host = target.split('/').nth(1).is_some_and(str::is_empty) && !target.starts_with('/');
    for (at, part) in target.split('/').enumerate() {
        if at > 0 {
            text.push('/');
        }
        text.push_str(match part {
            _ if host && at == 2 => part,
            _ if is_uuid(part) || is_number(part) => "{ID}",
            _ if last != "in-store" && part.len() > 4 && part.starts_with("key=") => "key={key}",
            _ => part,
        });
        last = part;
    }
    text
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_uuid(text: &str) -> bool {
    let bytes = text.bytes().enumerate();
    text.len() == 36
        && bytes.into_iter().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// `{{ _.host }}` as `{{_.host}}`: blanks inside of a variable would cut a line into words.
pub(super) fn tight(line: &str) -> std::borrow::Cow<'_, str> {
    if !line.contains("{{") {
        return line.into();
    }
    let (mut text, mut rest) = (String::with_capacity(line.len()), line);
    while let Some((before, inside)) = rest.split_once("{{") {
        text.push_str(before);
        text.push_str("{{");
        let Some((name, after)) = inside.split_once("}}") else {
            rest = inside;
            break;
        };
        text.extend(name.split_whitespace());
        text.push_str("}}");
        rest = after;
    }
    text.push_str(rest);
    text.into()
}
