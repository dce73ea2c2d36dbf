//! One client of the list: its texts, made once, and its row.

use std::ops::Range;

use client::life::Event;
use client::lifetime::{self, relative_day};
use client::listing::Picked;
use client::status::{Attention, Status};
use client::text::visible;
use client::{ApiClient, Timestamp, display_name, names};
use leptos::prelude::*;
use scope::strip::strip;

use super::strip::{bars, drawing};
use super::texts;
use crate::ui::route::Route;

/// How wide a character of a name may be, and how much of its cell is taken by other things, in CSS
/// pixels.
const CHARACTER: u32 = 9;
const PADDING: u32 = 16;
const CARD_PADDING: u32 = 48;

/// How the rows are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Layout {
    /// Whether as cards on a phone.
    pub(super) narrow: bool,
    /// How many characters of a name fit.
    name: usize,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            narrow: false,
            name: 44,
        }
    }
}

impl Layout {
    /// The layout for a cell, or on a phone a card, so many CSS pixels wide. Small changes of the width
    /// change nothing, so that few rows are made anew while a window is resized.
    pub(super) fn of(narrow: bool, width: u32) -> Self {
        let padding = if narrow { CARD_PADDING } else { PADDING };
        let fit = width.saturating_sub(padding) / CHARACTER / 4 * 4;
        let name = usize::try_from(fit).unwrap_or(0).clamp(16, 120);
        Self { narrow, name }
    }
}

/// The texts of a row. Two rows of the same texts are the same row, so that a list that was read again
/// keeps what is on the screen.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Row {
    id: String,
    /// As much of the id as there is room for beside the name.
    shown_id: String,
    href: String,
    name: String,
    /// The whole name, if it was shortened.
    whole: Option<String>,
    bars: String,
    words: String,
    full_access: bool,
    created: Told,
    used: Told,
    tokens: Told,
    ends: Told,
    soon: bool,
    /// Whether it is in use, in a word; its reason is on the client's page.
    state: &'static str,
}

/// A short text, and what is behind it.
#[derive(Debug, Default, PartialEq, Eq, Hash)]
struct Told {
    text: String,
    exact: Option<String>,
    /// Why somebody should look at it.
    mark: Option<String>,
}

impl Row {
    /// The texts of a client. `common` is how much of its name another one has too; on a phone each text
    /// stands by itself, since there are no columns.
    pub(super) fn new(client: &ApiClient, common: usize, now: Timestamp, layout: Layout) -> Self {
        let narrow = layout.narrow;
        let today = now.day();
        let status = Status::of(client, today);
        let strip = strip(&client.scopes());
        let whole = display_name(&client.name);
        let name = names::shorten(&whole, common, layout.name);
        let tokens = match client.tokens_end(now) {
            Some(end) if end > now => texts::up_to(&lifetime::rounded((end.0 - now.0) / 1000)),
            _ => texts::NONE.to_owned(),
        };
        let day = |day: Option<client::Day>, or: &str| {
            day.map_or_else(|| or.to_owned(), |day| relative_day(day, today))
        };
        let never_known = client.created_at.is_none();
        let mut row = Self {
            id: client.id.clone(),
            shown_id: shown_id(&client.id, &name, &whole, layout),
            href: Route::Client(client.id.clone()).to_string(),
            whole: (name != whole).then_some(whole),
            name,
            bars: bars(&strip),
            words: strip.words(),
            full_access: strip.full_access,
            created: Told::of(day(status.created, texts::UNKNOWN)),
            used: Told::of(day(client.last_used_at, texts::NEVER)),
            tokens: Told::of(tokens),
            ends: Told::of(day(status.ends, texts::NEVER)),
            soon: status.expires_soon(),
            state: texts::state(&status, narrow),
        };
        for cause in status.attention() {
            let told = match cause {
                Attention::ExpiresInUse | Attention::Overdue => &mut row.ends,
                Attention::Stale | Attention::Unused => &mut row.used,
            };
            told.mark = Some(texts::attention(&status.attention_words(cause)));
        }
        if never_known && client.last_used_at.is_none() {
            texts::UNKNOWN.clone_into(&mut row.used.text);
        }
        for fact in client.life(now) {
            let told = match fact.event {
                Event::Created => &mut row.created,
                Event::LastUsed => &mut row.used,
                Event::Tokens => &mut row.tokens,
                Event::Expires => &mut row.ends,
            };
            if narrow {
                told.text = fact.text;
            }
            told.exact = (!fact.exact.is_empty()).then_some(fact.exact);
        }
        row.used.exact = Some(status.reason());
        row
    }
}

/// The id beside its name: whole where it fits, else its end, by which a delete is confirmed. Nothing
/// stands beside a name that was shortened.
fn shown_id(id: &str, name: &str, whole: &str, layout: Layout) -> String {
    let (room, id) = (
        layout.name.saturating_sub(name.chars().count() + 2),
        visible(id),
    );
    let count = id.chars().count();
    if layout.narrow || name != whole {
        String::new()
    } else if count * 7 / 8 <= room {
        id.into_owned()
    } else if room >= 5 {
        ["…".to_owned(), id.chars().skip(count - 4).collect()].concat()
    } else {
        String::new()
    }
}

impl Told {
    fn of(text: String) -> Self {
        Self {
            text,
            ..Self::default()
        }
    }
}

/// The row. It reads one signal: where it stands in the list. Presses are heard by the table.
pub(super) fn client_row(
    row: &Row,
    at: ReadSignal<usize>,
    window: Memo<Range<usize>>,
    picked: RwSignal<Picked>,
) -> impl IntoView + use<> {
    // The head of the table is the first row, and rows count from one.
    let index = move || window.with(|window| window.start) + at.get() + 2;
    let told = |class: &'static str, told: &Told, state: Option<_>| {
        let (text, exact) = (told.text.clone(), told.exact.clone());
        let mark = told.mark.clone().map(|why| {
            let said = why.clone();
            view! { <span class="attention" role="img" aria-label=said title=why>"!"</span> }
        });
        view! { <td role="cell" class=class title=exact>{text}{state}{mark}</td> }
    };
    let actions = texts::actions_for(row.whole.as_ref().unwrap_or(&row.name));
    let reach = if row.full_access {
        "c-reach all"
    } else {
        "c-reach"
    };
    let mark = row
        .full_access
        .then(|| view! { <span class="all-mark">{texts::FULL_ACCESS}</span> });
    // Who can't see that a name is cut hears all of it.
    let whole = row
        .whole
        .clone()
        .map(|whole| view! { <span class="hidden">{whole}</span> });
    let id = (!row.shown_id.is_empty()).then(|| {
        let (id, shown) = (row.id.clone(), row.shown_id.clone());
        view! { <code class="id" title=id>{shown}</code> }
    });
    let (id_of_row, select) = (
        row.id.clone(),
        texts::select(row.whole.as_ref().unwrap_or(&row.name)),
    );
    let is_picked = move || picked.with(|picked| picked.has(&id_of_row));
    let state = (!row.state.is_empty()).then(|| view! { <span class="state">{row.state}</span> });
    let ends = if row.soon { "c-ends soon" } else { "c-ends" };
    view! {
        <tr role="row" class="client" aria-rowindex=index data-client=row.id.clone()>
            <td role="cell" class="c-pick" data-pick="">
                <input type="checkbox" aria-label=select prop:checked=is_picked/>
            </td>
            <th role="rowheader" scope="row" class="c-name">
                <a href=row.href.clone() title=row.whole.clone()>
                    <bdi aria-hidden=row.whole.as_ref().map(|_| "true")>{row.name.clone()}</bdi>
                    {whole}
                </a>
                {id}
            </th>
            <td role="cell" class=reach title=row.words.clone()>
                {drawing(row.bars.clone(), row.words.clone())}
                {mark}
            </td>
            {told("c-created", &row.created, None)}
            {told("c-used", &row.used, state)}
            {told("c-tokens", &row.tokens, None)}
            {told(ends, &row.ends, None)}
            <td role="cell" class="c-act">
                <button type="button" class="row-menu" aria-haspopup="menu" aria-label=actions data-menu="">
                    "⋯"
                </button>
            </td>
        </tr>
    }
}
