//! The dates of a client, as a line to read. Only what the host says: it keeps no history.

use super::api_client::ApiClient;
use super::lifetime::{self, relative_day};
use super::time::{DAY_MS, Timestamp};

/// What a date is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// When it was created.
    Created,
    /// The day of the last token.
    LastUsed,
    /// How long a token can still work.
    Tokens,
    /// When it is deleted.
    Expires,
}

/// One date, in words and exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub event: Event,
    /// A short text that stands by itself: `Last used 4 days ago`.
    pub text: String,
    /// The same with the exact date or time; empty if there is none.
    pub exact: String,
}

impl ApiClient {
    /// The latest moment at which an access token that was obtained so far can work; `None` if none was.
    pub fn tokens_end(&self, now: Timestamp) -> Option<Timestamp> {
        let day = self.last_used_at?;
        let access = self.access_token_validity_seconds;
        let life = i64::from(access.unwrap_or(lifetime::ACCESS_DEFAULT)) * 1000;
        // The day is known, not the hour; a token of today can't be one of a later hour.
        let last = ((day.0 + 1) * DAY_MS).min(now.0.max(day.0 * DAY_MS));
        Some(Timestamp(last + life))
    }

    /// Its dates in order: created, last used, how long a token can still work, expiry.
    pub fn life(&self, now: Timestamp) -> Vec<Fact> {
        let today = now.day();
        let fact = |event, text: String, exact: String| Fact { event, text, exact };
        let mut facts = vec![match self.created_at {
            Some(at) => fact(
                Event::Created,
                format!("Created {}", relative_day(at.day(), today)),
                at.utc_minutes(),
            ),
            None => fact(
                Event::Created,
                "Created at an unknown time".into(),
                String::new(),
            ),
        }];
        facts.push(match self.last_used_at {
            Some(day) => fact(
                Event::LastUsed,
                format!("Last used {}", relative_day(day, today)),
                format!("{day} (a day in UTC)"),
            ),
            None => fact(Event::LastUsed, "Never used".into(), String::new()),
        });
        if let Some(end) = self.tokens_end(now) {
            let text = if end > now {
                format!(
                    "Tokens are valid for up to {} more",
                    lifetime::words((end.0 - now.0) / 1000)
                )
            } else {
                "All tokens expired".into()
            };
            facts.push(fact(Event::Tokens, text, end.utc_minutes()));
        }
        facts.push(match self.delete_at {
            Some(at) if at > now => fact(
                Event::Expires,
                format!("Expires {}", relative_day(at.day(), today)),
                at.utc_minutes(),
            ),
            Some(at) => fact(
                Event::Expires,
                format!("Expired {}", relative_day(at.day(), today)),
                at.utc_minutes(),
            ),
            None => fact(Event::Expires, "Never expires".into(), String::new()),
        });
        facts
    }
}
