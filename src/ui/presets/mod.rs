//! Ready-made text for the place where credentials are used.

mod all;
mod clipboard;
mod copy;
mod encrypt;
mod formats;
mod list;
mod page;
mod preview;
mod secret;
mod source;
mod texts;
mod tile;

use leptos::prelude::*;

pub use self::clipboard::{ClipboardNote, Copied};
pub use self::copy::CopyText;
pub use self::page::PresetPage;
pub use self::secret::{SecretFile, SecretValue};
pub use self::source::Source;

use self::all::DownloadAll;
use self::encrypt::EncryptFor;
use self::formats::Formats;
use self::list::{List, Search};
use self::preview::Preview;
use self::tile::Tile;
use crate::browser::dialog;

/// What can be done with a client's credentials: the main formats, all others behind a button, and
/// the files of the one that is chosen.
#[component]
pub fn Presets(
    /// Whose.
    source: Source,
) -> impl IntoView {
    let formats = Formats::new(source, None, None);
    let more = RwSignal::new(false);
    let toggle = move |_| {
        more.update(|more| *more = !*more);
        if more.get_untracked() {
            dialog::focus_soon(&["#find-preset"]);
        }
    };
    let close = Callback::new(move |()| more.set(false));
    let nothing = Callback::new(|()| {});
    let tiles = preset::tiles();
    // On the page of a client, the part that this stands in has a heading already.
    let of_existing = formats.has_placeholder();
    let (heading, hint) = if of_existing {
        (texts::HEADING_EXISTING, texts::PLACEHOLDER)
    } else {
        (texts::HEADING, texts::MASKED)
    };
    let head = view! {
        <div class="about">
            <h2 id="presets-title" class:hidden=of_existing>{heading}</h2>
            <p class="hint">{hint}</p>
        </div>
    };
    let tile = move |preset| view! { <Tile formats preset told=false on_show=nothing/> };
    view! {
        <section class="presets" aria-labelledby="presets-title">
            <div class="title-row">
                {head}
                <DownloadAll formats/>
            </div>
            <ul class="tiles main-tiles">{tiles.into_iter().map(tile).collect_view()}</ul>
            <button type="button" class="more-formats" aria-controls="more-formats"
                aria-expanded=move || more.get().to_string() on:click=toggle>
                {move || if more.get() { texts::FEWER } else { texts::MORE }}
            </button>
            <div id="more-formats" class="more-list" hidden=move || !more.get()>
                <Show when=move || more.get()>
                    <Search formats/>
                    <List formats told=false on_show=close/>
                </Show>
            </div>
            <Preview formats/>
            <EncryptFor formats/>
        </section>
    }
    .into_any()
}
