//! The second environment of the sandbox's shop.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox::SandboxOptions;
use sandbox_support::{Bench, json, request};
use serde_json::Value;

#[test]
fn the_second_environment_differs_on_purpose() {
    let names = |bench: &mut Bench| -> Vec<(String, String)> {
        let token = bench.operator();
        let key = bench.sandbox.project_key().to_owned();
        let path = format!("https://api.sandbox.example/{key}/api-clients?limit=500");
        let answer = bench.send(&request(
            Method::Get,
            &path,
            Some(format!("Bearer {token}")),
            None,
        ));
        let body = json(&answer);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let all = body["results"].as_array().unwrap().iter();
        all.map(|client| {
            (
                text(&client["name"]),
                text(&client["scope"]).replace(&key, "KEY"),
            )
        })
        .collect()
    };
    let prod = names(&mut Bench::new());
    let stage = names(&mut Bench::with(&SandboxOptions::stage()));
    let same = prod.iter().filter(|one| stage.contains(one)).count();
    assert!(same > 20, "most are alike: {same}");
    let only = |name: &str, here: &[(String, String)], there: &[(String, String)]| {
        here.iter().any(|one| one.0 == name) && there.iter().all(|one| one.0 != name)
    };
    assert!(only("B2B portal", &prod, &stage));
    assert!(only("search-indexer-stage", &stage, &prod));
}
