//! The session's own token: it asks for what the page needs, and for no more than it must.

use std::rc::Rc;

use super::{Session, send::RetryPolicy, tokens::Owner};
use crate::calls::Token;
use crate::error::{ApiError, ErrorKind, clean};
use scope::{Coverage, Permission, ScopeSet};

/// What the page needs at most.
const NEEDED: [&str; 3] = ["manage_api_clients", "view_stores", "view_project_settings"];

/// The literal scopes that are asked for first.
pub(super) fn needed(project_key: &str) -> String {
    ScopeSet::new(NEEDED.map(Permission::project)).print(project_key)
}

/// Of the scopes that the client may ask for: those that the page needs, or else the narrowest that
/// covers them. A client that may only look gets `view_api_clients`.
fn choose(offered: &ScopeSet) -> ScopeSet {
    let mut chosen = ScopeSet::default();
    for need in [NEEDED[0], "view_api_clients", NEEDED[1], NEEDED[2]] {
        let wanted = Permission::project(need);
        if Coverage::of(&chosen).covers(&wanted) {
            continue;
        }
        if offered.contains(&wanted) {
            chosen.insert(wanted);
            continue;
        }
        let covers = |p: &&Permission| {
            p.store.is_none() && Coverage::of(&ScopeSet::new([(*p).clone()])).covers(&wanted)
        };
        // manage_project covers most of what there is: it comes last.
        let wide = |p: &&Permission| p.name == "manage_project";
        if let Some(wider) = offered.iter().filter(covers).min_by_key(wide) {
            chosen.insert(wider.clone());
        }
    }
    chosen
}

/// What to ask for after a refusal. `offered` is the list of the refusal, if it has one, `words` all
/// that it says. None: ask without naming scopes.
///
/// # Errors
/// The client is of another project.
fn narrowed(
    asked: &str,
    offered: Option<&str>,
    words: Option<&str>,
    project_key: &str,
) -> Result<Option<String>, ApiError> {
    let next = if let Some(list) = offered {
        let parsed = ScopeSet::parse(list, Some(project_key));
        let keys = parsed.project_keys;
        if !keys.is_empty() && !keys.iter().any(|key| key == project_key) {
            return Err(wrong_project(&keys));
        }
        choose(&parsed.set)
    } else {
        // The host may name those that it refuses instead.
        let refused = ScopeSet::parse(words.unwrap_or_default(), Some(project_key)).set;
        let asked = ScopeSet::parse(asked, Some(project_key)).set;
        let left = asked.iter().filter(|p| !refused.contains(p));
        ScopeSet::new(left.cloned())
    };
    let next = next.print(project_key);
    Ok(Some(next).filter(|next| !next.is_empty() && next != asked))
}

/// The error for credentials of another project.
pub(super) fn wrong_project(keys: &[String]) -> ApiError {
    let keys = keys.iter().take(3).map(|key| clean(key, 256, &[]));
    ApiError::of(ErrorKind::WrongProject(keys.collect()))
}

impl Session {
    /// Gets a new token. It asks for the scopes that served last time, at first for those that the
    /// page needs; when the host refuses them, for those that its answer names; at last for all.
    /// A pasted token can't be replaced.
    pub(super) async fn renew(&self, policy: RetryPolicy) -> Result<(), ApiError> {
        let owner = self.owner.borrow().clone();
        let Some(owner) = owner else {
            return Err(self.no_token());
        };
        let mut asked = self.asked.borrow().clone();
        loop {
            let refusal = match self.request_token(&owner, asked.as_deref(), policy).await {
                Ok(token) => {
                    self.asked.replace(asked);
                    self.token.replace(Some(token));
                    return Ok(());
                }
                Err(refusal) => refusal,
            };
            let Some(scope) = asked.filter(|_| refusal.error.kind == ErrorKind::InvalidScope)
            else {
                return Err(refusal.error);
            };
            asked = narrowed(
                &scope,
                refusal.offered.as_deref(),
                refusal.error.message.as_deref(),
                &self.project_key,
            )?
            // Asked twice by name and refused twice: the host means something else.
            .filter(|_| scope == needed(&self.project_key));
        }
    }

    /// Whether the token in use was asked for by the names of its scopes.
    pub(super) fn is_narrow(&self) -> bool {
        self.can_renew() && self.asked.borrow().is_some()
    }

    /// Gets a token with every scope of the client, in place of one with those that the page needs, which is
    /// revoked. From then on that is what is asked for.
    ///
    /// # Errors
    /// The host refused, and the former token stays in use; or the token is a pasted one, which can't be replaced.
    pub async fn widen(&self) -> Result<(), ApiError> {
        let former = self
            .token
            .borrow()
            .as_ref()
            .map(|token| token.access.clone());
        let asked = self.asked.take();
        if let Err(error) = self.renew(RetryPolicy::Full).await {
            self.asked.replace(asked);
            return Err(error);
        }
        if let Some(former) = former {
            self.tokens.revoke(&former);
        }
        Ok(())
    }

    /// Why there is no token to send.
    pub(super) fn no_token(&self) -> ApiError {
        ApiError::of(if self.tokens.has_ended() {
            ErrorKind::Ended
        } else {
            ErrorKind::InvalidToken
        })
    }

    /// A token for the client of `owner`, registered so that it is revoked when the session ends.
    pub(super) async fn foreign_token(&self, owner: &Rc<Owner>) -> Result<Token, ApiError> {
        self.request_token(owner, None, RetryPolicy::Full)
            .await
            .map_err(|refusal| refusal.error)
    }
}
