//! What parts offer, where it takes more than to name it. Only `cut` uses it.

use std::cell::RefCell;
use std::rc::Rc;

use ::finder::{EndpointId, Found, lines, search};
use ::sandbox::{FirstTransport, Rest, Sandbox as Engine, SandboxOptions, SandboxTransport};
use client::Timestamp;
use leptos::prelude::*;
use platform::http::{Clock, LocalFuture, Transport};

use super::finder;
use super::new::{draft_page, new_page};
use super::part::backend::Backend;
use super::part::calls::{FoundCall, Offered, OfferedCall};
use super::part::session::{NotConnected, Start};
use super::part::{NotLoaded, Part};
use super::route::Route;
use crate::browser::clock::BrowserClock;
use crate::workspace::{self, Access, Workspace};

/// Connects. What is connected already, with the same client, is given back.
pub(super) fn connect(start: Start) -> LocalFuture<'static, Result<Workspace, NotConnected>> {
    Box::pin(async move {
        let Start {
            app,
            needed,
            sandbox,
            hosts,
            project_key,
            credential,
        } = start;
        let transport = needed.made_transport(sandbox, &project_key).await;
        let access = Access {
            transport: transport.map_err(|NotLoaded| NotConnected::NotLoaded)?,
            sandbox,
            hosts,
            project_key,
            credential,
            changes: Rc::new(needed.changes()),
        };
        if let Some(known) = app.connected_already(&access) {
            return Ok(known);
        }
        let tell = move |workspace, event| app.on_event(workspace, event);
        let connected = workspace::connect(access, tell).await;
        connected.map_err(NotConnected::Failed)
    })
}

/// The Finder.
pub(super) fn finder_page(route: Route) -> AnyView {
    match route {
        Route::Finder(query) => finder::page(query),
        _ => finder::page(None),
    }
}

/// So many calls are offered in the Finder's box; whoever sees more than that types another word.
const OFFERED: usize = 12;

/// What the Finder's box offers for a text; nothing for one of several lines.
pub(super) fn calls(text: &str) -> Offered {
    if text.trim().is_empty() || text.contains('\n') {
        return Offered::default();
    }
    let offer = |call: EndpointId, why: String| OfferedCall {
        call,
        method: call.method().name(),
        path: call.path(),
        name: call.name(),
        why,
    };
    let hits = search(text);
    if !hits.is_empty() {
        let shown = hits.iter().take(OFFERED);
        return Offered {
            calls: shown
                .map(|hit| offer(hit.endpoint, hit.why.words()))
                .collect(),
            total: hits.len(),
            meant: false,
        };
    }
    let all = lines(text).lines.into_iter();
    let meant = all.filter_map(|line| match line.found {
        Found::Unknown { did_you_mean } => Some(did_you_mean),
        _ => None,
    });
    let meant = meant.flatten().map(|one| offer(one.endpoint, one.text));
    Offered {
        calls: meant.collect(),
        total: 0,
        meant: true,
    }
}

/// The calls that words find, at most so many.
pub(super) fn found_calls(query: &str, most: usize) -> Vec<FoundCall> {
    let hits = search(query).into_iter().take(most);
    let call = |endpoint: EndpointId| (endpoint.call(), endpoint.name(), endpoint);
    hits.map(|hit| call(hit.endpoint)).collect()
}

/// The form of a new client, or one that was filled in by a link.
pub(super) fn form_page(route: Route, workspace: Option<Workspace>) -> AnyView {
    match route {
        Route::Draft(query) => draft_page(query, workspace),
        _ => new_page(workspace),
    }
}

/// A project inside the page: what each visit needs of it.
pub(super) fn sandbox(rest: Part<Backend>) -> Rc<dyn Transport> {
    let clock = Rc::new(BrowserClock);
    let engine = Engine::shop(Timestamp(clock.now_ms()));
    let fetch = move || -> LocalFuture<'static, Option<Rest>> {
        Box::pin(async move { rest.get().await.ok().map(|part| part.rest) })
    };
    let engine = Rc::new(RefCell::new(engine));
    Rc::new(FirstTransport::new(engine, clock, fetch))
}

/// What answers all that the project inside the page is asked beyond that.
pub(super) fn backend(sandbox: Rc<RefCell<Engine>>, clock: Rc<dyn Clock>) -> Rc<dyn Transport> {
    Rc::new(SandboxTransport::in_page(sandbox, clock))
}

/// The second environment of the same shop.
pub(super) fn stage() -> Rc<dyn Transport> {
    let clock = Rc::new(BrowserClock);
    let engine = Engine::seeded(&SandboxOptions::stage(), Timestamp(clock.now_ms()));
    backend(Rc::new(RefCell::new(engine)), clock)
}
