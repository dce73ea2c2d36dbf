//! Buttons that do one thing well.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::messages::Messages;
use crate::browser::clipboard;
use crate::browser::download::NotSaved;

/// Copies a text and says so; `what` is named in the message, the text never is.
pub fn copy_text(messages: Messages, text: String, what: String) {
    spawn_local(async move {
        match clipboard::copy(&text).await {
            Ok(()) => messages.say(format!("Copied {what}.")),
            Err(_) => messages.warn(format!(
                "The browser did not copy {what}. Select the text and copy it by hand."
            )),
        }
        let mut text = text;
        zeroize::Zeroize::zeroize(&mut text);
    });
}

/// Says whether a file was saved; `or` is what to do instead.
pub fn tell_saved(messages: Messages, name: &str, saved: Result<(), NotSaved>, or: &str) {
    match saved {
        Ok(()) => messages.say(format!("Saved {name}.")),
        Err(NotSaved) => messages.warn(format!("The browser did not save {name}.{or}")),
    }
}

/// A small button that copies what `text` returns when it is pressed.
#[component]
pub fn CopyButton(
    /// Makes the text at the moment of the press, so that nothing is kept for it.
    #[prop(into)]
    text: Callback<(), String>,
    /// What it is, for the accessible name and the message: `client_id`.
    #[prop(into)]
    what: String,
    /// The accessible name, when it is not `Copy` and the thing.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let messages = Messages::here();
    let label = if plain {
        "Copy".to_owned()
    } else {
        format!("Copy {what}")
    };
    let copy = move |_| copy_text(messages, text.run(()), what.clone());
    view! {
        <button type="button" class="button small" aria-label=label on:click=copy>
            "Copy"
        </button>
    }
}
