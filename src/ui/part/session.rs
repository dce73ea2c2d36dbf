//! What talks to a project: the session and its calls, over the network or in the sandbox.

use std::rc::Rc;

use client::Timestamp;
use futures_util::future::join;
use platform::http::{Clock, LocalFuture, Transport};
use platform::{ApiError, Credential, Hosts};
use sandbox::{Sandbox, SandboxOptions, SandboxTransport};

use super::{NotLoaded, Part};
use crate::browser::clock::BrowserClock;
use crate::browser::fetch::Fetch;
use crate::ui::state::App;
use crate::workspace::{self, Access, Workspace};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Session {
    connect: fn(App, Access) -> LocalFuture<'static, Result<Workspace, ApiError>>,
    network: fn() -> Rc<dyn Transport>,
}

part!(
    session,
    /// Fetches the part.
    fn fetch_session() -> Session {
        Session {
            connect: |app, access| {
                Box::pin(workspace::connect(access, move |workspace, event| {
                    app.on_event(workspace, event);
                }))
            },
            network: || Rc::new(Fetch),
        }
    }
);

offer!(Session, Session, fetch_session);

part!(
    sandbox,
    /// Fetches the sandbox, and makes one.
    fn fetch_sandbox() -> Rc<dyn Transport> {
        let clock = Rc::new(BrowserClock);
        let engine = Sandbox::seeded(&SandboxOptions::default(), Timestamp(clock.now_ms()));
        let engine = Rc::new(std::cell::RefCell::new(engine));
        Rc::new(SandboxTransport::new(
            engine,
            clock,
            SandboxTransport::PAGE_LATENCY_MS,
        ))
    }
);

/// Why there is no connection.
pub enum NotConnected {
    /// The program for it could not be fetched.
    NotLoaded,
    /// The host refused, or could not be reached.
    Failed(ApiError),
}

/// Connects, to the sandbox or over the network. Dropping the future gives up.
///
/// # Errors
/// Why there is no connection; nothing was sent when the program for it is missing.
pub async fn connect(
    app: App,
    part: Part<Session>,
    sandbox: bool,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> Result<Workspace, NotConnected> {
    let missing = |NotLoaded| NotConnected::NotLoaded;
    let (session, transport) = if sandbox {
        // Side by side: the parts are small, the round trips are not.
        let (session, transport) = join(part.get(), fetch_sandbox()).await;
        (session.map_err(missing)?, transport.map_err(missing)?)
    } else {
        let session = part.get().await.map_err(missing)?;
        (session, (session.network)())
    };
    let access = Access {
        transport,
        sandbox,
        hosts,
        project_key,
        credential,
    };
    (session.connect)(app, access)
        .await
        .map_err(NotConnected::Failed)
}
