//! What the client will be able to do, in sentences, and what exactly is sent.

use leptos::prelude::*;

use crate::ui::common::{BrowserVerdict, Findings};
use crate::ui::kit::CopyButton;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{Creating, Workspace};
use client::{DraftForm, lifetime};
use platform::May;
use scope::lint::Fix;
use scope::review::review;

/// The review beside the form, and the button that creates.
#[component]
pub(super) fn ReviewPane(workspace: Option<Workspace>) -> impl IntoView {
    let app = App::here();
    let sent = Memo::new(move |_| {
        app.drafts
            .with(|form| form.selection.sent(form.omit_covered))
    });
    let in_words = Memo::new(move |_| sent.with(review));
    let key = move || {
        workspace
            .map(|workspace| workspace.facts().with(|facts| facts.project_key.clone()))
            .unwrap_or_default()
    };
    let findings = Memo::new(move |_| app.drafts.with(|form| form.findings(&key())));
    let fix = Callback::new(move |fix: Fix| {
        app.drafts.replace_with(|form| form.apply(&fix));
        app.messages.say(format!("Done: {}.", fix.label()));
    });
    let scope_string = move || sent.with(|set| set.print(&key()));
    // What would be sent, as far as it is valid; the form says what is missing.
    let draft = Memo::new(move |_| app.drafts.with(DraftForm::so_far));
    // The dates move with the minute, not with the second.
    let minute = Memo::new(move |_| app.now().get().0 / 60_000);
    let lives = move || {
        let now = client::Timestamp(minute.get() * 60_000);
        draft.with(|draft| {
            lifetime::sentences(
                draft.access,
                draft.refresh,
                draft
                    .delete_after_days
                    .map(|days| now.plus_days(days.into())),
                now,
            )
        })
    };
    let list = |lines: Vec<String>| {
        lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect_view()
    };
    view! {
        <aside class="review card" aria-labelledby="review-title">
            <h2 id="review-title">"Review"</h2>
            <Show when=move || !sent.with(scope::ScopeSet::is_empty) fallback=|| view! {
                <p class="hint">"No scope is chosen yet: the client could do nothing."</p>
            }>
                <h3>"Can"</h3>
                <ul class="can">{move || list(in_words.get().can)}</ul>
            </Show>
            <h3>"Cannot"</h3>
            <ul class="cannot">{move || list(in_words.get().cannot)}</ul>
            <Findings found=findings on_fix=fix/>
            <BrowserVerdict scopes=sent/>
            <h3>"Lifetimes"</h3>
            <ul class="plain">{move || list(lives())}</ul>
            <div class="title-row">
                <h3>{move || format!("Scope string ({})", sent.with(scope::ScopeSet::len))}</h3>
                <CopyButton text=scope_string what="scope string"/>
            </div>
            <p class="scope-string" dir="ltr">{scope_string}</p>
            <label class="check">
                <input type="checkbox" prop:checked=move || app.drafts.with(|form| form.omit_covered)
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        app.drafts.edit(|form| form.omit_covered = on);
                    }/>
                "Remove redundant scopes"
            </label>
            <details>
                <summary>"Request body"</summary>
                <pre class="body" tabindex="0">{move || draft.with(|d| d.body(&key()))}</pre>
            </details>
            <p class="hint">
                "The API has no limits by address or referrer: short lifetimes, single stores and \
                 few scopes are what there is."
            </p>
            <CreateButton workspace/>
        </aside>
    }
}

/// The button that creates, and why it can't be pressed.
#[component]
fn CreateButton(workspace: Option<Workspace>) -> impl IntoView {
    let app = App::here();
    let Some(workspace) = workspace else {
        let connect = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            app.connect_for(Route::New);
        };
        return view! {
            <a class="button primary wide" href=Route::Connect.to_string() on:click=connect>
                "Connect to create it"
            </a>
            <p class="hint">"You are not connected. The draft stays here while you connect."</p>
        }
        .into_any();
    };
    let lacks = Memo::new(move |_| {
        workspace
            .facts()
            .with(|facts| facts.may("manage_api_clients"))
            == May::No
    });
    let busy = Memo::new(move |_| workspace.creating().with(|now| *now == Creating::Busy));
    view! {
        <button type="submit" class="button primary wide" disabled=move || busy.get() || lacks.get()>
            {move || if busy.get() { "Creating…" } else { "Create API client" }}
        </button>
        <Show when=move || busy.get()>
            <button type="button" class="button" on:click=move |_| workspace.stop_creating()>"Cancel"</button>
        </Show>
        <Show when=move || lacks.get()>
            <p class="hint">
                "This connection lacks manage_api_clients, so it can’t create. The request body \
                 above can be copied."
            </p>
        </Show>
    }
    .into_any()
}
