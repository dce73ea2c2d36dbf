//! Finding endpoints by typing.

use super::call::find_call;
use super::table::{EndpointId, METHODS, Method, RESOURCES, endpoints, need_lists, piece, pieces};

/// One endpoint that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The endpoint.
    pub endpoint: EndpointId,
    /// The greater, the better it fits.
    pub score: u16,
    /// Why it was found.
    pub why: Why,
}

/// Why an endpoint was found: by the word of the query that says most about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The query is empty: everything.
    All,
    /// It is the very call that was typed or pasted.
    Call,
    /// A word of the path, of the name or the resource.
    Words,
    /// Another word for the resource; with the resource's title.
    Synonym(&'static str),
    /// A scope that opens it.
    Scope(&'static str),
}

impl Why {
    /// For people; empty if it needs no words, since the text itself shows it.
    pub fn words(self) -> String {
        match self {
            Self::All | Self::Words => String::new(),
            Self::Call => "the call you typed".to_owned(),
            Self::Synonym(title) => ["another word for ", title].concat(),
            Self::Scope(name) => ["opens with ", name].concat(),
        }
    }
}

/// Words for what a call does, beside those in names, and what they stand for.
const VERBS: [(&str, &[Method]); 17] = [
    ("read", &[Method::Get]),
    ("list", &[Method::Get]),
    ("fetch", &[Method::Get]),
    ("view", &[Method::Get]),
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

/// The endpoints in which every word of the query is found, best first, else in the table's order.
/// Letters A to Z match in either case. Words are looked for in the path, the name, the resource and
/// other words for it ("stock", "basket"), in what the call does ("read", "remove") and in the
/// scopes that open it. A pasted path or URL, with or without a method, finds its endpoint. An empty
/// query finds everything.
pub fn search(query: &str) -> Vec<Hit> {
    let pasted = concrete(query);
    if !pasted.is_empty() {
        return pasted;
    }
    let cut = |c: char| c.is_whitespace() || "/=,;:?&{}()\"'".contains(c);
    let words: Vec<Word> = query
        .split(cut)
        .filter(|w| !w.is_empty())
        .map(Word::new)
        .collect();
    let mut hits: Vec<Hit> = endpoints()
        .filter_map(|endpoint| hit(endpoint, &words))
        .collect();
    if !words.is_empty() {
        hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.endpoint.cmp(&b.endpoint)));
    }
    hits
}

/// A call as it is made, for whatever method fits.
fn concrete(query: &str) -> Vec<Hit> {
    let (method, path) = query
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or(("", query.trim()));
    let (methods, path) = match Method::parse(method) {
        Some(method) => (vec![method], path.trim()),
        None => (METHODS.to_vec(), query.trim()),
    };
    if !path.contains('/') || path.contains(char::is_whitespace) {
        return Vec::new();
    }
    let calls = methods
        .iter()
        .filter_map(|method| find_call(method.name(), path));
    let mut found: Vec<EndpointId> = calls.map(|call| call.endpoint).collect();
    found.dedup();
    let hit = |endpoint| Hit {
        endpoint,
        score: u16::MAX,
        why: Why::Call,
    };
    found.into_iter().map(hit).collect()
}

/// A word of the query, looked up once in all texts that the endpoints share.
struct Word {
    pieces: Vec<u8>,
    resources: Vec<u8>,
    synonyms: Vec<u8>,
    needs: Vec<(u8, &'static str)>,
    methods: &'static [Method],
    /// The word is a method itself, and means nothing else.
    method: Option<Method>,
}

impl Word {
    fn new(word: &str) -> Self {
        let method = Method::parse(word);
        let word = stem(word);
        let texts = 0..u16::try_from(pieces()).unwrap_or(u16::MAX);
        let mut needs = vec![(0, ""); need_lists()];
        for endpoint in endpoints() {
            let best = &mut needs[endpoint.need_list()];
            if best.1.is_empty() {
                let names = endpoint.needs().map(|need| need.info().name);
                let graded = names.map(|name| (grade(name, word), name));
                *best = graded.max_by_key(|(grade, _)| *grade).unwrap_or((0, "-"));
            }
        }
        let verb = VERBS
            .iter()
            .find(|(verb, _)| stem(verb).eq_ignore_ascii_case(word));
        Self {
            pieces: texts.map(|at| grade(piece(at), word)).collect(),
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
            method,
        }
    }

    /// The points for an endpoint, and what gave them.
    fn points(&self, endpoint: EndpointId) -> Option<(u16, Why)> {
        if let Some(method) = self.method {
            return (method == endpoint.method()).then_some((VERB, Why::Words));
        }
        let resource = endpoint.resource();
        let at = endpoint.resource_at();
        let parts = endpoint.path_pieces().iter().chain(endpoint.name_pieces());
        let part = parts
            .map(|at| self.pieces[usize::from(*at)])
            .max()
            .unwrap_or(0);
        let (need, name) = self.needs[endpoint.need_list()];
        let verb = u16::from(self.methods.contains(&endpoint.method()));
        let all = [
            (u16::from(self.resources[at]) * RESOURCE, Why::Words),
            (u16::from(part) * PIECE, Why::Words),
            (verb * VERB, Why::Words),
            (
                u16::from(self.synonyms[at]) * SYNONYM,
                Why::Synonym(resource.title),
            ),
            (u16::from(need) * SCOPE, Why::Scope(name)),
        ];
        // The first of equals, since it needs the fewest words.
        all.into_iter()
            .rev()
            .max_by_key(|(points, _)| *points)
            .filter(|(points, _)| *points > 0)
    }
}

fn hit(endpoint: EndpointId, words: &[Word]) -> Option<Hit> {
    let (mut score, mut why, mut most) = (0, Why::All, 0);
    for word in words {
        let (points, reason) = word.points(endpoint)?;
        score += points;
        let says = matches!(reason, Why::Synonym(_) | Why::Scope(_));
        if why == Why::All || (says && points > most) {
            (why, most) = (reason, if says { points } else { 0 });
        }
    }
    // The plain call before its special forms, and what is done mostly before the check.
    let special = |part: &str| {
        matches!(
            part,
            "in-store" | "as-associate" | "in-business-unit" | "me"
        )
    };
    let length = u16::try_from(endpoint.path_pieces().len()).unwrap_or(u16::MAX);
    let off = 3 * u16::from(endpoint.segments().any(special))
        + 2 * u16::from(endpoint.method() == Method::Head)
        + u16::from(endpoint.segments().any(|part| part == "key={key}"))
        + length.min(8);
    Some(Hit {
        endpoint,
        score: (score * 4).saturating_sub(off),
        why,
    })
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
    let cut = cut.or_else(|| word.strip_suffix('s').filter(|rest| !rest.ends_with('s')));
    cut.unwrap_or(word)
}

/// How well a text has the stem: 3 as a whole word, 2 at the beginning of one, 1 inside, if it has
/// three letters or more; 0 not at all.
fn grade(text: &str, stem: &str) -> u8 {
    let (bytes, word) = (text.as_bytes(), stem.as_bytes());
    let mut best = 0;
    if word.is_empty() || word.len() > bytes.len() {
        return 0;
    }
    for at in 0..=bytes.len() - word.len() {
        if !bytes[at..at + word.len()].eq_ignore_ascii_case(word) {
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
