//! Watches a replaced client until it is inactive.

use serde::{Deserialize, Serialize};

use super::api_client::ApiClient;
use super::calendar::Reminder;
use super::lifetime::{self, relative_day};
use super::project_id::ProjectId;
use super::status::quiet_on;
use super::text::display_name;
use super::time::Day;

/// So many clients are watched at most.
pub const MAX_WATCHED: usize = 200;

/// Whether a replaced client may still be in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drain {
    /// The day of the last token.
    pub last: Option<Day>,
    /// The first day on which the client is inactive if it gets no new token: an application that still
    /// uses it needs a new token before. `None` if it was never used.
    pub proves_on: Option<Day>,
    /// The day for which this holds.
    pub today: Day,
    /// The lifetime of its access tokens in seconds.
    access: u32,
}

impl Drain {
    /// Whether a client may still be in use on a day, in UTC.
    pub fn of(client: &ApiClient, today: Day) -> Self {
        let access = client.access_token_validity_seconds;
        let access = access.unwrap_or(lifetime::ACCESS_DEFAULT);
        Self {
            last: client.last_used_at,
            proves_on: client.last_used_at.map(|last| quiet_on(last, access)),
            today,
            access,
        }
    }

    /// Whether all its access tokens have expired, and it got no new token.
    pub fn is_silent(&self) -> bool {
        self.proves_on.is_none_or(|day| day <= self.today)
    }

    /// How it stands, in sentences with the dates.
    pub fn words(&self) -> String {
        let token = lifetime::words(self.access.into());
        let Some((last, day)) = self.last.zip(self.proves_on) else {
            return "commercetools reports no token for this client.".to_owned();
        };
        let seen = format!(
            "Last token obtained {} ({last}).",
            relative_day(last, self.today)
        );
        if self.is_silent() {
            format!(
                "{seen} Access tokens last {token}, so all tokens from that day had expired by {day}. An \
                    application that calls the API regularly would have requested a new token since then."
            )
        } else {
            format!(
                "{seen} Access tokens last {token}, so tokens from that day can work until {day} ({}). If the \
                    client gets no new token by then, it is inactive.",
                relative_day(day, self.today)
            )
        }
    }

    /// The day as an entry for a calendar; none if it has come already.
    pub fn reminder(&self, client: &ApiClient) -> Option<Reminder> {
        let day = self.proves_on.filter(|day| *day > self.today)?;
        let name = display_name(&client.name);
        Some(Reminder {
            id: ["drain-", &client.id].concat(),
            day,
            title: format!("Check whether the API client {name} is inactive"),
            text: format!(
                "Last token on {}. Reload the list of API clients: if the day of the last use has not \
                 changed, delete the client with the ID {}.",
                self.last.map_or_else(String::new, |day| day.to_string()),
                client.id
            ),
        })
    }
}

/// A client that is watched: ids and a day, nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watched {
    /// The key of its project.
    project: String,
    /// The API host of its project. The first entries were written without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    /// The client that was replaced.
    pub old: String,
    /// The client in its place, if that is known.
    #[serde(default)]
    pub new: Option<String>,
    /// Since when: a day in UTC, such as `2026-11-24`.
    pub since: String,
}

impl Watched {
    fn is_of(&self, project: &ProjectId) -> bool {
        project.owns(self.host.as_deref(), &self.project)
    }

    /// Whether it is this client of the project. An id tells a client from those of other projects, so an entry
    /// without a host is meant too.
    fn is(&self, project: &ProjectId, old: &str) -> bool {
        let may_be = project.may_own(self.host.as_deref(), &self.project);
        self.old == old && (may_be || self.is_of(project))
    }
}

/// All clients that are watched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watches(Vec<Watched>);

impl Watches {
    /// Reads what [`Watches::text`] wrote. What makes no sense is left out.
    pub fn read(text: &str) -> Self {
        let mut watches = Self::default();
        for watched in serde_json::from_str::<Vec<Watched>>(text).unwrap_or_default() {
            if Day::parse(&watched.since).is_some() {
                watches.put(watched);
            }
        }
        watches
    }

    /// All of them as text: ids and days alone.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Those of a project, the oldest first.
    pub fn of<'a>(&'a self, project: &'a ProjectId) -> impl Iterator<Item = &'a Watched> {
        let all = self.0.iter();
        all.filter(move |watched| watched.is_of(project))
    }

    /// The entry of a client that the project has.
    pub fn find(&self, project: &ProjectId, old: &str) -> Option<&Watched> {
        self.0.iter().find(|watched| watched.is(project, old))
    }

    /// Watches a client that the project has. One that is watched already keeps its day.
    pub fn watch(&mut self, project: &ProjectId, old: &str, new: Option<&str>, today: Day) {
        let mut known = self.0.iter_mut();
        match known.find(|watched| watched.is(project, old)) {
            Some(known) => {
                known.new = new.map(str::to_owned).or(known.new.take());
                known.host = Some(project.host.clone());
            }
            None => self.put(Watched {
                project: project.key.clone(),
                host: Some(project.host.clone()),
                old: old.to_owned(),
                new: new.map(str::to_owned),
                since: today.to_string(),
            }),
        }
    }

    /// Watches a client no longer.
    pub fn forget(&mut self, project: &ProjectId, old: &str) {
        self.0.retain(|watched| !watched.is(project, old));
    }

    /// Watches no client of a project any more.
    pub fn forget_all(&mut self, project: &ProjectId) {
        self.0.retain(|watched| !watched.is_of(project));
    }

    /// The oldest goes when there are too many.
    fn put(&mut self, watched: Watched) {
        self.0.push(watched);
        if self.0.len() > MAX_WATCHED {
            self.0.remove(0);
        }
    }
}
