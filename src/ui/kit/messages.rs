//! Short messages of the page: what was done, and what went wrong.

use leptos::prelude::*;

/// What the page says. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Messages {
    status: ReadSignal<String>,
    set_status: WriteSignal<String>,
    alert: ReadSignal<Option<String>>,
    set_alert: WriteSignal<Option<String>>,
}

impl Messages {
    /// Makes them and puts them into the context.
    pub fn provide() -> Self {
        let (status, set_status) = signal(String::new());
        let (alert, set_alert) = signal(None);
        let messages = Self {
            status,
            set_status,
            alert,
            set_alert,
        };
        provide_context(messages);
        messages
    }

    /// The messages of the page that the component is part of.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// What was said last, politely.
    pub fn status(self) -> ReadSignal<String> {
        self.status
    }

    /// What went wrong last.
    pub fn alert(self) -> ReadSignal<Option<String>> {
        self.alert
    }

    /// Says something politely.
    pub fn say(self, text: impl Into<String>) {
        self.set_alert.try_set(None);
        self.set_status.try_set(text.into());
    }

    /// Says that something went wrong.
    pub fn warn(self, text: impl Into<String>) {
        self.set_alert.try_set(Some(text.into()));
    }

    /// Takes the alert away: it belonged to another page.
    pub fn clear_alert(self) {
        self.set_alert.try_set(None);
    }
}
