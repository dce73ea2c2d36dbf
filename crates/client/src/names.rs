//! Long names in a narrow place, so that they can still be told apart.
//!
//! Clients are often named alike at the beginning: `storefront-bff-production-orders`,
//! `storefront-bff-production-carts`. Cutting the end would make them equal, so the cut is where they are.

/// How many characters each name has in common with the one most like it, at the beginning. `sorted` are
/// the names in an order in which names with a common beginning stand together.
pub fn common(sorted: &[&str]) -> Vec<usize> {
    let pairs: Vec<usize> = sorted
        .windows(2)
        .map(|pair| alike(pair[0], pair[1]))
        .collect();
    let at = |index: Option<usize>| index.and_then(|i| pairs.get(i)).copied().unwrap_or(0);
    (0..sorted.len())
        .map(|i| at(i.checked_sub(1)).max(at(Some(i))))
        .collect()
}

/// Letters A to Z are alike in either case. Names that are all the same differ nowhere.
fn alike(left: &str, right: &str) -> usize {
    if left.eq_ignore_ascii_case(right) {
        return 0;
    }
    let pairs = left.chars().zip(right.chars());
    pairs.take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count()
}

/// A name in at most `width` characters. What comes after the first `common` characters is what tells it
/// from others, so that is kept in sight, and `…` stands for what is left out. A width of less than 12
/// is taken as 12.
pub fn shorten(name: &str, common: usize, width: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    let (count, width) = (letters.len(), width.max(12));
    if count <= width {
        return name.to_owned();
    }
    let text = |from: usize, to: usize| -> String { letters[from..to].iter().collect() };
    // Where names part must be in sight, with a few characters after it.
    let least = 4;
    if common + least < width {
        return text(0, width - 1) + "…";
    }
    let head = width / 3;
    let room = width - head - 1;
    let start = word_start(&letters, common.min(count - 1)).max(head);
    if count - start <= room {
        return text(0, head) + "…" + &text(count - room, count);
    }
    text(0, head) + "…" + &text(start, start + room - 1) + "…"
}

/// The beginning of the word in which the names part, if it is near.
fn word_start(letters: &[char], common: usize) -> usize {
    let near = common.saturating_sub(6);
    let word = (near..common)
        .rev()
        .find(|at| !letters[*at].is_alphanumeric());
    word.map_or(common, |at| at + 1)
}
