//! Chains, paths and documents in each language, from tables: tests/source_tables/.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic)]

use finder::Ask;
use source::{Scan, join, read_file};

fn scan(name: &str, text: &str) -> Scan {
    join(vec![read_file(name, text)])
}

fn asks(scan: &Scan) -> Vec<String> {
    let findings = scan.findings.iter().map(|finding| match finding.ask {
        Ask::Call(call) => call.call(),
        Ask::Field(field) => field.path().to_owned(),
    });
    findings.collect()
}

/// Every block of a table: what is written, and the calls. How many calls there were.
fn check(name: &str, table: &str) -> usize {
    let mut wrong = Vec::new();
    let mut count = 0;
    for block in table.split("\n\n") {
        let (expected, code): (Vec<&str>, Vec<&str>) =
            block.lines().partition(|line| line.starts_with("=>"));
        let mut wanted: Vec<String> = expected
            .iter()
            .map(|line| line.trim_start_matches("=>").trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        let mut found = asks(&scan(name, &code.join("\n")));
        count += wanted.len();
        wanted.sort();
        found.sort();
        if wanted != found {
            wrong.push(format!(
                "{}\n  wanted {wanted:?}\n  found  {found:?}",
                code.join("\n")
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{name}, {} wrong:\n{}",
        wrong.len(),
        wrong.join("\n\n")
    );
    count
}

#[test]
fn typescript_and_javascript() {
    assert!(check("src/a.ts", include_str!("source_tables/script.txt")) > 30);
    assert!(check("src/a.ts", include_str!("source_tables/script-more.txt")) > 15);
}

#[test]
fn java_and_kotlin() {
    assert!(check("src/A.java", include_str!("source_tables/jvm.txt")) > 20);
    assert!(check("src/A.java", include_str!("source_tables/jvm-more.txt")) > 15);
    assert!(check("src/A.java", include_str!("source_tables/jvm-old.txt")) >= 15);
}

#[test]
fn php() {
    assert!(check("src/a.php", include_str!("source_tables/php.txt")) > 20);
    assert!(check("src/a.php", include_str!("source_tables/php-more.txt")) > 15);
    assert!(check("src/a.php", include_str!("source_tables/php-old.txt")) >= 23);
}

#[test]
fn c_sharp() {
    assert!(check("src/A.cs", include_str!("source_tables/csharp.txt")) > 20);
    assert!(check("src/A.cs", include_str!("source_tables/csharp-more.txt")) > 15);
    assert!(check("src/A.cs", include_str!("source_tables/csharp-old.txt")) >= 25);
    let builders = include_str!("source_tables/csharp-builders.txt");
    assert!(check("src/A.cs", builders) >= 34);
}

#[test]
fn stores_of_commands_and_their_builders_are_read() {
    for (code, wanted) in [
        (
            r#"new GetByIdCommand<Cart>(id).InStore("berlin")"#,
            &["berlin"][..],
        ),
        (
            r#"new GetByIdCommand<Cart>(id).InStore(key: "berlin")"#,
            &["berlin"],
        ),
        (
            r#"new InStoreCommand<Cart>("ulm", new GetByIdCommand<Cart>(id))"#,
            &["ulm"],
        ),
        (
            r#"client.Builder().Carts().InStore("bonn").GetById(id).ExecuteAsync()"#,
            &["bonn"],
        ),
        (
            r#"client.Builder().Carts().GetById(id).InStore("bonn").ExecuteAsync()"#,
            &["bonn"],
        ),
        // No key of a Store that a call is made in.
        (
            r#"new GetByIdCommand<Cart>(id).InStore(settings["store"])"#,
            &[],
        ),
        (
            r#"new GetByIdCommand<Cart>(id).InStore($"{land}-berlin")"#,
            &[],
        ),
        (r#"new GetByIdCommand<Product>(id).InStore("berlin")"#, &[]),
        (
            r#"new InStoreCommand<Cart>(store("a"), new GetByIdCommand<Cart>("b"))"#,
            &[],
        ),
        (r#"client.Builder().Carts().InStore("bonn").Cached()"#, &[]),
    ] {
        let text = format!("using commercetools.Sdk;\nvar a = {code};");
        let stores: Vec<String> = scan("src/A.cs", &text).stores.into_iter().collect();
        assert_eq!(stores, wanted, "{code}");
    }
}

#[test]
fn go() {
    assert!(check("a/a.go", include_str!("source_tables/go.txt")) > 16);
    assert!(check("a/a.go", include_str!("source_tables/go-more.txt")) > 15);
}

#[test]
fn python() {
    assert!(check("a/a.py", include_str!("source_tables/python.txt")) > 20);
    assert!(check("a/a.py", include_str!("source_tables/python-more.txt")) > 15);
}
