//! Blocks of stores that share scopes.

use leptos::prelude::*;

use super::texts;
use crate::browser::dialog;
use crate::ui::form::{Model, count, table};
use crate::ui::kit::el::{button, classed, el};
use scope::{BlockId, Place};

/// The blocks of the draft.
pub fn blocks(model: Model) -> AnyView {
    let blocks = Memo::new(move |_| {
        let ids = |s: &scope::Selection| s.blocks().iter().map(scope::Block::id).collect();
        let ids: Vec<BlockId> = model.selection.with(ids);
        ids
    });
    view! { <For each=move || blocks.get() key=|id| *id let(id)>{block(model, id)}</For> }
        .into_any()
}

/// Stores that share their scopes, with their table.
fn block(model: Model, id: BlockId) -> AnyView {
    let place = Place::Stores(id);
    let drafts = model.app.drafts;
    let stores = Memo::new(move |_| {
        let keys = |s: &scope::Selection| s.block(id).map(|block| block.stores().to_vec());
        model.selection.with(keys).unwrap_or_default()
    });
    let active = model.view.active;
    let token = move |key: String| {
        let label = texts::remove_store(&key);
        let remove = button("", {
            let key = key.clone();
            move |_| {
                drafts.replace_with(|form| form.selection.remove_store(&key));
                model.app.messages.say(texts::REMOVED);
                dialog::focus_soon(&["#store"]);
            }
        });
        classed("span", "store-token")
            .child(el("bdi").text(&key))
            .child(remove.set("aria-label", &label).text("×"))
            .any()
    };
    let join = button("link", move |_| {
        model.known.joining.set(Some(id));
        dialog::focus_soon(&["#store"]);
    });
    let remove = button("link", move |_| {
        drafts.replace_with(|form| form.selection.remove_block(id));
        model.app.messages.say(texts::REMOVED);
        dialog::focus_soon(&["#store"]);
    });
    let tokens =
        view! { <For each=move || stores.get() key=Clone::clone let(key)>{token(key)}</For> };
    let named = move |name: fn(&[String]) -> String| move || Some(stores.with(|keys| name(keys)));
    let end = classed("span", "place-end")
        .child(count(model, place))
        .child(
            remove
                .bind("aria-label", named(texts::remove_block))
                .text(texts::REMOVE),
        );
    let head = classed("div", "place-head")
        .child(el("h3").says(move || texts::block_heading(stores.with(Vec::len)).to_owned()))
        .view(tokens.into_any())
        .child(
            join.bind("aria-label", named(texts::another_store))
                .text(texts::ANOTHER_STORE),
        )
        .child(end);
    let notes = move || {
        let all = model.found.stores.get();
        let own = all.into_iter().filter(|(block, _)| *block == id);
        let line = |(_, note): (_, String)| classed("p", "field-error").text(&note).any();
        own.map(line).collect::<Vec<_>>().into_any()
    };
    classed("div", "scope-place store-block")
        .set("role", "group")
        .toggle("active", move || active.get() == place)
        .bind("aria-label", named(texts::block))
        .on("focusin", move |_| model.touch(place))
        .child(head)
        .region(notes)
        .view(table(model, place))
        .any()
}
