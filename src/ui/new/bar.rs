//! The bar at the end, always in sight: the draft in one line, and the button that creates.

use leptos::prelude::*;

use super::model::{FORM, Model};
use super::texts;
use crate::ui::route::Route;
use crate::workspace::{Creating, Workspace};
use client::summary::Summary;
use platform::May;

/// The bar.
#[component]
pub(super) fn Bar(model: Model) -> impl IntoView {
    let app = model.app;
    let marked = model.marked;
    let summary = Memo::new(move |_| {
        let warnings = model.findings.with(Vec::len);
        let of = |sent: &_| app.drafts.with(|form| Summary::of(form, sent, warnings));
        model.sent.with(of).to_string()
    });
    let buttons = if let Some(workspace) = model.workspace {
        create(workspace)
    } else {
        let connect = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            app.connect_for(Route::New);
        };
        view! {
            <p class="hint">{texts::NOT_CONNECTED}</p>
            <a class="button primary" href=Route::Connect.to_string() on:click=connect>
                {texts::CONNECT}
            </a>
        }
        .into_any()
    };
    view! {
        <div class="create-bar" role="region" aria-label="Summary">
            <p class="bar-line">
                <span>{summary}</span>
                {move || marked.get().then(|| view! {
                    " "<b class="field-error">{texts::CORRECT}</b>
                })}
            </p>
            {buttons}
        </div>
    }
    .into_any()
}

/// The button that creates, and why it can't be pressed.
fn create(workspace: Workspace) -> AnyView {
    let lacks = Memo::new(move |_| {
        let may = |facts: &platform::Facts| facts.may("manage_api_clients");
        workspace.facts().with(may) == May::No
    });
    let busy = Memo::new(move |_| workspace.creating().with(|now| *now == Creating::Busy));
    view! {
        <Show when=move || lacks.get()><p class="hint">{texts::LACKS}</p></Show>
        <Show when=move || busy.get()>
            <button type="button" class="button" on:click=move |_| workspace.stop_creating()>
                {texts::CANCEL}
            </button>
        </Show>
        <button type="submit" form=FORM class="button primary" aria-keyshortcuts="Control+Enter"
            disabled=move || busy.get() || lacks.get()>
            {move || if busy.get() { texts::CREATING } else { texts::CREATE }}
        </button>
    }
    .into_any()
}
