//! Reading: the API Clients and the stores, page by page.

use std::collections::BTreeSet;

use super::Session;
use crate::calls;
use crate::calls::{ClientsAnswer, PageStart, StorePage};
use crate::error::{ApiError, ErrorKind};
use client::ApiClient;

/// The scope that reading API Clients needs.
pub(super) const VIEW: &str = "view_api_clients";

/// So many clients are read at most. No project is known to have more; a host whose list has no end
/// must not fill the memory.
pub const LARGEST_LIST: usize = 20_000;

/// So many pages are asked for at most: a host may give short ones.
const MOST_PAGES: usize = 400;

/// How far a reading of the list came; another one goes on from there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPosition {
    /// The id of the last client that was read; none at the start.
    pub last_id: Option<String>,
    /// How many clients were read.
    pub count: usize,
    /// Whether the host does not know how to begin after an id.
    by_offset: bool,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientsPage {
    /// Its clients, without those that came on an earlier page of the same reading.
    pub clients: Vec<ApiClient>,
    /// How many clients there are in all, if the host says so: an estimate, but never less than
    /// were read.
    pub total: Option<usize>,
    /// How far the reading is with this page.
    pub position: ListPosition,
}

/// How a reading of the list ended. Pages that were handed over before stay good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListEnd {
    /// All clients were read.
    Complete,
    /// There are more than so many; no more were read.
    Stopped(usize),
    /// The host gave the same clients again: what was read may not be all.
    Repeats,
    /// The next page could not be read.
    Failed(ApiError),
}

impl Session {
    /// Reads the API Clients, page by page, and hands each page over as it arrives. Dropping the
    /// future stops it. `resume_after` is the position of the last page of an earlier reading that
    /// was cancelled or failed.
    ///
    /// Pages begin after the last id, since an offset reaches 10,000 at most. A host that refuses or
    /// ignores that is asked by offset. It ends after [`LARGEST_LIST`] clients.
    pub async fn clients(
        &self,
        resume_after: Option<&ListPosition>,
        mut on_page: impl FnMut(ClientsPage),
    ) -> ListEnd {
        let mut position = resume_after.cloned().unwrap_or_default();
        // A hash would be more to fetch, and is no quicker for ids that come in their order.
        let mut known = BTreeSet::new();
        known.extend(position.last_id.clone());
        let mut total = None;
        for _ in 0..MOST_PAGES {
            let from = match &position.last_id {
                Some(last) if !position.by_offset => PageStart::Id(last),
                _ => PageStart::Offset(position.count),
            };
            let by_id = matches!(from, PageStart::Id(_));
            let ClientsAnswer {
                mut clients,
                total: found,
                ..
            } = match self.page(from).await {
                Err(error) if by_id && error.kind == ErrorKind::BadInput => {
                    position.by_offset = true;
                    continue;
                }
                Err(error) => return ListEnd::Failed(error),
                Ok(page) => page,
            };
            let size = clients.len();
            // A host that ignores the predicate begins anew.
            if by_id
                && clients
                    .first()
                    .is_some_and(|first| known.contains(&first.id))
            {
                position.by_offset = true;
                continue;
            }
            clients.retain(|client| known.insert(client.id.clone()));
            if clients.is_empty() {
                return if size == 0 {
                    ListEnd::Complete
                } else {
                    ListEnd::Repeats
                };
            }
            if position.count >= LARGEST_LIST {
                break;
            }
            let room = LARGEST_LIST - position.count;
            let is_cut = clients.len() > room;
            clients.truncate(room);
            total = total.or(found);
            position.count += clients.len();
            position.last_id = clients.last().map(|last| last.id.clone());
            // A short page is the last, unless the host says that there is more.
            let is_last =
                !is_cut && size < calls::PAGE && total.is_none_or(|total| position.count >= total);
            on_page(ClientsPage {
                clients,
                total: total.map(|total: usize| total.max(position.count)),
                position: position.clone(),
            });
            if is_last {
                return ListEnd::Complete;
            }
        }
        ListEnd::Stopped(position.count)
    }

    /// One page of the list.
    pub(super) async fn page(&self, from: PageStart<'_>) -> Result<ClientsAnswer, ApiError> {
        let request = calls::clients(&self.hosts, &self.project_key, from);
        calls::read_clients(&self.answer(request, VIEW).await?)
    }

    /// Reads a page of the stores: those whose key begins with `search`, and those with that name in
    /// one of the project's languages. A host that refuses this is asked for the very key.
    ///
    /// # Errors
    /// Why they could not be read.
    pub async fn stores(&self, search: &str, offset: u32) -> Result<StorePage, ApiError> {
        let wide = calls::store_predicate(search, &self.project.borrow().languages);
        let answer = self.store_page(&wide, offset).await;
        match (&answer, calls::store_key_predicate(search)) {
            (Err(error), Some(exact)) if error.kind == ErrorKind::BadInput && !wide.is_empty() => {
                self.store_page(&exact, offset).await
            }
            _ => answer,
        }
    }

    async fn store_page(&self, predicate: &str, offset: u32) -> Result<StorePage, ApiError> {
        let request = calls::stores(&self.hosts, &self.project_key, predicate, offset);
        calls::read_stores(&self.answer(request, "view_stores").await?)
    }
}
