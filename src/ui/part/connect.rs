//! The connect page, and what reads pasted credentials.

use leptos::prelude::*;

use super::{Part, later};
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

/// Puts the part into the context.
pub fn provide() {
    Part::<Connect>::provide(|| Box::pin(fetch_connect()));
}

/// The part, in the page that the component is part of.
pub fn part() -> Part<Connect> {
    Part::here()
}

/// The connect page.
#[component]
pub fn ConnectPart() -> impl IntoView {
    later(part(), |part| (part.page)())
}
