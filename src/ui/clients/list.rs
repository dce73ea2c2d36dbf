//! The list: what of it was asked for, and only the rows that are in view, in the page's own scroll. It is drawn by
//! plain functions: signals of its own would be the larger part of what a first visit fetches for it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use client::ApiClient;
use client::listing::{self, Found, ListQuery};

use super::bar::{Bar, bar};
use super::head::{Head, class, head};
use super::ready::Ready;
use super::rows::{Drawn, Rows};
use super::sight::Sight;
use super::texts;
use crate::browser::elements::Element;
use crate::browser::{build, clock};
use crate::ui::kit::el::{El, classed, el};
use crate::ui::roster::{Board, Hands, asked};

/// Rows drawn beyond each edge of the view, once the first ones are painted.
const OVERSCAN: usize = 6;

/// The list on the screen.
pub(super) struct List {
    pub(super) bar: Bar,
    pub(super) head: Head,
    pub(super) around: Element,
    pub(super) table: Element,
    rows: Rows,
    /// What stands in place of rows when no client matches.
    none: Element,
    pub(super) clear: Element,
    in_view: Element,
    now: RefCell<Now>,
    overscan: Cell<usize>,
    /// Whether there is more to be drawn than what came into sight.
    stale: Cell<bool>,
    hands: RefCell<Option<Rc<dyn Hands>>>,
}

/// What is shown.
struct Now {
    query: ListQuery,
    ready: Ready,
    found: Found,
    sight: Sight,
}

impl List {
    /// What stands above the table, the table with what belongs below it, and the list, without a client yet, as the
    /// address asks for it.
    pub(super) fn new() -> (El, [El; 3], Rc<Self>) {
        let (above, bar) = bar();
        let (top, head) = head();
        let (body, rows) = Rows::new();
        let table = el("table")
            .set("role", "table")
            .child(classed("caption", "hidden").text(texts::CAPTION))
            .child(top)
            .child(body);
        let clear = classed("button", "link")
            .set("type", "button")
            .text(texts::CLEAR);
        let none = classed("p", "nothing").text(texts::NOTHING);
        let in_view = classed("p", "hint")
            .set("id", "rows-in-view")
            .text(texts::IN_VIEW);
        let around = classed("div", "table-box");
        let query = asked().unwrap_or_default();
        bar.filter.set_value(&query.text);
        let list = Rc::new(Self {
            bar,
            head,
            around: around.element(),
            table: table.element(),
            rows,
            none: none.element(),
            clear: clear.element(),
            in_view: in_view.element(),
            now: RefCell::new(Now {
                query,
                ready: Ready::new(Arc::default(), clock::now()),
                found: Found::default(),
                sight: Sight::default(),
            }),
            overscan: Cell::new(0),
            stale: Cell::new(true),
            hands: RefCell::default(),
        });
        let around = around.child(table).child(none.child(clear));
        let legend = classed("p", "hint legend").text(&texts::legend());
        (above, [around, legend, in_view], list)
    }

    /// Has these clients; [`Self::look`] draws them.
    pub(super) fn show(&self, all: Arc<Vec<ApiClient>>) {
        let mut now = self.now.borrow_mut();
        if !Arc::ptr_eq(&now.ready.all, &all) {
            now.ready = Ready::new(all, clock::now());
            self.find(&mut now);
            self.stale.set(true);
            drop(now);
            self.tell();
        }
    }

    /// Draws what came into sight.
    pub(super) fn look(&self) {
        let mut now = self.now.borrow_mut();
        let sight = Sight::of(&self.around);
        if self.stale.replace(false) || now.sight != sight {
            now.sight = sight;
            self.draw(&mut now);
        }
    }

    /// Draws the rows around those in sight too, once those are painted.
    pub(super) fn widen(&self) {
        self.overscan.set(OVERSCAN);
        self.stale.set(true);
        self.look();
    }

    /// Finds what is asked for, and says so around the rows.
    fn find(&self, now: &mut Now) {
        let Now { query, ready, .. } = &*now;
        let found = ready.listing.find(query);
        let count = found.rows.len();
        self.bar.show(query, &found, ready.all.len());
        for sorts in &self.head.sorts {
            sorts.show(query);
        }
        build::set(&self.table, "class", &class(query));
        build::set(&self.table, "aria-rowcount", &(count + 1).to_string());
        let all = texts::select_all(count);
        build::set(&self.head.pick_all, "aria-label", &all);
        build::set_flag(&self.none, "hidden", count > 0);
        now.found = found;
    }

    fn draw(&self, now: &mut Now) {
        let count = now.found.rows.len();
        let sight = now.sight;
        let overscan = self.overscan.get();
        let window = listing::window(count, sight.row(), sight.above, sight.height, overscan);
        let shown = now.found.rows.get(window.clone()).unwrap_or_default();
        let ready = &mut now.ready;
        let rows = shown.iter().filter_map(|at| ready.row(*at, sight.layout));
        let rows = rows.collect();
        let all = window.len() == count;
        if all {
            build::set_flag(&self.table, "aria-describedby", false);
        } else {
            build::set(&self.table, "aria-describedby", "rows-in-view");
        }
        build::set_flag(&self.in_view, "hidden", all);
        let drawn = Drawn {
            rows,
            window,
            count,
            height: sight.row(),
        };
        self.rows.draw(drawn, &|id| self.is_picked(id));
    }

    fn is_picked(&self, id: &str) -> bool {
        let hands = self.hands.borrow();
        hands.as_ref().is_some_and(|hands| hands.is_picked(id))
    }

    /// Tells the controls that other rows match.
    fn tell(&self) {
        let hands = self.hands.borrow().clone();
        if let Some(hands) = hands {
            hands.found_others();
        }
    }
}

impl Board for List {
    fn ask(&self, query: &ListQuery) {
        let mut now = self.now.borrow_mut();
        // What is being typed is not written over.
        if self.bar.filter.value() != query.text {
            self.bar.filter.set_value(&query.text);
        }
        if now.query != *query {
            now.query = query.clone();
            self.find(&mut now);
            self.draw(&mut now);
            drop(now);
            self.tell();
        }
    }

    fn found(&self) -> (Arc<Vec<ApiClient>>, Vec<usize>) {
        let now = self.now.borrow();
        (Arc::clone(&now.ready.all), now.found.rows.clone())
    }

    fn mark(&self) {
        self.rows.mark(&|id| self.is_picked(id));
    }

    fn take(&self, hands: Rc<dyn Hands>) {
        self.hands.replace(Some(hands));
    }
}
