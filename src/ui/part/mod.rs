//! Parts of the program that are fetched after the first paint.
//!
//! The first load carries the frame and the landing page. Everything else is cut off the module by
//! `cargo xtask build` (wasm-split), and fetched when it is needed, or a little before. This is the near
//! side: what the parts offer, and how far they are. The far side is `ui/cut.rs`; nothing here knows a page.

use std::marker::PhantomData;

use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::http::LocalFuture;

use crate::browser::page;
use crate::workspace::PageTasks;

use super::kit::el::{button, changing, el, mark_page, nothing};
use super::kit::{Tone, note, skeleton};

/// A part could not be fetched: no connection, or the site has a newer version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

pub mod answer;
pub mod audit;
pub mod backend;
pub mod calls;
pub mod changes;
pub mod client;
pub mod code;
pub mod commands;
pub mod compare;
pub mod connect;
pub mod controls;
pub mod desk;
pub mod dialogs;
pub mod encrypt;
pub mod files;
pub mod finder;
pub mod fleet;
pub mod handover;
pub mod idle;
pub mod list;
pub mod material;
pub mod new;
pub mod presets;
pub mod projects;
pub mod proof;
pub mod review;
pub mod sandbox;
pub mod session;
pub mod share;
pub mod trust;

/// The parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The job of the Finder, and the scopes that it needs.
    Answer,
    /// What is to be looked at in all clients.
    Audit,
    /// The greater part of the project that answers inside the page.
    Backend,
    /// What finds calls: the table of all endpoints.
    Calls,
    /// What changes something in a project.
    Changes,
    /// The page of one client, and what can be done with it.
    Client,
    /// Code beside the project, and one client as code.
    Code,
    /// The command palette and the list of shortcuts.
    Commands,
    /// The page that compares.
    Compare,
    /// The connect page.
    Connect,
    /// What the controls of the list do.
    Controls,
    /// Credentials encrypted for their receivers.
    Encrypt,
    /// Tokens of any credentials, and what those can do.
    Desk,
    /// What makes the files of the presets.
    Files,
    /// The box of the Finder.
    Finder,
    /// The tools of the list.
    Fleet,
    /// The credentials of a new client.
    Handover,
    /// The lock of a page that nobody uses.
    Idle,
    /// The list of clients.
    List,
    /// What reads pasted and opened material.
    Material,
    /// The form of a new client.
    New,
    /// The list of presets, and the one that is shown first.
    Presets,
    /// The clients of several projects side by side.
    Projects,
    /// What a token can do, tried out.
    Proof,
    /// What judges the draft of a new client.
    Review,
    /// A project that answers inside the page.
    Sandbox,
    /// What talks to a project.
    Session,
    /// Drafts as text.
    Share,
    /// What the page sent and keeps.
    Trust,
}

const COUNT: usize = 29;

/// What a part offers: a table of functions, the only way into it.
pub trait Offer: Copy + 'static {
    /// Which part it is.
    const NAME: Name;

    /// The table, if the part is here.
    fn table() -> Option<Self>;

    /// Puts the table where [`Offer::table`] finds it.
    fn arrive(self);
}

/// Gives a part its place.
macro_rules! offer {
    ($name:ident) => {
        thread_local! {
            static TABLE: std::cell::Cell<Option<$name>> = const { std::cell::Cell::new(None) };
        }

        impl $crate::ui::part::Offer for $name {
            const NAME: $crate::ui::part::Name = $crate::ui::part::Name::$name;

            fn table() -> Option<Self> {
                TABLE.get()
            }

            fn arrive(self) {
                TABLE.set(Some(self));
            }
        }
    };
}
use offer;

/// How far a part is.
#[derive(Clone, Copy, PartialEq)]
enum Progress {
    /// Nobody needed it yet, or it is being fetched.
    Coming,
    /// It is here.
    Here,
    /// It could not be fetched.
    Failed,
}

/// Fetches a part and puts what it offers into its table.
pub type Load = fn(Name) -> LocalFuture<'static, Result<(), NotLoaded>>;

/// All parts, as the page has them. The frame puts them into the context.
#[derive(Clone, Copy)]
struct Parts {
    progress: &'static [RwSignal<Progress>; COUNT],
    load: Load,
}

/// Puts the parts into the context.
pub fn provide(load: Load) {
    // There is one for each page, and it is needed until the page is gone.
    let progress = Box::leak(Box::new(
        [(); COUNT].map(|()| RwSignal::new(Progress::Coming)),
    ));
    provide_context(Parts { progress, load });
}

/// A part of the program, whatever it offers: the same few functions serve all.
#[derive(Clone, Copy)]
struct Core {
    name: Name,
    load: Load,
    progress: RwSignal<Progress>,
}

impl Core {
    fn here(name: Name) -> Self {
        let Parts { progress, load } = use_context().expect("the frame provides the parts");
        Self {
            name,
            load,
            progress: progress[name as usize],
        }
    }

    fn is_here_untracked(self) -> bool {
        self.progress.try_get_untracked() == Some(Progress::Here)
    }

    fn get(self) -> LocalFuture<'static, bool> {
        Box::pin(async move {
            if self.is_here_untracked() {
                return true;
            }
            // Whoever shows it hears of changes only.
            if self.progress.try_get_untracked() == Some(Progress::Failed) {
                self.progress.try_set(Progress::Coming);
            }
            let loaded = (self.load)(self.name).await.is_ok();
            // Several may wait for it; what the first one showed stays.
            if !self.is_here_untracked() {
                self.progress.try_set(if loaded {
                    Progress::Here
                } else {
                    Progress::Failed
                });
            }
            loaded
        })
    }

    fn fetch(self) {
        if !self.is_here_untracked() {
            let get = self.get();
            spawn_local(async move {
                get.await;
            });
        }
    }
}

/// A part of the program and what it offers. Cheap to copy.
pub struct Part<T>(Core, PhantomData<T>);

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Part<T> {}

impl<T: Offer> Part<T> {
    /// The part, in the page that the component is part of.
    pub fn here() -> Self {
        Self(Core::here(T::NAME), PhantomData)
    }

    /// What it offers, if it is here; whoever calls it hears of its arrival.
    pub fn now(self) -> Option<T> {
        let here = self.0.progress.get() == Progress::Here;
        T::table().filter(|_| here)
    }

    /// What it offers, if it is here.
    pub fn now_untracked(self) -> Option<T> {
        T::table().filter(|_| self.0.is_here_untracked())
    }

    /// What it offers; fetches it if it is not here, and tells whoever shows it.
    ///
    /// # Errors
    /// It could not be fetched.
    pub async fn get(self) -> Result<T, NotLoaded> {
        self.0.get().await;
        T::table().ok_or(NotLoaded)
    }

    /// Does something with what it offers: at once if it is here, else when it has come or could not be fetched,
    /// as long as the page of the tasks is there.
    pub fn with(self, tasks: PageTasks, act: impl FnOnce(Result<T, NotLoaded>) + 'static) {
        match self.now_untracked() {
            Some(offer) => act(Ok(offer)),
            None => tasks.start(async move { act(self.get().await) }),
        }
    }

    /// Fetches it ahead of need, unless it is here; a failure is told where it is needed.
    pub fn fetch(self) {
        self.0.fetch();
    }
}

/// What a part shows, or what stands for it until it is here.
fn later<T: Offer + Send>(show: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
    Core::here(T::NAME).fetch();
    expected(show)
}

/// The same for a part that the page around it fetches.
fn expected<T: Offer + Send>(show: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
    shown(Core::here(T::NAME), Box::new(move || T::table().map(&show)))
}

/// The same for a part that nobody waits for: it is fetched once the browser has painted what is around it.
fn following<T: Offer + Send>(show: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
    fetch_after_paint(&[T::NAME], PageTasks::new());
    expected(show)
}

/// Fetches parts one after the other, once the browser has painted: so the first one does not wait for the others.
/// A failure is told where the part is needed.
pub fn fetch_after_paint(names: &[Name], tasks: PageTasks) {
    let parts: Vec<Core> = names.iter().map(|name| Core::here(*name)).collect();
    let fetch = move || {
        tasks.start(async move {
            for part in parts {
                part.get().await;
            }
        });
    };
    // The frame after the first one: by then that one is on its way to the screen, also on a slow machine.
    page::after_paint(move || page::after_paint(fetch));
}

/// What a part shows, and nothing until it is here: another place of the page fetches it, and says if it
/// can't be had.
pub fn shown_when_here<T: Offer + Send>(
    part: Part<T>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    changing(move || part.now().map_or_else(nothing, &show))
}

fn shown(part: Core, show: Box<dyn Fn() -> Option<AnyView> + Send>) -> AnyView {
    changing(move || match part.progress.get() {
        Progress::Here => show().unwrap_or_else(nothing),
        Progress::Coming => {
            mark_page("data-loading");
            skeleton("Loading the page").any()
        }
        Progress::Failed => note(Tone::Error, "This part of the page could not be loaded")
            .child(el("p").text(
                "The site can’t be reached, or it has a newer version of the page. Your entries \
                 are still here.",
            ))
            .child(button("button", move |_| part.fetch()).text("Try again"))
            .any(),
    })
}
