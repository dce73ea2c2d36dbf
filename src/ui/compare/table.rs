//! The scopes of both sides in one table, by resource.

use leptos::prelude::*;
use scope::compare::{Compared, ResourceScopes};

use super::texts;

/// A body for each resource: its name beside a row for each scope. The sign of a row is in words, too.
pub(super) fn table(resources: Vec<ResourceScopes>) -> AnyView {
    let bodies: Vec<_> = resources.into_iter().map(body).collect();
    view! {
        <table class="compare-table">
            <caption class="hidden">{texts::TABLE}</caption>
            <thead><tr>
                <th scope="col">{texts::RESOURCE}</th>
                <th scope="col">{texts::SIDE}</th>
                <th scope="col">{texts::SCOPE}</th>
            </tr></thead>
            {bodies}
        </table>
    }
    .into_any()
}

fn body(resource: ResourceScopes) -> AnyView {
    let ResourceScopes { title, scopes } = resource;
    let count = scopes.len().to_string();
    let rows = scopes.into_iter().enumerate();
    let rows: Vec<_> = rows
        .map(|(at, compared)| row(compared, (at == 0).then(|| (title, count.clone()))))
        .collect();
    view! { <tbody>{rows}</tbody> }.into_any()
}

/// The first row of a resource has its name, which stands beside all of them.
fn row(compared: Compared, head: Option<(&'static str, String)>) -> AnyView {
    let (sign, words, class) = texts::sign(compared.side);
    let by = compared.covered_by.map(|by| {
        let text = texts::covered(compared.side, &by.words());
        view! { " "<span class="hint">{text}</span> }
    });
    let unknown = compared.permission.info().is_none();
    let unknown = unknown.then(|| view! { " "<span class="hint">{texts::UNKNOWN}</span> });
    view! {
        <tr class=class>
            {head.map(|(title, rows)| view! { <th scope="rowgroup" rowspan=rows>{title}</th> })}
            <td class="compare-side"><b aria-hidden="true">{sign}</b>" "<span>{words}</span></td>
            <td><code>{compared.permission.words()}</code>{by}{unknown}</td>
        </tr>
    }
    .into_any()
}
