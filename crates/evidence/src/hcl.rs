//! Terraform, and Pulumi in TypeScript: the scopes in their strings.

use super::collector::Collector;
use super::scopes;
use syntax::hcl::{Token, tokens};
use zeroize::Zeroizing;

/// What stands for an interpolation: the parser of scopes knows it as a placeholder.
const HOLE: &str = "{key}";
/// The type of the resource in Terraform.
const RESOURCE: &str = "commercetools_api_client";

/// Whether a text makes API Clients.
pub(super) fn is_one(text: &str) -> bool {
    text.contains(RESOURCE)
        || text.contains("commercetools") && text.contains("new ") && text.contains("ApiClient(")
}

/// Whether a text surely makes one: the whole block is there, from its name to its last brace, with
/// a list of strings in it. The output of a program that failed names the resource, and shows the
/// line it begins with.
pub(super) fn is_whole(text: &str) -> bool {
    let mut before = "";
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        let (opens, closes) = match &token {
            Token::Text(name) if before == "resource" && name.text() == RESOURCE => ('{', '}'),
            Token::Name(name)
                if before == "new" && name.rsplit('.').next() == Some("ApiClient") =>
            {
                ('(', ')')
            }
            Token::Name(name) => {
                before = name;
                continue;
            }
            _ => {
                before = "";
                continue;
            }
        };
        before = "";
        let (mut depth, mut in_list, mut strings) = (0_usize, 0_usize, 0_usize);
        while let Some(token) = tokens.peek() {
            match token {
                Token::Mark(mark) if *mark == opens => depth += 1,
                Token::Mark(mark) if *mark == closes => depth = depth.saturating_sub(1),
                Token::Mark('[') if depth > 0 => in_list += 1,
                Token::Mark(']') => in_list = in_list.saturating_sub(1),
                Token::Text(text) if in_list > 0 && text.is_closed() => strings += 1,
                // Between the type and its block stands a label at most.
                Token::Text(_) if depth == 0 && opens == '{' => {}
                _ if depth == 0 => break,
                _ => {}
            }
            let at_end = depth == 0 && token.is_mark(closes);
            tokens.next();
            if at_end {
                if strings > 0 {
                    return true;
                }
                break;
            }
        }
    }
    false
}

/// Takes the scopes. A string counts if it names a project, or if it stands in a list.
pub(super) fn take(text: &str, found: &mut Collector) {
    // Names that the catalog does not know are judged beside the others.
    let (mut words, mut limited) = (Zeroizing::new(String::new()), false);
    // In TypeScript comments are counted too; that costs a sentence at most.
    let mut clients = text.matches("ApiClient(").count();
    let mut lists = 0_usize;
    for token in tokens(text) {
        let string = match token {
            Token::Mark('[') => {
                lists += 1;
                continue;
            }
            Token::Mark(']') => {
                lists = lists.saturating_sub(1);
                continue;
            }
            Token::Text(string) => string,
            Token::Name(_) | Token::Mark(_) => continue,
        };
        clients += usize::from(string.text() == RESOURCE);
        for word in string.filled(HOLE).split_whitespace() {
            if lists == 0 && !word.contains(':') {
                continue;
            }
            // A Store's key that is a variable leaves nothing to compare.
            let variable_store = word.split(':').nth(2).is_some_and(|key| key.contains(HOLE));
            limited |= variable_store && scopes::scan(word).0.is_empty();
            words.push_str(word);
            words.push(' ');
        }
    }
    let scopes = scopes::scan(&words).0;
    if limited {
        found.ignore("Scopes with a variable as the store key were left out.");
    }
    if clients > 1 && !scopes.is_empty() {
        found.ignore("The text declares several API clients: their scopes are combined.");
    }
    found.add_scopes(scopes);
}
