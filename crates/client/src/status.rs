//! Whether a client is in use, as far as its dates show.
//!
//! The API returns one date of use: the day, in UTC, on which a token was last obtained (API reference:
//! ApiClient). A client can use that token until it expires, so the client is inactive only after its own
//! access token lifetime has passed.

use super::api_client::ApiClient;
use super::lifetime::{self, counted, relative_day};
use super::time::{DAY_MS, Day, Timestamp};

/// Within so many days before its end, a client counts as one that expires soon.
pub const SOON_DAYS: i64 = 14;
/// After so many days without a new token a client needs attention.
pub const STALE_DAYS: i64 = 90;
/// After so many days without any use a client needs attention.
pub const UNUSED_DAYS: i64 = 30;

/// What the dates say about use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A token was obtained today or yesterday.
    Active {
        /// The day of the last token.
        last: Day,
    },
    /// No new token since that day, but one from then may still work.
    CannotTell {
        /// The day of the last token.
        last: Day,
        /// The first day on which no access token can work any more.
        quiet_on: Day,
    },
    /// No new token since that day, and every access token from then has expired.
    Quiet {
        /// The day of the last token.
        last: Day,
        /// The first day on which no access token could work any more.
        since: Day,
    },
    /// No token was ever obtained, as far as the API tells.
    Never,
}

/// Why somebody should look at a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// It expires soon though it is in use, or may be.
    ExpiresInUse,
    /// Its end has passed, and it is still there.
    Overdue,
    /// It has not been used for a long time.
    Stale,
    /// It was created some time ago and never used.
    Unused,
}

/// All that is known of a client's state on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// Whether it is in use.
    pub usage: Use,
    /// The day on which it was created.
    pub created: Option<Day>,
    /// The day on or shortly after which it is deleted.
    pub ends: Option<Day>,
    /// The day for which all this holds.
    pub today: Day,
    /// The lifetime of its access tokens in seconds.
    access: u32,
    /// How long a refresh token of it lives without being used, in seconds.
    refresh: u32,
}

/// The first day on which no access token that was obtained on `last` can work.
pub fn quiet_on(last: Day, access_seconds: u32) -> Day {
    // A token of the last moment of that day.
    let end = (last.0 + 1) * DAY_MS + i64::from(access_seconds) * 1000;
    Day(end.div_euclid(DAY_MS) + i64::from(end.rem_euclid(DAY_MS) > 0))
}

impl Status {
    /// The state of a client on a day, in UTC.
    pub fn of(client: &ApiClient, today: Day) -> Self {
        let access = client.access_token_validity_seconds;
        let access = access.unwrap_or(lifetime::ACCESS_DEFAULT);
        let refresh = client.refresh_token_validity_seconds;
        let usage = match client.last_used_at {
            None => Use::Never,
            Some(last) if today.0 - last.0 <= 1 => Use::Active { last },
            Some(last) => {
                let day = quiet_on(last, access);
                if day <= today {
                    Use::Quiet { last, since: day }
                } else {
                    Use::CannotTell {
                        last,
                        quiet_on: day,
                    }
                }
            }
        };
        Self {
            usage,
            created: client.created_at.map(Timestamp::day),
            ends: client.delete_at.map(Timestamp::day),
            today,
            access,
            refresh: refresh.unwrap_or(lifetime::REFRESH_DEFAULT),
        }
    }

    /// The last day on which a refresh token from the day of the last use can still get a new access token;
    /// `None` if that day has passed, or no token was ever obtained. Only the password flow and anonymous
    /// sessions have refresh tokens (API reference: Authorization), and the API does not tell which flows a
    /// client is used with.
    pub fn may_return_until(&self) -> Option<Day> {
        let last = match self.usage {
            Use::Active { last } | Use::CannotTell { last, .. } | Use::Quiet { last, .. } => last,
            Use::Never => return None,
        };
        let until = Day(quiet_on(last, self.refresh).0 - 1);
        (until >= self.today).then_some(until)
    }

    /// The state and the end, in a few words: `Inactive, expires on 2026-12-01`.
    pub fn label(&self) -> String {
        match self.ends {
            Some(day) => format!("{}, expires on {day}", self.word()),
            None => self.word().to_owned(),
        }
    }

    /// What else the dates mean, a sentence each: who may come back, when it ends, and how far the dates can
    /// be trusted.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let (Use::CannotTell { .. } | Use::Quiet { .. }, Some(until)) =
            (self.usage, self.may_return_until())
        {
            notes.push(format!(
                "If shoppers sign in with it, a refresh token from that day can get a new access token \
                 until {until} ({}).",
                self.relative(until)
            ));
        }
        if let Some(day) = self.ends {
            notes.push(format!(
                "commercetools deletes it on or shortly after {day} ({}).",
                self.relative(day)
            ));
        }
        if self.usage != Use::Never {
            notes.push("Dates are in UTC. commercetools does not report the time of day.".into());
        }
        notes
    }

    /// Whether it expires soon, or should have.
    pub fn expires_soon(&self) -> bool {
        self.ends
            .is_some_and(|day| day.0 - self.today.0 <= SOON_DAYS)
    }

    /// Why somebody should look at it; the most urgent first.
    pub fn attention(&self) -> Vec<Attention> {
        let ends_in = self.ends.map(|day| day.0 - self.today.0);
        let used = matches!(self.usage, Use::Active { .. } | Use::CannotTell { .. });
        let mut all = Vec::new();
        // "On or shortly after": a day late is nothing to speak of.
        if ends_in.is_some_and(|days| days < -1) {
            all.push(Attention::Overdue);
        } else if used && self.expires_soon() {
            all.push(Attention::ExpiresInUse);
        }
        match self.usage {
            Use::Quiet { last, .. } if self.today.0 - last.0 >= STALE_DAYS => {
                all.push(Attention::Stale);
            }
            Use::Never if self.age().is_some_and(|days| days >= UNUSED_DAYS) => {
                all.push(Attention::Unused);
            }
            _ => {}
        }
        all
    }

    /// The state in a word or two.
    pub fn word(&self) -> &'static str {
        match self.usage {
            Use::Active { .. } => "Active",
            Use::CannotTell { .. } => "May be in use",
            Use::Quiet { .. } => "Inactive",
            Use::Never => "Never used",
        }
    }

    /// Why the state is what it is, with the dates.
    pub fn reason(&self) -> String {
        let token = lifetime::words(self.access.into());
        match self.usage {
            Use::Active { last } => {
                format!("Last token obtained {} ({last}).", self.relative(last))
            }
            Use::CannotTell { last, quiet_on } => format!(
                "Last token obtained {} ({last}). Access tokens last {token}, so one from that day \
                 can still work. Inactive on {quiet_on} if the client gets no new token by then.",
                self.relative(last)
            ),
            Use::Quiet { last, since } => format!(
                "Last token obtained {} ({last}). Access tokens last {token}, so all of them had \
                 expired by {since}.",
                self.relative(last)
            ),
            Use::Never => match self.created {
                Some(day) => format!(
                    "No token obtained since it was created {} ({day}).",
                    self.relative(day)
                ),
                None => "commercetools reports no token.".into(),
            },
        }
    }

    /// What to say of one cause for attention, with the dates.
    pub fn attention_words(&self, cause: Attention) -> String {
        let ends = self.ends.unwrap_or(self.today);
        match (cause, self.usage) {
            (Attention::ExpiresInUse, Use::Active { last } | Use::CannotTell { last, .. }) => {
                format!(
                    "Expires {} ({ends}), and a token was obtained {} ({last}). Create a \
                     replacement first.",
                    self.relative(ends),
                    self.relative(last)
                )
            }
            (Attention::ExpiresInUse, _) => {
                format!("Expires {} ({ends}).", self.relative(ends))
            }
            (Attention::Overdue, _) => {
                format!(
                    "Expired {} ({ends}) and was not deleted.",
                    self.relative(ends)
                )
            }
            (Attention::Stale, Use::Quiet { last, .. }) => format!(
                "Not used for {} (last token on {last}).",
                counted(self.today.0 - last.0, "day")
            ),
            (Attention::Stale | Attention::Unused, _) => self.reason(),
        }
    }

    /// How many days ago it was created.
    fn age(&self) -> Option<i64> {
        self.created.map(|day| self.today.0 - day.0)
    }

    fn relative(&self, day: Day) -> String {
        relative_day(day, self.today)
    }
}
