//! Calls and fields of GraphQL, as they are written.

use finder::{EndpointId, FieldId};
use leptos::prelude::*;

use crate::ui::kit::el::{El, classed, el};

/// Method and path, which needs no project key here.
pub fn call_name(method: &str, path: &str) -> El {
    let path = path.strip_prefix("/{projectKey}").unwrap_or(path);
    let path = if path.is_empty() { "/" } else { path };
    name(method, path)
}

fn name(kind: &str, path: &str) -> El {
    classed("code", "call-name")
        .child(el("b").text(kind))
        .text(" ")
        .text(path)
}

/// Method and path.
#[component]
pub fn CallName(
    /// The call.
    call: EndpointId,
) -> impl IntoView {
    call_name(call.method().name(), &call.path()).any()
}

/// A root field of GraphQL.
#[component]
pub fn FieldName(
    /// The field.
    field: FieldId,
) -> impl IntoView {
    name("GraphQL", field.path()).any()
}
