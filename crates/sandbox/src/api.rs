//! The API host: who asks, may they, and which resource answers.

use super::{
    PROJECT_KEY, PROJECT_NAME, STAGE_KEY, STAGE_NAME, Sandbox,
    answer::{Answer, invalid_token, not_found, ok, refuse},
    collections,
    paging::Paging,
    rights::Entry,
    stores,
    target::{Target, credential},
    write::{field, put},
};
use client::Timestamp;
use platform::http::{Method, Request};
use scope::ScopeSet;

/// The answer to calls that change what the sandbox doesn't have.
fn not_here() -> Answer {
    let message = "The sandbox does not answer this call; the real host may.";
    refuse(501, "General", message)
}

impl Sandbox {
    /// Answers what comes under a project key. A path without a resource is answered as the wrong
    /// project is: 404 (unverified), but only to those who hold a token.
    pub(super) fn api(&mut self, now: Timestamp, request: &Request, target: &Target) -> Answer {
        let Some(rights) = self.rights(now, request) else {
            return invalid_token();
        };
        let segments = target.segments();
        let Some((project, path)) = segments.split_first() else {
            return not_found("that path");
        };
        if *project != self.project_key {
            return not_found(&format!("project key '{project}'"));
        }
        self.resource(now, request, target, path, &rights)
            .unwrap_or_else(|refusal| refusal)
    }

    /// What the token of a request may do; none without one that is alive.
    pub(super) fn rights(&self, now: Timestamp, request: &Request) -> Option<ScopeSet> {
        let value = credential(request.authorization.as_deref(), "Bearer")?;
        let token = self.living(now, value)?;
        Some(ScopeSet::parse(&token.scope, Some(&self.project_key)).set)
    }

    fn resource(
        &mut self,
        now: Timestamp,
        request: &Request,
        target: &Target,
        path: &[&str],
        rights: &ScopeSet,
    ) -> Result<Answer, Answer> {
        let (method, query) = (request.method, &target.query);
        let reads = matches!(method, Method::Get | Method::Head);
        let Some(entry) = Entry::of(method, path) else {
            return Err(if reads {
                not_found("that path")
            } else {
                not_here()
            });
        };
        let store = match path {
            ["in-store", store, ..] => store.strip_prefix("key="),
            _ => None,
        };
        entry.require(rights, store)?;
        match (method, path) {
            (Method::Get | Method::Head, []) => Ok(ok(self.project())),
            (Method::Get | Method::Head, ["api-clients"]) => {
                Ok(self.list_clients(now, query, method == Method::Head))
            }
            (Method::Get | Method::Head, ["api-clients", id]) => Ok(self.read_client(now, id)),
            (Method::Post, ["api-clients"]) => {
                Ok(self.create_client(now, request.body.as_deref().unwrap_or_default()))
            }
            (Method::Delete, ["api-clients", id]) => Ok(self.delete_client(id)),
            (Method::Get | Method::Head, ["stores"]) => {
                Ok(self.stores.query(&Paging::read(query, stores::known)?))
            }
            (Method::Get | Method::Head, ["stores", one]) => Ok(match one.strip_prefix("key=") {
                Some(key) => self.stores.one("key", key),
                None => self.stores.one("id", one),
            }),
            _ if !reads => Err(not_here()),
            _ => {
                let found = collections::answer(entry.is_page, method, query)?;
                match store {
                    Some(key) if self.stores.one("key", key).status != 200 => {
                        Err(not_found(&format!("key '{key}'")))
                    }
                    _ => Ok(found),
                }
            }
        }
    }

    /// `GET /{projectKey}` (API reference: types/project), with the fields that every project has.
    pub(super) fn project(&self) -> String {
        let name = match (&self.project_name, self.project_key.as_str()) {
            (Some(name), _) => name,
            (None, PROJECT_KEY) => PROJECT_NAME,
            (None, STAGE_KEY) => STAGE_NAME,
            (None, key) => key,
        };
        let mut out = String::new();
        field(&mut out, "{\"version\":12,\"key\":", &self.project_key);
        field(&mut out, ",\"name\":", name);
        out.push_str(concat!(
            r#","countries":["DE","FR","GB","IT","NL","SE"],"currencies":["EUR","GBP","SEK"],"#,
            r#""languages":["en","de","fr","it","nl","sv"]"#,
        ));
        put(
            &mut out,
            &format_args!(",\"createdAt\":\"{}\"", self.created),
        );
        out.push_str(
            r#","messages":{"enabled":false},"carts":{"countryTaxRateFallbackEnabled":false}}"#,
        );
        out
    }
}
