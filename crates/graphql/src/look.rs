//! Whether a text may be a document at all, before it is parsed.

/// Whether a text begins as a GraphQL document does: with an operation, a fragment, or a selection that is
/// no JSON. Comments may stand in front.
pub fn looks_like_document(text: &str) -> bool {
    let mut rest = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    while rest.starts_with('#') {
        let line = rest.find('\n').unwrap_or(rest.len());
        rest = rest.get(line..).unwrap_or_default().trim_start();
    }
    let word = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        end.unwrap_or(rest.len())
    };
    match rest.get(..word(rest)).unwrap_or_default() {
        "query" | "mutation" | "subscription" => {
            let after = rest.get(word(rest)..).unwrap_or_default().trim_start();
            let after = after.get(word(after)..).unwrap_or_default().trim_start();
            after.starts_with(['{', '(', '@', '$']) && rest.contains('{')
        }
        "fragment" => {
            let mut words = rest.split_whitespace();
            words.nth(2) == Some("on") && rest.contains('{')
        }
        "" => rest.strip_prefix('{').is_some_and(is_selection),
        _ => false,
    }
}

/// Behind a brace: a field and what can follow it, or a spread.
fn is_selection(inside: &str) -> bool {
    let blank = |c: char| c.is_whitespace() || c == ',';
    let mut inside = inside.trim_start_matches(blank);
    while inside.starts_with('#') {
        let line = inside.find('\n').unwrap_or(inside.len());
        inside = inside
            .get(line..)
            .unwrap_or_default()
            .trim_start_matches(blank);
    }
    if inside.starts_with("...") || inside.starts_with("${") {
        return true;
    }
    let end = inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let end = end.unwrap_or(inside.len());
    if end == 0 || inside.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut after = inside.get(end..).unwrap_or_default().trim_start();
    // An alias; an object of JavaScript looks like one, so a name and more of a selection must follow.
    if let Some(field) = after.strip_prefix(':') {
        let field = field.trim_start();
        let end = field.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let end = end.unwrap_or(field.len());
        after = field.get(end..).unwrap_or_default().trim_start();
        return end > 0 && after.starts_with(['{', '(']);
    }
    after.starts_with(['{', '(', '}', '@'])
        || after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_look_like_documents() {
        for text in [
            "query { carts { total } }",
            "query Carts($a: Int) { carts { total } }",
            "mutation M { a }",
            "{ carts { total } }",
            "{ a b }",
            "# a comment\n\n{ cart(id: 1) { id } }",
            "fragment F on Cart { id }",
            "{ mine: me { cart { id } } }",
            "{ ...F }",
            "{ # one\n carts { total } }",
        ] {
            assert!(looks_like_document(text), "{text}");
        }
        for text in [
            "",
            "{}",
            "{ \"a\": 1 }",
            "{ a: 1 }",
            "{ a: b, c: d }",
            "query the database",
            "mutation of a gene {",
            "fragment of text",
            "GET /carts",
            "{a}/{b}",
            "const a = {",
            "querystring { a }",
        ] {
            let braces = text == "{a}/{b}";
            assert_eq!(looks_like_document(text), braces, "{text}");
        }
    }
}
