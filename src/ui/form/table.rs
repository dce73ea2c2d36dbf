//! The table of one place: a group for each kind of resource. One listener hears all of its boxes, another one
//! all of its buttons.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::wasm_bindgen::JsCast;

use super::grid::{FOLD, Grid, PRESS, VIEW};
use super::{Model, REST, texts};
use crate::browser::elements::{Element, Event};
use crate::browser::{arrows, page};
use crate::ui::kit::el::{El, classed, el};
use client::DraftForm;
use scope::picker::{Boxes, USUAL, look, rows, unknown};
use scope::{GROUPS, Level, Place, Selection, template};

/// The most rows of chosen groups that are unfolded when the page is opened.
const OPEN_ROWS: usize = 24;

/// The boxes of one place.
pub fn table(model: Model, place: Place) -> AnyView {
    let drafts = model.app.drafts;
    // What the visitor chose; before that, the usual groups are open as long as there are no stores.
    let opened = RwSignal::new(model.selection.with_untracked(|s| open_at_first(s, place)));
    let is_open = move |at: usize, chosen: &[Option<bool>], selection: &Selection| {
        let named = |group: &scope::Group| USUAL.contains(&group.name);
        let usual = place == Place::Project
            && selection.blocks().is_empty()
            && GROUPS.get(at).is_some_and(named);
        chosen.get(at).copied().flatten().unwrap_or(usual)
    };
    let root = classed("div", "scope-groups");
    let grid = StoredValue::new_local(Grid::new(root.element(), place));
    model.view.grids.update_value(|all| all.push(grid));
    let shown = RenderEffect::new(move |had_stores: Option<bool>| {
        let template = model.template.with(|id| template::template(id));
        let chosen = opened.get();
        let (now, strangers, has_stores) = model.selection.with(|s| {
            let open = |at: usize| is_open(at, &chosen, s);
            let has_stores = !s.blocks().is_empty();
            // The first store folds the usual groups.
            if had_stores != Some(has_stores) {
                let boxes = Boxes::of(s, place);
                let height = |at: usize| match GROUPS.get(at) {
                    Some(group) if boxes.counts(group).1 == 0 => 0,
                    Some(group) if open(at) => 1 + rows(group).len(),
                    _ => 1,
                };
                grid.update_value(|grid| grid.balance(height));
            }
            let filter = model.view.filter;
            let now = filter.with(|filter| look(s, filter, place, template, open));
            let strangers = unknown(s, place).into_iter().map(str::to_owned);
            (now, strangers.collect::<Vec<_>>(), has_stores)
        });
        let typed = model.view.typed.get_untracked();
        let settles = grid.try_update_value(|grid| {
            grid.show_unknown(strangers);
            grid.show(now, typed)
        });
        if let Some(turn) = settles.flatten() {
            page::after_paint_and(REST, move || {
                grid.try_update_value(|grid| grid.settle(turn));
            });
        }
        has_stores
    });
    on_cleanup(move || drop(shown));
    let tick = move |event: Event| {
        let (name, on) = (event_target_value(&event), event_target_checked(&event));
        drafts.edit(|form| {
            form.selection.tick(place, &name, on);
        });
    };
    let press = move |event: Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest(&["[", PRESS, "]"].concat()).ok()?);
        let Some(button) = button else { return };
        let found = grid.try_update_value(|grid| {
            grid.show_later();
            let at = grid.group_of(&button)?;
            Some((at, grid.is_open(at), grid.level(at)))
        });
        let Some((at, open, level)) = found.flatten() else {
            return;
        };
        let press = button.get_attribute(PRESS).unwrap_or_default();
        if press == FOLD {
            opened.update(|all| all[at] = Some(!open));
            return;
        }
        let own = if press == VIEW {
            Level::View
        } else {
            Level::Manage
        };
        let to = if level == Some(own) { Level::None } else { own };
        drafts.edit(|form: &mut DraftForm| form.selection.set_level(place, &GROUPS[at], to));
    };
    let root = root
        .on("change", tick)
        .on("click", press)
        .on("keydown", |event| {
            arrows::move_focus(&event.unchecked_into());
        });
    if place == Place::Project {
        return root.any();
    }
    let left_out = move || {
        if !model.view.filter.with(scope::picker::Filter::is_open) {
            return String::new();
        }
        let none = |s: &Selection| -> Vec<&str> {
            let boxes = Boxes::of(s, place);
            let without = GROUPS.iter().filter(|group| boxes.counts(group).1 == 0);
            without.map(|group| group.name).collect()
        };
        texts::not_in_stores(&model.selection.with_untracked(none))
    };
    el("div")
        .child(root)
        .child(classed("p", "hint left-out").says(left_out))
        .any()
}

/// How many scopes are chosen in a place.
pub fn count(model: Model, place: Place) -> El {
    classed("span", "count")
        .says(move || texts::scopes(model.selection.with(|s| s.count_in(place))))
}

/// Which groups are open since something of them is chosen, as long as they are not too many rows.
fn open_at_first(selection: &Selection, place: Place) -> Vec<Option<bool>> {
    let mut room = OPEN_ROWS;
    let boxes = Boxes::of(selection, place);
    let open = |group| {
        let (chosen, count) = (boxes.counts(group).0, rows(group).len());
        let open = chosen != 0 && count <= room;
        room -= if open { count } else { 0 };
        open.then_some(true)
    };
    GROUPS.iter().map(open).collect()
}
