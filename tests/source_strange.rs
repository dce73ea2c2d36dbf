//! Files that nobody writes: they end with a clear word, and nothing of them comes out.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

mod source_support;

use proptest::prelude::*;
use source::is_read;
use source_support::{places, scan, why};

#[test]
fn strange_files_end_with_a_clear_word() {
    let long = "x".repeat(5 << 20);
    let braces = "{(".repeat(200_000);
    let templates = "`${".repeat(50_000);
    let dots = "a.b(".repeat(100_000);
    let all = scan(&[
        ("a.ts", &long),
        ("b.ts", &braces),
        ("c.ts", &templates),
        ("d.ts", &dots),
        ("e.ts", "\0\0"),
        ("f.png", "a"),
    ]);
    assert_eq!((all.files, all.left_out), (3, 3));
    assert!(all.findings.is_empty());
    assert_eq!(
        why(&all),
        "a.ts:1 The file is longer than 4 MB: it was not read."
    );
    // What is handed on in a long line of arguments, or in one another, takes no longer than other files.
    let many = format!(
        "const apiRoot = createApiRoot();\nf({});",
        "apiRoot.carts(), ".repeat(40_000)
    );
    let deep = format!(
        "const apiRoot = createApiRoot();\nf(apiRoot.carts());{}",
        "f(".repeat(200_000)
    );
    scan(&[("a.ts", &many), ("b.ts", &deep)]);
    let graphql = scan(&[
        ("deep.graphql", &format!("query {}", "{a ".repeat(100_000))),
        (
            "circle.graphql",
            "query Q { carts { ...A } }\nfragment A on CartQueryResult { ...B }\nfragment B on CartQueryResult { ...A total }",
        ),
    ]);
    assert_eq!(places(&graphql), ["circle.graphql:1 Query.carts"]);
    assert!(
        why(&graphql)
            .contains("deep.graphql:1 GraphQL: the document is too long or too deep to be read."),
        "{}",
        why(&graphql)
    );
    assert!(
        is_read("src/a.ts") && is_read("README.md") && !is_read("a.png") && !is_read("dist/a.js")
    );
}

#[test]
fn nothing_of_a_file_comes_out_but_names_and_places() {
    let secret = "made-up-value-of-a-test";
    let text = format!(
        "const s = '{secret}';\nfetch(`/${{projectKey}}/carts/{secret}`, {{ method: 'POST', headers: {{ a: '{secret}' }} }});\nconst q = gql`query {{ carts(where: \"{secret}\") {{ total }} }}`;"
    );
    let all = scan(&[("a.ts", &text)]);
    assert_eq!(all.findings.len(), 2);
    assert!(!format!("{all:?}").contains(secret), "{all:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_file_is_too_strange(
        text in "(?s)([a-z]{1,6}|\\.carts\\(\\)|\\.get\\(\\)|`|\\$\\{|\\}|\"|'|/|\\*|\\(|\\)|\\{|<<<A|\n|é|#|->|\\?\\.|@\"|\"\"\"|=|\\[|\\]|query \\{|/\\$\\{projectKey\\}/){0,60}",
        at in 0usize..9,
    ) {
        let name = ["a.ts", "a.vue", "A.java", "a.php", "A.cs", "a.go", "a.py", "a.rb", "a.graphql"][at];
        scan(&[(name, &text)]);
    }
}
