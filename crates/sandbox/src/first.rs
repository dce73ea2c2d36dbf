//! What a visit needs before it shows a list: a token, the project, the clients from the first one on, and the end of a
//! token. The page fetches this much of the sandbox first, and all else when such a request comes.

use std::cell::RefCell;
use std::rc::Rc;

use super::{
    Sandbox,
    clients::Client,
    grant::grant,
    oauth::parameters,
    paging::{from_the_start, page},
    rights::{API_CLIENTS, PROJECT, open},
    target::{Pairs, Target, first},
};
use client::Timestamp;
use platform::http::{Clock, LocalFuture, Method, Request, Response, Transport, TransportError};

impl Sandbox {
    /// Answers what a visit needs first, to the byte as [`Sandbox::handle`] does. None for all other requests, and for
    /// those that are refused: then nothing was done. Faults wait for [`Sandbox::exchange`].
    pub fn first(&mut self, now: Timestamp, request: &Request) -> Option<Response> {
        if !self.faults.is_empty() {
            return None;
        }
        self.delete_expired(now);
        let target = Target::read(&request.url);
        let body = match (request.method, &target.segments()[..]) {
            (Method::Post, ["oauth", "token"]) => self.first_token(now, request, &target)?,
            (Method::Post, ["oauth", "token", "revoke"]) => self.revoked(request, &target)?,
            (_, ["oauth", ..]) => return None,
            (Method::Get, [project, path @ ..]) if *project == self.project_key => {
                let rights = self.rights(now, request)?;
                match path {
                    [] if open(PROJECT, &rights, None) => self.project(),
                    ["api-clients"] if open(API_CLIENTS, &rights, None) => {
                        self.first_clients(now, &target.query)?
                    }
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(self.respond(200, body))
    }

    /// A token by client credentials.
    fn first_token(
        &mut self,
        now: Timestamp,
        request: &Request,
        target: &Target,
    ) -> Option<String> {
        let client = self.who_asks(request)?;
        let parameters = parameters(request, target);
        let grant_type = first(&parameters, "grant_type")?;
        let wanted = first(&parameters, "scope");
        let scope = grant(wanted, &self.clients[client].scope).ok()?;
        (grant_type == "client_credentials").then(|| self.issue(now, client, scope, false))
    }

    /// The end of a token.
    fn revoked(&mut self, request: &Request, target: &Target) -> Option<String> {
        let client = self.who_asks(request)?;
        self.end_token(client, first(&parameters(request, target), "token")?);
        Some(String::new())
    }

    /// The clients by id, without a predicate.
    fn first_clients(&self, now: Timestamp, query: &Pairs) -> Option<String> {
        let (limit, offset) = from_the_start(query)?;
        // The page has a few dozen; a sort that is quick with thousands would be more to fetch.
        let mut hits: Vec<&Client> = Vec::new();
        for client in self.clients.iter().filter(|client| client.readable <= now) {
            let at = hits.partition_point(|before| before.id <= client.id);
            hits.insert(at, client);
        }
        let shown = hits.iter().skip(offset as usize).take(limit as usize);
        let results: Vec<String> = shown.map(|client| client.resource(false)).collect();
        let total = u32::try_from(hits.len()).unwrap_or(u32::MAX);
        Some(page(limit, offset, Some(total), &results))
    }
}

/// Makes what answers all other requests to the same sandbox.
pub type Rest = fn(Rc<RefCell<Sandbox>>, Rc<dyn Clock>) -> Rc<dyn Transport>;

/// Sends requests to a [`Sandbox`] in the same page, whose greater part is fetched when a request needs it.
pub struct FirstTransport {
    sandbox: Rc<RefCell<Sandbox>>,
    clock: Rc<dyn Clock>,
    fetch: Box<dyn Fn() -> LocalFuture<'static, Option<Rest>>>,
    rest: RefCell<Option<Rc<dyn Transport>>>,
}

impl FirstTransport {
    /// `fetch` gives what answers the requests that [`Sandbox::first`] does not, unless it can't be had: that is
    /// [`TransportError::Network`].
    pub fn new(
        sandbox: Rc<RefCell<Sandbox>>,
        clock: Rc<dyn Clock>,
        fetch: impl Fn() -> LocalFuture<'static, Option<Rest>> + 'static,
    ) -> Self {
        Self {
            sandbox,
            clock,
            fetch: Box::new(fetch),
            rest: RefCell::default(),
        }
    }

    fn answer(&self, request: &Request) -> Option<Response> {
        let now = Timestamp(self.clock.now_ms());
        self.sandbox.borrow_mut().first(now, request)
    }
}

impl Transport for FirstTransport {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if let Some(answer) = self.answer(&request) {
                return Ok(answer);
            }
            let known = self.rest.borrow().clone();
            let rest = if let Some(rest) = known {
                rest
            } else {
                let program = (self.fetch)().await.ok_or(TransportError::Network)?;
                let made = program(Rc::clone(&self.sandbox), Rc::clone(&self.clock));
                self.rest.borrow_mut().get_or_insert(made).clone()
            };
            rest.send(request).await
        })
    }

    /// Only revocations are sent like this, and of those [`Sandbox::first`] does all that end a token.
    fn send_detached(&self, request: Request) {
        if self.answer(&request).is_none()
            && let Some(rest) = &*self.rest.borrow()
        {
            rest.send_detached(request);
        }
    }
}
