//! The inventory as a file, and as code.

use client::code::{Kind, Writer};
use client::export::{Format, inventory};
use client::listing::Picked;
use client::{ApiClient, Extent, slug};
use leptos::prelude::*;
use leptos::reactive::graph::untrack;

use super::bar::close_button;
use super::texts;
use crate::browser::clock::Slices;
use crate::browser::{clock, download};
use crate::ui::kit::{Messages, Segmented, copy_text, tell_saved};
use crate::ui::roster::Roster;
use crate::ui::route::Route;
use crate::workspace::PageTasks;

const SELECTED: &str = "selected";
const MATCHING: &str = "matching";

/// What is written, and what becomes of it. Cheap to copy.
#[derive(Clone, Copy)]
struct Export {
    roster: Roster,
    messages: Messages,
    tasks: PageTasks,
    which: RwSignal<String>,
    /// How many clients are written, of how many.
    busy: RwSignal<Option<(usize, usize)>>,
}

impl Export {
    fn clients(self) -> Vec<ApiClient> {
        if self.which.with_untracked(|which| which == SELECTED) {
            self.roster.selected()
        } else {
            self.roster.matching.run(())
        }
    }

    fn project(self) -> String {
        let facts = self.roster.workspace.facts();
        facts.with_untracked(|facts| facts.project_key.clone())
    }

    fn save(self, text: &str, extension: &str, media_type: &str) {
        let (key, day) = (slug(&self.project()), clock::today());
        let name = format!("api-clients-{key}-{day}.{extension}");
        let saved = download::save(&name, media_type, text);
        tell_saved(self.messages, &name, saved, "");
    }

    fn copy(self, text: String, count: usize) {
        copy_text(self.messages, text, texts::copied(count));
    }

    /// Writes code, and hands it on with how many clients are in it.
    fn write(self, kind: Kind, done: impl FnOnce(String, usize) + 'static) {
        let clients = self.clients();
        let count = clients.len();
        let mut writer = Writer::new(kind, &self.project(), count);
        self.busy.set(Some((0, count)));
        self.tasks.start(async move {
            let mut slices = Slices::new();
            for (at, client) in clients.iter().enumerate() {
                writer.add(client);
                if slices.rest().await {
                    self.busy.try_set(Some((at + 1, count)));
                }
            }
            self.busy.try_set(None);
            done(writer.end(), count);
        });
    }
}

/// Which clients, and in which format.
#[component]
pub(super) fn ExportTool(roster: Roster) -> impl IntoView {
    let picked = roster.picked.with_untracked(Picked::len);
    let matching = roster.matching.run(()).len();
    let first = if picked > 0 { SELECTED } else { MATCHING };
    let which = RwSignal::new(first.to_owned());
    let export = Export {
        roster,
        messages: Messages::here(),
        tasks: PageTasks::new(),
        which,
        busy: RwSignal::new(None),
    };
    let text = move |format: Format| {
        let clients = export.clients();
        let text = inventory(clients.iter(), format, clock::now());
        (text, clients.len())
    };
    let tables = Format::ALL.map(|format| {
        let save = move || export.save(&text(format).0, format.extension(), format.media_type());
        let copy = move || {
            let (text, count) = text(format);
            export.copy(text, count);
        };
        row(export, format.label(), save, copy)
    });
    let code = Kind::WRITTEN.map(|kind| {
        let save = move || {
            export.write(kind, move |text, _| {
                export.save(&text, kind.extension(), kind.media_type());
            });
        };
        let copy = move || export.write(kind, move |text, count| export.copy(text, count));
        row(export, kind.label(), save, copy)
    });
    let mut options = vec![(MATCHING, texts::matching(matching))];
    if picked > 0 {
        options.insert(0, (SELECTED, texts::selected(picked)));
    }
    let partial = untrack(|| roster.workspace.extent()) != Extent::Complete;
    let busy = export.busy;
    let written = move || busy.get().map(|(done, all)| texts::writing(done, all));
    view! {
        <Segmented name="export-which" label=texts::WHICH value=which
            on_change=Callback::new(move |value: &'static str| which.set(value.to_owned())) options/>
        {partial.then(|| view! { <p class="note caution">{texts::INCOMPLETE}</p> })}
        <h3>{texts::TABLES}</h3>
        <ul class="plain tool-rows">{tables.into_iter().collect_view()}</ul>
        <h3>{texts::AS_CODE}</h3>
        <ul class="plain tool-rows">{code.into_iter().collect_view()}</ul>
        <p class="hint">{texts::CODE_LIMITS}" "<a href=Route::Code.to_string()>{texts::TO_PLAN}</a></p>
        <p class="hint">{texts::NO_SECRET}</p>
        <p role="status">{written}</p>
        <div class="actions">{close_button(roster, texts::CLOSE)}</div>
    }
    .into_any()
}

/// A format, with its two buttons.
fn row(
    export: Export,
    label: &'static str,
    save: impl Fn() + 'static,
    copy: impl Fn() + 'static,
) -> AnyView {
    let busy = move || export.busy.with(Option::is_some);
    view! {
        <li>
            <b>{label}</b>
            <button type="button" class="button small" aria-label=texts::download(label) disabled=busy
                on:click=move |_| save()>{texts::DOWNLOAD}</button>
            <button type="button" class="button small" aria-label=texts::copy(label) disabled=busy
                on:click=move |_| copy()>"Copy"</button>
        </li>
    }
    .into_any()
}
