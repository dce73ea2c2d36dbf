//! The one box: words are searched for, and what is pasted or dropped is read.

use crate::browser::elements::{Element, HtmlTextAreaElement, Node};
use evidence::{Intake, Kind};
use finder::EndpointId;
use leptos::ev::{DragEvent, Event, FocusEvent, KeyboardEvent, MouseEvent, Targeted};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use zeroize::Zeroizing;

use super::options::{Offered, came_at_once, offered};
use super::pick::FolderPick;
use super::reading::{Reading, file_reader};
use super::{CallName, texts};
use crate::browser::{dialog, folder};
use crate::ui::kit::{CancelButton, FilePick, Waiting};
use crate::ui::part::Part;
use crate::ui::part::material::{Found, Material, Taken};
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// The id of the box; those of its list and options begin so.
const ID: &str = "job-box";
/// The id of its list.
const LIST: &str = "job-box-list";

/// What the box knows. Cheap to copy.
#[derive(Clone, Copy)]
struct Box {
    app: App,
    /// What reads material.
    part: Part<Material>,
    tasks: PageTasks,
    reading: Reading,
    node: NodeRef<html::Textarea>,
    offered: Memo<Offered>,
    /// Whether the list may be shown.
    opened: RwSignal<bool>,
    /// The option that the arrow keys chose.
    marked: RwSignal<Option<usize>>,
    /// What the last material was found to say.
    found: RwSignal<Option<Found>>,
    /// Whether that material held credentials.
    removed: RwSignal<bool>,
}

impl Box {
    fn is_shown(self) -> bool {
        self.opened.get() && self.offered.with(|offered| !offered.calls.is_empty())
    }

    /// The option that Enter takes: the marked one, else the first, unless it is only a guess.
    fn active(self) -> Option<usize> {
        let (count, meant) = self
            .offered
            .with(|offered| (offered.calls.len(), offered.meant));
        let first = (count > 0 && !meant).then_some(0);
        self.marked.get().filter(|at| *at < count).or(first)
    }

    /// Empties the box, in the document too: what was pasted may never have reached the state.
    fn empty(self) {
        if let Some(area) = self.node.get_untracked() {
            area.set_value("");
        }
        self.app.job.set_text(Zeroizing::default());
        self.opened.try_set(false);
        self.marked.try_set(None);
    }

    fn choose(self, at: usize) {
        let call = self
            .offered
            .with_untracked(|offered| offered.calls.get(at).map(|(call, _)| *call));
        if let Some(call) = call {
            self.app.job.add_calls(&[call]);
            self.empty();
        }
    }

    /// Takes a text that was typed or pasted.
    fn take(self, text: Zeroizing<String>, at_once: bool) {
        if text.trim().is_empty() {
            // What the last text said stays: the box is emptied after each.
            self.app.job.set_text(text);
            return;
        }
        // Somebody is typing words.
        if !at_once && !text.contains('\n') {
            self.search(text);
            return;
        }
        self.with_material(move |material| {
            let taken = (material.take)(&text, at_once);
            self.taken(taken, text);
        });
    }

    /// Does something with what reads material, which may still be on its way. Until then the text stands in
    /// the box.
    fn with_material(self, act: impl FnOnce(Material) + 'static) {
        self.part.with(self.tasks, move |material| match material {
            Ok(material) => act(material),
            Err(_) => {
                self.reading.problem.try_set(Some(texts::NOT_LOADED));
            }
        });
    }

    fn search(self, text: Zeroizing<String>) {
        self.removed.set(false);
        self.found.set(None);
        self.marked.set(None);
        self.opened.set(true);
        self.app.job.set_text(text);
    }

    fn taken(self, Taken { credentials, taken }: Taken, text: Zeroizing<String>) {
        match taken {
            Intake::Query => self.search(text),
            Intake::Lines(lines) => {
                self.found.set(None);
                self.app.job.add_lines(&text, &lines);
                self.empty();
            }
            Intake::Material(evidence) => {
                let keep = evidence.kind == Kind::Nothing && !credentials;
                self.show(Found::Material(evidence));
                if keep {
                    // Nothing was found, so it can be corrected.
                    self.app.job.set_text(text);
                } else {
                    self.empty();
                }
            }
        }
        self.removed.set(credentials);
    }

    fn show(self, found: Found) {
        self.with_material(move |material| {
            (material.add)(self.app.job, &found);
            self.found.try_set(Some(found));
        });
    }

    /// Enter without an option: the line as it is.
    fn enter(self) {
        let text = self
            .app
            .job
            .with_text_untracked(|text| Zeroizing::new(text.to_owned()));
        if text.trim().is_empty() {
            return;
        }
        self.with_material(move |material| {
            if (material.holds_credentials)(&text) {
                self.take(text, true);
                return;
            }
            self.app.job.add_lines(&text, &finder::lines(&text));
            self.empty();
        });
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let shown = untrack(|| self.is_shown());
        match event.key().as_str() {
            "Enter" if !event.shift_key() => {
                event.prevent_default();
                match untrack(|| self.active()).filter(|_| shown) {
                    Some(at) => self.choose(at),
                    None => self.enter(),
                }
            }
            "Escape" if shown => {
                event.prevent_default();
                self.opened.set(false);
            }
            key @ ("ArrowDown" | "ArrowUp") => {
                let count = self.offered.with_untracked(|offered| offered.calls.len());
                if count == 0 {
                    return;
                }
                event.prevent_default();
                if !shown {
                    self.opened.set(true);
                    return;
                }
                let now = untrack(|| self.active());
                let next = match (key, now) {
                    ("ArrowDown", None) => 0,
                    ("ArrowDown", Some(at)) => (at + 1) % count,
                    (_, None | Some(0)) => count - 1,
                    (_, Some(at)) => at - 1,
                };
                self.marked.set(Some(next));
                if let Some(entry) = document().get_element_by_id(&option_id(next)) {
                    dialog::keep_in_sight(&entry);
                }
            }
            _ => {}
        }
    }
}

fn option_id(at: usize) -> String {
    [ID, "-option-", &at.to_string()].concat()
}

/// The box for words, texts and files, and what was recognised in them.
#[component]
pub(super) fn JobBox() -> impl IntoView {
    let app = App::here();
    let waiting = Waiting::default();
    let reading = Reading::new(waiting);
    let the = Box {
        app,
        part: Part::here(),
        tasks: PageTasks::new(),
        reading,
        node: NodeRef::new(),
        offered: Memo::new(move |_| app.job.with_text(offered)),
        opened: RwSignal::new(false),
        marked: RwSignal::new(None),
        found: RwSignal::new(None),
        removed: RwSignal::new(false),
    };
    let node = the.node;
    // Not a property of the view, which would keep a copy of the text.
    Effect::new(move || {
        if let Some(area) = node.get() {
            app.job.with_text(|text| {
                if Zeroizing::new(area.value()).as_str() != text {
                    area.set_value(text);
                }
            });
        }
    });
    let typed = move |event: Targeted<Event, HtmlTextAreaElement>| {
        let text = Zeroizing::new(event.target().value());
        let at_once = app
            .job
            .with_text_untracked(|before| came_at_once(before, &text));
        the.take(text, at_once);
    };
    let left = move |event: FocusEvent| {
        let around: Element = event_target(&event);
        let around = around.closest(".job-field").ok().flatten();
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        if !around.is_some_and(|around| around.contains(to.as_ref())) {
            the.opened.try_set(false);
        }
    };
    let (pick, pick_folder) = file_reader(app, reading, move |found| {
        if let Some(found) = found {
            the.show(found);
        } else {
            the.removed.set(false);
            the.found.set(None);
        }
    });
    let dropped = move |event: DragEvent| {
        let folder = folder::dropped(&event);
        folder.map(|folder| pick_folder.run(folder)).is_some()
    };
    let active_id = move || {
        the.is_shown()
            .then(|| the.active())
            .flatten()
            .map(option_id)
    };
    view! {
        <div class="job-input">
            <FilePick id="evidence-file" label=texts::CHOOSE_FILE on_file=pick on_drop=Callback::new(dropped)>
                <div class="field job-field" on:focusout=left>
                    <label for=ID>{texts::BOX_LABEL}</label>
                    <textarea id=ID rows="2" node_ref=node spellcheck="false" autocomplete="off"
                        autocapitalize="off" translate="no" placeholder=texts::BOX_EXAMPLE
                        aria-autocomplete="list" aria-controls=LIST
                        aria-activedescendant=active_id aria-describedby="job-box-hint"
                        on:input:target=typed on:keydown=move |event| the.on_key(&event)
                        on:click=move |_| the.opened.set(true)></textarea>
                    <Options the/>
                </div>
                <p class="hint" id="job-box-hint">{texts::BOX_HINT}</p>
            </FilePick>
            <FolderPick on_folder=pick_folder/>
            <p class="job-count" role="status">{move || count_text(the)}</p>
            <Show when=move || waiting.busy()>
                <div class="reading">
                    <label for="reading">{texts::READING}</label>
                    <progress id="reading" max="100" prop:value=reading.percent></progress>
                    <span>{move || [&reading.percent.get().to_string(), " %"].concat()}</span>
                </div>
            </Show>
            <CancelButton waiting/>
            {move || reading.problem.get().map(|text| view! { <p class="field-error" role="alert">{text}</p> })}
            <div class="job-found" role="status">
                {move || the.removed.get().then(|| view! { <p class="note good">{texts::CREDENTIALS_REMOVED}</p> })}
                {move || Some((the.part.now()?.shown)(the.found.get()?))}
            </div>
        </div>
    }
    .into_any()
}

fn count_text(the: Box) -> String {
    if the
        .app
        .job
        .with_text(|text| text.trim().is_empty() || text.contains('\n'))
    {
        return String::new();
    }
    the.offered
        .with(|offered| match (offered.meant, offered.calls.len()) {
            (true, 0) => texts::NO_MATCH.to_owned(),
            (true, _) => texts::NO_MATCH_BUT.to_owned(),
            (false, shown) => texts::matches(offered.total, shown),
        })
}

/// The list below the box. One listener serves all options.
#[component]
fn Options(the: Box) -> impl IntoView {
    let pressed = move |event: MouseEvent| {
        let target: Element = event_target(&event);
        let entry = target.closest("[data-at]").ok().flatten();
        let at = entry.and_then(|entry| entry.get_attribute("data-at"));
        if let Some(at) = at.and_then(|at| at.parse().ok()) {
            the.choose(at);
        }
    };
    let shown = Memo::new(move |_| the.is_shown());
    let active = Memo::new(move |_| the.active());
    let rows = move || {
        let offered = the.offered.get();
        let taken = the.app.job.with_untracked(|job| job.calls.clone());
        let rows = offered.calls.into_iter().enumerate();
        let rows: Vec<_> = rows
            .map(|(at, (call, why))| {
                let is_taken = taken.contains(&call);
                option(at, call, why, is_taken, active)
            })
            .collect();
        let meant = offered.meant.then(|| {
            view! { <div class="job-option-head" role="presentation">{texts::MEANT}</div> }
        });
        (meant, rows)
    };
    view! {
        <div class="job-options" id=LIST role="listbox" aria-label=texts::OPTIONS_LABEL
            class:shown=shown
            // The press must not take the focus out of the box.
            on:mousedown=|event| event.prevent_default() on:click=pressed>
            {move || shown.get().then(rows)}
        </div>
    }
    .into_any()
}

fn option(
    at: usize,
    call: EndpointId,
    why: String,
    is_taken: bool,
    active: Memo<Option<usize>>,
) -> AnyView {
    view! {
        <div class="job-option" role="option" id=option_id(at) data-at=at.to_string()
            aria-selected=move || if active.get() == Some(at) { "true" } else { "false" }>
            <CallName call/>
            <span class="job-option-name">{call.name()}</span>
            {(!why.is_empty()).then(|| view! { <span class="call-why">{why}</span> })}
            {is_taken.then(|| view! { <span class="job-added">{texts::ADDED}</span> })}
        </div>
    }
    .into_any()
}
