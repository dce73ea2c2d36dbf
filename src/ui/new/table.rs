//! The table of one place: a group for each kind of resource.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;

use super::group::group_view;
use super::model::Model;
use super::texts;
use crate::browser::arrows;
use scope::picker::{rows, unknown};
use scope::{GROUPS, Place};

/// The most rows of chosen groups that are unfolded when the page is opened.
const OPEN_ROWS: usize = 24;

/// The boxes of one place. One listener hears all of them.
pub(super) fn table(model: Model, place: Place) -> AnyView {
    let drafts = model.app.drafts;
    let tick = move |event: Event| {
        let (name, on) = (event_target_value(&event), event_target_checked(&event));
        drafts.edit(|form| {
            form.selection.tick(place, &name, on);
        });
    };
    let keys = move |event: KeyboardEvent| {
        arrows::move_focus(&event);
    };
    let mut room = OPEN_ROWS;
    let groups = model.selection.with_untracked(|selection| {
        let view = |group| {
            let (chosen, count) = (selection.counts(place, group).0, rows(group).len());
            let open = chosen != 0 && count <= room;
            room -= if open { count } else { 0 };
            group_view(model, place, group, open)
        };
        GROUPS.iter().map(view).collect::<Vec<_>>()
    });
    let strangers = Memo::new(move |_| {
        let names = |s: &scope::Selection| -> Vec<String> {
            unknown(s, place).into_iter().map(str::to_owned).collect()
        };
        model.selection.with(names)
    });
    let strange = move || {
        let names = strangers.get();
        (!names.is_empty()).then(|| {
            let boxes = names.into_iter().map(|name| {
                view! {
                    <div class="scope-row ticked" data-row="">
                        <label class="scope-box">
                            <input type="checkbox" checked value=name.clone()/>
                            <code>{name}</code>
                        </label>
                    </div>
                }
            });
            view! {
                <div class="scope-group">
                    <p class="group-head group-name">{texts::UNKNOWN}</p>
                    <div class="scope-rows">{boxes.collect::<Vec<_>>()}</div>
                </div>
            }
        })
    };
    let left_out = move || {
        let open = model.view.filter.with(scope::picker::Filter::is_open);
        (open && place != Place::Project).then(|| {
            let none = |s: &scope::Selection| -> Vec<&str> {
                let without = GROUPS.iter().filter(|group| s.counts(place, group).1 == 0);
                without.map(|group| group.name).collect()
            };
            let groups = model.selection.with_untracked(none);
            view! { <p class="hint left-out">{texts::not_in_stores(&groups)}</p> }
        })
    };
    view! {
        <div class="scope-groups" on:change=tick on:keydown=keys>{groups}{strange}</div>
        {left_out}
    }
    .into_any()
}
