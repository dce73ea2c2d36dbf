//! One client as code.

use client::code::{Kind, write};
use client::{ApiClient, slug};
use leptos::prelude::*;

use super::{limits, texts};
use crate::browser::dialog;
use crate::ui::kit::{FileBox, Segmented};
use crate::workspace::Workspace;

/// The code of one client, in the chosen language.
#[component]
pub fn ClientAsCode(
    /// Whose client.
    workspace: Workspace,
    /// The client.
    client: ApiClient,
) -> impl IntoView {
    // The button that asked for it is gone.
    dialog::focus_soon(&["#as-code"]);
    let kind = RwSignal::new(Kind::Terraform);
    let project = workspace
        .facts()
        .with_untracked(|facts| facts.project_key.clone());
    let client = StoredValue::new(client);
    let text = Memo::new(move |_| {
        client.with_value(|client| write(kind.get(), &project, std::iter::once(client)))
    });
    let name = Memo::new(move |_| {
        let base = client.with_value(|client| slug(&client.name));
        [&base, ".", kind.get().extension()].concat()
    });
    let options = Kind::WRITTEN.map(|kind| (kind.extension(), kind.label().to_owned()));
    let choose = move |chosen: &'static str| {
        let found = Kind::WRITTEN
            .into_iter()
            .find(|kind| kind.extension() == chosen);
        kind.set(found.unwrap_or(Kind::Terraform));
    };
    view! {
        <h3 id="as-code" tabindex="-1">{texts::AS_CODE}</h3>
        <Segmented name="code-kind" label=texts::KIND options=options.to_vec()
            value=Signal::derive(move || kind.get().extension().to_owned())
            on_change=Callback::new(choose)/>
        <FileBox name text media=Signal::derive(move || kind.get().media_type()) what="code"/>
        {limits(&[texts::SECRET, texts::IMMUTABLE, texts::END])}
    }
    .into_any()
}
