//! The rows of a table as elements. There are hundreds of boxes, all alike: they are made from data when
//! they are first shown, and later only what changed is written, so that a press costs what it changes.

use leptos::wasm_bindgen::JsCast;
use scope::picker::{GroupLook, Row, RowLook, Tick, rows};
use scope::{GROUPS, Group, Level, Place};

use super::texts;
use crate::browser::build::{add, append, child, hide, set, set_flag, toggle};
use crate::browser::elements::{Element, HtmlElement, HtmlInputElement, Text};
use crate::browser::viewport;

/// The name of the attribute that says what a button of a group does.
pub(super) const PRESS: &str = "data-press";
/// What a button of a group does: it folds the group, or takes all of a kind.
pub(super) const FOLD: &str = "fold";
pub(super) const VIEW: &str = "view";
pub(super) const MANAGE: &str = "manage";

/// The height of a line, in CSS pixels.
const LINE_PX: u32 = 31;

/// The height of the bar at the lower edge of the window, which covers the table, in CSS pixels.
const BAR_PX: u32 = 48;

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
    /// How many lines of a column are in sight, when it was last looked at.
    sight: u32,
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
}

struct RowGrid {
    root: HtmlElement,
    title: Element,
    note: Element,
    boxes: [Option<HtmlInputElement>; 3],
    shown: RowLook,
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
            sight: u32::MAX,
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
    /// in sight only, so what unfolds out of sight is left for later. Whether [`Self::settle`] is to follow.
    pub(super) fn show(&mut self, look: Vec<GroupLook>, typed: String) -> bool {
        let is_first = self.typed.is_none();
        let all = is_first || self.typed.as_ref() == Some(&typed);
        self.typed = Some(typed);
        let mut lines = [0, 0];
        for ((at, group), look) in self.groups.iter_mut().enumerate().zip(look) {
            let above = &mut lines[usize::from(at >= self.first)];
            let height = lines_of(&look);
            let now = all || *above <= self.sight || height <= lines_of(&group.shown);
            *above += height;
            group.later = Some(look);
            if now {
                group.show(&GROUPS[at], self.place);
            }
        }
        is_first || !all
    }

    /// Shows what was left for later, and looks how many lines are in sight: now that costs nothing, since the browser
    /// has laid out what was shown.
    pub(super) fn settle(&mut self) {
        let (above, below) = viewport::inside(&self.root, ".scope-column");
        self.sight = (above + below).saturating_sub(BAR_PX) / LINE_PX;
        self.show_later();
    }

    /// Shows what was left for later.
    pub(super) fn show_later(&mut self) {
        for (at, group) in self.groups.iter_mut().enumerate() {
            group.show(&GROUPS[at], self.place);
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
fn lines_of(look: &GroupLook) -> u32 {
    let rows = look.rows.iter().map(|row| u32::from(row.shown));
    if look.shown { 1 + rows.sum::<u32>() } else { 0 }
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
        }
    }

    /// Shows what is to be shown.
    fn show(&mut self, group: &'static Group, place: Place) {
        let Some(look) = self.later.take() else {
            return;
        };
        let old = &self.shown;
        if *old == look {
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
        for (row, look) in self.rows.iter_mut().zip(&look.rows) {
            row.show(look);
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

impl RowGrid {
    fn new(around: &Element, row: &'static Row, place: Place) -> Self {
        let place = match place {
            Place::Project => 0,
            Place::Stores(id) => id.number(),
        };
        let first = row.scopes().next().map_or("", |scope| scope.name);
        let id = ["why-", first, "-", &place.to_string()].concat();
        let root = child(around, "div", "scope-row", "");
        set(&root, "data-row", "");
        let text = child(&root, "span", "row-text", "");
        let title = child(&text, "span", "", row.title);
        let note = child(&text, "span", "scope-why", "");
        set(&note, "id", &id);
        let kinds = [
            ("scope-box view", texts::VIEW),
            ("scope-box manage", texts::MANAGE),
            ("scope-box manage", texts::ALLOW),
        ];
        let mut boxes = [None, None, None];
        for ((scope, (class, text)), into) in row.boxes().into_iter().zip(kinds).zip(&mut boxes) {
            let Some(scope) = scope else { continue };
            let label = child(&root, "label", class, "");
            set(&label, "title", scope.words().summary);
            *into = Some(check_box(&label, scope.name));
            if let Some(made) = into {
                set(made, "aria-label", scope.name);
                set(made, "aria-describedby", &id);
            }
            add(&label, text);
        }
        Self {
            root: root.unchecked_into(),
            title,
            note,
            boxes,
            shown: RowLook {
                shown: true,
                ..RowLook::default()
            },
        }
    }

    fn show(&mut self, look: &RowLook) {
        let old = &self.shown;
        if old == look {
            return;
        }
        if old.shown != look.shown {
            hide(&self.root, !look.shown);
        }
        if old.note != look.note {
            self.note.set_text_content(Some(&look.note.words()));
        }
        if old.reason != look.reason {
            match look.reason {
                Some(reason) => set(&self.title, "title", reason),
                None => set_flag(&self.title, "title", false),
            }
        }
        for (at, made) in self.boxes.iter().enumerate() {
            let Some(made) = made else { continue };
            let (old, tick) = (old.ticks[at], look.ticks[at]);
            let ticked = tick.is_some_and(Tick::is_ticked);
            if old.is_some_and(Tick::is_ticked) != ticked {
                made.set_checked(ticked);
            }
            let locked = tick.is_some_and(Tick::is_disabled);
            if old.is_some_and(Tick::is_disabled) != locked {
                made.set_disabled(locked);
            }
        }
        if old.is_chosen() != look.is_chosen() {
            toggle(&self.root, "ticked", look.is_chosen());
        }
        self.shown.clone_from(look);
    }
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

fn check_box(around: &Element, value: &str) -> HtmlInputElement {
    let made = child(around, "input", "", "");
    set(&made, "type", "checkbox");
    set(&made, "value", value);
    made.unchecked_into()
}
