//! Calls out of pasted text.

use leptos::prelude::*;

use crate::{scope::finder::read_lines, ui::state::App};

/// A box for logs and lists of calls; what it recognises is ticked.
#[component]
pub(super) fn PasteCalls() -> impl IntoView {
    let app = App::here();
    let said = RwSignal::new(String::new());
    let take = move |event| {
        let text = event_target_value(&event);
        if text.trim().is_empty() {
            said.set(String::new());
            return;
        }
        let found = read_lines(&text);
        app.job.update(|job| {
            for call in &found.calls {
                if !job.calls.contains(call) {
                    job.calls.push(*call);
                }
            }
        });
        said.set(found.words());
    };
    view! {
        <div class="field paste">
            <label for="paste-calls">"Paste calls"</label>
            <textarea id="paste-calls" rows="3" spellcheck="false" autocomplete="off" translate="no"
                aria-describedby="paste-calls-hint" placeholder="GET /my-project/carts"
                on:input=take></textarea>
            <p class="hint" id="paste-calls-hint">
                "Lines such as GET /my-project/carts, an access log, an .http file or cURL commands. \
                 The text stays in this page."
            </p>
            <p class="hint said-paste" role="status">{said}</p>
        </div>
    }
}
