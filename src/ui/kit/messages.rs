//! Short messages of the page: what was done, and what went wrong.

use leptos::prelude::*;

/// What the page says. Cheap to copy into every closure.
#[derive(Clone, Copy)]
pub struct Messages {
    status: RwSignal<String>,
    alert: RwSignal<Option<String>>,
}

impl Messages {
    /// Makes them and puts them into the context.
    pub fn provide() -> Self {
        let messages = Self {
            status: RwSignal::new(String::new()),
            alert: RwSignal::new(None),
        };
        provide_context(messages);
        messages
    }

    /// The messages of the page that the component is part of.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// What was said last, politely.
    pub fn status(self) -> Signal<String> {
        self.status.into()
    }

    /// What went wrong last.
    pub fn alert(self) -> Signal<Option<String>> {
        self.alert.into()
    }

    /// Says something politely.
    pub fn say(self, text: impl Into<String>) {
        self.alert.try_set(None);
        self.status.try_set(text.into());
    }

    /// Says that something went wrong.
    pub fn warn(self, text: impl Into<String>) {
        self.alert.try_set(Some(text.into()));
    }

    /// Takes the alert away: it belonged to another page.
    pub fn clear_alert(self) {
        self.alert.try_set(None);
    }
}
