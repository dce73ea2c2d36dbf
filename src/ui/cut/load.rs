//! Fetches the parts.

use platform::http::LocalFuture;

use super::super::part::{Name, NotLoaded, Offer};
use super::{
    fetch_answer, fetch_audit, fetch_backend, fetch_calls, fetch_changes, fetch_client, fetch_code,
    fetch_commands, fetch_compare, fetch_connect, fetch_controls, fetch_desk, fetch_encrypt,
    fetch_files, fetch_finder, fetch_fleet, fetch_handover, fetch_idle, fetch_list, fetch_material,
    fetch_new, fetch_presets, fetch_projects, fetch_proof, fetch_review, fetch_sandbox,
    fetch_session, fetch_share, fetch_trust,
};

/// Fetches a part and puts what it offers into its table. False if it could not be fetched.
pub fn load(name: Name) -> LocalFuture<'static, bool> {
    match name {
        Name::Answer => arrived(fetch_answer()),
        Name::Audit => arrived(fetch_audit()),
        Name::Backend => arrived(fetch_backend()),
        Name::Calls => arrived(fetch_calls()),
        Name::Changes => arrived(fetch_changes()),
        Name::Client => arrived(fetch_client()),
        Name::Code => arrived(fetch_code()),
        Name::Commands => arrived(fetch_commands()),
        Name::Compare => arrived(fetch_compare()),
        Name::Connect => arrived(fetch_connect()),
        Name::Controls => arrived(fetch_controls()),
        Name::Encrypt => arrived(fetch_encrypt()),
        Name::Desk => arrived(fetch_desk()),
        Name::Files => arrived(fetch_files()),
        Name::Finder => arrived(fetch_finder()),
        Name::Fleet => arrived(fetch_fleet()),
        Name::Handover => arrived(fetch_handover()),
        Name::Idle => arrived(fetch_idle()),
        Name::List => arrived(fetch_list()),
        Name::Material => arrived(fetch_material()),
        Name::New => arrived(fetch_new()),
        Name::Presets => arrived(fetch_presets()),
        Name::Projects => arrived(fetch_projects()),
        Name::Proof => arrived(fetch_proof()),
        Name::Review => arrived(fetch_review()),
        Name::Sandbox => arrived(fetch_sandbox()),
        Name::Session => arrived(fetch_session()),
        Name::Share => arrived(fetch_share()),
        Name::Trust => arrived(fetch_trust()),
    }
}

fn arrived<T: Offer>(
    fetch: impl Future<Output = Result<T, NotLoaded>> + 'static,
) -> LocalFuture<'static, bool> {
    Box::pin(async {
        let table = fetch.await.ok();
        table.is_some_and(|table| {
            table.arrive();
            true
        })
    })
}
