//! The question before a secret is wiped that is stored nowhere.

use leptos::prelude::*;

use super::texts;
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
    let either = move |of_creating: &'static str, otherwise| {
        if creating.get() {
            of_creating
        } else {
            otherwise
        }
    };
    let title = Signal::derive(move || either(texts::LEAVE_CREATING, texts::LEAVE).to_owned());
    view! {
        <Dialog open title id="leave-title"
            on_close=Callback::new(move |()| app.stay())>
            <p>{move || either(texts::LEAVE_CREATING_WHY, texts::LEAVE_WHY)}</p>
            <div class="actions">
                <button type="button" class="button primary" autofocus on:click=move |_| app.stay()>
                    {texts::STAY}
                </button>
                <button type="button" class="button danger" on:click=move |_| app.leave()>
                    {move || either(texts::DISCONNECT, texts::LEAVE_ANYWAY)}
                </button>
            </div>
        </Dialog>
    }
}
