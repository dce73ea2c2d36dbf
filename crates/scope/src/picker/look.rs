//! The table of one place as it is shown: groups, rows and boxes, worked out in one go.

use super::{Filter, Found, Row, Tick, rows};
use crate::catalogue::{GROUPS, Group, ScopeInfo};
use crate::selection::{Level, Place, Selection};
use crate::template::Template;

const PROJECT_ONLY: &str = "Project only";

/// A group of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupLook {
    /// Whether it is shown: the filter leaves something of it, and it has something for this place.
    pub shown: bool,
    /// Whether its rows are shown.
    pub open: bool,
    /// How many of its boxes are shown ticked.
    pub chosen: usize,
    /// How many of its boxes can be ticked.
    pub of: usize,
    /// What its boxes amount to; `None` if they are mixed, or if its rows are not shown.
    pub level: Option<Level>,
    /// Its rows in the order of [`rows`]; empty while they are not shown.
    pub rows: Vec<RowLook>,
}

/// A row of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowLook {
    /// Whether the filter leaves it.
    pub shown: bool,
    /// What its boxes show, in the order of [`Row::boxes`].
    pub ticks: [Option<Tick>; 3],
    /// Why boxes are locked or can’t be had, else why the filter finds the row; may be empty.
    pub note: String,
    /// Why the chosen template has scopes of the row.
    pub reason: Option<&'static str>,
}

impl RowLook {
    /// Whether one of its boxes is shown ticked.
    pub fn is_chosen(&self) -> bool {
        let ticked = |tick: &Option<Tick>| matches!(tick, Some(Tick::On | Tick::Included));
        self.ticks.iter().any(ticked)
    }
}

impl Row {
    /// Its scopes by the places of their boxes: view, manage, other.
    pub fn boxes(&self) -> [Option<&'static ScopeInfo>; 3] {
        [self.view(), self.manage(), self.other()]
    }
}

/// The table of a place. `opened` says of each group, in the order of [`GROUPS`], whether it is unfolded; the
/// filter unfolds what it leaves.
pub fn look(
    selection: &Selection,
    filter: &Filter,
    place: Place,
    template: Option<&Template>,
    opened: impl Fn(usize) -> bool,
) -> Vec<GroupLook> {
    let group = |(at, group): (usize, &Group)| {
        let (chosen, of) = selection.counts(place, group);
        let finds = |row: &Row| filter.shows(row, selection, place);
        let shown = if filter.is_open() {
            of != 0
        } else {
            rows(group).iter().any(finds)
        };
        let open = shown && (!filter.is_open() || opened(at));
        let mut look = GroupLook {
            shown,
            open,
            chosen,
            of,
            ..GroupLook::default()
        };
        if open {
            look.level = selection.level(place, group);
            let row = |row: &Row| row_look(selection, filter, place, template, row);
            look.rows = rows(group).iter().map(row).collect();
        }
        look
    };
    GROUPS.iter().enumerate().map(group).collect()
}

fn row_look(
    selection: &Selection,
    filter: &Filter,
    place: Place,
    template: Option<&Template>,
    row: &Row,
) -> RowLook {
    let mut look = RowLook {
        shown: filter.shows(row, selection, place),
        ..RowLook::default()
    };
    let mut offered = false;
    for (at, scope) in row.boxes().into_iter().enumerate() {
        let Some(scope) = scope else { continue };
        let state = selection.box_of(place, scope);
        look.ticks[at] = Some(state.tick);
        offered |= state.tick != Tick::Unavailable;
        if look.reason.is_none() {
            look.reason = template.and_then(|template| template.reason(scope.name));
        }
        // One reason for a row is enough: what can't be had comes first.
        if let Some(why) = state.why
            && (look.note.is_empty() || state.tick == Tick::Unavailable)
        {
            look.note = why;
        }
    }
    if !offered {
        PROJECT_ONLY.clone_into(&mut look.note);
    }
    if look.note.is_empty() {
        look.note = filter.finds(row).map(Found::words).unwrap_or_default();
    }
    look
}
