//! Credentials encrypted for the keys of their receivers: the keys, the format, and the file that comes of it.

mod texts;

use leptos::ev::{Event, Targeted};
use leptos::prelude::*;
use preset::{PresetFile, Text, zip};
use seal::{ENDING, Kind, MEDIA_TYPE, Receiver, seal, without_private_keys};
use zeroize::Zeroizing;

use crate::browser::elements::HtmlTextAreaElement;
use crate::browser::{dialog, download};
use crate::ui::kit::{Messages, SelectField, tell_saved};
use crate::ui::part::encrypt::Content;
use crate::ui::presets::CopyText;
use client::text::visible;

/// The format that is encrypted unless another is chosen.
const FIRST: &str = "env";

/// An encrypted file.
#[derive(Clone)]
struct Made {
    /// Its name.
    name: String,
    /// The name of what is inside.
    inside: String,
    /// Its text, which is no secret.
    text: String,
    /// The kinds of keys that open it, each once.
    kinds: Vec<Kind>,
}

/// The state of the panel. Cheap to copy.
#[derive(Clone, Copy)]
struct Panel {
    content: Content,
    keys: RwSignal<String>,
    format: RwSignal<&'static str>,
    /// Why the keys can't be taken, a line each.
    wrong: RwSignal<Vec<String>>,
    made: RwSignal<Option<Made>>,
}

impl Panel {
    /// Takes what is typed or pasted. A private key leaves the field at once.
    fn typed(self, area: &HtmlTextAreaElement) {
        let text = Zeroizing::new(area.value());
        let kept = without_private_keys(&text);
        if let Some(kept) = &kept {
            area.set_value(kept);
        }
        self.wrong
            .set(kept.iter().map(|_| texts::PRIVATE.to_owned()).collect());
        self.keys.set(kept.unwrap_or(text).to_string());
        self.made.set(None);
    }

    /// The receivers, unless a line can't be taken.
    fn receivers(self) -> Vec<Receiver> {
        self.keys.with(|keys| seal::read(keys)).unwrap_or_default()
    }

    /// Says what is wrong with the keys, if anything is.
    fn judge(self) -> Option<Vec<Receiver>> {
        match self.keys.with_untracked(|keys| seal::read(keys)) {
            Ok(receivers) => Some(receivers),
            Err(problems) => {
                self.wrong
                    .set(problems.iter().map(texts::problem).collect());
                None
            }
        }
    }

    fn encrypt(self) {
        let receivers = match self.judge() {
            Some(receivers) if receivers.is_empty() => {
                self.wrong.set(vec![texts::NO_KEYS.to_owned()]);
                None
            }
            judged => judged,
        };
        let Some(receivers) = receivers else {
            dialog::focus_first_invalid();
            return;
        };
        let files = self.content.files.run(self.format.get_untracked());
        let slug = self.content.slug.run(());
        let (inside, sealed) = match files.as_slice() {
            [file] => (named(file, &slug), seal(file.text.as_bytes(), &receivers)),
            files => {
                let all = files.iter();
                let all = all.map(|file| (file.name.as_str(), file.text.as_bytes()));
                let name = [self.format.get_untracked(), "-", &slug, ".zip"].concat();
                (name, seal(&zip::archive(all), &receivers))
            }
        };
        let Ok(text) = sealed else {
            self.wrong.set(vec![texts::NOT_ENCRYPTED.to_owned()]);
            return;
        };
        let mut kinds: Vec<Kind> = receivers.iter().map(|receiver| receiver.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        self.wrong.set(Vec::new());
        self.made.set(Some(Made {
            name: [&inside, ENDING].concat(),
            inside,
            text,
            kinds,
        }));
        dialog::focus_soon(&["#encrypted-title"]);
    }
}

/// A file whose whole name is an ending is named after the client, so that it can be told from others.
fn named(file: &PresetFile, slug: &str) -> String {
    if file.name.starts_with('.') {
        [slug, &file.name].concat()
    } else {
        file.name.clone()
    }
}

/// The panel.
#[component]
pub fn EncryptPanel(
    /// What can be encrypted.
    content: Content,
) -> impl IntoView {
    // It is opened by a press, and may have come later.
    dialog::focus_soon(&["#receivers"]);
    let all = content.formats.get_value();
    let first = all.iter().find(|(id, _)| *id == FIRST).or(all.first());
    let panel = Panel {
        content,
        keys: RwSignal::new(String::new()),
        format: RwSignal::new(first.map_or(FIRST, |(id, _)| id)),
        wrong: RwSignal::new(Vec::new()),
        made: RwSignal::new(None),
    };
    let typed = move |event: Targeted<Event, HtmlTextAreaElement>| panel.typed(&event.target());
    let left = move |_| {
        panel.judge();
    };
    let is_wrong = Memo::new(move |_| panel.wrong.with(|wrong| !wrong.is_empty()));
    let errors = move || {
        let lines = panel.wrong.get().into_iter();
        lines.map(|line| view! { <p>{line}</p> }).collect_view()
    };
    let options: Vec<_> = all
        .iter()
        .map(|(id, title)| ((*id).to_owned(), (*title).to_owned()))
        .collect();
    let choose = Callback::new(move |chosen: String| {
        if let Some((id, _)) = all.iter().find(|(id, _)| *id == chosen) {
            panel.format.set(id);
            panel.made.set(None);
        }
    });
    view! {
        <div class="encrypt">
            <p class="hint">{texts::HOW}</p>
            <div class="field">
                <label for="receivers">{texts::KEYS}</label>
                <textarea id="receivers" rows="3" spellcheck="false" autocomplete="off" autocapitalize="off"
                    translate="no" placeholder=texts::EXAMPLE
                    aria-required="true"
                    aria-invalid=move || is_wrong.get().then_some("true")
                    aria-describedby=move || if is_wrong.get() { "receivers-error receivers-hint" } else { "receivers-hint" }
                    on:input:target=typed on:change=left></textarea>
                <div class="field-error" id="receivers-error" role="alert">{errors}</div>
                <p class="hint" id="receivers-hint">{texts::KEYS_HINT}</p>
            </div>
            {move || receivers(&panel.receivers())}
            <SelectField id="encrypt-format" label=texts::CONTENT value=Signal::derive(move || panel.format.get().to_owned())
                options on_change=choose/>
            <div class="actions">
                <button type="button" class="button" on:click=move |_| panel.encrypt()>{texts::ENCRYPT}</button>
            </div>
            {move || panel.made.get().map(|made| result(panel, made))}
        </div>
    }
    .into_any()
}

/// Who will be able to open the file.
fn receivers(all: &[Receiver]) -> Option<AnyView> {
    let one = |receiver: &Receiver| {
        let comment = visible(&receiver.comment).into_owned();
        view! {
            <li>
                {texts::kind(receiver.kind)}" "<code translate="no">{receiver.known_by.clone()}</code>" "<bdi>{comment}</bdi>
            </li>
        }
    };
    (!all.is_empty()).then(|| {
        view! {
            <div>
                <p id="can-open">{texts::CAN_OPEN}</p>
                <ul class="plain receivers" aria-labelledby="can-open">{all.iter().map(one).collect_view()}</ul>
                <p class="hint">{texts::CHECK}</p>
            </div>
        }
        .into_any()
    })
}

/// The file, with what the receiver does with it.
fn result(panel: Panel, made: Made) -> AnyView {
    let messages = Messages::here();
    let on_copied = panel.content.on_stored;
    let text = made.text.clone();
    let copied = Callback::new(move |()| Text::from(text.as_str()));
    let commands: Vec<String> = made
        .kinds
        .iter()
        .map(|kind| texts::command(*kind, &made.name, &made.inside))
        .collect();
    let (name, text) = (made.name.clone(), made.text.clone());
    let save = move |_| {
        let saved = download::save(&name, MEDIA_TYPE, &text);
        if saved.is_ok() {
            on_copied.run(());
        }
        tell_saved(messages, &name, saved, "");
    };
    view! {
        <section class="encrypted" aria-labelledby="encrypted-title">
            <h4 id="encrypted-title" tabindex="-1">{texts::ENCRYPTED}</h4>
            <div class="preset-file">
                <div class="preset-head">
                    <code class="file-name">{made.name.clone()}</code>
                    <div class="actions">
                        <CopyText text=copied what=made.name.clone() on_copied/>
                        <button type="button" class="button small press" on:click=save>{texts::DOWNLOAD}</button>
                    </div>
                </div>
                <pre class="preset-text" translate="no" tabindex="0" role="region" aria-label=made.name>{made.text}</pre>
            </div>
            <p class="hint">{texts::TO_OPEN}</p>
            <pre class="preset-text" translate="no" tabindex="0" role="region" aria-label=texts::COMMANDS>{commands.join("\n")}</pre>
            <p class="hint">{texts::OPENED_WITH}</p>
        </section>
    }
    .into_any()
}
