//! Short messages of the page: what was done, and what went wrong.

use leptos::prelude::*;

use super::el::{El, button, classed, nothing};
use crate::browser::clock::{Timeout, after};

/// How long a short message stays, in milliseconds, for each of its characters and at least. Reading
/// takes about 60 ms for each character; WCAG 2.2.1 asks for a way to make it stay, which pointing at
/// it is.
const SHOWN_MS: (u32, u32) = (90, 5_000);

/// A message that goes by itself. There is one at a time: a newer one takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Toast {
    id: u32,
    text: String,
}

/// What the page says. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Messages(StoredValue<Said>);

#[derive(Clone, Copy)]
struct Said {
    status: ReadSignal<String>,
    set_status: WriteSignal<String>,
    alert: ReadSignal<Option<String>>,
    set_alert: WriteSignal<Option<String>>,
    toast: RwSignal<Option<Toast>>,
    next: StoredValue<u32>,
}

impl Messages {
    /// Makes them and puts them into the context.
    pub fn provide() -> Self {
        let (status, set_status) = signal(String::new());
        let (alert, set_alert) = signal(None);
        let messages = Self(StoredValue::new(Said {
            status,
            set_status,
            alert,
            set_alert,
            toast: RwSignal::new(None),
            next: StoredValue::new(0),
        }));
        provide_context(messages);
        messages
    }

    /// The messages of the page that the component is part of.
    pub fn here() -> Self {
        use_context().expect("the frame provides the messages")
    }

    /// What went wrong last.
    pub fn alert(self) -> ReadSignal<Option<String>> {
        self.0.get_value().alert
    }

    /// Shows what the page itself does not show, and says it politely. An empty text takes back what was
    /// said.
    pub fn say(self, text: impl Into<String>) {
        self.say_text(text.into());
    }

    /// Tells screen readers what others see where it was done.
    pub fn announce(self, text: impl Into<String>) {
        if let Some(said) = self.0.try_get_value() {
            said.set_alert.try_set(None);
            said.set_status.try_set(text.into());
        }
    }

    fn say_text(self, text: String) {
        // The page may have been left meanwhile.
        let Some(said) = self.0.try_get_value() else {
            return;
        };
        said.set_alert.try_set(None);
        said.set_status.try_set(text.clone());
        let Some(id) = said.next.try_update_value(|next| {
            *next = next.wrapping_add(1);
            *next
        }) else {
            return;
        };
        let toast = (!text.is_empty()).then_some(Toast { id, text });
        said.toast.try_set(toast);
    }

    /// Says that something went wrong, in place of what was said.
    pub fn warn(self, text: impl Into<String>) {
        let text = text.into();
        if let Some(said) = self.0.try_get_value() {
            said.toast.try_set(None);
            said.set_alert.try_set(Some(text));
        }
    }

    /// Another page is shown now: what was said before is not about it.
    pub fn forget(self) {
        if let Some(said) = self.0.try_get_value() {
            said.set_alert.try_set(None);
            said.set_status.try_set(String::new());
            said.toast.try_set(None);
        }
    }

    fn close(self, id: u32) {
        if let Some(said) = self.0.try_get_value() {
            said.toast
                .try_update(|toast| *toast = toast.take().filter(|toast| toast.id != id));
        }
    }
}

/// The message that goes by itself, at the lower edge. Screen readers hear it from a live region that is
/// always there; what is seen is hidden from them.
pub fn toasts(messages: Messages) -> [El; 2] {
    let Said { status, toast, .. } = messages.0.get_value();
    let shown = move || match toast.get() {
        Some(toast) => shown(messages, toast).any(),
        None => nothing(),
    };
    [
        classed("p", "hidden")
            .set("role", "status")
            .says(move || status.get()),
        classed("div", "toasts").region(shown),
    ]
}

fn shown(messages: Messages, toast: Toast) -> El {
    let Toast { id, text } = toast;
    let (each, least) = SHOWN_MS;
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let ms = length.saturating_mul(each).max(least);
    let clock = StoredValue::new_local(None::<Timeout>);
    let run = move || {
        clock.try_set_value(Some(after(ms, move || messages.close(id))));
    };
    // While somebody points at it or is inside it, it stays.
    let pause = move || {
        clock.try_set_value(None);
    };
    run();
    let close = button("", move |_| messages.close(id)).set("aria-label", "Close message");
    classed("div", "toast")
        .on("pointerenter", move |_| pause())
        .on("pointerleave", move |_| run())
        .on("focusin", move |_| pause())
        .on("focusout", move |_| run())
        // The live region has the text; here the style sheet shows it.
        .child(classed("span", "toast-text").set("data-text", &text))
        .child(close.text("×"))
}
