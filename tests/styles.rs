//! Style sheets that keep a press cheap.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;

/// With `:has()` on an element around the page, a browser looks at all of the page again after every change in it.
#[test]
fn nothing_around_the_page_is_styled_by_what_is_in_it() {
    let mut sheets = 0;
    for entry in fs::read_dir("styles").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        sheets += 1;
        for (at, line) in text.lines().enumerate() {
            let selector = line.trim_start();
            for around in ["html", "body", "main", ":root"] {
                assert!(
                    !selector.contains(&[around, ":has("].concat()),
                    "{}:{}: {selector}",
                    path.display(),
                    at + 1
                );
            }
        }
    }
    assert!(sheets > 10);
}
