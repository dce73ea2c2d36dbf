//! Code beside the project: what it declares, what the project has, and what follows from the difference.

mod extra;
mod one;
mod plan;
mod run;
mod texts;

use leptos::prelude::*;

pub use one::ClientAsCode;

use self::extra::Extra;
use self::plan::PlanView;
use self::run::{Run, Step};
use crate::browser::dialog;
use crate::ui::kit::{FilePick, Skeleton};
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// The page.
#[component]
pub fn CodePage(
    /// Whose clients.
    workspace: Workspace,
) -> impl IntoView {
    workspace.ensure_loaded();
    let run = Run::new(workspace);
    let step = run.step();
    let extra = Extra::new(workspace, run);
    let content = move || match step.get() {
        Step::Idle => ().into_any(),
        Step::Reading => busy(run, texts::READING),
        Step::Waiting => busy(run, texts::LOADING),
        Step::Comparing => busy(run, texts::COMPARING),
        Step::Done(done) => view! { <PlanView workspace done extra/> }.into_any(),
    };
    view! {
        <div class="page code-page">
            <h1 tabindex="-1">{texts::TITLE}</h1>
            <p>{texts::WHY}</p>
            <p class="hint">
                {texts::OUT}" "<a href=Route::Clients(None).to_string()>{texts::TO_LIST}</a>
            </p>
            <Source run/>
            {content}
            {extra.tools()}
            <section class="part" aria-labelledby="limits">
                <h2 id="limits">{texts::LIMITS}</h2>
                {limits(&[texts::SECRET, texts::IMMUTABLE, texts::EXACT, texts::PROJECT_KEY, texts::END])}
            </section>
        </div>
    }
    .into_any()
}

fn busy(run: Run, label: &'static str) -> AnyView {
    view! {
        <Skeleton label=label.to_owned()/>
        <div class="actions">
            <button type="button" class="button" on:click=move |_| run.clear()>{texts::STOP}</button>
        </div>
    }
    .into_any()
}

/// What the tools can't do, and how sure that is.
fn limits(lines: &[&'static str]) -> AnyView {
    let lines = lines.iter().map(|line| view! { <li>{*line}</li> });
    view! {
        <ul class="code-limits">{lines.collect_view()}</ul>
        <p class="hint">{texts::SOURCE}</p>
    }
    .into_any()
}

/// Where the code is pasted or picked.
#[component]
fn Source(run: Run) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let error = run.error;
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        run.read(typed.get_untracked());
    };
    // The error comes when the text was read.
    Effect::new(move || {
        if error.with(Option::is_some) {
            dialog::focus_first_invalid();
        }
    });
    let clear = move |_| {
        typed.set(String::new());
        run.clear();
        dialog::focus_soon(&["#code-text"]);
    };
    let any =
        Memo::new(move |_| typed.with(|text| !text.is_empty()) || run.file.with(Option::is_some));
    let described = move || {
        error.with(|error| match error {
            Some(_) => "code-text-error code-text-hint",
            None => "code-text-hint",
        })
    };
    view! {
        <form novalidate on:submit=start>
            <FilePick id="code-file" label=texts::CHOOSE on_file=Callback::new(move |picked| run.read_file(picked))>
                <div class="field">
                    <label for="code-text">{texts::TEXT}</label>
                    <textarea id="code-text" rows="8" spellcheck="false" autocomplete="off" translate="no"
                        aria-invalid=move || error.with(Option::is_some).then_some("true")
                        aria-describedby=described
                        prop:value=typed
                        on:input=move |event| {
                            error.set(None);
                            typed.set(event_target_value(&event));
                        }></textarea>
                    {move || error.get().map(|why| view! {
                        <p class="field-error" id="code-text-error" role="alert">{why}</p>
                    })}
                    <p class="hint" id="code-text-hint">{texts::TEXT_HINT}</p>
                </div>
            </FilePick>
            {move || run.file.get().map(|name| {
                let name = client::text::visible(&name).into_owned();
                view! { <p class="hint">{texts::file(&name)}</p> }
            })}
            <div class="actions">
                <button type="submit" class="button primary">{texts::COMPARE}</button>
                <Show when=move || any.get()>
                    <button type="button" class="button" on:click=clear>{texts::CLEAR}</button>
                </Show>
            </div>
        </form>
    }
    .into_any()
}
