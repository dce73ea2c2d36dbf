//! What reads pasted and opened material, files and folders, and shows what was found. It is a part of its own,
//! which comes after the Finder's page: whoever types a call does not wait for it.

mod export;
mod project;
mod reading;
mod recognised;
mod record;
mod texts;
mod trouble;

use evidence::{Intake, intake};
use leptos::prelude::*;
use source::Purpose;

use self::project::ProjectFound;
pub use self::reading::{read_file, read_folder};
use self::recognised::Recognised;
pub use self::record::recorder;
use super::part::material::{Found, Taken};
use super::state::JobStore;

/// Decides what a text is taken for. `at_once` says that it came in one piece, as pasted text does.
pub fn take(text: &str, at_once: bool) -> Taken {
    let credentials = (at_once || text.contains('\n')) && paste::holds_credentials(text);
    let taken: Intake = intake(text, at_once, credentials);
    Taken { credentials, taken }
}

/// Adds what was found to the job.
pub fn add(job: JobStore, found: &Found) {
    match found {
        Found::Material(evidence) => job.add_evidence(evidence),
        Found::Project(scan) => job.add_asks(&scan.asks(&[Purpose::Application])),
    }
}

/// What was found.
pub fn shown(found: Found) -> AnyView {
    match found {
        Found::Material(evidence) => view! { <Recognised evidence=*evidence/> }.into_any(),
        Found::Project(scan) => view! { <ProjectFound scan/> }.into_any(),
    }
}
