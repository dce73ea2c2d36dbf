//! The calls of the job, and the lines that have to be decided.

use finder::{EndpointId, FieldId, Found};
use leptos::prelude::*;

use super::texts;
use crate::browser::dialog;
use crate::ui::common::{CallName, FieldName};
use crate::ui::state::{App, OpenLine};

/// A line that was taken out leaves the focus to the one that is first now.
const AFTER: &[&str] = &["#job-lines button, #job-lines select", "#job-box"];

#[component]
pub(super) fn JobLines() -> impl IntoView {
    let app = App::here();
    let calls = Memo::new(move |_| app.job.with(|job| job.calls.clone()));
    let fields = Memo::new(move |_| app.job.with(|job| job.fields.clone()));
    let open = Memo::new(move |_| app.job.open_lines());
    let count = Memo::new(move |_| calls.with(Vec::len) + fields.with(Vec::len));
    let none = Memo::new(move |_| count.get() == 0 && open.with(Vec::is_empty));
    let clear = move |_| {
        app.job.remove_all();
        app.messages.announce(texts::CLEARED);
        dialog::focus_soon(&["#restore-calls", "#job-box"]);
    };
    let restore = move |_| {
        app.job.restore();
        dialog::focus_soon(&["#selected-title"]);
    };
    view! {
        <section class="job-selected" aria-labelledby="selected-title">
            <div class="job-head">
                <h2 id="selected-title" tabindex="-1">{move || texts::selected(count.get())}</h2>
                <Show when=move || app.job.can_restore()>
                    <button type="button" id="restore-calls" class="button small" on:click=restore>
                        {texts::RESTORE}
                    </button>
                </Show>
                <button type="button" class="button small" disabled=none on:click=clear>
                    {texts::CLEAR}
                </button>
            </div>
            <Show when=move || none.get()>
                <p class="hint">{texts::NONE_SELECTED}</p>
            </Show>
            <ul class="job-lines" id="job-lines">
                <For each=move || open.get() key=|line| line.id let(line)>
                    <OpenRow line/>
                </For>
                <For each=move || calls.get() key=|call| *call let(call)>
                    <CallRow call/>
                </For>
                <For each=move || fields.get() key=|field| *field let(field)>
                    <FieldRow field/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn CallRow(call: EndpointId) -> impl IntoView {
    let app = App::here();
    let remove = move |()| {
        app.job.tick(call, false);
        dialog::focus_soon(AFTER);
    };
    view! {
        <li class="job-line">
            <CallName call/>
            <span class="job-line-name">{call.name()}</span>
            <RemoveButton name=texts::remove(&call.call()) on_press=Callback::new(remove)/>
        </li>
    }
    .into_any()
}

#[component]
fn FieldRow(field: FieldId) -> impl IntoView {
    let app = App::here();
    let remove = move |()| {
        app.job.remove_field(field);
        dialog::focus_soon(AFTER);
    };
    view! {
        <li class="job-line">
            <FieldName field/>
            <span class="job-line-name">{field.confidence().word()}</span>
            <RemoveButton name=texts::remove(&field.call()) on_press=Callback::new(remove)/>
        </li>
    }
    .into_any()
}

#[component]
fn RemoveButton(name: String, on_press: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="job-remove" aria-label=name on:click=move |_| on_press.run(())>
            <span aria-hidden="true">"×"</span>
        </button>
    }
    .into_any()
}

#[component]
fn OpenRow(line: OpenLine) -> impl IntoView {
    let app = App::here();
    let OpenLine { id, text, found } = line;
    let settle = move |call: Option<EndpointId>| {
        app.job.settle(id, call);
        dialog::focus_soon(AFTER);
    };
    let choice = match found {
        Found::Ambiguous(calls) => choose(&text, calls, settle),
        Found::Unknown { did_you_mean } => {
            let none = did_you_mean.is_empty();
            let buttons = did_you_mean.into_iter().map(|one| {
                let call = one.endpoint;
                view! {
                    <button type="button" class="button small" on:click=move |_| settle(Some(call))>
                        <CallName call/>
                    </button>
                }
            });
            let lead = if none { texts::NO_CALL } else { texts::MEANT };
            view! {
                <span class="job-meant">
                    <span class="hint">{lead}</span>
                    {buttons.collect_view()}
                </span>
            }
            .into_any()
        }
        Found::Matched(call) => view! { <CallName call/> }.into_any(),
    };
    view! {
        <li class="job-line job-open">
            <span class="job-typed" dir="auto">{text.clone()}</span>
            {choice}
            <RemoveButton name=texts::remove(&text) on_press=Callback::new(move |()| settle(None))/>
        </li>
    }
    .into_any()
}

/// One of several calls.
fn choose(
    text: &str,
    calls: Vec<EndpointId>,
    settle: impl Fn(Option<EndpointId>) + Copy + 'static,
) -> AnyView {
    let options = calls.iter().enumerate().map(|(at, call)| {
        view! { <option value=at.to_string()>{[&call.call(), " · ", &call.name()].concat()}</option> }
    });
    let options = options.collect_view();
    let chosen = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(call) = at.and_then(|at| calls.get(at)) {
            settle(Some(*call));
        }
    };
    view! {
        <select class="job-choice" aria-label=texts::call_for(text) on:change=chosen>
            <option value="">{texts::CHOOSE_CALL}</option>
            {options}
        </select>
    }
    .into_any()
}
