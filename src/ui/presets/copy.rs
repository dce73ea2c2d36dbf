//! Buttons that say on themselves that they did what they are for.

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use preset::Text;

use super::texts;
use crate::browser::clipboard;
use crate::ui::kit::Messages;
use crate::workspace::PageTasks;

/// How long a button says so, in milliseconds.
const SHOWN_MS: u32 = 2_000;

/// Whether a button says that it is done. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Done {
    shown: RwSignal<bool>,
    presses: StoredValue<u32>,
}

impl Done {
    pub(super) fn new() -> Self {
        Self {
            shown: RwSignal::new(false),
            presses: StoredValue::new(0),
        }
    }

    /// Whether it says so now.
    pub(super) fn is_shown(self) -> bool {
        self.shown.get()
    }

    /// Says so, and takes it back unless there was another press meanwhile.
    pub(super) async fn show(self) {
        let press = self.presses.try_update_value(|presses| {
            *presses = presses.wrapping_add(1);
            *presses
        });
        self.shown.try_set(true);
        TimeoutFuture::new(SHOWN_MS).await;
        if self.presses.try_get_value() == press {
            self.shown.try_set(false);
        }
    }
}

/// A small button that copies a text. The text is made when it is pressed, and wiped when the
/// browser has it.
#[component]
pub fn CopyText(
    /// Makes the text.
    text: Callback<(), Text>,
    /// What it is, for the message and the accessible name: `client_id`.
    #[prop(into)]
    what: String,
    /// Whether it is the page's main one, whose accessible name is `Copy` alone.
    #[prop(optional)]
    plain: bool,
    /// Called when the text is on the clipboard.
    on_copied: Callback<()>,
) -> impl IntoView {
    let (messages, tasks, done) = (Messages::here(), PageTasks::new(), Done::new());
    let name = StoredValue::new(if plain { String::new() } else { what.clone() });
    let copy = move |_| {
        let (text, what) = (text.run(()), what.clone());
        tasks.start(async move {
            let copied = clipboard::copy(&text).await;
            drop(text);
            if copied.is_err() {
                messages.warn(texts::not_copied(&what));
                return;
            }
            on_copied.run(());
            messages.announce(texts::copied(&what));
            done.show().await;
        });
    };
    let label = move || {
        if done.is_shown() {
            texts::COPIED
        } else {
            texts::COPY
        }
    };
    view! {
        <button type="button" class="button small press" class:done=move || done.is_shown()
            aria-label=move || name.with_value(|name| texts::named(label(), name)) on:click=copy>
            {label}
        </button>
    }
    .into_any()
}
