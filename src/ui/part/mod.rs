//! Parts of the program that are fetched after the first paint.
//!
//! The first load carries the frame and the landing page. Everything else is cut off the module by
//! `cargo xtask build` (wasm-split) along the functions that `part!` marks, and fetched when it is
//! needed, or a little before. Without the feature `split` (tests, lints) the same functions are
//! simply there.
#![cfg_attr(feature = "split", allow(unsafe_code))] // The macro's import and export of a part.

use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::http::LocalFuture;

use super::kit::{Note, Skeleton, Tone};

/// A part could not be fetched: no connection, or the site has a newer version by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// A function that lives in a part: calling it fetches the part first.
macro_rules! part {
    ($part:ident, $(#[$meta:meta])* fn $name:ident() -> $out:ty $body:block) => {
        $(#[$meta])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$out, $crate::ui::part::NotLoaded> {
            Ok($body)
        }

        $(#[$meta])*
        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async)] // As the split one is.
        async fn $name() -> Result<$out, $crate::ui::part::NotLoaded> {
            Ok($body)
        }
    };
}

pub mod commands;
pub mod connect;
pub mod finder;
pub mod handover;
pub mod share;
pub mod work;

/// How far a part is. What it offers is a table of functions, the only way into it.
#[derive(Clone, Copy)]
enum Progress<T> {
    /// Nobody needed it yet, or it is being fetched.
    Coming,
    /// It is here.
    Here(T),
    /// It could not be fetched.
    Failed,
}

/// A part of the program. Cheap to copy; the frame puts one of each into the context.
#[derive(Clone, Copy)]
pub struct Part<T: 'static> {
    progress: RwSignal<Progress<T>>,
    fetch: fn() -> LocalFuture<'static, Result<T, NotLoaded>>,
}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// Puts the part into the context: a page without it fetches it by this function.
    fn provide(fetch: fn() -> LocalFuture<'static, Result<T, NotLoaded>>) {
        provide_context(Self {
            progress: RwSignal::new(Progress::Coming),
            fetch,
        });
    }

    /// The part, in the page that the component is part of.
    pub fn here() -> Self {
        expect_context::<Self>()
    }

    /// What it offers, if it is here; whoever calls it hears of its arrival.
    pub fn now(self) -> Option<T> {
        match self.progress.get() {
            Progress::Here(part) => Some(part),
            _ => None,
        }
    }

    /// What it offers, if it is here.
    pub fn now_untracked(self) -> Option<T> {
        match self.progress.try_get_untracked() {
            Some(Progress::Here(part)) => Some(part),
            _ => None,
        }
    }

    /// What it offers; fetches it if it is not here, and tells whoever shows it.
    ///
    /// # Errors
    /// It could not be fetched.
    pub async fn get(self) -> Result<T, NotLoaded> {
        if let Some(part) = self.now_untracked() {
            return Ok(part);
        }
        self.progress.try_set(Progress::Coming);
        let fetched = (self.fetch)().await;
        // Several may wait for it; what the first one showed stays.
        if self.now_untracked().is_none() {
            self.progress
                .try_set(fetched.map_or(Progress::Failed, Progress::Here));
        }
        fetched
    }

    /// Fetches it ahead of need, unless it is here; a failure is told where it is needed.
    pub fn fetch(self) {
        if self.now_untracked().is_none() {
            spawn_local(async move {
                let _ = self.get().await;
            });
        }
    }
}

/// What a part shows, or what stands for it until it is here.
fn later<T: Copy + Send + Sync + 'static>(
    part: Part<T>,
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    part.fetch();
    move || {
        match part.progress.get() {
        Progress::Here(part) => show(part),
        Progress::Coming => view! { <Skeleton label="Loading the page".to_owned()/> }.into_any(),
        Progress::Failed => view! {
            <Note tone=Tone::Error title="This part of the page could not be loaded">
                <p>
                    "There is no connection to the site that it came from, or a newer version was \
                     published there. What you typed is still here."
                </p>
                <button type="button" class="button" on:click=move |_| part.fetch()>"Try again"</button>
            </Note>
        }
        .into_any(),
    }
    }
}
