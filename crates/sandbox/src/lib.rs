//! A commercetools project that lives in memory: no network, no account, nothing real.
//!
//! It answers requests as the API reference says that the real hosts do. It serves the page (through
//! [`SandboxTransport`]), a real port on the loopback interface (`examples/sandbox.rs`) and the tests.
//! Everything in it follows from [`SandboxOptions::seed`] and the time that is passed in.
//!
//! Where the API reference is silent, the doc comment of the code that decides says "unverified".
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod answer;
mod api;
mod cities;
mod clients;
mod collections;
mod draft;
pub mod faults;
mod first;
mod grant;
mod oauth;
mod paging;
mod people;
mod predicate;
mod rights;
mod rng;
mod seed;
mod sign_in;
mod store;
mod stores;
mod target;
mod transport;
mod write;

pub use faults::{Fault, FaultRule, Faults};
pub use first::{FirstTransport, Rest};
pub use sign_in::{
    CUSTOMER_EMAIL, CUSTOMER_PASSWORD, CUSTOMER_STORE, STORE_CUSTOMER_EMAIL,
    STORE_CUSTOMER_PASSWORD,
};
pub use transport::SandboxTransport;

use self::{
    clients::Client, oauth::Refresh, oauth::Token, rng::Rng, store::Stores, target::Target,
};
use client::Timestamp;
use platform::http::{Method, Request, Response};
use platform::region::Hosts;

/// The auth host of the sandbox; `.example` never resolves.
pub const AUTH_URL: &str = "https://auth.sandbox.example";
/// The API host of the sandbox; `.example` never resolves.
pub const API_URL: &str = "https://api.sandbox.example";
/// The hosts of the sandbox. No network is ever asked for them.
pub fn hosts() -> Hosts {
    Hosts {
        auth: AUTH_URL.to_owned(),
        api: API_URL.to_owned(),
    }
}

/// The project key unless [`SandboxOptions::project_key`] says otherwise.
pub const PROJECT_KEY: &str = "sunny-outfitters";
/// The project's display name.
pub const PROJECT_NAME: &str = "Sunny Outfitters";

/// The project key of the second environment of the same shop: [`SandboxOptions::stage`].
pub const STAGE_KEY: &str = "sunny-outfitters-stage";
/// Its display name.
pub const STAGE_NAME: &str = "Sunny Outfitters Stage";

/// The client id of the operator, who may manage API Clients and read stores and settings.
pub const OPERATOR_ID: &str = "sandbox-operator";
/// Its secret.
pub const OPERATOR_SECRET: &str = "sandbox-operator-not-a-real-secret";
/// The client id of a client that may only read API Clients.
pub const READER_ID: &str = "sandbox-reader";
/// Its secret.
pub const READER_SECRET: &str = "sandbox-reader-not-a-real-secret";
/// The client id of a client with `manage_project`, which does not cover API Clients.
pub const MANAGER_ID: &str = "sandbox-manager";
/// Its secret.
pub const MANAGER_SECRET: &str = "sandbox-manager-not-a-real-secret";
/// The client id of a client with `manage_api_clients` alone: no stores, no settings.
pub const KEYSMITH_ID: &str = "sandbox-keysmith";
/// Its secret.
pub const KEYSMITH_SECRET: &str = "sandbox-keysmith-not-a-real-secret";

/// What the project is made of.
#[derive(Clone, Debug)]
pub struct SandboxOptions {
    /// How many API Clients there are at the start; never fewer than the four known ones.
    pub clients: u32,
    /// How many stores there are; they are computed when asked for, so 300,000 cost nothing.
    pub stores: u32,
    /// Everything that looks random follows from it.
    pub seed: u64,
    /// The project key.
    pub project_key: String,
    /// The project's display name; `None` for that of the known keys, else the key.
    pub project_name: Option<String>,
    /// Whether it is the second environment of the shop: some clients of the first are missing there, have other
    /// scopes or another name.
    pub stage: bool,
    /// How long reads lag behind a create, in milliseconds. The real API lags too (observed).
    pub read_lag_ms: u32,
}

impl SandboxOptions {
    /// The second environment of the default project, which differs from it on purpose.
    pub fn stage() -> Self {
        Self {
            // None beyond those of the tables.
            clients: 35,
            stores: 24,
            seed: 2,
            project_key: STAGE_KEY.to_owned(),
            stage: true,
            ..Self::default()
        }
    }
}

impl Default for SandboxOptions {
    fn default() -> Self {
        Self {
            clients: 40,
            stores: 60,
            seed: 1,
            project_key: PROJECT_KEY.to_owned(),
            project_name: None,
            stage: false,
            read_lag_ms: 0,
        }
    }
}

/// One project with its API Clients, stores and tokens.
pub struct Sandbox {
    /// What goes wrong with the next requests; only [`Sandbox::exchange`] looks at it.
    pub faults: Faults,
    project_key: String,
    project_name: Option<String>,
    created: Timestamp,
    read_lag_ms: u32,
    clients: Vec<Client>,
    stores: Stores,
    tokens: Vec<Token>,
    refreshes: Vec<Refresh>,
    rng: Rng,
    requests: u32,
}

/// What became of a request when faults are taken into account.
pub struct Exchange {
    /// How long the answer is held back, in milliseconds.
    pub delay_ms: u32,
    /// The answer; `None` means that the connection is cut without one.
    pub answer: Option<Response>,
}

impl Sandbox {
    /// A project as it is at `now`: ages and habits are relative to it.
    pub fn seeded(options: &SandboxOptions, now: Timestamp) -> Self {
        Self::with(options, now, seed::clients)
    }

    /// The same for [`SandboxOptions::default`], by less of a program.
    pub fn shop(now: Timestamp) -> Self {
        let clients = |options: &SandboxOptions, now, rng: &mut Rng| {
            seed::shop(&options.project_key, now, rng)
        };
        Self::with(&SandboxOptions::default(), now, clients)
    }

    fn with(
        options: &SandboxOptions,
        now: Timestamp,
        clients: fn(&SandboxOptions, Timestamp, &mut Rng) -> Vec<Client>,
    ) -> Self {
        let mut rng = Rng::new(options.seed);
        Self {
            faults: Faults::default(),
            project_key: options.project_key.clone(),
            project_name: options.project_name.clone(),
            created: now.plus_days(-1001),
            read_lag_ms: options.read_lag_ms,
            clients: clients(options, now, &mut rng),
            stores: Stores::new(options.stores, now),
            tokens: Vec::new(),
            refreshes: Vec::new(),
            rng,
            requests: 0,
        }
    }

    /// The project key.
    pub fn project_key(&self) -> &str {
        &self.project_key
    }

    /// Answers one request; the auth and the API host are told apart by the path.
    pub fn handle(&mut self, now: Timestamp, request: &Request) -> Response {
        self.delete_expired(now);
        let target = Target::read(&request.url);
        let answer = if target.path.first().is_some_and(|first| first == "oauth") {
            self.oauth(now, request, &target)
        } else {
            self.api(now, request, &target)
        };
        self.respond(
            answer.status,
            if request.method == Method::Head {
                String::new()
            } else {
                answer.body
            },
        )
    }

    /// Like [`Sandbox::handle`], but the queued [`Sandbox::faults`] strike first.
    pub fn exchange(&mut self, now: Timestamp, request: &Request) -> Exchange {
        let fault = self.faults.strike(request.method, &request.url);
        let mut delay_ms = 0;
        let answer = match fault {
            None => Some(self.handle(now, request)),
            Some(Fault::Delay(ms)) => {
                delay_ms = ms;
                Some(self.handle(now, request))
            }
            Some(Fault::DropBefore) => None,
            Some(Fault::DropAfter) => {
                self.handle(now, request);
                None
            }
            Some(Fault::Status {
                status,
                retry_after,
            }) => {
                let mut answer = self.respond(status, faults::body(status));
                answer.retry_after_seconds = retry_after;
                Some(answer)
            }
            Some(fault) => {
                let mut answer = self.handle(now, request);
                faults::spoil(fault, &mut answer.body);
                Some(answer)
            }
        };
        Exchange { delay_ms, answer }
    }

    /// Clients whose time is over are gone.
    fn delete_expired(&mut self, now: Timestamp) {
        self.clients
            .retain(|client| client.delete_at.is_none_or(|time| time > now));
    }

    fn respond(&mut self, status: u16, body: String) -> Response {
        self.requests += 1;
        let mut response = Response::new(status, body);
        response.correlation_id = Some(format!("sandbox-{}-{}", self.project_key, self.requests));
        response
    }

    /// Whether some client holds exactly this scope.
    fn holds_scope(&self, scope: &str) -> bool {
        self.clients
            .iter()
            .any(|client| client.scope.split(' ').any(|held| held == scope))
    }
}
