//! One client of the list: its texts, made once, and its row.

use client::life::Event;
use client::lifetime::{self, relative_day};
use client::status::{Attention, Status};
use client::text::visible;
use client::{ApiClient, Timestamp, display_name, names};
use scope::strip::strip;

use super::strip::{bars, drawing, fill};
use super::texts;
use crate::browser::build;
use crate::browser::elements::Element;
use crate::ui::kit::el::{El, classed, el};
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
    pub(super) id: String,
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

thread_local! {
    /// A row without its texts: a copy of it is made by one call of the browser, its elements one by one by dozens.
    static BLANK: Element = blank().element();
}

fn blank() -> El {
    let pick = el("input").set("type", "checkbox");
    let head = classed("th", "c-name")
        .set("role", "rowheader")
        .set("scope", "row")
        .child(el("a").child(el("bdi")));
    let menu = el("button")
        .set("type", "button")
        .set("class", "row-menu")
        .set("aria-haspopup", "menu")
        .set("data-menu", "")
        .text("⋯");
    let cell = |class: &str| classed("td", class).set("role", "cell");
    let cells = [
        cell("c-pick").set("data-pick", "").child(pick),
        head,
        cell("c-reach").child(drawing("", "")),
        cell("c-created"),
        cell("c-used"),
        cell("c-tokens"),
        cell("c-ends"),
        cell("c-act").child(menu),
    ];
    classed("tr", "client").set("role", "row").children(cells)
}

/// The row, and the box that selects it. It reads no signal: `rows` says where it stands and whether it is
/// selected, and presses are heard by the table.
pub(super) fn client_row(row: &Row) -> (Element, Element) {
    let line = BLANK.with(build::copy);
    build::set(&line, "data-client", &row.id);
    // Who can't see that a name is cut hears all of it.
    let whole = row.whole.as_ref().unwrap_or(&row.name);
    let (cell, pick) = step(build::first(&line));
    build::set(&pick, "aria-label", &texts::select(whole));
    let (cell, open) = step(build::after(&cell));
    build::set(&open, "href", &row.href);
    let name = build::first(&open);
    build::add(&name, &row.name);
    if let Some(whole) = &row.whole {
        build::set(&open, "title", whole);
        build::set(&name, "aria-hidden", "true");
        build::child(&open, "span", "hidden", whole);
    }
    if !row.shown_id.is_empty() {
        let id = build::child(&cell, "code", "id", &row.shown_id);
        build::set(&id, "title", &row.id);
    }
    let (cell, strip) = step(build::after(&cell));
    build::set(&cell, "title", &row.words);
    fill(&strip, &row.bars, &row.words);
    if row.full_access {
        build::set(&cell, "class", "c-reach all");
        build::child(&cell, "span", "all-mark", texts::FULL_ACCESS);
    }
    let mut cell = cell;
    for (told, state) in [
        (&row.created, ""),
        (&row.used, row.state),
        (&row.tokens, ""),
        (&row.ends, ""),
    ] {
        cell = build::after(&cell);
        told.fill(&cell, state);
    }
    if row.soon {
        build::set(&cell, "class", "c-ends soon");
    }
    let (_, menu) = step(build::after(&cell));
    build::set(&menu, "aria-label", &texts::actions_for(whole));
    (line, pick)
}

/// A cell, and what it begins with.
fn step(cell: Element) -> (Element, Element) {
    let first = build::first(&cell);
    (cell, first)
}

impl Told {
    fn fill(&self, cell: &Element, state: &str) {
        if let Some(exact) = &self.exact {
            build::set(cell, "title", exact);
        }
        build::add(cell, &self.text);
        if !state.is_empty() {
            build::child(cell, "span", "state", state);
        }
        if let Some(why) = &self.mark {
            let mark = build::child(cell, "span", "attention", "!");
            build::set(&mark, "role", "img");
            build::set(&mark, "aria-label", why);
            build::set(&mark, "title", why);
        }
    }
}
