//! Buttons that say on themselves that they did what they are for.

use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use preset::Text;

use super::texts;
use crate::browser::clipboard;
use crate::ui::kit::Messages;
use crate::ui::kit::el::{El, button};
use crate::workspace::PageTasks;

/// How long a button says so, in milliseconds.
const SHOWN_MS: u32 = 2_000;

/// What a press does.
pub(super) type Act = Box<dyn FnOnce()>;

/// Does it now, or once what it needs is there.
pub(super) type When = Box<dyn Fn(Press, Act)>;

/// At once: nothing is needed.
pub(super) fn at_once() -> When {
    Box::new(|_, act| act())
}

/// A button that can be pressed. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Press {
    pub(super) messages: Messages,
    pub(super) tasks: PageTasks,
    shown: RwSignal<bool>,
    presses: StoredValue<u32>,
}

impl Press {
    fn new() -> Self {
        Self {
            messages: Messages::here(),
            tasks: PageTasks::new(),
            shown: RwSignal::new(false),
            presses: StoredValue::new(0),
        }
    }

    /// Says that it is done, and takes it back unless there was another press meanwhile.
    async fn show_done(self) {
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

    /// The button: what stands on it, before and after, what it is about, and what a press does.
    fn button(
        self,
        before: String,
        after: &'static str,
        what: String,
        act: Box<dyn FnMut()>,
    ) -> El {
        let mut act = act;
        let shown = self.shown;
        let label = Rc::new(move || {
            if shown.get() {
                after.to_owned()
            } else {
                before.clone()
            }
        });
        let name = Rc::clone(&label);
        button("button small press", move |_| act())
            .toggle("done", move || shown.get())
            .bind("aria-label", move || Some(texts::named(&name(), &what)))
            .says(move || label())
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
    /// Called when the text is on the clipboard.
    on_copied: Callback<()>,
) -> impl IntoView {
    let name = what.clone();
    copy_button(
        at_once(),
        Rc::new(move || text.run(())),
        what,
        name,
        on_copied,
    )
    .any()
}

/// The same: when the text can be made, what makes it, what it is in the message and in the accessible name, and who
/// hears that it is on the clipboard.
pub(super) fn copy_button(
    when: When,
    text: Rc<dyn Fn() -> Text>,
    what: String,
    name: String,
    on_copied: Callback<()>,
) -> El {
    let press = Press::new();
    let copy = move || {
        let (text, what) = (Rc::clone(&text), what.clone());
        let copy = move || {
            let text = text();
            press.tasks.start(async move {
                let copied = clipboard::copy(&text).await;
                drop(text);
                if copied.is_err() {
                    press.messages.warn(texts::not_copied(&what));
                    return;
                }
                on_copied.run(());
                press.messages.announce(texts::copied(&what));
                press.show_done().await;
            });
        };
        when(press, Box::new(copy));
    };
    press.button(texts::COPY.to_owned(), texts::COPIED, name, Box::new(copy))
}

/// Saves a file: its name, and whether the browser took it.
pub(super) type Save = Rc<dyn Fn() -> Option<(String, bool)>>;

/// A small button that saves a file and says so: when it can be made, what stands on it, and what it is, for the
/// accessible name; nothing where what stands on it says enough.
pub(super) fn save_button(when: When, save: Save, text: String, what: String) -> El {
    let press = Press::new();
    let act = move || {
        let save = Rc::clone(&save);
        let act = move || match save() {
            Some((file, true)) => {
                press.messages.announce(texts::saved(&file));
                press.tasks.start(press.show_done());
            }
            Some((file, false)) => press.messages.warn(texts::not_saved(&file)),
            None => {}
        };
        when(press, Box::new(act));
    };
    press.button(text, texts::DOWNLOADED, what, Box::new(act))
}
