//! The question before credentials go to a host that is not the vendor's.

use leptos::prelude::*;

use super::texts;
use crate::ui::kit::Dialog;

/// Asks about these hosts while there are any.
#[component]
pub fn Consent(
    /// The hosts, as base URLs.
    strangers: RwSignal<Vec<String>>,
    /// Called when the visitor agrees.
    on_yes: Callback<()>,
) -> impl IntoView {
    let open = Memo::new(move |_| strangers.with(|all| !all.is_empty()));
    let close = move || strangers.set(Vec::new());
    let host = |url: String| view! { <li><code>{url}</code></li> };
    view! {
        <Dialog open title=texts::CONSENT.to_owned() id="consent-title"
            on_close=Callback::new(move |()| close())>
            <ul class="plain">{move || strangers.get().into_iter().map(host).collect_view()}</ul>
            <p>{texts::CONSENT_WHY}</p>
            <div class="actions">
                <button type="button" class="button" autofocus on:click=move |_| close()>
                    {texts::CANCEL}
                </button>
                <button type="button" class="button primary" on:click=move |_| on_yes.run(())>
                    {texts::CONSENT_YES}
                </button>
            </div>
        </Dialog>
    }
}
