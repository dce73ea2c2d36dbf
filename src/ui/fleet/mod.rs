//! The tools of the list, in one dialog: columns and views, export, bulk delete, what was deleted, a client
//! for a day. And the watch over a client that was replaced.

mod bar;
mod delete;
mod drain;
mod export;
mod journal;
mod results;
mod temporary;
mod texts;
mod view;
mod views;

use leptos::prelude::*;

pub use drain::DrainWatch;

use self::delete::DeleteTool;
use self::export::ExportTool;
use self::journal::JournalTool;
use self::temporary::TemporaryTool;
use self::view::ViewTool;
use crate::ui::kit::Dialog;
use crate::ui::roster::{Roster, Tool};

/// The dialog with the tool that is open.
#[component]
pub fn Tools(
    /// The list.
    roster: Roster,
) -> impl IntoView {
    let tool = roster.tool;
    let open = Memo::new(move |_| tool.with(Option::is_some));
    let title = Signal::derive(move || tool.get().map_or("", texts::title).to_owned());
    let close = move || tool.set(None);
    let content = move || {
        tool.get().map(|tool| match tool {
            Tool::View => view! { <ViewTool roster/> }.into_any(),
            Tool::Export => view! { <ExportTool roster/> }.into_any(),
            Tool::Delete => view! { <DeleteTool roster/> }.into_any(),
            Tool::Journal => view! { <JournalTool roster/> }.into_any(),
            Tool::Temporary => view! { <TemporaryTool roster/> }.into_any(),
        })
    };
    view! {
        <Dialog open title id="tool-title" on_close=Callback::new(move |()| close())>
            {content}
        </Dialog>
    }
    .into_any()
}
