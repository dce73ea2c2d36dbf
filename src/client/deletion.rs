//! What deleting a client means for those who use it.

use super::{ApiClient, Timestamp, lifetime, visible};

/// A client used within that many days is taken to be in use.
pub const IN_USE_DAYS: i64 = 30;

/// What the delete dialog must say and ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePlan {
    /// Whether the name must be typed: it was used within the last [`IN_USE_DAYS`] days.
    pub must_type_name: bool,
    /// The last use as a sentence.
    pub last_use: String,
    /// What stops working, one sentence each.
    pub stops: Vec<String>,
}

/// Weighs the deletion of a client at a moment.
pub fn plan(client: &ApiClient, now: Timestamp) -> DeletePlan {
    let today = now.day();
    let days = client.last_used_at.map(|day| today.0 - day.0);
    // A day after ours is a clock that differs, not a client at rest.
    let in_use = days.is_some_and(|days| days <= IN_USE_DAYS);
    // A client without a name, or with one of blanks only, could not be confirmed by typing it.
    let must_type_name = in_use && !client.name.trim().is_empty();
    let last_use = match client.last_used_at {
        Some(day) => format!(
            "It last obtained a token {} ({day}).",
            lifetime::relative_day(Some(day), today)
        ),
        None => "It never obtained a token.".to_owned(),
    };
    let mut stops =
        vec!["Every program that uses these credentials can no longer obtain a token.".to_owned()];
    if let Some(days) = days {
        stops.push(living_tokens(client, days));
    }
    stops.push("It can't be undone: a new client has a new id and a new secret.".to_owned());
    DeletePlan {
        must_type_name,
        last_use,
        stops,
    }
}

/// Tokens given out before may outlive the client; the documentation doesn't say that they end.
fn living_tokens(client: &ApiClient, days: i64) -> String {
    let life = client
        .access_token_validity_seconds
        .unwrap_or(lifetime::ACCESS_DEFAULT);
    // The last token was obtained at the latest at the end of that day.
    if (days - 1) * 86_400 >= i64::from(life) {
        return "The tokens that it obtained have ended already.".to_owned();
    }
    format!(
        "A token obtained before may go on working for up to {}.",
        lifetime::words(life.into())
    )
}

/// Whether what was typed confirms the name, or the name as [`visible`] shows it. Blanks around
/// either don't count, and a run of blanks is one, for that is how a page shows them.
pub fn name_matches(typed: &str, name: &str) -> bool {
    let same = |name: &str| typed.split_whitespace().eq(name.split_whitespace());
    !name.trim().is_empty() && (same(name) || same(&visible(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Day;

    fn client(last_used: Option<i64>) -> ApiClient {
        let mut client: ApiClient = serde_json::from_str(r#"{"id":"a","name":"Shop"}"#).unwrap();
        client.last_used_at = last_used.map(Day);
        client
    }

    #[test]
    fn the_name_is_asked_for_when_the_client_is_in_use() {
        let now = Timestamp(0).plus_days(100);
        for (last_used, asks) in [
            (Some(100), true),
            (Some(101), true),
            (Some(70), true),
            (Some(69), false),
            (None, false),
        ] {
            assert_eq!(
                plan(&client(last_used), now).must_type_name,
                asks,
                "{last_used:?}"
            );
        }
        let mut nameless = client(Some(100));
        nameless.name = " \u{3000}".to_owned();
        assert!(!plan(&nameless, now).must_type_name);
    }

    #[test]
    fn the_words_tell_the_last_use_and_the_living_tokens() {
        let now = Timestamp(0).plus_days(100);
        let used = plan(&client(Some(99)), now);
        assert_eq!(
            used.last_use,
            "It last obtained a token yesterday (1970-04-10)."
        );
        assert!(used.stops[1].ends_with("up to 2 days."));
        assert!(plan(&client(Some(97)), now).stops[1].contains("ended already"));
        assert_eq!(plan(&client(None), now).stops.len(), 2);
    }

    #[test]
    fn a_name_is_matched_as_it_is_shown() {
        assert!(name_matches(" My  shop ", "My shop"));
        assert!(name_matches("My shop", "My\u{a0} shop"));
        assert!(name_matches("a ⟨U+202E⟩ b", "a \u{202e} b"));
        assert!(!name_matches("my shop", "My shop"));
        assert!(!name_matches("", ""));
        assert!(!name_matches("", " "));
    }
}
