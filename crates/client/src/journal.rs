//! What this browser deleted, without secrets, so that a client like it can be created again.

use serde::{Deserialize, Serialize};

use super::api_client::ApiClient;
use super::draft::DraftForm;
use super::inventory::READ_LAG_MS;
use super::project_id::ProjectId;
use super::time::{Day, Timestamp};

/// So many deletes are remembered at most; the oldest goes first.
pub const MAX_ENTRIES: usize = 200;

/// A client that was deleted: everything that the API tells of it, which is no secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The key of its project.
    project: String,
    /// The API host of its project. The first entries were written without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    /// Its id; a client that is created again has another one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its scope string.
    pub scope: String,
    /// When it was created.
    #[serde(default)]
    created: Option<String>,
    /// When it would have been deleted by itself.
    #[serde(default)]
    ends: Option<String>,
    /// The day of the last token.
    #[serde(default)]
    last_used: Option<String>,
    /// The lifetime of its access tokens in seconds.
    #[serde(default)]
    access: Option<u32>,
    /// The lifetime of its refresh tokens in seconds.
    #[serde(default)]
    refresh: Option<u32>,
    /// When it was asked to be deleted.
    deleted: String,
    /// Whether the host confirmed it. What is not confirmed may be there still.
    #[serde(default)]
    pub confirmed: bool,
}

impl Entry {
    fn of(project: &ProjectId, client: &ApiClient, now: Timestamp) -> Self {
        let time = |time: Option<Timestamp>| time.map(|at| at.to_string());
        Self {
            project: project.key.clone(),
            host: Some(project.host.clone()),
            id: client.id.clone(),
            name: client.name.clone(),
            scope: client.scope.clone(),
            created: time(client.created_at),
            ends: time(client.delete_at),
            last_used: client.last_used_at.map(|day| day.to_string()),
            access: client.access_token_validity_seconds,
            refresh: client.refresh_token_validity_seconds,
            deleted: now.to_string(),
            confirmed: false,
        }
    }

    fn is_of(&self, project: &ProjectId) -> bool {
        project.owns(self.host.as_deref(), &self.project)
    }

    fn may_be_of(&self, project: &ProjectId) -> bool {
        project.may_own(self.host.as_deref(), &self.project)
    }

    /// Whether it is this client of the project. An id tells a client from those of other projects, so an entry
    /// without a host is meant too.
    fn is(&self, project: &ProjectId, id: &str) -> bool {
        self.id == id && (self.is_of(project) || self.may_be_of(project))
    }

    /// When it was asked to be deleted.
    pub fn deleted(&self) -> Option<Timestamp> {
        Timestamp::parse(&self.deleted)
    }

    /// The client as it was.
    pub fn client(&self) -> ApiClient {
        let time = |text: &Option<String>| text.as_deref().and_then(Timestamp::parse);
        ApiClient {
            id: self.id.clone(),
            name: self.name.clone(),
            scope: self.scope.clone(),
            created_at: time(&self.created),
            last_used_at: self.last_used.as_deref().and_then(Day::parse),
            delete_at: time(&self.ends),
            access_token_validity_seconds: self.access,
            refresh_token_validity_seconds: self.refresh,
        }
    }

    /// A draft of the same client. Its id and its secret will be others.
    pub fn again(&self) -> DraftForm {
        DraftForm::again(&self.client())
    }
}

/// The deletes that this browser remembers, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal(Vec<Entry>);

impl Journal {
    /// Reads what [`Journal::text`] wrote. What makes no sense is left out.
    pub fn read(text: &str) -> Self {
        let mut entries: Vec<Entry> = serde_json::from_str(text).unwrap_or_default();
        entries.retain(|entry| entry.deleted().is_some() && !entry.id.is_empty());
        let excess = entries.len().saturating_sub(MAX_ENTRIES);
        entries.drain(..excess);
        Self(entries)
    }

    /// All of it as text. There is no secret in it: an [`ApiClient`] has none.
    pub fn text(&self) -> String {
        serde_json::to_string(&self.0).unwrap_or_default()
    }

    /// Those of a project, the newest first.
    pub fn of<'a>(&'a self, project: &'a ProjectId) -> impl Iterator<Item = &'a Entry> {
        let all = self.0.iter().rev();
        all.filter(move |entry| entry.is_of(project))
    }

    /// How many were written without a host, of a project with this key: this one, or one in another region.
    pub fn unplaced(&self, project: &ProjectId) -> usize {
        let all = self.0.iter();
        all.filter(|entry| entry.may_be_of(project)).count()
    }

    /// Those that were written without a host, of a project with this key, are of this project. The visitor says
    /// so; the entries don't tell.
    pub fn place(&mut self, project: &ProjectId) {
        self.place_if(project, |_| true);
    }

    fn place_if(&mut self, project: &ProjectId, is_own: impl Fn(&str) -> bool) {
        for entry in &mut self.0 {
            if entry.may_be_of(project) && is_own(&entry.id) {
                entry.host = Some(project.host.clone());
            }
        }
    }

    /// Forgets those that were written without a host, of a project with this key.
    pub fn drop_unplaced(&mut self, project: &ProjectId) {
        self.0.retain(|entry| !entry.may_be_of(project));
    }

    /// A delete begins: it is written down before it is sent, so that a page that is closed meanwhile can
    /// say so at the next visit.
    pub fn begin(&mut self, project: &ProjectId, client: &ApiClient, now: Timestamp) {
        self.drop_entry(project, &client.id);
        self.0.push(Entry::of(project, client, now));
        let excess = self.0.len().saturating_sub(MAX_ENTRIES);
        self.0.drain(..excess);
    }

    /// The host confirmed the delete.
    pub fn confirm(&mut self, project: &ProjectId, id: &str) {
        for entry in &mut self.0 {
            if entry.is(project, id) {
                entry.confirmed = true;
            }
        }
    }

    /// The client was not deleted, or is not to be remembered.
    pub fn drop_entry(&mut self, project: &ProjectId, id: &str) {
        self.0.retain(|entry| !entry.is(project, id));
    }

    /// Settles what a page could not see the end of, by a complete list of the host that was begun at
    /// `read`: what is in it is there still; what is not was deleted. What is younger than
    /// [`READ_LAG_MS`] stays open, since reads lag behind, and another tab may be at it. An entry without a
    /// host is of this project if its client is in the list. Returns how many are there still, and how many
    /// are gone.
    pub fn settle(
        &mut self,
        project: &ProjectId,
        read: Timestamp,
        is_there: impl Fn(&str) -> bool,
    ) -> (usize, usize) {
        self.place_if(project, &is_there);
        let (mut there, mut gone) = (0, 0);
        self.0.retain_mut(|entry| {
            let is_old = |at: Timestamp| read.0 - at.0 > READ_LAG_MS;
            if !entry.is_of(project) || entry.confirmed || !entry.deleted().is_some_and(is_old) {
                return true;
            }
            if is_there(&entry.id) {
                there += 1;
                return false;
            }
            entry.confirmed = true;
            gone += 1;
            true
        });
        (there, gone)
    }

    /// Forgets everything of a project.
    pub fn clear(&mut self, project: &ProjectId) {
        self.0.retain(|entry| !entry.is_of(project));
    }
}
