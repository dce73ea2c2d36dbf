//! Turns data/actions.tsv, data/phrases.tsv and data/synonyms.tsv into the tables that the Finder's search reads.
//! A saying is the name of an update action or what people say for a call, cut into words that are stored once.

use super::endpoints::{Lists, array, rows};

/// The head of data/actions.tsv; `cargo xtask catalogue` writes it too.
pub(crate) const HEAD: &str = "resource\taction\twords\tendpoint";
/// The head of data/phrases.tsv.
pub(crate) const PHRASE_HEAD: &str = "phrase\tcall";
/// The head of data/synonyms.tsv.
pub(crate) const SYNONYM_HEAD: &str = "word\tmeans";

/// Words that say nothing about a call; the search skips them.
const FILLERS: [&str; 34] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how",
    "i", "in", "into", "is", "it", "need", "of", "on", "our", "out", "please", "some", "that",
    "the", "this", "to", "want", "we", "with", "your",
];

/// An endpoint as far as the actions must agree with it.
struct Endpoint<'a> {
    product: &'a str,
    method: &'a str,
    path: &'a str,
    resource: &'a str,
    name: &'a str,
}

impl Endpoint<'_> {
    fn is(&self, call: &str) -> bool {
        call.split_once(' ') == Some((self.method, self.path))
    }

    /// Whether it belongs to the customer who is signed in: those calls have fewer actions.
    fn of_me(&self) -> bool {
        self.path.split('/').any(|part| part == "me")
    }

    /// Whether it takes the update actions that another one takes: the same call by key, in a Store, as an associate.
    fn is_form_of(&self, other: &Self) -> bool {
        let place = |of: &Self| (of.product.to_owned(), of.resource.to_owned(), of.of_me());
        self.method == "POST" && self.name.starts_with("Update ") && place(self) == place(other)
    }
}

/// The Rust text of the tables, or what is wrong with the data.
pub(crate) fn tables(
    endpoints: &str,
    actions: &str,
    phrases: &str,
    synonyms: &str,
) -> Result<String, String> {
    let table = rows::<7>(endpoints, super::endpoints::HEAD, "data/endpoints.tsv")?;
    let calls: Vec<Endpoint> = table
        .iter()
        .map(|[product, method, path, resource, _, name, _]| Endpoint {
            product,
            method,
            path,
            resource,
            name,
        })
        .collect();
    let mut sayings = Sayings::default();
    let (groups, extra) = groups(&calls, actions, &mut sayings)?;
    let mut said = Vec::new();
    for [phrase, call] in rows::<2>(phrases, PHRASE_HEAD, "data/phrases.tsv")? {
        let of = format!("data/phrases.tsv, {phrase:?}");
        let at = calls.iter().position(|one| one.is(call));
        let at = at.ok_or_else(|| format!("{of}: data/endpoints.tsv has no {call:?}"))?;
        let row = [
            at,
            sayings
                .phrase(phrase)
                .map_err(|what| format!("{of}: {what}"))?,
        ];
        if said.contains(&row) {
            return Err(format!("{of}: says the same as another row"));
        }
        said.push(row);
    }
    said.sort_unstable();
    let means = meanings(synonyms, &sayings)?;
    let fillers = (0..sayings.words.texts.len())
        .filter(|at| is_filler(&sayings.words.texts[*at]))
        .collect::<Vec<_>>();
    let of_call = of_calls(&calls, &groups)?;
    let mut lists = Lists::default();
    for (_, names) in &groups {
        lists.push(names.clone());
    }
    Ok([
        format!("static FILLERS: &str = {:?};\n", FILLERS.join(" ")),
        sayings.words.text("WORDS", "WORD_AT")?,
        sayings.lists.numbers("SAYINGS", "SAYING_AT")?,
        array("FILLER_WORDS", &fillers),
        lists.numbers("ACTIONS", "ACTION_AT")?,
        format!(
            "static ACTIONS_OF: [u8; {}] = {of_call:?};\n",
            of_call.len()
        ),
        format!("static MORE: [[u16; 3]; {}] = {extra:?};\n", extra.len()),
        format!("static PHRASES: [[u16; 2]; {}] = {said:?};\n", said.len()),
        format!(
            "static MEANINGS: [(&str, &str); {}] = {means:?};\n",
            means.len()
        ),
    ]
    .concat())
}

/// For each endpoint that data/actions.tsv names, its place and the sayings of its actions.
type Groups = Vec<(usize, Vec<usize>)>;

/// The groups, and what else people say for an action: group, saying, name of the action.
fn groups(
    calls: &[Endpoint],
    actions: &str,
    sayings: &mut Sayings,
) -> Result<(Groups, Vec<[usize; 3]>), String> {
    let (mut groups, mut extra): (Groups, _) = (Vec::new(), Vec::new());
    for [resource, action, words, call] in rows::<4>(actions, HEAD, "data/actions.tsv")? {
        let of = format!("data/actions.tsv, {resource} {action}");
        let fits = |one: &Endpoint| one.resource == resource && one.is(call);
        let at = calls.iter().position(fits).ok_or_else(|| {
            format!("{of}: data/endpoints.tsv has no {call:?} of the resource {resource:?}")
        })?;
        let saying = sayings
            .action(action)
            .map_err(|what| format!("{of}: {what}"))?;
        let group = groups.iter().position(|(of, _)| *of == at);
        let group = group.unwrap_or_else(|| {
            groups.push((at, Vec::new()));
            groups.len() - 1
        });
        if groups[group].1.contains(&saying) {
            return Err(format!("{of}: is there twice for {call:?}"));
        }
        groups[group].1.push(saying);
        for phrase in words
            .split(',')
            .map(str::trim)
            .filter(|_| !words.is_empty())
        {
            let said = sayings
                .phrase(phrase)
                .map_err(|what| format!("{of}: {what}"))?;
            extra.push([group, said, saying]);
        }
    }
    Ok((groups, extra))
}

/// For each endpoint the number of its group, counted from 1; 0 for none.
fn of_calls(calls: &[Endpoint], groups: &Groups) -> Result<Vec<u8>, String> {
    let group = |(at, call): (usize, &Endpoint)| {
        let own = groups.iter().position(|(of, _)| *of == at);
        let forms = groups.iter().enumerate();
        let mut forms = forms.filter(|(_, (of, _))| call.is_form_of(&calls[*of]));
        let found = own.or_else(|| forms.next().map(|(group, _)| group));
        if own.is_none() && forms.next().is_some() {
            return Err(format!(
                "{} {}: which actions does it take?",
                call.method, call.path
            ));
        }
        u8::try_from(found.map_or(0, |group| group + 1)).map_err(|_| "too many groups".to_owned())
    };
    calls.iter().enumerate().map(group).collect()
}

/// Other words for a word of a saying; one that leads nowhere is a mistake.
fn meanings<'a>(text: &'a str, sayings: &Sayings) -> Result<Vec<(&'a str, &'a str)>, String> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    for [word, means] in rows::<2>(text, SYNONYM_HEAD, "data/synonyms.tsv")? {
        let of = format!("data/synonyms.tsv, {word:?}");
        if !is_plain(word) || found.iter().any(|(other, _)| *other == word) {
            return Err(format!(
                "{of}: is there twice, or not one word in lower case"
            ));
        }
        for mean in means.split(", ").flat_map(|mean| mean.split(' ')) {
            if sayings.words.find(mean).is_none() {
                return Err(format!(
                    "{of}: no action and no phrase has the word {mean:?}"
                ));
            }
        }
        if means.split(", ").any(|mean| mean == word) {
            return Err(format!("{of}: means itself"));
        }
        found.push((word, means));
    }
    Ok(found)
}

fn is_filler(word: &str) -> bool {
    FILLERS.iter().any(|other| other.eq_ignore_ascii_case(word))
}

fn is_plain(word: &str) -> bool {
    let sound = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    !word.is_empty() && word.bytes().all(sound)
}

/// Lists of words.
#[derive(Default)]
struct Sayings {
    words: Lists,
    lists: Lists,
}

impl Sayings {
    /// `addLineItem` as `add`, `Line`, `Item`; behind one another they are the name again.
    fn action(&mut self, name: &str) -> Result<usize, String> {
        if !name.starts_with(|c: char| c.is_ascii_lowercase())
            || !name.bytes().all(|b| b.is_ascii_alphanumeric())
        {
            return Err("not the name of an action".to_owned());
        }
        let bytes = name.as_bytes();
        let begins = |at: &usize| {
            bytes[*at].is_ascii_uppercase()
                && (!bytes[at - 1].is_ascii_uppercase()
                    || bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase))
        };
        let mut ends: Vec<usize> = (1..bytes.len()).filter(begins).collect();
        ends.push(bytes.len());
        let (mut list, mut from) = (Vec::new(), 0);
        for end in ends {
            list.push(self.words.piece(&name[from..end]));
            from = end;
        }
        Ok(self.lists.add(list))
    }

    /// What people say; without the words that say nothing.
    fn phrase(&mut self, phrase: &str) -> Result<usize, String> {
        if !phrase.split(' ').all(is_plain) {
            return Err(format!("{phrase:?} is not made of words in lower case"));
        }
        let words = phrase.split(' ').filter(|word| !is_filler(word));
        let list: Vec<usize> = words
            .map(|word| {
                self.words
                    .find(word)
                    .unwrap_or_else(|| self.words.piece(word))
            })
            .collect();
        if list.is_empty() {
            return Err(format!("{phrase:?} says nothing"));
        }
        Ok(self.lists.add(list))
    }
}
