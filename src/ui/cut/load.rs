//! Fetches the parts.

use platform::http::LocalFuture;

use super::super::part::{Name, NotLoaded};
use super::{
    fetch_answer, fetch_audit, fetch_backend, fetch_calls, fetch_changes, fetch_client, fetch_code,
    fetch_commands, fetch_compare, fetch_connect, fetch_controls, fetch_desk, fetch_encrypt,
    fetch_files, fetch_finder, fetch_fleet, fetch_handover, fetch_idle, fetch_list, fetch_material,
    fetch_new, fetch_presets, fetch_projects, fetch_proof, fetch_review, fetch_sandbox,
    fetch_session, fetch_share, fetch_trust,
};

/// Fetches a part and puts what it offers into its table.
///
/// # Errors
/// It could not be fetched.
pub fn load(name: Name) -> LocalFuture<'static, Result<(), NotLoaded>> {
    match name {
        Name::Answer => Box::pin(fetch_answer()),
        Name::Audit => Box::pin(fetch_audit()),
        Name::Backend => Box::pin(fetch_backend()),
        Name::Calls => Box::pin(fetch_calls()),
        Name::Changes => Box::pin(fetch_changes()),
        Name::Client => Box::pin(fetch_client()),
        Name::Code => Box::pin(fetch_code()),
        Name::Commands => Box::pin(fetch_commands()),
        Name::Compare => Box::pin(fetch_compare()),
        Name::Connect => Box::pin(fetch_connect()),
        Name::Controls => Box::pin(fetch_controls()),
        Name::Encrypt => Box::pin(fetch_encrypt()),
        Name::Desk => Box::pin(fetch_desk()),
        Name::Files => Box::pin(fetch_files()),
        Name::Finder => Box::pin(fetch_finder()),
        Name::Fleet => Box::pin(fetch_fleet()),
        Name::Handover => Box::pin(fetch_handover()),
        Name::Idle => Box::pin(fetch_idle()),
        Name::List => Box::pin(fetch_list()),
        Name::Material => Box::pin(fetch_material()),
        Name::New => Box::pin(fetch_new()),
        Name::Presets => Box::pin(fetch_presets()),
        Name::Projects => Box::pin(fetch_projects()),
        Name::Proof => Box::pin(fetch_proof()),
        Name::Review => Box::pin(fetch_review()),
        Name::Sandbox => Box::pin(fetch_sandbox()),
        Name::Session => Box::pin(fetch_session()),
        Name::Share => Box::pin(fetch_share()),
        Name::Trust => Box::pin(fetch_trust()),
    }
}
