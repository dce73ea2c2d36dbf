//! The groups of a table as elements. They are made from data when they are first shown, and later only what changed is
//! written, so that a press costs what it changes.

use scope::picker::{GroupLook, rows};
use scope::{GROUPS, Group, Level, Place};

use super::row::{RowGrid, check_box};
use super::texts;
use crate::browser::build::{add, append, child, set, set_flag, style, toggle};
use crate::browser::elements::{Element, Text};
use crate::browser::viewport;

/// The name of the attribute that says what a button of a group does.
pub(super) const PRESS: &str = "data-press";
/// What a button of a group does: it folds the group, or takes all of a kind.
pub(super) const FOLD: &str = "fold";
pub(super) const VIEW: &str = "view";
pub(super) const MANAGE: &str = "manage";

/// The height of a line, in CSS pixels.
const LINE_PX: i32 = 31;

/// The height of the bar at the lower edge of the window, which covers the table, in CSS pixels.
const BAR_PX: i32 = 48;

/// The groups of one place.
pub(super) struct Grid {
    root: Element,
    place: Place,
    columns: [Element; 2],
    /// How many groups stand in the first column.
    first: usize,
    groups: Vec<GroupGrid>,
    /// What was typed into the filter, once something was shown.
    typed: Option<String>,
    /// How many lines of a column were in sight when it was last looked at.
    sight: i32,
    /// How high the table was then, in CSS pixels.
    height: i32,
    /// Whether the columns stood beside each other then.
    is_wide: bool,
    /// Whether the table is kept that high.
    held: bool,
    /// How often something was left for later.
    turn: u32,
    /// The group of scopes that the catalog does not know, while there are any.
    strange: Option<Element>,
    strangers: Vec<String>,
}

struct GroupGrid {
    root: Element,
    head: Element,
    toggle: Element,
    count: Text,
    body: Element,
    /// The buttons for a whole group, made when it is first open; they stand in it while it is.
    levels: Vec<(Level, Element)>,
    rows: Vec<RowGrid>,
    /// What is shown.
    shown: GroupLook,
    /// What is to be shown, where that is left for later.
    later: Option<GroupLook>,
    /// Whether it is not drawn until then.
    away: bool,
    /// Whether some of its rows are left out until then.
    is_cut: bool,
}

impl Grid {
    /// The groups of a place, folded and hidden, in two columns.
    pub(super) fn new(root: Element, place: Place) -> Self {
        let columns = [(); 2].map(|()| child(&root, "div", "scope-column", ""));
        let groups = GROUPS
            .iter()
            .map(|group| GroupGrid::new(&columns[0], group));
        Self {
            groups: groups.collect(),
            columns,
            first: GROUPS.len(),
            root,
            place,
            typed: None,
            sight: i32::MAX,
            height: 0,
            is_wide: true,
            held: false,
            turn: 0,
            strange: None,
            strangers: Vec::new(),
        }
    }

    /// Makes the columns about as high as each other when the groups have so many lines. Between two calls a
    /// group stays in its column: a browser that balances columns by itself lays all of them out again with every
    /// press, and moves what the visitor looks at.
    pub(super) fn balance(&mut self, height: impl Fn(usize) -> usize) {
        let all: usize = (0..GROUPS.len()).map(&height).sum();
        let (mut above, mut first) = (0, 0);
        // A group whose larger half is in the first half of all stands in the first column.
        while first < GROUPS.len() && 2 * above + height(first) <= all {
            above += height(first);
            first += 1;
        }
        if first != self.first {
            self.first = first;
            for (at, group) in self.groups.iter().enumerate() {
                append(&self.columns[usize::from(at >= first)], &group.root);
            }
        }
    }

    /// Shows a table under what is typed into the filter. That changes most lines, and the visitor waits for those that are
    /// in sight only, so what is out of sight is left for later, without being drawn: the tables keep their heights until
    /// then, so nothing comes into sight. What [`Self::settle`] is to be called with then, if it is.
    pub(super) fn show(&mut self, look: Vec<GroupLook>, typed: String) -> Option<u32> {
        let is_first = self.typed.is_none();
        let all = is_first || self.typed.as_ref() == Some(&typed);
        self.typed = Some(typed);
        if !all {
            self.hold(true);
        }
        let sight = if all { i32::MAX } else { self.sight };
        let mut lines = [0, 0];
        for ((at, group), look) in self.groups.iter_mut().enumerate().zip(look) {
            let above = &mut lines[usize::from(at >= self.first && self.is_wide)];
            let room = sight - *above;
            *above += lines_of(&look);
            group.later = Some(look);
            if room < 0 {
                group.put_away(true);
            } else {
                group.show(&GROUPS[at], self.place, room);
            }
        }
        (is_first || !all).then(|| {
            self.turn += 1;
            self.turn
        })
    }

    /// Shows what was left for later, unless something else was since, and looks how much is in sight.
    pub(super) fn settle(&mut self, turn: u32) {
        if turn == self.turn {
            self.show_later();
            self.look();
        }
    }

    /// Looks how high and wide the table is, and how many lines are in sight.
    pub(super) fn look(&mut self) {
        let place = viewport::place(&self.root, &self.root);
        self.height = place.bottom;
        self.is_wide = viewport::place(&self.columns[1], &self.root).top <= 1;
        self.sight = (place.room + place.bottom - BAR_PX) / LINE_PX;
    }

    /// Keeps the table as high as it is, until the typing rests: neither the page below it nor what is scrolled moves with
    /// each key, and the browser need not draw them again.
    fn hold(&mut self, hold: bool) {
        if self.held != hold {
            self.held = hold;
            let height = if hold {
                [&self.height.to_string(), "px"].concat()
            } else {
                String::new()
            };
            style(&self.root, "min-block-size", &height);
        }
    }

    /// Shows what was left for later.
    pub(super) fn show_later(&mut self) {
        self.hold(false);
        for (at, group) in self.groups.iter_mut().enumerate() {
            group.show(&GROUPS[at], self.place, i32::MAX);
        }
    }

    /// Shows scopes that the catalog does not know.
    pub(super) fn show_unknown(&mut self, strangers: Vec<String>) {
        if self.strangers != strangers {
            if let Some(old) = self.strange.take() {
                old.remove();
            }
            self.strange = (!strangers.is_empty()).then(|| strange(&self.root, &strangers));
            self.strangers = strangers;
        }
    }

    /// The group in which an element stands.
    pub(super) fn group_of(&self, element: &Element) -> Option<usize> {
        let group = element.closest(".scope-group").ok()??;
        self.groups.iter().position(|grid| grid.root == group)
    }

    /// Whether a group is open.
    pub(super) fn is_open(&self, group: usize) -> bool {
        self.groups.get(group).is_some_and(|grid| grid.shown.open)
    }

    /// What the boxes of a group amount to.
    pub(super) fn level(&self, group: usize) -> Option<Level> {
        self.groups.get(group)?.shown.level
    }
}

/// How many lines a group takes.
fn lines_of(look: &GroupLook) -> i32 {
    let rows = look.rows.iter().map(|row| i32::from(row.shown));
    if look.shown { 1 + rows.sum::<i32>() } else { 0 }
}

impl GroupGrid {
    fn new(around: &Element, group: &Group) -> Self {
        let root = child(around, "div", "scope-group", "");
        set(&root, "hidden", "");
        let head = child(&root, "div", "group-head", "");
        set(&head, "data-row", "");
        let toggle = button(&head, "group-toggle", FOLD, "");
        set(&toggle, "aria-expanded", "false");
        child(&toggle, "span", "group-name", group.name);
        let count = add(&child(&toggle, "span", "count", ""), "");
        let body = child(&root, "div", "scope-rows", "");
        set(&body, "role", "group");
        set(&body, "aria-label", group.name);
        set(&body, "hidden", "");
        Self {
            root,
            head,
            toggle,
            count,
            body,
            levels: Vec::new(),
            rows: Vec::new(),
            shown: GroupLook::default(),
            later: None,
            away: false,
            is_cut: false,
        }
    }

    /// Whether it is not drawn, though it takes its place.
    fn put_away(&mut self, away: bool) {
        if self.away != away {
            self.away = away;
            toggle(&self.root, "away", away);
        }
    }

    /// Shows what is to be shown, and no more rows than there is room for: those behind them are left for later.
    fn show(&mut self, group: &'static Group, place: Place, mut room: i32) {
        let Some(look) = self.later.take() else {
            return;
        };
        self.put_away(false);
        let old = &self.shown;
        if *old == look && !self.is_cut {
            return;
        }
        if old.shown != look.shown {
            set_flag(&self.root, "hidden", !look.shown);
        }
        if (old.chosen, old.of) != (look.chosen, look.of) {
            self.count.set_data(&texts::of_group(look.chosen, look.of));
            toggle(&self.root, "some", look.chosen != 0);
        }
        if old.open != look.open {
            set(
                &self.toggle,
                "aria-expanded",
                if look.open { "true" } else { "false" },
            );
            set_flag(&self.body, "hidden", !look.open);
            if !look.open {
                for (_, button) in &self.levels {
                    button.remove();
                }
            } else if self.levels.is_empty() {
                self.levels = levels(&self.head, group, place);
            } else {
                for (_, button) in &self.levels {
                    append(&self.head, button);
                }
            }
        }
        if (old.open, old.level) != (look.open, look.level) {
            for (level, button) in &self.levels {
                let on = look.level == Some(*level);
                set(button, "aria-pressed", if on { "true" } else { "false" });
            }
        }
        if look.open && self.rows.is_empty() {
            let row = |row| RowGrid::new(&self.body, row, place);
            self.rows = rows(group).iter().map(row).collect();
        }
        self.is_cut = false;
        // A row that is drawn stays: to take it out and bring it back costs more than it takes to move it.
        let was_drawn = old.shown && old.open;
        for (row, look) in self.rows.iter_mut().zip(&look.rows) {
            room -= i32::from(look.shown);
            if look.shown && room < 0 && !(was_drawn && row.is_shown()) {
                row.hide();
                self.is_cut = true;
            } else {
                row.show(look);
            }
        }
        if self.is_cut {
            self.later = Some(look.clone());
        }
        self.shown = look;
    }
}

/// Buttons that choose a whole group.
fn levels(head: &Element, group: &'static Group, place: Place) -> Vec<(Level, Element)> {
    let all = [
        (Level::View, VIEW, texts::VIEW_ALL),
        (Level::Manage, MANAGE, texts::MANAGE_ALL),
    ];
    let offered = all
        .into_iter()
        .filter(|(level, ..)| group.offers(*level, place != Place::Project));
    let make = |(level, press, text): (Level, &str, &str)| {
        let button = button(head, "level", press, text);
        set(&button, "aria-label", &[text, ": ", group.name].concat());
        (level, button)
    };
    offered.map(make).collect()
}

/// The group of scopes that the catalog does not know.
fn strange(around: &Element, names: &[String]) -> Element {
    let root = child(around, "div", "scope-group", "");
    child(&root, "p", "group-head group-name", texts::UNKNOWN);
    let body = child(&root, "div", "scope-rows", "");
    for name in names {
        let row = child(&body, "div", "scope-row ticked", "");
        set(&row, "data-row", "");
        let label = child(&row, "label", "scope-box", "");
        check_box(&label, name).set_checked(true);
        child(&label, "code", "", name);
    }
    root
}

fn button(around: &Element, class: &str, press: &str, text: &str) -> Element {
    let made = child(around, "button", class, text);
    set(&made, "type", "button");
    set(&made, PRESS, press);
    made
}
