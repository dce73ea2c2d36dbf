//! "Download all": every format in one file, with what holds the secret only if that is asked for.

use leptos::prelude::*;

use super::formats::Formats;
use super::texts;
use super::tile::SaveButton;
use crate::browser::dialog;

/// The button, and what it says before it saves.
#[component]
pub(super) fn DownloadAll(formats: Formats) -> impl IntoView {
    if formats.has_placeholder() {
        // Nothing here is secret.
        let save = Callback::new(move |()| Some(formats.save_all(true)));
        return view! { <SaveButton save text=texts::DOWNLOAD_ALL what=""/> }.into_any();
    }
    let open = RwSignal::new(false);
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        if open.get_untracked() {
            dialog::focus_soon(&["#include-secret"]);
        }
    };
    view! {
        <button type="button" class="button small" aria-controls="download-all"
            aria-expanded=move || open.get().to_string() on:click=toggle>{texts::DOWNLOAD_ALL}</button>
        <div id="download-all" class="download-all" hidden=move || !open.get()>
            <Show when=move || open.get()><Asking formats/></Show>
        </div>
    }
    .into_any()
}

#[component]
fn Asking(formats: Formats) -> impl IntoView {
    let entries = Memo::new(move |_| formats.entries());
    let holding = Memo::new(move |_| entries.with(|all| all.iter().filter(|e| e.secret).count()));
    let with_secrets = RwSignal::new(false);
    let count = move || entries.with(Vec::len) - if with_secrets.get() { 0 } else { holding.get() };
    let save = Callback::new(move |()| Some(formats.save_all(with_secrets.get_untracked())));
    let list = move || {
        entries.with(|all| {
            let holding = all.iter().filter(|entry| entry.secret);
            holding
                .map(|entry| view! { <li><code>{entry.path.clone()}</code></li> })
                .collect_view()
        })
    };
    view! {
        <p class="hint">{texts::ALL_INTRO}</p>
        <label class="check">
            <input type="checkbox" id="include-secret" prop:checked=with_secrets
                on:change=move |event| with_secrets.set(event_target_checked(&event))/>
            {move || texts::include_secret(holding.get())}
        </label>
        <p class="hint" id="hold-list">{texts::HOLD_LIST}</p>
        <ul class="plain hold-list" aria-labelledby="hold-list" tabindex="0" role="list">{list}</ul>
        <div class="actions">
            {move || {
                let text = texts::download_files(count());
                view! { <SaveButton save text what=""/> }
            }}
        </div>
    }
    .into_any()
}
