//! Words that are spelled nearly the same.

/// The word that needs the fewest changes of single characters (letters A to Z match in either case), if
/// it needs at most two, and fewer than a third of the word's length.
pub fn nearest<'a>(word: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = 2.min(word.chars().count().div_ceil(3).saturating_sub(1));
    let with = all.filter_map(|other| Some((changes(word, other, most)?, other)));
    with.min_by_key(|(changes, _)| *changes)
        .map(|(_, other)| other)
}

/// How many characters must be put in, left out or replaced, swapped neighbors counting once; `None` if
/// more than `most`.
fn changes(left: &str, right: &str, most: usize) -> Option<usize> {
    if left.len().abs_diff(right.len()) > most * 4 {
        return None;
    }
    let fold = |text: &str| -> Vec<char> { text.chars().map(|c| c.to_ascii_lowercase()).collect() };
    let (left, right) = (fold(left), fold(right));
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, b) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(a != b);
            let mut fewest = replaced.min(last[column + 1] + 1).min(next[column] + 1);
            let swapped = row > 0 && column > 0 && *a == right[column - 1] && left[row - 1] == *b;
            if swapped {
                fewest = fewest.min(before[column - 1] + 1);
            }
            next.push(fewest);
        }
        before = std::mem::replace(&mut last, next);
    }
    last.last().copied().filter(|changes| *changes <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_other_words_are_not() {
        let all = ["berlin", "hamburg", "wien"];
        for (word, found) in [
            ("berln", Some("berlin")),
            ("Brelin", Some("berlin")),
            ("hamburg-2", Some("hamburg")),
            ("wine", Some("wien")),
            ("paris", None),
            ("be", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, all.into_iter()), found, "{word}");
        }
    }
}
