//! What the page says of everything that it keeps in the browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{fs, path::Path};

use client::kept::purpose;

#[test]
fn only_known_names_have_a_purpose() {
    assert_eq!(purpose("theme"), Some("Color theme"));
    assert!(purpose("snapshot.my-shop").is_some_and(|words| words.contains("encrypted")));
    for unknown in ["", "snapshot", "themes", "theme.", "secret"] {
        assert_eq!(purpose(unknown), None, "{unknown}");
    }
}

/// The text of every file of the page that stores something.
fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            if text.contains("storage::set(") {
                found.push(text);
            }
        }
    }
}

#[test]
fn every_name_that_the_page_stores_has_a_purpose() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    assert!(all.len() >= 8, "{} files", all.len());
    let mut names = 0;
    for text in &all {
        for call in text.split("storage::set(").skip(1) {
            let given = call
                .split([',', ')'])
                .next()
                .unwrap()
                .trim()
                .trim_start_matches('&');
            let name = if let Some(literal) = given.strip_prefix('"') {
                literal.trim_end_matches('"').to_owned()
            } else if given == "Kept::Placed.place(&project" {
                // It puts the project key and the host behind it.
                "snapshot.key".to_owned()
            } else {
                let constant = format!("const {given}: &str = \"");
                let value = text
                    .split(&constant)
                    .nth(1)
                    .unwrap_or_else(|| panic!("{given}"));
                value.split('"').next().unwrap().to_owned()
            };
            assert!(purpose(&name).is_some(), "{name} has no purpose");
            names += 1;
        }
    }
    assert!(names >= 10, "{names} names");
}
