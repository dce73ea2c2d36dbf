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

/// Plans the deletion of a client; `own` is the id of the client that the page itself works with.
pub fn plan(client: &ApiClient, own: Option<&str>, now: Timestamp) -> DeletePlan {
    let today = now.day();
    let last_use = match client.last_used_at {
        None => "No token was ever obtained with it, as far as the API tells.".into(),
        Some(day) => format!(
            "A token was last obtained with it {} ({day}).",
            lifetime::relative_day(day, today)
        ),
    };
    let is_recent = client
        .last_used_at
        .is_some_and(|day| today.0 - day.0 <= RECENT_DAYS);
    let mut stops = vec![format!(
        "Nothing can obtain a new token with it; it held {}.",
        lifetime::counted(client.scope_count(), "scope")
    )];
    let is_own = own == Some(client.id.as_str());
    if is_own {
        stops.push(
            "You are connected with it: this page works on until its token ends, and then you need \
             another client to connect."
                .into(),
        );
    }
    if let Some(day) = client.last_used_at {
        stops.push(living_tokens(client, today.0 - day.0));
    }
    stops.push("It can't be brought back: a new client gets another id and another secret.".into());
    DeletePlan {
        must_type_name: is_own || is_recent,
        last_use,
        stops,
    }
}

/// What becomes of the tokens of a client that was last used so many days ago.
fn living_tokens(client: &ApiClient, days: i64) -> String {
    let life = client
        .access_token_validity_seconds
        .unwrap_or(lifetime::ACCESS_DEFAULT);
    // The last token was obtained by the end of that day at the latest.
    if (days - 1) * 86_400 >= i64::from(life) {
        return "The tokens that it obtained have expired already.".into();
    }
    format!(
        "Tokens that are out already may work for up to {}: what the host does with them is not \
         documented.",
        lifetime::words(life.into())
    )
}

/// Whether the typed name is that of the client, as it is or as it is shown. Blanks around it
/// don't count, and a run of blanks is one, for that is how a page shows them.
pub fn name_matches(typed: &str, name: &str) -> bool {
    let same = |name: &str| typed.split_whitespace().eq(name.split_whitespace());
    !typed.trim().is_empty() && (same(name) || same(&display_name(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Day;

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
            let plan = plan(&client(last_used), None, now);
            assert_eq!(plan.must_type_name, asks, "{last_used:?}");
        }
    }

    #[test]
    fn tokens_are_told_of_only_while_they_may_live() {
        let now = Timestamp(0).plus_days(100);
        let used = plan(&client(Some(99)), None, now);
        assert!(used.last_use.contains("yesterday (1970-04-10)"));
        assert!(used.stops[1].contains("up to 2 days"));
        assert!(plan(&client(Some(98)), None, now).stops[1].contains("up to 2 days"));
        assert!(plan(&client(Some(97)), None, now).stops[1].contains("expired already"));
        assert_eq!(plan(&client(None), None, now).stops.len(), 2);
    }

    #[test]
    fn the_clients_own_page_says_that_it_loses_its_way_in() {
        let now = Timestamp(0).plus_days(100);
        let own = plan(&client(None), Some("a"), now);
        assert!(own.must_type_name);
        assert!(own.stops[1].starts_with("You are connected with it"));
        assert!(!plan(&client(None), Some("b"), now).must_type_name);
    }

    #[test]
    fn a_name_is_matched_as_it_is_shown() {
        for (typed, name) in [
            (" My  shop ", "My shop"),
            ("My shop", "My\u{a0} shop"),
            ("a ⟨U+202E⟩ b", "a \u{202e} b"),
            ("(no name)", " "),
        ] {
            assert!(name_matches(typed, name), "{name:?}");
        }
        for (typed, name) in [("my shop", "My shop"), ("", ""), (" ", "")] {
            assert!(!name_matches(typed, name), "{name:?}");
        }
    }
}
