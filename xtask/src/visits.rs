//! What visitors fetch together, as far as the packing of the parts goes by it.

/// What a visitor fetches together.
struct Visit {
    /// How much its wait counts: our own judgment of how often it comes.
    weight: usize,
    /// The parts.
    parts: &'static [&'static str],
    /// Whether a visit begins with it. Then one file of its own has exactly that, and what a visitor fetches afterwards
    /// must have none of it: no piece of a module may start twice.
    begins: bool,
}

const fn begins(weight: usize, parts: &'static [&'static str]) -> Visit {
    Visit {
        begins: true,
        ..follows(weight, parts)
    }
}

const fn follows(weight: usize, parts: &'static [&'static str]) -> Visit {
    Visit {
        weight,
        parts,
        begins: false,
    }
}

/// What visitors fetch together.
const VISITS: [Visit; 26] = [
    // The form takes input before what judges it is there.
    begins(50, &["new"]),
    follows(10, &["new", "review"]),
    begins(24, &["session", "sandbox", "list"]),
    // What changes something comes behind the list.
    follows(2, &["changes"]),
    follows(1, &["backend"]),
    // Rows are seen before what answers presses is there.
    follows(6, &["controls"]),
    // Whoever types a call does not wait for what reads a paste.
    begins(14, &["finder"]),
    follows(2, &["finder", "calls"]),
    follows(1, &["finder", "calls", "answer", "material"]),
    follows(1, &["compare", "material"]),
    // The first preset is shown before what makes the others is there.
    begins(20, &["presets"]),
    follows(2, &["presets", "files"]),
    follows(2, &["handover", "presets", "files"]),
    // Both of the ways in count alike, or what the second one shares lies in files of the other pages.
    begins(14, &["connect"]),
    follows(1, &["commands"]),
    follows(1, &["share"]),
    follows(1, &["audit"]),
    follows(2, &["client"]),
    follows(1, &["code"]),
    follows(1, &["fleet"]),
    follows(1, &["proof"]),
    follows(2, &["idle"]),
    follows(1, &["trust"]),
    follows(1, &["encrypt"]),
    follows(1, &["desk"]),
    follows(1, &["projects"]),
];

/// What comes by itself when a visit has begun, one part after the other: each then has one file with all that it still
/// needs. What comes in no fixed order is not here, nor what others may need sooner than all of it is there.
const FOLLOWERS: [(&str, &[&str]); 5] = [
    ("new", &["review"]),
    ("finder", &["calls", "answer", "material"]),
    ("presets", &["files"]),
    ("session", &["idle", "controls"]),
    // The first touch, and the first key.
    ("connect", &["session", "list", "changes"]),
];

/// What follows a visit that begins with this part, in order.
pub(crate) fn followers(first: &str) -> &'static [&'static str] {
    let mut all = FOLLOWERS.iter();
    let found = all.find(|(start, _)| *start == first);
    found.map_or(&[], |(_, parts)| parts)
}

/// The visits of these bits that begin with what they fetch.
pub(crate) fn beginning(visits: u32) -> u32 {
    let begin = VISITS.iter().enumerate().filter(|(_, visit)| visit.begins);
    begin.fold(0, |bits, (at, _)| bits | (visits & (1 << at)))
}

/// A bit for each visit of whose parts something is true.
pub(crate) fn bits(is_true: impl Fn(&[&str]) -> bool) -> u32 {
    let visits = VISITS.iter().enumerate();
    visits.fold(0, |bits, (at, visit)| {
        bits | (u32::from(is_true(visit.parts)) << at)
    })
}

/// How much the visits of these bits count, all together.
pub(crate) fn weight(visits: u32) -> usize {
    let fetch = VISITS.iter().enumerate();
    let fetch = fetch.filter(|(at, _)| visits >> at & 1 == 1);
    fetch.map(|(_, visit)| visit.weight).sum()
}

/// The parts of each visit that begins with them, the one that it is called after first.
pub(crate) fn starts() -> impl Iterator<Item = &'static [&'static str]> {
    VISITS
        .iter()
        .filter(|visit| visit.begins)
        .map(|visit| visit.parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_followers_is_what_a_visit_begins_with() {
        let names: Vec<&str> = starts()
            .filter_map(|parts| parts.first().copied())
            .collect();
        for (start, parts) in FOLLOWERS {
            assert!(names.contains(&start) && followers(start) == parts);
        }
        assert!(followers("review").is_empty());
    }

    #[test]
    fn a_visit_is_called_after_one_part_only() {
        let mut names: Vec<&str> = starts()
            .filter_map(|parts| parts.first().copied())
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
