//! Paste anything: the fields fill themselves.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::form::{OTHER, Typed};
use crate::ui::part::work;
use crate::workspace::PageTasks;
use paste::Pasted;
use platform::{Hosts, REGIONS};

/// A box that takes a `.env`, a cURL command, JSON, or the console's own text.
#[component]
pub(super) fn PasteBox(typed: Typed) -> impl IntoView {
    let (part, tasks) = (work::part(), PageTasks::new());
    let said = RwSignal::new(String::new());
    let take = move |event: leptos::ev::Targeted<
        leptos::ev::Event,
        leptos::web_sys::HtmlTextAreaElement,
    >| {
        let area = event.target();
        if area.value().trim().is_empty() {
            return;
        }
        tasks.start(async move {
            let Ok(work) = part.get().await else {
                said.try_set(
                    "What reads it could not be loaded. Paste it again to try again.".into(),
                );
                return;
            };
            let text = Zeroizing::new(area.value());
            if text.trim().is_empty() {
                // Read already, by the event before this one.
                return;
            }
            // The text may hold a secret: the box does not keep it.
            area.set_value("");
            said.try_set(fill(typed, &(work.read_paste)(&text)));
        });
    };
    view! {
        <div class="field paste">
            <label for="paste">"Paste credentials"</label>
            <textarea id="paste" rows="2" spellcheck="false" autocomplete="off" translate="no"
                aria-describedby="paste-hint"
                placeholder="CTP_CLIENT_ID=…"
                on:input:target=take></textarea>
            <p class="hint" id="paste-hint">
                "A .env, a cURL command, JSON, a Postman environment or the console's own text: \
                 the fields below fill themselves."
            </p>
            <p class="hint said-paste" role="status">{said}</p>
        </div>
    }
}

/// Fills the fields and says what was understood and what was not.
fn fill(typed: Typed, found: &Pasted) -> String {
    let set = |field: RwSignal<String>, value: Option<&str>| {
        if let Some(value) = value {
            field.set(value.to_owned());
        }
    };
    set(typed.key, found.project_key.as_deref());
    set(typed.id, found.client_id.as_deref());
    set(
        typed.secret,
        found.secret.as_ref().map(client::Secret::reveal),
    );
    set(
        typed.token,
        found.token.as_ref().map(client::Secret::reveal),
    );
    if found.token.is_some() && found.secret.is_none() {
        typed.by_token.set(true);
    } else if found.secret.is_some() {
        typed.by_token.set(false);
    }
    let hosts = |region| Hosts::of(region);
    let same = |url: &Option<String>, other: &str| url.as_deref() == Some(other);
    let region = REGIONS.iter().find(|region| {
        same(&found.auth_url, &hosts(region).auth) || same(&found.api_url, &hosts(region).api)
    });
    if let Some(region) = region {
        typed.region.set(region.id.into());
    } else if found.auth_url.is_some() || found.api_url.is_some() {
        typed.region.set(OTHER.into());
        set(typed.auth, found.auth_url.as_deref());
        set(typed.api, found.api_url.as_deref());
    }
    let mut said = if found.understood.is_empty() {
        "Nothing in it was understood.".to_owned()
    } else {
        format!("Filled in: {}.", found.understood.join(", "))
    };
    if !found.ignored.is_empty() {
        said.push_str(&format!(" Not understood: {}.", found.ignored.join(", ")));
    }
    said
}
