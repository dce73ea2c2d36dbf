//! The list of API clients, the page of one, and the dialog that deletes one.

use leptos::prelude::*;

use super::later;
use crate::ui::clients::delete::DeleteDialog;
use crate::ui::clients::{ClientPage, ClientsPage};
use crate::ui::route::Route;
use crate::workspace::Workspace;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct List {
    page: fn(Route, Workspace) -> AnyView,
    /// The question before a client is deleted.
    pub dialog: fn() -> AnyView,
}

part!(
    list,
    /// Fetches the part.
    fn fetch_list() -> List {
        List {
            page,
            dialog: || view! { <DeleteDialog/> }.into_any(),
        }
    }
);

offer!(List, List, fetch_list);

/// In the part: one of its pages.
fn page(route: Route, workspace: Workspace) -> AnyView {
    match route {
        Route::Client(id) => view! { <ClientPage id workspace/> }.into_any(),
        _ => view! { <ClientsPage workspace/> }.into_any(),
    }
}

/// One of its pages.
#[component]
pub fn ListPart(
    /// Which.
    route: Route,
    /// Whose clients.
    workspace: Workspace,
) -> impl IntoView {
    later(move |part: List| (part.page)(route.clone(), workspace))
}
