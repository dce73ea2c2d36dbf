//! The format that is shown: the choices about it, and its files.

use leptos::prelude::*;
use preset::{PRESETS, Preset, ProcessList, Shell};

use super::copy::CopyText;
use super::formats::Formats;
use super::secret::SecretFile;
use super::texts;
use super::tile::SaveButton;
use crate::browser::storage;
use crate::ui::kit::SelectField;

#[component]
pub(super) fn Preview(formats: Formats) -> impl IntoView {
    let wrap = RwSignal::new(storage::get("wrap").as_deref() != Some("no"));
    let current = move || preset::find(formats.chosen.get()).unwrap_or(PRESETS[0]);
    let files = Memo::new(move |_| {
        let id = formats.chosen.get();
        (id, formats.names(id))
    });
    view! {
        <section class="preview" aria-labelledby="preset-title">
            <Chooser formats wrap/>
            {move || {
                let preset = current();
                view! {
                    <div class="about">
                        <h3 id="preset-title" tabindex="-1">{preset.title()}</h3>
                        {preset.lines().into_iter()
                            .map(|line| view! { <p class="hint">{line}</p> }).collect_view()}
                        {preset.danger().map(|text| view! { <p class="danger-line">{text}</p> })}
                    </div>
                }
            }}
            <Show when=move || formats.options.with(|o| o.include_secret == Some(true))>
                <p class="note caution">{texts::SECRET_INSIDE}</p>
            </Show>
            <div class="preset-panel" class:wrap=wrap>
                {move || {
                    let (id, names) = files.get();
                    let several = names.len() > 1;
                    let file = |(at, name): (usize, String)| view! { <File formats id at name several/> };
                    names.into_iter().enumerate().map(file).collect_view()
                }}
            </div>
        </section>
    }
    .into_any()
}

/// The select of the format, and what can be chosen about it.
#[component]
fn Chooser(formats: Formats, wrap: RwSignal<bool>) -> impl IntoView {
    let choices = Memo::new(move |_| {
        let choices = preset::find(formats.chosen.get()).map(Preset::choices);
        let choices = choices.unwrap_or_default();
        (choices.secret, choices.shell, choices.process_list)
    });
    let posix = Memo::new(move |_| formats.options.with(|o| o.shell == Shell::Posix));
    let group = |purpose: preset::Purpose| {
        let of_it = PRESETS.iter().filter(|preset| preset.purpose() == purpose);
        let option = |preset: &&'static dyn Preset| {
            let id = preset.id();
            let selected = move || formats.chosen.get() == id;
            view! { <option value=id selected=selected>{preset.title()}</option> }
        };
        view! { <optgroup label=purpose.title()>{of_it.map(option).collect_view()}</optgroup> }
    };
    let choose = move |id: String| {
        if let Some(preset) = preset::find(&id) {
            formats.choose(preset.id());
        }
    };
    view! {
        <div class="preset-bar">
            <div class="field">
                <label for="preset">{texts::PRESET}</label>
                <select id="preset" prop:value=formats.chosen
                    on:change=move |event| choose(event_target_value(&event))>
                    {preset::purposes().into_iter().map(group).collect_view()}
                </select>
            </div>
            <Show when=move || choices.get().1><ShellChoice formats/></Show>
            <Show when=move || choices.get().2 && posix.get()><CommandChoice formats/></Show>
            <Show when=move || choices.get().0><SecretChoice formats/></Show>
            <label class="check">
                <input type="checkbox" prop:checked=wrap on:change=move |event| {
                    let on = event_target_checked(&event);
                    storage::set("wrap", if on { "yes" } else { "no" });
                    wrap.set(on);
                }/>
                {texts::WRAP}
            </label>
        </div>
    }
    .into_any()
}

/// A select of few values that are named by their place.
fn select<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: &'static str,
    values: Vec<(T, &'static str)>,
    now: impl Fn() -> T + Send + Sync + 'static,
    set: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let options: Vec<_> = values.iter().enumerate();
    let _ = options;
    todo!()
}
