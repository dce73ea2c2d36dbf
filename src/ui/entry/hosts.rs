//! Which hosts the page can reach, as its own security policy says.

use leptos::prelude::*;
use platform::hosts_consent::{ConnectSources, allows, connect_sources};
use platform::{Hosts, REGIONS};

use super::texts;
use crate::browser::page;

/// Hosts on this computer that a policy can name.
const LOCAL: [&str; 2] = ["http://127.0.0.1:8090", "http://localhost:8090"];

/// What the policy in the page's meta tag allows.
pub(super) fn sources() -> ConnectSources {
    connect_sources(&page::policy())
}

/// The hosts, and how to serve the page so that it reaches those of this computer.
#[component]
pub fn Reachable() -> impl IntoView {
    let sources = sources();
    let regions = REGIONS
        .iter()
        .filter(|region| Hosts::of(region).reachable_by(&sources));
    let regions = regions.map(|region| view! { <li>{region.label}</li> }.into_any());
    let local = if LOCAL.iter().all(|url| allows(&sources, url)) {
        view! { <p>{texts::REACH_LOCAL}</p> }.into_any()
    } else {
        view! {
            <p>{texts::REACH_NO_LOCAL}</p>
            <pre>{texts::SERVE}</pre>
        }
        .into_any()
    };
    view! {
        <details class="reach-hosts">
            <summary>{texts::REACH}</summary>
            <p>{texts::REACH_REGIONS}</p>
            <ul>{regions.collect_view()}</ul>
            {local}
        </details>
    }
    .into_any()
}
