//! Style sheets that keep a press and the first paint cheap.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::fs;

/// Every line of every sheet, with where it stands.
fn lines() -> Vec<(String, String)> {
    let mut all = Vec::new();
    let mut sheets = 0;
    for entry in fs::read_dir("styles").unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        sheets += 1;
        for (at, line) in text.lines().enumerate() {
            let place = format!("{}:{}", path.display(), at + 1);
            all.push((place, line.trim().to_owned()));
        }
    }
    assert!(sheets > 10);
    all
}

/// With `:has()` on an element around the page, a browser looks at all of the page again after every change in it.
#[test]
fn nothing_around_the_page_is_styled_by_what_is_in_it() {
    for (place, selector) in lines() {
        for around in ["html", "body", "main", ":root"] {
            let has = [around, ":has("].concat();
            assert!(!selector.contains(&has), "{place}: {selector}");
        }
    }
}

/// A browser looks for each weight of each size anew, while the first paint waits.
#[test]
fn fonts_have_two_weights() {
    let mut seen = 0;
    for (place, line) in lines() {
        let weight = line
            .strip_prefix("font-weight: ")
            .and_then(|weight| weight.strip_suffix(';'))
            .or_else(|| line.strip_prefix("font: ")?.split(' ').next());
        let Some(weight) = weight else { continue };
        if weight.parse::<u32>().is_ok() || line.starts_with("font-weight") {
            seen += 1;
            assert!(
                ["400", "600", "inherit"].contains(&weight),
                "{place}: {line}"
            );
        }
    }
    assert!(seen > 20);
}
