//! For a comment or a wiki.

use super::check::Report;
use super::outline::place_words;

/// The report as Markdown.
pub fn markdown(report: &Report) -> String {
    let outline = report.outline();
    let mut out = String::from("# Scopes for commercetools\n");
    if let Some(line) = outline.headline {
        out += &format!("\n{}\n", cell(&line));
    }
    for set in outline.sets {
        let title = set.title;
        out += &format!("\n## {title}\n\n| Scope | Why |\n| --- | --- |\n");
        for (scope, why) in set.scopes {
            out += &format!("| `{scope}` | {} |\n", cell(why));
        }
    }
    for line in outline.fewer.into_iter().chain(outline.notes) {
        out += &format!("\n{}\n", cell(&line));
    }
    for (rule, found) in outline.groups {
        let title = rule.title();
        out += &format!("\n## {title}\n\n| Place | Finding |\n| --- | --- |\n");
        for problem in found {
            let place = problem.place.as_ref().map(place_words).unwrap_or_default();
            out += &format!("| {} | {} |\n", cell(&place), cell(&problem.text));
        }
    }
    for line in outline.cautions {
        out += &format!("\n{}\n", cell(&line));
    }
    out
}

/// A text that ends no cell and begins no markup: names of files come from anybody.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' | '`' | '*' | '_' | '<' | '>' | '[' | ']' | '\\' | '#' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
