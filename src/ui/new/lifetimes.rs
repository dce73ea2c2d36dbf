//! Lifetimes of tokens and of the client itself.

use leptos::prelude::*;

use super::Validation;
use crate::ui::kit::TextField;
use crate::ui::state::App;
use client::draft::{Field, grouped};
use client::{DraftForm, lifetime};

/// The advanced part: everything has a sensible default.
#[component]
pub(super) fn Lifetimes(validation: Validation) -> impl IntoView {
    let app = App::here();
    let value = |read: fn(&DraftForm) -> &String| {
        Signal::derive(move || app.drafts.with(|form| read(form).clone()))
    };
    let input = |write: fn(&mut DraftForm, String)| {
        Callback::new(move |text| app.drafts.edit(|form| write(form, text)))
    };
    let words = |read: fn(&DraftForm) -> &String, unit: i64| {
        move || {
            let typed = app
                .drafts
                .with(|form| read(form).trim().parse::<u32>().ok());
            typed.map(|n| format!(" That is {}.", lifetime::words(i64::from(n) * unit)))
        }
    };
    let access_words = words(|form| &form.access_seconds, 1);
    let refresh_words = words(|form| &form.refresh_seconds, 1);
    let range = |least: u32, most: u32, default: u32| {
        format!(
            "Seconds, {} to {}; empty means {} ({}).",
            grouped(least),
            grouped(most),
            grouped(default),
            lifetime::words(default.into())
        )
    };
    let delete_hint = move || {
        let typed = app
            .drafts
            .with(|form| form.delete_after_days.trim().parse::<u32>().ok());
        let days = typed.filter(|days| (1..=lifetime::DELETE_MAX_DAYS).contains(days));
        days.map_or_else(
            || "Days until it is deleted by itself; empty means never.".to_owned(),
            |days| {
                let end = app.now().get().plus_days(days.into());
                format!("It is deleted on or shortly after {}.", end.utc_minutes())
            },
        )
    };
    view! {
        <details class="card advanced">
            <summary>"Advanced: lifetimes"</summary>
            <TextField id="delete-after" label="Delete after (days)" kind="number"
                value=value(|form| &form.delete_after_days)
                on_input=input(|form, text| form.delete_after_days = text)
                error=validation.at(Field::DeleteAfter) hint=Signal::derive(delete_hint)/>
            <TextField id="access-seconds" label="Access token lifetime" kind="number"
                value=value(|form| &form.access_seconds)
                on_input=input(|form, text| form.access_seconds = text)
                error=validation.at(Field::Access)
                hint=Signal::derive(move || {
                    let fixed = range(
                        lifetime::ACCESS_MIN, lifetime::ACCESS_MAX, lifetime::ACCESS_DEFAULT,
                    );
                    fixed + &access_words().unwrap_or_default()
                })/>
            <TextField id="refresh-seconds" label="Refresh token lifetime" kind="number"
                value=value(|form| &form.refresh_seconds)
                on_input=input(|form, text| form.refresh_seconds = text)
                error=validation.at(Field::Refresh)
                hint=Signal::derive(move || {
                    let fixed = range(
                        lifetime::REFRESH_MIN, lifetime::REFRESH_MAX, lifetime::REFRESH_DEFAULT,
                    );
                    fixed + " It counts time without use." + &refresh_words().unwrap_or_default()
                })/>
        </details>
    }
}
