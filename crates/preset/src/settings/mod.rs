//! Variables and settings that programs read.

mod direnv;
mod docker;
mod exports;
mod properties;
mod spring;
mod sunrise;

use super::{Handover, Preset};

/// All of them, in the order of the list.
pub(super) static ALL: &[&dyn Preset] = &[
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
