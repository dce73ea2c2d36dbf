//! Finding names by some of their letters, as in a command palette.

/// How well a text fits what was typed: the greater, the better; none if its letters are not all there
/// in order. Letters at the beginnings of words and letters side by side count most; the case of
/// ASCII letters counts for nothing (the tables for all letters are 23 KB). Every word of the query has to fit.
pub fn score(query: &str, text: &str) -> Option<u32> {
    if query.trim().is_empty() {
        return Some(0);
    }
    let mut total = 0;
    for word in query.split_whitespace() {
        total += score_word(word, text)?;
    }
    // Of two texts that fit alike the shorter one is meant.
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    Some(total * 64 + 63_u32.saturating_sub(length))
}

const BESIDE: u32 = 5;
const AT_WORD: u32 = 4;
const ANYWHERE: u32 = 1;

fn score_word(word: &str, text: &str) -> Option<u32> {
    let wanted: Vec<char> = word.chars().map(|c| c.to_ascii_lowercase()).collect();
    let letters: Vec<char> = text.chars().map(|c| c.to_ascii_lowercase()).collect();
    // The best of all places to begin at: the first one may lead nowhere good.
    let starts = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| wanted.first() == Some(letter));
    let best = starts
        .filter_map(|(at, _)| score_from(&wanted, &letters, at))
        .max()?;
    // Letters strewn over a long text are found in nearly any.
    let least = u32::try_from(wanted.len()).ok()? * 3;
    (best >= least).then_some(best)
}

fn score_from(wanted: &[char], letters: &[char], start: usize) -> Option<u32> {
    let mut score = 0;
    let mut at = start;
    let mut before = None;
    for letter in wanted {
        let found = at + letters.get(at..)?.iter().position(|here| here == letter)?;
        let begins = found == 0 || letters.get(found - 1).is_some_and(|c| !c.is_alphanumeric());
        score += match before {
            Some(before) if before + 1 == found => BESIDE,
            _ if begins => AT_WORD,
            _ => ANYWHERE,
        };
        before = Some(found);
        at = found + 1;
    }
    Some(score)
}

/// The entries that fit best, best first, at most so many; those that fit alike keep their order.
pub fn best<T>(
    query: &str,
    all: impl IntoIterator<Item = T>,
    text: impl Fn(&T) -> &str,
    most: usize,
) -> Vec<T> {
    let mut found: Vec<(u32, T)> = all
        .into_iter()
        .filter_map(|entry| Some((score(query, text(&entry))?, entry)))
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    found.truncate(most);
    found.into_iter().map(|(_, entry)| entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 6] = [
        "API clients",
        "New API client",
        "Compare scopes",
        "Finder",
        "Disconnect",
        "checkout-bff prod",
    ];

    fn first(query: &str) -> Option<&'static str> {
        best(query, NAMES, |name| name, 1).first().copied()
    }

    #[test]
    fn some_letters_find_a_name() {
        for (query, name) in [
            ("new", "New API client"),
            ("nac", "New API client"),
            ("api cl", "API clients"),
            ("client new", "New API client"),
            ("FIND", "Finder"),
            ("disc", "Disconnect"),
            ("cbp", "checkout-bff prod"),
            ("scop", "Compare scopes"),
        ] {
            assert_eq!(first(query), Some(name), "{query}");
        }
        assert_eq!(first("xyz"), None);
        assert_eq!(first("clientss"), None, "every letter has to be there");
        assert_eq!(
            score("order", "somebody far made later"),
            None,
            "letters strewn over a text are no match"
        );
    }

    #[test]
    fn nothing_typed_keeps_the_order_of_equals() {
        assert_eq!(best("", ["bbb", "aa"], |name| name, 9), ["bbb", "aa"]);
        assert_eq!(best("", NAMES, |name| name, 2).len(), 2);
    }

    #[test]
    fn letters_of_any_script_are_compared() {
        assert!(score("größe", "GRÖSSE größe").is_some());
        assert!(score("中", "中文").is_some());
        assert!(score("🧵", "a 🧵 b").is_some());
    }
}
