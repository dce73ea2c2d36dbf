//! The API host: who asks, may they, and which resource answers.

use super::{
    PROJECT_KEY, PROJECT_NAME, Sandbox,
    answer::{Answer, insufficient_scope, invalid_token, not_found, ok, refuse},
    collections,
    paging::Paging,
    stores,
    target::{Target, credential},
    write::Obj,
};
use client::Timestamp;
use platform::http::{Method, Request};
use scope::{Coverage, Permission, ScopeSet};

/// Refuses unless one of the permissions is covered.
pub(super) fn require(rights: &ScopeSet, any_of: &[Permission]) -> Result<(), Answer> {
    let coverage = Coverage::of(rights);
    if any_of.iter().any(|permission| coverage.covers(permission)) {
        return Ok(());
    }
    let mut names: Vec<&str> = any_of.iter().map(|p| p.name.as_str()).collect();
    names.dedup();
    Err(insufficient_scope(&names))
}

impl Sandbox {
    /// Answers what comes under a project key. A path without a resource is answered as the wrong
    /// project is: 404 (unverified), but only to those who hold a token.
    pub(super) fn api(&mut self, now: Timestamp, request: &Request, target: &Target) -> Answer {
        let bearer = credential(request.authorization.as_deref(), "Bearer");
        let Some(token) = bearer.and_then(|value| self.living(now, value)) else {
            return invalid_token();
        };
        let segments = target.segments();
        let Some((project, path)) = segments.split_first() else {
            return not_found("that path");
        };
        if *project != self.project_key {
            return not_found(&format!("project key '{project}'"));
        }
        let rights = ScopeSet::parse(&token.scope, Some(&self.project_key)).set;
        self.resource(now, request, target, path, &rights)
            .unwrap_or_else(|refusal| refusal)
    }

    fn resource(
        &mut self,
        now: Timestamp,
        request: &Request,
        target: &Target,
        path: &[&str],
        rights: &ScopeSet,
    ) -> Result<Answer, Answer> {
        let need = |name: &str| require(rights, &[Permission::project(name)]);
        let query = &target.query;
        let head = request.method == Method::Head;
        match (request.method, path) {
            (Method::Get | Method::Head, []) => {
                need("view_project_settings")?;
                Ok(self.project())
            }
            (Method::Get | Method::Head, ["api-clients"]) => {
                need("view_api_clients")?;
                Ok(self.list_clients(now, query, head))
            }
            (Method::Get | Method::Head, ["api-clients", id]) => {
                need("view_api_clients")?;
                Ok(self.read_client(now, id))
            }
            (Method::Post, ["api-clients"]) => {
                need("manage_api_clients")?;
                Ok(self.create_client(now, request.body.as_deref().unwrap_or_default()))
            }
            (Method::Delete, ["api-clients", id]) => {
                need("manage_api_clients")?;
                Ok(self.delete_client(id))
            }
            (Method::Get | Method::Head, ["stores", rest @ ..]) => {
                need("view_stores")?;
                match rest {
                    [] => Paging::read(query, stores::known).map(|p| self.stores.query(&p)),
                    [one] => Ok(match one.strip_prefix("key=") {
                        Some(key) => self.stores.one("key", key),
                        None => self.stores.one("id", one),
                    }),
                    _ => Err(not_found("that path")),
                }
            }
            (Method::Get | Method::Head, ["in-store", store, rest @ ..]) => {
                let store = store.strip_prefix("key=").unwrap_or(store);
                let found = collections::answer(rest, Some(store), rights, query, head);
                let found = found.ok_or_else(|| not_found("that path"))?;
                if found.status == 200 && self.stores.one("key", store).status != 200 {
                    return Err(not_found(&format!("key '{store}'")));
                }
                Ok(found)
            }
            (Method::Get | Method::Head, path) => {
                collections::answer(path, None, rights, query, head)
                    .ok_or_else(|| not_found("that path"))
            }
            _ => {
                let message = "The sandbox does not answer this call; the real host may.";
                Err(refuse(501, "General", message, |entry| entry))
            }
        }
    }

    /// `GET /{projectKey}` (API reference: types/project), with the fields that every project has.
    fn project(&self) -> Answer {
        let name = if self.project_key == PROJECT_KEY {
            PROJECT_NAME
        } else {
            &self.project_key
        };
        let off = || Obj::new().raw("enabled", false).end();
        ok(Obj::new()
            .raw("version", 12)
            .text("key", &self.project_key)
            .text("name", name)
            .raw("countries", r#"["DE","FR","GB","IT","NL","SE"]"#)
            .raw("currencies", r#"["EUR","GBP","SEK"]"#)
            .raw("languages", r#"["en","de","fr","it","nl","sv"]"#)
            .shown("createdAt", self.created)
            .raw("messages", off())
            .raw("carts", r#"{"countryTaxRateFallbackEnabled":false}"#)
            .end())
    }
}
