//! Traces: spans of OpenTelemetry as JSON, and segments of AWS X-Ray. Only calls that a program made count,
//! not those that it answered.

use super::collector::Collector;
use super::pairs::is_method;
use syntax::tree::{Limits, Node};

/// What one line or one document may hold.
const LIMITS: Limits = Limits {
    bytes: 20 << 20,
    depth: 100,
    nodes: 2_000_000,
    aliases: false,
};
/// The kind of a span that makes a call (OTLP: SpanKind).
const CLIENT: i64 = 3;
/// A token that was refused: the call was not made.
const UNAUTHORIZED: i64 = 401;

/// Whether a line may hold spans or segments, before it is parsed.
pub(super) fn may_be(line: &str) -> bool {
    line.trim_start().starts_with(['{', '['])
        && [
            "\"resourceSpans\"",
            "\"resource_spans\"",
            "\"subsegments\"",
            "\"Document\"",
            "\"namespace\"",
        ]
        .into_iter()
        .any(|mark| line.contains(mark))
}

/// Takes the calls of a line; how many there were.
pub(super) fn take_line(line: &str, found: &mut Collector) -> usize {
    syntax::json(line, LIMITS).map_or(0, |tree| take(&tree, found))
}

/// Takes the calls of spans and segments; how many there were.
pub(super) fn take(tree: &Node, found: &mut Collector) -> usize {
    match tree {
        Node::List(items) => items.iter().map(|item| take(item, found)).sum(),
        Node::Map(_) => {
            for name in ["resourceSpans", "resource_spans"] {
                if let Some(resources) = tree.get(name) {
                    return spans(resources, found);
                }
            }
            if tree.get("Traces").is_some() || tree.get("Segments").is_some() {
                return documents(tree, found);
            }
            let is_segment = tree.get("trace_id").is_some() || tree.get("subsegments").is_some();
            if is_segment { segment(tree, found) } else { 0 }
        }
        _ => 0,
    }
}

/// The spans below `resourceSpans`, in whatever lists they stand.
fn spans(tree: &Node, found: &mut Collector) -> usize {
    match tree {
        Node::List(items) => items.iter().map(|item| spans(item, found)).sum(),
        Node::Map(entries) => {
            if tree.get("spanId").is_some() || tree.get("span_id").is_some() {
                return usize::from(span(tree, found));
            }
            let lists = entries
                .iter()
                .filter(|(name, _)| name.to_ascii_lowercase().ends_with("spans"));
            lists.map(|(_, inner)| spans(inner, found)).sum()
        }
        _ => 0,
    }
}

fn span(span: &Node, found: &mut Collector) -> bool {
    let makes_calls = match span.get("kind") {
        Some(Node::Whole(kind)) => *kind == CLIENT,
        Some(Node::Text(kind)) => kind.ends_with("CLIENT"),
        _ => false,
    };
    let attribute = |wanted: &str| {
        let all = span.get("attributes").map(Node::items).unwrap_or_default();
        let named = all.iter().find(|one| one.text("key") == Some(wanted));
        named.and_then(|one| one.get("value"))
    };
    let text = |names: [&str; 2]| {
        names
            .into_iter()
            .find_map(|name| attribute(name)?.text("stringValue"))
    };
    let status = ["http.response.status_code", "http.status_code"]
        .into_iter()
        .find_map(|name| number(attribute(name)?.get("intValue")?));
    let method = text(["http.request.method", "http.method"]).filter(|method| is_method(method));
    let whole = text(["url.full", "http.url"]).map(str::to_owned);
    let target = whole.or_else(|| {
        let host = text(["server.address", "net.peer.name"])?;
        Some(["https://", host, text(["url.path", "http.target"])?].concat())
    });
    let (Some(method), Some(target)) = (method, target) else {
        return false;
    };
    if makes_calls && status != Some(UNAUTHORIZED) {
        found.call(method, &target);
    }
    makes_calls
}

/// A whole number; 64 bits stand as a text (JSON mapping of protocol buffers).
fn number(node: &Node) -> Option<i64> {
    match node {
        Node::Whole(number) => Some(*number),
        Node::Text(text) => text.parse().ok(),
        _ => None,
    }
}

/// The segments of an answer of X-Ray, each of which is a text of JSON.
fn documents(tree: &Node, found: &mut Collector) -> usize {
    match tree {
        Node::List(items) => items.iter().map(|item| documents(item, found)).sum(),
        Node::Map(entries) => entries
            .iter()
            .map(|(name, value)| match value {
                Node::Text(text) if name == "Document" => take_line(text, found),
                _ => documents(value, found),
            })
            .sum(),
        _ => 0,
    }
}

fn segment(tree: &Node, found: &mut Collector) -> usize {
    let mut count = 0;
    // What the segment itself was asked is no call of the program.
    if tree.text("namespace") == Some("remote")
        && let Some(http) = tree.get("http")
        && let Some(request) = http.get("request")
        && let (Some(method), Some(url)) = (request.text("method"), request.text("url"))
    {
        count += 1;
        let status = http
            .get("response")
            .and_then(|response| number(response.get("status")?));
        if status != Some(UNAUTHORIZED) && is_method(method) {
            found.call(method, url);
        }
    }
    let inner = tree.get("subsegments").map(Node::items).unwrap_or_default();
    count
        + inner
            .iter()
            .map(|inner| segment(inner, found))
            .sum::<usize>()
}
