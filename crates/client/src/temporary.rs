//! A client that is thrown away: the platform deletes it after a day, and its tokens last an hour.

use super::api_client::ApiClient;
use super::draft::DraftForm;
use super::lifetime::ACCESS_MIN;
use super::time::{Day, Timestamp};
use scope::{TEMPLATES, Template};

/// After so many days the platform deletes it, the fewest that the API takes as far as is known.
pub const DAYS: u32 = 1;
/// A client with so little time left counts down, in milliseconds.
pub const COUNTDOWN_MS: i64 = 24 * 3_600_000 + 600_000;

/// The templates with scopes, the narrowest first: the one with the fewest scopes.
pub fn templates() -> Vec<&'static Template> {
    let mut all: Vec<&Template> = TEMPLATES.iter().filter(|t| !t.set().is_empty()).collect();
    // The sort is stable: equals stay in the order of the file.
    all.sort_by_key(|template| template.set().len());
    all
}

/// The form of a client with the scopes of a template, such as `temporary-search-indexing (2026-11-24)`. Its
/// name is free.
pub fn form(template: &Template, existing: &[ApiClient], today: Day) -> DraftForm {
    let base = format!("temporary-{} ({today}", template.id);
    let numbered = (2..).map(|number| format!("{base}, {number})"));
    let names = std::iter::once(format!("{base})")).chain(numbered);
    let mut form = DraftForm {
        name: super::successor::free(names, existing),
        template: template.id.to_owned(),
        access_seconds: ACCESS_MIN.to_string(),
        refresh_seconds: ACCESS_MIN.to_string(),
        delete_after_days: DAYS.to_string(),
        ..DraftForm::default()
    };
    form.selection.apply(template);
    form
}

/// How many seconds a client has left, if that is a day at most; 0 when its end has passed.
pub fn seconds_left(client: &ApiClient, now: Timestamp) -> Option<i64> {
    let left = client.delete_at?.0 - now.0;
    (left <= COUNTDOWN_MS).then_some(left.max(0) / 1000)
}
