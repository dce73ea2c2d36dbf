//! The name, and the template to start from.

use leptos::prelude::*;

use super::texts;
use crate::ui::form::Model;
use crate::ui::kit::el::{El, el, link, nothing};
use crate::ui::kit::{SelectField, TextField, TextFieldProps};
use crate::ui::part::Part;
use crate::ui::part::review::Review;
use crate::ui::route::Route;
use crate::workspace::PageTasks;
use client::draft::Field;
use scope::{TEMPLATES, template};

/// The name: it can't be changed later, so a good one is shown beside it.
pub(super) fn name_field(model: Model) -> El {
    let app = model.app;
    let existing = move || match model.same_name() {
        Some(id) => {
            let to = link("", &Route::Client(id).to_string());
            el("p").child(to.text(texts::OPEN_EXISTING)).any()
        }
        None => nothing(),
    };
    let field = TextField(
        TextFieldProps::builder()
            .id("name")
            .label("Name")
            .required(true)
            .value(Memo::new(move |_| {
                app.drafts.with(|form| form.name.clone())
            }))
            .on_input(Callback::new(move |text| {
                app.drafts.edit(|form| form.name = text);
            }))
            .error(model.error(Field::Name))
            .hint(model.found.name_hint)
            .build(),
    );
    el("div").view(field.into_any()).region(existing)
}

/// The template. Choosing one replaces scopes, which can be undone.
pub(super) fn template_field(model: Model) -> AnyView {
    let (part, tasks) = (Part::<Review>::here(), PageTasks::new());
    let choose = move |id: String| {
        // At once: a template that came late would replace what was chosen since.
        if let Some(built_in) = template::template(&id) {
            model.take_template(|form| form.take_template(built_in));
            return;
        }
        // The visitor's own are offered by the review, so it is here.
        part.with(tasks, move |part| {
            if let Ok(part) = part {
                (part.template)(model, &id);
            }
        });
    };
    let options = Memo::new(move |_| {
        let all = TEMPLATES
            .iter()
            .map(|t| (t.id.to_owned(), t.name.to_owned()));
        let own = model.found.templates.get();
        all.chain(own).collect::<Vec<_>>()
    });
    let hint = Memo::new(move |_| {
        let found = model.found.template_hint.get();
        if !found.is_empty() {
            return found;
        }
        let note = model
            .template
            .with(|id| template::template(id).map(|t| t.note));
        note.unwrap_or_default().to_owned()
    });
    view! {
        <SelectField id="template" label="Template" value=model.template
            on_change=Callback::new(choose) options hint/>
    }
    .into_any()
}
