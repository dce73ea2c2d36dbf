//! What this browser deleted, and a way to create it again.

use client::display_name;
use client::journal::Entry;
use client::text::visible;
use leptos::prelude::*;
use platform::Facts;

use super::bar::close_button;
use super::texts;
use crate::browser::{clock, dialog};
use crate::ui::kit::Messages;
use crate::ui::roster::Roster;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{remember, remembers};

/// What takes the focus when the question about entries without a region is answered.
const FIRST: &[&str] = &["dialog[open] .tool-rows", "dialog[open] .actions .button"];

/// The deletes that are remembered for this project, the newest first.
#[component]
pub(super) fn JournalTool(roster: Roster) -> impl IntoView {
    let (app, messages) = (App::here(), Messages::here());
    let workspace = roster.workspace;
    let journal = workspace.journal();
    let project = workspace.facts().with_untracked(Facts::project);
    let (own, project_key) = (project.clone(), project.key.clone());
    let unplaced = Memo::new(move |_| journal.with(|journal| journal.unplaced(&own)));
    let entries = Memo::new(move |_| {
        journal.with(|journal| journal.of(&project).cloned().collect::<Vec<Entry>>())
    });
    let row = move |entry: Entry| {
        let name = display_name(&entry.name);
        let when = entry
            .deleted()
            .map(clock::local_minutes)
            .unwrap_or_default();
        let label = texts::again(&name);
        let unsure = (!entry.confirmed).then_some(texts::UNCONFIRMED);
        let id = visible(&entry.id).into_owned();
        let again = move |_| {
            app.drafts.replace(entry.again());
            roster.tool.set(None);
            app.go(Route::New);
        };
        view! {
            <li>
                <span>
                    <bdi>{name}</bdi>" "<code class="id">{id}</code><br/>
                    <span class="hint">{texts::deleted_at(&when)}". "{unsure}</span>
                </span>
                <button type="button" class="button small" aria-label=label on:click=again>{texts::AGAIN}</button>
            </li>
        }
    };
    let list = move || {
        let all = entries.get();
        if all.is_empty() {
            view! { <p>{texts::NOTHING_DELETED}</p> }.into_any()
        } else {
            let rows = all.into_iter().map(row).collect_view();
            view! { <ul class="plain tool-rows tool-scroll" tabindex="0">{rows}</ul> }.into_any()
        }
    };
    let key = visible(&project_key).into_owned();
    let unplaced = move || {
        let count = Some(unplaced.get()).filter(|count| *count > 0)?;
        let place = move |_| {
            workspace.place_deleted();
            dialog::focus_soon(FIRST);
        };
        let forget = move |_| {
            workspace.forget_unplaced();
            messages.say(texts::FORGOTTEN);
            dialog::focus_soon(FIRST);
        };
        let view = view! {
            <div class="note caution">
                <p>{texts::unplaced(count, &key)}" "{texts::UNPLACED_WHY}</p>
                <div class="actions">
                    <button type="button" class="button small" on:click=place>{texts::PLACE}</button>
                    <button type="button" class="button small" on:click=forget>{texts::FORGET_UNPLACED}</button>
                </div>
            </div>
        };
        Some(view.into_any())
    };
    let forget = move |_| {
        workspace.forget_deleted(None);
        messages.say(texts::FORGOTTEN);
    };
    let kept = !workspace.is_sandbox();
    let switch = kept.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" checked=remembers()
                    on:change=move |event| remember(event_target_checked(&event))/>
                {texts::REMEMBER}
            </label>
        }
    });
    view! {
        <p class="hint">{texts::JOURNAL_HINT}" "{(!kept).then_some(texts::SANDBOX_JOURNAL)}</p>
        {list}
        {unplaced}
        {switch}
        <div class="actions">
            <button type="button" class="button" disabled=move || entries.with(Vec::is_empty) on:click=forget>
                {texts::FORGET}
            </button>
            {close_button(roster, texts::CLOSE)}
        </div>
    }
    .into_any()
}
