//! A connected page that nobody uses locks itself: the watch, the question a minute before, and the setting.

mod texts;

use client::Timestamp;
use client::idle::{self, Idle, MINUTES, Phase};
use leptos::prelude::*;
use leptos::reactive::graph::untrack;

use super::kit::{Dialog, Messages, SelectField};
use super::state::App;
use crate::browser::activity::{self, Listening};
use crate::browser::{clock, storage};
use crate::workspace::Workspace;

/// What the browser remembers the choice by.
const SETTING: &str = "idle";

/// After how many minutes without use the page locks; read each time, since another tab may change it.
fn minutes() -> u32 {
    idle::minutes(storage::get(SETTING).as_deref())
}

/// The watch over one connection.
#[derive(Clone, Copy)]
struct Watch {
    app: App,
    idle: StoredValue<Option<Idle>>,
    /// The listeners, while there is a connection.
    listening: StoredValue<Option<Listening>, LocalStorage>,
    /// How many seconds are left, once the page has said that it locks.
    left: RwSignal<Option<i64>>,
}

impl Watch {
    fn begin(self, workspace: Option<Workspace>, since: Timestamp) {
        self.left.set(None);
        self.idle
            .set_value(workspace.map(|_| Idle::new(since, minutes())));
        let listen = |_| activity::listen(move || self.follow(Idle::touched));
        self.listening.set_value(workspace.map(listen));
    }

    /// Takes a step of the rule, and does what follows.
    fn follow(self, step: impl FnOnce(&mut Idle, Timestamp) -> Phase) {
        let now = clock::now();
        let phase = self
            .idle
            .try_update_value(|idle| idle.as_mut().map(|idle| step(idle, now)));
        let left = match phase.flatten() {
            None | Some(Phase::Used) => None,
            Some(Phase::Warned(left)) => Some(left),
            Some(Phase::Over) => {
                self.app.lock(minutes());
                None
            }
        };
        if self.left.try_get_untracked() != Some(left) {
            self.left.try_set(left);
        }
    }

    fn tick(self) {
        let all = untrack(|| self.app.connections());
        let worked = all.into_iter().filter_map(Workspace::worked).max();
        self.follow(|idle, now| {
            let phase = idle.passed(now, minutes());
            worked.map_or(phase, |end| idle.worked(end, now))
        });
    }
}

/// Watches for as long as the page is there, and asks a minute before it locks. The first connection counts from the
/// given time.
pub fn idle_watch(since: Timestamp) -> AnyView {
    let app = App::here();
    let watch = Watch {
        app,
        idle: StoredValue::new(None),
        listening: StoredValue::new_local(None),
        left: RwSignal::new(None),
    };
    Effect::new(move |before: Option<()>| {
        let since = before.map_or(since, |()| clock::now());
        watch.begin(app.workspace().get(), since);
    });
    Effect::new(move || {
        app.now().track();
        watch.tick();
    });
    let left = watch.left;
    let open = Memo::new(move |_| left.with(Option::is_some));
    let unsaved = move || {
        let unsaved = |workspace: &Workspace| workspace.unsaved().get();
        let unsaved = app.connections().iter().any(unsaved);
        unsaved.then(|| view! { <p class="note caution">{texts::UNSAVED}</p> })
    };
    let stay = move || watch.follow(Idle::stay);
    view! {
        <Dialog open title=texts::TITLE.to_owned() id="idle-title" on_close=Callback::new(move |()| stay())>
            <p role="timer"><b>{move || left.get().map(texts::left)}</b></p>
            <p>{texts::WHY}</p>
            {unsaved}
            <div class="actions">
                <button type="button" class="button primary" autofocus on:click=move |_| stay()>
                    {texts::STAY}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The choice of how long a page without use stays connected.
#[component]
pub fn IdleSetting() -> impl IntoView {
    let messages = Messages::here();
    let value = RwSignal::new(minutes().to_string());
    let option = |minutes: u32| (minutes.to_string(), texts::choice(minutes));
    let options = MINUTES.map(option).to_vec();
    let choose = move |chosen: String| {
        if !storage::set(SETTING, &chosen) {
            messages.warn(texts::NOT_KEPT);
        }
        value.set(minutes().to_string());
    };
    view! {
        <SelectField id="idle-minutes" label=texts::SETTING value on_change=Callback::new(choose)
            options=Signal::stored(options) hint=texts::SETTING_HINT.to_owned()/>
    }
    .into_any()
}
