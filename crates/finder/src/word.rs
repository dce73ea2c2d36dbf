//! A word of a query, and how well it fits the words of the tables.

use super::action;
use super::table::{EndpointId, Method, RESOURCES, endpoints, need_lists, piece, pieces};
use super::why::Why;
use scope::catalogue::SCOPES;

/// Words for what a call does, beside those in names, and what they stand for.
const VERBS: [(&str, &[Method]); 18] = [
    ("read", &[Method::Get]),
    ("list", &[Method::Get]),
    ("fetch", &[Method::Get]),
    ("view", &[Method::Get]),
    ("show", &[Method::Get]),
    ("load", &[Method::Get]),
    ("exists", &[Method::Head]),
    ("write", &[Method::Post, Method::Put, Method::Delete]),
    ("manage", &[Method::Post, Method::Put, Method::Delete]),
    ("change", &[Method::Post, Method::Put]),
    ("edit", &[Method::Post, Method::Put]),
    ("add", &[Method::Post, Method::Put]),
    ("save", &[Method::Post, Method::Put]),
    ("set", &[Method::Post, Method::Put]),
    ("place", &[Method::Post]),
    ("send", &[Method::Post]),
    ("remove", &[Method::Delete]),
    ("erase", &[Method::Delete]),
];

/// Points for the places where a word is found; a whole word counts 3, its beginning 2, its inside 1.
const RESOURCE: u16 = 12;
const PIECE: u16 = 8;
const SYNONYM: u16 = 7;
const SCOPE: u16 = 6;
const VERB: u16 = 18;
/// Points for `orders` where the path ends with it, and for `get` where the name has it.
const EXACT: u16 = 6;

/// A word of the query, looked up once in all texts that the endpoints share.
pub(super) struct Word {
    pieces: Vec<u8>,
    /// Whether it is found in any of them.
    in_pieces: bool,
    resources: Vec<u8>,
    synonyms: Vec<u8>,
    needs: Vec<(u8, Option<&'static str>)>,
    methods: &'static [Method],
    /// The word is a method itself, and means nothing else.
    pub(super) method: Option<Method>,
    /// It is the very end of some path, in the plural: `orders`.
    end: Option<u16>,
    /// How well it fits each word of the sayings.
    pub(super) said: Vec<u8>,
    /// The same for other words that it may stand for; each meaning is one or more words.
    meanings: Vec<Vec<Vec<u8>>>,
    /// The words of the sayings that it has to do with.
    pub(super) touched: Vec<bool>,
}

impl Word {
    pub(super) fn new(text: &str) -> Self {
        let word = stem(text);
        let texts = 0..u16::try_from(pieces()).unwrap_or(u16::MAX);
        let scopes: Vec<u8> = SCOPES.iter().map(|info| grade(info.name, word)).collect();
        let mut needs = vec![(0, None); need_lists()];
        let mut seen = vec![false; need_lists()];
        for endpoint in endpoints() {
            let list = endpoint.need_list();
            if !std::mem::replace(&mut seen[list], true) {
                let graded = endpoint
                    .needs()
                    .map(|need| (scopes[usize::from(need.scope)], need.info()));
                let best = graded.max_by_key(|(grade, _)| *grade);
                needs[list] = best.map_or((0, None), |(grade, info)| (grade, Some(info.name)));
            }
        }
        let means = |other: &str| stem(other).eq_ignore_ascii_case(word);
        let verb = VERBS.iter().find(|(verb, _)| means(verb));
        let in_words = |stem: &str| action::words().map(|text| grade(text, stem)).collect();
        let meanings = action::meanings(means).map(|meaning| {
            let words = meaning.split(' ').map(|word| in_words(stem(word)));
            words.collect()
        });
        let meanings: Vec<Vec<Vec<u8>>> = meanings.collect();
        let mut said: Vec<u8> = in_words(word);
        if word.len() < 2 {
            // A single letter begins nearly all of them; only `O` in `setExternalOAuth` is a word.
            for grade in &mut said {
                *grade = *grade / 3 * 3;
            }
        }
        let mut touched: Vec<bool> = said.iter().map(|grade| *grade > 0).collect();
        for grades in meanings.iter().flatten() {
            for (touched, grade) in touched.iter_mut().zip(grades) {
                *touched |= *grade == 3;
            }
        }
        let pieces: Vec<u8> = texts.clone().map(|at| grade(piece(at), word)).collect();
        let end = |at: &u16| piece(*at).eq_ignore_ascii_case(text);
        Self {
            in_pieces: pieces.iter().any(|grade| *grade > 0),
            pieces,
            resources: RESOURCES
                .iter()
                .map(|of| of_title(of.title, word))
                .collect(),
            synonyms: RESOURCES
                .iter()
                .map(|of| grade(of.synonyms, word))
                .collect(),
            needs,
            methods: verb.map_or(&[], |(_, methods)| methods),
            method: Method::parse(text),
            end: texts
                .clone()
                .find(end)
                .filter(|_| text.ends_with(['s', 'S'])),
            said,
            meanings,
            touched,
        }
    }

    /// The points for an endpoint without its sayings, and what gave them.
    pub(super) fn points(&self, endpoint: EndpointId) -> (u16, Why) {
        let path = endpoint.path_pieces();
        let mut part = 0;
        if self.in_pieces {
            for at in path.iter().chain(endpoint.name_pieces()) {
                part = part.max(self.pieces[usize::from(*at)]);
            }
        }
        if let Some(method) = self.method {
            let fits = method == endpoint.method();
            let points = VERB + if part == 3 { EXACT } else { 0 };
            return (if fits { points } else { 0 }, Why::Words);
        }
        let resource = endpoint.resource();
        let at = endpoint.resource_at();
        let (need, name) = self.needs[endpoint.need_list()];
        let verb = u16::from(self.methods.contains(&endpoint.method()));
        // The first of equals stays, since it needs the fewest words.
        let (mut points, mut why) = (u16::from(self.resources[at]) * RESOURCE, Why::Words);
        points = points.max(u16::from(part) * PIECE).max(verb * VERB);
        let synonym = u16::from(self.synonyms[at]) * SYNONYM;
        if synonym > points {
            (points, why) = (synonym, Why::Synonym(resource.title));
        }
        let need = u16::from(need) * SCOPE;
        if need > points {
            (points, why) = (need, Why::Scope(name.unwrap_or_default()));
        }
        let ends = self.end.is_some() && path.last() == self.end.as_ref();
        (points + if ends { EXACT } else { 0 }, why)
    }

    /// How well it fits a saying, and whether by itself.
    pub(super) fn grade_in(&self, saying: usize) -> (u8, bool) {
        let of = |grades: &[u8]| {
            action::words_of(saying)
                .map(|at| grades[at])
                .max()
                .unwrap_or(0)
        };
        let direct = of(&self.said);
        let of_meaning = |words: &Vec<Vec<u8>>| {
            let least = words.iter().map(|grades| of(grades)).min();
            least.filter(|grade| *grade == 3).unwrap_or(0)
        };
        let meant = self.meanings.iter().map(of_meaning).max().unwrap_or(0);
        if meant > direct {
            (meant, false)
        } else {
            (direct, true)
        }
    }

    /// Whether it stands for a word of a saying.
    pub(super) fn covers(&self, at: usize, saying: usize) -> bool {
        let fits = |words: &Vec<Vec<u8>>| {
            let has = |grades: &Vec<u8>| action::words_of(saying).any(|at| grades[at] == 3);
            words.iter().any(|grades| grades[at] == 3) && words.iter().all(has)
        };
        self.said[at] >= 2 || self.meanings.iter().any(fits)
    }
}

/// Like [`grade`], but 4 if the word is all of the title: `cart` means carts, not cart discounts.
fn of_title(title: &str, stem: &str) -> u8 {
    let grade = grade(title, stem);
    grade + u8::from(grade == 3 && !title.contains(' '))
}

/// Without the ending of the plural, so that `categories` finds `Category`.
fn stem(word: &str) -> &str {
    let word = word.trim_end_matches(['.', '!']);
    if word.len() <= 3 {
        return word;
    }
    let cut = word.strip_suffix("ies").or_else(|| word.strip_suffix('y'));
    let cut = cut.or_else(|| word.strip_suffix("es").filter(|rest| rest.ends_with("ss")));
    let cut = cut.or_else(|| word.strip_suffix('s').filter(|rest| !rest.ends_with('s')));
    cut.unwrap_or(word)
}

/// How well a text has the stem: 3 as a whole word, 2 at the beginning of one, 1 inside, if it has
/// three letters or more; 0 not at all.
fn grade(text: &str, stem: &str) -> u8 {
    let (bytes, word) = (text.as_bytes(), stem.as_bytes());
    let mut best = 0;
    let Some(last) = bytes
        .len()
        .checked_sub(word.len())
        .filter(|_| !word.is_empty())
    else {
        return 0;
    };
    // Most places differ in the first letter; to see that takes no call.
    let first = word[0] | 0x20;
    for at in 0..=last {
        if bytes[at] | 0x20 != first || !bytes[at..at + word.len()].eq_ignore_ascii_case(word) {
            continue;
        }
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let begins = before.is_none_or(|b| !b.is_ascii_alphanumeric())
            || (bytes[at].is_ascii_uppercase() && before.is_some_and(|b| b.is_ascii_lowercase()));
        let rest = bytes.get(at + word.len()..).unwrap_or_default();
        let end = rest
            .iter()
            .position(|b| !b.is_ascii_lowercase())
            .unwrap_or(rest.len());
        let ends = matches!(&rest[..end], b"" | b"s" | b"y" | b"ies" | b"es");
        best = best.max(match (begins, ends) {
            (true, true) => 3,
            (true, false) => 2,
            _ if word.len() >= 3 => 1,
            _ => 0,
        });
    }
    best
}
