//! What reads pasted and opened material.

use std::sync::Arc;

use evidence::{Evidence, Intake};
use finder::Lines;
use leptos::prelude::*;
use platform::http::LocalFuture;
use source::Scan;

use super::{Part, shown_when_here};
use crate::browser::file::File;
use crate::browser::folder::Picked;
use crate::ui::state::JobStore;

/// What was read.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// Material that shows calls or scopes.
    Material(Box<Evidence>),
    /// Source code.
    Project(Arc<Scan>),
}

/// What a file or a folder is found to say, or why it could not be read.
pub type BeingRead = LocalFuture<'static, Result<Found, &'static str>>;

/// What a text was taken for.
pub struct Taken {
    /// Whether it holds credentials.
    pub credentials: bool,
    /// What it is.
    pub taken: Intake,
}

/// What the part offers. Shares are from 0 to 100.
#[derive(Clone, Copy)]
pub struct Material {
    /// Decides what a text is taken for; the second says whether it came in one piece.
    pub take: fn(&str, bool) -> Taken,
    /// Whether a text holds credentials.
    pub holds_credentials: fn(&str) -> bool,
    /// Reads a text for the scopes that it lists.
    pub read: fn(&str) -> Evidence,
    /// Reads a file, and says how much of it is read; an error says why it could not be read.
    pub read_file: fn(File, RwSignal<u32>) -> BeingRead,
    /// Reads a folder, and says how much of it is read; an error says why it could not be read.
    pub read_folder: fn(Picked, RwSignal<u32>) -> BeingRead,
    /// Adds what was found to the job.
    pub add: fn(JobStore, &Found),
    /// Reads the lines of a text.
    pub lines: fn(&str) -> Lines,
    /// Adds the lines of a text to the job.
    pub add_lines: fn(JobStore, &str, &Lines),
    /// Shows what was found.
    pub shown: fn(Found) -> AnyView,
    pub(in crate::ui) recorder: fn() -> AnyView,
}

super::offer!(Material);

/// What records the calls of another page, in the panel of the DevTools.
pub fn recorder_part() -> AnyView {
    shown_when_here(Part::here(), |part: Material| (part.recorder)())
}
