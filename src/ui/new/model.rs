//! What the pieces of the form share: the draft as it stands, what follows from it, and how the table of
//! scopes is looked at.

use leptos::prelude::*;

use super::known::Known;
use super::texts;
use crate::ui::state::App;
use crate::workspace::{Creating, Workspace};
use client::draft::{Field, FieldError};
use scope::lint::Finding;
use scope::picker::Filter;
use scope::{Place, ScopeSet, Selection};

/// The id of the form: the button that creates stands outside of it.
pub(super) const FORM: &str = "client-form";

/// The form. Every value is narrow, so that what did not change is not worked out or drawn again.
#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) app: App,
    /// Where the client will be created; without one it can be drafted.
    pub(super) workspace: Option<Workspace>,
    /// The project's key; empty without a connection.
    pub(super) key: Memo<String>,
    /// The ticks.
    pub(super) selection: Memo<Selection>,
    /// The id of the template that was chosen.
    pub(super) template: Memo<String>,
    /// What would be sent.
    pub(super) sent: Memo<ScopeSet>,
    pub(super) findings: Memo<Vec<Finding>>,
    errors: Memo<Vec<FieldError>>,
    /// Whether something that was typed can't be taken. Then nothing that follows from the form is handed
    /// out as if it were right.
    pub(super) wrong: Memo<bool>,
    /// Whether a field is marked that keeps the client from being created.
    pub(super) marked: Memo<bool>,
    submitted: RwSignal<bool>,
    /// Whether the scopes as text hold words that are left out.
    pub(super) text_wrong: RwSignal<bool>,
    pub(super) view: TableView,
    pub(super) known: Known,
}

/// How the tables of scopes are looked at.
#[derive(Clone, Copy)]
pub(super) struct TableView {
    /// What is typed into the filter.
    pub(super) typed: RwSignal<String>,
    pub(super) only_chosen: RwSignal<bool>,
    pub(super) filter: Memo<Filter>,
    /// The place that was touched last.
    touched: RwSignal<Place>,
    /// The place that Enter in the filter is about: the one that was touched last, while it is there.
    pub(super) active: Memo<Place>,
    /// Whether the scopes are edited as text.
    pub(super) as_text: RwSignal<bool>,
}

impl Model {
    pub(super) fn new(workspace: Option<Workspace>) -> Self {
        let app = App::here();
        let key = Memo::new(move |_| {
            let key = |workspace: Workspace| workspace.facts().with(|f| f.project_key.clone());
            workspace.map(key).unwrap_or_default()
        });
        let clients = app.clients();
        let errors = Memo::new(move |_| {
            let of =
                |field: &Field| clients.with(|known| app.drafts.with(|f| f.error(*field, known)));
            let mut errors: Vec<FieldError> = Field::ALL.iter().filter_map(of).collect();
            // The client that this page itself asked for is told above the form. Its name is marked only
            // when the same is to be sent again.
            for error in &mut errors {
                let own = |id: &mut String| workspace.is_some_and(|now| is_lost(now, id));
                if error.existing.take_if(own).is_some() {
                    (error.message, error.missing) = (texts::STILL_THERE.to_owned(), true);
                }
            }
            errors
        });
        let (typed, only_chosen) = (RwSignal::new(String::new()), RwSignal::new(false));
        let filter = Memo::new(move |_| typed.with(|typed| Filter::new(typed, only_chosen.get())));
        let selection = Memo::new(move |_| app.drafts.with(|form| form.selection.clone()));
        let touched = RwSignal::new(Place::Project);
        let active = Memo::new(move |_| match touched.get() {
            Place::Stores(id) if selection.with(|s| s.block(id).is_none()) => Place::Project,
            place => place,
        });
        let (text_wrong, as_text) = (RwSignal::new(false), RwSignal::new(false));
        let wrong = Memo::new(move |_| {
            let off = |errors: &Vec<FieldError>| errors.iter().any(|error| !error.missing);
            text_wrong.get() || errors.with(off)
        });
        let (submitted, known) = (RwSignal::new(false), Known::new());
        let marked = Memo::new(move |_| {
            let missing = || submitted.get() && errors.with(|errors| !errors.is_empty());
            let typed = || known.typed.with(|typed| !typed.trim().is_empty());
            wrong.get() || missing() || (known.error.with(Option::is_some) && typed())
        });
        Self {
            app,
            workspace,
            key,
            selection,
            template: Memo::new(move |_| app.drafts.with(|form| form.template.clone())),
            sent: Memo::new(move |_| {
                app.drafts
                    .with(|form| form.selection.sent(form.omit_covered))
            }),
            findings: Memo::new(move |_| key.with(|key| app.drafts.with(|f| f.findings(key)))),
            errors,
            wrong,
            marked,
            submitted,
            text_wrong,
            view: TableView {
                typed,
                only_chosen,
                filter,
                touched,
                active,
                as_text,
            },
            known,
        }
    }

    /// What is wrong with a field. What is only missing is said once the form was sent.
    pub(super) fn error(self, field: Field) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let submitted = self.submitted.get();
            self.errors.with(|errors| {
                let mut all = errors.iter();
                let found = all.find(|e| e.field == field && (submitted || !e.missing));
                found.map(|error| error.message.clone())
            })
        })
    }

    /// The client that has the name already.
    pub(super) fn same_name(self) -> Memo<Option<String>> {
        Memo::new(move |_| {
            self.errors
                .with(|errors| errors.iter().find_map(|error| error.existing.clone()))
        })
    }

    /// From now on everything that is missing is marked, or no more.
    pub(super) fn mark_missing(self, on: bool) {
        self.submitted.set(on);
    }

    /// A place is touched.
    pub(super) fn touch(self, place: Place) {
        if self.view.touched.get_untracked() != place {
            self.view.touched.set(place);
        }
    }
}

/// Whether it is the client that was found after a create whose answer was lost.
fn is_lost(workspace: Workspace, id: &str) -> bool {
    workspace.creating().with(|creating| match creating {
        Creating::Lost(lost) => lost.found.iter().any(|client| client.id == id),
        _ => false,
    })
}
