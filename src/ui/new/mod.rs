//! New client: name, template, scopes, stores, lifetimes, and a live review beside them.

mod lifetimes;
mod picker;
mod review;
mod stores;
mod submit;

use leptos::prelude::*;

use self::{lifetimes::Lifetimes, picker::Picker, review::ReviewPane, stores::Stores};
use super::{
    clients::ensure_loaded,
    kit::{SelectField, TextField},
    route::Route,
    state::App,
};
use crate::{
    browser::dialog,
    client::{
        DraftForm, display_name,
        draft::{Field, FieldError},
    },
    scope::{TEMPLATES, template},
};

/// What is wrong with the form, once it was sent; corrected fields drop out.
#[derive(Clone, Copy)]
pub(super) struct Wrong {
    tried: RwSignal<bool>,
    errors: Memo<Vec<FieldError>>,
}

impl Wrong {
    /// The message beside a field.
    pub(super) fn at(self, field: Field) -> Signal<Option<String>> {
        Signal::derive(move || {
            let of_field = |errors: &Vec<FieldError>| {
                errors
                    .iter()
                    .find(|error| error.field == field)
                    .map(|error| error.message.clone())
            };
            self.errors.with(of_field).filter(|_| self.tried.get())
        })
    }

    /// The client that has the name already; said at once, before anything is sent.
    fn same_name(self) -> Option<String> {
        self.errors
            .with(|errors| errors.iter().find_map(|error| error.existing.clone()))
    }
}

/// The form of a new client.
#[component]
pub fn NewPage() -> impl IntoView {
    let app = App::here();
    ensure_loaded(app);
    let tried = RwSignal::new(false);
    let errors = Memo::new(move |_| {
        app.clients
            .with(|known| app.form.with(|form| form.check(known)))
            .err()
            .unwrap_or_default()
    });
    let wrong = Wrong { tried, errors };
    let state = submit::Submit::new();
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if errors.with(Vec::is_empty) {
            submit::create(app, state);
        } else {
            app.say("The form is not complete: see the marked fields.");
            dialog::focus_first_invalid();
        }
    };
    let copied = move || app.form.with(|form| form.copied_from.clone());
    let clear = move |_| {
        app.form.set(DraftForm::default());
        tried.set(false);
        app.say("The form is empty again.");
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
            <submit::Outcome state/>
            <form class="new-grid" novalidate on:submit=send aria-label="New API client">
                <div class="new-form">
                    <section class="card">
                        <h2>"Name and template"</h2>
                        <NameField wrong/>
                        <TemplateField/>
                    </section>
                    <Picker wrong/>
                    <Stores/>
                    <Lifetimes wrong/>
                </div>
                <ReviewPane state/>
            </form>
        </div>
    }
}

#[component]
fn NameField(wrong: Wrong) -> impl IntoView {
    let app = App::here();
    let error = Signal::derive(move || {
        let taken = wrong.errors.with(|errors| {
            errors
                .iter()
                .find(|error| error.existing.is_some())
                .map(|error| error.message.clone())
        });
        taken.or_else(|| wrong.at(Field::Name).get())
    });
    let hint = Signal::derive(move || {
        let similar = app
            .clients
            .with(|known| app.form.with(|form| form.similar_name(known)));
        let odd = app.form.with(|form| form.odd_name().map(str::to_owned));
        let alike = similar.map(|other| format!("Nearly the same as “{}”.", display_name(&other)));
        odd.or(alike).unwrap_or_else(|| {
            "Who uses it, where, and for what: it can't be changed later.".to_owned()
        })
    });
    view! {
        <TextField id="name" label="Name" required=true
            value=Signal::derive(move || app.form.with(|form| form.name.clone()))
            on_input=Callback::new(move |text| app.form.update(|form| form.name = text))
            error=error hint=hint placeholder="storefront-bff-production"/>
        {move || wrong.same_name().map(|id| view! {
            <p><a href=Route::Client(id).to_string()>"Look at the existing client"</a></p>
        })}
    }
}

#[component]
fn TemplateField() -> impl IntoView {
    let app = App::here();
    let chosen = Memo::new(move |_| app.form.with(|form| form.template.clone()));
    let choose = move |id: String| {
        app.form.update(|form| {
            if let Some(template) = template::template(&id) {
                form.selection.apply(template);
            }
            form.template = id;
        });
    };
    let options = TEMPLATES
        .iter()
        .map(|t| (t.id.to_owned(), t.name.to_owned()))
        .collect::<Vec<_>>();
    let note = Signal::derive(move || {
        let note = chosen.with(|id| template::template(id).map(|t| t.note));
        note.unwrap_or_default().to_owned()
    });
    let differs = Memo::new(move |_| {
        app.form.with(|form| {
            let template = template::template(&form.template).filter(|t| t.id != "custom")?;
            let diff = template.differs(&form.selection);
            let list = |set: &crate::scope::ScopeSet| {
                set.iter()
                    .map(|p| match &p.store {
                        Some(store) => format!("{} in {store}", p.name),
                        None => p.name.clone(),
                    })
                    .collect::<Vec<_>>()
                    .join(", ")
            };
            (!diff.is_empty()).then(|| (list(&diff.added), list(&diff.removed)))
        })
    });
    view! {
        <SelectField id="template" label="Template" value=chosen on_change=Callback::new(choose)
            options=Signal::stored(options) hint=note/>
        {move || differs.get().map(|(added, removed)| view! {
            <p class="differs">
                "Differs from the template. "
                {(!added.is_empty()).then(|| format!("Added: {added}. "))}
                {(!removed.is_empty()).then(|| format!("Left out: {removed}."))}
            </p>
        })}
    }
}
