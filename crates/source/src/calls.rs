//! From chains to calls.

use finder::EndpointId;
use scope::is_store_key;

use super::chains::{Begin, Chains};
use super::code::Code;
use super::file::Language;
use super::variables::Variables;
use super::walk::{Chain, Step};
use super::words::{Word, plain};

/// What a chain comes to.
pub(crate) enum Outcome {
    Call {
        endpoint: EndpointId,
        /// The token of the verb.
        verb: usize,
        /// The key of a Store that is written in the arguments.
        store: Option<String>,
        /// A variable that the chain begins with.
        base: Option<String>,
    },
    /// A verb on something that may be the root of a project's calls: by its name.
    MaybeProject {
        endpoint: EndpointId,
        base: String,
        verb: usize,
    },
    /// A member that is picked by an expression, on this variable if it is known by its name only.
    Dynamic {
        token: usize,
        maybe: Option<String>,
    },
    Nothing,
}

/// What a chain of a file comes to.
pub(crate) fn resolve(code: &Code, chain: &Chain, known: &Variables) -> Outcome {
    if !may_call(chain) {
        return dynamic(chain, known);
    }
    let words = known.words(chain);
    code.work.add(8 * words.len());
    let sends = chain
        .steps
        .iter()
        .rposition(|step| plain(step.name).starts_with("execute"));
    let first = chain.steps.iter().position(|step| step.arguments.is_some());
    let base = first
        .and_then(|at| at.checked_sub(1))
        .and_then(|at| chain.steps.get(at));
    let chains = Chains::get();
    let product = || code.facts.product();
    let mut maybe = None;
    for from in 0..words.len() {
        let mut begin = Begin::EMPTY;
        let mut best: Option<(EndpointId, usize)> = None;
        for (to, (word, _)) in words.iter().enumerate().skip(from) {
            if let Some(call) = alias(code, begin, *word) {
                best = Some((call, to));
            }
            let Some(longer) = chains.with(begin, *word) else {
                break;
            };
            if word.is_verb()
                && let Some(call) = chains.call(longer, product)
            {
                best = Some((call, to));
            }
            begin = longer;
        }
        let Some((endpoint, to)) = best else {
            continue;
        };
        let Some(place) = words[to].1 else {
            continue;
        };
        let verb = &chain.steps[place];
        if from == to {
            let sent = sends.is_some_and(|at| at > place);
            match project(chain, known, &words, (from, endpoint, place, sent)) {
                Outcome::Nothing => continue,
                // What follows may be a call for certain.
                found @ Outcome::MaybeProject { .. } => {
                    maybe = maybe.or(Some(found));
                    continue;
                }
                found => return found,
            }
        }
        if !is_believable(chain, &words, (from, to), verb) && !code.facts.about() {
            return Outcome::Nothing;
        }
        return Outcome::Call {
            endpoint,
            verb: verb.token,
            store: store_in(code, chain),
            base: base.map(|step| step.name.to_owned()),
        };
    }
    maybe.unwrap_or_else(|| dynamic(chain, known))
}

/// Whether a called step has a name that can end a call: most chains have none, and need no look-up.
fn may_call(chain: &Chain) -> bool {
    let is_end = |step: &Step| {
        step.arguments.is_some() && step.word.may_end() && !step.name.contains(['_', '$'])
    };
    chain.steps.len() > 1 && chain.steps.iter().any(is_end)
}

/// `.create(draft)`, `.update(resource)` and `.delete(resource)` of Java stand for calls of a collection.
fn alias(code: &Code, begin: Begin, word: Word) -> Option<EndpointId> {
    if code.language != Language::Jvm || begin == Begin::EMPTY {
        return None;
    }
    let chains = Chains::get();
    let call = |tail: &[Word]| {
        let chain = (tail.iter()).try_fold(begin, |begin, word| chains.with(begin, *word));
        chains.call(chain?, || code.facts.product())
    };
    match word {
        Word::CREATE => call(&[Word::POST]),
        Word::UPDATE => call(&[Word::WITH_ID, Word::POST]),
        Word::DELETE if call(&[Word::DELETE]).is_none() => call(&[Word::WITH_ID, Word::DELETE]),
        _ => None,
    }
}

/// A bare verb: a call of the project itself, if what it is called on is the root of its calls. The verb is a step, and a
/// step that sends may follow.
fn project(
    chain: &Chain,
    known: &Variables,
    words: &[(Word, Option<usize>)],
    (at, endpoint, place, sent): (usize, EndpointId, usize, bool),
) -> Outcome {
    let verb = &chain.steps[place];
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let call = |base: Option<String>| Outcome::Call {
        endpoint,
        verb: verb.token,
        store: None,
        base,
    };
    if before.is_some_and(|(word, _)| word.is_root()) {
        return call(None);
    }
    let object = place.checked_sub(1).and_then(|at| chain.steps.get(at));
    match object {
        Some(step) if step.arguments.is_some() && !step.name.is_empty() => {
            if known.makers.contains(step.name) {
                call(None)
            } else if sent {
                Outcome::MaybeProject {
                    endpoint,
                    base: step.name.to_owned(),
                    verb: verb.token,
                }
            } else {
                Outcome::Nothing
            }
        }
        Some(step) if step.name.is_empty() => Outcome::Nothing,
        Some(step) if known.roots.contains(step.name) => call(Some(step.name.to_owned())),
        Some(step) if sent && known.is_root(step) => call(None),
        Some(step) if sent => Outcome::MaybeProject {
            endpoint,
            base: step.name.to_owned(),
            verb: verb.token,
        },
        _ => Outcome::Nothing,
    }
}

/// Whether two steps and a verb are those of an SDK, and not of something else with such names.
fn is_believable(
    chain: &Chain,
    words: &[(Word, Option<usize>)],
    (from, to): (usize, usize),
    verb: &Step,
) -> bool {
    let options = |step: &Step| {
        let name = plain(step.name);
        name.starts_with("with") || name.starts_with("add") || name.starts_with("execute")
    };
    let behind = chain.steps.iter().filter(|step| step.token > verb.token);
    // A chain of three names is like nothing else.
    to - from >= 2 || words.iter().any(|(word, _)| word.is_root()) || behind.clone().any(options)
}

/// A key is no expression of more tokens.
const LONGEST_KEY: usize = 40;

/// The key of the Store that the arguments of a step name.
fn store_in(code: &Code, chain: &Chain) -> Option<String> {
    let step = chain
        .steps
        .iter()
        .find(|step| plain(step.name).starts_with("instorekey"))?;
    let (open, close) = step.arguments?;
    if close - open > LONGEST_KEY {
        return None;
    }
    let mut texts = code.texts_in(open, close);
    let (_, key) = texts.next()?;
    (texts.next().is_none() && is_store_key(key)).then(|| key.to_owned())
}

/// A member that is picked by an expression, on something that leads to calls.
fn dynamic(chain: &Chain, known: &Variables) -> Outcome {
    if !chain.steps.iter().any(|step| step.name.is_empty()) {
        return Outcome::Nothing;
    }
    let mut seen = false;
    for step in &chain.steps {
        let is_root = known.is_root(step) || known.held.contains_key(step.name);
        if step.name.is_empty() && step.arguments.is_some() && seen {
            return Outcome::Dynamic {
                token: step.token,
                maybe: None,
            };
        }
        let leads =
            step.arguments.is_some() && (step.word.is_root() || Chains::get().begins(&[step.word]));
        seen |= is_root || leads;
    }
    // `root[name]().get().execute()`, whose root another file makes.
    match chain.steps.as_slice() {
        [.., base, step, verb, last]
            if step.name.is_empty()
                && verb.word.is_verb()
                && plain(last.name).starts_with("execute") =>
        {
            Outcome::Dynamic {
                token: step.token,
                maybe: Some(base.name.to_owned()),
            }
        }
        _ => Outcome::Nothing,
    }
}
