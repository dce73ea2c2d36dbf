//! The request as a command.

use leptos::prelude::*;
use oauth::{Ask, curl};

use super::model::Model;
use super::texts;
use crate::ui::presets::{Copied, CopyText, SecretFile};

/// The command, with its secrets masked until they are shown.
#[component]
pub(super) fn Command(model: Model) -> impl IntoView {
    let shown = RwSignal::new(false);
    let taken = StoredValue::new_local(None::<Ask>);
    let text =
        Callback::new(move |()| curl(&model.typed().draft(), &model.credentials(), shown.get()));
    let whole = Callback::new(move |()| {
        let ask = untrack(|| model.typed()).draft();
        let text = curl(&ask, &untrack(|| model.credentials()), true);
        taken.set_value(Some(ask));
        text
    });
    let copied = Copied::here();
    let on_copied = Callback::new(move |()| {
        if let Some(copied) = copied {
            copied.secret(texts::COMMAND_WHAT);
        }
        if let Some(ask) = taken.try_update_value(Option::take).flatten() {
            model.copied_ask(&ask);
        }
    });
    view! {
        <section class="desk-command" aria-labelledby="command-title">
            <div class="title-row">
                <h2 id="command-title">{texts::COMMAND}</h2>
                <div class="actions">
                    <button type="button" class="button small" aria-pressed=move || shown.get().to_string()
                        on:click=move |_| shown.update(|shown| *shown = !*shown)>
                        {move || if shown.get() { texts::HIDE } else { texts::REVEAL }}
                    </button>
                    <CopyText text=whole what=texts::COMMAND_WHAT on_copied/>
                </div>
            </div>
            <SecretFile text name=texts::COMMAND_WHAT.to_owned()/>
            <p class="hint">{texts::COMMAND_HINT}</p>
        </section>
    }
    .into_any()
}
