//! The rows that are drawn, and nothing else of thousands: they are kept while they stay in sight.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::row::{Row, client_row};
use crate::browser::build;
use crate::browser::elements::{Element, HtmlInputElement, Node};
use crate::ui::kit::el::{El, classed, el};
use leptos::wasm_bindgen::JsCast;

/// What is drawn of a list.
pub(super) struct Drawn {
    /// The rows, in order.
    pub(super) rows: Vec<Rc<Row>>,
    /// Where they stand in the list.
    pub(super) window: Range<usize>,
    /// How many rows the list has.
    pub(super) count: usize,
    /// The height of a row, in CSS pixels.
    pub(super) height: u32,
}

/// A row that is drawn.
struct Line {
    row: Rc<Row>,
    shown: Element,
    pick: HtmlInputElement,
    at: usize,
}

/// The body of the table.
pub(super) struct Rows {
    body: Element,
    /// What stands for the rows above and below.
    space: [Element; 2],
    lines: RefCell<Vec<Line>>,
}

impl Rows {
    /// Without a row yet.
    pub(super) fn new() -> (El, Self) {
        let space = || classed("tr", "space").set("aria-hidden", "true");
        let (above, below) = (space(), space());
        let space = [above.element(), below.element()];
        let body = el("tbody")
            .set("role", "rowgroup")
            .child(above)
            .child(below);
        let rows = Self {
            body: body.element(),
            space,
            lines: RefCell::default(),
        };
        (body, rows)
    }

    /// Draws what is not drawn yet, and takes away what is out of sight.
    pub(super) fn draw(&self, drawn: Drawn, is_picked: &dyn Fn(&str) -> bool) {
        let Drawn {
            rows,
            window,
            count,
            height,
        } = drawn;
        let [top, bottom] = &self.space;
        let mut lines = self.lines.borrow_mut();
        let mut before: Vec<Option<Line>> = lines.drain(..).map(Some).collect();
        let kept = rows.into_iter().map(|row| {
            let known = before
                .iter_mut()
                .find(|line| line.as_ref().is_some_and(|line| line.row == row));
            known.and_then(Option::take).ok_or(row)
        });
        let kept: Vec<Result<Line, Rc<Row>>> = kept.collect();
        // First what is out of sight: a row that stays is never moved past one that goes, since the browser would style
        // and lay it out again.
        for gone in before.into_iter().flatten() {
            gone.shown.remove();
        }
        let mut place = build::next(top);
        for (at, line) in (window.start..).zip(kept) {
            let mut line = line.unwrap_or_else(|row| new_line(row, is_picked));
            put(&self.body, &line.shown, &mut place);
            number(&mut line, at);
            lines.push(line);
        }
        let space = |row: &Element, rows: usize| {
            let px = u32::try_from(rows).unwrap_or(0) * height;
            build::style(row, "height", &[&px.to_string(), "px"].concat());
        };
        space(top, window.start);
        space(bottom, count.saturating_sub(window.end));
    }

    /// Says at each row whether it is selected.
    pub(super) fn mark(&self, is_picked: &dyn Fn(&str) -> bool) {
        for line in self.lines.borrow().iter() {
            line.pick.set_checked(is_picked(&line.row.id));
        }
    }
}

fn new_line(row: Rc<Row>, is_picked: &dyn Fn(&str) -> bool) -> Line {
    let (line, pick) = client_row(&row);
    let pick = pick.unchecked_into::<HtmlInputElement>();
    pick.set_checked(is_picked(&row.id));
    Line {
        row,
        shown: line,
        pick,
        at: usize::MAX,
    }
}

/// Puts a row at its place, which is the next one then; nothing moves that stands there already.
fn put(around: &Element, line: &Element, place: &mut Option<Node>) {
    if let Some(here) = place {
        let node: &Node = line;
        if node == here {
            *place = build::next(here);
        } else {
            build::insert(around, line, here);
        }
    }
}

/// Says where a row stands. The head of the table is the first row, and rows count from one.
fn number(line: &mut Line, at: usize) {
    if line.at != at {
        line.at = at;
        build::set(&line.shown, "aria-rowindex", &(at + 2).to_string());
    }
}
