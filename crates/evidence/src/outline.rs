//! Descriptions: OpenAPI, `connect.yaml`, API Clients and tokens as the API shows them.

use super::Kind;
use super::collector::Collector;
use super::scopes;
use super::target::named_host;
use finder::is_vendor_host;
use syntax::{Node, Url};

const METHODS: [&str; 5] = ["get", "head", "post", "put", "delete"];

/// Takes what a description holds, and says what it is.
pub(super) fn take(tree: &Node, found: &mut Collector) -> Option<Kind> {
    let kind = take_document(tree, found);
    kind.or_else(|| api_client(tree, found).then_some(Kind::ApiClient))
}

/// The same of a text with the words of an error in it: an answer that reports one is none, though
/// it may name scopes.
pub(super) fn take_in_spite(tree: &Node, found: &mut Collector) -> Option<Kind> {
    let kind = take_document(tree, found);
    let is = |name: &&str| tree.get(name).is_some();
    let refused = ["error", "errors", "statusCode", "error_description"]
        .iter()
        .any(is);
    let client = ["id", "access_token", "client_id", "results"]
        .iter()
        .any(is);
    kind.or_else(|| {
        let fits = client && !refused && api_client(tree, found);
        fits.then_some(Kind::ApiClient)
    })
}

fn take_document(tree: &Node, found: &mut Collector) -> Option<Kind> {
    if let Some(kind) = open_api(tree, found) {
        return Some(kind);
    }
    if tree.get("inheritAs").is_some() || tree.get("deployAs").is_some() {
        let client = tree
            .get("inheritAs")
            .and_then(|inherit| inherit.get("apiClient"));
        take_scopes(client.and_then(|client| client.get("scopes")), found);
        return Some(Kind::ConnectYaml);
    }
    None
}

fn open_api(tree: &Node, found: &mut Collector) -> Option<Kind> {
    let is_path = |(name, item): &(String, Node)| name.starts_with('/') && has_method(item);
    let named = tree.get("openapi").is_some() || tree.get("swagger").is_some();
    let paths = match tree.get("paths") {
        Some(paths) if named || paths.entries().iter().any(is_path) => paths,
        None if tree.entries().iter().any(is_path) => tree,
        _ => return None,
    };
    // The host tells which API is meant.
    let server = tree
        .get("servers")
        .and_then(|servers| servers.items().first()?.text("url"))
        .filter(|url| is_server(url))
        .map_or("", |url| url.trim_end_matches('/'));
    for (path, item) in paths.entries().iter().filter(|entry| is_path(entry)) {
        for (method, _) in item.entries() {
            if METHODS.contains(&method.as_str()) {
                found.call(method, &[server, path].concat());
            }
        }
    }
    Some(Kind::OpenApi)
}

fn has_method(item: &Node) -> bool {
    let mut names = item.entries().iter();
    names.any(|(name, _)| METHODS.contains(&name.as_str()))
}

fn is_server(url: &str) -> bool {
    let host = Url::split(url).and_then(|url| named_host(url.host));
    host.is_some_and(|host| is_vendor_host(&host))
}

/// A text, or a list of texts.
fn take_scopes(node: Option<&Node>, found: &mut Collector) {
    match node {
        Some(Node::Text(text)) => scopes::take(text, found),
        Some(node) => {
            let items = node.items().iter().filter_map(Node::as_text);
            items.for_each(|text| scopes::take(text, found));
        }
        None => {}
    }
}

/// An API Client, a page of them, a token or what introspection says of one; alone or in a list.
fn api_client(tree: &Node, found: &mut Collector) -> bool {
    let listed = match tree {
        Node::List(items) => items.as_slice(),
        _ => tree.get("results").map_or(&[][..], Node::items),
    };
    let mut any = false;
    for item in listed {
        any |= api_client(item, found);
    }
    let scope = tree.get("scope").or_else(|| tree.get("scopes"));
    // An answer of GraphQL wraps it, and so may anything else.
    if scope.is_none() {
        for name in ["data", "apiClient", "createApiClient", "client", "body"] {
            any |= tree.get(name).is_some_and(|inner| api_client(inner, found));
        }
        return any;
    }
    if matches!(scope, Some(Node::Text(_) | Node::List(_))) {
        take_scopes(scope, found);
        any = true;
    }
    let secrets = [
        "secret",
        "access_token",
        "refresh_token",
        "client_secret",
        "clientSecret",
    ];
    if any && secrets.into_iter().any(|name| tree.get(name).is_some()) {
        found.ignore(
            "The credentials in the text were not read. Use the connect page for credentials.",
        );
    }
    any
}

/// What YAML that can't be parsed still tells: the list of scopes, or paths and methods.
pub(super) fn take_lines(text: &str, found: &mut Collector) -> Option<Kind> {
    let connect = text.contains("inheritAs:");
    let (mut in_scopes, mut path, mut any) = (false, None, false);
    for line in text.lines() {
        let line = line.trim();
        let bare = line.trim_matches(['"', '\'', ':', ' ']);
        if connect {
            match line.strip_prefix('-') {
                Some(item) if in_scopes => scopes::take(item, found),
                Some(_) => {}
                None => in_scopes = bare == "scopes",
            }
        } else if line.starts_with(['/', '"', '\'']) && line.ends_with(':') && bare.starts_with('/')
        {
            path = Some(bare);
        } else if let Some(path) = path
            && line.ends_with(':')
            && METHODS.contains(&bare)
        {
            any = true;
            found.call(bare, path);
        }
    }
    match (connect, any) {
        (true, _) => Some(Kind::ConnectYaml),
        (_, true) => Some(Kind::OpenApi),
        _ => None,
    }
}

/// Whether a text may be YAML that is of use here.
pub(super) fn may_be_yaml(text: &str) -> bool {
    let begins = [
        "openapi:",
        "swagger:",
        "paths:",
        "inheritAs:",
        "deployAs:",
        "type: collection.insomnia",
        "'/",
        "\"/",
        "/",
    ];
    let mut lines = text.lines().map(str::trim_start);
    lines.any(|line| {
        let keyed = !line.starts_with(['/', '"', '\'']) || line.trim_end().ends_with(':');
        keyed && begins.into_iter().any(|begin| line.starts_with(begin))
            || line.starts_with("http:")
    })
}
