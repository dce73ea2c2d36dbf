//! Texts that nobody writes, for as long as `FUZZ_SECONDS` says, for each reader: none may make it panic, hang, or
//! find what isn't there. `cargo xtask test fuzz` runs them for 60 seconds each; by default it is one.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::print_stdout)]

use std::time::{Duration, Instant};

use evidence::Reader;
use graphql::{Document, Variables, looks_like_document};
use proptest::test_runner::{RngAlgorithm, TestRng};
use source::{join, read_file};

/// What the texts are made of.
const SEEDS: [&str; 12] = [
    include_str!("source_tables/script.txt"),
    include_str!("source_tables/jvm.txt"),
    include_str!("source_tables/php.txt"),
    include_str!("source_tables/csharp.txt"),
    include_str!("source_tables/go.txt"),
    include_str!("source_tables/python.txt"),
    include_str!("source_programs/typescript/src/search.tsx"),
    include_str!("source_programs/php/src/Catalog.php"),
    "query A($k: Key!) { inStore(key: $k) { me { ...F } } products(staged: true) { results { masterData { staged { slug(locale: \"é\") } } } } } fragment F on InStoreMe { cart(id: ${id}) { ${fields} %s } }",
    "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"spanId\":\"1\",\"kind\":3,\"attributes\":[{\"key\":\"http.request.method\",\"value\":{\"stringValue\":\"GET\"}},{\"key\":\"url.full\",\"value\":{\"stringValue\":\"https://api.x.commercetools.com/p/carts\"}}]}]}]}]}\n",
    "{\"log\":{\"version\":\"1.2\",\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://api.x.commercetools.com/p/graphql\",\"postData\":{\"text\":\"{\\\"query\\\":\\\"{ carts { total } }\\\"}\"}}}]}}",
    "> POST /p/graphql HTTP/1.1\n> Host: api.x.commercetools.com\n\n{\"query\":\"{ zones { total } }\",\"variables\":{\"a\":[null,\"é\"]}}\nmethod: 'GET',\n  uri: '/p/carts'\n",
];

/// Pieces that change the way in which what follows is read.
const PIECES: [&str; 24] = [
    "`",
    "${",
    "}",
    "\"",
    "'",
    "\"\"\"",
    "/*",
    "*/",
    "//",
    "#",
    "<<<A\n",
    "\nA;",
    "@\"",
    "(",
    ")",
    "[",
    "{",
    "->",
    "?.",
    "%s",
    "é",
    "\u{1F600}",
    "\0",
    "\\",
];

struct Chance(TestRng);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        use proptest::prelude::Rng as _;
        usize::try_from(self.0.next_u64()).unwrap_or(usize::MAX) % bound.max(1)
    }

    /// A text of pieces of the seeds, cut anywhere.
    fn text(&mut self) -> String {
        let mut text = Vec::new();
        for _ in 0..=self.below(6) {
            let seed = SEEDS[self.below(SEEDS.len())].as_bytes();
            let from = self.below(seed.len());
            let length = self.below(600.min(seed.len() - from) + 1);
            text.extend_from_slice(&seed[from..from + length]);
            for _ in 0..self.below(4) {
                text.extend_from_slice(PIECES[self.below(PIECES.len())].as_bytes());
            }
        }
        for _ in 0..self.below(3) {
            let at = self.below(text.len());
            if let Some(byte) = text.get_mut(at) {
                *byte = u8::try_from(self.below(256)).unwrap_or_default();
            }
        }
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// How long this thread was at work, if the system tells: on a busy machine it waits longer than it works.
fn busy() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Reads texts until the time is over. One text may take a second of work at most.
fn fuzz(name: &str, read: impl Fn(&str)) {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(1));
    let seed: [u8; 32] = std::array::from_fn(|at| name.as_bytes()[at % name.len()]);
    let mut chance = Chance(TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let mut count = 0_u64;
    while Instant::now() < end {
        let text = chance.text();
        let (start, before) = (Instant::now(), busy());
        read(&text);
        let worked = busy()
            .zip(before)
            .map(|(after, before)| after.saturating_sub(before));
        assert!(
            worked.unwrap_or_else(|| start.elapsed()) < Duration::from_secs(1),
            "{name} takes long: {text}"
        );
        count += 1;
    }
    println!("{name}: {count} texts");
}

#[test]
fn source_code() {
    let names = [
        "a.ts",
        "a.vue",
        "A.java",
        "a.php",
        "A.cs",
        "a.go",
        "a.py",
        "a.rb",
        "a.graphql",
        "connect.yaml",
        "README.md",
    ];
    fuzz("source code", |text| {
        let name = names[text.len() % names.len()];
        let scan = join(vec![read_file(name, text)]);
        let lines = text.split('\n').count();
        let places = (scan.findings.iter().map(|one| &one.place))
            .chain(scan.unfollowed.iter().map(|one| &one.place))
            .chain(scan.listed.iter().map(|one| &one.place))
            .chain(scan.nested.iter().map(|(place, _)| place))
            .chain(scan.unknown_fields.iter().map(|(place, _)| place));
        for place in places {
            assert!((1..=lines).contains(&place.line), "{name}: {text}");
        }
    });
}

#[test]
fn documents() {
    fuzz("documents", |text| {
        looks_like_document(text);
        if let Ok(document) = Document::parse_template(text) {
            graphql::read(&[&document], None, &Variables::new());
        }
    });
}

#[test]
fn material() {
    fuzz("material", |text| {
        let mut reader =
            Reader::new(["", "a.har", "a.http", "a.yaml", "a.graphql"][text.len() % 5]);
        for chunk in text.as_bytes().chunks(1 + text.len() % 97) {
            reader.push(chunk);
        }
        let _ = reader.finish().words();
    });
}

#[test]
fn clients_as_code() {
    let kinds = [
        "resource \"commercetools_api_client\" \"a\" {\n  name = \"a\"\n  scope = [\"view_orders:p\"]\n}\n",
        "resources:\n  a:\n    type: commercetools:ApiClient\n    properties: {name: a, scopes: [\"view_orders:p\"]}\n",
        "new commercetools.ApiClient(\"a\", { name: \"a\", scopes: [\"view_orders:p\"] });\n",
        "[{\"id\":\"a\",\"name\":\"a\",\"scope\":\"view_orders:p\"},",
    ];
    fuzz("clients as code", |text| {
        let text = [kinds[text.len() % kinds.len()], text].concat();
        if let Ok(code) = client::code::Reader::read(&text, "p") {
            let plan = client::code::Plan::of(&code, &[]);
            assert_eq!(plan.rows.len(), code.clients.len(), "{text}");
            for declared in &code.clients {
                let _ = declared.draft("p").sent();
            }
        }
    });
}
