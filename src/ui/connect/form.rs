//! The fields for a real project.

use leptos::prelude::*;

use super::extension::ExtensionBox;
use super::texts;
use crate::browser::{dialog, storage};
use crate::ui::connecting::Connecting;
use crate::ui::entry::texts as entry;
use crate::ui::entry::{ClientFields, Consent, Errors, PasteBox, PlaceFields, Typed};
use crate::ui::kit::{CancelButton, MaskedField, Segmented};
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
            on:submit=submit on:focusin=move |_| connecting.prepare()>
            <ExtensionBox typed/>
            <PasteBox typed/>
            <h2 id="form-title">{texts::FORM}</h2>
            <PlaceFields typed errors/>
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
        ("client", entry::BY_CLIENT.to_owned()),
        ("token", entry::BY_TOKEN.to_owned()),
    ];
    let fields = move || {
        if typed.by_token.get() {
            return view! {
                <MaskedField id="access-token" label=entry::ACCESS_TOKEN value=typed.token
                    error=Errors::signal(errors, |e| &e.token) hint=entry::TOKEN_HINT.to_owned()/>
            }
            .into_any();
        }
        view! {
            <ClientFields typed errors/>
            <p class="hint">{texts::SCOPES}</p>
        }
        .into_any()
    };
    view! {
        <Segmented name="with" label=entry::WITH shown=true value=with options
            on_change=move |with| typed.by_token.set(with == "token")/>
        {fields}
    }
    .into_any()
}
