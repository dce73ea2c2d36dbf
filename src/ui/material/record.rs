//! The panel of the DevTools: the calls that the inspected page makes become the job.

use evidence::{Tape, TapeRow};
use finder::{SharedJob, solve};
use leptos::prelude::*;

use super::texts;
use crate::browser::extension::{Extension, Recorded, is_panel};
use crate::ui::route::Route;
use crate::ui::state::App;

/// The recorder; nothing outside of the panel.
pub fn recorder() -> AnyView {
    match Extension::here().filter(|_| is_panel()) {
        Some(extension) => panel(&extension),
        None => ().into_any(),
    }
}

fn panel(extension: &Extension) -> AnyView {
    let app = App::here();
    let tape = RwSignal::new(Tape::default());
    extension.listen(move |recorded| {
        let taken = tape.try_update(|tape| {
            let Recorded {
                method,
                target,
                status,
                operation,
                document,
            } = recorded;
            let asks = tape.add(method, target, status, operation, &document);
            (asks, tape.stores().to_vec())
        });
        if let Some((asks, stores)) = taken.filter(|(asks, _)| !asks.is_empty()) {
            app.job.add_asks(&asks);
            app.job.set_stores(stores);
        }
    });
    let extension = StoredValue::new_local(extension.clone());
    let clear = move |_| {
        extension.with_value(Extension::forget_calls);
        tape.set(Tape::default());
        app.job.remove_all();
    };
    let link = move || {
        let job = app.job.with(Clone::clone);
        let shared = SharedJob {
            job,
            ..SharedJob::default()
        };
        [
            "index.html",
            &Route::Finder(Some(shared.query())).to_string(),
        ]
        .concat()
    };
    let count = move || {
        tape.with(|tape| match tape.calls() {
            0 => texts::RECORD_NONE.to_owned(),
            calls => texts::recorded(calls, tape.refused()),
        })
    };
    let any = Memo::new(move |_| tape.with(|tape| !tape.rows().is_empty()));
    let scopes = Memo::new(move |_| app.job.with(|job| solve(job).set.print("{projectKey}")));
    let actions = move || {
        any.get().then(|| {
            view! {
                <div class="actions">
                    <a class="button" href=link target="_blank" rel="noopener noreferrer">
                        {texts::RECORD_OPEN}
                    </a>
                    <button type="button" class="button" on:click=clear>{texts::RECORD_CLEAR}</button>
                </div>
            }
        })
    };
    view! {
        <section class="recorder" aria-labelledby="record-title">
            <h2 id="record-title">{texts::RECORD}</h2>
            <p class="hint">{texts::RECORD_HINT}</p>
            <p role="status">{count}</p>
            <ul class="plain recorded">
                {move || tape.with(|tape| tape.rows().iter().map(row).collect_view())}
            </ul>
            <Show when=move || any.get() && scopes.with(|scopes| !scopes.is_empty())>
                <h3>{texts::ANSWER}</h3>
                <p class="scope-string" dir="ltr">{scopes}</p>
            </Show>
            <p class="hint">{move || tape.with(Tape::is_full).then_some(texts::RECORD_FULL)}</p>
            {actions}
        </section>
    }
    .into_any()
}

fn row(row: &TapeRow) -> AnyView {
    let call = match row.call {
        Some(call) => [row.method.as_str(), " ", &call.path()].concat(),
        None => [row.method.as_str(), " ", &row.target].concat(),
    };
    let operation = (!row.operation.is_empty()).then(|| {
        let operation = row.operation.clone();
        view! { " "<code>{operation}</code> }
    });
    let refused = row
        .is_refused()
        .then(|| view! { " "<strong class="refused">{texts::RECORD_REFUSED}</strong> });
    let unknown = row
        .call
        .is_none()
        .then(|| view! { " "<span class="hint">{texts::RECORD_UNKNOWN}</span> });
    view! {
        <li>
            <code>{call}</code>{operation}" "
            <span class="hint">{texts::answered(row.status, row.times)}</span>
            {refused}{unknown}
        </li>
    }
    .into_any()
}
