//! The question before a client is created that can do nearly everything, or create further clients.

use client::consent::{Approved, Ask};
use leptos::prelude::*;

use crate::ui::kit::Dialog;

/// Asks while there is something to ask about. Saying no leaves everything as it is.
#[component]
pub fn ConfirmPowers(
    /// What is asked about.
    asked: RwSignal<Option<Ask>>,
    /// Called when the visitor says yes.
    on_yes: Callback<Approved>,
) -> impl IntoView {
    let open = Memo::new(move |_| asked.with(Option::is_some));
    let close = move || asked.set(None);
    let yes = move |_| {
        if let Some(ask) = asked.try_update(Option::take).flatten() {
            on_yes.run(ask.confirmed());
        }
    };
    let power = |(scope, allows): (String, &'static str)| {
        view! { <li><code>{scope}</code><p>{allows}</p></li> }
    };
    let question = move || {
        let ask = asked.get()?;
        Some(view! {
            <p><bdi>{ask.name()}</bdi>" will have:"</p>
            <ul class="powers">{ask.powers().into_iter().map(power).collect_view()}</ul>
        })
    };
    view! {
        <Dialog open title="Create an API client with administrator access?".to_owned() id="powers-title"
            on_close=Callback::new(move |()| close())>
            {question}
            <p>"If its secret leaks, an attacker has this access until the client is deleted and its tokens have \
                expired."</p>
            <div class="actions">
                <button type="button" class="button" autofocus on:click=move |_| close()>
                    "Back to the form"
                </button>
                <button type="button" class="button danger" on:click=yes>
                    "Create with administrator access"
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}
