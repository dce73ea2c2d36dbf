//! "Encrypt for a receiver": what does it is a part of its own, which is fetched when it is opened.

use leptos::prelude::*;

use super::formats::Formats;
use super::texts;
use crate::browser::dialog;
use crate::ui::part::encrypt::{Content, encrypt_part};

/// The button, and the panel behind it; nothing where there is no secret.
#[component]
pub(super) fn EncryptFor(formats: Formats) -> impl IntoView {
    if formats.has_placeholder() {
        return ().into_any();
    }
    let open = RwSignal::new(false);
    // Once it was opened it stays, with what was typed.
    let opened = Memo::new(move |before| before == Some(&true) || open.get());
    let content = Content {
        formats: StoredValue::new(formats.holding()),
        files: Callback::new(move |id| formats.real(id)),
        slug: Callback::new(move |()| formats.slug()),
        on_stored: Callback::new(move |()| formats.secret_stored()),
    };
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dialog::focus_soon(&["#receivers"]);
        }
    };
    view! {
        <section class="encrypt-for" aria-labelledby="encrypt-title">
            <h3 id="encrypt-title">{texts::ENCRYPT_TITLE}</h3>
            <p class="hint">{texts::ENCRYPT_HINT}</p>
            <div class="actions">
                <button type="button" class="button" aria-controls="encrypt-panel"
                    aria-expanded=move || open.get().to_string() on:click=toggle>{texts::ENCRYPT}</button>
            </div>
            <div id="encrypt-panel" hidden=move || !open.get()>
                <Show when=move || opened.get()>{move || encrypt_part(content)}</Show>
            </div>
        </section>
    }
    .into_any()
}
