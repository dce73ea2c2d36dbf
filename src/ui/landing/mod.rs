//! The landing page: what this is, an example to touch, and three ways in.

mod texts;

use leptos::prelude::*;

use super::connecting::Connecting;
use super::example::{self, CALLS, FIRST, SCOPES};
use super::state::App;

/// The landing page.
#[component]
pub fn LandingPage() -> impl IntoView {
    let app = App::here();
    let connecting = Connecting::new(app);
    let waiting = connecting.waiting;
    view! {
        <div class="landing">
            <div class="landing-words">
                <h1 tabindex="-1">{texts::HEADING}</h1>
                <p class="landing-lead">{texts::WHAT}</p>
                <p>{texts::WHERE}</p>
                <div class="landing-ways">
                    <button type="button" class="button primary" disabled=move || waiting.busy()
                        on:click=move |_| connecting.start_sandbox()>
                        {move || if waiting.busy() { texts::SANDBOX_BUSY } else { texts::SANDBOX }}
                    </button>
                    <a class="button" href="#/connect">{texts::CONNECT}</a>
                    <a class="button" href="#/finder">{texts::FIND}</a>
                </div>
                <p class="hint">{texts::SANDBOX_HINT}</p>
            </div>
            {example()}
        </div>
    }
    .into_any()
}

/// Calls to choose, and the scopes for them.
fn example() -> AnyView {
    let choice = RwSignal::new(FIRST);
    let answer = Memo::new(move |_| example::answer(choice.get()));
    let call = move |at: usize| {
        let bit = 1_u8 << at;
        let call = &CALLS[at];
        view! {
            <li>
                <label class="example-call">
                    <input type="checkbox" prop:checked=move || choice.get() & bit != 0
                        on:change=move |_| choice.update(|choice| *choice ^= bit)/>
                    <span>{call.title}</span>
                    <code>{call.method}" "{call.path}</code>
                </label>
            </li>
        }
    };
    let scope = move |name: &'static str| {
        let on = Memo::new(move |_| answer.get().scopes().any(|scope| scope == name));
        view! { <li hidden=move || !on.get()><code>{name}</code></li> }
    };
    let verdict = move || {
        let calls = choice.get().count_ones();
        texts::verdict(calls, answer.get().scopes().count())
    };
    let opens = move || {
        let opens = answer.get().opens;
        (opens > 0).then(|| texts::opens(opens))
    };
    view! {
        <section class="example" aria-labelledby="example-title">
            <h2 id="example-title">{texts::EXAMPLE}</h2>
            <ul class="plain">{(0..CALLS.len()).map(call).collect_view()}</ul>
            <div class="example-answer">
                <h3>{texts::REQUIRED}</h3>
                <p role="status">{verdict}</p>
                <ul class="plain example-scopes" aria-label=texts::REQUIRED>
                    {SCOPES.into_iter().map(scope).collect_view()}
                </ul>
                <p class="hint">{opens}</p>
            </div>
        </section>
    }
    .into_any()
}
