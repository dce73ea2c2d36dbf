//! What comes after connecting: the workspace, the pages of clients; and the sandbox.

use std::rc::Rc;

use client::Timestamp;
use futures_util::future::join;
use leptos::prelude::*;
use platform::http::{Clock, LocalFuture, Transport};
use platform::{ApiError, Credential, Hosts};
use sandbox::{Sandbox, SandboxOptions, SandboxTransport};

use super::{NotLoaded, Part, later};
use crate::browser::clock::BrowserClock;
use crate::browser::fetch::Fetch;
use crate::ui::clients::delete::DeleteDialog;
use crate::ui::clients::{ClientPage, ClientsPage};
use crate::ui::credentials::CredentialsPage;
use crate::ui::credentials::leave::LeaveDialog;
use crate::ui::new::{DraftPage, NewPage};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{self, Access, Workspace};

/// What the part behind the connect page offers. Only this table leads into it.
#[derive(Clone, Copy)]
pub struct Work {
    page: fn(Route, Option<Workspace>) -> AnyView,
    dialogs: fn() -> AnyView,
    connect: fn(App, Access) -> LocalFuture<'static, Result<Workspace, ApiError>>,
    network: fn() -> Rc<dyn Transport>,
}

part!(
    work,
    /// Fetches the part behind the connect page.
    fn fetch_work() -> Work {
        Work {
            page,
            dialogs: || view! { <DeleteDialog/><LeaveDialog/> }.into_any(),
            connect: |app, access| {
                Box::pin(workspace::connect(access, move |workspace, event| {
                    app.on_event(workspace, event);
                }))
            },
            network: || Rc::new(Fetch),
        }
    }
);

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

/// In the part: a page about clients. Without a workspace there is only the form of a new one.
fn page(route: Route, workspace: Option<Workspace>) -> AnyView {
    match (route, workspace) {
        (Route::Draft(query), workspace) => view! { <DraftPage query workspace/> }.into_any(),
        (Route::New, workspace) => view! { <NewPage workspace/> }.into_any(),
        (_, None) => ().into_any(),
        (Route::Client(id), Some(workspace)) => view! { <ClientPage id workspace/> }.into_any(),
        (Route::Credentials, Some(workspace)) => view! { <CredentialsPage workspace/> }.into_any(),
        (_, Some(workspace)) => view! { <ClientsPage workspace/> }.into_any(),
    }
}

/// Puts the part into the context.
pub fn provide() {
    Part::<Work>::provide(|| Box::pin(fetch_work()));
}

/// The part behind the connect page, in the page that the component is part of.
pub fn part() -> Part<Work> {
    Part::here()
}

/// A page about clients, or what stands for it until its part is here.
#[component]
pub fn WorkPage(
    /// Which page.
    route: Route,
    /// Whose clients; the form of a new client needs none.
    workspace: Option<Workspace>,
) -> impl IntoView {
    later(part(), move |work| (work.page)(route.clone(), workspace))
}

/// The dialogs, as soon as they are here.
#[component]
pub fn Dialogs() -> impl IntoView {
    let part = part();
    move || part.now().map(|work| (work.dialogs)())
}

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
    part: Part<Work>,
    sandbox: bool,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> Result<Workspace, NotConnected> {
    let missing = |NotLoaded| NotConnected::NotLoaded;
    let (work, transport) = if sandbox {
        // Side by side: the parts are small, the round trips are not.
        let (work, transport) = join(part.get(), fetch_sandbox()).await;
        (work.map_err(missing)?, transport.map_err(missing)?)
    } else {
        let work = part.get().await.map_err(missing)?;
        (work, (work.network)())
    };
    let access = Access {
        transport,
        sandbox,
        hosts,
        project_key,
        credential,
    };
    (work.connect)(app, access)
        .await
        .map_err(NotConnected::Failed)
}
