//! The ends of the next 90 days on a line.

use std::sync::Arc;

use client::chart::{AXIS_DAYS, End, ends};
use client::{ApiClient, Day, display_name};
use leptos::prelude::*;

use super::texts;
use crate::ui::route::Route;

/// The width of a day, the margin on either side, and the height of the line, in units of the drawing.
const DAY: i64 = 10;
const MARGIN: i64 = 20;
const LINE: i64 = 60;
const HEIGHT: i64 = 90;

/// The line, and the same as text.
#[component]
pub(in crate::ui::audit) fn AxisPicture(clients: Arc<Vec<ApiClient>>, today: Day) -> impl IntoView {
    let all = ends(&clients, today);
    if all.is_empty() {
        return view! { <h3>{texts::AXIS}</h3><p>{texts::NO_ENDS}</p> }.into_any();
    }
    let width = AXIS_DAYS * DAY + 2 * MARGIN;
    let x = move |day: Day| MARGIN + (day.0 - today.0) * DAY;
    // A mark every 30 days.
    let ticks = (0..=AXIS_DAYS / 30).map(|month| {
        let day = Day(today.0 + month * 30);
        let anchor = match month {
            0 => "start",
            3 => "end",
            _ => "middle",
        };
        view! {
            <path class="tick" d=format!("M{} {}v8", x(day), LINE - 4)></path>
            <text x=x(day).to_string() y=(LINE + 22).to_string() text-anchor=anchor>{day.to_string()}</text>
        }
    });
    // The links are in the text: marks of two days next to each other are too close to be pressed.
    let mark = |end: &End| {
        let radius = 4 + i64::try_from(end.clients.len()).unwrap_or(9).min(9);
        view! { <circle cx=x(end.day).to_string() cy=(LINE - 16).to_string() r=radius.to_string()></circle> }
    };
    let said: Vec<String> = all
        .iter()
        .map(|end| texts::end(&end.day.to_string(), end.clients.len()))
        .collect();
    let line = |end: &End| {
        let names = end.clients.iter().take(50).map(|at| {
            let client = &clients[*at];
            let href = Route::Client(client.id.clone()).to_string();
            view! { " "<a href=href><bdi>{display_name(&client.name)}</bdi></a> }
        });
        let names = names.collect_view();
        view! { <li>{texts::end(&end.day.to_string(), end.clients.len())}":"{names}</li> }
    };
    view! {
        <h3>{texts::AXIS}</h3>
        <div class="picture" tabindex="0" role="group" aria-label=texts::AXIS>
            <svg class="axis" role="img" aria-label=said.join(". ") width=width.to_string() height=HEIGHT.to_string()
                viewBox=format!("0 0 {width} {HEIGHT}")>
                <path class="tick" d=format!("M{MARGIN} {LINE}h{}", AXIS_DAYS * DAY)></path>
                {ticks.collect_view()}
                {all.iter().map(mark).collect_view()}
            </svg>
        </div>
        <details open>
            <summary>{texts::AS_TEXT}</summary>
            <ul class="plain">{all.iter().map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}
