//! The scopes of both sides in one table, by resource.

use leptos::prelude::*;
use scope::compare::{Compared, ResourceScopes};

use super::texts;

/// A body for each resource: its name, and a row for each scope. The sign of a row is in words, too.
pub(super) fn table(resources: Vec<ResourceScopes>) -> AnyView {
    let bodies: Vec<_> = resources.into_iter().map(body).collect();
    view! {
        <table class="compare-table">
            <caption class="hidden">{texts::TABLE}</caption>
            <thead><tr>
                <th scope="col">{texts::CHANGE}</th>
                <th scope="col">{texts::SCOPE}</th>
                <th scope="col">{texts::NOTE}</th>
            </tr></thead>
            {bodies}
        </table>
    }
    .into_any()
}

fn body(resource: ResourceScopes) -> AnyView {
    let rows: Vec<_> = resource.scopes.into_iter().map(row).collect();
    view! {
        <tbody>
            <tr class="compare-resource"><th scope="rowgroup" colspan="3">{resource.title}</th></tr>
            {rows}
        </tbody>
    }
    .into_any()
}

fn row(compared: Compared) -> AnyView {
    let (sign, words, class) = texts::sign(compared.side);
    let by = compared
        .covered_by
        .map(|by| texts::covered(compared.side, &by.words()));
    view! {
        <tr class=class>
            <td class="compare-side"><b aria-hidden="true">{sign}</b>" "{words}</td>
            <td><code>{compared.permission.words()}</code></td>
            <td class="compare-note">{by}</td>
        </tr>
    }
    .into_any()
}
