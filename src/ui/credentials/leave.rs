//! The question before a secret is wiped that is stored nowhere.

use leptos::prelude::*;

use crate::ui::kit::Dialog;
use crate::ui::state::App;

/// The dialog; it opens when the visitor wants to leave too early.
#[component]
pub fn LeaveDialog() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.wanted.with(Option::is_some));
    let stay = move || {
        app.wanted.set(None);
        app.ending.set(false);
    };
    let leave = move |_| {
        if let Some(route) = app.wanted.get_untracked() {
            let ending = app.ending.get_untracked();
            stay();
            app.forget_new_credentials();
            if ending {
                app.disconnect();
            } else {
                app.go(route);
            }
        }
    };
    view! {
        <Dialog open title="Leave without storing the secret?".to_owned() id="leave-title"
            on_close=Callback::new(move |()| stay())>
            <p>
                "The secret is shown only here and only now. If you leave, it is wiped and can't be \
                 brought back; the client stays, without a use."
            </p>
            <div class="actions">
                <button type="button" class="button primary" autofocus on:click=move |_| stay()>
                    "Stay here"
                </button>
                <button type="button" class="button danger" on:click=leave>
                    "Wipe the secret and leave"
                </button>
            </div>
        </Dialog>
    }
}
