//! What a client reaches, drawn: a bar for each group of scopes, as long as its reach.

use std::fmt::Write;

use scope::GROUPS;
use scope::strip::{Reach, Strip};

use crate::browser::build;
use crate::browser::elements::Element;
use crate::ui::kit::el::{El, drawn};

/// Width of a bar and from one bar to the next, height of the drawing, in units of the drawing.
const BAR: usize = 6;
const STEP: usize = 8;
const HEIGHT: usize = 16;

/// The bars of a strip as the data of one path: their number does not make a row dearer.
pub(super) fn bars(strip: &Strip) -> String {
    let mut path = String::with_capacity(strip.cells.len() * 24);
    for (at, cell) in strip.cells.iter().enumerate() {
        let height = match cell.reach {
            Reach::None => continue,
            Reach::View => 6,
            Reach::Manage => 11,
            Reach::Full => HEIGHT,
        };
        let x = at * STEP;
        if cell.stores_only {
            bar(&mut path, x, 2, height);
            bar(&mut path, x + 4, 2, height);
        } else {
            bar(&mut path, x, BAR, height);
        }
    }
    path
}

fn bar(path: &mut String, x: usize, width: usize, height: usize) {
    let y = HEIGHT - height;
    // Writing to a string can't fail.
    let _ = write!(path, "M{x} {y}h{width}v{height}h-{width}z");
}

/// The line on which the bars stand, with a gap between two groups.
fn ground() -> String {
    let mut path = String::new();
    for at in 0..GROUPS.len() {
        bar(&mut path, at * STEP, BAR, 1);
    }
    path
}

thread_local! {
    static GROUND: String = ground();
    static BOX: (String, String) = {
        let width = GROUPS.len() * STEP - (STEP - BAR);
        (width.to_string(), format!("0 0 {width} {HEIGHT}"))
    };
}

/// The drawing. It says its words to those who don't see it.
pub(super) fn drawing(bars: &str, words: &str) -> El {
    let path = |class: &str, bars: &str| drawn("path").set("class", class).set("d", bars);
    BOX.with(|(width, view_box)| {
        drawn("svg")
            .set("class", "strip")
            .set("role", "img")
            .set("aria-label", words)
            .set("width", width)
            .set("height", &HEIGHT.to_string())
            .set("viewBox", view_box)
    })
    .child(GROUND.with(|ground| path("ground", ground)))
    .child(path("", bars))
}

/// Gives a drawing other bars and words.
pub(super) fn fill(drawing: &Element, bars: &str, words: &str) {
    build::set(drawing, "aria-label", words);
    build::set(&build::last(drawing), "d", bars);
}
