//! For a terminal.

use super::check::Report;
use super::outline::place_words;

/// The report as text.
pub fn text(report: &Report) -> String {
    let outline = report.outline();
    let scan = &report.scan;
    let mut out = format!("{} files read, {} left out.\n", scan.files, scan.left_out);
    if let Some(line) = outline.headline {
        out += &format!("{line}\n");
    }
    for set in outline.sets {
        out += &format!("\n{}:\n", set.title);
        for (scope, why) in set.scopes {
            out += &format!("  {scope:<32} {why}\n");
        }
    }
    if let Some(line) = outline.fewer {
        out += &format!("\nFewer scopes: {line}\n");
    }
    for line in outline.notes {
        out += &format!("\n{line}\n");
    }
    for (rule, found) in outline.groups {
        let (title, id, count) = (rule.title(), rule.id(), found.len());
        out += &format!("\n{title} [{id}]: {count}\n");
        for problem in found {
            let place = problem.place.as_ref();
            let place = place.map(|place| format!("{}: ", place_words(place)));
            out += &format!("  {}{}\n", place.unwrap_or_default(), problem.text);
        }
    }
    for line in outline.cautions {
        out += &format!("\n{line}\n");
    }
    out
}
