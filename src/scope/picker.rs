//! The search in the scope picker.

use super::catalogue::ScopeInfo;

/// Whether every word of the query stands in the scope's name, group, noun or summary. ASCII
/// letters match in either case; `_` and a blank are alike.
pub fn matches(scope: &ScopeInfo, query: &str) -> bool {
    let fields = [scope.name, scope.group, scope.noun, scope.summary];
    let mut words = query.split(|c: char| c.is_whitespace() || c == '_').filter(|w| !w.is_empty());
    words.all(|word| fields.iter().any(|field| contains_folded(field, word)))
}

/// Whether `text` contains `part`, ASCII letters in either case.
pub fn contains_folded(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    part.is_empty() || text.windows(part.len()).any(|at| at.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::catalogue::{SCOPES, find};

    #[test]
    fn every_word_must_match_somewhere() {
        let orders = find("manage_orders").unwrap();
        for query in ["", "MANAGE orders", "manage_orders", "ord man", "carts"] {
            assert!(matches(orders, query), "{query}");
        }
        assert!(!matches(orders, "orders webhook"));
        assert!(SCOPES.iter().any(|s| matches(s, "webhook") || matches(s, "subscriptions")));
    }
}
