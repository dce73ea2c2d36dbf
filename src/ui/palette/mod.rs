//! The command palette, and the list of keyboard shortcuts.

mod entries;
mod help;
mod texts;

use leptos::prelude::*;

use self::entries::Entry;
use super::kit::{Choice, Combobox, Dialog};
use super::part::Part;
use super::part::calls::Calls;
use super::part::presets::Presets;
use super::state::{App, Overlay};

/// Both dialogs; each opens when the app says so.
pub fn overlays() -> AnyView {
    view! { <Palette/><help::Help/> }.into_any()
}

#[component]
fn Palette() -> impl IntoView {
    let app = App::here();
    let open = Memo::new(move |_| app.frame.overlay() == Some(Overlay::Palette));
    let close = Callback::new(move |()| app.frame.show(None));
    view! {
        <Dialog open title=texts::TITLE.to_owned() id="palette-title" on_close=close>
            <Search/>
        </Dialog>
    }
}

/// What is typed, and what it finds.
#[component]
fn Search() -> impl IntoView {
    let app = App::here();
    let (calls, presets) = (Part::<Calls>::here(), Part::<Presets>::here());
    // What they know joins the list when they are here.
    calls.fetch();
    presets.fetch();
    let text = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let calls = calls.now().map(|part| part.find);
        let presets = presets.now().map(|part| part.titles);
        text.with(|text| entries::find(app, text, calls, presets))
    });
    let options = Signal::derive(move || found.with(|all| choices(all)));
    let choose = move |at: String| {
        let at: Option<usize> = at.parse().ok();
        let entry = at.and_then(|at| found.with_untracked(|all| all.get(at).cloned()));
        // Closed first: what the entry does may open a dialog, or move the focus.
        app.frame.show(None);
        if let Some(entry) = entry {
            entry.act(app);
        }
    };
    view! {
        <Combobox id="palette" label=texts::INPUT label_hidden=true text on_text=move |typed| text.set(typed)
            options on_choose=choose nothing=texts::NOTHING.to_owned() always_open=true
            placeholder=texts::PLACEHOLDER/>
    }
}

fn choices(entries: &[Entry]) -> Vec<Choice> {
    let choice = |(at, entry): (usize, &Entry)| Choice {
        value: at.to_string(),
        text: entry.text.clone(),
        detail: entry.detail.clone(),
        group: entry.group,
    };
    entries.iter().enumerate().map(choice).collect()
}
