//! The format that is shown: the choices about it, and its files.

use leptos::prelude::*;
use preset::{PRESETS, Preset, ProcessList, Purpose, Shell};

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
                    let file = |(at, name): (usize, String)| view! { <File formats id at name/> };
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
        (
            choices.secret,
            choices.shell,
            choices.process_list,
            choices.ask,
        )
    });
    let asks = Memo::new(move |_| choices.get().3 && formats.options.with(|o| o.ask));
    let can_ask =
        Memo::new(move |_| choices.get().3 && formats.options.with(|o| o.shell != Shell::Cmd));
    let posix = Memo::new(move |_| formats.options.with(|o| o.shell == Shell::Posix));
    let group = |purpose: Purpose| {
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
                    {Purpose::ALL.into_iter().map(group).collect_view()}
                </select>
            </div>
            <Show when=move || choices.get().1><ShellChoice formats/></Show>
            <Show when=move || can_ask.get()><AskChoice formats/></Show>
            <Show when=move || choices.get().2 && posix.get() && !asks.get()><CommandChoice formats/></Show>
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

/// The shell that the text is for.
#[component]
fn ShellChoice(formats: Formats) -> impl IntoView {
    let now = move || formats.options.with(|o| o.shell);
    few(
        "shell",
        texts::SHELL,
        texts::SHELLS.into(),
        now,
        move |shell| {
            formats.set_shell(shell);
        },
    )
}

/// Whether the secret may be an argument of a command.
#[component]
fn CommandChoice(formats: Formats) -> impl IntoView {
    let (plain, hidden) = (ProcessList::Plain, ProcessList::Hidden);
    let values = vec![
        (plain, "plain", plain.title()),
        (hidden, "hidden", hidden.title()),
    ];
    let now = move || formats.options.with(|o| o.process_list);
    let set = move |form| formats.set_process_list(form);
    few("process-list", texts::COMMAND, values, now, set)
}

/// Whether the text asks for the secret.
#[component]
fn AskChoice(formats: Formats) -> impl IntoView {
    let values = texts::SECRET_ASKED.into();
    let now = move || formats.options.with(|o| o.ask);
    let set = move |ask| formats.set_ask(ask);
    few("secret-asked", texts::SECRET_PLACE, values, now, set)
}

/// Whether code holds the secret.
#[component]
fn SecretChoice(formats: Formats) -> impl IntoView {
    let values = texts::SECRET_PLACES.into();
    let now = move || formats.options.with(|o| o.include_secret == Some(true));
    let set = move |inside| formats.set_in_text(inside);
    few("secret-place", texts::SECRET_PLACE, values, now, set)
}

/// A select of few values, each with its id and text.
fn few<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: &'static str,
    values: Vec<(T, &'static str, &'static str)>,
    now: impl Fn() -> T + Send + Sync + 'static,
    set: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let options: Vec<_> = values
        .iter()
        .map(|(_, id, text)| ((*id).to_owned(), (*text).to_owned()))
        .collect();
    let known = values.clone();
    let value = Signal::derive(move || {
        let now = now();
        let found = known.iter().find(|(value, ..)| *value == now);
        found.map_or_else(String::new, |(_, id, _)| (*id).to_owned())
    });
    let on_change = Callback::new(move |chosen: String| {
        if let Some((value, ..)) = values.iter().find(|(_, id, _)| *id == chosen) {
            set(*value);
        }
    });
    view! { <SelectField id label value options on_change/> }.into_any()
}

/// One file, with its name.
#[component]
fn File(formats: Formats, id: &'static str, at: usize, name: String) -> impl IntoView {
    let shown = Callback::new(move |()| formats.shown_text(id, at));
    let real = Callback::new(move |()| formats.real_text(id, at));
    let file = name.clone();
    let on_copied = Callback::new(move |()| formats.file_copied(id, at, &file));
    let save = Callback::new(move |()| formats.save(id, at));
    // The first file's buttons keep the plain names that people and tests look for.
    let plain = at == 0;
    let saved = if plain { String::new() } else { name.clone() };
    view! {
        <div class="preset-file">
            <div class="preset-head">
                <code class="file-name">{name.clone()}</code>
                <div class="actions">
                    <CopyText text=real what=name.clone() plain on_copied/>
                    <SaveButton save what=saved/>
                </div>
            </div>
            <SecretFile text=shown name/>
        </div>
    }
    .into_any()
}
