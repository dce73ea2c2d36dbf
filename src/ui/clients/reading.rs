//! How far the list is read, and what the connection may not do: all that is said before the controls are here.

use std::cell::Cell;

use client::progress::seconds_left;
use leptos::prelude::*;
use platform::May;

use super::texts;
use crate::browser::elements::Element;
use crate::browser::{build, clock};
use crate::ui::kit::el::{El, button, classed, el, nothing};
use crate::ui::kit::{Tone, note, skeleton};
use crate::workspace::{Loading, Workspace};

/// What says how far the list is read.
pub(super) struct Reading {
    /// In place of rows, and what stops the reading.
    first: [Element; 2],
    /// Above rows that are here already.
    more: Element,
    said: Element,
    /// When the pages began to arrive, and how many clients were there already.
    began: Cell<Option<(i64, usize)>>,
}

/// What says it, in the order of the page.
pub(super) fn reading(workspace: Workspace) -> (Reading, [El; 3]) {
    let cancel = || button("button small", move |_| workspace.stop_loading()).text(texts::CANCEL);
    let first = skeleton(&texts::loading(0, None, None));
    let stop = cancel();
    let said = el("p").set("role", "status");
    let more = classed("div", "partial");
    let reading = Reading {
        first: [first.element(), stop.element()],
        more: more.element(),
        said: said.element(),
        began: Cell::new(None),
    };
    (reading, [first, stop, more.child(said).child(cancel())])
}

impl Reading {
    /// Shows how far it is; `any` says whether any client is here.
    pub(super) fn show(&self, now: &Loading, any: bool) {
        let busy = matches!(now, Loading::Busy { .. });
        for first in &self.first {
            build::set_flag(first, "hidden", !busy || any);
        }
        build::set_flag(&self.more, "hidden", !busy || !any);
        if let Loading::Busy { have, total } = *now {
            let left = self.left(have, total);
            if any {
                build::say(&self.said, &texts::loading(have, total, left));
            }
        } else {
            self.began.set(None);
        }
    }

    /// How many seconds it will still take, as far as that can be told.
    fn left(&self, have: usize, total: Option<usize>) -> Option<i64> {
        let now = clock::now().0;
        let (since, known) = self.began.get().unwrap_or((now, have));
        self.began.set(Some((since, known)));
        let (done, all) = (have.checked_sub(known)?, total?.checked_sub(known)?);
        seconds_left(now - since, done, all)
    }
}

/// What the granted scopes do not allow, why, and what still works.
pub(super) fn permission(workspace: Workspace) -> impl FnMut() -> AnyView + Send + 'static {
    let facts = workspace.facts();
    move || {
        let (look, manage) = facts.with(|facts| {
            (
                facts.may("view_api_clients"),
                facts.may("manage_api_clients"),
            )
        });
        let (title, text) = match (look, manage) {
            (May::No, _) => texts::BLIND,
            (_, May::No) => texts::READ_ONLY,
            (_, May::Unknown) => texts::UNKNOWN_SCOPES,
            _ => return nothing(),
        };
        note(Tone::Caution, title).child(el("p").text(text)).any()
    }
}
