//! The words that the names of a file are looked up for. Each has a number, so that a name is looked at once, when it is
//! cut out of the text, and numbers are compared from then on. Most names are none of these words: their ends and their
//! length tell so.

use std::sync::OnceLock;

use super::resources::resources;
use super::table;

/// A word by its number; zero is any other name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Word(u16);

/// Words whose numbers are known: the verbs that a chain ends with, and others that stand for calls.
const FIRST: [&str; 10] = [
    "get", "head", "post", "put", "delete", "create", "update", "withid", "build", "apiroot",
];

impl Word {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const POST: Self = Self(3);
    pub(crate) const DELETE: Self = Self(5);
    pub(crate) const CREATE: Self = Self(6);
    pub(crate) const UPDATE: Self = Self(7);
    pub(crate) const WITH_ID: Self = Self(8);
    pub(crate) const BUILD: Self = Self(9);
    pub(crate) const API_ROOT: Self = Self(10);

    /// Whether it is one of the verbs that a chain ends with.
    pub(crate) fn is_verb(self) -> bool {
        (1..=5).contains(&self.0)
    }

    /// Whether a call may end with it.
    pub(crate) fn may_end(self) -> bool {
        (1..=7).contains(&self.0)
    }

    /// Whether it is a step that makes the root of a project's calls.
    pub(crate) fn is_root(self) -> bool {
        Words::get().has(self, ROOT)
    }

    /// Whether names are looked for that read so.
    pub(crate) fn is_sign(self) -> bool {
        Words::get().has(self, SIGN)
    }

    /// The word that a name is.
    pub(crate) fn of(name: &str) -> Self {
        Words::get().find(name.as_bytes())
    }
}

/// Steps that make the root of a project's calls. Only behind one of them a bare verb is a call: that of
/// the project itself.
const ROOTS: [&str; 12] = [
    "withprojectkey",
    "withprojectkeyvalue",
    "createapiroot",
    "getapiroot",
    "createprojectapiroot",
    "buildprojectroot",
    "buildapiroot",
    "apirootbuilder",
    "projectapiroot",
    "createforproject",
    "withapi",
    "withproject",
];

/// Names that say something wherever they stand: types of roots, lists of scopes, hooks of the payments SDK.
const SIGNS: [&str; 14] = [
    "projectapiroot",
    "byprojectkeyrequestbuilder",
    "projectscopedapiroot",
    "apiroot",
    "requiredpermissions",
    "requiredscopes",
    "authorityauthorizationhook",
    "withanonymoussessionflow",
    "oauth2authhook",
    "oauth2authenticationhook",
    "sessionheaderauthhook",
    "sessionqueryparamauthhook",
    "sessionheaderauthenticationhook",
    "sessionqueryparamauthenticationhook",
];

/// Names that stand for others.
const USUAL: [(&str, &str); 2] = [
    ("instore", "instorekeywithstorekeyvalue"),
    (
        "inbusinessunit",
        "inbusinessunitkeywithbusinessunitkeyvalue",
    ),
];

const ROOT: u8 = 1;
const SIGN: u8 = 2;
/// No word is longer.
const LONGEST: usize = 63;
/// A power of two that is several times the number of words.
const SLOTS: usize = 2_048;

/// All words.
pub(crate) struct Words {
    /// The words, and the number of each: that of another one, if it stands for that.
    all: Vec<(String, Word)>,
    traits: Vec<u8>,
    /// For the hash of a word its place, from 1.
    slots: Vec<u16>,
    /// For a first and a last letter the lengths of the words that have them.
    lengths: [[u32; 32]; 32],
}

impl Words {
    /// The words; they are put together once.
    pub(crate) fn get() -> &'static Self {
        static READY: OnceLock<Words> = OnceLock::new();
        READY.get_or_init(|| {
            let mut words = Self {
                all: Vec::new(),
                traits: vec![0],
                slots: vec![0; SLOTS],
                lengths: [[0; 32]; 32],
            };
            for word in FIRST.into_iter().chain(table::steps()) {
                words.add(word, 0);
            }
            for word in resources().keys() {
                words.add(word, 0);
            }
            for word in ROOTS {
                words.add(word, ROOT);
            }
            for word in SIGNS {
                words.add(word, SIGN);
            }
            for (word, usual) in USUAL {
                let usual = words.find(usual.as_bytes());
                words.put(word, usual);
            }
            words
        })
    }

    fn add(&mut self, word: &str, what: u8) {
        let mut number = self.find(word.as_bytes());
        if number == Word::NONE {
            number = Word(u16::try_from(self.traits.len()).unwrap_or_default());
            self.traits.push(0);
            self.put(word, number);
        }
        self.traits[usize::from(number.0)] |= what;
    }

    fn put(&mut self, word: &str, number: Word) {
        self.all.push((word.to_owned(), number));
        let place = u16::try_from(self.all.len()).unwrap_or_default();
        let mut slot = hash(word.as_bytes());
        while self.slots[slot % SLOTS] != 0 {
            slot += 1;
        }
        self.slots[slot % SLOTS] = place;
        if let [first, .., last] = word.as_bytes() {
            self.lengths[usize::from(first & 31)][usize::from(last & 31)] |= bit(word.len());
        }
    }

    fn has(&self, word: Word, what: u8) -> bool {
        let traits = self.traits.get(usize::from(word.0));
        traits.is_some_and(|traits| traits & what != 0)
    }

    /// Whether a name can be a word, by its ends and its length without `_`.
    pub(crate) fn may_be(&self, first: u8, last: u8, length: usize) -> bool {
        self.lengths[usize::from(first & 31)][usize::from(last & 31)] & bit(length) != 0
    }

    /// The word that a name is.
    pub(crate) fn find(&self, name: &[u8]) -> Word {
        let mut buffer = [0; LONGEST];
        let mut length = 0;
        let begin = name.iter().position(|byte| *byte != b'$');
        for byte in name.iter().skip(begin.unwrap_or(name.len())) {
            if *byte == b'_' {
                continue;
            }
            let Some(place) = buffer.get_mut(length) else {
                return Word::NONE;
            };
            *place = byte.to_ascii_lowercase();
            length += 1;
        }
        let plain = &buffer[..length];
        let mut slot = hash(plain);
        while let Some(place) = usize::from(self.slots[slot % SLOTS]).checked_sub(1) {
            let (word, number) = &self.all[place];
            if word.as_bytes() == plain {
                return *number;
            }
            slot += 1;
        }
        Word::NONE
    }
}

fn bit(length: usize) -> u32 {
    1 << (length % 32)
}

fn hash(plain: &[u8]) -> usize {
    let sum = plain.iter().fold(0_u32, |sum, byte| {
        (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
    });
    (sum ^ sum >> 15) as usize
}

/// A name as the words are written: in lower case, without `_`, by its usual name.
pub(crate) fn plain(name: &str) -> String {
    let name: String = name
        .trim_start_matches('$')
        .chars()
        .filter(|c| *c != '_')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let usual = USUAL.iter().find(|(other, _)| *other == name);
    usual.map_or(name, |(_, usual)| (*usual).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_however_they_are_written() {
        for (name, other) in [
            ("get", "Get"),
            ("$apiRoot", "api_root"),
            ("inStore", "in_store_key_with_store_key_value"),
            ("withId", "WITH_ID"),
        ] {
            assert_ne!(Word::of(name), Word::NONE, "{name}");
            assert_eq!(Word::of(name), Word::of(other), "{name}");
        }
        for (at, word) in FIRST.iter().enumerate() {
            assert_eq!(usize::from(Word::of(word).0), at + 1, "{word}");
        }
        assert!(Word::of("buildApiRoot").is_root() && Word::of("ProjectApiRoot").is_sign());
        for name in ["", "_", "$", "gets", "é", &"x".repeat(100)] {
            assert_eq!(Word::of(name), Word::NONE, "{name}");
        }
    }

    #[test]
    fn no_word_is_ruled_out_by_its_ends() {
        let words = Words::get();
        for (word, _) in &words.all {
            let (first, last) = (word.as_bytes()[0], *word.as_bytes().last().unwrap());
            assert!(words.may_be(first, last, word.len()), "{word}");
            let (first, last) = (first.to_ascii_uppercase(), last.to_ascii_uppercase());
            assert!(words.may_be(first, last, word.len()), "{word}");
        }
    }
}
