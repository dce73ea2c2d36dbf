//! What the client will be able to do, in sentences, and what exactly is sent.

use leptos::prelude::*;

use super::model::Model;
use super::reach::Reach;
use super::texts;
use crate::ui::common::{BrowserVerdict, Findings};
use crate::ui::kit::CopyButton;
use client::DraftForm;
use client::Timestamp;
use scope::ScopeSet;
use scope::lint::Fix;
use scope::review::{Review, review};

/// The review beside the form.
#[component]
pub(super) fn ReviewPane(model: Model) -> impl IntoView {
    let (app, sent) = (model.app, model.sent);
    let wrong = model.wrong;
    let any = Memo::new(move |_| sent.with(|sent| !sent.is_empty()));
    let in_words = Memo::new(move |_| sent.with(review));
    let fix = Callback::new(move |fix: Fix| {
        app.drafts.replace_with(|form| form.apply(&fix));
        app.messages.announce(texts::done(&fix.label()));
    });
    let scope_string = move || model.key.with(|key| sent.with(|set| set.print(key)));
    let settled = Memo::new(move |_| app.drafts.with(DraftForm::settled).filter(|_| !wrong.get()));
    // The dates move with the minute, not with the second.
    let minute = Memo::new(move |_| app.now().get().0 / 60_000);
    let lifetimes = move || {
        let now = Timestamp(minute.get() * 60_000);
        settled.with(|draft| match draft {
            Some(draft) => draft.lifetimes(now),
            None => vec![texts::CORRECT.to_owned()],
        })
    };
    let body = move || {
        settled.with(|draft| match draft {
            Some(draft) => model.key.with(|key| draft.body(key)),
            None => texts::CORRECT.to_owned(),
        })
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
        if wrong.get() {
            return view! { <p class="field-error">{texts::CORRECT}</p> }.into_any();
        }
        view! {
            <div class="title-row">
                <h3>{move || texts::scope_string(sent.with(ScopeSet::len))}</h3>
                <CopyButton text=scope_string what="scope string"/>
            </div>
            <p class="scope-string" dir="ltr" tabindex="0">{scope_string}</p>
        }
        .into_any()
    };
    view! {
        <aside class="review" aria-labelledby="review-title">
            <h2 id="review-title">{texts::REVIEW}</h2>
            {what}
            <Reach model/>
            <Findings found=model.findings on_fix=fix/>
            <BrowserVerdict scopes=sent/>
            <h3>{texts::LIFETIMES}</h3>
            <ul class="plain lines">{move || list(&lifetimes())}</ul>
            <div class="exact">
                {move || any.get().then(exact)}
                <label class="check">
                    <input type="checkbox"
                        prop:checked=move || app.drafts.with(|form| form.omit_covered)
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
        </aside>
    }
    .into_any()
}
