//! The one box: words are searched for, and what is pasted or dropped is read.

use evidence::{Intake, Kind};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use zeroize::Zeroizing;

use super::reading::Reading;
use super::texts;
use crate::browser::dialog;
use crate::browser::elements::{Element, Event, HtmlTextAreaElement, Node};
use crate::ui::part::Part;
use crate::ui::part::calls::{Calls, Offered};
use crate::ui::part::material::{Found, Material, Taken};
use crate::ui::state::App;
use crate::workspace::PageTasks;

/// The id of the box; those of its list and options begin so.
pub(super) const ID: &str = "job-box";
/// The id of its list.
pub(super) const LIST: &str = "job-box-list";

/// The id of an option, which the box names while it is the active one.
pub(super) fn option_id(at: usize) -> String {
    [ID, "-option-", &at.to_string()].concat()
}

/// What the box knows. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct JobBox {
    pub(super) app: App,
    /// What finds calls.
    calls: Part<Calls>,
    /// What reads material.
    pub(super) material: Part<Material>,
    tasks: PageTasks,
    reading: Reading,
    pub(super) area: StoredValue<HtmlTextAreaElement, LocalStorage>,
    pub(super) offered: Memo<Offered>,
    /// Whether the list may be shown.
    pub(super) opened: RwSignal<bool>,
    /// The option that the arrow keys chose.
    marked: RwSignal<Option<usize>>,
    /// What the last material was found to say.
    pub(super) found: RwSignal<Option<Found>>,
    /// Whether that material held credentials.
    pub(super) removed: RwSignal<bool>,
}

impl JobBox {
    /// What the box knows that stands in that area.
    pub(super) fn new(app: App, reading: Reading, area: HtmlTextAreaElement) -> Self {
        let calls = Part::<Calls>::here();
        Self {
            app,
            calls,
            material: Part::here(),
            tasks: PageTasks::new(),
            reading,
            area: StoredValue::new_local(area),
            offered: Memo::new(move |_| match calls.now() {
                Some(part) => app.job.with_text(part.offered),
                None => Offered::default(),
            }),
            opened: RwSignal::new(false),
            marked: RwSignal::new(None),
            found: RwSignal::new(None),
            removed: RwSignal::new(false),
        }
    }

    pub(super) fn is_shown(self) -> bool {
        self.opened.get() && self.offered.with(|offered| !offered.calls.is_empty())
    }

    /// The option that Enter takes: the marked one, else the first, unless it is only a guess.
    pub(super) fn active(self) -> Option<usize> {
        let (count, meant) = self
            .offered
            .with(|offered| (offered.calls.len(), offered.meant));
        let first = (count > 0 && !meant).then_some(0);
        self.marked.get().filter(|at| *at < count).or(first)
    }

    /// What stands in the box in the document: what was pasted may not have reached the state yet.
    pub(super) fn text(self) -> Zeroizing<String> {
        let text = self.area.try_with_value(HtmlTextAreaElement::value);
        Zeroizing::new(text.unwrap_or_default())
    }

    /// Whether that is so still: what comes late must change nothing of what was typed since.
    fn holds(self, text: &Zeroizing<String>) -> bool {
        self.text() == *text
    }

    /// Empties the box, in the document too: what was pasted may never have reached the state.
    fn empty(self) {
        self.area.try_with_value(|area| area.set_value(""));
        self.app.job.set_text(Zeroizing::default());
        self.opened.try_set(false);
        self.marked.try_set(None);
    }

    pub(super) fn choose(self, at: usize) {
        let call = self
            .offered
            .with_untracked(|offered| offered.calls.get(at).map(|offer| offer.call));
        if let Some(call) = call {
            self.app.job.add_calls(&[call]);
            self.empty();
        }
    }

    /// Takes a text that was typed or pasted.
    pub(super) fn take(self, text: Zeroizing<String>, at_once: bool) {
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
            if self.holds(&text) {
                let taken = (material.take)(&text, at_once);
                self.taken(material, taken, text);
            }
        });
    }

    /// Does something with what reads material, which may still be on its way. Until then the text stands in
    /// the box.
    fn with_material(self, act: impl FnOnce(Material) + 'static) {
        let act: Box<dyn FnOnce(Material)> = Box::new(act);
        self.material.with(self.tasks, move |material| {
            self.reading.missing(texts::NOT_LOADED, material.is_err());
            if let Ok(material) = material {
                act(material);
            }
        });
    }

    /// Does something once calls can be found.
    fn with_calls(self, act: impl FnOnce() + 'static) {
        let act: Box<dyn FnOnce()> = Box::new(act);
        self.calls.with(self.tasks, move |calls| {
            self.reading
                .missing(texts::CALLS_NOT_LOADED, calls.is_err());
            if calls.is_ok() {
                act();
            }
        });
    }

    fn search(self, text: Zeroizing<String>) {
        self.removed.set(false);
        self.found.set(None);
        self.marked.set(None);
        self.opened.set(true);
        self.app.job.set_text(text);
        self.with_calls(|| ());
    }

    fn taken(
        self,
        material: Material,
        Taken { credentials, taken }: Taken,
        text: Zeroizing<String>,
    ) {
        match taken {
            Intake::Query => self.search(text),
            Intake::Lines(lines) => {
                self.found.set(None);
                (material.add_lines)(self.app.job, &text, &lines);
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

    pub(super) fn show(self, found: Found) {
        self.with_material(move |material| {
            (material.add)(self.app.job, &found);
            self.found.try_set(Some(found));
        });
    }

    /// Enter: the option that it takes, or the line as it is.
    fn enter(self) {
        let text = self.text();
        if text.trim().is_empty() {
            return;
        }
        if self.is_searched(&text) {
            self.with_calls(move || self.entered(text));
        } else {
            // A pasted text is read first: it may be words to search for.
            self.with_material(move |_| self.with_calls(move || self.entered(text)));
        }
    }

    fn entered(self, text: Zeroizing<String>) {
        if !self.holds(&text) {
            return;
        }
        // Options are for what the state holds.
        let active = untrack(|| self.active().filter(|_| self.is_shown()));
        match active.filter(|_| self.is_searched(&text)) {
            Some(at) => self.choose(at),
            None => self.line(text),
        }
    }

    /// Whether calls are searched for that text.
    fn is_searched(self, text: &Zeroizing<String>) -> bool {
        let job = self.app.job;
        job.with_text_untracked(|known| known == text.as_str())
    }

    fn line(self, text: Zeroizing<String>) {
        self.with_material(move |material| {
            if !self.holds(&text) {
                return;
            }
            if (material.holds_credentials)(&text) {
                self.take(text, true);
                return;
            }
            (material.add_lines)(self.app.job, &text, &(material.lines)(&text));
            self.empty();
        });
    }

    pub(super) fn on_key(self, event: &KeyboardEvent) {
        if event.is_composing() {
            return;
        }
        let shown = untrack(|| self.is_shown());
        match event.key().as_str() {
            "Enter" if !event.shift_key() => {
                event.prevent_default();
                self.enter();
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

    /// What is said below the box: how many calls match.
    pub(super) fn count_text(self) -> String {
        let none = |text: &str| text.trim().is_empty() || text.contains('\n');
        if self.app.job.with_text(none) {
            return String::new();
        }
        if self.calls.now().is_none() {
            let is_told = self.reading.problem.with(Option::is_some);
            return if is_told { "" } else { texts::LOADING }.to_owned();
        }
        self.offered
            .with(|offered| match (offered.meant, offered.calls.len()) {
                (true, 0) => texts::NO_MATCH.to_owned(),
                (true, _) => texts::NO_MATCH_BUT.to_owned(),
                (false, shown) => texts::matches(offered.total, shown),
            })
    }

    /// The field was left: the list goes, unless the focus went into it.
    pub(super) fn left(self, event: Event) {
        let around: Element = event_target(&event);
        let around = around.closest(".job-field").ok().flatten();
        let to = event.unchecked_into::<FocusEvent>().related_target();
        let to = to.and_then(|to| to.dyn_into::<Node>().ok());
        if !around.is_some_and(|around| around.contains(to.as_ref())) {
            self.opened.try_set(false);
        }
    }
}
