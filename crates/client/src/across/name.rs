//! Names of clients without the word that says in which environment they run.

use std::ops::Range;

use crate::api_client::ApiClient;
use crate::naming::ENVIRONMENTS;
use crate::successor::{free, without_date};

/// Where the words of a name stand: letters and digits without a break. A capital letter after a small one
/// begins a word, as in `ordersProd`.
fn words(name: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    for (at, c) in name.char_indices() {
        if c.is_alphanumeric() {
            let goes_on = before.is_alphanumeric()
                && !(before.is_ascii_lowercase() && c.is_ascii_uppercase());
            match found.last_mut() {
                Some(last) if goes_on => last.end = at + c.len_utf8(),
                _ => found.push(at..at + c.len_utf8()),
            }
        }
        before = c;
    }
    found
}

fn is_environment(word: &str) -> bool {
    ENVIRONMENTS
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
}

/// Which of the words names the environment: the only one of that kind; of several the last word, else the
/// first. Nothing when it is not clear, and nothing when the name has no other word.
fn environment(name: &str, words: &[Range<usize>]) -> Option<usize> {
    let is = |at: &usize| is_environment(&name[words[*at].clone()]);
    let found: Vec<usize> = (0..words.len()).filter(is).collect();
    let last = words.len().checked_sub(1).filter(|last| *last > 0)?;
    match found.as_slice() {
        [only] => Some(*only),
        many if many.contains(&last) => Some(last),
        many if many.contains(&0) => Some(0),
        _ => None,
    }
}

/// What the name says apart from the environment, the date of a replacement, the case of A to Z, and separators.
/// Empty for a name that says nothing.
pub(super) fn base(name: &str) -> String {
    let name = without_date(name.trim());
    let words = words(name);
    if words.is_empty() {
        return name.to_owned();
    }
    let environment = environment(name, &words);
    let kept = words
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != environment);
    let kept: Vec<String> = kept
        .map(|(_, word)| name[word.clone()].to_ascii_lowercase())
        .collect();
    kept.join(" ")
}

/// The environment that a project's key ends with.
fn of_key(project_key: &str) -> Option<&'static str> {
    let last = project_key.rsplit(['-', '_']).next().unwrap_or_default();
    ENVIRONMENTS
        .into_iter()
        .find(|word| last.eq_ignore_ascii_case(word))
}

/// A name for a client in another project: the same, with the word for the environment replaced by the one
/// that the other project's key ends with, and free there.
pub fn carried(name: &str, to_key: &str, existing: &[ApiClient]) -> String {
    let name = without_date(name.trim());
    let words = words(name);
    let place = environment(name, &words).and_then(|at| words.get(at).cloned());
    let base = match (place, of_key(to_key)) {
        (Some(place), Some(word)) if !name[place.clone()].eq_ignore_ascii_case(word) => {
            let old = &name[place.clone()];
            let word = if old.bytes().all(|b| b.is_ascii_uppercase()) {
                word.to_ascii_uppercase()
            } else if old.starts_with(|c: char| c.is_ascii_uppercase()) {
                [&word[..1].to_ascii_uppercase(), &word[1..]].concat()
            } else {
                word.to_owned()
            };
            [&name[..place.start], &word, &name[place.end..]].concat()
        }
        _ => name.to_owned(),
    };
    if base.is_empty() {
        return base;
    }
    let numbered = (2..).map(|number| format!("{base} (copy {number})"));
    let names = [base.clone(), format!("{base} (copy)")];
    free(names.into_iter().chain(numbered), existing)
}
