//! Collections of requests: Postman, Bruno, Insomnia, and lists of logged calls.

use super::Kind;
use super::collector::Collector;
use super::pairs::is_method;
use super::target::{is_target, tight};
use finder::EndpointId;
use syntax::Node;

/// What kind of collection the tree is, if any.
pub(super) fn kind(tree: &Node) -> Option<Kind> {
    let is = |name: &str| tree.get(name).is_some();
    let starts = |name: &str, begin: &str| tree.text(name).is_some_and(|t| t.starts_with(begin));
    let of_first = |name: &str| {
        let first = tree.items().first();
        first.is_some_and(|first| first.get("request").is_some() && first.get(name).is_some())
    };
    // The answer of Postman's own API wraps the collection.
    let wrapped = tree
        .get("collection")
        .is_some_and(|inner| inner.get("item").is_some());
    if wrapped || is("item") && (is("info") || is("request")) || is("item") && is("name") {
        Some(Kind::Postman)
    } else if starts("type", "collection.insomnia")
        || is("resources") && (is("__export_format") || starts("_type", "export"))
    {
        Some(Kind::Insomnia)
    } else if is("items") && (is("version") || is("name") || is("info"))
        || of_first("seq")
        || is("http")
            && tree
                .get("info")
                .is_some_and(|info| info.get("type").is_some())
    {
        Some(Kind::Bruno)
    } else {
        None
    }
}

/// Takes the requests of a collection, in its order.
pub(super) fn take(tree: &Node, found: &mut Collector) {
    match tree {
        Node::List(items) => items.iter().for_each(|item| take(item, found)),
        Node::Map(entries) => {
            if let Some((method, url)) = request(tree) {
                let call = found.call(method, &tight(&url));
                if let Some(body) = tree.get("body") {
                    take_body(body, call, found);
                }
            }
            for (name, value) in entries {
                match (name.as_str(), value) {
                    // Saved answers repeat their requests; variables and scripts are no requests.
                    (
                        "response" | "responses" | "examples" | "event" | "variable" | "auth"
                        | "environments" | "cookieJar" | "body" | "url",
                        _,
                    ) => {}
                    ("request", Node::Text(url)) => {
                        found.call("GET", &tight(url));
                    }
                    _ => take(value, found),
                }
            }
        }
        _ => {}
    }
}

/// The document in the body of a request: as a tree of its own, or as the text that is sent.
fn take_body(body: &Node, call: Option<EndpointId>, found: &mut Collector) {
    if let Some(text) = body.as_text() {
        found.body(call, text);
        return;
    }
    if found.body_tree(call, body) {
        return;
    }
    for name in ["graphql", "data", "raw", "text", "json", "content"] {
        match body.get(name) {
            Some(Node::Text(text)) if found.body(call, text) => return,
            Some(inner) if found.body_tree(call, inner) => return,
            _ => {}
        }
    }
}

/// Method and URL, if the map is a request.
fn request(node: &Node) -> Option<(&str, String)> {
    let url = match node.get("url")? {
        Node::Text(url) => url.to_string(),
        parts => match parts.text("raw") {
            Some(raw) if !raw.is_empty() => raw.to_owned(),
            _ => put_together(parts)?,
        },
    };
    let method = node.text("method").unwrap_or("GET");
    // A map without a method is a request only if its URL has a path behind a host.
    let fine = node.get("method").is_some() || is_target(&tight(&url));
    (fine && !url.is_empty()).then_some((method, url))
}

/// Postman's URL in parts: host and path as lists or as texts.
fn put_together(parts: &Node) -> Option<String> {
    let join = |name: &str, mark: &str| {
        let part = parts.get(name)?;
        if let Some(text) = part.as_text() {
            return Some(text.to_owned());
        }
        let items = part.items().iter();
        let words: Vec<&str> = items
            .filter_map(|item| item.as_text().or_else(|| item.text("value")))
            .collect();
        Some(words.join(mark))
    };
    let path = join("path", "/")?;
    let path = path.trim_start_matches('/');
    Some(match join("host", ".") {
        Some(host) if host.starts_with("{{") || host.contains("://") => [&host, "/", path].concat(),
        Some(host) if !host.is_empty() => ["https://", &host, "/", path].concat(),
        _ => ["/", path].concat(),
    })
}

/// Takes logged calls out of JSON: maps with a method and a path or URL. How many there were.
pub(super) fn take_logged(tree: &Node, found: &mut Collector) -> usize {
    match tree {
        Node::List(items) => items.iter().map(|item| take_logged(item, found)).sum(),
        Node::Map(entries) => {
            let method = ["method", "requestMethod", "httpMethod"]
                .into_iter()
                .find_map(|name| tree.text(name))
                .filter(|method| is_method(method));
            let target = ["path", "url", "uri", "requestUrl", "requestUri"]
                .into_iter()
                .find_map(|name| tree.text(name))
                .filter(|target| is_target(target));
            let own = method.zip(target);
            if let Some((method, target)) = own {
                let call = found.call(method, target);
                let names = ["body", "requestBody", "request_body", "payload", "data"];
                if let Some(body) = names.into_iter().find_map(|name| tree.get(name)) {
                    take_body(body, call, found);
                }
            }
            let inner = entries.iter().map(|(_, value)| take_logged(value, found));
            usize::from(own.is_some()) + inner.sum::<usize>()
        }
        _ => 0,
    }
}

/// A request of Bruno as text: blocks such as `get {`, with the URL in them.
pub(super) fn take_bru(text: &str, found: &mut Collector) -> bool {
    let (mut method, mut any) = (None, false);
    let (mut call, mut body): (_, Option<String>) = (None, None);
    for line in text.lines() {
        if let Some(inside) = &mut body {
            // A block ends with a brace that stands where the line begins.
            if line.starts_with('}') {
                found.body(call, inside);
                body = None;
            } else {
                inside.push_str(line);
                inside.push('\n');
            }
            continue;
        }
        let line = line.trim();
        if let Some(name) = line.strip_suffix('{') {
            let name = name.trim();
            let upper = name.to_ascii_uppercase();
            if call.is_some() && matches!(name, "body:graphql" | "body:json" | "body:text") {
                body = Some(String::new());
            }
            // In a request the word is in small letters; code with such a block has capitals.
            method = (is_method(&upper) && name != upper).then_some(upper);
        } else if line == "}" {
            method = None;
        } else if let (Some(method), Some(url)) = (&method, line.strip_prefix("url:")) {
            call = found.call(method, &tight(url));
            any = true;
        }
    }
    any
}
