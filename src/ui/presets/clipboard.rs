//! After a secret was copied: the offer to empty the clipboard.

use leptos::prelude::*;

use super::texts;
use crate::browser::{clipboard, dialog};
use crate::ui::kit::Messages;
use crate::ui::kit::el::{button, changing, classed, el, nothing};
use crate::workspace::PageTasks;

#[derive(Clone, PartialEq)]
enum Holds {
    /// Nothing that this page knows of.
    Nothing,
    /// A secret: what it is, never the text.
    Secret(String),
    /// It was emptied.
    Emptied,
    /// The browser did not empty it.
    NotEmptied,
}

/// What the page knows of the clipboard. Cheap to copy; it ends with the page that shows it.
#[derive(Clone, Copy)]
pub struct Copied(RwSignal<Holds>);

impl Copied {
    /// Makes it and puts it into the context.
    pub fn provide() -> Self {
        let copied = Self(RwSignal::new(Holds::Nothing));
        provide_context(copied);
        copied
    }

    /// That of the page around the component, if it has one.
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// A secret was put on the clipboard; `what` names it.
    pub fn secret(self, what: impl Into<String>) {
        self.0.try_set(Holds::Secret(what.into()));
    }

    /// Something else took its place there.
    pub fn replaced(self) {
        self.0.try_set(Holds::Nothing);
    }
}

/// The offer, once a secret was copied, and what became of it.
#[component]
pub fn ClipboardNote(
    /// What is known of the clipboard.
    copied: Copied,
) -> impl IntoView {
    let (messages, tasks) = (Messages::here(), PageTasks::new());
    let empty = move |_| {
        tasks.start(async move {
            let ended = match clipboard::copy("").await {
                Ok(()) => Holds::Emptied,
                Err(_) => Holds::NotEmptied,
            };
            messages.announce(match ended {
                Holds::Emptied => texts::EMPTIED,
                _ => texts::NOT_EMPTIED,
            });
            copied.0.try_set(ended);
            // The button may be gone, or still be what to press.
            dialog::focus_soon(&["#clipboard-note button"]);
        });
    };
    let close = move |_| {
        copied.0.set(Holds::Nothing);
        dialog::focus_soon(&["#stored", "main h1"]);
    };
    changing(move || {
        let (text, again) = match copied.0.get() {
            Holds::Nothing => return nothing(),
            Holds::Secret(what) => (texts::on_clipboard(&what), true),
            Holds::Emptied => (texts::EMPTIED.to_owned(), false),
            Holds::NotEmptied => (texts::NOT_EMPTIED.to_owned(), true),
        };
        let again = again.then(|| button("button small", empty).text(texts::EMPTY));
        classed("div", "clipboard-note")
            .set("id", "clipboard-note")
            .set("role", "group")
            .set("aria-label", texts::CLIPBOARD)
            .child(el("p").text(&text))
            .children(again)
            .child(button("button small", close).text(texts::CLOSE))
            .any()
    })
}
