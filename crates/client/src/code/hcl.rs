//! Terraform, block by block.

use std::collections::BTreeMap;
use std::iter::Peekable;

use syntax::hcl::{Token, Tokens};

use super::RESOURCE;
use super::declared::{Code, Declared, Stated};
use super::value::Value;

/// A block at the top of the text.
struct Block<'a> {
    kind: &'a str,
    labels: Vec<String>,
    /// Its own arguments; one that comes twice counts by its last value.
    fields: BTreeMap<&'a str, Value>,
}

/// What was read of the text so far.
pub(super) struct Terraform<'a> {
    tokens: Peekable<Tokens<'a>>,
    project: &'a str,
    pub(super) code: Code,
    /// Labels and the IDs that import blocks give them.
    imports: BTreeMap<String, String>,
}

const NO_END: &str = "A block or a string in the code is not closed.";

impl<'a> Terraform<'a> {
    pub(super) fn new(text: &'a str, project: &'a str, code: Code) -> Self {
        Self {
            tokens: syntax::hcl::tokens(text).peekable(),
            project,
            code,
            imports: BTreeMap::new(),
        }
    }

    /// Reads one block more. Whether there may be another one.
    pub(super) fn step(&mut self) -> Result<bool, String> {
        let Some(token) = self.tokens.next() else {
            return Ok(false);
        };
        let Token::Name(kind) = token else {
            return Ok(true);
        };
        let mut labels = Vec::new();
        loop {
            match self.tokens.peek() {
                Some(Token::Text(text)) => labels.push(text.text().to_owned()),
                Some(Token::Name(word)) => labels.push((*word).to_owned()),
                Some(Token::Mark('{')) => break,
                // No block: what it is matters to nobody here.
                _ => return Ok(true),
            }
            self.tokens.next();
        }
        self.tokens.next();
        let fields = fields(&mut self.tokens)?;
        self.take(Block {
            kind,
            labels,
            fields,
        });
        Ok(true)
    }

    fn take(&mut self, block: Block) {
        match (block.kind, block.labels.as_slice()) {
            ("resource", [kind, label]) if kind == RESOURCE => self.resource(label, &block.fields),
            ("import", []) => self.import(&block.fields),
            ("module", [_]) => self.code.leave(
                "A module is not read: clients that it declares are not compared.".to_owned(),
            ),
            _ => {}
        }
    }

    fn resource(&mut self, label: &str, fields: &BTreeMap<&str, Value>) {
        if fields.contains_key("for_each") || fields.contains_key("count") {
            self.code.leave(format!(
                "{RESOURCE}.{} uses for_each or count, which is not evaluated.",
                crate::text::visible(label)
            ));
            return;
        }
        let mut found = Declared::new(label);
        if let Some(name) = fields.get("name") {
            found.name = name.text();
        }
        found.scopes = fields
            .get("scope")
            .map_or(Stated::Unread, |scope| scope.scopes(self.project));
        if let Some(seconds) = fields.get("access_token_validity_seconds") {
            found.access = seconds.seconds();
        }
        if let Some(seconds) = fields.get("refresh_token_validity_seconds") {
            found.refresh = seconds.seconds();
        }
        self.code.clients.push(found);
    }

    fn import(&mut self, fields: &BTreeMap<&str, Value>) {
        let to = match fields.get("to") {
            Some(Value::Word(to)) => to.as_str(),
            _ => "",
        };
        let Some(label) = to
            .strip_prefix(RESOURCE)
            .and_then(|to| to.strip_prefix('.'))
        else {
            // Other resources are imported too.
            if !fields.contains_key("to") || fields.contains_key("for_each") || to.is_empty() {
                let why = "An import block contains an expression, which is not evaluated.";
                self.code.note(why.to_owned());
            }
            return;
        };
        match fields.get("id").map(Value::text) {
            Some(Stated::Given(id)) if !fields.contains_key("for_each") => {
                self.imports.insert(label.to_owned(), id);
            }
            _ => self.code.note(format!(
                "The ID in the import block of {RESOURCE}.{} is an expression, which is not evaluated.",
                crate::text::visible(label)
            )),
        }
    }

    /// Gives each client the ID that it is imported from.
    pub(super) fn end(mut self) -> Code {
        for client in &mut self.code.clients {
            client.id = self.imports.remove(&client.label);
        }
        if !self.imports.is_empty() {
            let count = crate::lifetime::counted(self.imports.len(), "import block");
            self.code.unread += self.imports.len();
            self.code
                .note(format!("The code has {count} without a matching resource."));
        }
        self.code
    }
}

/// The arguments of a block, up to its end.
fn fields<'a>(tokens: &mut Peekable<Tokens<'a>>) -> Result<BTreeMap<&'a str, Value>, String> {
    let mut found = BTreeMap::new();
    let mut field: Option<&str> = None;
    let mut value = Vec::new();
    let mut depth = 0_usize;
    while let Some(token) = tokens.next() {
        let done = match &token {
            Token::Mark('}') if depth == 0 => true,
            Token::Name(_) if depth == 0 => {
                let next = tokens.peek();
                next.is_some_and(|next| next.is_mark('=') || next.is_mark('{'))
                    || matches!(next, Some(Token::Text(_)))
            }
            _ => false,
        };
        match token {
            Token::Name(name) if done => {
                if !tokens.peek().is_some_and(|next| next.is_mark('=')) {
                    // A block inside of this one.
                    close(&mut found, &mut field, &mut value);
                    skip(tokens)?;
                    continue;
                }
                tokens.next();
                if tokens.peek().is_some_and(|next| next.is_mark('=')) {
                    // A comparison.
                    value.push(Token::Mark('='));
                } else {
                    close(&mut found, &mut field, &mut value);
                    field = Some(name);
                }
            }
            Token::Mark(_) if done => {
                close(&mut found, &mut field, &mut value);
                return Ok(found);
            }
            Token::Text(text) if !text.is_closed() => return Err(NO_END.to_owned()),
            token => {
                match token {
                    Token::Mark('{' | '[' | '(') => depth += 1,
                    Token::Mark('}' | ']' | ')') => depth = depth.saturating_sub(1),
                    _ => {}
                }
                if field.is_some() {
                    value.push(token);
                }
            }
        }
    }
    Err(NO_END.to_owned())
}

fn close<'a>(
    found: &mut BTreeMap<&'a str, Value>,
    field: &mut Option<&'a str>,
    value: &mut Vec<Token>,
) {
    let value = Value::of(std::mem::take(value));
    if let Some(field) = field.take() {
        found.insert(field, value);
    }
}

/// Passes over a block whose name was read.
fn skip(tokens: &mut Peekable<Tokens>) -> Result<(), String> {
    let mut depth = 0_usize;
    for token in tokens {
        match token {
            Token::Mark('{') => depth += 1,
            Token::Mark('}') if depth <= 1 => return Ok(()),
            Token::Mark('}') => depth -= 1,
            Token::Text(text) if !text.is_closed() => break,
            _ => {}
        }
    }
    Err(NO_END.to_owned())
}
