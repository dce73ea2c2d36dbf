//! Paste anything: the fields fill themselves.

use crate::browser::elements::HtmlTextAreaElement;
use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use zeroize::Zeroizing;

use super::texts;
use super::typed::{OTHER, Typed};
use paste::Pasted;
use platform::{Hosts, REGIONS};

/// A box that takes a `.env`, a cURL command, JSON, or the console's own text.
#[component]
pub fn PasteBox(
    /// What it fills in.
    typed: Typed,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let take = move |event: Targeted<Event, HtmlTextAreaElement>| {
        let area = event.target();
        let text = Zeroizing::new(area.value());
        if text.trim().is_empty() {
            return;
        }
        // The text may hold a secret: the box does not keep it.
        area.set_value("");
        said.set(fill(typed, &paste::read(&text)));
    };
    view! {
        <div class="field paste">
            <label for="paste">{texts::PASTE}</label>
            <textarea id="paste" rows="2" spellcheck="false" autocomplete="off" translate="no"
                data-1p-ignore="true" data-lpignore="true" data-bwignore="true"
                data-form-type="other" aria-describedby="paste-hint" placeholder="CTP_CLIENT_ID=…"
                on:input:target=take></textarea>
            <p class="hint" id="paste-hint">{texts::PASTE_HINT}</p>
            <p class="said-paste" role="status">{said}</p>
        </div>
    }
    .into_any()
}

/// Fills the fields and says what was understood and what was not.
fn fill(typed: Typed, found: &Pasted) -> String {
    let set = |field: RwSignal<String>, value: Option<&str>| {
        if let Some(value) = value {
            field.set(value.to_owned());
        }
    };
    let set_secret = |field: RwSignal<Zeroizing<String>>, value: Option<&client::Secret>| {
        if let Some(value) = value {
            field.set(Zeroizing::new(value.reveal().to_owned()));
        }
    };
    set(typed.key, found.project_key.as_deref());
    set(typed.id, found.client_id.as_deref());
    set_secret(typed.secret, found.secret.as_ref());
    set_secret(typed.token, found.token.as_ref());
    if found.secret.is_some() || found.token.is_some() {
        typed.by_token.set(found.secret.is_none());
    }
    let same = |url: &Option<String>, other: &str| url.as_deref() == Some(other);
    let region = REGIONS.iter().find(|region| {
        let hosts = Hosts::of(region);
        same(&found.auth_url, &hosts.auth) || same(&found.api_url, &hosts.api)
    });
    if let Some(region) = region {
        typed.region.set(region.id.into());
    } else if found.auth_url.is_some() || found.api_url.is_some() {
        typed.region.set(OTHER.into());
        set(typed.auth, found.auth_url.as_deref());
        set(typed.api, found.api_url.as_deref());
    }
    texts::filled(&found.understood, &found.ignored)
}
