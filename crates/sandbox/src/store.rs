//! The stores of the project; each is computed from its index.

use super::{
    cities::CITIES,
    predicate::{Field, Row},
    write::{Shown, put},
};
use client::Timestamp;
use client::time::DAY_MS;
use serde::{Serialize, Serializer};

/// How many days before the start of the sandbox the first store was made.
const FIRST_DAYS_AGO: i64 = 900;

pub(super) struct Stores {
    pub(super) count: u32,
    pub(super) blocks: u32,
    pub(super) first: Timestamp,
}

impl Stores {
    pub(super) fn new(count: u32, now: Timestamp) -> Self {
        Self {
            count,
            blocks: count.min(60),
            first: now.plus_days(-FIRST_DAYS_AGO),
        }
    }

    /// The first index of a block, or the end for the block after the last.
    pub(super) fn start(&self, block: u32) -> u32 {
        scaled(block, self.count, self.blocks)
    }
}

/// `at * to / from` without overflow.
fn scaled(at: u32, to: u32, from: u32) -> u32 {
    u32::try_from(u64::from(at) * u64::from(to) / u64::from(from.max(1))).unwrap_or(u32::MAX)
}

/// One store by its index.
#[derive(Clone, Copy)]
pub(super) struct Store<'a> {
    pub(super) stores: &'a Stores,
    pub(super) index: u32,
}

impl Store<'_> {
    fn block(self) -> u32 {
        let ahead = (u64::from(self.index) + 1) * u64::from(self.stores.blocks);
        u32::try_from((ahead.saturating_sub(1)) / u64::from(self.stores.count.max(1))).unwrap_or(0)
    }

    /// The parts of the city's line, and the store's number there: 0 for the first.
    fn city(self) -> (&'static str, &'static str, &'static str, u32) {
        let block = self.block();
        let line = CITIES.get(block as usize).copied().unwrap_or_default();
        let (key, rest) = line.split_once('|').unwrap_or((line, ""));
        let (country, names) = rest.split_once('|').unwrap_or((rest, ""));
        (key, country, names, self.index - self.stores.start(block))
    }

    /// Every 17th branch is nameless; names are optional in the API.
    fn nameless(self) -> bool {
        let (_, _, names, number) = self.city();
        names.is_empty() || number % 17 == 5
    }

    fn created(self) -> Timestamp {
        let days = i64::from(scaled(self.index, 800, self.stores.count));
        Timestamp(self.stores.first.0 + days * DAY_MS + i64::from(self.index))
    }

    /// Appends the text of a field; false if the store has no such text at all.
    pub(super) fn write(self, path: &str, out: &mut String) -> bool {
        let (key, _, names, number) = self.city();
        let text = match path {
            "id" => {
                put(out, &format_args!("sandbox-store-{:06}", self.index));
                return true;
            }
            "createdAt" | "lastModifiedAt" => {
                put(out, &self.created());
                return true;
            }
            "key" => Some(key),
            _ => path.strip_prefix("name.").and_then(|locale| {
                names
                    .split('|')
                    .filter_map(|name| name.split_once('='))
                    .find(|(found, _)| *found == locale)
                    .map(|(_, name)| name)
            }),
        };
        match text {
            Some("~") => {
                for _ in 0..16 {
                    out.push_str("Sixteen letters ");
                }
                out.truncate(250);
            }
            Some(text) => out.push_str(text),
            None => {}
        }
        if number > 0 || text == Some("~") {
            let between = if path == "key" { '-' } else { ' ' };
            put(out, &format_args!("{between}{number:05}"));
        }
        text.is_some()
    }

    pub(super) fn resource(self) -> Resource {
        let (_, country, names, _) = self.city();
        let text = |path: &str| {
            let mut text = String::new();
            self.write(path, &mut text);
            text
        };
        let locales = names.split('|').filter_map(|name| name.split_once('='));
        let languages: Vec<&str> = locales.map(|(locale, _)| locale).collect();
        let name = |locale: &&'static str| (*locale, text(&format!("name.{locale}")));
        Resource {
            id: text("id"),
            version: 1,
            created_at: Shown(self.created()),
            last_modified_at: Shown(self.created()),
            key: text("key"),
            name: (!self.nameless()).then(|| Names(languages.iter().map(name).collect())),
            languages,
            countries: [Country { code: country }],
            distribution_channels: [],
            supply_channels: [],
            product_selections: [],
        }
    }
}

/// A text in several languages. Their order is that of the store, and no map is made for it: to fill one sorts it
/// first, by 5 KB of program.
struct Names(Vec<(&'static str, String)>);

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(locale, name)| (locale, name)))
    }
}

/// The resource as it is answered (API reference: types/store/Store). Nothing is assigned to it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Resource {
    id: String,
    version: u32,
    created_at: Shown<Timestamp>,
    last_modified_at: Shown<Timestamp>,
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Names>,
    languages: Vec<&'static str>,
    countries: [Country; 1],
    distribution_channels: [(); 0],
    supply_channels: [(); 0],
    product_selections: [(); 0],
}

#[derive(Serialize)]
struct Country {
    code: &'static str,
}

impl Row for Store<'_> {
    fn field(&self, path: &str, buffer: &mut String) -> Field {
        if path == "version" {
            return Field::Number(1);
        }
        buffer.clear();
        let absent = path.starts_with("name") && self.nameless();
        if !absent && (path == "name" || self.write(path, buffer)) {
            Field::Text
        } else {
            Field::Missing
        }
    }
}
