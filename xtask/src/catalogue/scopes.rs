//! Adds to data/scopes.json without touching the rest: the file is edited as text, block by block.

use serde_json::{Map, Value};

const FIRST: &str = "[\n  {\n";
const BETWEEN: &str = "\n  },\n  {\n";
const LAST: &str = "\n  }\n]\n";

/// The scopes, each as the lines between its braces.
pub(crate) struct Scopes {
    blocks: Vec<String>,
}

impl Scopes {
    /// Cuts the text; it must have one key on each line.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let body = text
            .strip_prefix(FIRST)
            .and_then(|rest| rest.strip_suffix(LAST));
        let body = body.ok_or("data/scopes.json: not laid out with one key on each line")?;
        let blocks: Vec<String> = body.split(BETWEEN).map(str::to_owned).collect();
        for block in &blocks {
            serde_json::from_str::<Value>(&format!("{{{block}}}")).map_err(|error| {
                format!("data/scopes.json: not laid out with one key on each line: {error}")
            })?;
        }
        Ok(Self { blocks })
    }

    /// The text again, byte for byte if nothing was added.
    pub(crate) fn text(&self) -> String {
        format!("{FIRST}{}{LAST}", self.blocks.join(BETWEEN))
    }

    fn row(&self, at: usize) -> Map<String, Value> {
        serde_json::from_str(&format!("{{{}}}", self.blocks[at])).unwrap_or_default()
    }

    fn value(&self, at: usize, key: &str) -> String {
        let row = self.row(at);
        row.get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    fn place(&self, name: &str) -> Option<usize> {
        (0..self.blocks.len()).find(|at| self.value(*at, "name") == name)
    }

    /// Whether the scope is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.place(name).is_some()
    }

    /// Whether no API Client can have it.
    pub(crate) fn is_system(&self, name: &str) -> bool {
        self.place(name)
            .is_some_and(|at| self.value(at, "status") == "system")
    }

    /// Adds a scope that the reference names, by rule; says what it wrote.
    pub(crate) fn add(&mut self, name: &str, product: &str) -> String {
        let twin = match name.split_once('_') {
            Some(("view", rest)) => self.place(&format!("manage_{rest}")),
            Some(("manage", rest)) => self.place(&format!("view_{rest}")),
            _ => None,
        };
        let (kind, verbs, noun) = match name.split_once('_') {
            Some(("view", rest)) => ("view", "Read", rest),
            Some(("manage", rest)) => ("manage", "Read, create, change and delete", rest),
            _ => ("other", "Use", name),
        };
        let noun = noun.replace('_', " ");
        let group = twin.map_or_else(
            || group(name, product).to_owned(),
            |at| self.value(at, "group"),
        );
        let owner = twin.map_or_else(|| owner(product).to_owned(), |at| self.value(at, "product"));
        let mut lines = vec![
            ("name", quoted(name)),
            ("group", quoted(&group)),
            ("product", quoted(&owner)),
            ("kind", quoted(kind)),
            ("status", quoted("documented")),
            ("verbs", quoted(verbs)),
            ("noun", quoted(&noun)),
            ("summary", quoted(&format!("{verbs} {noun}."))),
        ];
        if kind == "manage"
            && let Some(at) = twin
        {
            lines.push(("implies", format!("[{}]", quoted(&self.value(at, "name")))));
            lines.push(("implies_documented", "false".to_owned()));
        }
        lines.push((
            "notes",
            quoted("Written by rule from the API reference; nobody has looked at it yet."),
        ));
        let lines = lines
            .iter()
            .map(|(key, value)| format!("    \"{key}\": {value}"));
        let block = lines.collect::<Vec<_>>().join(",\n");
        // Beside its twin, the view scope first; else at the end of its group.
        let last = (0..self.blocks.len()).rfind(|at| self.value(*at, "group") == group);
        let at = match twin {
            Some(at) => at + usize::from(kind == "manage"),
            None => last.map_or(self.blocks.len(), |at| at + 1),
        };
        self.blocks.insert(at, block);
        format!("{name}: {group}, {verbs} {noun}")
    }

    /// Adds the store form of a scope that has none; says whether it did.
    pub(crate) fn add_store(&mut self, name: &str, call: &str) -> bool {
        let Some(at) = self
            .place(name)
            .filter(|at| !self.row(*at).contains_key("store"))
        else {
            return false;
        };
        let mut lines: Vec<String> = self.blocks[at].lines().map(str::to_owned).collect();
        let starts = |line: &String, key: &str| line.starts_with(&format!("    \"{key}\":"));
        let behind = lines
            .iter()
            .rposition(|line| starts(line, "personal") || starts(line, "summary"));
        let behind = behind.unwrap_or(lines.len() - 1);
        let evidence = format!("API reference: security of {call}; written by rule.");
        let mut added = format!(
            "    \"store\": \"unverified\",\n    \"store_evidence\": {}",
            quoted(&evidence)
        );
        if lines[behind].ends_with(',') {
            added.push(',');
        } else {
            lines[behind].push(',');
        }
        lines.insert(behind + 1, added);
        self.blocks[at] = lines.join("\n");
        true
    }
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

fn group(name: &str, product: &str) -> &'static str {
    match product {
        "checkout" => "Checkout",
        "import" => "Import API",
        "connect" => "Connect",
        _ if name.starts_with("manage_my_") => "Me endpoints",
        _ => "Project configuration",
    }
}

fn owner(product: &str) -> &str {
    match product {
        "api" | "history" => "composable-commerce",
        other => other,
    }
}
