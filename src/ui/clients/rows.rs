//! The rows that are drawn, and nothing else of thousands: they are kept while they stay in sight.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use client::listing::Picked;
use leptos::prelude::*;

use super::row::{Row, client_row};
use crate::browser::build;
use crate::browser::elements::{Element, HtmlInputElement, Node};
use crate::ui::kit::el::{El, classed, el, follow};
use leptos::wasm_bindgen::JsCast;

/// What is drawn of a list.
pub(super) struct Drawn {
    /// The rows, in order.
    pub(super) rows: Vec<Arc<Row>>,
    /// Where they stand in the list.
    pub(super) window: Range<usize>,
    /// How many rows the list has.
    pub(super) count: usize,
    /// The height of a row, in CSS pixels.
    pub(super) height: u32,
}

/// A row that is drawn.
struct Line {
    row: Arc<Row>,
    shown: Element,
    pick: HtmlInputElement,
    at: usize,
}

/// The body of the table. What is drawn follows `drawn`, and the boxes follow `picked`.
pub(super) fn rows(drawn: impl Fn() -> Drawn + 'static, picked: RwSignal<Picked>) -> El {
    let space = || classed("tr", "space").set("aria-hidden", "true");
    let (above, below) = (space(), space());
    let (top, bottom) = (above.element(), below.element());
    let body = el("tbody")
        .set("role", "rowgroup")
        .child(above)
        .child(below);
    let around = body.element();
    let lines = Rc::new(RefCell::new(Vec::<Line>::new()));
    let shown = Rc::clone(&lines);
    follow(Box::new(move || {
        let Drawn {
            rows,
            window,
            count,
            height,
        } = drawn();
        let mut lines = shown.borrow_mut();
        let mut before: Vec<Option<Line>> = lines.drain(..).map(Some).collect();
        let mut place = build::next(&top);
        for (at, row) in (window.start..).zip(rows) {
            let known = before
                .iter_mut()
                .find(|line| line.as_ref().is_some_and(|line| line.row == row));
            let mut line = match known.and_then(Option::take) {
                Some(line) => line,
                None => new_line(row, picked),
            };
            put(&around, &line.shown, &mut place);
            number(&mut line, at);
            lines.push(line);
        }
        for gone in before.into_iter().flatten() {
            gone.shown.remove();
        }
        let space = |row: &Element, rows: usize| {
            let px = u32::try_from(rows).unwrap_or(0) * height;
            build::style(row, "height", &[&px.to_string(), "px"].concat());
        };
        space(&top, window.start);
        space(&bottom, count.saturating_sub(window.end));
    }));
    follow(Box::new(move || {
        picked.with(|picked| {
            for line in lines.borrow().iter() {
                line.pick.set_checked(picked.has(&line.row.id));
            }
        });
    }));
    body
}

fn new_line(row: Arc<Row>, picked: RwSignal<Picked>) -> Line {
    let (line, pick) = client_row(&row);
    let pick = pick.element().unchecked_into::<HtmlInputElement>();
    pick.set_checked(picked.with_untracked(|picked| picked.has(&row.id)));
    Line {
        row,
        shown: line.element(),
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
