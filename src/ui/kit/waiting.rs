//! Calls that the visitor may stop.

use futures_util::future::{AbortHandle, Either, abortable, pending, select};
use leptos::prelude::*;

use super::el::{button, changing, nothing};

/// Whether a call is under way, and the way to stop it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Waiting {
    busy: RwSignal<bool>,
    handle: StoredValue<Option<AbortHandle>>,
}

impl Default for Waiting {
    fn default() -> Self {
        Self {
            busy: RwSignal::new(false),
            handle: StoredValue::new(None),
        }
    }
}

impl Waiting {
    /// Whether a call is under way.
    pub fn busy(self) -> bool {
        self.busy.get()
    }

    /// Begins to wait; the future ends when the visitor stops it. None when a call is under way
    /// already: then there is no other.
    pub fn begin(self) -> Option<impl Future<Output = ()> + 'static> {
        if self.busy.get_untracked() {
            return None;
        }
        self.busy.set(true);
        let (never, handle) = abortable(pending::<()>());
        self.handle.set_value(Some(handle));
        Some(async move {
            let _ = never.await;
        })
    }

    /// The call is over.
    pub fn end(self) {
        // The page may have been left meanwhile.
        self.busy.try_set(false);
    }

    /// Stops the call.
    pub fn stop(self) {
        self.handle.with_value(|handle| {
            if let Some(handle) = handle {
                handle.abort();
            }
        });
    }
}

/// What the work gives, or nothing when the visitor stopped it: then it is dropped, which aborts
/// its request.
pub async fn unless_stopped<T>(
    work: impl Future<Output = T>,
    stop: impl Future<Output = ()>,
) -> Option<T> {
    match select(Box::pin(work), Box::pin(stop)).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}

/// A button that stops a call; it is there only while one is under way.
pub fn cancel_button(waiting: Waiting) -> AnyView {
    changing(move || {
        let stop = move |_| waiting.stop();
        if waiting.busy() {
            button("button", stop).text("Cancel").any()
        } else {
            nothing()
        }
    })
}

/// A button that stops a call; it is there only while one is under way.
#[component]
pub fn CancelButton(
    /// The call.
    waiting: Waiting,
) -> impl IntoView {
    cancel_button(waiting)
}
