//! New client: name, template, scopes, stores, lifetimes, and a live review beside them.

mod lifetimes;
mod picker;
mod review;
mod stores;
mod submit;

use std::sync::Arc;

use leptos::prelude::*;

use self::lifetimes::Lifetimes;
use self::picker::Picker;
use self::review::ReviewPane;
use self::stores::Stores;
use super::kit::{Note, SelectField, TextField, Tone};
use super::part::share::SharePart;
use super::route::Route;
use super::state::App;
use crate::browser::dialog;
use crate::workspace::Workspace;
use client::draft::{Field, FieldError};
use client::manifest::OwnTemplate;
use client::{ApiClient, DraftForm, Origin, display_name, manifest};
use scope::{TEMPLATES, template};

/// What is wrong with the form, once it was sent; corrected fields drop out.
#[derive(Clone, Copy)]
pub(super) struct Validation {
    submitted: RwSignal<bool>,
    errors: Memo<Vec<FieldError>>,
}

impl Validation {
    /// The message beside a field.
    pub(super) fn at(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let of_field = |errors: &Vec<FieldError>| {
                errors
                    .iter()
                    .find(|error| error.field == field)
                    .map(|error| error.message.clone())
            };
            self.errors.with(of_field).filter(|_| self.submitted.get())
        })
    }

    /// The client that has the name already; said at once, before anything is sent.
    fn same_name(self) -> Option<String> {
        self.errors
            .with(|errors| errors.iter().find_map(|error| error.existing.clone()))
    }
}

/// The clients whose names are taken, as far as they are known; none without a workspace.
fn known_clients(workspace: Option<Workspace>) -> Signal<Arc<Vec<ApiClient>>> {
    match workspace {
        Some(workspace) => workspace.clients().into(),
        None => Signal::stored(Arc::default()),
    }
}

/// The form of a new client.
#[component]
pub fn NewPage(
    /// Where it will be created; without one it can be drafted.
    workspace: Option<Workspace>,
) -> impl IntoView {
    let app = App::here();
    if let Some(workspace) = workspace {
        workspace.ensure_loaded();
    }
    let known = known_clients(workspace);
    let submitted = RwSignal::new(false);
    let errors = Memo::new(move |_| {
        known
            .with(|known| app.drafts.with(|form| form.check(known)))
            .err()
            .unwrap_or_default()
    });
    let validation = Validation { submitted, errors };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        submitted.set(true);
        let checked =
            known.with_untracked(|known| app.drafts.with_untracked(|form| form.check(known)));
        match (checked, workspace) {
            (Ok(draft), Some(workspace)) => workspace.create(draft),
            (Ok(_), None) => {}
            (Err(_), _) => {
                app.messages
                    .say("The form is not complete: see the marked fields.");
                dialog::focus_first_invalid();
            }
        }
    };
    let copied = move || app.drafts.with(|form| form.copied_from.clone());
    let clear = move |_| {
        app.drafts.replace(DraftForm::default());
        submitted.set(false);
        app.messages.say("The form is empty again.");
    };
    view! {
        <div class="page">
            <div class="title-row">
                <h1 tabindex="-1">"New API client"</h1>
                <button type="button" class="button" on:click=clear>"Clear the form"</button>
            </div>
            {move || copied().map(|name| view! {
                <p class="note">"Prefilled from " <b dir="auto">{display_name(&name)}</b>
                    ". Creating it leaves that client as it is."</p>
            })}
            <Prepared/>
            <Former/>
            {workspace.map(|workspace| view! { <submit::Outcome workspace/> })}
            <form class="new-grid" novalidate on:submit=send aria-label="New API client">
                <div class="new-form">
                    <section class="card">
                        <h2>"Name and template"</h2>
                        <NameField validation known/>
                        <TemplateField/>
                    </section>
                    <Picker validation/>
                    <Stores workspace/>
                    <Lifetimes validation/>
                </div>
                <ReviewPane workspace/>
            </form>
            // Outside of the form: Enter in its fields must not create a client.
            <ShareCard/>
        </div>
    }
}

#[component]
fn NameField(validation: Validation, known: Signal<Arc<Vec<ApiClient>>>) -> impl IntoView {
    let app = App::here();
    let error = Signal::derive(move || {
        let taken = validation.errors.with(|errors| {
            errors
                .iter()
                .find(|error| error.existing.is_some())
                .map(|error| error.message.clone())
        });
        taken.or_else(|| validation.at(Field::Name).get())
    });
    let hint = Signal::derive(move || {
        let similar = known.with(|known| app.drafts.with(|form| form.similar_name(known)));
        let odd = app.drafts.with(|form| form.odd_name().map(str::to_owned));
        let alike = similar.map(|other| format!("Nearly the same as “{}”.", display_name(&other)));
        odd.or(alike).unwrap_or_else(|| {
            "Who uses it, where, and for what: it can't be changed later.".to_owned()
        })
    });
    view! {
        <TextField id="name" label="Name" required=true
            value=Signal::derive(move || app.drafts.with(|form| form.name.clone()))
            on_input=Callback::new(move |text| app.drafts.edit(|form| form.name = text))
            error=error hint=hint placeholder="storefront-bff-production"/>
        {move || validation.same_name().map(|id| view! {
            <p><a href=Route::Client(id).to_string()>"Look at the existing client"</a></p>
        })}
    }
}

/// A draft that somebody prepared: it fills the form, and the address forgets it, so that a reload
/// does not undo what was typed since.
#[component]
pub fn DraftPage(
    /// What stands behind `#/new?`.
    query: String,
    /// Where it will be created; without one it can be drafted.
    workspace: Option<Workspace>,
) -> impl IntoView {
    let app = App::here();
    app.drafts
        .replace_by_link(&query, manifest::read_link(&query).form());
    crate::browser::address::replace(&Route::New.to_string());
    view! { <NewPage workspace/> }
}

/// Says that the draft came from elsewhere, and what of it could not be read.
#[component]
fn Prepared() -> impl IntoView {
    let app = App::here();
    let notes = Memo::new(move |_| {
        app.drafts.with(|form| {
            let note = form.origin.note()?;
            Some((note, form.prepared.clone().unwrap_or_default()))
        })
    });
    move || {
        notes.get().map(|((title, text), notes)| {
            let notes = notes
                .into_iter()
                .map(|note| view! { <li><bdi>{note}</bdi></li> })
                .collect_view();
            view! {
                <Note tone=Tone::Caution title=title>
                    <p>{text}</p>
                    <ul>{notes}</ul>
                </Note>
            }
        })
    }
}

/// Offers the draft back that another one replaced.
#[component]
fn Former() -> impl IntoView {
    let app = App::here();
    let can_restore = Memo::new(move |_| app.drafts.can_restore());
    let back = move |_| {
        if app.drafts.restore() {
            app.messages.say("Your draft is restored.");
            dialog::focus_heading();
        }
    };
    view! {
        <Show when=move || can_restore.get()>
            <p class="note">
                "Your earlier draft was replaced. "
                <button type="button" class="button small" on:click=back>"Restore my draft"</button>
            </p>
        </Show>
    }
}

/// The draft as text, on demand: it is a part of its own.
#[component]
fn ShareCard() -> impl IntoView {
    let open = RwSignal::new(false);
    move || {
        if open.get() {
            view! { <SharePart/> }.into_any()
        } else {
            view! {
                <div class="actions">
                    <button type="button" class="button" on:click=move |_| open.set(true)>"Share, export or open a draft"</button>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn TemplateField() -> impl IntoView {
    let app = App::here();
    let chosen = Memo::new(move |_| app.drafts.with(|form| form.template.clone()));
    app.templates.ensure_read();
    let choose = move |id: String| {
        let own = app.templates.find(&id);
        app.drafts.replace_with(|form| {
            if let Some(template) = template::template(&id) {
                form.selection.apply(template);
                if form.origin == Origin::Template {
                    form.origin = Origin::Typed;
                }
            } else if let Some(own) = own {
                own.apply(form);
            }
            form.template = id;
        });
    };
    let options = move || {
        let all = TEMPLATES
            .iter()
            .map(|t| (t.id.to_owned(), t.name.to_owned()));
        let entry = |own: &OwnTemplate| (own.id(), own.label());
        app.templates
            .with(|own| all.chain(own.iter().map(entry)).collect::<Vec<_>>())
    };
    let note = Signal::derive(move || {
        let note = chosen.with(|id| template::template(id).map(|t| t.note));
        let own = app
            .templates
            .with(|own| chosen.with(|id| own.of(id).is_some()));
        let own = own.then_some("One of your own: this browser keeps it.");
        note.or(own).unwrap_or_default().to_owned()
    });
    let differs = Memo::new(move |_| {
        app.drafts.with(|form| {
            let template = template::template(&form.template).filter(|t| t.id != "custom");
            let diff = match template {
                Some(template) => template.differs(&form.selection),
                None => app.templates.differs(&form.template, form)?,
            };
            (!diff.is_empty()).then(|| (diff.added.words(), diff.removed.words()))
        })
    });
    view! {
        <SelectField id="template" label="Template" value=chosen on_change=Callback::new(choose)
            options=Signal::derive(options) hint=note/>
        {move || differs.get().map(|(added, removed)| view! {
            <p class="differs">
                "Differs from the template. "
                {(!added.is_empty()).then(|| format!("Added: {added}. "))}
                {(!removed.is_empty()).then(|| format!("Left out: {removed}."))}
            </p>
        })}
    }
}
