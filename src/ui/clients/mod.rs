//! The list of API clients, and one client's own page.

mod actions;
mod bar;
pub mod delete;
mod details;
mod head;
mod list;
mod reading;
mod ready;
mod row;
mod rows;
mod sight;
mod strip;
mod texts;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use client::ApiClient;
use leptos::prelude::*;
use leptos::reactive::graph::untrack;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;

pub use actions::run;
pub use details::ClientPage;

use self::list::List;
use self::reading::{Reading, permission, reading};
use crate::browser::elements::Element;
use crate::browser::presses::Press;
use crate::browser::{build, page, viewport};
use crate::ui::kit::el::{El, button, classed, el, follow, link, mark_page, nothing};
use crate::ui::part::Part;
use crate::ui::part::changes::Changes;
use crate::ui::part::client::Client;
use crate::ui::part::controls::Controls;
use crate::ui::part::new::New;
use crate::ui::roster::Sheet;
use crate::ui::state::App;
use crate::workspace::{Loading, PageTasks, Workspace};

/// What waits for the controls when it is pressed before they are here: what opens something, and all of the list.
const WAIT: &str = "[aria-haspopup], .list-box :is(button, [type=checkbox]), tr.client";

/// The list of a project's clients. It loads when it is first shown.
pub fn clients_page(workspace: Workspace) -> AnyView {
    workspace.ensure_loaded();
    mark_page("data-list");
    let part = Part::<Controls>::here();
    let reload = button("button", move |_| workspace.load()).text(texts::RELOAD);
    let tool = |label| opener("dialog").text(label);
    let tools = [
        tool(texts::VIEW),
        tool(texts::EXPORT),
        tool(texts::TEMPORARY),
    ];
    let more = opener("menu")
        .set("aria-expanded", "false")
        .text(texts::MORE);
    let new = link("button primary", "#/new").text(texts::NEW);
    let news = classed("div", "slot");
    let opens = tools.each_ref().map(El::element);
    let face = more.element();
    let menu = classed("div", "menu").child(more);
    let (above, table, list) = List::new();
    let content = classed("div", "list-box");
    let (reading, shown) = reading(workspace);
    let frame = Frame {
        reload: reload.element(),
        tools: [&opens[0], &opens[1], &opens[2], &menu.element()].map(Element::clone),
        new: new.element(),
        content: content.element(),
        reading,
        settled: Cell::new(false),
        mounted: Cell::new(false),
        part,
        tasks: PageTasks::new(),
    };
    let held = StoredValue::new_local(Rc::new(Sheet {
        workspace,
        board: list.clone(),
        news: news.element(),
        more: [face, menu.element()],
        filter: list.bar.filter.clone(),
        chips: list.bar.chips.each_ref().map(|(chip, _)| chip.clone()),
        sorted: list.bar.sorted.clone(),
        around: list.around.clone(),
        table: list.table.clone(),
        pick_all: list.head.pick_all.clone(),
        sorts: (list.head.sorts.iter())
            .map(|sorts| (sorts.key, sorts.button.clone()))
            .collect(),
        clear: list.clear.clone(),
        tools: opens,
        waiting: RefCell::new(Some(Vec::new())),
    }));
    // What the controls show themselves stands between the filter and the table.
    let overlay = move || {
        part.now()
            .map_or_else(nothing, |part| untrack(|| (part.hold)(held.get_value())))
    };
    let content = content.child(above).region(overlay).children(table);
    let actions = classed("div", "actions")
        .child(reload)
        .children(tools)
        .child(menu)
        .child(new);
    let title = classed("div", "title-row")
        .child(el("h1").set("tabindex", "-1").text(texts::TITLE))
        .child(actions);
    let all = classed("div", "page list-page")
        .child(title)
        .region(permission(workspace))
        .children(shown)
        .child(news)
        .child(content);
    let all = waiting(all, held, part);
    let watched = Rc::clone(&list);
    let watching = SendWrapper::new(viewport::watch(move || watched.look()));
    on_cleanup(move || drop(watching));
    let frame = Rc::new(frame);
    let (again, here) = (Rc::clone(&frame), Rc::clone(&list));
    follow(Box::new(move || {
        let all = workspace.clients().get();
        frame.stand(&list, all, workspace);
    }));
    // Where the list stands is known once it is in the page.
    spawn_local(async move {
        again.mounted.set(true);
        here.look();
    });
    all.any()
}

/// A button that opens something.
fn opener(what: &str) -> El {
    classed("button", "button")
        .set("type", "button")
        .set("aria-haspopup", what)
}

/// What of the page depends on whether there are clients, and how far they are read.
struct Frame {
    reload: Element,
    tools: [Element; 4],
    new: Element,
    content: Element,
    reading: Reading,
    settled: Cell<bool>,
    mounted: Cell<bool>,
    part: Part<Controls>,
    tasks: PageTasks,
}

impl Frame {
    /// Follows the clients, and how far they are read.
    fn stand(&self, list: &Rc<List>, all: Arc<Vec<ApiClient>>, workspace: Workspace) {
        let loading = workspace.loading();
        let any = !all.is_empty();
        let hide = |element: &Element, on: bool| build::set_flag(element, "hidden", on);
        loading.with(|now| {
            let busy = matches!(now, Loading::Busy { .. });
            let off = busy || !workspace.may_look();
            build::set_flag(&self.reload, "disabled", off);
            // The empty list offers a new client itself.
            hide(&self.new, !any && matches!(now, Loading::Ready));
            self.reading.show(now, any);
            let waits = busy || matches!(now, Loading::Idle);
            if (any || !waits) && !self.settled.replace(true) {
                self.settle(list);
            }
        });
        for tool in &self.tools {
            hide(tool, !any);
        }
        build::toggle(&self.content, "waiting", !any);
        if any {
            list.show(all);
            if self.mounted.get() {
                list.look();
            }
        }
    }

    /// What the visitor may go on to comes when the rows are there: first what answers presses.
    fn settle(&self, list: &Rc<List>) {
        let (list, part, tasks) = (Rc::clone(list), self.part, self.tasks);
        let (client, form) = (Part::<Client>::here(), Part::<New>::here());
        let changes = Part::<Changes>::here();
        page::after_paint(move || {
            tasks.start(async move {
                let _ = part.get().await;
                changes.fetch();
                client.fetch();
                form.fetch();
            });
            list.widen();
        });
    }
}

/// Keeps what is pressed before the controls are here; they do it again.
fn waiting(page: El, held: StoredValue<Rc<Sheet>, LocalStorage>, part: Part<Controls>) -> El {
    let (app, tasks) = (App::here(), PageTasks::new());
    let take = move |event: &crate::browser::elements::Event| {
        let Some(sheet) = held.try_get_value() else {
            return;
        };
        let mut waiting = sheet.waiting.borrow_mut();
        let Some(waiting) = waiting.as_mut() else {
            return;
        };
        let Some(press) = Press::take(event, WAIT) else {
            return;
        };
        waiting.push(press);
        tasks.start(async move {
            if part.get().await.is_err() {
                app.messages.warn(texts::NOT_LOADED);
                if let Some(sheet) = held.try_get_value()
                    && let Some(waiting) = sheet.waiting.borrow_mut().as_mut()
                {
                    waiting.clear();
                }
            }
        });
    };
    page.on("click", move |event| take(&event))
        .on("keydown", move |event| take(&event))
}
