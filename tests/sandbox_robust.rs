//! No request breaks the sandbox.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use proptest::prelude::*;
use sandbox_support::{Bench, encode, request};

fn predicate() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "key",
        "name",
        "en",
        "version",
        "id",
        "nope",
        "and",
        "or",
        "not",
        "in",
        "is",
        "defined",
        "(",
        ")",
        "((",
        ",",
        "=",
        "!=",
        "<>",
        "<",
        "<=",
        ">",
        ">=",
        "\"x\"",
        "\"berlin\"",
        "\"",
        "\\",
        "`",
        "1",
        "-7",
        "99999999999999999999",
        ":v",
        "true",
        "é",
        "🙂",
        "\n",
        " ",
    ]);
    prop::collection::vec(word, 0..24).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn predicates_never_panic(text in prop_oneof![predicate(), any::<String>()]) {
        let mut bench = Bench::new();
        let operator = bench.operator();
        for resource in ["stores", "api-clients"] {
            let path = format!("/{resource}?where={}&var.v=%22x%22", encode(&text));
            let (status, _) = bench.get(&path, &operator);
            prop_assert!(status == 200 || status == 400);
        }
    }

    /// Equality on any store field finds exactly what a walk through all stores finds.
    #[test]
    fn quick_searches_find_what_a_walk_finds(
        at in 0_usize..130,
        field in prop::sample::select(vec!["key", "id", "en", "de", "fr"]),
        op in prop::sample::select(vec!["=", "<", "<=", ">", ">=", "!="]),
    ) {
        let options = sandbox::SandboxOptions { stores: 130, ..Default::default() };
        let mut bench = Bench::with(&options);
        let operator = bench.operator();
        let (_, all) = bench.get("/stores?limit=500", &operator);
        let all = all["results"].as_array().unwrap();
        let read = |store: &serde_json::Value| {
            let value = if field.len() == 2 && field != "id" { &store["name"][field] } else { &store[field] };
            value.as_str().map(str::to_owned)
        };
        let wanted = read(&all[at]).unwrap_or_else(|| "M".to_owned());
        let fits = |found: &str| match op {
            "=" => found == wanted,
            "<" => found < wanted.as_str(),
            "<=" => found <= wanted.as_str(),
            ">" => found > wanted.as_str(),
            ">=" => found >= wanted.as_str(),
            _ => found != wanted,
        };
        let expected = all.iter().filter(|store| read(store).map_or(op == "!=", |text| fits(&text))).count();
        let quoted = wanted.replace('\\', "\\\\").replace('"', "\\\"");
        let test = format!("{field} {op} \"{quoted}\"");
        let predicate = if field.len() == 2 && field != "id" { format!("name({test})") } else { test };
        let (status, page) = bench.get(&format!("/stores?limit=0&where={}", encode(&predicate)), &operator);
        prop_assert_eq!((status, page["total"].as_u64()), (200, Some(expected as u64)), "{}", predicate);
    }

    #[test]
    fn requests_never_panic(
        url in any::<String>(),
        path in "/(oauth|sunny-outfitters)(/[a-z%=0-9-]{0,12}){0,4}(\\?[a-z=&%+.:0-9\"-]{0,30})?",
        body in any::<String>(),
        draft in "\\{\"name\":\"[^\"\\\\]{0,9}\",\"scope\":\"[a-z_: -]{0,40}\"\\}",
        header in prop::option::of("(Basic|Bearer) [A-Za-z0-9+/=]{0,40}"),
    ) {
        let mut bench = Bench::new();
        let operator = Some(format!("Bearer {}", bench.operator()));
        for method in [Method::Get, Method::Head, Method::Post, Method::Delete] {
            for (url, header, body) in [
                (&url, &header, &body),
                (&path, &operator, &body),
                (&format!("https://api.sandbox.example{path}"), &header, &draft),
                (&"/sunny-outfitters/api-clients".to_owned(), &operator, &draft),
            ] {
                let status = bench.send(&request(method, url, header.clone(), Some(body))).status;
                prop_assert!((200..600).contains(&status));
            }
        }
    }
}
