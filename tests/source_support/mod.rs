//! Scans of texts, and what comes out, as lines.
#![allow(dead_code)] // Each test uses its share.

use finder::Ask;
use source::{Scan, join, read_file};

/// Several files, by path and text.
pub fn scan(files: &[(&str, &str)]) -> Scan {
    join(
        files
            .iter()
            .map(|(path, text)| read_file(path, text))
            .collect(),
    )
}

/// Where what is asked for stands.
pub fn places(scan: &Scan) -> Vec<String> {
    let shown = scan.findings.iter().map(|finding| {
        let ask = match finding.ask {
            Ask::Call(call) => call.call(),
            Ask::Field(field) => field.path().to_owned(),
        };
        format!("{}:{} {ask}", finding.place.file, finding.place.line)
    });
    shown.collect()
}

/// What could not be followed, a line each.
pub fn why(scan: &Scan) -> String {
    let shown = scan
        .unfollowed
        .iter()
        .map(|one| format!("{}:{} {}", one.place.file, one.place.line, one.why));
    shown.collect::<Vec<_>>().join("\n")
}
