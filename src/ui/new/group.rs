//! One group of the table: its head with the count, and a row for each resource.

use leptos::prelude::*;

use super::model::Model;
use super::texts;
use scope::picker::{Found, Row, Tick, USUAL, rows};
use scope::{Group, Level, Place, ScopeInfo, template};

/// How a group is shown.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    /// The filter leaves nothing of it, or it has nothing for this place.
    Hidden,
    /// Only its head.
    Folded,
    /// With its rows.
    Open,
}

/// What the boxes of a row show: view, manage, other.
#[derive(Clone, Default, PartialEq)]
struct RowLook {
    ticks: [Option<Tick>; 3],
    /// Why boxes are locked, or can't be had.
    why: String,
}

impl RowLook {
    fn tick(&self, at: usize) -> Tick {
        self.ticks[at].unwrap_or(Tick::Unavailable)
    }

    fn is_chosen(&self) -> bool {
        let ticked = |tick: &Option<Tick>| matches!(tick, Some(Tick::On | Tick::Included));
        self.ticks.iter().any(ticked)
    }
}

/// The scopes of a row by the places of their boxes.
fn boxes(row: &Row) -> [Option<&'static ScopeInfo>; 3] {
    [row.view(), row.manage(), row.other()]
}

/// A group. Its rows are made when they are first shown.
pub(super) fn group_view(
    model: Model,
    place: Place,
    group: &'static Group,
    open_at_first: bool,
) -> AnyView {
    // What the visitor chose; before that, the usual groups are open as long as there are no stores.
    let opened = RwSignal::new(open_at_first.then_some(true));
    let usual = place == Place::Project && USUAL.contains(&group.name);
    let opened_now = Memo::new(move |_| {
        let without_stores = || model.selection.with(|s| s.blocks().is_empty());
        opened.get().unwrap_or_else(|| usual && without_stores())
    });
    let counts = Memo::new(move |_| model.selection.with(|s| s.counts(place, group)));
    let look = Memo::new(move |_| {
        let hits = model.view.filter.with(|filter| {
            let shows = |s: &_| rows(group).iter().any(|row| filter.shows(row, s, place));
            (!filter.is_open()).then(|| model.selection.with(shows))
        });
        match hits {
            Some(true) => Look::Open,
            Some(false) => Look::Hidden,
            None if counts.get().1 == 0 => Look::Hidden,
            None if opened_now.get() => Look::Open,
            None => Look::Folded,
        }
    });
    // Once made, the rows stay: to show them again costs nothing.
    let made = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || look.get() == Look::Open
    });
    let is_open = Memo::new(move |_| look.get() == Look::Open);
    let count = move || {
        let (chosen, of) = counts.get();
        texts::of_group(chosen, of)
    };
    view! {
        <div class="scope-group" hidden=move || look.get() == Look::Hidden
            class:some=move || counts.get().0 != 0>
            <div class="group-head" data-row="">
                <button type="button" class="group-toggle" aria-expanded=move || is_open.get().to_string()
                    on:click=move |_| opened.set(Some(!opened_now.get_untracked()))>
                    <span class="group-name">{group.name}</span>
                    <span class="count">{count}</span>
                </button>
                {move || is_open.get().then(|| levels(model, place, group))}
            </div>
            <div class="scope-rows" role="group" aria-label=group.name hidden=move || !is_open.get()>
                {move || made.get().then(|| body(model, place, group, is_open))}
            </div>
        </div>
    }
    .into_any()
}

/// Buttons that choose a whole group.
fn levels(model: Model, place: Place, group: &'static Group) -> AnyView {
    let level = Memo::new(move |_| model.selection.with(|s| s.level(place, group)));
    let button = move |own: Level, text: &'static str, label: String| {
        let offered = group.offers(own, place != Place::Project);
        offered.then(|| {
            let press = move |_| {
                let on = level.get_untracked() == Some(own);
                let to = if on { Level::None } else { own };
                let set = |form: &mut client::DraftForm| form.selection.set_level(place, group, to);
                model.app.drafts.edit(set);
            };
            view! {
                <button type="button" class="level" aria-label=label
                    aria-pressed=move || (level.get() == Some(own)).to_string() on:click=press>
                    {text}
                </button>
            }
        })
    };
    (
        button(Level::View, texts::VIEW_ALL, texts::view_all(group.name)),
        button(
            Level::Manage,
            texts::MANAGE_ALL,
            texts::manage_all(group.name),
        ),
    )
        .into_any()
}

/// The rows of a group. What they show is worked out once for all of them, and only while it is seen.
fn body(model: Model, place: Place, group: &'static Group, is_open: Memo<bool>) -> Vec<AnyView> {
    let looks = Memo::new(move |before: Option<&Vec<RowLook>>| {
        if let (false, Some(before)) = (is_open.get(), before) {
            return before.clone();
        }
        let look = |row: &Row| model.selection.with(|s| row_look(s, place, row));
        rows(group).iter().map(look).collect::<Vec<_>>()
    });
    let rows = rows(group).iter().enumerate();
    rows.map(|(at, row)| row_view(model, place, row, at, looks))
        .collect()
}

fn row_look(selection: &scope::Selection, place: Place, row: &Row) -> RowLook {
    let mut look = RowLook::default();
    for (at, scope) in boxes(row).into_iter().enumerate() {
        let Some(scope) = scope else { continue };
        let state = selection.box_of(place, scope);
        look.ticks[at] = Some(state.tick);
        // One reason for a row is enough: what can't be had comes first.
        if let Some(why) = state.why
            && (look.why.is_empty() || state.tick == Tick::Unavailable)
        {
            look.why = why;
        }
    }
    let offered = |tick: &&Tick| **tick != Tick::Unavailable;
    if look.ticks.iter().flatten().find(offered).is_none() {
        texts::PROJECT_ONLY.clone_into(&mut look.why);
    }
    look
}

fn row_view(
    model: Model,
    place: Place,
    row: &'static Row,
    at: usize,
    looks: Memo<Vec<RowLook>>,
) -> AnyView {
    let look = Memo::new(move |_| looks.with(|all| all.get(at).cloned().unwrap_or_default()));
    let hidden = Memo::new(move |_| {
        let filter = model.view.filter;
        filter.with(|f| !f.is_open() && !model.selection.with(|s| f.shows(row, s, place)))
    });
    // Why it is as it is, else why it is found.
    let note = Memo::new(move |_| {
        let why = look.with(|look| look.why.clone());
        if !why.is_empty() {
            return why;
        }
        let found = model.view.filter.with(|filter| filter.finds(row));
        found.map(Found::words).unwrap_or_default()
    });
    let reason = move || {
        let template = model.template.with(|id| template::template(id))?;
        row.scopes().find_map(|scope| template.reason(scope.name))
    };
    let place_id = match place {
        Place::Project => 0,
        Place::Stores(id) => id.number(),
    };
    let first = row.scopes().next().map_or("", |scope| scope.name);
    let id = ["why-", first, "-", &place_id.to_string()].concat();
    let kinds = [
        ("scope-box view", texts::VIEW),
        ("scope-box manage", texts::MANAGE),
        ("scope-box manage", texts::ALLOW),
    ];
    let controls = boxes(row).into_iter().zip(kinds).enumerate();
    let controls = controls.filter_map(|(at, (scope, (class, text)))| {
        let scope = scope?;
        let tick = Memo::new(move |_| look.with(|look| look.tick(at)));
        Some(view! {
            <label class=class title=scope.summary>
                <input type="checkbox" aria-label=scope.name aria-describedby=id.clone()
                    value=scope.name
                    prop:checked=move || matches!(tick.get(), Tick::On | Tick::Included)
                    disabled=move || matches!(tick.get(), Tick::Included | Tick::Unavailable)/>
                {text}
            </label>
        })
    });
    let controls: Vec<_> = controls.collect();
    view! {
        <div class="scope-row" data-row="" hidden=hidden class:ticked=move || look.with(RowLook::is_chosen)>
            <span class="row-text">
                <span title=reason>{row.title}</span>
                <span class="scope-why" id=id>{note}</span>
            </span>
            {controls}
        </div>
    }
    .into_any()
}
