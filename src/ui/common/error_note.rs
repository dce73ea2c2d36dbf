//! What a failed call says.

use leptos::prelude::*;
use platform::ApiError;

use crate::browser::page;
use crate::ui::kit::el::{El, classed, el};
use crate::ui::kit::{Tone, note};

/// A failed call: what happened, what to do, and the host's own words.
pub fn error_note(error: &ApiError) -> El {
    let mut advice = error.advice();
    if page::is_offline() {
        advice += " This browser is offline.";
    }
    let told = note(Tone::Error, error.title()).child(el("p").text(&advice));
    let told = match &error.message {
        None => told,
        Some(words) => told.child(
            classed("p", "host-words")
                .text("The host says: ")
                .child(el("q").set("dir", "auto").text(words)),
        ),
    };
    match &error.correlation_id {
        None => told,
        Some(id) => told.child(
            classed("p", "hint")
                .text("Correlation ID for support: ")
                .child(el("code").text(id)),
        ),
    }
}

/// A failed call: what happened, what to do, and the host's own words.
#[component]
pub fn ErrorNote(
    /// The failure.
    error: ApiError,
) -> impl IntoView {
    error_note(&error).any()
}
