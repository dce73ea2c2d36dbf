//! The name, and the template to start from.

use leptos::prelude::*;

use super::model::Model;
use super::texts;
use crate::ui::kit::{SelectField, TextField};
use crate::ui::route::Route;
use client::draft::Field;
use client::manifest::OwnTemplate;
use client::{DraftForm, Origin, naming};
use scope::{TEMPLATES, template};

/// The name: it can't be changed later, so a good one is shown beside it.
#[component]
pub(super) fn NameField(model: Model) -> impl IntoView {
    let app = model.app;
    let clients = app.clients();
    let hint = Memo::new(move |_| {
        let odd = app.drafts.with(DraftForm::odd_name);
        let alike = || clients.with(|known| app.drafts.with(|form| form.similar_name(known)));
        if let Some(odd) = odd {
            return odd.to_owned();
        }
        if let Some(other) = alike() {
            return texts::similar(&other);
        }
        let example = clients.with(|known| {
            let of = |sent: &_| model.key.with(|key| naming::suggestion(sent, key, known));
            model.sent.with(of)
        });
        naming::hint(example.as_deref())
    });
    let same_name = model.same_name();
    view! {
        <div>
            <TextField id="name" label="Name" required=true
                value=Memo::new(move |_| app.drafts.with(|form| form.name.clone()))
                on_input=Callback::new(move |text| app.drafts.edit(|form| form.name = text))
                error=model.error(Field::Name) hint/>
            {move || same_name.get().map(|id| view! {
                <p><a href=Route::Client(id).to_string()>{texts::OPEN_EXISTING}</a></p>
            })}
        </div>
    }
    .into_any()
}

/// The template. Choosing one replaces scopes, which can be undone.
#[component]
pub(super) fn TemplateField(model: Model) -> impl IntoView {
    let app = model.app;
    let chosen = Memo::new(move |_| app.drafts.with(|form| form.template.clone()));
    app.templates.ensure_read();
    let choose = move |id: String| {
        let own = app.templates.find(&id);
        let replaced = model.selection.with_untracked(|s| !s.is_empty());
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
        if replaced {
            app.messages.say(texts::APPLIED);
        }
    };
    let options = Memo::new(move |_| {
        let all = TEMPLATES
            .iter()
            .map(|t| (t.id.to_owned(), t.name.to_owned()));
        let entry = |own: &OwnTemplate| (own.id(), own.label());
        app.templates
            .with(|own| all.chain(own.iter().map(entry)).collect::<Vec<_>>())
    });
    let differs = Memo::new(move |_| {
        app.drafts.with(|form| {
            let template = template::template(&form.template).filter(|t| t.id != "custom");
            let diff = match template {
                Some(template) => template.differs(&form.selection),
                None => app.templates.differs(&form.template, form)?,
            };
            let (added, removed) = (diff.added.words(), diff.removed.words());
            (!diff.is_empty()).then(|| texts::differs(&added, &removed))
        })
    });
    let hint = Memo::new(move |_| {
        if let Some(differs) = differs.get() {
            return differs;
        }
        let note = chosen.with(|id| template::template(id).map(|t| t.note));
        let own = || {
            let known = app
                .templates
                .with(|own| chosen.with(|id| own.of(id).is_some()));
            known.then_some(texts::OWN_TEMPLATE)
        };
        note.or_else(own).unwrap_or_default().to_owned()
    });
    view! {
        <SelectField id="template" label="Template" value=chosen on_change=Callback::new(choose)
            options hint/>
    }
    .into_any()
}
