//! What the Finder's one box holds: words for a search, lines of calls, or material to read.

use super::{Evidence, Kind, read};
use finder::{Found, Lines, lines};

/// So many lines that are no call are still taken for slips, and shown one by one; more are prose.
const MOST_SLIPS: usize = 20;

/// What a text is taken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Intake {
    /// Words of somebody who is typing: they are searched for.
    Query,
    /// Calls, one a line.
    Lines(Lines),
    /// Anything else: an error, a recording, a collection, scopes.
    Material(Box<Evidence>),
}

/// Whether a text is no more than the words of somebody who is typing: it needs no reader.
pub fn is_typed(text: &str, at_once: bool, credentials: bool) -> bool {
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    count == 0 || count == 1 && !at_once && !credentials
}

/// Decides what a text is taken for. `at_once` says that it came in one piece, as pasted text does;
/// `credentials` that it holds credentials, so that no line of it may be kept as it was written.
pub fn intake(text: &str, at_once: bool, credentials: bool) -> Intake {
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    if is_typed(text, at_once, credentials) {
        return Intake::Query;
    }
    let evidence = read(text);
    if credentials {
        return Intake::Material(Box::new(evidence));
    }
    match evidence.kind {
        Kind::Nothing | Kind::Calls => {
            let all = lines(text);
            let is_call = |line: &finder::Line| line.found.first().is_some();
            let calls = all.lines.iter().filter(|line| is_call(line)).count();
            let matched = |line: &finder::Line| matches!(line.found, Found::Matched(_));
            match count {
                // A call in full is one; words may be the beginning of more.
                1 if evidence.kind == Kind::Calls && all.lines.iter().all(matched) => {
                    Intake::Lines(all)
                }
                1 => Intake::Query,
                _ if all.left_out > 0 => Intake::Material(Box::new(evidence)),
                _ if calls > 0 || evidence.kind == Kind::Calls || may_be_slips(&all) => {
                    Intake::Lines(all)
                }
                _ => Intake::Material(Box::new(evidence)),
            }
        }
        // The name of a scope finds the calls that it opens.
        Kind::ScopeString if count == 1 && is_word(text) => Intake::Query,
        _ => Intake::Material(Box::new(evidence)),
    }
}

fn may_be_slips(all: &Lines) -> bool {
    let meant = |line: &finder::Line| matches!(&line.found, Found::Unknown { did_you_mean } if !did_you_mean.is_empty());
    all.lines.len() <= MOST_SLIPS && all.lines.iter().all(meant)
}

fn is_word(text: &str) -> bool {
    !text
        .trim()
        .contains(|c: char| c.is_whitespace() || c == ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pasted(text: &str) -> Intake {
        intake(text, true, false)
    }

    #[test]
    fn typed_words_are_searched_for() {
        for text in ["", "  \n ", "add line item", "GET /carts/", "view_orders"] {
            assert_eq!(intake(text, false, false), Intake::Query, "{text}");
        }
        for text in ["basket", "view_orders", "/carts"] {
            assert_eq!(pasted(text), Intake::Query, "{text}");
        }
    }

    #[test]
    fn lines_of_calls_are_taken_one_by_one() {
        for (text, calls) in [
            ("GET /shop/api-clients", 1),
            ("GET /shop/zones\nPOST /shop/carts", 2),
            ("add line item\npublish product\n", 2),
            ("GET /shop/zones\nfrobnicate", 1),
        ] {
            let Intake::Lines(all) = pasted(text) else {
                panic!("{text}: {:?}", pasted(text))
            };
            let found = all.lines.iter().filter(|line| line.found.first().is_some());
            assert_eq!(found.count(), calls, "{text}");
        }
    }

    #[test]
    fn what_is_no_list_of_calls_is_read() {
        for (text, kind) in [
            (
                r#"{"statusCode":403,"message":"Insufficient scope. One of the following scopes is missing: view_orders.","errors":[{"code":"insufficient_scope"}]}"#,
                Kind::Error,
            ),
            (
                "1.2.3.4 - - \"GET /shop/zones HTTP/1.1\" 200 1\nnothing here",
                Kind::AccessLog,
            ),
            ("view_orders:shop view_zones:shop", Kind::ScopeString),
        ] {
            let Intake::Material(evidence) = pasted(text) else {
                panic!("{text}: {:?}", pasted(text))
            };
            assert_eq!(evidence.kind, kind, "{text}");
        }
    }

    #[test]
    fn no_line_is_kept_of_a_text_with_credentials() {
        let text = "client_secret=made-up-for-a-test\nGET /shop/zones\nsome more";
        assert!(matches!(intake(text, true, true), Intake::Material(_)));
        assert!(matches!(
            intake("client_secret=made-up", false, true),
            Intake::Material(_)
        ));
    }
}
