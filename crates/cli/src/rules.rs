//! Lists of rules and words in arguments and in the policy.

use report::RULES;

/// The words of a list with commas.
pub(crate) fn words(text: &str) -> Vec<&str> {
    text.split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect()
}

/// The ids of rules, each of which must be known.
pub(crate) fn rules(text: &str) -> Result<Vec<String>, String> {
    let mut ids = Vec::new();
    for word in words(text) {
        match word {
            "none" => {}
            _ if word == "any" || RULES.iter().any(|rule| rule.id() == word) => {
                ids.push(word.to_owned());
            }
            other => return Err(format!("there is no rule {other:?}")),
        }
    }
    Ok(ids)
}
