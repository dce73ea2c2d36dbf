//! What the client will be able to do, in sentences, and what exactly is sent.

use leptos::prelude::*;

use super::Judged;
use super::reach::Reach;
use super::texts;
use crate::ui::common::{BrowserVerdict, Findings};
use crate::ui::form::Model;
use crate::ui::kit::CopyButton;
use client::{ApiClientDraft, DraftForm, Timestamp};
use scope::ScopeSet;
use scope::lint::Fix;
use scope::review::{Review, review};

/// The review beside the form. It follows the draft a moment after the browser has painted what was pressed.
#[component]
pub fn ReviewPane(model: Model) -> impl IntoView {
    let app = model.app;
    let Judged {
        draft,
        sent,
        findings,
        wrong,
    } = Judged::here();
    let any = Memo::new(move |_| sent.with(|sent| !sent.is_empty()));
    let in_words = Memo::new(move |_| sent.with(review));
    let fix = Callback::new(move |fix: Fix| {
        app.drafts.replace_with(|form| form.apply(&fix));
        app.messages.announce(texts::done(&fix.label()));
    });
    let scope_string = move || model.key.with(|key| sent.with(|set| set.print(key)));
    // Whoever copies gets what stands in the form, also before the review has followed.
    let to_copy = move || model.key.with(|key| model.sent.with(|set| set.print(key)));
    let settled = Memo::new(move |_| draft.with(DraftForm::settled));
    let unclear = Memo::new(move |_| settled.with(Option::is_none));
    // The dates move with the minute, not with the second.
    let minute = Memo::new(move |_| app.now().get().0 / 60_000);
    let lifetimes = move || {
        let now = Timestamp(minute.get() * 60_000);
        let words = |draft: &ApiClientDraft| draft.lifetimes(now);
        settled.with(|draft| draft.as_ref().map_or_else(Vec::new, words))
    };
    let body = move || {
        let draft = settled.get().filter(|_| !wrong.get())?;
        Some(model.key.with(|key| draft.body(key)))
    };
    let list = |lines: &[String]| {
        let lines = lines.iter().cloned();
        lines
            .map(|line| view! { <li>{line}</li> })
            .collect::<Vec<_>>()
    };
    let words =
        move |read: fn(&Review) -> &Vec<String>| move || in_words.with(|words| list(read(words)));
    let what = move || {
        if !any.get() {
            return view! { <p class="hint">{texts::NO_SCOPES}</p> }.into_any();
        }
        view! {
            <h3>{texts::CAN}</h3>
            <ul class="can">{words(|review| &review.can)}</ul>
            <h3>{texts::CANNOT}</h3>
            <ul class="cannot">{words(|review| &review.cannot)}</ul>
        }
        .into_any()
    };
    let exact = move || {
        view! {
            <div class="title-row">
                <h3>{move || texts::scope_string(sent.with(ScopeSet::len))}</h3>
                <CopyButton text=to_copy what="scope string"/>
            </div>
            <p class="scope-string" dir="ltr" tabindex="0">{scope_string}</p>
        }
    };
    view! {
            {what}
            <Reach sent job=app.job/>
            <Findings found=findings on_fix=fix/>
            <BrowserVerdict scopes=sent/>
            <h3 hidden=unclear>{texts::LIFETIMES}</h3>
            <ul class="plain lines" hidden=unclear>{move || list(&lifetimes())}</ul>
            // Nothing is handed out while a field is marked.
            <div class="exact" hidden=wrong>
                {move || (any.get() && !wrong.get()).then(exact)}
                <label class="check">
                    <input type="checkbox"
                        prop:checked=move || draft.with(|form| form.omit_covered)
                        on:change=move |event| {
                            let on = event_target_checked(&event);
                            app.drafts.edit(|form| form.omit_covered = on);
                        }/>
                    {texts::OMIT}
                </label>
                <details>
                    <summary>{texts::BODY}</summary>
                    <pre class="body" tabindex="0">{body}</pre>
                </details>
            </div>
            <p class="hint">{texts::LIMITS}</p>
    }
    .into_any()
}
