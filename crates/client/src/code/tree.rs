//! Pulumi in YAML, and the inventory in JSON.

use syntax::Node;

use super::HOLE;
use super::declared::{Code, Declared, Stated, scopes};
use crate::api_client::ApiClient;

/// How Pulumi writes the type: short, and with its module.
const TYPES: [&str; 3] = [
    "commercetools:ApiClient",
    "commercetools:index:ApiClient",
    "commercetools:index/apiClient:ApiClient",
];

/// Reads the resources of a program.
pub(super) fn program(tree: &Node, project: &str, code: &mut Code) {
    let resources = tree.get("resources").map_or(&[][..], Node::entries);
    for (label, resource) in resources {
        let kind = resource.text("type").unwrap_or_default();
        if TYPES.contains(&kind) {
            code.clients.push(client(label, resource, project));
        }
    }
}

fn client(label: &str, resource: &Node, project: &str) -> Declared {
    let mut found = Declared::new(label);
    let properties = resource.get("properties").unwrap_or(&Node::Null);
    // Without a name, Pulumi makes one up.
    found.name = match properties.get("name") {
        Some(Node::Text(name)) => plain(name),
        _ => Stated::Unread,
    };
    found.scopes = match properties.get("scopes") {
        Some(Node::List(all)) if all.iter().all(|scope| scope.as_text().is_some()) => {
            let texts = all.iter().filter_map(Node::as_text);
            let hole = HOLE.to_string();
            let texts: Vec<_> = texts.map(|text| pulumi_read(text, &hole)).collect();
            scopes(texts.iter().map(|(text, _)| text.as_str()), project)
        }
        _ => Stated::Unread,
    };
    let seconds = |name: &str| match properties.get(name) {
        None | Some(Node::Null) => Stated::Given(None),
        Some(Node::Whole(number)) => {
            u32::try_from(*number).map_or(Stated::Unread, |n| Stated::Given(Some(n)))
        }
        Some(Node::Text(text)) => text
            .parse()
            .map_or(Stated::Unread, |n| Stated::Given(Some(n))),
        _ => Stated::Unread,
    };
    found.access = seconds("accessTokenValiditySeconds");
    found.refresh = seconds("refreshTokenValiditySeconds");
    let id = resource.get("options").and_then(|all| all.text("import"));
    found.id = id.and_then(|id| plain(id).given().cloned());
    found
}

/// A text with nothing to evaluate.
fn plain(text: &str) -> Stated<String> {
    match pulumi_read(text, &HOLE.to_string()) {
        (text, true) => Stated::Given(text),
        _ => Stated::Unread,
    }
}

/// A string that Pulumi takes as it is: wherever `$$` stands it is `$`, and `${` begins a reference (pulumi-yaml,
/// `ast/interpolation.go`), so every `$` is doubled.
pub(crate) fn pulumi_literal(text: &str) -> String {
    text.replace('$', "$$")
}

/// A string of Pulumi: `$$` is `$`, and `${…}` a reference (pulumi-yaml, `ast/interpolation.go`), in whose place
/// the mark stands; and whether there is none.
pub(crate) fn pulumi_read(text: &str, mark: &str) -> (String, bool) {
    let mut whole = true;
    let mut found = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        found.push_str(before);
        rest = if let Some(after) = after.strip_prefix('$') {
            found.push('$');
            after
        } else if after.starts_with('{') {
            found.push_str(mark);
            whole = false;
            after.split_once('}').map_or("", |(_, after)| after)
        } else {
            found.push('$');
            after
        };
    }
    found.push_str(rest);
    (found, whole)
}

/// The clients of an inventory in JSON, one after the other.
pub(super) struct Inventory<'a> {
    rest: &'a str,
    pub(super) code: Code,
}

const NO_INVENTORY: &str = "This JSON is not a list of API clients.";

impl<'a> Inventory<'a> {
    pub(super) fn new(text: &'a str, code: Code) -> Result<Self, String> {
        let rest = text.strip_prefix('[').ok_or(NO_INVENTORY)?;
        Ok(Self { rest, code })
    }

    /// Reads one client more. Whether there may be another one.
    pub(super) fn step(&mut self) -> Result<bool, String> {
        let rest = self.rest.trim_start();
        if let Some(rest) = rest.strip_prefix(']') {
            let is_end = rest.trim().is_empty();
            return if is_end {
                Ok(false)
            } else {
                Err(NO_INVENTORY.to_owned())
            };
        }
        let end = object(rest).ok_or(NO_INVENTORY)?;
        let (one, rest) = rest.split_at(end);
        let client: ApiClient = one.parse().map_err(|_| NO_INVENTORY)?;
        self.code.clients.push(Declared::of(&client));
        let rest = rest.trim_start();
        self.rest = match rest.strip_prefix(',') {
            Some(more) if !more.trim_start().starts_with(']') => more,
            None if rest.starts_with(']') => rest,
            _ => return Err(NO_INVENTORY.to_owned()),
        };
        Ok(true)
    }
}

/// Where an object ends that the text begins with.
fn object(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' => depth += 1,
            b'}' if depth == 1 => return Some(at + 1),
            b'}' => depth = depth.checked_sub(1)?,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}
