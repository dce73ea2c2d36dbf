//! Templates of one's own.

use leptos::prelude::*;

use super::texts;
use crate::browser::{dialog, download};
use crate::ui::kit::{Note, TextField, Tone, tell_saved};
use crate::ui::state::App;
use client::display_name;
use client::manifest::{Format, Manifest, Offered, OwnTemplate, Standing};

/// Keeps the templates as they are now, and says what was done.
pub(super) fn keep_own(app: App, done: String) {
    if app.templates.keep() {
        app.messages.say(done);
    } else {
        app.messages.warn(texts::NOT_KEPT);
    }
}

/// Saving the draft as a template, and the saved ones.
#[component]
pub(super) fn Own(
    /// Whether something in the form can't be taken: then it is not saved.
    wrong: Memo<bool>,
) -> impl IntoView {
    let app = App::here();
    let title = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    // The template that was forgotten last, until something else is done.
    let gone = RwSignal::new(None::<OwnTemplate>);
    let save = move |_| {
        if wrong.get_untracked() {
            error.set(Some(texts::CORRECT.to_owned()));
            return;
        }
        let title_now = title.get_untracked();
        let manifest = app.drafts.with_untracked(Manifest::of);
        if manifest.scopes.is_empty() {
            error.set(Some(texts::NO_SCOPES.to_owned()));
            return;
        }
        let saved = app.templates.save(&title_now, manifest);
        if saved {
            error.set(None);
            title.set(String::new());
            let shown = display_name(title_now.trim());
            gone.set(None);
            keep_own(app, texts::saved(&shown));
        } else {
            error.set(Some(texts::NO_NAME.to_owned()));
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
        <p class="hint">{texts::KEPT}</p>
        <TextField id="template-name" label=texts::NAME value=title error=error
            on_input=Callback::new(move |text| title.set(text))/>
        <div class="actions">
            <button type="button" class="button small" on:click=save>{texts::SAVE}</button>
            <Show when=move || any.get()>
                <button type="button" class="button small" on:click=export>{texts::EXPORT}</button>
            </Show>
        </div>
        <ul class="plain own-templates">
            <For each=all key=|own| (own.title.clone(), own.imported, own.manifest.scopes.len()) let(own)><Row own gone/></For>
        </ul>
        {move || gone.get().map(|own| forgotten(own, gone))}
    }
}

/// The template that was forgotten, and the way back.
fn forgotten(own: OwnTemplate, gone: RwSignal<Option<OwnTemplate>>) -> AnyView {
    let app = App::here();
    let shown = display_name(&own.title);
    let label = texts::of(texts::UNDO, &shown);
    let undo = move |_| {
        if app.templates.put_back(own.clone()) {
            keep_own(app, texts::PUT_BACK.to_owned());
        } else {
            app.messages.warn(texts::TAKEN);
        }
        gone.set(None);
        dialog::focus_soon(&["#template-name"]);
    };
    view! {
        <p class="actions">
            <span><bdi>{shown}</bdi>": "{texts::FORGOTTEN}</span>
            <button type="button" id="template-undo" class="button small" aria-label=label on:click=undo>
                {texts::UNDO}
            </button>
        </p>
    }
    .into_any()
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
            <Note tone=Tone::Caution title=texts::DIFFERENT_TITLE>
                <p>{texts::DIFFERENT}</p>
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
    let (replace_label, keep_label) = (texts::of(texts::REPLACE, &shown), texts::keep(&shown));
    let title = one.template.title.clone();
    let settle = move || {
        all.update(|all| all.retain(|other| other.template.title != title));
        dialog::focus_soon(&["#template-name"]);
    };
    let keep = settle.clone();
    let replace = move |_| {
        let one = one.clone();
        app.templates.replace(one);
        keep_own(app, texts::REPLACED.to_owned());
        settle();
    };
    view! {
        <li>
            <bdi>{shown}</bdi><span class="hint">" "<bdi>{changes}</bdi></span>
            <span class="actions">
                <button type="button" class="button small" aria-label=replace_label on:click=replace>{texts::REPLACE}</button>
                <button type="button" class="button small" aria-label=keep_label on:click=move |_| keep()>{texts::KEEP}</button>
            </span>
        </li>
    }
}

#[component]
fn Row(own: OwnTemplate, gone: RwSignal<Option<OwnTemplate>>) -> impl IntoView {
    let app = App::here();
    let shown = display_name(&own.title);
    let count = own.manifest.scopes.len();
    let words = texts::about(count, own.imported);
    let (file, text) = (
        Format::Yaml.file_name(&own.title),
        Format::Yaml.write(&own.manifest),
    );
    let save_label = texts::of(texts::DOWNLOAD, &shown);
    let forget_label = texts::of(texts::FORGET, &shown);
    let save = move |_| {
        let saved = download::save(&file, Format::Yaml.media_type(), &text);
        tell_saved(app.messages, &file, saved, "");
    };
    let title = own.title;
    let forget = move |_| {
        gone.set(app.templates.remove(&title));
        keep_own(app, texts::FORGOTTEN.to_owned());
        dialog::focus_soon(&["#template-undo", "#template-name"]);
    };
    view! {
        <li>
            <bdi>{shown}</bdi><span class="hint">{words}</span>
            <span class="actions">
                <button type="button" class="button small" aria-label=save_label on:click=save>{texts::DOWNLOAD}</button>
                <button type="button" class="button small" aria-label=forget_label on:click=forget>{texts::FORGET}</button>
            </span>
        </li>
    }
}
