//! What talks to a project: the session, and the calls that read its clients.

use std::rc::Rc;

use platform::http::{LocalFuture, Transport};
use platform::{ApiError, Credential, Hosts};

use super::backend::Backend;
use super::changes::Changes;
use super::sandbox::Sandbox;
use super::{NotLoaded, Offer, Part};
use crate::ui::state::App;
use crate::workspace::{Access, Workspace};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Session {
    pub(in crate::ui) connect: fn(App, Access) -> LocalFuture<'static, Result<Workspace, ApiError>>,
    /// Takes the connection into use.
    pub(in crate::ui) connected: fn(App, Workspace),
}

super::offer!(Session);

/// The parts that a connection is made of. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Needed {
    session: Part<Session>,
    sandbox: Part<Sandbox>,
    backend: Part<Backend>,
    changes: Part<Changes>,
}

impl Needed {
    /// In the page that the component is part of.
    pub fn here() -> Self {
        Self {
            session: Part::here(),
            sandbox: Part::here(),
            backend: Part::here(),
            changes: Part::here(),
        }
    }

    /// What the second sandbox needs beside the first one, ahead of need.
    pub fn fetch_stage(self) {
        self.backend.fetch();
        self.fetch_changes();
    }

    /// What changes something, ahead of need.
    pub fn fetch_changes(self) {
        self.changes.fetch();
    }

    /// The session and what its requests go by. Side by side: the parts are small, the round trips are not.
    async fn get(
        self,
        sandbox: bool,
        project_key: &str,
    ) -> Result<(Session, Rc<dyn Transport>), NotLoaded> {
        let is_stage = project_key == ::sandbox::STAGE_KEY;
        let other = match (sandbox, is_stage) {
            (false, _) => self.changes.0,
            (true, true) => self.backend.0,
            (true, false) => self.sandbox.0,
        };
        other.fetch();
        self.session.0.get().await;
        other.get().await;
        let session = Session::table().ok_or(NotLoaded)?;
        let transport = match (sandbox, is_stage) {
            (false, _) => (Changes::table().ok_or(NotLoaded)?.network)(),
            (true, true) => (Backend::table().ok_or(NotLoaded)?.stage)(),
            (true, false) => (Sandbox::table().ok_or(NotLoaded)?.transport)(self.backend),
        };
        Ok((session, transport))
    }
}

/// Why there is no connection.
pub enum NotConnected {
    /// The program for it could not be fetched.
    NotLoaded,
    /// The host refused, or could not be reached.
    Failed(ApiError),
}

/// Connects, to the sandbox or over the network. Dropping the future gives up. What is connected already, with the
/// same client, is given back.
///
/// # Errors
/// Why there is no connection; nothing was sent when the program for it is missing.
pub async fn connect(
    app: App,
    needed: Needed,
    sandbox: bool,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> Result<(Session, Workspace), NotConnected> {
    let parts = needed.get(sandbox, &project_key).await;
    let (session, transport) = parts.map_err(|NotLoaded| NotConnected::NotLoaded)?;
    let access = Access {
        transport,
        sandbox,
        hosts,
        project_key,
        credential,
        changes: Rc::new(needed.changes),
    };
    match (session.connect)(app, access).await {
        Ok(workspace) => Ok((session, workspace)),
        Err(error) => Err(NotConnected::Failed(error)),
    }
}

/// What went wrong in words, which are part of the program that changes something.
///
/// # Errors
/// That could not be fetched.
pub async fn words(needed: Needed, error: &ApiError) -> Result<String, NotLoaded> {
    Ok((needed.changes.get().await?.words)(error))
}
