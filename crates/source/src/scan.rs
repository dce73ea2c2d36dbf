//! All files together: fragments and clients are shared among them.

use std::collections::BTreeSet;

use finder::Ask;
use graphql::{Fragments, Variables};

use super::file::Purpose;
use super::found::{Finding, How, Place, Scan, Unfollowed};
use super::read::FileScan;

/// More places of one kind are counted, not listed.
const MOST: usize = 5_000;

/// Puts the files together; the order is that of their paths.
pub fn join(mut files: Vec<FileScan>) -> Scan {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut scan = Scan {
        left_out: files.iter().filter(|file| file.left_out).count(),
        ..Scan::default()
    };
    scan.files = files.len() - scan.left_out;
    let roots: BTreeSet<String> = files
        .iter()
        .flat_map(|file| file.roots.iter().cloned())
        .collect();
    let documents = files.iter().flat_map(|file| file.documents.iter());
    let fragments = Fragments::of(documents.map(|(_, document)| document));
    let mut foreign = 0;
    for file in &files {
        let place = |line: usize| Place {
            file: file.path.clone(),
            line,
            purpose: file.purpose,
        };
        scan.findings.extend(file.findings.iter().cloned());
        // A root that another file makes has the same name here.
        let maybe = file.maybe.iter().filter(|(base, _)| roots.contains(base));
        scan.findings
            .extend(maybe.map(|(_, finding)| finding.clone()));
        scan.unfollowed.extend(file.unfollowed.iter().cloned());
        scan.listed.extend(file.listed.iter().cloned());
        scan.stores.extend(file.stores.iter().cloned());
        for (line, document) in &file.documents {
            let reading = fragments.read(document, None, &Variables::new());
            let at = |inside: usize| line + inside.saturating_sub(1);
            if reading.foreign > 0 {
                foreign += 1;
                continue;
            }
            for used in &reading.fields {
                scan.findings.push(Finding {
                    ask: Ask::Field(used.field),
                    place: place(at(used.line)),
                    how: How::Document,
                    client: None,
                });
            }
            scan.nested
                .extend(reading.nested.iter().map(|one| (place(at(one.line)), *one)));
            let unknown = reading.unknown.iter();
            scan.unknown_fields
                .extend(unknown.map(|(path, inside)| (place(at(*inside)), path.clone())));
            scan.stores.extend(reading.stores);
            let mut open = |why: String| {
                scan.unfollowed.push(Unfollowed {
                    place: place(*line),
                    why,
                });
            };
            if reading.open_roots {
                open(
                    "A root field of this document is filled in when the program runs.".to_owned(),
                );
            }
            for name in &reading.missing_fragments {
                open(format!("The fragment {name} is in none of the files."));
            }
            if reading.cut {
                open("This document is too large to be followed to its end.".to_owned());
            }
        }
    }
    let applications = |file: &&FileScan| file.purpose != Purpose::Test;
    let read = files
        .iter()
        .filter(applications)
        .any(|file| !file.documents.is_empty());
    for file in files.iter().filter(|_| !read) {
        for line in &file.graphql {
            scan.unfollowed.push(Unfollowed {
                place: Place {
                    file: file.path.clone(),
                    line: *line,
                    purpose: file.purpose,
                },
                why: "A call to GraphQL whose document is in none of the files: which fields it asks for \
                      is not known."
                    .to_owned(),
            });
        }
    }
    if foreign > 0 {
        scan.notes.push(format!(
            "GraphQL documents for the schema of another vendor, which don’t count: {foreign}."
        ));
    }
    tidy(&mut scan);
    scan
}

fn tidy(scan: &mut Scan) {
    let key = |finding: &Finding| (finding.place.clone(), finding.ask);
    scan.findings.sort_by_key(key);
    scan.findings
        .dedup_by_key(|finding| (finding.place.clone(), finding.ask));
    scan.unfollowed
        .sort_by(|a, b| (&a.place, &a.why).cmp(&(&b.place, &b.why)));
    scan.unfollowed.dedup();
    for (name, length) in [
        ("calls", scan.findings.len()),
        ("places that could not be followed", scan.unfollowed.len()),
    ] {
        if length > MOST {
            scan.notes
                .push(format!("More than {MOST} {name}: the rest is not listed."));
        }
    }
    scan.unfollowed.truncate(MOST);
}
