//! The list of keyboard shortcuts, with the switch for them.

use leptos::prelude::*;

use super::texts;
use crate::ui::kit::Dialog;
use crate::ui::state::{App, Overlay};

#[component]
pub(super) fn Help() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.frame.overlay() == Some(Overlay::Help));
    let close = move || app.frame.show(None);
    let row = |(keys, does): (&'static str, &'static str)| {
        view! { <dt><kbd>{keys}</kbd></dt><dd>{does}</dd> }
    };
    view! {
        <Dialog open title=texts::HELP.to_owned() id="help-title"
            on_close=Callback::new(move |()| close())>
            <dl class="facts">{texts::SHORTCUTS.map(row).collect_view()}</dl>
            <label class="check">
                <input type="checkbox" id="single-keys" prop:checked=move || app.frame.shortcuts()
                    on:change=move |event| app.frame.set_shortcuts(event_target_checked(&event))/>
                {texts::SINGLE_KEYS}
            </label>
            <div class="actions">
                <button type="button" class="button" autofocus on:click=move |_| close()>
                    {texts::CLOSE}
                </button>
            </div>
        </Dialog>
    }
}
