//! The lock of a connected page that nobody uses.

use client::Timestamp;
use leptos::prelude::*;

use super::list::List;
use super::{Part, shown_when_here};
use crate::browser::{clock, page};
use crate::ui::route::Route;
use crate::ui::state::App;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Idle {
    /// What watches whether the page is used, while there is a connection. It counts from the time that it is given.
    pub(in crate::ui) watch: fn(Timestamp) -> AnyView,
}

super::offer!(Idle);

/// How often the part is asked for again while it could not be fetched, in milliseconds.
const AGAIN_MS: i64 = 30_000;
/// How often, and how many milliseconds apart, it is looked whether the page still waits for what it shows.
const LOOKS: u32 = 30;
const LOOK_MS: u32 = 300;

/// The watch. Its part is fetched behind what the visitor waits for, once there is a connection.
pub(super) fn idle_watch(app: App) -> AnyView {
    let part = Part::<Idle>::here();
    // The time counts from the connection, not from the arrival of what watches it.
    let since = StoredValue::new(clock::now());
    Effect::new(move || {
        if app.workspace().with(Option::is_some) && part.now_untracked().is_none() {
            since.set_value(clock::now());
        }
    });
    let time = Memo::new(move |_| app.now().with(|now| now.0 / AGAIN_MS));
    // The list that is on its way goes first, but not for long.
    let list = Part::<List>::here();
    let coming = move || {
        let is_list = app.route().with(|route| matches!(route, Route::Clients(_)));
        let began = since.get_value().0 / AGAIN_MS;
        is_list && list.now().is_none() && time.get() <= began
    };
    Effect::new(move || {
        if app.workspace().with(Option::is_some) && part.now().is_none() && !coming() {
            time.track();
            fetch(part, LOOKS);
        }
    });
    shown_when_here(part, move |part| (part.watch)(since.get_value()))
}

/// Fetches the part once the page shows what it waits for, and after a while in any case.
fn fetch(part: Part<Idle>, looks: u32) {
    page::after_paint(move || {
        if looks > 0 && page::is_waiting() {
            clock::after(LOOK_MS, move || fetch(part, looks - 1)).forget();
        } else {
            part.fetch();
        }
    });
}
