//! A job as a short text, so that it can be shared in a link.
//!
//! The text keeps methods and paths, never places in a table, so that it means the same after the
//! catalog changed: `1~gp.orders~g.orders/_~Ip.types/import-containers/_~@berlin`. Calls of one path
//! stand together; behind a `!` stands a root field of GraphQL. It holds no secret: a call is known by its placeholders, not by what stood there.

use super::field::FieldId;
use super::solution::Job;
use super::table::{EndpointId, METHODS, Method, Product, endpoints};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// The first entry; another number is another form of the text.
const VERSION: &str = "1";
/// Between entries; none of the signs used needs escaping in a URL.
const BETWEEN: char = '~';
/// The letter of each method, in the order of [`METHODS`].
const LETTERS: [char; 5] = ['g', 'h', 'p', 'u', 'd'];
/// The letter of each product; the API itself has none.
const PRODUCTS: [(Product, &str); 7] = [
    (Product::Api, ""),
    (Product::Import, "I"),
    (Product::Checkout, "C"),
    (Product::Connect, "N"),
    (Product::History, "H"),
    (Product::Auth, "A"),
    (Product::Session, "S"),
];

/// The name of the job in an address.
const PARAMETER: &str = "job=";
/// The longest text that is read, in bytes.
const LONGEST: usize = 64 * 1024;
/// The longest path of an unknown call that is kept, in bytes.
const LONGEST_PATH: usize = 200;
/// So many unknown calls are kept.
const MOST_UNKNOWN: usize = 200;
/// So many Stores are read.
const MOST_STORES: usize = 500;
/// One sign more than a Store's key may have: what is cut to this is no key, and stays none.
const LONGEST_KEY: usize = 257;
/// What is escaped in the key of a Store; a key that the API takes has none of it.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'_');

/// A job with what else was in its link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedJob {
    /// The job, of calls that the catalog knows.
    pub job: Job,
    /// Calls that the catalog does not know, because it is older or newer than the link.
    pub unknown: Vec<UnknownCall>,
    /// How many calls could not be read, or were too many.
    pub unread: usize,
}

/// A call that the catalog does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCall {
    product: &'static str,
    path: String,
    method: Method,
}

impl UnknownCall {
    /// Method and path, each placeholder as `{}`: `GET /{}/price-lists/{}`.
    pub fn call(&self) -> String {
        let path = self.path.replace(':', "=").replace('_', "{}");
        [self.method.name(), " /", &path].concat()
    }

    /// Whether that is the call.
    fn is(&self, call: EndpointId) -> bool {
        let same = || {
            let mut parts = self.path.split('/');
            let mut segments = call.segments();
            segments.all(|segment| {
                parts
                    .next()
                    .is_some_and(|part| part.chars().eq(signs(segment)))
            }) && parts.next().is_none()
        };
        call.method() == self.method && letter(call.product()) == self.product && same()
    }
}

/// Why a text is no job at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Longer than any job.
    TooLong,
    /// It does not begin with a number that this version knows.
    Version,
    /// A Store can't be read, or there are too many. To leave one out would widen the job.
    Stores,
}

impl LinkError {
    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Self::TooLong => "The link is too long.",
            Self::Stores => "The link contains store keys that can’t be read.",
            Self::Version => "The link is damaged or from a newer version.",
        }
    }
}

impl SharedJob {
    /// The text for a link. Calls of one path stand together; Stores are in alphabetical order, with
    /// those whose text can't be a key: without them the job would be wider.
    pub fn text(&self) -> String {
        let mut known = self.job.calls.clone();
        // The catalog has the calls of one path behind one another.
        known.sort_unstable();
        known.dedup();
        let known = known.into_iter().map(entry);
        let calls: Vec<UnknownCall> = known.chain(self.unknown.iter().cloned()).collect();
        let mut text = VERSION.to_owned();
        for path in calls.chunk_by(|a, b| (a.product, &a.path) == (b.product, &b.path)) {
            text.push(BETWEEN);
            text += path[0].product;
            text.extend(path.iter().map(|call| LETTERS[call.method as usize]));
            text.push('.');
            text += &path[0].path;
        }
        let mut fields = self.job.fields.clone();
        fields.sort_unstable();
        fields.dedup();
        for field in fields {
            text.push(BETWEEN);
            text.push('!');
            // Brackets would be escaped in an address.
            text += &field.path().replace('(', "-").replace(')', "");
        }
        let mut stores = self.job.stores.clone();
        stores.sort_unstable();
        stores.dedup();
        for store in stores {
            let end = store.char_indices().nth(LONGEST_KEY);
            let key = &store[..end.map_or(store.len(), |(at, _)| at)];
            text.push(BETWEEN);
            text.push('@');
            text.extend(utf8_percent_encode(key, &ESCAPED));
        }
        text
    }

    /// What stands behind the question mark of an address that [`Self::read_query`] takes.
    pub fn query(&self) -> String {
        [PARAMETER, &self.text()].concat()
    }

    /// Reads the job of an address. Chats and mail programs escape signs that need no escaping.
    ///
    /// # Errors
    /// Those of [`Self::read`]; without a job at all it is of no version.
    pub fn read_query(query: &str) -> Result<Self, LinkError> {
        let mut parts = query.split('&');
        let job = parts.find_map(|part| part.strip_prefix(PARAMETER));
        let text = job.unwrap_or_default();
        // The text itself escapes nothing but the keys of Stores.
        let mut entries = text.split(BETWEEN);
        let escaped = entries.any(|entry| entry.contains('%') && !entry.starts_with('@'));
        if text.len() > LONGEST || !escaped {
            return Self::read(text);
        }
        let text = percent_decode_str(text).decode_utf8();
        Self::read(&text.map_err(|_| LinkError::Version)?)
    }

    /// Reads such a text, whoever wrote it. What can't be read is counted, never kept.
    pub fn read(text: &str) -> Result<Self, LinkError> {
        if text.len() > LONGEST {
            return Err(LinkError::TooLong);
        }
        let mut entries = text.trim().split(BETWEEN);
        if entries.next() != Some(VERSION) {
            return Err(LinkError::Version);
        }
        let mut shared = Self::default();
        for entry in entries {
            match (entry.strip_prefix('@'), entry.strip_prefix('!')) {
                (Some(key), _) => shared.take_store(key)?,
                (_, Some(path)) => shared.take_field(path),
                _ => shared.take_calls(entry),
            }
        }
        shared.job.fields.sort_unstable();
        shared.job.fields.dedup();
        shared.job.calls.sort_unstable();
        shared.job.calls.dedup();
        Ok(shared)
    }

    fn take_store(&mut self, text: &str) -> Result<(), LinkError> {
        let key = percent_decode_str(text).decode_utf8();
        let key = key.map_err(|_| LinkError::Stores)?.into_owned();
        let stores = &mut self.job.stores;
        if key.chars().count() > LONGEST_KEY || stores.len() >= MOST_STORES {
            return Err(LinkError::Stores);
        }
        if !stores.contains(&key) {
            stores.push(key);
        }
        Ok(())
    }

    fn take_field(&mut self, text: &str) {
        let path = match text.split_once('-') {
            Some((path, argument)) => [path, "(", argument, ")"].concat(),
            None => text.to_owned(),
        };
        match FieldId::find(&path) {
            Some(field) => self.job.fields.push(field),
            None => self.unread += 1,
        }
    }

    fn take_calls(&mut self, text: &str) {
        let Some(calls) = calls(text) else {
            self.unread += 1;
            return;
        };
        for call in calls {
            if let Some(known) = endpoints().find(|one| call.is(*one)) {
                self.job.calls.push(known);
            } else if self.unknown.len() >= MOST_UNKNOWN {
                self.unread += 1;
            } else if !self.unknown.contains(&call) {
                self.unknown.push(call);
            }
        }
    }
}

/// The calls of an entry: `Igp.orders/_`.
fn calls(entry: &str) -> Option<Vec<UnknownCall>> {
    let (head, path) = entry.split_once('.')?;
    let lettered = PRODUCTS
        .iter()
        .find(|(_, letter)| !letter.is_empty() && head.starts_with(letter));
    let product = lettered.map_or("", |(_, letter)| *letter);
    let letters = &head[product.len()..];
    let sound = |b: u8| b.is_ascii_alphanumeric() || b"-_:/".contains(&b);
    if letters.is_empty()
        || letters.len() > LETTERS.len()
        || path.len() > LONGEST_PATH
        || !path.bytes().all(sound)
    {
        return None;
    }
    let call = |letter: char| {
        let at = LETTERS.iter().position(|other| *other == letter)?;
        Some(UnknownCall {
            product,
            path: path.to_owned(),
            method: METHODS[at],
        })
    };
    letters.chars().map(call).collect()
}

/// An endpoint as the text has it: `_` for a placeholder, `:` for `=`.
fn entry(call: EndpointId) -> UnknownCall {
    let mut path = String::new();
    for part in call.segments() {
        if !path.is_empty() {
            path.push('/');
        }
        path.extend(signs(part));
    }
    UnknownCall {
        product: letter(call.product()),
        path,
        method: call.method(),
    }
}

/// The signs of a segment in the text.
fn signs(part: &str) -> impl Iterator<Item = char> {
    let (word, hole) = part
        .split_once('{')
        .map_or((part, None), |(word, _)| (word, Some('_')));
    let word = word.chars().map(|c| if c == '=' { ':' } else { c });
    word.chain(hole)
}

fn letter(product: Product) -> &'static str {
    let found = PRODUCTS.iter().find(|(other, _)| *other == product);
    found.map_or("", |(_, letter)| *letter)
}
