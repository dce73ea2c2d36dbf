//! Variables and settings that programs read.

mod direnv;
mod docker;
mod exports;
mod properties;
mod spring;
mod sunrise;

use super::{Handover, Preset, Text};

/// All of them, in the order of the list.
pub(super) static ALL: &[&Preset] = &[
    &docker::DOCKER,
    &direnv::DIRENV,
    &exports::EXPORTS,
    &properties::PROPERTIES,
    &spring::SPRING,
    &sunrise::SUNRISE,
];

/// The names and their order are those of the vendor's console (observed in public projects).
fn variables<'a>(handover: &Handover<'a>) -> [(&'static str, &'a str); 6] {
    [
        ("CTP_PROJECT_KEY", handover.project_key),
        ("CTP_CLIENT_SECRET", handover.secret),
        ("CTP_CLIENT_ID", handover.client_id),
        ("CTP_AUTH_URL", handover.auth_url),
        ("CTP_API_URL", handover.api_url),
        ("CTP_SCOPES", handover.scope),
    ]
}

/// Spring replaces `${…}` and `#{…}` in every value that it reads, and has no way to write them
/// literally before 6.2; no value of an API client has them.
fn without_placeholders(value: &str) -> Text {
    let mut out = Text::new();
    let mut before = ' ';
    for c in value.chars() {
        if c == '{' && matches!(before, '$' | '#') {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}
