//! The words of a query, and how well they fit an endpoint.

use super::action::{self, Action};
use super::table::EndpointId;
use super::why::Why;
use super::word::Word;

/// So many words of a query count; more say no more.
const WORDS: usize = 12;

/// Words that belong together: `log in` is `login`.
const JOINED: [(&str, &str); 5] = [
    ("log", "in"),
    ("log", "on"),
    ("sign", "in"),
    ("sign", "up"),
    ("check", "out"),
];

/// Points for a word of a saying: so many if all of the saying is in the query.
const SAYING: u16 = 8;
/// What a saying loses by a word that only stands for its words.
const INDIRECT: u16 = 3;
/// Points for a whole saying of several words.
const WHOLE: u16 = 6;
/// Points for a saying that is the query, word by word.
const VERY: u16 = 24;

/// A query, with its words looked up once in all texts that the endpoints share.
pub(super) struct Query {
    words: Vec<Word>,
    /// The sayings in which a word is found.
    found: Vec<Said>,
    /// For each group of actions and each endpoint with phrases the places of these.
    of_group: Vec<Vec<(usize, Action)>>,
    of_phrase: Vec<(usize, usize)>,
}

/// The points of a saying for each word of the query, and for the whole.
struct Said {
    points: Vec<u16>,
    whole: u16,
}

/// How well an endpoint fits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// The sum over all words.
    pub(super) points: u16,
    /// What says most about it.
    pub(super) why: Why,
}

/// The words of a query that say something, as they are written. Words that belong together are one.
pub(super) fn split(query: &str) -> Vec<String> {
    let cut = |c: char| c.is_whitespace() || "/=,;:?&{}()\"'`".contains(c);
    let mut all: Vec<String> = Vec::new();
    for word in query.split(cut).flat_map(humps) {
        let joined = |last: &&mut String| {
            let is = |(a, b): &(&str, &str)| {
                a.eq_ignore_ascii_case(last) && b.eq_ignore_ascii_case(word)
            };
            JOINED.iter().any(is)
        };
        match all.last_mut().filter(joined) {
            Some(last) => last.push_str(word),
            None => all.push(word.to_owned()),
        }
    }
    // A query of nothing else means what it says.
    if !all.iter().all(|word| action::is_filler(word)) {
        all.retain(|word| !action::is_filler(word));
    }
    all.truncate(WORDS);
    all
}

/// The words of `addLineItem`, as an action is written; any other word as it is.
fn humps(word: &str) -> impl Iterator<Item = &str> {
    let action = word.starts_with(|c: char| c.is_ascii_lowercase());
    let mut rest = word;
    std::iter::from_fn(move || {
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| action && c.is_ascii_uppercase());
        let (first, others) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = others;
        (!first.is_empty()).then_some(first)
    })
}

impl Query {
    pub(super) fn new(words: &[String]) -> Self {
        let mut query = Self {
            words: words.iter().map(|word| Word::new(word)).collect(),
            found: Vec::new(),
            of_group: vec![Vec::new(); action::groups()],
            of_phrase: Vec::new(),
        };
        query.look_up_sayings();
        query
    }

    /// How well an endpoint fits; `None` if a word is not found in it.
    pub(super) fn fit(&self, endpoint: EndpointId) -> Option<Fit> {
        let actions = action::group_of(endpoint).map_or(&[][..], |group| &self.of_group[group]);
        let at = endpoint.at();
        let first = self.of_phrase.partition_point(|(of, _)| *of < at);
        let phrases = self.of_phrase[first..].iter();
        let mut phrases = phrases.take_while(|(of, _)| *of == at).peekable();
        let mut plain = [(0, Why::Words); WORDS];
        let plain = &mut plain[..self.words.len()];
        let can_wait = !actions.is_empty() || phrases.peek().is_some();
        for (points, word) in plain.iter_mut().zip(&self.words) {
            *points = word.points(endpoint);
            if points.0 == 0 && !can_wait {
                return None;
            }
        }
        let mut best = sum(plain.iter().copied());
        let sayings = actions
            .iter()
            .map(|(said, action)| (*said, Some(Why::Action(*action))));
        // A phrase explains nothing: the words of the call do.
        for (said, why) in sayings.chain(phrases.map(|(_, said)| (*said, None))) {
            let said = &self.found[said];
            let pairs = plain.iter().zip(&said.points);
            let words = pairs.map(|(plain, said)| {
                if *said > plain.0 {
                    (*said, why.unwrap_or(plain.1))
                } else {
                    *plain
                }
            });
            if let Some(mut fit) = sum(words) {
                fit.points += said.whole;
                if best.is_none_or(|best| fit.points > best.points) {
                    best = Some(fit);
                }
            }
        }
        best
    }

    fn look_up_sayings(&mut self) {
        let mut filler = vec![false; action::words().len()];
        for at in action::filler_words() {
            filler[at] = true;
        }
        let mut places = vec![None; action::count()];
        for (saying, place) in places.iter_mut().enumerate() {
            let touched = |word: &Word| action::words_of(saying).any(|at| word.touched[at]);
            if self.words.iter().any(touched) {
                *place = Some(self.found.len());
                let said = self.said(saying, &filler);
                self.found.push(said);
            }
        }
        for (group, sayings) in self.of_group.iter_mut().enumerate() {
            let found =
                action::of_group(group).filter_map(|(at, action)| Some((places[at]?, action)));
            sayings.extend(found);
        }
        let phrases = action::phrases().filter_map(|(call, at)| Some((call, places[at]?)));
        self.of_phrase.extend(phrases);
    }

    fn said(&self, saying: usize, filler: &[bool]) -> Said {
        let (mut length, mut found) = (0, 0);
        for at in action::words_of(saying).filter(|at| !filler[*at]) {
            length += 1;
            found += u16::from(self.words.iter().any(|word| word.covers(at, saying)));
        }
        let whole = found == length;
        let each = if whole {
            SAYING
        } else {
            2 + 4 * found / length.max(1)
        };
        let very = |word: &Word| action::words_of(saying).any(|at| word.said[at] == 3);
        let very = whole && self.words.iter().all(very);
        let points = self.words.iter().map(|word| {
            let (grade, direct) = word.grade_in(saying);
            // `delete` is a method, but for "delete line item".
            let means_it = whole || word.method.is_none();
            let points = if means_it { u16::from(grade) * each } else { 0 };
            points.saturating_sub(if direct { 0 } else { INDIRECT })
        });
        Said {
            points: points.collect(),
            whole: if very { VERY } else { 0 } + if whole && length > 1 { WHOLE } else { 0 },
        }
    }
}

/// All words together, if each has points.
fn sum(words: impl Iterator<Item = (u16, Why)>) -> Option<Fit> {
    let (mut fit, mut most) = (
        Fit {
            points: 0,
            why: Why::All,
        },
        0,
    );
    for (points, why) in words {
        if points == 0 {
            return None;
        }
        fit.points += points;
        let says = why != Why::Words;
        if fit.why == Why::All || (says && points > most) {
            (fit.why, most) = (why, if says { points } else { 0 });
        }
    }
    Some(fit)
}
