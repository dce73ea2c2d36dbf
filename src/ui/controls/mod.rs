//! What the controls of the list do. They come once the first rows are painted, and take the list that stands there
//! into their hands: what is seen of it is made by `ui/clients` and does not move.

mod menu;
mod notices;
mod selection;
mod texts;

use std::rc::Rc;

use client::listing::{Picked, Show};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use leptos::reactive::graph::untrack;
use leptos::wasm_bindgen::JsCast;

use self::menu::{RowMenu, panel};
use self::notices::notices;
use self::selection::{Pick, forget_gone, selection};
use crate::browser::elements::{Element, Event};
use crate::browser::presses::Press;
use crate::browser::{clock, dialog};
use crate::ui::kit::el::{El, follow, nothing};
use crate::ui::kit::{MenuItem, menu};
use crate::ui::part::Part;
use crate::ui::part::client::Client;
use crate::ui::part::fleet::tools_part;
use crate::ui::roster::{Action, Query, Roster, Sheet, Tool};
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::{PageTasks, Workspace};

/// Takes the list into its hands, as long as the owner is there. What opens over the list, and its bar.
pub fn hold(sheet: Rc<Sheet>) -> AnyView {
    let held = StoredValue::new_local(Rc::clone(&sheet));
    let workspace = sheet.workspace;
    let (query, tool) = (Query::of_address(), RwSignal::new(None));
    let picked = RwSignal::new(Picked::default());
    let pick = Pick {
        sheet: held,
        picked,
    };
    let roster = Roster {
        workspace,
        query,
        picked,
        tool,
        matching: Callback::new(move |()| pick.matching()),
    };
    asks(&sheet, query, tool);
    tools(&sheet, tool);
    picks(&sheet, pick);
    let menu = RowMenu::new();
    presses(&sheet, menu, pick);
    let _ = panel(El::of(sheet.around.clone()), menu, chooser(workspace));
    let _ = notices(El::of(sheet.news.clone()), workspace, tool);
    // What was pressed too early is done when all of this is in the page; from here on nothing waits.
    if let Some(waiting) = sheet.waiting.take().filter(|waiting| !waiting.is_empty()) {
        let again = move || waiting.into_iter().for_each(Press::again);
        clock::after(0, again).forget();
    }
    vec![tools_part(roster), selection(roster)].into_any()
}

/// Listens at an element of the list.
fn on(element: &Element, event: &'static str, act: impl FnMut(Event) + 'static) {
    El::of(element.clone()).on(event, act).done();
}

/// Filter, chips and head ask for what the list shows.
fn asks(sheet: &Rc<Sheet>, query: Query, tool: RwSignal<Option<Tool>>) {
    // What was typed before.
    let typed = sheet.filter.value();
    if untrack(|| query.with(|query| query.text != typed)) {
        query.type_in(typed);
    }
    on(&sheet.filter, "input", move |event| {
        query.type_in(event_target_value(&event));
    });
    on(&sheet.filter, "change", move |_| query.write_now());
    for (chip, show) in sheet.chips.iter().zip(Show::ALL) {
        on(chip, "click", move |_| query.set(|query| query.show = show));
    }
    for (key, button) in &sheet.sorts {
        let key = *key;
        on(button, "click", move |event| {
            let also = event.unchecked_ref::<MouseEvent>().shift_key();
            query.set(|query| *query = std::mem::take(query).pressed(key, also));
        });
    }
    on(&sheet.clear, "click", move |_| {
        query.set(|query| {
            query.text.clear();
            query.show = Show::All;
        });
        dialog::focus_soon(&["#filter-clients"]);
    });
    on(&sheet.sorted, "click", move |_| tool.set(Some(Tool::View)));
    let board = Rc::clone(&sheet.board);
    follow(Box::new(move || query.with(|query| board.ask(query))));
}

/// The tools, and what is needed less often.
fn tools(sheet: &Sheet, tool: RwSignal<Option<Tool>>) {
    let opened = [Tool::View, Tool::Export, Tool::Temporary];
    for (button, which) in sheet.tools.iter().zip(opened) {
        on(button, "click", move |_| tool.set(Some(which)));
    }
    let items = move || {
        vec![
            MenuItem::link(texts::AUDIT, Route::Audit.to_string()),
            MenuItem::link(texts::AS_CODE, Route::Code.to_string()),
            MenuItem::act(texts::RECENT, move || tool.set(Some(Tool::Journal))),
        ]
    };
    let [face, around] = sheet.more.clone();
    menu(El::of(around), El::of(face), items, nothing);
}

/// The boxes follow what is selected.
fn picks(sheet: &Sheet, pick: Pick) {
    forget_gone(sheet.workspace, pick.picked);
    sheet.board.take(Rc::new(pick));
    on(&sheet.pick_all, "change", move |event| {
        pick.all(event_target_checked(&event));
    });
    let board = Rc::clone(&sheet.board);
    follow(Box::new(move || {
        pick.picked.track();
        board.mark();
        pick.mark();
    }));
}

/// What a press in the table does.
fn presses(sheet: &Sheet, menu: RowMenu, pick: Pick) {
    let app = App::here();
    let around = sheet.around.clone();
    on(&sheet.table, "click", move |event| {
        let event = event.unchecked_into::<MouseEvent>();
        let Some(id) = dialog::attribute_around(&event, "data-client") else {
            return;
        };
        if dialog::element_around(&event, "data-pick").is_some() {
            pick.one(&id, event.shift_key());
        } else if let Some(button) = dialog::element_around(&event, "data-menu") {
            menu.toggle(&id, button, &around);
        } else if !dialog::is_on_control(&event) {
            // Links in the row act for themselves; marking text is no press.
            app.go(Route::Client(id));
        }
    });
}

/// Does what is chosen from the menu of the client with an ID.
fn chooser(workspace: Workspace) -> impl Fn(&str, Action) + Copy + Send + 'static {
    let app = App::here();
    let (part, tasks) = (Part::<Client>::here(), PageTasks::new());
    move |id: &str, action: Action| {
        let clients = workspace.clients();
        let client = clients.with_untracked(|all| all.iter().find(|c| c.id == id).cloned());
        if let Some(client) = client {
            part.with(tasks, move |part| match part {
                Ok(part) => (part.act)(action, app, workspace, &client),
                Err(_) => app.messages.warn(texts::NOT_LOADED),
            });
        }
    }
}
