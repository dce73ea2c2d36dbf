//! One store, computed from its index.

use super::{
    cities::CITIES,
    predicate::{Field, Row},
    stores::{Stores, scaled},
    write::{Obj, list, put, quote},
};
use client::Timestamp;
use client::time::DAY_MS;

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

    pub(super) fn json(self) -> String {
        let (_, country, names, _) = self.city();
        let mut key = String::new();
        self.write("key", &mut key);
        let mut locales = Vec::new();
        let mut name = Obj::new();
        for (locale, _) in names.split('|').filter_map(|name| name.split_once('=')) {
            let mut text = String::new();
            self.write(&format!("name.{locale}"), &mut text);
            name = name.text(locale, &text);
            let mut quoted = String::new();
            quote(locale, &mut quoted);
            locales.push(quoted);
        }
        let mut store = Obj::new()
            .shown("id", format_args!("sandbox-store-{:06}", self.index))
            .raw("version", 1)
            .shown("createdAt", self.created())
            .shown("lastModifiedAt", self.created())
            .text("key", &key);
        if !self.nameless() {
            store = store.raw("name", name.end());
        }
        store
            .raw("languages", list(locales))
            .raw("countries", list([Obj::new().text("code", country).end()]))
            .raw("distributionChannels", "[]")
            .raw("supplyChannels", "[]")
            .raw("productSelections", "[]")
            .end()
    }
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
