//! The form of a new client, as its two parts share it: the draft as it stands, what follows from it, and how
//! the table of scopes is looked at.
//!
//! The form itself comes first and takes input at once. What judges the draft (its errors, the lint, the
//! review, the search for stores) comes a little later, and writes what it finds into this model.

mod grid;
mod known;
mod row;
mod table;
mod texts;

use leptos::prelude::*;

use self::grid::Grid;
use self::known::Known;
pub use self::table::{count, table};
use crate::browser::page;
use crate::ui::state::App;
use crate::workspace::Workspace;
use client::consent::Ask;
use client::draft::{Field, FieldError};
use client::{DraftForm, naming};
use scope::picker::Filter;
use scope::{BlockId, Place, ScopeSet, Selection};

/// The id of the form: the button that creates stands outside of it.
pub const FORM: &str = "client-form";

/// How long what can wait does so once the browser has painted what was pressed, in milliseconds: the review, and what a
/// filter unfolds out of sight. A press that follows within that time does not wait for it.
pub const REST: u32 = 60;

/// The form. Every value is narrow, so that what did not change is not worked out or drawn again.
#[derive(Clone, Copy)]
pub struct Model {
    /// The state of the app.
    pub app: App,
    /// Where the client will be created; without one it can be drafted.
    pub workspace: Option<Workspace>,
    /// The project's key; empty without a connection.
    pub key: Memo<String>,
    /// The ticks.
    pub selection: Memo<Selection>,
    /// The id of the template that was chosen.
    pub template: Memo<String>,
    /// What would be sent.
    pub sent: Memo<ScopeSet>,
    /// Whether something that was typed can't be taken. Then nothing that follows from the form is handed
    /// out as if it were right.
    pub wrong: Memo<bool>,
    /// Whether a field is marked that keeps the client from being created.
    pub marked: Memo<bool>,
    /// Whether the form was sent: from then on everything that is missing is marked.
    pub submitted: RwSignal<bool>,
    /// Whether the scopes as text hold words that are left out.
    pub text_wrong: RwSignal<bool>,
    /// How the tables are looked at.
    pub view: TableView,
    /// The project's stores, and the field for one.
    pub known: Known,
    /// What was found about the draft.
    pub found: Found,
}

/// What was found about the draft, once there is something that judges it.
#[derive(Clone, Copy)]
pub struct Found {
    /// What is wrong or missing.
    pub errors: RwSignal<Vec<FieldError>>,
    /// How many warnings the lint has.
    pub warnings: RwSignal<usize>,
    /// Below the name.
    pub name_hint: RwSignal<String>,
    /// Below the template: how the draft differs from it.
    pub template_hint: RwSignal<String>,
    /// Id and title of each of the visitor's own templates.
    pub templates: RwSignal<Vec<(String, String)>>,
    /// Stores that the project does not have, with the block of each.
    pub stores: RwSignal<Vec<(BlockId, String)>>,
    /// The question before a client with far-reaching scopes is created.
    pub ask: RwSignal<Option<Ask>>,
}

/// How the tables of scopes are looked at.
#[derive(Clone, Copy)]
pub struct TableView {
    /// What is typed into the filter.
    pub typed: RwSignal<String>,
    /// Whether only chosen rows are shown.
    pub only_chosen: RwSignal<bool>,
    /// Both, made ready.
    pub filter: Memo<Filter>,
    /// The place that was touched last.
    touched: RwSignal<Place>,
    /// The place that Enter in the filter is about: the one that was touched last, while it is there.
    pub active: Memo<Place>,
    /// Whether the scopes are edited as text.
    pub as_text: RwSignal<bool>,
    /// The tables.
    grids: StoredValue<Vec<StoredValue<Grid, LocalStorage>>, LocalStorage>,
}

impl Model {
    /// The form of the page that is being built.
    pub fn new(workspace: Option<Workspace>) -> Self {
        let app = App::here();
        let key = Memo::new(move |_| {
            let key = |workspace: Workspace| workspace.facts().with(|f| f.project_key.clone());
            workspace.map(key).unwrap_or_default()
        });
        let selection = Memo::new(move |_| app.drafts.with(|form| form.selection.clone()));
        let view = TableView::new(selection);
        let known = Known::new();
        let found = Found {
            errors: RwSignal::new(Vec::new()),
            warnings: RwSignal::new(0),
            // What can be said before the draft is judged, so that nothing moves then.
            name_hint: RwSignal::new(naming::hint(None)),
            template_hint: RwSignal::new(String::new()),
            templates: RwSignal::new(Vec::new()),
            stores: RwSignal::new(Vec::new()),
            ask: RwSignal::new(None),
        };
        let (text_wrong, submitted) = (RwSignal::new(false), RwSignal::new(false));
        let wrong = Memo::new(move |_| {
            let off = |errors: &Vec<FieldError>| errors.iter().any(|error| !error.missing);
            text_wrong.get() || found.errors.with(off)
        });
        let marked = Memo::new(move |_| {
            let missing = || submitted.get() && found.errors.with(|errors| !errors.is_empty());
            wrong.get() || missing() || (known.error.with(Option::is_some) && known.is_pending())
        });
        Self {
            app,
            workspace,
            key,
            selection,
            template: Memo::new(move |_| app.drafts.with(|form| form.template.clone())),
            sent: Memo::new(move |_| app.drafts.with(DraftForm::sent)),
            wrong,
            marked,
            submitted,
            text_wrong,
            view,
            known,
            found,
        }
    }

    /// What is wrong with a field. What is only missing is said once the form was sent.
    pub fn error(self, field: Field) -> Memo<Option<String>> {
        Memo::new(move |_| {
            let submitted = self.submitted.get();
            self.found.errors.with(|errors| {
                let mut all = errors.iter();
                let found = all.find(|e| e.field == field && (submitted || !e.missing));
                found.map(|error| error.message.clone())
            })
        })
    }

    /// The client that has the name already.
    pub fn same_name(self) -> Option<String> {
        let errors = self.found.errors;
        errors.with(|errors| errors.iter().find_map(|error| error.existing.clone()))
    }

    /// Takes a template. What it replaces can be brought back.
    pub fn take_template(self, take: impl FnOnce(&mut DraftForm)) {
        let replaced = self.selection.with_untracked(|s| !s.is_empty());
        self.app.drafts.replace_with(take);
        if replaced {
            // The ticks come first: the press does not wait for the message about them.
            let messages = self.app.messages;
            page::after_paint(move || messages.say(texts::APPLIED));
        }
    }

    /// A place is touched.
    pub fn touch(self, place: Place) {
        if self.view.touched.get_untracked() != place {
            self.view.touched.set(place);
        }
    }
}

impl TableView {
    fn new(selection: Memo<Selection>) -> Self {
        let (typed, only_chosen) = (RwSignal::new(String::new()), RwSignal::new(false));
        let touched = RwSignal::new(Place::Project);
        Self {
            typed,
            only_chosen,
            filter: Memo::new(move |_| typed.with(|typed| Filter::new(typed, only_chosen.get()))),
            touched,
            active: Memo::new(move |_| match touched.get() {
                Place::Stores(id) if selection.with(|s| s.block(id).is_none()) => Place::Project,
                place => place,
            }),
            as_text: RwSignal::new(false),
            grids: StoredValue::new_local(Vec::new()),
        }
    }

    /// Looks how much of each table is in sight, before a key changes anything: the page may have been scrolled since the
    /// last one.
    pub fn look(self) {
        self.each(Grid::look);
    }

    /// Shows what a filter left for later, before the focus goes there.
    pub fn show_later(self) {
        self.each(Grid::show_later);
    }

    fn each(self, act: fn(&mut Grid)) {
        self.grids.with_value(|all| {
            for grid in all {
                grid.try_update_value(act);
            }
        });
    }
}
