//! What talks to a project: the session, and the calls that read its clients.

use std::rc::Rc;

use platform::http::{LocalFuture, Transport};
use platform::{ApiError, Credential, Hosts};

use super::backend::Backend;
use super::changes::Changes;
use super::sandbox::Sandbox;
use super::{Core, NotLoaded, Offer, Part};
use crate::ui::state::App;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Session {
    pub(in crate::ui) connect: fn(Start) -> LocalFuture<'static, Result<Workspace, NotConnected>>,
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

    /// The part that has what requests go by.
    fn transport(self, sandbox: bool, project_key: &str) -> Core {
        match (sandbox, project_key == ::sandbox::STAGE_KEY) {
            (false, _) => self.changes.0,
            (true, true) => self.backend.0,
            (true, false) => self.sandbox.0,
        }
    }

    /// What changes something, for a workspace.
    pub(in crate::ui) fn changes(self) -> Part<Changes> {
        self.changes
    }

    /// What requests go by, once its part has come.
    pub(in crate::ui) async fn made_transport(
        self,
        sandbox: bool,
        project_key: &str,
    ) -> Result<Rc<dyn Transport>, NotLoaded> {
        self.transport(sandbox, project_key).get().await;
        let is_stage = project_key == ::sandbox::STAGE_KEY;
        Ok(match (sandbox, is_stage) {
            (false, _) => (Changes::table().ok_or(NotLoaded)?.network)(),
            (true, true) => (Backend::table().ok_or(NotLoaded)?.stage)(),
            (true, false) => (Sandbox::table().ok_or(NotLoaded)?.transport)(self.backend),
        })
    }
}

/// Why there is no connection.
pub enum NotConnected {
    /// The program for it could not be fetched.
    NotLoaded,
    /// The host refused, or could not be reached.
    Failed(ApiError),
}

/// What a connection is begun with.
pub struct Start {
    pub(in crate::ui) app: App,
    pub(in crate::ui) needed: Needed,
    pub(in crate::ui) sandbox: bool,
    pub(in crate::ui) hosts: Hosts,
    pub(in crate::ui) project_key: String,
    pub(in crate::ui) credential: Credential,
}

/// Connects, to the sandbox or over the network. Dropping the future gives up. What is connected already, with the
/// same client, is given back.
///
/// # Errors
/// Why there is no connection; nothing was sent when the program for it is missing.
pub async fn connect(start: Start) -> Result<(Session, Workspace), NotConnected> {
    let needed = start.needed;
    // Side by side: the parts are small, the round trips are not.
    needed.transport(start.sandbox, &start.project_key).fetch();
    let session = needed.session.get().await;
    let session = session.map_err(|NotLoaded| NotConnected::NotLoaded)?;
    Ok((session, (session.connect)(start).await?))
}

/// What went wrong in words, which are part of the program that changes something.
///
/// # Errors
/// That could not be fetched.
pub async fn words(needed: Needed, error: &ApiError) -> Result<String, NotLoaded> {
    Ok((needed.changes.get().await?.words)(error))
}
