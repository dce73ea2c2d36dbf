//! The table as a file. Names come from strangers, so no cell may act.

use super::matrix::Matrix;
use crate::export;
use crate::text::visible;

/// What a file of the table is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// CSV (RFC 4180): a column for each project, and the differences in words.
    Csv,
    /// Markdown, with what the projects are and what is not complete.
    Markdown,
}

/// A file that is written row by row, so that a page stays responsive meanwhile.
pub struct File<'a> {
    matrix: &'a Matrix,
    kind: FileKind,
    labels: Vec<String>,
    text: String,
}

impl<'a> File<'a> {
    /// Begins a file; `day` is said in Markdown.
    pub fn new(matrix: &'a Matrix, kind: FileKind, day: &str) -> Self {
        let none = std::iter::empty::<Vec<String>>();
        let head = head(matrix);
        let text = match kind {
            FileKind::Csv => {
                let head: Vec<&str> = head.iter().map(String::as_str).collect();
                export::csv(&head, none)
            }
            FileKind::Markdown => {
                let head: Vec<String> = head.iter().map(|text| export::escaped(text)).collect();
                let head: Vec<&str> = head.iter().map(String::as_str).collect();
                format!(
                    "# API clients across projects\n\n{day}\n\n{}\n{}\n\n{}",
                    projects(matrix),
                    matrix.counts().words(),
                    export::markdown(&head, none),
                )
            }
        };
        Self {
            matrix,
            kind,
            labels: matrix.labels(),
            text,
        }
    }

    /// Adds the row with this index; one that there is not adds nothing.
    pub fn add(&mut self, at: usize) {
        if let Some(cells) = cells(self.matrix, &self.labels, at) {
            self.text.push_str(&match self.kind {
                FileKind::Csv => export::csv_row(&cells),
                FileKind::Markdown => export::markdown_row(&cells),
            });
        }
    }

    /// The file.
    pub fn end(self) -> String {
        self.text
    }
}

fn projects(matrix: &Matrix) -> String {
    let line = |project: &super::Project| {
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
    };
    matrix.projects().iter().map(line).collect()
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

fn cells(matrix: &Matrix, labels: &[String], at: usize) -> Option<Vec<String>> {
    let line = matrix.lines().get(at)?;
    let differences = if line.differs() {
        matrix.compared(at).sentences(labels).join(" ")
    } else {
        String::new()
    };
    let shown = (0..line.cells.len()).map(|project| {
        let words = matrix.words(at, project);
        match matrix.client(at, project) {
            Some(client) => [&words, " (", &client.id, ")"].concat(),
            None => words,
        }
    });
    let ends = [differences, line.reason.words().to_owned()];
    let all = std::iter::once(line.name.clone()).chain(shown).chain(ends);
    Some(all.collect())
}
