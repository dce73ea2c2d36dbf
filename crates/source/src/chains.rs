//! The chains of builder names as a tree of words.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use finder::{EndpointId, Product, endpoints};

use super::table::rows;
use super::words::Word;

/// Words that a chain begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Begin(u16);

impl Begin {
    /// No words yet.
    pub(crate) const EMPTY: Self = Self(0);
}

/// All chains.
pub(crate) struct Chains {
    longer: BTreeMap<(Begin, Word), Begin>,
    calls: BTreeMap<Begin, Vec<EndpointId>>,
}

impl Chains {
    /// The tree; it is put together once.
    pub(crate) fn get() -> &'static Self {
        static READY: OnceLock<Chains> = OnceLock::new();
        READY.get_or_init(|| {
            let all: Vec<EndpointId> = endpoints().collect();
            let mut chains = Self {
                longer: BTreeMap::new(),
                calls: BTreeMap::new(),
            };
            for (steps, endpoint) in rows() {
                let Some(endpoint) = all.get(endpoint) else {
                    continue;
                };
                let mut begin = Begin::EMPTY;
                for step in steps {
                    let next = u16::try_from(chains.longer.len() + 1).unwrap_or_default();
                    let longer = chains.longer.entry((begin, Word::of(step)));
                    begin = *longer.or_insert(Begin(next));
                }
                chains.calls.entry(begin).or_default().push(*endpoint);
            }
            chains
        })
    }

    /// A beginning with one word more, if chains begin so.
    pub(crate) fn with(&self, begin: Begin, word: Word) -> Option<Begin> {
        if word == Word::NONE {
            return None;
        }
        self.longer.get(&(begin, word)).copied()
    }

    /// Whether chains begin so.
    pub(crate) fn begins(&self, words: &[Word]) -> bool {
        let mut words = words.iter();
        let longer = |begin, word: &Word| self.with(begin, *word);
        words.try_fold(Begin::EMPTY, longer).is_some()
    }

    /// The call of a whole chain. Of several products the wanted one, else the API itself.
    pub(crate) fn call(
        &self,
        chain: Begin,
        product: impl FnOnce() -> Option<Product>,
    ) -> Option<EndpointId> {
        let all = self.calls.get(&chain)?;
        if let [only] = all.as_slice() {
            return Some(*only);
        }
        let of = |product: Product| all.iter().copied().find(|call| call.product() == product);
        product()
            .and_then(of)
            .or_else(|| of(Product::Api))
            .or_else(|| all.first().copied())
    }
}
