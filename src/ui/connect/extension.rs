//! What the page can do only as a browser extension: call the hosts without CORS, and take over an open project.

use leptos::prelude::*;
use platform::{Region, open_project};

use super::texts;
use crate::browser::extension::Extension;
use crate::ui::entry::Typed;
use crate::ui::kit::{Note, Tone};
use crate::workspace::PageTasks;

/// Whether the extension may call the hosts of commercetools.
#[derive(Clone, Copy, PartialEq)]
enum Hosts {
    Unknown,
    Allowed,
    NotAsked,
    Refused,
}

/// The box of the extension; nothing on a web page.
#[component]
pub(super) fn ExtensionBox(
    /// What the project that is open fills in.
    typed: Typed,
) -> impl IntoView {
    Extension::here().map(|extension| {
        view! {
            <div class="connect-extension">
                {access(extension.clone())}
                {project(&extension, typed)}
            </div>
        }
        .into_any()
    })
}

fn access(extension: Extension) -> AnyView {
    let tasks = PageTasks::new();
    let hosts = RwSignal::new(Hosts::Unknown);
    let asking = extension.clone();
    tasks.start(async move {
        let granted = asking.is_granted().await;
        hosts.try_set(if granted {
            Hosts::Allowed
        } else {
            Hosts::NotAsked
        });
    });
    let extension = StoredValue::new_local(extension);
    let ask = move |_| {
        let answer = extension.with_value(Extension::request);
        tasks.start(async move {
            let granted = answer.await;
            hosts.try_set(if granted {
                Hosts::Allowed
            } else {
                Hosts::Refused
            });
        });
    };
    let button = move || {
        view! {
            <button type="button" class="button" on:click=ask>{texts::ALLOW}</button>
        }
    };
    (move || match hosts.get() {
        Hosts::Unknown => ().into_any(),
        Hosts::Allowed => view! { <p class="hint" role="status">{texts::ALLOWED}</p> }.into_any(),
        Hosts::NotAsked => view! {
            <Note tone=Tone::Plain title=texts::ALLOW_TITLE>
                <p>{texts::ALLOW_WHY}</p>
                {button()}
            </Note>
        }
        .into_any(),
        Hosts::Refused => view! {
            <Note tone=Tone::Caution title=texts::REFUSED>
                <p>{texts::REFUSED_WHY}</p>
                {button()}
            </Note>
        }
        .into_any(),
    })
    .into_any()
}

/// The button that fills in the project of the Merchant Center's tab.
fn project(extension: &Extension, typed: Typed) -> AnyView {
    let open = RwSignal::new(None::<(&'static Region, String)>);
    let show = move |address: Option<String>| {
        open.try_set(address.as_deref().and_then(open_project));
    };
    extension.on_project(show);
    let asking = extension.clone();
    PageTasks::new().start(async move { show(asking.project().await) });
    let fill = move |_| {
        if let Some((region, key)) = open.get_untracked() {
            typed.region.set(region.id.to_owned());
            typed.key.set(key);
        }
    };
    (move || {
        open.with(|open| {
            let (region, key) = open.as_ref()?;
            let words = texts::use_project(key, region.label);
            Some(view! { <button type="button" class="button" on:click=fill>{words}</button> })
        })
    })
    .into_any()
}
