//! All clients by age and last use: a dot each, drawn as one path, so that 10,000 are no burden.

use std::fmt::Write;
use std::sync::Arc;

use client::chart::{Dot, dots};
use client::status::STALE_DAYS;
use client::{ApiClient, Day};
use leptos::prelude::*;

use super::texts;
use crate::ui::route::Route;

/// The drawing: its size, its margins, and the days at its far ends, in units and in days.
const WIDTH: i64 = 640;
const HEIGHT: i64 = 320;
const LEFT: i64 = 90;
const TOP: i64 = 40;
const RIGHT: i64 = 20;
const BOTTOM: i64 = 40;
const FAR_DAYS: i64 = 1000;
/// Within so many days a token counts as recent.
const RECENT_DAYS: i64 = 30;

/// Days ahead of an end, on a scale where the first days have more room: the square root.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss)] // A thousand days at most.
fn along(days: i64, length: i64) -> i64 {
    let share = (days.clamp(0, FAR_DAYS) as f64 / FAR_DAYS as f64).sqrt();
    (share * length as f64).round() as i64
}

fn x(age: i64) -> i64 {
    LEFT + along(age, WIDTH - LEFT - RIGHT)
}

/// Those that were never used have a line of their own above all.
fn y(silent: Option<i64>) -> i64 {
    match silent {
        None => TOP - 20,
        Some(days) => HEIGHT - BOTTOM - along(days, HEIGHT - TOP - BOTTOM),
    }
}

/// Round ends make dots of lines without a length.
fn path<'a>(dots: impl Iterator<Item = &'a Dot>) -> String {
    let mut path = String::new();
    for dot in dots {
        // Many dots would lie on each other: the last digit of the position moves them a little.
        let aside = i64::try_from(dot.client % 5).unwrap_or(0) - 2;
        // Writing to a string can't fail.
        let _ = write!(path, "M{} {}h0", x(dot.age) + aside, y(dot.silent) + aside);
    }
    path
}

/// The drawing, and the same as text.
#[component]
pub(in crate::ui::audit) fn AgePicture(clients: Arc<Vec<ApiClient>>, today: Day) -> impl IntoView {
    let all = dots(&clients, today);
    let never = all.iter().filter(|dot| dot.silent.is_none()).count();
    let recent = |dot: &&Dot| dot.silent.is_some_and(|days| days <= RECENT_DAYS);
    let recent = all.iter().filter(recent).count();
    let forgotten = all.iter().filter(|dot| dot.forgotten).count();
    let said = texts::ages(all.len(), never, recent, forgotten);
    let (left, top) = (x(STALE_DAYS), TOP - 34);
    let corner = format!(
        "M{left} {top}H{}V{}H{left}z",
        WIDTH - RIGHT + 8,
        y(Some(STALE_DAYS))
    );
    let marks = [30, 90, 365].map(|days| {
        view! {
            <text x=x(days).to_string() y=(HEIGHT - BOTTOM + 20).to_string() text-anchor="middle">{days}" d"</text>
            <text x=(LEFT - 10).to_string() y=(y(Some(days)) + 4).to_string() text-anchor="end">{days}" d"</text>
        }
    });
    let list = Route::Clients(Some("show=never-used&sort=created".to_owned())).to_string();
    view! {
        <h3>{texts::AGE}</h3>
        <p class="hint">{texts::AGE_HOW}</p>
        <div class="picture" tabindex="0" role="group" aria-label=texts::AGE>
            <svg class="ages" role="img" aria-label=said.clone() width=WIDTH.to_string() height=HEIGHT.to_string()
                viewBox=format!("0 0 {WIDTH} {HEIGHT}")>
                <path class="corner" d=corner></path>
                <path class="tick" d=format!("M{LEFT} {TOP}V{}H{}", HEIGHT - BOTTOM, WIDTH - RIGHT)></path>
                {marks.into_iter().collect_view()}
                <text x=LEFT.to_string() y=(HEIGHT - 4).to_string()>{texts::CREATED}" "{texts::TODAY}</text>
                <text x=(LEFT - 10).to_string() y=(HEIGHT - BOTTOM + 4).to_string() text-anchor="end">{texts::TODAY}</text>
                <text x=(LEFT - 10).to_string() y=(TOP - 16).to_string() text-anchor="end">{texts::NEVER}</text>
                <path class="dots" d=path(all.iter().filter(|dot| !dot.forgotten))></path>
                <path class="dots forgotten" d=path(all.iter().filter(|dot| dot.forgotten))></path>
            </svg>
        </div>
        <p>{said}" "<a href=list class="no-print">{texts::SHOW_FORGOTTEN}</a></p>
    }
    .into_any()
}
