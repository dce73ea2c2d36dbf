//! What judges the draft of a new client: its errors, the lint, the review, the search for stores, and
//! sending it. It is a part of its own, which comes after the form.

mod as_text;
mod blocks;
mod lifetimes;
mod pane;
mod reach;
mod search;
mod stores;
mod submit;
mod texts;

use leptos::prelude::*;

pub use self::as_text::AsText;
pub use self::blocks::blocks;
pub use self::lifetimes::Lifetimes;
pub use self::pane::ReviewPane;
pub use self::stores::StoreField;
pub use self::submit::{Notes, send};

use super::form::{Model, REST};
use super::state::App;
use crate::browser::page;
use crate::workspace::{Creating, Workspace};
use client::draft::{Field, FieldError};
use client::{DraftForm, naming};
use scope::ScopeSet;
use scope::lint::Finding;
use scope::template;

/// The draft as it is judged: it follows the form a moment after the browser has painted what was pressed, so that
/// no press waits for the review.
#[derive(Clone, Copy)]
struct Judged {
    draft: RwSignal<DraftForm>,
    /// What would be sent.
    sent: Memo<ScopeSet>,
    findings: Memo<Vec<Finding>>,
    /// Whether something that was typed can't be taken: at once when it is so, and no longer once the draft
    /// has followed.
    wrong: RwSignal<bool>,
}

impl Judged {
    fn here() -> Self {
        use_context().expect("the review provides it before its pieces are made")
    }
}

/// Begins to judge the draft, for as long as the page that calls it is there.
pub fn judge(model: Model) {
    let app = model.app;
    app.templates.ensure_read();
    let draft = RwSignal::new(app.drafts.with_untracked(DraftForm::clone));
    let wrong = RwSignal::new(model.wrong.get_untracked());
    let coming = StoredValue::new(false);
    Effect::new(move |before: Option<()>| {
        app.drafts.with(|_| {});
        if model.wrong.get() {
            wrong.set(true);
        }
        if before.is_some() && !coming.get_value() {
            coming.set_value(true);
            page::after_paint_and(REST, move || {
                coming.try_set_value(false);
                let now = app.drafts.try_with_untracked(DraftForm::clone);
                if let (Some(now), Some(off)) = (now, model.wrong.try_get_untracked()) {
                    draft.try_set(now);
                    wrong.try_set(off);
                }
            });
        }
    });
    let sent = Memo::new(move |_| draft.with(DraftForm::sent));
    let findings = Memo::new(move |_| model.key.with(|key| draft.with(|f| f.findings(key))));
    provide_context(Judged {
        draft,
        sent,
        findings,
        wrong,
    });
    let found = model.found;
    Effect::new(move || found.warnings.set(findings.with(Vec::len)));
    // Errors are shown with the key that makes them: they are few, and quickly found.
    Effect::new(move || found.errors.set(errors(model)));
    Effect::new(move || {
        let notes = model
            .selection
            .with(|selection| model.known.notes(selection));
        found.stores.set(notes);
    });
    Effect::new(move || {
        found
            .name_hint
            .set(draft.with(|form| name_hint(model, form, sent)));
    });
    Effect::new(move || {
        let hint = draft.with(|form| template_hint(app, form));
        found.template_hint.set(hint);
    });
    Effect::new(move || {
        let own = app.templates.with(|own| {
            let all = own.iter().map(|own| (own.id(), own.label()));
            all.collect::<Vec<_>>()
        });
        found.templates.set(own);
    });
}

/// What is wrong or missing in the form.
fn errors(model: Model) -> Vec<FieldError> {
    let (drafts, clients) = (model.app.drafts, model.app.clients());
    let of = |field: &Field| clients.with(|known| drafts.with(|f| f.error(*field, known)));
    let mut errors: Vec<FieldError> = Field::ALL.iter().filter_map(of).collect();
    // The client that this page itself asked for is told above the form. Its name is marked only
    // when the same is to be sent again.
    for error in &mut errors {
        let own = |id: &mut String| model.workspace.is_some_and(|now| is_lost(now, id));
        if error.existing.take_if(own).is_some() {
            (error.message, error.missing) = (texts::STILL_THERE.to_owned(), true);
        }
    }
    errors
}

/// Whether it is the client that was found after a create whose answer was lost.
fn is_lost(workspace: Workspace, id: &str) -> bool {
    workspace.creating().with(|creating| match creating {
        Creating::Lost(lost) => lost.found.iter().any(|client| client.id == id),
        _ => false,
    })
}

/// Below the name: what is odd about it, or a good one.
fn name_hint(model: Model, form: &DraftForm, sent: Memo<ScopeSet>) -> String {
    let clients = model.app.clients();
    if let Some(odd) = form.odd_name() {
        return odd.to_owned();
    }
    if let Some(other) = clients.with(|known| form.similar_name(known)) {
        return texts::similar(&other);
    }
    let example = clients.with(|known| {
        let of = |sent: &_| model.key.with(|key| naming::suggestion(sent, key, known));
        sent.with(of)
    });
    naming::hint(example.as_deref())
}

/// Below the template: how the draft differs from it, or whose it is.
fn template_hint(app: App, form: &DraftForm) -> String {
    let built_in = template::template(&form.template);
    let diff = match built_in {
        Some(template) if template.id == "custom" => None,
        Some(template) => Some(template.differs(&form.selection)),
        None => app.templates.differs(&form.template, form),
    };
    let known = diff.is_some();
    match diff.filter(|diff| !diff.is_empty()) {
        Some(diff) => texts::differs(&diff.added.words(), &diff.removed.words()),
        None if built_in.is_none() && known => texts::OWN_TEMPLATE.to_owned(),
        None => String::new(),
    }
}

/// Takes what one of the visitor's own templates holds.
pub fn take_own_template(model: Model, id: &str) {
    if let Some(own) = model.app.templates.find(id) {
        model.take_template(|form| {
            own.apply(form);
            id.clone_into(&mut form.template);
        });
    }
}
