//! Lifetimes of the client and of its tokens: a few choices, and any other length.

use leptos::prelude::*;

use super::texts;
use crate::browser::dialog;
use crate::ui::form::Model;
use crate::ui::kit::{SelectField, TextField};
use client::DraftForm;
use client::choices::{self, Choice};
use client::draft::Field;

/// One lifetime: where it stands in the form, and what is offered.
#[derive(Clone, Copy)]
struct Life {
    field: Field,
    /// The ids of the choices and of the field for another length.
    ids: [&'static str; 2],
    label: &'static str,
    /// The name of the field for another length.
    other: &'static str,
    choices: &'static [Choice],
    /// What stands in the field for another length at first.
    example: &'static str,
    read: fn(&DraftForm) -> &String,
    write: fn(&mut DraftForm, String),
    focus: &'static [&'static str],
}

const LIVES: [Life; 3] = [
    Life {
        field: Field::DeleteAfter,
        ids: ["expires", "delete-after"],
        label: texts::EXPIRES,
        other: texts::EXPIRES_AFTER,
        choices: choices::EXPIRY,
        example: "14 days",
        read: |form| &form.delete_after_days,
        write: |form, text| form.delete_after_days = text,
        focus: &["#delete-after"],
    },
    Life {
        field: Field::Access,
        ids: ["access", "access-seconds"],
        label: texts::ACCESS,
        other: texts::ACCESS_OTHER,
        choices: choices::ACCESS,
        example: "12 hours",
        read: |form| &form.access_seconds,
        write: |form, text| form.access_seconds = text,
        focus: &["#access-seconds"],
    },
    Life {
        field: Field::Refresh,
        ids: ["refresh", "refresh-seconds"],
        label: texts::REFRESH,
        other: texts::REFRESH_OTHER,
        choices: choices::REFRESH,
        example: "90 days",
        read: |form| &form.refresh_seconds,
        write: |form, text| form.refresh_seconds = text,
        focus: &["#refresh-seconds"],
    },
];

/// The three lifetimes, side by side. Each has a default.
#[component]
pub fn Lifetimes(
    /// The form.
    model: Model,
) -> impl IntoView {
    view! {
        <section class="lives" aria-label=texts::LIFETIMES>
            {LIVES.into_iter().map(|life| one(model, life)).collect::<Vec<_>>()}
        </section>
    }
    .into_any()
}

/// The value of the choice that lets one type.
const OTHER: &str = "other";

fn one(model: Model, life: Life) -> AnyView {
    let drafts = model.app.drafts;
    let typed = Memo::new(move |_| drafts.with(|form| (life.read)(form).clone()));
    // Whether the visitor asked for another length; one that is no choice is another one anyway.
    let asked = RwSignal::new(false);
    let other = Memo::new(move |_| {
        let known = typed.with(|typed| choices::chosen(life.choices, typed).is_some());
        // An empty form has nothing of anybody's own.
        let cleared = drafts.with(|form| *form == DraftForm::default());
        !known || (asked.get() && !cleared)
    });
    let value = Memo::new(move |_| {
        if other.get() {
            return OTHER.to_owned();
        }
        let chosen = typed.with(|typed| choices::chosen(life.choices, typed));
        chosen.map_or(OTHER, |choice| choice.typed).to_owned()
    });
    let choose = move |value: String| {
        let is_other = value == OTHER;
        asked.set(is_other);
        let text = if is_other {
            life.example.to_owned()
        } else {
            value
        };
        drafts.edit(|form| (life.write)(form, text));
        if is_other {
            dialog::focus_soon(life.focus);
        }
    };
    let entry = |choice: &Choice| (choice.typed.to_owned(), choice.label.to_owned());
    let mut options: Vec<(String, String)> = life.choices.iter().map(entry).collect();
    options.push((OTHER.to_owned(), texts::OTHER.to_owned()));
    let default = life.choices.iter().find(|choice| choice.typed.is_empty());
    let empty = default.map_or_else(String::new, |choice| texts::empty_means(choice.label));
    let error = model.error(life.field);
    let hint = Memo::new(move |_| {
        let is_empty = typed.with(|typed| typed.trim().is_empty());
        if is_empty {
            empty.clone()
        } else {
            String::new()
        }
    });
    let field = move || {
        other.get().then(|| {
            view! {
                <div class="life-other">
                    <TextField id=life.ids[1] label=life.other value=typed error hint
                        on_input=Callback::new(move |text| drafts.edit(|form| (life.write)(form, text)))/>
                </div>
            }
        })
    };
    view! {
        <div class="lifetime">
            <SelectField id=life.ids[0] label=life.label value options=Signal::stored(options)
                on_change=Callback::new(choose)/>
            {field}
        </div>
    }
    .into_any()
}
