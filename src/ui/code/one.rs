//! One client as code.

use client::code::{Kind, write};
use client::{ApiClient, slug};
use leptos::prelude::*;

use super::{limits, texts};
use crate::browser::{dialog, download};
use crate::ui::kit::{CopyButton, Messages, Segmented, tell_saved};
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
    let messages = Messages::here();
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
    let save = move |_| {
        let (name, kind) = (name.get_untracked(), kind.get_untracked());
        let saved = text.with_untracked(|text| download::save(&name, kind.media_type(), text));
        tell_saved(messages, &name, saved, "");
    };
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
        <div class="preset-file">
            <div class="preset-head">
                <code class="file-name">{name}</code>
                <div class="actions">
                    <CopyButton text=move || text.get_untracked() what="code"/>
                    <button type="button" class="button small" on:click=save>{texts::DOWNLOAD}</button>
                </div>
            </div>
            <div class="wrap">
                <pre class="preset-text" tabindex="0" translate="no">{text}</pre>
            </div>
        </div>
        {limits(&[texts::SECRET, texts::IMMUTABLE, texts::END])}
    }
    .into_any()
}
