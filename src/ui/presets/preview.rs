//! The format that is shown: the choices about it, and its files.

use std::rc::Rc;

use leptos::prelude::*;
use preset::{INFOS, Info, Options, ProcessList, Purpose, Shell};

use super::copy::{copy_button, save_button};
use super::formats::Formats;
use super::secret::secret_file;
use super::texts;
use super::tile::lines;
use crate::browser::storage;
use crate::ui::kit::SelectField;
use crate::ui::kit::el::{El, classed, el, nothing};
use crate::ui::part::files::files_part;

/// The format that is chosen.
pub(super) fn preview(formats: Formats) -> El {
    let wrap = RwSignal::new(storage::get("wrap").as_deref() != Some("no"));
    let files = Memo::new(move |_| {
        let id = formats.chosen.get();
        (id, formats.names(id), formats.can_make(id))
    });
    let inside = Memo::new(move |_| formats.options.with(|o| o.include_secret == Some(true)));
    el("section")
        .set("class", "preview")
        .set("aria-labelledby", "preset-title")
        .child(chooser(formats, wrap))
        .region(move || about(current(formats)).any())
        .region(move || {
            if inside.get() {
                classed("p", "note caution")
                    .text(texts::SECRET_INSIDE)
                    .any()
            } else {
                nothing()
            }
        })
        .child(
            classed("div", "preset-panel")
                .toggle("wrap", move || wrap.get())
                .region(move || {
                    let (id, names, can_make) = files.get();
                    if !can_make {
                        return files_part();
                    }
                    let file = |(at, name): (usize, String)| file(formats, id, at, &name).any();
                    let all: Vec<AnyView> = names.into_iter().enumerate().map(file).collect();
                    all.into_any()
                }),
        )
}

fn current(formats: Formats) -> &'static Info {
    preset::info(formats.chosen.get()).unwrap_or(&INFOS[0])
}

/// What the format is about.
fn about(preset: &Info) -> El {
    let title = el("h3")
        .set("id", "preset-title")
        .set("tabindex", "-1")
        .text(preset.title());
    let danger = preset.danger();
    let danger = danger.map(|text| classed("p", "danger-line").text(text));
    classed("div", "about")
        .child(title)
        .children(lines(preset))
        .children(danger)
}

/// The select of the format, and what can be chosen about it.
fn chooser(formats: Formats, wrap: RwSignal<bool>) -> El {
    let choices = move || current(formats).choices();
    let group = |purpose: Purpose| {
        let of_it = INFOS.iter().filter(|preset| preset.purpose() == purpose);
        let option = |preset: &Info| el("option").set("value", preset.id()).text(preset.title());
        el("optgroup")
            .set("label", purpose.title())
            .children(of_it.map(option))
    };
    let select = el("select")
        .set("id", "preset")
        .children(Purpose::ALL.into_iter().map(group))
        // After the options: one that is not there can't be chosen.
        .value(move || formats.chosen.get().to_owned())
        .on("change", move |event| {
            if let Some(preset) = preset::info(&event_target_value(&event)) {
                formats.choose(preset.id());
            }
        });
    let field = classed("div", "field")
        .child(el("label").set("for", "preset").text(texts::PRESET))
        .child(select);
    let shell = move |shell| formats.options.with(|o| o.shell == shell);
    let asks = move || choices().ask && formats.options.with(|o| o.ask);
    let wraps = el("input")
        .set("type", "checkbox")
        .checked(move || wrap.get())
        .on("change", move |event| {
            let on = event_target_checked(&event);
            storage::set("wrap", if on { "yes" } else { "no" });
            wrap.set(on);
        });
    let bar = classed("div", "preset-bar").child(field);
    let bar = choice(bar, formats, &SHELL, move || choices().shell);
    let bar = choice(bar, formats, &ASK, move || {
        choices().ask && !shell(Shell::Cmd)
    });
    let bar = choice(bar, formats, &COMMAND, move || {
        choices().process_list && shell(Shell::Posix) && !asks()
    });
    let bar = choice(bar, formats, &SECRET, move || choices().secret);
    bar.child(classed("label", "check").child(wraps).text(texts::WRAP))
}

/// What can be chosen about a format: a select of few values.
struct Choice {
    id: &'static str,
    label: &'static str,
    /// Id and text of each value.
    values: fn() -> Vec<(&'static str, &'static str)>,
    /// The place of the value that is chosen.
    now: fn(&Options) -> usize,
    /// Chooses the value at a place.
    set: fn(&mut Options, usize),
}

/// The shell that the text is for.
static SHELL: Choice = Choice {
    id: "shell",
    label: texts::SHELL,
    values: || texts::SHELLS.map(|(_, id, text)| (id, text)).into(),
    now: |options| place(&texts::SHELLS, options.shell),
    set: |options, at| options.shell = texts::SHELLS[at].0,
};

/// Whether the text asks for the secret.
static ASK: Choice = Choice {
    id: "secret-asked",
    label: texts::SECRET_PLACE,
    values: || texts::SECRET_ASKED.map(|(_, id, text)| (id, text)).into(),
    now: |options| place(&texts::SECRET_ASKED, options.ask),
    set: |options, at| options.ask = texts::SECRET_ASKED[at].0,
};

/// Whether the secret may be an argument of a command.
static COMMAND: Choice = Choice {
    id: "process-list",
    label: texts::COMMAND,
    values: || texts::COMMANDS.map(|(form, id)| (id, form.title())).into(),
    now: |options| usize::from(options.process_list == ProcessList::Hidden),
    set: |options, at| options.process_list = texts::COMMANDS[at].0,
};

/// Whether code holds the secret.
static SECRET: Choice = Choice {
    id: "secret-place",
    label: texts::SECRET_PLACE,
    values: || texts::SECRET_PLACES.map(|(_, id, text)| (id, text)).into(),
    now: |options| place(&texts::SECRET_PLACES, options.include_secret == Some(true)),
    set: |options, at| options.include_secret = texts::SECRET_PLACES[at].0.then_some(true),
};

fn place<T: PartialEq>(values: &[(T, &str, &str)], value: T) -> usize {
    let found = values.iter().position(|(of, ..)| *of == value);
    found.unwrap_or_default()
}

/// Ends the bar with the select of a choice, while the format offers it.
fn choice(
    bar: El,
    formats: Formats,
    choice: &'static Choice,
    offered: impl Fn() -> bool + Send + Sync + 'static,
) -> El {
    let offered: Box<dyn Fn() -> bool + Send + Sync> = Box::new(offered);
    let offered = Memo::new(move |_| offered());
    bar.region(move || {
        if offered.get() {
            select(formats, choice)
        } else {
            nothing()
        }
    })
}

fn select(formats: Formats, choice: &'static Choice) -> AnyView {
    let values = (choice.values)();
    let owned = |(id, text): &(&str, &str)| ((*id).to_owned(), (*text).to_owned());
    let options: Vec<_> = values.iter().map(owned).collect();
    let known = values.clone();
    let value = Signal::derive(move || {
        let at = formats.options.with(|options| (choice.now)(options));
        known
            .get(at)
            .map(|(id, _)| (*id).to_owned())
            .unwrap_or_default()
    });
    let on_change = Callback::new(move |chosen: String| {
        if let Some(at) = values.iter().position(|(id, _)| *id == chosen) {
            formats.options.update(|options| (choice.set)(options, at));
        }
    });
    let (id, label) = (choice.id, choice.label);
    view! { <SelectField id label value options on_change/> }.into_any()
}

/// One file, with its name.
fn file(formats: Formats, id: &'static str, at: usize, name: &str) -> El {
    let copied = name.to_owned();
    let on_copied = Callback::new(move |()| formats.file_copied(id, at, &copied));
    // The first file's buttons keep the plain names that people and tests look for.
    let what = if at == 0 { "" } else { name };
    let text = Rc::new(move || formats.real_text(id, at));
    let copy = copy_button(
        formats.when(id),
        text,
        name.to_owned(),
        what.to_owned(),
        on_copied,
    );
    let save = Rc::new(move || formats.save(id, at));
    let text = texts::DOWNLOAD.to_owned();
    let save = save_button(formats.when(id), save, text, what.to_owned());
    classed("div", "preset-file")
        .child(
            classed("div", "preset-head")
                .child(classed("code", "file-name").text(name))
                .child(classed("div", "actions").child(copy).child(save)),
        )
        .child(secret_file(move || formats.shown_text(id, at), name))
}
