//! The table of one place as it is shown: groups, rows and boxes, worked out in one go.

use super::{Boxes, Filter, Found, Row, Tick, Why, rows};
use crate::catalogue::{GROUPS, Group, SCOPES, ScopeInfo, index};
use crate::selection::{Level, Place, Selection};
use crate::template::Template;

/// What a row says beside its boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Why a box of it is locked or can’t be had.
    Why(Why),
    /// No box of it can be had in a store.
    ProjectOnly,
    /// Why the filter finds it.
    Found(Found),
}

impl Default for Note {
    fn default() -> Self {
        Self::Why(Why::Nothing)
    }
}

impl Note {
    /// For people; may be empty.
    pub fn words(self) -> String {
        match self {
            Self::Why(why) => why.words(),
            Self::ProjectOnly => "Project only".to_owned(),
            Self::Found(found) => found.words(),
        }
    }
}

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
    /// Why boxes are locked or can’t be had, else why the filter finds the row.
    pub note: Note,
    /// Why the chosen template has scopes of the row.
    pub reason: Option<&'static str>,
}

impl RowLook {
    /// Whether one of its boxes is shown ticked.
    pub fn is_chosen(&self) -> bool {
        self.ticks.into_iter().flatten().any(Tick::is_ticked)
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
    let boxes = Boxes::of(selection, place);
    let reasons = Reasons::of(template);
    let group = |(at, group): (usize, &Group)| {
        let (chosen, of) = boxes.counts(group);
        let rows = rows(group);
        let finds = |row: &Row| filter.shows(row, selection, place);
        let shown = if filter.is_open() {
            of != 0
        } else {
            rows.iter().any(finds)
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
            look.level = boxes.level(group);
            let row = |row: &Row| RowLook {
                shown: finds(row),
                ..row_look(&boxes, filter, &reasons, row)
            };
            look.rows = rows.iter().map(row).collect();
        }
        look
    };
    GROUPS.iter().enumerate().map(group).collect()
}

/// Why a template has scopes, by their places in the catalog.
struct Reasons(Vec<Option<&'static str>>);

impl Reasons {
    fn of(template: Option<&Template>) -> Self {
        let mut all = vec![None; SCOPES.len()];
        for scope in template.into_iter().flat_map(|template| template.scopes) {
            if let Some(at) = index(scope.name) {
                all[usize::from(at)].get_or_insert(scope.reason);
            }
        }
        Self(all)
    }
}

/// All but whether the filter leaves the row.
fn row_look(boxes: &Boxes, filter: &Filter, reasons: &Reasons, row: &Row) -> RowLook {
    let mut look = RowLook::default();
    let mut offered = false;
    let mut why = Why::Nothing;
    for (into, scope) in look.ticks.iter_mut().zip(row.boxes()) {
        let Some(scope) = scope else { continue };
        let state = boxes.of_scope(scope);
        *into = Some(state.tick);
        offered |= state.tick != Tick::Unavailable;
        look.reason = look.reason.or(reasons.0[usize::from(scope.at)]);
        // One reason for a row is enough: what can't be had comes first.
        if state.why != Why::Nothing && (why == Why::Nothing || state.tick == Tick::Unavailable) {
            why = state.why;
        }
    }
    look.note = match (offered, why) {
        (false, _) => Note::ProjectOnly,
        (true, Why::Nothing) => match filter.finds(row) {
            Some(found @ Found::Synonym(_)) => Note::Found(found),
            _ => Note::default(),
        },
        (true, why) => Note::Why(why),
    };
    look
}
