//! The fields for a real project.

use leptos::prelude::*;
use platform::REGIONS;

use super::consent::Consent;
use super::extension::ExtensionBox;
use super::paste::PasteBox;
use super::texts;
use super::typed::{Errors, OTHER, Typed};
use crate::browser::{dialog, storage};
use crate::ui::connecting::Connecting;
use crate::ui::kit::{CancelButton, MaskedField, Segmented, SelectField, TextField};
use crate::ui::state::App;

/// The box to paste into, and the fields: hosts, project, credentials.
#[component]
pub(super) fn ConnectForm(connecting: Connecting) -> impl IntoView {
    let app = App::here();
    let waiting = connecting.waiting;
    let typed = Typed::new();
    let errors = RwSignal::new(Errors::default());
    let strangers = RwSignal::new(Vec::new());
    let connect = move || match typed.read() {
        Err(wrong) => {
            errors.set(wrong);
            dialog::focus_first_invalid();
        }
        Ok((hosts, key, credential)) => {
            errors.set(Errors::default());
            let unknown = hosts
                .strangers()
                .into_iter()
                .filter(|url| !app.frame.trusts(url));
            let unknown: Vec<String> = unknown.map(str::to_owned).collect();
            if unknown.is_empty() {
                storage::set("region", &typed.region.get_untracked());
                connecting.start(hosts, key, credential, false);
            } else {
                strangers.set(unknown);
            }
        }
    };
    let agree = Callback::new(move |()| {
        app.frame.trust(strangers.get_untracked());
        strangers.set(Vec::new());
        connect();
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        connect();
    };
    // The page of a connection leads elsewhere first.
    let class = if app.workspace().with_untracked(Option::is_some) {
        "button"
    } else {
        "button primary"
    };
    view! {
        <form class="connect-form" aria-labelledby="form-title" autocomplete="off" novalidate
            on:submit=submit>
            <ExtensionBox typed/>
            <PasteBox typed/>
            <h2 id="form-title">{texts::FORM}</h2>
            {place(typed, errors)}
            {credentials(typed, errors)}
            <div class="actions">
                <button type="submit" class=class disabled=move || waiting.busy()>
                    {move || if waiting.busy() { texts::CONNECTING } else { texts::CONNECT }}
                </button>
                <CancelButton waiting/>
            </div>
        </form>
        <Consent strangers on_yes=agree/>
    }
    .into_any()
}

fn error(errors: RwSignal<Errors>, pick: fn(&Errors) -> &Option<String>) -> Signal<Option<String>> {
    Signal::derive(move || errors.with(|all| pick(all).clone()))
}

fn into(signal: RwSignal<String>) -> Callback<String> {
    Callback::new(move |text| signal.set(text))
}

/// Region or hosts, and the project's key.
fn place(typed: Typed, errors: RwSignal<Errors>) -> AnyView {
    let regions = REGIONS
        .iter()
        .map(|region| (region.id.to_owned(), region.label.to_owned()));
    let other = (OTHER.to_owned(), texts::OTHER_HOSTS.to_owned());
    let options: Vec<(String, String)> = regions.chain([other]).collect();
    let is_other = Memo::new(move |_| typed.region.with(|region| region == OTHER));
    let urls = move || {
        is_other.get().then(|| {
            view! {
                <div class="pair">
                    <TextField id="auth-url" label=texts::AUTH_URL kind="url" value=typed.auth
                        on_input=into(typed.auth) error=error(errors, |e| &e.auth)
                        placeholder="http://127.0.0.1:8090" hint=texts::AUTH_HINT.to_owned()/>
                    <TextField id="api-url" label=texts::API_URL kind="url" value=typed.api
                        on_input=into(typed.api) error=error(errors, |e| &e.api)
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
                on_input=into(typed.key) error=error(errors, |e| &e.key)
                hint=texts::PROJECT_KEY_HINT.to_owned()/>
        </div>
        {urls}
    }
    .into_any()
}

/// A client's id and secret, or a token.
fn credentials(typed: Typed, errors: RwSignal<Errors>) -> AnyView {
    let with = Signal::derive(move || {
        if typed.by_token.get() {
            "token"
        } else {
            "client"
        }
        .to_owned()
    });
    let options = vec![
        ("client", texts::BY_CLIENT.to_owned()),
        ("token", texts::BY_TOKEN.to_owned()),
    ];
    let fields = move || {
        if typed.by_token.get() {
            return view! {
                <MaskedField id="access-token" label=texts::ACCESS_TOKEN value=typed.token
                    error=error(errors, |e| &e.token) hint=texts::TOKEN_HINT.to_owned()/>
            }
            .into_any();
        }
        view! {
            <div class="pair">
                <TextField id="client-id" label=texts::CLIENT_ID value=typed.id required=true
                    on_input=into(typed.id) error=error(errors, |e| &e.id)/>
                <MaskedField id="client-secret" label=texts::CLIENT_SECRET value=typed.secret
                    error=error(errors, |e| &e.secret)/>
            </div>
            <p class="hint">{texts::SCOPES}</p>
        }
        .into_any()
    };
    view! {
        <Segmented name="with" label=texts::WITH shown=true value=with options
            on_change=move |with| typed.by_token.set(with == "token")/>
        {fields}
    }
    .into_any()
}
