//! A job that came with a link.

use finder::{LinkError, SharedJob};
use leptos::prelude::*;

use super::texts;
use crate::browser::address;
use crate::ui::kit::{Note, Tone};
use crate::ui::route::Route;
use crate::ui::state::App;

/// Takes the job of a link and says what could not be read. The address forgets it, so that a reload does
/// not undo what was selected since.
#[component]
pub(super) fn SharedJobNote(
    /// What stands behind `#/finder?`.
    query: String,
) -> impl IntoView {
    let app = App::here();
    let read = app.job.replace_by_link(&query);
    address::replace(&Route::Finder(None).to_string());
    read.map(said)
}

fn said(read: Result<SharedJob, LinkError>) -> AnyView {
    let shared = match read {
        Ok(shared) => shared,
        Err(error) => {
            return view! {
                <Note tone=Tone::Error title=texts::LINK_FAILED>
                    <p>{texts::link_failed(error)}</p>
                </Note>
            }
            .into_any();
        }
    };
    let lines = shared.unknown.iter();
    let lines: Vec<_> = lines
        .map(|call| view! { <li><code>{call.call()}</code></li> })
        .collect();
    let unknown = (!lines.is_empty()).then(|| {
        view! { <p>{texts::LINK_UNKNOWN}</p><ul class="plain">{lines}</ul> }
    });
    let unread = texts::link_unread(shared.unread).map(|text| view! { <p>{text}</p> });
    view! {
        <Note tone=Tone::Caution title=texts::SHARED>
            <p>{texts::SHARED_TEXT}</p>
            {unknown}
            {unread}
        </Note>
    }
    .into_any()
}
