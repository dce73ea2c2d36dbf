//! The table as a file. Names come from strangers, so no cell may act.

use super::matrix::Matrix;
use crate::export;
use crate::text::visible;

/// The rows as CSV (RFC 4180): a column for each project, and the differences in words.
pub fn csv(matrix: &Matrix, rows: &[usize]) -> String {
    let head = head(matrix);
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    export::csv(&head, cells(matrix, rows))
}

/// The rows in Markdown, with what they are and what is not complete.
pub fn markdown(matrix: &Matrix, rows: &[usize], day: &str) -> String {
    let projects: Vec<String> = matrix
        .projects()
        .iter()
        .map(|project| {
            let note = if project.complete {
                ""
            } else {
                ": the list is not complete, so a client that is not in it may exist"
            };
            let (label, key) = (
                export::escaped(&project.label),
                export::escaped(&project.key),
            );
            format!("- {label} ({key}){note}\n")
        })
        .collect();
    let head = head(matrix);
    let head: Vec<String> = head.iter().map(|text| export::escaped(text)).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    format!(
        "# API clients across projects\n\n{day}\n\n{}\n{}\n\n{}",
        projects.concat(),
        matrix.counts().words(),
        export::markdown(&head, cells(matrix, rows)),
    )
}

fn head(matrix: &Matrix) -> Vec<String> {
    let labels = matrix.labels().into_iter();
    let labels = labels.map(|label| visible(&label).into_owned());
    let ends = ["Differences".to_owned(), "Pairing".to_owned()];
    std::iter::once("API client".to_owned())
        .chain(labels)
        .chain(ends)
        .collect()
}

fn cells<'a>(matrix: &'a Matrix, rows: &'a [usize]) -> impl Iterator<Item = Vec<String>> + use<'a> {
    let labels = matrix.labels();
    rows.iter().filter_map(move |at| {
        let line = matrix.lines().get(*at)?;
        let differences = if line.differs() {
            matrix.compared(*at).sentences(&labels).join(" ")
        } else {
            String::new()
        };
        let shown = (0..line.cells.len()).map(|project| {
            let words = matrix.words(*at, project);
            match matrix.client(*at, project) {
                Some(client) => [&words, " (", &client.id, ")"].concat(),
                None => words,
            }
        });
        let ends = [differences, line.reason.words().to_owned()];
        let all = std::iter::once(line.name.clone()).chain(shown).chain(ends);
        Some(all.collect())
    })
}
