//! The question before a secret is wiped that is stored nowhere.

use leptos::prelude::*;

use crate::ui::kit::Dialog;
use crate::ui::state::App;

/// The dialog; it opens when the visitor wants to leave too early.
#[component]
pub fn LeaveDialog() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.leaving().with(Option::is_some));
    let creating = Memo::new(move |_| {
        app.leaving()
            .with(|leaving| leaving.as_ref().is_some_and(|leaving| leaving.creating))
    });
    let title = Signal::derive(move || {
        if creating.get() {
            "Disconnect while the API client is being created?".to_owned()
        } else {
            "Leave without saving the secret?".to_owned()
        }
    });
    view! {
        <Dialog open title id="leave-title"
            on_close=Callback::new(move |()| app.stay())>
            <p>{move || if creating.get() {
                "The client may be created all the same, and then nobody has its secret. Wait for the \
                 credentials, or delete the client later."
            } else {
                "The secret is shown only here and only now. If you leave, it is wiped and can’t be \
                 brought back; the client stays, without a use."
            }}</p>
            <div class="actions">
                <button type="button" class="button primary" autofocus on:click=move |_| app.stay()>
                    "Stay here"
                </button>
                <button type="button" class="button danger" on:click=move |_| app.leave()>
                    {move || if creating.get() { "Disconnect" } else { "Leave without saving" }}
                </button>
            </div>
        </Dialog>
    }
}
