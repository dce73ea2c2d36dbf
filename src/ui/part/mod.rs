//! Parts of the program that are fetched after the first paint.
//!
//! The first load carries the frame and the connect page. Everything else is cut off the module by
//! `cargo xtask build` (wasm-split) along the functions that `part!` marks, and fetched when it is
//! needed, or a little before. Without the feature `split` (tests, lints) the same functions are
//! simply there.
#![cfg_attr(feature = "split", allow(unsafe_code))] // The macro's import and export of a part.

use leptos::{prelude::*, task::spawn_local};

use super::{
    kit::{Note, Skeleton, Tone},
    state::App,
};

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

pub mod finder;
pub mod handover;
pub mod share;
pub mod work;

/// How far a part is. What it offers is a table of functions, the only way into it.
#[derive(Clone, Copy)]
pub enum Progress<T> {
    /// Nobody needed it yet, or it is being fetched.
    Coming,
    /// It is here.
    Here(T),
    /// It could not be fetched.
    Failed,
}

/// A part; fetches it if it is not here, and tells whoever shows it.
async fn get<T: Copy + Send + Sync + 'static>(
    state: RwSignal<Progress<T>>,
    fetch: impl Future<Output = Result<T, NotLoaded>>,
) -> Result<T, NotLoaded> {
    if let Progress::Here(part) = state.get_untracked() {
        return Ok(part);
    }
    state.set(Progress::Coming);
    let fetched = fetch.await;
    // Several may wait for it; what the first one showed stays.
    if !matches!(state.get_untracked(), Progress::Here(_)) {
        state.set(fetched.map_or(Progress::Failed, Progress::Here));
    }
    fetched
}

/// Fetches ahead of need; a failure is told where the part is needed.
fn ahead<T: 'static>(fetch: impl Future<Output = Result<T, NotLoaded>> + 'static) {
    spawn_local(async move {
        let _ = fetch.await;
    });
}

/// What a part shows, or what stands for it until it is here.
fn later<T: Copy + Send + Sync + 'static>(
    state: RwSignal<Progress<T>>,
    fetch: fn(App),
    show: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let app = App::here();
    move || {
        match state.get() {
        Progress::Here(part) => show(part),
        Progress::Coming => view! { <Skeleton label="Loading the page".to_owned()/> }.into_any(),
        Progress::Failed => view! {
            <Note tone=Tone::Error title="This part of the page could not be loaded">
                <p>
                    "There is no connection to the site that it came from, or a newer version was \
                     published there. What you typed is still here."
                </p>
                <button type="button" class="button" on:click=move |_| fetch(app)>"Try again"</button>
            </Note>
        }
        .into_any(),
    }
    }
}
