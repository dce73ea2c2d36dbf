//! The fields themselves.

use leptos::prelude::*;
use platform::REGIONS;

use super::texts;
use super::typed::{Errors, OTHER, SANDBOX, Typed};
use crate::ui::kit::{MaskedField, SelectField, TextField};

fn into(signal: RwSignal<String>) -> Callback<String> {
    Callback::new(move |text| signal.set(text))
}

/// Region or hosts, and the project's key.
#[component]
pub fn PlaceFields(
    /// What is typed.
    typed: Typed,
    /// What is wrong with it.
    errors: RwSignal<Errors>,
    /// Whether the sandbox inside the page can be chosen.
    #[prop(optional)]
    sandbox: bool,
) -> impl IntoView {
    let regions = REGIONS
        .iter()
        .map(|region| (region.id.to_owned(), region.label.to_owned()));
    let other = (OTHER.to_owned(), texts::OTHER_HOSTS.to_owned());
    let own = sandbox.then(|| (SANDBOX.to_owned(), texts::SANDBOX.to_owned()));
    let options: Vec<(String, String)> = own.into_iter().chain(regions).chain([other]).collect();
    let is_other = Memo::new(move |_| typed.region.with(|region| region == OTHER));
    let urls = move || {
        is_other.get().then(|| {
            view! {
                <div class="pair">
                    <TextField id="auth-url" label=texts::AUTH_URL kind="url" value=typed.auth
                        on_input=into(typed.auth) error=Errors::signal(errors, |e| &e.auth)
                        placeholder="http://127.0.0.1:8090" hint=texts::AUTH_HINT.to_owned()/>
                    <TextField id="api-url" label=texts::API_URL kind="url" value=typed.api
                        on_input=into(typed.api) error=Errors::signal(errors, |e| &e.api)
                        placeholder="http://127.0.0.1:8090"/>
                </div>
            }
        })
    };
    view! {
        <div class="pair">
            <SelectField id="region" label=texts::REGION value=typed.region
                on_change=into(typed.region) options=Signal::stored(options)/>
            <TextField id="project-key" label=texts::PROJECT_KEY value=typed.key required=true
                on_input=into(typed.key) error=Errors::signal(errors, |e| &e.key)
                hint=texts::PROJECT_KEY_HINT.to_owned()/>
        </div>
        {urls}
    }
    .into_any()
}

/// A client's id and secret.
#[component]
pub fn ClientFields(
    /// What is typed.
    typed: Typed,
    /// What is wrong with it.
    errors: RwSignal<Errors>,
) -> impl IntoView {
    view! {
        <div class="pair">
            <TextField id="client-id" label=texts::CLIENT_ID value=typed.id required=true
                on_input=into(typed.id) error=Errors::signal(errors, |e| &e.id)/>
            <MaskedField id="client-secret" label=texts::CLIENT_SECRET value=typed.secret
                error=Errors::signal(errors, |e| &e.secret)/>
        </div>
    }
    .into_any()
}
