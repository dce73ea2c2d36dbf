//! Methods and targets that stand beside their names, as logs and printed objects have them:
//! `"method":"GET","uri":"/shop/carts"`, `method=GET path=/shop/carts`, `method: 'GET'`.

use super::target::is_target;
use syntax::named::{each, head};
use syntax::{Authority, Url};

/// A method and a target further apart than that don't belong together, in bytes.
const FAR: usize = 1500;
/// So much of a value tells what it is, in bytes: values that are looked into overlap.
const LOOKED_AT: usize = 512;

/// A named value and where its name stands.
struct Named<'a> {
    at: usize,
    value: &'a str,
}

/// Every method with the target nearest to it.
pub(super) fn pairs(text: &str) -> Vec<(&str, String)> {
    let (mut methods, mut targets, mut hosts) = (Vec::new(), Vec::new(), Vec::new());
    each(text, |at, name, value| {
        if is_method_name(name) && is_method(value) {
            methods.push(Named { at, value });
        } else if is_host_name(name) {
            // `baseUri` is no target, though it ends like one.
            if is_host(value) {
                hosts.push(Named { at, value });
            }
        } else if is_target_name(name) && is_target(head(value, LOOKED_AT)) {
            targets.push(Named { at, value });
        }
    });
    let found = methods.iter().filter_map(|method| {
        let target = nearest(&targets, method.at)?;
        let path = target.value;
        let host = nearest(&hosts, target.at).filter(|_| path.starts_with('/'));
        let url = match host.map(|host| host.value.trim_end_matches('/')) {
            Some(host) if host.contains("://") => [host, path].concat(),
            Some(host) => ["https://", host, path].concat(),
            None => path.to_owned(),
        };
        Some((method.value, url))
    });
    found.collect()
}

/// The method or the target of a line that has only one of them, beside its name.
pub(super) fn alone(line: &str) -> (Option<&str>, Option<&str>) {
    let (mut method, mut target) = (None, None);
    if line.len() > FAR {
        return (None, None);
    }
    each(line, |_, name, value| {
        if is_method_name(name) && is_method(value) {
            method = method.or(Some(value));
        } else if !is_host_name(name) && is_target_name(name) && is_target(value) {
            target = target.or(Some(value));
        }
    });
    (method, target)
}

/// Whether the word is a method as requests have it.
pub(super) fn is_method(word: &str) -> bool {
    matches!(
        word,
        "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "PATCH" | "OPTIONS"
    )
}

fn nearest<'a, 'b>(all: &'b [Named<'a>], at: usize) -> Option<&'b Named<'a>> {
    // They are in the order of the text.
    let next = all.partition_point(|named| named.at < at);
    let around = all.get(next.saturating_sub(1)..(next + 1).min(all.len()))?;
    let near = around.iter().min_by_key(|named| named.at.abs_diff(at))?;
    (near.at.abs_diff(at) <= FAR).then_some(near)
}

fn is_method_name(name: &str) -> bool {
    ends(name, "method") || ends(name, "verb")
}

fn is_target_name(name: &str) -> bool {
    let names = [
        "url",
        "uri",
        "path",
        "target",
        "url.full",
        "url.original",
        "uritemplate",
        "pathname",
        "href",
    ];
    names.into_iter().any(|end| ends(name, end)) || ends(name, "uri-stem")
}

fn is_host_name(name: &str) -> bool {
    let names = ["host", "hostname", "authority", "baseuri", "baseurl"];
    names
        .into_iter()
        .any(|word| name.eq_ignore_ascii_case(word))
}

fn is_host(value: &str) -> bool {
    let value = head(value, LOOKED_AT);
    let url = Url::split(value).unwrap_or_else(|| Url::after_scheme(value));
    let named = |host: Authority| host.host().contains('.') || host.is_loopback();
    matches!(url.path, "" | "/") && url.authority().is_some_and(named)
}

fn ends(name: &str, end: &str) -> bool {
    let at = name.len().checked_sub(end.len());
    at.and_then(|at| name.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_find_the_target_beside_them() {
        for (text, method, url) in [
            (r#"{"method":"GET","path":"/p/carts"}"#, "GET", "/p/carts"),
            (
                r#"{"httpRequest":{"requestMethod":"POST","requestUrl":"https://h.example/p"}}"#,
                "POST",
                "https://h.example/p",
            ),
            (
                "level=info method=DELETE path=/p/carts/x status=200",
                "DELETE",
                "/p/carts/x",
            ),
            (
                "originalRequest: {\n  method: 'GET',\n  uri: '/p/orders' }",
                "GET",
                "/p/orders",
            ),
            (
                r#"{\"uri\":\"/p/orders\",\"method\":\"GET\"}"#,
                "GET",
                "/p/orders",
            ),
            (
                r#"{"host":"api.example.com","url":"/p","method":"GET"}"#,
                "GET",
                "https://api.example.com/p",
            ),
        ] {
            assert_eq!(pairs(text), [(method, url.to_owned())], "{text}");
        }
        assert!(pairs("the method: GET, and no path").is_empty());
    }
}
