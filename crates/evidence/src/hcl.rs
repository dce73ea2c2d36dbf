//! Terraform, and Pulumi in TypeScript: the scopes in their strings.

use super::found::Collector;
use super::scopes;
use scope::ScopeSet;

/// What stands for an interpolation: the parser of scopes knows it as a placeholder.
const HOLE: &str = "{key}";

/// Whether a text makes API Clients.
pub(super) fn is_one(text: &str) -> bool {
    text.contains("commercetools_api_client")
        || text.contains("commercetools") && text.contains("new ") && text.contains("ApiClient(")
}

/// Takes the scopes. A string counts if it names a project, or if it stands in a list.
pub(super) fn take(text: &str, found: &mut Collector) {
    let (mut scopes, mut limited) = (ScopeSet::default(), false);
    // In TypeScript comments are counted too; that costs a sentence at most.
    let mut clients = text.matches("ApiClient(").count();
    each_string(text, |string, in_list| {
        clients += usize::from(string == "commercetools_api_client");
        for word in string.split_whitespace() {
            if !in_list && !word.contains(':') {
                continue;
            }
            let (set, _) = scopes::scan(word);
            // A Store's key that is a variable leaves nothing to compare.
            let variable_store = word.split(':').nth(2).is_some_and(|key| key.contains(HOLE));
            limited |= set.is_empty() && variable_store;
            for scope in set {
                scopes.insert(scope);
            }
        }
    });
    if limited {
        found.ignore("Scopes with a variable for the key of the Store were left out.");
    }
    if clients > 1 && !scopes.is_empty() {
        found.ignore("The text makes several API Clients: their scopes are put together.");
    }
    found.add_scopes(scopes);
}

/// Each string outside of comments, interpolations filled, and whether it is in a list.
fn each_string(text: &str, mut take: impl FnMut(&str, bool)) {
    let (mut rest, mut lists) = (text, 0_usize);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '#' => past(after, "\n"),
            '/' if after.starts_with('/') => past(after, "\n"),
            '/' if after.starts_with('*') => past(after, "*/"),
            '"' | '\'' | '`' => {
                let (string, after) = string(after, c);
                take(&string, lists > 0);
                after
            }
            '<' if after.starts_with('<') => heredoc(after, &mut |string| take(string, lists > 0)),
            '[' => {
                lists += 1;
                after
            }
            ']' => {
                lists = lists.saturating_sub(1);
                after
            }
            _ => after,
        };
    }
}

fn past<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, after)| after)
}

/// The string up to its quote, and what follows.
fn string(text: &str, quote: char) -> (String, &str) {
    let (mut string, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == quote {
            return (string, after);
        }
        rest = match c {
            '$' if after.starts_with('{') => {
                string.push_str(HOLE);
                interpolation(after)
            }
            '\\' => {
                string.push(' ');
                let skipped = after.chars().next().map_or(0, char::len_utf8);
                after.get(skipped..).unwrap_or_default()
            }
            c => {
                string.push(c);
                after
            }
        };
    }
    (string, "")
}

/// What follows an interpolation that begins with its brace; strings in it may hold braces.
fn interpolation(text: &str) -> &str {
    let (mut depth, mut quoted) = (0_usize, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' if !quoted => {
                depth -= 1;
                if depth == 0 {
                    return text.get(at + 1..).unwrap_or_default();
                }
            }
            // None goes over a line's end: a quote was lost.
            '\n' => return text.get(at..).unwrap_or_default(),
            _ => {}
        }
    }
    ""
}

/// `<<EOT` or `<<-EOT` up to a line with that word alone; line by line.
fn heredoc<'a>(text: &'a str, take: &mut dyn FnMut(&str)) -> &'a str {
    let text = text.trim_start_matches(['<', '-']);
    let (word, mut rest) = text.split_once('\n').unwrap_or((text, ""));
    let word = word.trim();
    let named = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    if word.is_empty() || !word.bytes().all(named) {
        return text;
    }
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        if line.trim() == word {
            break;
        }
        let mut line = line;
        let mut filled = String::new();
        while let Some((before, inside)) = line.split_once("${") {
            filled.push_str(before);
            filled.push_str(HOLE);
            line = inside.split_once('}').map_or("", |(_, after)| after);
        }
        filled.push_str(line);
        take(&filled);
    }
    rest
}
