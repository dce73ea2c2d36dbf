//! The question before a secret is wiped that is stored nowhere.

use leptos::prelude::*;

use super::texts;
use crate::ui::kit::Dialog;
use crate::ui::state::{App, Why};

/// The dialog; it opens when the visitor wants to leave too early.
#[component]
pub fn LeaveDialog() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.leaving().with(Option::is_some));
    let why = Memo::new(move |_| {
        app.leaving()
            .with(|leaving| leaving.as_ref().map_or(Why::Secret, |leaving| leaving.why))
    });
    let title = Signal::derive(move || {
        match why.get() {
            Why::Secret => texts::LEAVE,
            Why::Creating => texts::LEAVE_CREATING,
            Why::Deleting => texts::LEAVE_DELETING,
        }
        .to_owned()
    });
    let text = move || match why.get() {
        Why::Secret => texts::LEAVE_WHY,
        Why::Creating => texts::LEAVE_CREATING_WHY,
        Why::Deleting => texts::LEAVE_DELETING_WHY,
    };
    // Of several projects it has to be said which one would lose something.
    let whose = move || {
        let leaving = app
            .leaving()
            .get()
            .filter(|leaving| !leaving.ending.is_empty())?;
        (app.connections().len() > 1).then(|| {
            let names: Vec<String> = leaving.ending.iter().map(|one| app.label(*one)).collect();
            view! { <p>{texts::DISCONNECTING}<bdi>{names.join(", ")}</bdi>"."</p> }
        })
    };
    let act = move || match why.get() {
        Why::Secret => texts::LEAVE_ANYWAY,
        Why::Creating | Why::Deleting => texts::DISCONNECT,
    };
    view! {
        <Dialog open title id="leave-title"
            on_close=Callback::new(move |()| app.stay())>
            <p>{text}</p>
            {whose}
            <div class="actions">
                <button type="button" class="button primary" autofocus on:click=move |_| app.stay()>
                    {texts::STAY}
                </button>
                <button type="button" class="button danger" on:click=move |_| app.leave()>
                    {act}
                </button>
            </div>
        </Dialog>
    }
}
