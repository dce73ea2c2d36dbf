//! Templates of one's own.

use leptos::prelude::*;

use crate::browser::{dialog, download};
use crate::ui::kit::{Note, TextField, Tone, tell_saved};
use crate::ui::state::App;
use client::display_name;
use client::manifest::{Format, Manifest, Offered, OwnTemplate, Standing};

/// What is said when the browser stores nothing.
const NOT_KEPT: &str = "This browser stores nothing for the page: the change lasts until the tab is closed. Export the templates.";

/// Keeps the templates as they are now, and says what was done.
pub(super) fn keep_own(app: App, done: String) {
    if app.templates.keep() {
        app.messages.say(done);
    } else {
        app.messages.warn(NOT_KEPT);
    }
}

/// Saving the draft as a template, and the saved ones.
#[component]
pub(super) fn Own() -> impl IntoView {
    let app = App::here();
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let save = move |_| {
        let title_now = title.get_untracked();
        let manifest = app.drafts.with_untracked(Manifest::of);
        if manifest.scopes.is_empty() {
            error.set(Some(
                "The draft has no scope yet: there is nothing to save.".to_owned(),
            ));
            return;
        }
        let saved = app.templates.save(&title_now, manifest);
        if saved {
            error.set(None);
            title.set(String::new());
            let shown = display_name(title_now.trim());
            keep_own(app, format!("Saved the template {shown}."));
        } else {
            error.set(Some("Give the template a name.".to_owned()));
        }
    };
    let any = Memo::new(move |_| app.templates.with(|own| own.iter().next().is_some()));
    let all = move || {
        app.templates
            .with(|own| own.iter().cloned().collect::<Vec<_>>())
    };
    let export = move |_| {
        let text = app.templates.write();
        let saved = download::save("templates.json", "application/json", &text);
        tell_saved(app.messages, "templates.json", saved, "");
    };
    view! {
        <p class="hint">
            "Kept in this browser, on this device. They stand in the list of templates above."
        </p>
        <TextField id="template-name" label="Template name" value=title error=error
            on_input=Callback::new(move |text| title.set(text))/>
        <div class="actions">
            <button type="button" class="button small" on:click=save>"Save the draft as a template"</button>
            <Show when=move || any.get()>
                <button type="button" class="button small" on:click=export>"Export all"</button>
            </Show>
        </div>
        <ul class="plain own-templates">
            <For each=all key=|own| (own.title.clone(), own.imported, own.manifest.scopes.len()) let(own)><Row own/></For>
        </ul>
    }
}

/// Templates of a file that differ from own ones of the same title: each is taken only by choice.
#[component]
pub(super) fn Different(
    /// Those that nobody decided on yet.
    all: RwSignal<Vec<Offered>>,
) -> impl IntoView {
    let any = Memo::new(move |_| all.with(|all| !all.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Note tone=Tone::Caution title="Some templates differ from yours">
                <p>"You have other templates with these titles. Yours stay unless you replace them."</p>
                <ul class="plain own-templates">
                    <For each=move || all.get() key=|one| one.template.title.clone() let(one)>
                        <DifferentRow one all/>
                    </For>
                </ul>
            </Note>
        </Show>
    }
}

#[component]
fn DifferentRow(one: Offered, all: RwSignal<Vec<Offered>>) -> impl IntoView {
    let app = App::here();
    let shown = display_name(&one.template.title);
    let changes = match &one.standing {
        Standing::Different(changes) => changes.join(" "),
        Standing::New | Standing::Same => String::new(),
    };
    let label = |verb: &str| format!("{verb} {shown}");
    let (replace_label, keep_label) = (label("Replace"), label("Keep my"));
    let title = one.template.title.clone();
    let settle = move || {
        all.update(|all| all.retain(|other| other.template.title != title));
        dialog::focus_soon(&["#template-name"]);
    };
    let keep = settle.clone();
    let replace = move |_| {
        let one = one.clone();
        app.templates.replace(one);
        keep_own(app, "The template is replaced.".to_owned());
        settle();
    };
    view! {
        <li>
            <bdi>{shown}</bdi><span class="hint">" "<bdi>{changes}</bdi></span>
            <span class="actions">
                <button type="button" class="button small" aria-label=replace_label on:click=replace>"Replace"</button>
                <button type="button" class="button small" aria-label=keep_label on:click=move |_| keep()>"Keep mine"</button>
            </span>
        </li>
    }
}

#[component]
fn Row(own: OwnTemplate) -> impl IntoView {
    let app = App::here();
    let shown = display_name(&own.title);
    let count = own.manifest.scopes.len();
    let imported = if own.imported { ", imported" } else { "" };
    let words = format!(" {}{imported}", syntax::counted(count, "scope"));
    let (file, text) = (
        Format::Yaml.file_name(&own.title),
        Format::Yaml.write(&own.manifest),
    );
    let label = |verb: &str| format!("{verb} {shown}");
    let (save_label, forget_label) = (label("Download"), label("Forget"));
    let save = move |_| {
        let saved = download::save(&file, Format::Yaml.media_type(), &text);
        tell_saved(app.messages, &file, saved, "");
    };
    let title = own.title;
    let forget = move |_| {
        app.templates.remove(&title);
        keep_own(app, "The template is forgotten.".to_owned());
        dialog::focus_soon(&["#template-name"]);
    };
    view! {
        <li>
            <bdi>{shown}</bdi><span class="hint">{words}</span>
            <span class="actions">
                <button type="button" class="button small" aria-label=save_label on:click=save>"Download"</button>
                <button type="button" class="button small" aria-label=forget_label on:click=forget>"Forget"</button>
            </span>
        </li>
    }
}
