//! A new client from an existing one: beside it, or in its place. An API client can't be changed.

use super::api_client::ApiClient;
use super::draft::{DraftForm, Origin};
use super::time::{DAY_MS, Day};
use scope::{ScopeSet, Selection};

impl DraftForm {
    /// A form filled from an existing client, for a new one beside it.
    pub fn copy_of(client: &ApiClient, existing: &[ApiClient]) -> Self {
        let base = client.name.trim();
        let numbered = (2..).map(|number| format!("{base} (copy {number})"));
        let names = std::iter::once(format!("{base} (copy)")).chain(numbered);
        Self {
            name: free(names, existing),
            ..filled(client, &client.scopes())
        }
    }

    /// A form that makes a client which was deleted once more, under the same name.
    pub fn again(client: &ApiClient) -> Self {
        Self {
            name: client.name.clone(),
            ..filled(client, &client.scopes())
        }
    }

    /// A form filled from an existing client, for a new one in its place. Its name is the old one with
    /// the month: `orders (2026-11)`.
    pub fn replacement_of(client: &ApiClient, existing: &[ApiClient], today: Day) -> Self {
        let day = today.to_string();
        let month = &day[..day.len() - 3];
        let base = without_date(client.name.trim());
        let dated = [format!("{base} ({month})"), format!("{base} ({day})")];
        let numbered = (2..).map(|number| format!("{base} ({day}, {number})"));
        Self {
            name: free(dated.into_iter().chain(numbered), existing),
            replaces: Some(client.id.clone()),
            ..filled(client, &client.scopes())
        }
    }
}

/// The first name that no client has.
pub(super) fn free(mut names: impl Iterator<Item = String>, existing: &[ApiClient]) -> String {
    let taken = |name: &str| existing.iter().any(|other| other.name.trim() == name);
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// A name without the date that an earlier replacement put behind it.
pub(super) fn without_date(name: &str) -> &str {
    let split = name.rsplit_once(" (").filter(|(before, date)| {
        let date = date.strip_suffix(')').unwrap_or_default();
        let date = date.split(", ").next().unwrap_or_default();
        let is_date = matches!(date.len(), 7 | 10)
            && date.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        is_date && !before.is_empty()
    });
    split.map_or(name, |(before, _)| before)
}

/// All but the name, with these scopes of the client.
pub(super) fn filled(client: &ApiClient, granted: &ScopeSet) -> DraftForm {
    let seconds = |given: Option<u32>| given.map_or_else(String::new, |s| s.to_string());
    let selection = Selection::of(granted);
    // A client that was made without the covered scopes is copied without them.
    let omit_covered = selection.sent(false) != *granted && selection.sent(true) == *granted;
    let life = client.created_at.zip(client.delete_at);
    // The host may be some seconds off: the nearest day is what was asked for.
    let days = life.map(|(from, to)| ((to.0 - from.0 + DAY_MS / 2) / DAY_MS).max(1));
    DraftForm {
        selection,
        omit_covered,
        delete_after_days: days.map_or_else(String::new, |days| days.to_string()),
        access_seconds: seconds(client.access_token_validity_seconds),
        refresh_seconds: seconds(client.refresh_token_validity_seconds),
        copied_from: Some(client.name.clone()),
        origin: Origin::Client,
        ..DraftForm::default()
    }
}
