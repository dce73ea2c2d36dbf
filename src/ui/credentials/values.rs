//! The values, one a row, each with a button that copies it.

use leptos::prelude::*;
use preset::{MASK, Text};

use super::texts;
use crate::ui::presets::{Copied, CopyText, SecretValue};
use client::{Credentials, Secret};

/// The rows.
#[component]
pub(super) fn Values(
    /// The values.
    held: StoredValue<Credentials, LocalStorage>,
    /// Whether the secret is shown.
    revealed: RwSignal<bool>,
    /// Called when the secret was copied.
    on_stored: Callback<()>,
    /// What is known of the clipboard.
    copied: Copied,
) -> impl IntoView {
    let secret_copied = Callback::new(move |()| {
        on_stored.run(());
        copied.secret(texts::SECRET_NAME);
    });
    let row = move |name: &'static str, read: fn(&Credentials) -> &String| {
        let value = held.with_value(|c| read(c).clone());
        let text = Callback::new(move |()| held.with_value(|c| Text::from(read(c).as_str())));
        let on_copied = Callback::new(move |()| copied.replaced());
        view! {
            <div class="cred">
                <dt>{name}</dt>
                <dd>
                    {if name == "scope" {
                        // It may be long, and then scrolls by itself.
                        view! {
                            <code class="value long" translate="no" tabindex="0" role="group"
                                aria-label=name>{value}</code>
                        }.into_any()
                    } else {
                        view! { <code class="value" translate="no">{value}</code> }.into_any()
                    }}
                    <CopyText text what=name on_copied/>
                </dd>
            </div>
        }
    };
    let secret = Callback::new(move |()| held.with_value(|c| revealed_text(&c.secret)));
    view! {
        <section class="values" aria-labelledby="values-title">
            <h2 id="values-title">{texts::VALUES}</h2>
            <dl class="creds">
                {row("project_key", |c| &c.project_key)}
                {row("client_id", |c| &c.client_id)}
                <div class="cred">
                    <dt>"secret"</dt>
                    <dd>
                        <Masked secret shown=revealed name=texts::SECRET_HIDDEN
                            show=texts::REVEAL_SECRET hide=texts::HIDE_SECRET/>
                        <CopyText text=secret what="secret" on_copied=secret_copied/>
                    </dd>
                </div>
                {row("scope", |c| &c.scope)}
                {row("API URL", |c| &c.api_url)}
                {row("Auth URL", |c| &c.auth_url)}
            </dl>
        </section>
    }
    .into_any()
}

/// A secret as a text that is wiped when it is dropped.
pub fn revealed_text(secret: &Secret) -> Text {
    Text::from(secret.reveal())
}

/// A secret that is hidden until a press shows it.
#[component]
pub fn Masked(
    /// The secret.
    secret: Callback<(), Text>,
    /// Whether it is shown.
    shown: RwSignal<bool>,
    /// What stands for it in the ear, while it is hidden.
    name: &'static str,
    /// The name of the button while it is hidden.
    show: &'static str,
    /// The name of the button while it is shown.
    hide: &'static str,
) -> impl IntoView {
    let value = Callback::new(move |()| {
        if shown.get() {
            secret.run(())
        } else {
            Text::from(MASK)
        }
    });
    view! {
        <SecretValue value hidden_name=name shown/>
        <button type="button" class="button small press"
            aria-label=move || if shown.get() { hide } else { show }
            on:click=move |_| shown.update(|shown| *shown = !*shown)>
            {move || if shown.get() { texts::HIDE } else { texts::REVEAL }}
        </button>
    }
    .into_any()
}
