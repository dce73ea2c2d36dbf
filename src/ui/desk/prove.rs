//! The proof run with the credentials that are typed.

use std::rc::Rc;

use leptos::prelude::*;
use oauth::Caller;

use super::texts;
use crate::ui::entry::Gate;
use crate::ui::part::proof::{Tried, proof_part};
use crate::ui::state::App;

/// Whose run is shown. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Proving {
    app: App,
    gate: Gate,
    caller: RwSignal<Option<Rc<Caller>>, LocalStorage>,
    /// Whether a run ended because the credentials were changed.
    changed: RwSignal<bool>,
}

impl Proving {
    /// No run yet. One ends when what is typed changes: it would be that of other credentials.
    pub(super) fn new(app: App, gate: Gate) -> Self {
        let proving = Self {
            app,
            gate,
            caller: RwSignal::new_local(None),
            changed: RwSignal::new(false),
        };
        Effect::new(move |before: Option<()>| {
            gate.typed.track();
            if before.is_some() && proving.caller.with_untracked(Option::is_some) {
                proving.caller.set(None);
                proving.changed.set(true);
            }
        });
        proving
    }

    /// Begins a run, if what is typed can be sent.
    pub(super) fn begin(self) {
        let Some(credentials) = self.gate.pass(move || self.begin()) else {
            return;
        };
        let Some(transport) = self.gate.transport() else {
            self.app.messages.warn(texts::NO_SANDBOX);
            return;
        };
        self.changed.set(false);
        self.caller.set(Some(Rc::new(Caller {
            credentials,
            transport,
        })));
    }
}

/// The run, while there is one.
#[component]
pub(super) fn ProofOfTyped(proving: Proving) -> impl IntoView {
    let run = move || match proving.caller.get() {
        Some(caller) => proof_part(Tried {
            transport: StoredValue::new_local(caller.transport.clone()),
            held: StoredValue::new_local(caller.credentials.clone()),
            new: false,
        }),
        None => ().into_any(),
    };
    view! {
        <p class="hint" role="status">{move || proving.changed.get().then_some(texts::PROVE_AGAIN)}</p>
        {run}
    }
    .into_any()
}
