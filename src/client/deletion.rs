//! What a delete means for those who use the client.

use super::{api_client::ApiClient, lifetime, text::display_name, time::Timestamp};

/// What to say and to ask before a client is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePlan {
    /// Whether its name must be typed, since it may be in use.
    pub must_type_name: bool,
    /// Its last use, in words.
    pub last_use: String,
    /// What stops working, a sentence each.
    pub stops: Vec<String>,
}

/// For so many days after its last use, in days, a client counts as one that may be in use.
pub const RECENT_DAYS: i64 = 30;

/// Plans the deletion of a client.
pub fn plan(client: &ApiClient, now: Timestamp) -> DeletePlan {
    let today = now.day();
    let last_use = match client.last_used_at {
        None => "No token was ever obtained with it, as far as the API tells.".into(),
        Some(day) => format!(
            "A token was last obtained with it {} ({day}).",
            lifetime::relative_day(day, today)
        ),
    };
    let must_type_name = client
        .last_used_at
        .is_some_and(|day| today.0 - day.0 <= RECENT_DAYS);
    let life = client
        .access_token_validity_seconds
        .unwrap_or(lifetime::ACCESS_DEFAULT);
    let count = i64::try_from(client.scope_count()).unwrap_or(i64::MAX);
    let stops = vec![
        format!(
            "Nothing can obtain a new token with it; it held {}.",
            lifetime::counted(count, "scope")
        ),
        format!(
            "Tokens that are out already may work for up to {}: what the host does with them is not \
             documented.",
            lifetime::words(life.into())
        ),
        "It can't be brought back: a new client gets another id and another secret.".into(),
    ];
    DeletePlan {
        must_type_name,
        last_use,
        stops,
    }
}

/// Whether the typed name is that of the client, as it is shown.
pub fn name_matches(typed: &str, name: &str) -> bool {
    let typed = typed.trim();
    typed == name.trim() || typed == display_name(name).trim()
}
