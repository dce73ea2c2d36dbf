//! What may have been meant: words and paths that are nearly right.

use super::action;
use super::query::split;
use super::search::ranked;
use super::table::{EndpointId, Method, Product, RESOURCES, endpoints, piece, pieces};
use scope::catalogue::SCOPES;

/// So many suggestions are made.
pub(super) const MOST: usize = 3;
/// Longer words are no slips of a known one.
const LONGEST: usize = 40;

/// What may have been meant by a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The line as it should be: words, or method and path.
    pub text: String,
    /// The call that it finds.
    pub endpoint: EndpointId,
}

/// What may be meant by words that find nothing: each word that no call has is replaced by the
/// nearest ones; if that doesn't help, known words are replaced too, and at last a word is left out.
pub(super) fn words(line: &str) -> Vec<Suggestion> {
    let all = split(line);
    let known: Vec<bool> = all
        .iter()
        .map(|word| !ranked(std::slice::from_ref(word)).is_empty())
        .collect();
    let mut texts: Vec<Vec<String>> = vec![Vec::new()];
    for (word, known) in all.iter().zip(known) {
        let choices = if known {
            vec![word.clone()]
        } else {
            nearest(word)
        };
        // A word that is like none is left out.
        let longer = |text: &Vec<String>| {
            let with = |choice: &String| [text.as_slice(), std::slice::from_ref(choice)].concat();
            let texts: Vec<Vec<String>> = choices.iter().map(with).collect();
            if texts.is_empty() {
                vec![text.clone()]
            } else {
                texts
            }
        };
        texts = texts.iter().flat_map(longer).take(MOST * MOST).collect();
    }
    let mut found = Vec::new();
    for text in &texts {
        suggest(text, &mut found);
    }
    let Some(text) = texts.first().filter(|_| found.is_empty()) else {
        return found;
    };
    // A word that some call has may be a slip too: `rest` for `reset`.
    for (at, word) in text.iter().enumerate() {
        for choice in nearest(word) {
            let mut other = text.clone();
            other[at] = choice;
            suggest(&other, &mut found);
        }
    }
    if found.is_empty() {
        for at in 0..text.len() {
            suggest(&[&text[..at], &text[at + 1..]].concat(), &mut found);
        }
    }
    found
}

/// The best call for these words, if it is not there yet.
fn suggest(words: &[String], found: &mut Vec<Suggestion>) {
    if words.is_empty() || found.len() >= MOST {
        return;
    }
    let Some(best) = ranked(words).into_iter().next() else {
        return;
    };
    if !found.iter().any(|other| other.endpoint == best.endpoint) {
        found.push(Suggestion {
            text: words.join(" "),
            endpoint: best.endpoint,
        });
    }
}

/// The known words that are most like one, nearest first.
fn nearest(word: &str) -> Vec<String> {
    let word = word.to_ascii_lowercase();
    if word.len() > LONGEST {
        return Vec::new();
    }
    let texts = (0..u16::try_from(pieces()).unwrap_or(u16::MAX)).map(piece);
    let titles = RESOURCES.iter().flat_map(|of| [of.title, of.synonyms]);
    let scopes = SCOPES.iter().map(|info| info.name);
    let others = action::other_words();
    let known = texts
        .chain(titles)
        .chain(action::words())
        .chain(others)
        .chain(scopes);
    let cut = |c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_';
    let mut found: Vec<(usize, String)> = Vec::new();
    for other in known.flat_map(|text| text.split(cut)) {
        if other.len() < 3 {
            continue;
        }
        let other = other.to_ascii_lowercase();
        if let Some(slips) = slips(&word, &other)
            && !found.iter().any(|(_, seen)| *seen == other)
        {
            keep(&mut found, slips, other);
        }
    }
    found.into_iter().map(|(_, word)| word).collect()
}

/// What may be meant by a path that leads nowhere. The project may be missing, as in `/carts`.
pub(super) fn paths(methods: &[Method], path: &str) -> Vec<Suggestion> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| {
        rest.split_once('/').map_or("", |(_, path)| path)
    });
    let parts: Vec<&str> = path
        .split('/')
        .filter(|part| !part.is_empty())
        .take(12)
        .collect();
    let with_project = [&["{projectKey}"], parts.as_slice()].concat();
    let mut found: Vec<(usize, EndpointId)> = Vec::new();
    for call in endpoints().filter(|call| call.product() != Product::History) {
        let other = usize::from(!methods.contains(&call.method()));
        let costs = [cost(call, &parts), cost(call, &with_project)];
        if let Some(cost) = costs.into_iter().flatten().min() {
            keep(&mut found, 2 * cost + other, call);
        }
    }
    let suggestion = |(_, endpoint): (usize, EndpointId)| Suggestion {
        text: endpoint.call(),
        endpoint,
    };
    found.into_iter().map(suggestion).collect()
}

/// Keeps the few with the fewest slips; of equals those that came first.
fn keep<T>(found: &mut Vec<(usize, T)>, slips: usize, one: T) {
    let at = found
        .iter()
        .take_while(|(least, _)| *least <= slips)
        .count();
    if at < MOST {
        found.truncate(MOST - 1);
        found.insert(at, (slips, one));
    }
}

/// How many slips make the path of a call out of the parts; `None` if it is another path.
fn cost(call: EndpointId, parts: &[&str]) -> Option<usize> {
    if call.path_pieces().len() != parts.len() {
        return None;
    }
    let mut sum = 0;
    for (template, part) in call.segments().zip(parts) {
        sum += match template.split_once('{') {
            // An ID may be anything, but a word of the API is rather a slip of a word.
            Some(("", _)) => 0,
            Some((prefix, _)) if part.starts_with(prefix) => 0,
            Some(_) => return None,
            None => slips(&part.to_ascii_lowercase(), template)?,
        };
    }
    Some(sum)
}

/// How many letters are wrong, missing, too many or swapped; `None` if too many to be a slip: one
/// for a word of up to four letters, two up to eight, else three.
fn slips(word: &str, other: &str) -> Option<usize> {
    let (a, b) = (word.as_bytes(), other.as_bytes());
    let most = match a.len().min(b.len()) {
        0..=4 => 1,
        5..=8 => 2,
        _ => 3,
    };
    if a.len().abs_diff(b.len()) > most || a.len() > LONGEST {
        return None;
    }
    // The rows of the table for the last two letters of the word, and the one that is made.
    let mut two_above: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let wrong = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = wrong.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(two_above[j - 2] + 1);
            }
            row.push(least);
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        (two_above, above) = (above, row);
    }
    above.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        assert_eq!(slips("cart", "cart"), Some(0));
        assert_eq!(slips("crat", "cart"), Some(1));
        assert_eq!(slips("carts", "cart"), Some(1));
        assert_eq!(slips("custmer", "customer"), Some(1));
        assert_eq!(slips("shiping", "shipping"), Some(1));
        assert_eq!(slips("cxyt", "cart"), None);
        assert_eq!(slips("", "cart"), None);
    }
}
