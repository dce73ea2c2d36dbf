//! The draft as a link and as files, drafts from text, and templates of one's own.

mod own;
mod texts;

use leptos::prelude::*;

use self::own::{Different, Own, keep_own};
use crate::browser::file::File;
use crate::browser::{address, dialog, file};
use crate::ui::kit::{FileBox, FilePick, SelectField};
use crate::ui::state::App;
use crate::workspace::PageTasks;
use client::manifest::{FORMATS, Format, Manifest, Offered, Standing, read};

/// No manifest is longer, in bytes.
const MOST: f64 = 300_000.0;

/// All of it, in one section.
#[component]
pub fn SharePanel(
    /// Whether something in the form can't be taken: then the draft is not written down.
    wrong: Memo<bool>,
) -> impl IntoView {
    // The button that asked for it is gone, and this part may have arrived much later.
    dialog::focus_soon(&["#share-title"]);
    view! {
        <section class="share" aria-labelledby="share-title">
            <h2 id="share-title" tabindex="-1">{texts::TITLE}</h2>
            <p class="hint">{texts::WHAT}</p>
            <div class="share-columns">
                {move || if wrong.get() {
                    view! { <p class="field-error">{texts::CORRECT}</p> }.into_any()
                } else {
                    view! { <Written/> }.into_any()
                }}
                <div class="share-side">
                    <h3>{texts::OPEN_TITLE}</h3>
                    <Open/>
                    <h3>{texts::OWN_TITLE}</h3>
                    <Own wrong/>
                </div>
            </div>
        </section>
    }
}

/// The draft in the chosen format.
#[component]
fn Written() -> impl IntoView {
    let app = App::here();
    let format = RwSignal::new(Format::Link);
    let id = |format: Format| (format as usize).to_string();
    let options: Vec<(String, String)> = FORMATS
        .iter()
        .map(|format| (id(*format), format.title().to_owned()))
        .collect();
    let choose = move |chosen: String| {
        if let Some(found) = FORMATS.into_iter().find(|format| id(*format) == chosen) {
            format.set(found);
        }
    };
    let text = Memo::new(move |_| {
        let format = format.get();
        let text = app.drafts.with(|form| format.write(&Manifest::of(form)));
        if format == Format::Link {
            address::whole(&text)
        } else {
            text
        }
    });
    let name = Memo::new(move |_| app.drafts.with(|form| format.get().file_name(&form.name)));
    let hint = Memo::new(move |_| texts::hint(format.get()).to_owned());
    view! {
        <div class="share-written">
        <SelectField id="draft-format" label=texts::FORMAT options=Signal::stored(options) hint
            value=Signal::derive(move || id(format.get())) on_change=Callback::new(choose)/>
        <FileBox name text media=Signal::derive(move || format.get().media_type()) what="draft" or=texts::OR_COPY/>
        </div>
    }
}

/// A draft from a text or a file.
#[component]
fn Open() -> impl IntoView {
    let app = App::here();
    let typed = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let different = RwSignal::new(Vec::<Offered>::new());
    let tasks = PageTasks::new();
    let open = move |text: &str| {
        // A list of templates is no draft: new ones join the others, and different ones wait for a
        // choice.
        let offered = app.templates.offered(text);
        if !offered.is_empty() {
            error.set(None);
            let new = |one: &&Offered| one.standing == Standing::New;
            let added = offered.iter().filter(new).count();
            let rest = app.templates.take_new(offered);
            let done = if added == 0 && rest.is_empty() {
                texts::ALL_KNOWN.to_owned()
            } else {
                texts::added(added)
            };
            different.try_set(rest);
            keep_own(app, done);
            return;
        }
        match read(text) {
            Ok(opened) => {
                app.messages.say(texts::opened(opened.format));
                error.set(None);
                app.drafts.replace(opened.form());
                dialog::focus_heading();
            }
            Err(why) => error.set(Some(why)),
        }
    };
    let pick = Callback::new(move |picked: File| {
        tasks.start(async move {
            match file::text(&picked, MOST).await {
                Ok(text) => open(&text),
                Err(_) => {
                    error.try_set(Some(texts::NOT_READ.to_owned()));
                }
            }
        });
    });
    view! {
        <FilePick id="draft-file" label=texts::CHOOSE_FILE on_file=pick>
            <div class="field">
                <label for="draft-text">{texts::OPEN_TEXT}</label>
                <textarea id="draft-text" rows="4" spellcheck="false" autocomplete="off" translate="no"
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || error.get().map(|_| "draft-text-error")
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))></textarea>
                {move || error.get().map(|why| view! {
                    <p class="field-error" id="draft-text-error" role="alert">{why}</p>
                })}
            </div>
            <button type="button" class="button small" on:click=move |_| typed.with_untracked(|text| open(text))>
                {texts::OPEN}
            </button>
        </FilePick>
        <Different all=different/>
    }
}
