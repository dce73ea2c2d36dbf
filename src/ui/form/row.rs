//! The rows of a table as elements: hundreds of boxes, all alike.

use leptos::wasm_bindgen::JsCast;
use scope::Place;
use scope::picker::{Row, RowLook, Tick};

use super::texts;
use crate::browser::build::{add, child, hide, set, set_flag, toggle};
use crate::browser::elements::{Element, HtmlElement, HtmlInputElement};

/// A row.
pub(super) struct RowGrid {
    root: HtmlElement,
    title: Element,
    note: Element,
    boxes: [Option<HtmlInputElement>; 3],
    shown: RowLook,
}

impl RowGrid {
    /// The row at the end of a group, with nothing ticked.
    pub(super) fn new(around: &Element, row: &'static Row, place: Place) -> Self {
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

    /// Whether the row is there while its group is unfolded.
    pub(super) fn is_shown(&self) -> bool {
        self.shown.shown
    }

    /// Takes the row out of the table.
    pub(super) fn hide(&mut self) {
        if self.shown.shown {
            hide(&self.root, true);
            self.shown.shown = false;
        }
    }

    /// Shows what changed.
    pub(super) fn show(&mut self, look: &RowLook) {
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

/// A check box at the end of an element.
pub(super) fn check_box(around: &Element, value: &str) -> HtmlInputElement {
    let made = child(around, "input", "", "");
    set(&made, "type", "checkbox");
    set(&made, "value", value);
    made.unchecked_into()
}
