//! Scopes as people read them.

use leptos::prelude::*;
use scope::{GROUPS, ScopeSet};

/// Scopes under the headings of the catalog; unknown ones last.
#[component]
pub fn GroupedScopes(
    /// The scopes.
    scopes: ScopeSet,
) -> impl IntoView {
    let place = |store: &Option<String>| match store {
        Some(store) => format!(" in store {store}"),
        None => String::new(),
    };
    let line = move |permission: &scope::Permission| {
        let summary = permission
            .info()
            .map_or("Not in the catalog.", |info| info.words().summary);
        view! {
            <li><code>{permission.name.clone()}</code><b>{place(&permission.store)}</b>
                <span class="hint">{summary}</span></li>
        }
    };
    let group = |name: Option<&'static str>| {
        let members: Vec<_> = scopes
            .iter()
            .filter(|p| p.info().map(|info| info.group) == name)
            .map(line)
            .collect();
        (!members.is_empty()).then(|| {
            view! {
                <h3>{name.unwrap_or("Others")}</h3>
                <ul class="scope-lines">{members}</ul>
            }
        })
    };
    let mut parts: Vec<_> = GROUPS.iter().filter_map(|g| group(Some(g.name))).collect();
    parts.extend(group(None));
    parts
}
