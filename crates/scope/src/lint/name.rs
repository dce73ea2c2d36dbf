//! Rules about the name. They read words, so they can be wrong, and say what they saw.

use super::{Fix, Message, Subject};

/// Words of names that are not meant to last.
const TEMPORARY: &[&str] = &[
    "debug",
    "debugging",
    "deleteme",
    "demo",
    "experiment",
    "hackathon",
    "poc",
    "scratch",
    "spike",
    "temp",
    "temporary",
    "throwaway",
    "tmp",
    "trial",
    "try",
    "workshop",
];

/// Words that name an environment.
const ENVIRONMENTS: &[&str] = &[
    "acc",
    "acceptance",
    "ci",
    "demo",
    "dev",
    "develop",
    "development",
    "int",
    "integration",
    "live",
    "local",
    "nonprod",
    "preprod",
    "preview",
    "prd",
    "prod",
    "production",
    "qa",
    "sandbox",
    "stage",
    "staging",
    "stg",
    "test",
    "testing",
    "uat",
];

/// So many days a temporary client may live.
const DAYS: u32 = 7;

/// The words of a name in small letters: `ordersBff-PROD` is `orders`, `bff`, `prod`.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut small = false;
    for c in name.chars() {
        let begins = all.is_empty() || (small && c.is_uppercase());
        if !c.is_alphanumeric() {
            all.push(String::new());
        } else if begins {
            all.push(c.to_ascii_lowercase().to_string());
        } else if let Some(word) = all.last_mut() {
            word.push(c.to_ascii_lowercase());
        }
        small = c.is_lowercase();
    }
    all.retain(|word| !word.is_empty());
    all
}

fn has(list: &[&str], word: &str) -> bool {
    list.contains(&word)
}

pub(super) fn endless(subject: &Subject) -> Vec<Message> {
    let words = words(subject.name);
    // At the beginning it is a trial, at the end an environment: `Test client`, `orders-test`.
    let leading = words.first().filter(|word| has(&["test", "testing"], word));
    let word = words.iter().find(|word| has(TEMPORARY, word)).or(leading);
    let found = word.filter(|_| !subject.ends).map(|word| {
        let text = format!(
            "The name contains “{word}”, but the client never expires. If you forget a temporary client, its \
                credentials stay valid."
        );
        (text, Some(Fix::DeleteAfter(DAYS)))
    });
    found.into_iter().collect()
}

pub(super) fn bare(subject: &Subject) -> Vec<Message> {
    let words = words(subject.name);
    let no_place = !words.iter().any(|word| has(ENVIRONMENTS, word));
    let others = words.iter().filter(|word| !has(ENVIRONMENTS, word)).count();
    let missing = match (others < 2, no_place) {
        _ if words.is_empty() => return Vec::new(),
        (true, true) => "what uses it, what for, and in which environment",
        (true, false) => "what uses it and what for",
        (false, true) => "in which environment it is used",
        (false, false) => return Vec::new(),
    };
    let text = format!(
        "Say {missing}, for example storefront-bff-production. You can’t change the name later, and others need \
            it to decide whether they can delete the client."
    );
    vec![(text, None)]
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_fall_into_words() {
        assert_eq!(super::words("ordersBff-PROD"), ["orders", "bff", "prod"]);
        assert_eq!(super::words("  Test client 2 "), ["test", "client", "2"]);
        assert!(super::words("---").is_empty());
    }
}
