//! Loading the list: all pages, with progress, and a way to stop it.

use std::{cell::RefCell, sync::Arc};

use futures_util::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};

use crate::ui::state::{App, Loading};

thread_local! {
    static RUNNING: RefCell<Option<AbortHandle>> = const { RefCell::new(None) };
}

/// Stops the loading that is under way.
pub(super) fn cancel() {
    RUNNING.with_borrow_mut(|running| {
        if let Some(handle) = running.take() {
            handle.abort();
        }
    });
}

/// Loads all clients anew.
pub(super) fn load(app: App) {
    let Some(session) = app.session() else { return };
    cancel();
    app.loading.set(Loading::Busy(0, None));
    app.say("");
    let owner = session.clone();
    let work = async move {
        session
            .clients(|have, total| app.loading.set(Loading::Busy(have, total)))
            .await
    };
    let (work, handle) = abortable(work);
    RUNNING.with_borrow_mut(|running| *running = Some(handle));
    spawn_local(async move {
        let outcome = work.await;
        if !app
            .session()
            .is_some_and(|now| std::rc::Rc::ptr_eq(&now, &owner))
        {
            return;
        }
        match outcome {
            Ok(Ok(clients)) => {
                app.say(format!("{} API clients loaded.", clients.len()));
                app.clients.set(Arc::new(clients));
                app.loading.set(Loading::Ready);
            }
            Ok(Err(error)) => app.loading.set(Loading::Failed(error)),
            // A newer load may have begun; its own progress stands.
            Err(_) if RUNNING.with_borrow(Option::is_none) => app.loading.set(Loading::Cancelled),
            Err(_) => {}
        }
        app.refresh_facts();
    });
}
