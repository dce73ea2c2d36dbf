//! The presets: ready-made text for the place where the credentials are used.

use leptos::prelude::*;

use super::MASK;
use crate::{
    browser::{download, storage},
    client::Credentials,
    preset::{self, Handover, PRESETS, PresetFile},
    ui::{
        kit::{CopyButton, SelectField},
        state::App,
    },
};

/// The chosen preset, masked as the secret is; copying and saving take the real one.
#[component]
pub(super) fn Presets(
    held: StoredValue<Credentials, LocalStorage>,
    revealed: RwSignal<bool>,
) -> impl IntoView {
    let app = App::here();
    let first = PRESETS.first().map_or("", |preset| preset.id());
    let known = storage::get("preset").filter(|id| preset::find(id).is_some());
    let chosen = RwSignal::new(known.unwrap_or_else(|| first.to_owned()));
    let choose = move |id: String| {
        storage::set("preset", &id);
        chosen.set(id);
    };
    let file = move |shown: bool| {
        let id = chosen.get();
        held.with_value(|c| {
            let secret = if shown { c.secret.reveal() } else { MASK };
            preset::find(&id).map(|preset| preset.file(&Handover::of(c, secret)))
        })
    };
    let real = move || untrack(|| file(true));
    let text = move || file(revealed.get()).map(|file| file.text);
    let save = move |_| {
        if let Some(PresetFile {
            name,
            media_type,
            text,
        }) = real()
        {
            match download::save(&name, media_type, &text) {
                Ok(()) => app.say(format!("Saved {name}.")),
                Err(_) => app.warn(format!("The browser did not save {name}. Copy the text.")),
            }
        }
    };
    let options = PRESETS
        .iter()
        .map(|p| (p.id().to_owned(), p.title().to_owned()));
    let current = move || chosen.with(|id| preset::find(id));
    let about = Signal::derive(move || current().map_or("", |p| p.about()).to_owned());
    view! {
        <section class="card" aria-labelledby="presets-title">
            <h2 id="presets-title">"Hand over"</h2>
            <p class="hint">
                "Keep the cURL text for every client: it needs nothing but a shell. The secret is \
                 hidden here while it is masked above; Copy and Download take the real one."
            </p>
            <div class="preset-bar">
                <SelectField id="preset" label="Preset" value=chosen hint=about
                    on_change=Callback::new(choose)
                    options=Signal::stored(options.collect::<Vec<_>>())/>
                <div class="actions">
                    <CopyButton plain=true what="the preset"
                        text=move || real().map(|file| file.text).unwrap_or_default()/>
                    <button type="button" class="button small" on:click=save>"Download"</button>
                </div>
            </div>
            {move || current().and_then(crate::preset::Preset::danger).map(|text| view! {
                <p class="note caution">{text}</p>
            })}
            <div role="tabpanel" aria-labelledby="presets-title" tabindex="0" class="preset-panel">
                <pre class="preset-text" translate="no">{text}</pre>
            </div>
        </section>
    }
}
