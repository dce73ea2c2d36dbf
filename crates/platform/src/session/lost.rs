//! What became of a create without an answer.
//!
//! A client of the same name may be somebody else's. Three facts of the host tell them apart, and the
//! visitor's clock is none of them: who was there before, when the host says that a client was
//! created, and what time it is at the host. The last is known only where the `Date` of an answer can
//! be read: to pages the real host exposes `X-Correlation-ID` alone (observed).
//!
//! What stays undecidable: reads lag behind writes by up to a minute (observed). So a client that
//! somebody else created in the minute before, or at the same time, under the same name and with the
//! same scopes, looks like the one that was asked for; and one that is not found may turn up later.

use std::collections::BTreeSet;

use super::{
    Session,
    list::VIEW,
    outcome::{Certainty, CreateOutcome, Known},
    send::RetryPolicy,
};
use crate::calls::{self, ClientsAnswer, PageStart};
use crate::error::{ApiError, ErrorKind};
use client::{ApiClient, ApiClientDraft, Timestamp};

/// The pauses in milliseconds before the looks for what became of a call without an answer: reads
/// may lag behind writes (observed: up to a minute). After some six seconds the page says that it
/// does not know.
pub(super) const RECONCILE_DELAYS_MS: [u32; 4] = [0, 800, 1_700, 3_500];

/// How far two clocks of the host may differ, in milliseconds: the one that dates answers and the
/// one that dates clients (assumed).
const HOST_CLOCKS_DIFFER: i64 = 2_000;

/// What is known before a create.
pub(super) struct Before {
    ids: BTreeSet<String>,
    /// The newest creation that the host has told of: by its clock, a later one is not older.
    newest: Option<Timestamp>,
}

impl Session {
    /// Remembers who is there before a create. When neither the whole list nor the host's clock is
    /// known, it reads the newest page, once: without it the create goes ahead all the same.
    pub(super) async fn look_before(&self, known: Known<'_>) -> Before {
        let mut newest = Vec::new();
        if !known.is_complete && !self.reads_date.get() {
            let request = calls::clients(&self.hosts, &self.project_key, PageStart::Newest);
            let answer = self.exchange(request, VIEW, RetryPolicy::None).await;
            let page = answer
                .ok()
                .and_then(|answer| calls::read_clients(&answer).ok());
            newest = page.map_or_else(Vec::new, |page| page.clients);
        }
        let all = || known.clients.iter().chain(&newest);
        Before {
            ids: all().map(|client| client.id.clone()).collect(),
            newest: all().filter_map(|client| client.created_at).max(),
        }
    }

    /// Looks several times for what a create left behind; `started_ms` is the visitor's time when it
    /// was sent, of which only the time that has passed since is used.
    pub(super) async fn look_after(
        &self,
        draft: &ApiClientDraft,
        before: &Before,
        started_ms: i64,
        cause: ApiError,
    ) -> CreateOutcome {
        let (mut found, mut certainty, mut searched) = (Vec::new(), Certainty::Possible, false);
        for pause in RECONCILE_DELAYS_MS {
            self.clock.sleep(pause).await;
            // Each look has its own policy: when it fails, the next one would only take longer.
            let look = self.newest().await;
            if self.has_ended() {
                return CreateOutcome::Abandoned;
            }
            let Ok(look) = look else { break };
            searched = true;
            let passed = self.clock.now_ms().saturating_sub(started_ms).max(0);
            // The host's time when the create was sent, or a little before.
            let sent = look
                .date_ms
                .map(|date| Timestamp(date.saturating_sub(passed)));
            let since = sent.max(before.newest).map(|at| at.0 - HOST_CLOCKS_DIFFER);
            let may_be = |client: &ApiClient| {
                client.name == draft.name
                    && !before.ids.contains(&client.id)
                    && client
                        .created_at
                        .is_none_or(|at| since.is_none_or(|since| at.0 >= since))
            };
            found = look.clients;
            found.retain(may_be);
            let fits = |client: &&ApiClient| is_as_asked(client, draft);
            certainty = match &found[..] {
                [one] if sent.is_some() && one.created_at.is_some() && fits(&one) => {
                    Certainty::Certain
                }
                _ => Certainty::Possible,
            };
            // With other scopes it is hardly the one, which may still turn up.
            if found.iter().any(|client| fits(&client)) {
                break;
            }
        }
        CreateOutcome::Lost {
            cause,
            found,
            certainty,
            searched,
        }
    }

    /// The newest page of clients: what was created just now is on it. A host that does not sort
    /// gives all.
    async fn newest(&self) -> Result<ClientsAnswer, ApiError> {
        match self.page(PageStart::Newest).await {
            Err(error) if error.kind == ErrorKind::BadInput => {
                let mut all = ClientsAnswer::default();
                let end = self.clients(None, |page| all.clients.extend(page.clients));
                match end.await {
                    super::ListEnd::Failed(error) => Err(error),
                    _ => Ok(all),
                }
            }
            answer => answer,
        }
    }
}

/// Whether a client could be the answer to a draft. The host may list implied scopes besides those
/// that were asked for (observed).
fn is_as_asked(client: &ApiClient, draft: &ApiClientDraft) -> bool {
    let same =
        |asked: Option<u32>, has: Option<u32>| asked.is_none() || has.is_none() || asked == has;
    client.scopes().equivalent(&draft.scopes)
        && same(draft.access, client.access_token_validity_seconds)
        && same(draft.refresh, client.refresh_token_validity_seconds)
}
