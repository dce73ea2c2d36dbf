//! What talks to a project: the session and its calls, over the network or in the sandbox.

use std::rc::Rc;

use futures_util::future::join;
use leptos::prelude::*;
use platform::http::{LocalFuture, Transport};
use platform::{ApiError, Credential, Hosts};

use super::sandbox::Sandbox;
use super::{NotLoaded, Part};
use crate::ui::kit::MenuItem;
use crate::ui::state::App;
use crate::workspace::{Access, Workspace};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Session {
    pub(in crate::ui) connect: fn(App, Access) -> LocalFuture<'static, Result<Workspace, ApiError>>,
    /// Takes the connection into use.
    pub(in crate::ui) connected: fn(App, Workspace),
    pub(in crate::ui) network: fn() -> Rc<dyn Transport>,
    /// What went wrong, and what to do about it.
    pub(in crate::ui) words: fn(&ApiError) -> String,
    /// Of the menu of the project: what it says about the one that is shown, and its entries.
    pub(in crate::ui) facts: fn(App, Workspace) -> AnyView,
    pub(in crate::ui) items: fn(App) -> Vec<MenuItem>,
    /// Beside the name of the project: whether something waits, or is under way, in another one.
    pub(in crate::ui) elsewhere: fn(App) -> AnyView,
}

super::offer!(Session);

/// Why there is no connection.
pub enum NotConnected {
    /// The program for it could not be fetched.
    NotLoaded,
    /// The host refused, or could not be reached; and that in words, which are part of the session's program.
    Failed(ApiError, String),
}

/// Connects, to the sandbox or over the network. Dropping the future gives up. What is connected already, with the
/// same client, is given back.
///
/// # Errors
/// Why there is no connection; nothing was sent when the program for it is missing.
pub async fn connect(
    app: App,
    (part, sandbox_part): (Part<Session>, Part<Sandbox>),
    sandbox: bool,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> Result<(Session, Workspace), NotConnected> {
    let missing = |NotLoaded| NotConnected::NotLoaded;
    let (session, transport) = if sandbox {
        // Side by side: the parts are small, the round trips are not.
        let (session, sandbox) = join(part.get(), sandbox_part.get()).await;
        (
            session.map_err(missing)?,
            (sandbox.map_err(missing)?.transport)(&project_key),
        )
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
    match (session.connect)(app, access).await {
        Ok(workspace) => Ok((session, workspace)),
        Err(error) => {
            let words = (session.words)(&error);
            Err(NotConnected::Failed(error, words))
        }
    }
}
