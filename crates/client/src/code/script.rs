//! Pulumi in TypeScript, as far as it can be read without running it: `new commercetools.ApiClient("…", {…}, {…})`.

use std::collections::BTreeMap;

use syntax::hcl::{Token, Tokens};

use super::declared::{Code, Declared, Stated};
use super::value::Value;

/// What was read of the text so far.
pub(super) struct Script<'a> {
    tokens: Tokens<'a>,
    project: &'a str,
    pub(super) code: Code,
    /// Whether the last token was `new`.
    new: bool,
}

/// So many tokens are passed in one step.
const STEP: usize = 200;

impl<'a> Script<'a> {
    pub(super) fn new(text: &'a str, project: &'a str, code: Code) -> Self {
        Self {
            tokens: syntax::hcl::tokens(text),
            project,
            code,
            new: false,
        }
    }

    /// Reads on. Whether there may be more.
    pub(super) fn step(&mut self) -> Result<bool, String> {
        for _ in 0..STEP {
            let Some(token) = self.tokens.next() else {
                return Ok(false);
            };
            let Token::Name(name) = token else {
                self.new = false;
                continue;
            };
            let is_client = name == "ApiClient" || name.ends_with(".ApiClient");
            if self.new && is_client && self.tokens.next().is_some_and(|t| t.is_mark('(')) {
                self.client()?;
                return Ok(true);
            }
            self.new = name == "new";
        }
        Ok(true)
    }

    fn client(&mut self) -> Result<(), String> {
        let mut arguments = split(inside(&mut self.tokens)?).into_iter();
        let label = arguments.next().map(Value::of);
        let Some(Stated::Given(label)) = label.as_ref().map(Value::text) else {
            // In a loop, or behind a function: there may be any number of them.
            self.code.leave(
                "An ApiClient was not read, because its name in Pulumi is an expression, which is not evaluated."
                    .to_owned(),
            );
            return Ok(());
        };
        let mut found = Declared::new(label);
        let Some((fields, whole)) = arguments.next().and_then(object) else {
            self.code.leave(
                "An ApiClient was not read, because its arguments are defined in another place."
                    .to_owned(),
            );
            return Ok(());
        };
        // What is not there may come by what is spread into it. Without a name, Pulumi makes one up.
        found.name = fields.get("name").map_or(Stated::Unread, Value::text);
        found.scopes = match fields.get("scopes") {
            Some(scopes) => scopes.scopes(self.project),
            None => Stated::Unread,
        };
        let seconds = |name: &str| match fields.get(name) {
            Some(seconds) => seconds.seconds(),
            None if whole => Stated::Given(None),
            None => Stated::Unread,
        };
        found.access = seconds("accessTokenValiditySeconds");
        found.refresh = seconds("refreshTokenValiditySeconds");
        if let Some((options, _)) = arguments.next().and_then(object)
            && let Some(id) = options.get("import")
        {
            match id.text() {
                Stated::Given(id) => found.id = Some(id),
                Stated::Unread => self
                    .code
                    .note("An ID to import is an expression, which is not evaluated.".to_owned()),
            }
        }
        self.code.clients.push(found);
        Ok(())
    }
}

/// What stands between a bracket that was read and its end.
fn inside<'a>(tokens: &mut Tokens<'a>) -> Result<Vec<Token<'a>>, String> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for token in tokens {
        match &token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') if depth == 0 => return Ok(found),
            Token::Mark(')' | ']' | '}') => depth -= 1,
            Token::Text(text) if !text.is_closed() => break,
            _ => {}
        }
        found.push(token);
    }
    Err("A bracket or a string in the code is not closed.".to_owned())
}

/// The pieces between commas.
fn split(tokens: Vec<Token>) -> Vec<Vec<Token>> {
    let mut pieces = vec![Vec::new()];
    let mut depth = 0_usize;
    for token in tokens {
        match &token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
            Token::Mark(',') if depth == 0 => {
                pieces.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = pieces.last_mut() {
            last.push(token);
        }
    }
    pieces
}

/// The fields of an object, and whether nothing else is in it; `None` for anything but an object.
fn object(mut tokens: Vec<Token>) -> Option<(BTreeMap<String, Value>, bool)> {
    let is_object = tokens.first().is_some_and(|token| token.is_mark('{'))
        && tokens.pop().is_some_and(|token| token.is_mark('}'));
    if !is_object {
        return None;
    }
    let mut whole = true;
    let mut fields = BTreeMap::new();
    for piece in split(tokens.into_iter().skip(1).collect()) {
        let mut piece = piece.into_iter();
        let key = match piece.next() {
            Some(Token::Name(key)) => key.to_owned(),
            Some(Token::Text(key)) if !key.has_holes() => key.text().to_owned(),
            None => continue,
            Some(_) => {
                whole = false;
                continue;
            }
        };
        let value = match piece.next() {
            Some(Token::Mark(':')) => Value::of(piece.collect()),
            // A variable of the same name, or a method.
            _ => Value::Other,
        };
        fields.insert(key, value);
    }
    Some((fields, whole))
}
