//! Reading: all API Clients, and the stores page by page.

use super::Session;
use crate::calls;
use crate::calls::{PageStart, StorePage};
use crate::error::{ApiError, ErrorKind};
use client::ApiClient;

/// The scope that reading API Clients needs.
pub(super) const VIEW: &str = "view_api_clients";

impl Session {
    /// Reads all API Clients, page by page; `on_page` hears how many there are so far, and of how
    /// many if the host says so. Dropping the future stops it.
    ///
    /// Pages begin after the last id, since an offset reaches 10,000 at most. A host that refuses or
    /// ignores that is asked by offset.
    ///
    /// # Errors
    /// The first page that could not be read.
    pub async fn clients(
        &self,
        on_page: impl Fn(usize, Option<usize>),
    ) -> Result<Vec<ApiClient>, ApiError> {
        let mut all: Vec<ApiClient> = Vec::new();
        let mut total = None;
        let mut by_offset = false;
        loop {
            let from = match all.last() {
                Some(last) if !by_offset => PageStart::Id(&last.id),
                _ => PageStart::Offset(all.len()),
            };
            let answer = self.page(from).await;
            let (page, found) = match answer {
                Err(error)
                    if error.kind == ErrorKind::BadInput && matches!(from, PageStart::Id(_)) =>
                {
                    by_offset = true;
                    continue;
                }
                answer => answer?,
            };
            let known = |client: Option<&ApiClient>| {
                client.is_some_and(|client| all.iter().any(|known| known.id == client.id))
            };
            if known(page.first()) && !by_offset {
                by_offset = true;
                continue;
            }
            // The same page again: whatever is asked, no more comes.
            let is_last = page.len() < calls::PAGE || (known(page.first()) && known(page.last()));
            all.extend(page);
            total = total.or(found);
            on_page(all.len(), total.map(|total: usize| total.max(all.len())));
            if is_last {
                all.sort_unstable_by(|a, b| a.id.cmp(&b.id));
                all.dedup_by(|a, b| a.id == b.id);
                return Ok(all);
            }
        }
    }

    /// One page of the list.
    pub(super) async fn page(
        &self,
        from: PageStart<'_>,
    ) -> Result<(Vec<ApiClient>, Option<usize>), ApiError> {
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
