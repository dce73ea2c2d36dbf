//! From a concrete call, such as a line of a log, to its endpoint.

use percent_encoding::percent_decode_str;
use syntax::{Authority, Url};

use super::table::{EndpointId, Method, Product, endpoints};

/// A concrete call that was recognised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The endpoint.
    pub endpoint: EndpointId,
    /// The project's key; `None` if the path had none (`/carts`), or the API none (`/connectors`).
    pub project: Option<String>,
    /// The Store's key, for calls in a Store.
    pub store: Option<String>,
    /// Why the path alone doesn't tell which scopes the call needs: GraphQL.
    pub unclear: Option<&'static str>,
}

/// How a template's segment fits; the better fit is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// `{ID}`: whatever stands there.
    Any,
    /// `key={key}`.
    Prefix,
    /// The word itself.
    Word,
}

/// The endpoint of a call: a full URL, or a path with the project's key or without it. The query
/// and the fragment don't matter, nor do blanks around it, doubled slashes or one at the end. A
/// HEAD that the reference doesn't list is seen as the GET. `None` if it is no call to these APIs.
///
/// The host decides which API is meant. Without one, or on a host of its own such as a proxy, all
/// are tried but Change History, whose paths look like any others.
pub fn find_call(method: &str, url_or_path: &str) -> Option<Call> {
    let method = Method::parse(method.trim())?;
    let text = url_or_path.trim();
    let url = Url::split(text);
    let path = match url {
        Some(url) => url.path,
        None => text.split(['?', '#']).next().unwrap_or_default(),
    };
    let host = url.and_then(|url| url.authority());
    let product = host.as_ref().map_or(Some(None), product)?;
    let mut parts: Vec<String> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        parts.push(percent_decode_str(part).decode_utf8().ok()?.into_owned());
    }
    let whole: Vec<&str> = parts.iter().map(String::as_str).collect();
    // `/me/carts` on its own is a call of a customer, not one to the project `me`; a URL always
    // names the project.
    let bare = || fitting(method, product, &[&[""], whole.as_slice()].concat());
    let full = || fitting(method, product, &whole);
    let names_resource = url.is_none_or(|url| url.host.is_empty())
        && whole.first().is_some_and(|first| is_resource(first));
    let (endpoint, parts) = if names_resource {
        bare().map(|found| (found, [&[""], whole.as_slice()].concat()))
    } else {
        None
    }
    .or_else(|| full().map(|found| (found, whole.clone())))?;
    let value = |hole: &str| -> Option<String> {
        let (at, _) = endpoint
            .segments()
            .enumerate()
            .find(|(_, part)| part.ends_with(hole))?;
        let text = *parts.get(at)?;
        let text = text.strip_prefix("key=").filter(|_| at > 0).unwrap_or(text);
        (!text.is_empty() && text != hole).then(|| text.to_owned())
    };
    Some(Call {
        endpoint,
        project: value("{projectKey}"),
        store: value("{storeKey}"),
        unclear: (endpoint.also() == super::Also::Fields).then_some(
            "A GraphQL call needs the scopes of the fields in its query, which the path does not show.",
        ),
    })
}

/// The domains of commercetools.
const VENDOR: [&str; 4] = [
    "commercetools.com",
    "commercetools.co",
    "commercetools.cn",
    "sphere.io",
];

/// Whether a host is one of commercetools: of an API, or any other.
pub fn is_vendor_host(host: &Authority) -> bool {
    VENDOR.into_iter().any(|domain| host.is_under(domain))
}

/// Whether a host is that of one of the vendor's APIs, and not its auth host or a site.
pub fn is_api_host(host: &Authority) -> bool {
    matches!(product(host), Some(Some(product)) if product != Product::Auth)
}

/// The API of that host; `Some(None)` if it may be any.
#[allow(clippy::option_option)]
fn product(host: &Authority) -> Option<Option<Product>> {
    if !is_vendor_host(host) {
        return Some(None);
    }
    let products = [
        ("api", Product::Api),
        ("import", Product::Import),
        ("checkout", Product::Checkout),
        ("connect", Product::Connect),
        ("history", Product::History),
        ("auth", Product::Auth),
        ("session", Product::Session),
    ];
    let first = host.first_label();
    let named = products.into_iter().find(|(name, _)| *name == first);
    named.map(|(_, product)| Some(product))
}

/// The path decides first, as in a router, then the method: `carts/replicate` is no cart's ID even
/// where the reference has no such call.
fn fitting(method: Method, product: Option<Product>, parts: &[&str]) -> Option<EndpointId> {
    let (mut best, mut found): (Vec<Fit>, Vec<EndpointId>) = (Vec::new(), Vec::new());
    for endpoint in endpoints() {
        let own = endpoint.product();
        if !product.map_or(own != Product::History, |product| product == own) {
            continue;
        }
        let Some(fit) = fit(endpoint, parts) else {
            continue;
        };
        if fit > best {
            (best, found) = (fit, vec![endpoint]);
        } else if fit == best {
            found.push(endpoint);
        }
    }
    let by = |method: Method| {
        found
            .iter()
            .copied()
            .find(|endpoint| endpoint.method() == method)
    };
    let reads = method == Method::Head;
    by(method).or_else(|| by(Method::Get).filter(|_| reads))
}

fn fit(endpoint: EndpointId, parts: &[&str]) -> Option<Vec<Fit>> {
    if endpoint.path_pieces().len() != parts.len() {
        return None;
    }
    let pairs = endpoint.segments().zip(parts);
    pairs
        .map(|(template, part)| fit_part(template, part))
        .collect()
}

fn fit_part(template: &str, part: &str) -> Option<Fit> {
    let Some((prefix, _)) = template.split_once('{') else {
        return (template == part).then_some(Fit::Word);
    };
    let value = part.strip_prefix(prefix)?;
    match prefix {
        // No ID has one, and `key=` with nothing behind it is a mistake.
        "" => (!value.contains('=')).then_some(Fit::Any),
        _ => (!value.is_empty()).then_some(Fit::Prefix),
    }
}

/// Whether some path of the API begins with the word, behind the project's key.
fn is_resource(word: &str) -> bool {
    let mut all = endpoints().filter(|endpoint| endpoint.product() != Product::History);
    all.any(|endpoint| {
        endpoint.segments().nth(1) == Some(word) || endpoint.segments().next() == Some(word)
    })
}
