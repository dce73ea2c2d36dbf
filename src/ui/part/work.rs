//! What comes after connecting: the session, the pages of clients; and the sandbox.

use std::rc::Rc;

use futures_util::future::join;
use leptos::{prelude::*, task::spawn_local};

use super::{NotLoaded, Progress, ahead, get, later};
use crate::browser::clock::BrowserClock;
use crate::browser::fetch::Fetch;
use crate::ui::clients::delete::DeleteDialog;
use crate::ui::clients::{ClientPage, ClientsPage};
use crate::ui::connect::ConnectionCard;
use crate::ui::credentials::CredentialsPage;
use crate::ui::credentials::leave::LeaveDialog;
use crate::ui::kit::ErrorNote;
use crate::ui::new::{DraftPage, NewPage};
use crate::ui::route::Route;
use crate::ui::state::App;
use client::Timestamp;
use paste;
use paste::Pasted;
use platform::http::{Clock, LocalFuture, Transport};
use platform::session::Facts;
use platform::{ApiError, Credential, Hosts, Session};
use sandbox::{Sandbox, SandboxOptions, SandboxTransport};

/// A session, and what it knows.
type Opened = Result<(Rc<Session>, Facts), ApiError>;

/// Opens a session; without a transport it goes over the network.
type Open =
    fn(Option<Rc<dyn Transport>>, Hosts, String, Credential) -> LocalFuture<'static, Opened>;

/// What the part behind the connect page offers. Only this table leads into it.
#[derive(Clone, Copy)]
pub struct Work {
    page: fn(Route) -> AnyView,
    dialogs: fn() -> AnyView,
    connection: fn() -> AnyView,
    error_note: fn(ApiError) -> AnyView,
    open: Open,
    close: fn(Rc<Session>) -> LocalFuture<'static, ()>,
    /// Reads what was pasted.
    pub read_paste: fn(&str) -> Pasted,
}

part!(
    work,
    /// Fetches the part behind the connect page.
    fn fetch_work() -> Work {
        Work {
            page,
            dialogs: || view! { <DeleteDialog/><LeaveDialog/> }.into_any(),
            connection: || view! { <ConnectionCard/> }.into_any(),
            error_note: |error| view! { <ErrorNote error/> }.into_any(),
            open: open_session,
            close: |session| Box::pin(async move { session.close().await }),
            read_paste: paste::read,
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

/// In the part: the page of a route that needs a connection.
fn page(route: Route) -> AnyView {
    match route {
        Route::Client(id) => view! { <ClientPage id/> }.into_any(),
        Route::New => view! { <NewPage/> }.into_any(),
        Route::Draft(query) => view! { <DraftPage query/> }.into_any(),
        Route::Credentials => view! { <CredentialsPage/> }.into_any(),
        _ => view! { <ClientsPage/> }.into_any(),
    }
}

/// In the part: opens a session; without a transport it goes over the network.
fn open_session(
    transport: Option<Rc<dyn Transport>>,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> LocalFuture<'static, Opened> {
    let transport = transport.unwrap_or_else(|| Rc::new(Fetch));
    Box::pin(async move {
        let clock = Rc::new(BrowserClock);
        let session = Session::connect(transport, clock, hosts, project_key, credential).await?;
        let facts = session.facts();
        Ok((session, facts))
    })
}

/// The part behind the connect page; fetches it if it is not here, and tells the pages.
///
/// # Errors
/// It could not be fetched.
pub async fn work(app: App) -> Result<Work, NotLoaded> {
    get(app.work, fetch_work()).await
}

/// Fetches the part behind the connect page ahead of need.
pub fn fetch(app: App) {
    if !matches!(app.work.get_untracked(), Progress::Here(_)) {
        ahead(work(app));
    }
}

/// A page that needs a connection, or what stands for it until its part is here.
#[component]
pub fn WorkPage(
    /// Which page.
    route: Route,
) -> impl IntoView {
    let app = App::here();
    fetch(app);
    later(app.work, fetch, move |work| (work.page)(route.clone()))
}

/// The dialogs, as soon as they are here.
#[component]
pub fn Dialogs() -> impl IntoView {
    let app = App::here();
    move || match app.work.get() {
        Progress::Here(work) => Some((work.dialogs)()),
        _ => None,
    }
}

/// The connection as it stands, if there is one.
#[component]
pub fn ConnectionPart() -> impl IntoView {
    match App::here().work.get_untracked() {
        Progress::Here(work) => Some((work.connection)()),
        _ => None,
    }
}

/// What a failed call says. No call fails before the part is here that makes calls.
#[component]
pub fn Failure(
    /// The failure.
    error: ApiError,
) -> impl IntoView {
    match App::here().work.get_untracked() {
        Progress::Here(work) => Some((work.error_note)(error)),
        _ => None,
    }
}

/// Why there is no session.
pub enum NotOpened {
    /// The program for it could not be fetched.
    NotLoaded,
    /// The host refused, or could not be reached.
    Failed(ApiError),
}

/// Opens a session, on the sandbox or over the network.
///
/// # Errors
/// Why there is no session; nothing was sent when the program for it is missing.
pub async fn open(
    app: App,
    sandbox: bool,
    hosts: Hosts,
    project_key: String,
    credential: Credential,
) -> Result<(Rc<Session>, Facts), NotOpened> {
    let (work, transport) = if sandbox {
        // Side by side: the parts are small, the round trips are not.
        let (work, transport) = join(work(app), fetch_sandbox()).await;
        (work, transport.map(Some))
    } else {
        (work(app).await, Ok(None))
    };
    let missing = |NotLoaded| NotOpened::NotLoaded;
    let opening =
        (work.map_err(missing)?.open)(transport.map_err(missing)?, hosts, project_key, credential);
    opening.await.map_err(NotOpened::Failed)
}

/// Ends a session: its secrets are wiped, and the host is asked to revoke the token.
pub fn close(app: App, session: Rc<Session>) {
    // A session was opened by the part, so the part is here.
    if let Progress::Here(work) = app.work.get_untracked() {
        spawn_local((work.close)(session));
    }
}
