//! The list of presets, the choices about the chosen one, and its files.

use leptos::prelude::*;

use super::Kit;
use crate::browser::storage;
use crate::ui::kit::{CopyButton, Messages, SelectField, TextField};
use preset::{PRESETS, Preset, ProcessList, Purpose, Shell};
use scope::picker::contains_folded;

#[component]
pub(super) fn Shown(kit: Kit) -> impl IntoView {
    let messages = Messages::here();
    let current = move || kit.chosen.with(|id| preset::find(id));
    let wrap = RwSignal::new(storage::get("wrap").as_deref() != Some("no"));
    let names = Memo::new(move |_| {
        kit.shown()
            .into_iter()
            .map(|file| file.name)
            .collect::<Vec<_>>()
    });
    view! {
        <section class="card presets" aria-labelledby="presets-title">
            <div class="title-row">
                <h2 id="presets-title">"Hand over"</h2>
                <button type="button" class="button small" on:click=move |_| kit.save_all(messages)>
                    "Download all"
                </button>
            </div>
            <p class="hint">{if kit.placeholder {
                "The secret is a placeholder: it is shown once, when a client is created, and the API \
                 never gives it out again."
            } else {
                "Keep the cURL text for every client: it needs nothing but a shell. The secret is \
                 hidden here while it is masked above; Copy and Download take the real one."
            }}</p>
            <Chooser kit/>
            <Choosing kit wrap/>
            {move || current().and_then(Preset::danger).map(|text| view! {
                <p class="note caution">{text}</p>
            })}
            <div role="tabpanel" aria-labelledby="presets-title" tabindex="0" class="preset-panel"
                class:wrap=wrap>
                {move || {
                    let names = names.get();
                    let several = names.len() > 1;
                    let file = |(at, name): (usize, String)| view! { <File kit at name several/> };
                    names.into_iter().enumerate().map(file).collect_view()
                }}
            </div>
        </section>
    }
}

/// The search and the list.
#[component]
fn Chooser(kit: Kit) -> impl IntoView {
    let found = move || kit.filter.with(|text| matching(text));
    let type_in = move |text: String| {
        // Whoever types a name wants to see it: the best match is shown at once.
        let chosen = kit.chosen.with_untracked(|id| preset::find(id));
        let best = matching(&text).into_iter().min_by_key(|p| rank(*p, &text));
        if let Some(best) = best.filter(|_| !text.trim().is_empty())
            && chosen.is_none_or(|chosen| rank(chosen, &text) > rank(best, &text))
        {
            kit.choose(best.id().to_owned());
        }
        kit.filter.set(text);
    };
    let hint = Signal::derive(move || {
        if found().is_empty() {
            return "No preset matches.".to_owned();
        }
        let about = kit.chosen.with(|id| preset::find(id).map(Preset::about));
        about.unwrap_or_default().to_owned()
    });
    let groups = move || {
        let shown = found();
        let mut purposes: Vec<Purpose> = PRESETS.iter().map(|p| p.purpose()).collect();
        purposes.sort_unstable();
        purposes.dedup();
        let group = |purpose: Purpose| {
            let options: Vec<_> = PRESETS
                .iter()
                .filter(|p| p.purpose() == purpose)
                .filter(|p| {
                    let is_chosen = kit.chosen.with_untracked(|id| id == p.id());
                    is_chosen || shown.iter().any(|found| found.id() == p.id())
                })
                .map(|p| {
                    let id = p.id();
                    let selected = move || kit.chosen.with(|chosen| chosen == id);
                    view! { <option value=id selected=selected>{p.title()}</option> }
                })
                .collect();
            (!options.is_empty())
                .then(|| view! { <optgroup label=purpose.title()>{options}</optgroup> })
        };
        purposes.into_iter().map(group).collect_view()
    };
    view! {
        <div class="pair">
            <TextField id="find-preset" label="Find a format" kind="search" value=kit.filter
                on_input=Callback::new(type_in) placeholder="Language, tool or purpose"/>
            <div class="field">
                <label for="preset">"Preset"</label>
                <select id="preset" aria-describedby="preset-hint" prop:value=kit.chosen
                    on:change=move |event| kit.choose(event_target_value(&event))>
                    {groups}
                </select>
                <p class="hint" id="preset-hint">{hint}</p>
            </div>
        </div>
    }
}

/// The presets with every word of the text in their title, id, purpose or description.
fn matching(text: &str) -> Vec<&'static dyn Preset> {
    let has = |preset: &&dyn Preset| {
        let all = [
            preset.title(),
            preset.id(),
            preset.purpose().title(),
            preset.about(),
        ];
        text.split_whitespace()
            .all(|word| all.iter().any(|text| contains_folded(text, word)))
    };
    PRESETS.iter().copied().filter(has).collect()
}

/// How well a text names a preset; less is better.
fn rank(preset: &dyn Preset, text: &str) -> u8 {
    let (title, text) = (preset.title(), text.trim());
    let begins = title
        .get(..text.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(text));
    match (begins, contains_folded(title, text)) {
        _ if title.eq_ignore_ascii_case(text) => 0,
        (true, _) => 1,
        (_, true) => 2,
        _ if matching(text).iter().any(|found| found.id() == preset.id()) => 3,
        _ => 4,
    }
}

/// What can be chosen about the preset, and about how it is shown.
#[component]
fn Choosing(kit: Kit, wrap: RwSignal<bool>) -> impl IntoView {
    let choices = Memo::new(move |_| {
        let choices = kit.chosen.with(|id| preset::find(id).map(Preset::choices));
        let choices = choices.unwrap_or_default();
        (choices.secret, choices.shell, choices.process_list)
    });
    let shells = [
        ("posix", "sh, bash, zsh, fish"),
        ("powershell", "PowerShell"),
        ("cmd", "Windows command prompt"),
    ];
    let shells: Vec<_> = shells
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .into();
    let shell = Signal::derive(move || match kit.options.get().shell {
        preset::Shell::Posix => "posix".to_owned(),
        preset::Shell::PowerShell => "powershell".to_owned(),
        preset::Shell::Cmd => "cmd".to_owned(),
    });
    let forms = [
        ("plain", ProcessList::Plain),
        ("hidden", ProcessList::Hidden),
    ];
    let forms: Vec<_> = forms
        .map(|(id, form)| (id.to_owned(), form.title().to_owned()))
        .into();
    let form = Signal::derive(move || match kit.options.get().process_list {
        ProcessList::Plain => "plain".to_owned(),
        ProcessList::Hidden => "hidden".to_owned(),
    });
    let included = move || kit.options.get().include_secret == Some(true);
    let secret = Signal::derive(move || {
        let place = if included() { "text" } else { "environment" };
        place.to_owned()
    });
    let set_secret = move |choice: String| {
        kit.options.update(|options| {
            options.include_secret = (choice == "text").then_some(true);
        });
    };
    let places = [
        ("environment", "Read from the environment"),
        ("text", "In the text"),
    ];
    let places: Vec<_> = places
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .into();
    view! {
        <div class="preset-bar">
            <Show when=move || choices.get().1>
                <SelectField id="shell" label="Shell" value=shell options=shells.clone()
                    on_change=Callback::new(move |id: String| kit.set_shell(&id))/>
            </Show>
            <Show when=move || choices.get().2 && kit.options.get().shell == Shell::Posix>
                <SelectField id="process-list" label="Command" value=form options=forms.clone()
                    on_change=Callback::new(move |id: String| kit.set_process_list(&id))/>
            </Show>
            <Show when=move || choices.get().0>
                <SelectField id="secret-place" label="The secret" value=secret
                    options=places.clone() on_change=Callback::new(set_secret)/>
            </Show>
            <label class="check">
                <input type="checkbox" prop:checked=wrap on:change=move |event| {
                    let on = event_target_checked(&event);
                    storage::set("wrap", if on { "yes" } else { "no" });
                    wrap.set(on);
                }/>
                "Wrap lines"
            </label>
        </div>
        <Show when=move || choices.get().0 && included()>
            <p class="note caution">
                "The secret stands in this text. Use it for a trial of your own; never commit or share it."
            </p>
        </Show>
    }
}

/// One file, with its name when there are several.
#[component]
fn File(kit: Kit, at: usize, name: String, several: bool) -> impl IntoView {
    let messages = Messages::here();
    let real = move || {
        let file = kit.real().into_iter().nth(at);
        file.map_or_else(String::new, |file| file.text.as_str().to_owned())
    };
    let text = move || {
        let file = kit.shown().into_iter().nth(at);
        file.map_or_else(String::new, |file| file.text.as_str().to_owned())
    };
    // The first file's buttons keep the plain names that people and tests look for.
    let plain = at == 0;
    let label = if plain {
        "Download".to_owned()
    } else {
        format!("Download {name}")
    };
    let what = if several {
        name.clone()
    } else {
        "the preset".to_owned()
    };
    view! {
        <div class="preset-file">
            <div class="preset-head">
                <code class="file-name">{name}</code>
                <div class="actions">
                    <CopyButton plain=plain what=what text=real/>
                    <button type="button" class="button small" aria-label=label
                        on:click=move |_| kit.save(messages, at)>"Download"</button>
                </div>
            </div>
            <pre class="preset-text" translate="no" tabindex="0">{text}</pre>
        </div>
    }
}
