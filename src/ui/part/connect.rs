//! The connect page, and what reads pasted credentials.

use leptos::prelude::*;

use super::later;
use crate::ui::connect::ConnectPage;

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Connect {
    page: fn() -> AnyView,
}

part!(
    connect,
    /// Fetches the part.
    fn fetch_connect() -> Connect {
        Connect {
            page: || view! { <ConnectPage/> }.into_any(),
        }
    }
);

offer!(Connect, Connect, fetch_connect);

/// The connect page.
#[component]
pub fn ConnectPart() -> impl IntoView {
    later(|part: Connect| (part.page)())
}
