//! The inventory as a file.

use client::export::{Format, inventory};
use client::listing::Picked;
use client::{ApiClient, Extent, slug};
use leptos::prelude::*;
use leptos::reactive::graph::untrack;

use super::bar::close_button;
use super::texts;
use crate::browser::{clock, download};
use crate::ui::kit::{Messages, Segmented, copy_text, tell_saved};
use crate::ui::roster::Roster;

const SELECTED: &str = "selected";
const MATCHING: &str = "matching";

/// Which clients, and in which format.
#[component]
pub(super) fn ExportTool(roster: Roster) -> impl IntoView {
    let messages = Messages::here();
    let picked = roster.picked.with_untracked(Picked::len);
    let matching = roster.matching.run(()).len();
    let first = if picked > 0 { SELECTED } else { MATCHING };
    let which = RwSignal::new(first.to_owned());
    let clients = move || -> Vec<ApiClient> {
        if which.with_untracked(|which| which == SELECTED) {
            roster.selected()
        } else {
            roster.matching.run(())
        }
    };
    let text = move |format: Format| {
        let clients = clients();
        (
            inventory(clients.iter(), format, clock::now()),
            clients.len(),
        )
    };
    let save = move |format: Format| {
        let facts = roster.workspace.facts().get_untracked();
        let key = slug(&facts.project_key);
        let day = clock::today();
        let name = format!("api-clients-{key}-{day}.{}", format.extension());
        let saved = download::save(&name, format.media_type(), &text(format).0);
        tell_saved(messages, &name, saved, "");
    };
    let copy = move |format: Format| {
        let (text, count) = text(format);
        copy_text(messages, text, texts::copied(count));
    };
    let rows = Format::ALL.map(|format| {
        view! {
            <li>
                <b>{format.label()}</b>
                <button type="button" class="button small" aria-label=texts::download(format)
                    on:click=move |_| save(format)>{texts::DOWNLOAD}</button>
                <button type="button" class="button small" aria-label=texts::copy(format)
                    on:click=move |_| copy(format)>"Copy"</button>
            </li>
        }
    });
    let mut options = vec![(MATCHING, texts::matching(matching))];
    if picked > 0 {
        options.insert(0, (SELECTED, texts::selected(picked)));
    }
    let partial = untrack(|| roster.workspace.extent()) != Extent::Complete;
    view! {
        <Segmented name="export-which" label=texts::WHICH value=which
            on_change=Callback::new(move |value: &'static str| which.set(value.to_owned())) options/>
        {partial.then(|| view! { <p class="note caution">{texts::INCOMPLETE}</p> })}
        <ul class="plain tool-rows">{rows.into_iter().collect_view()}</ul>
        <p class="hint">{texts::NO_SECRET}</p>
        <div class="actions">{close_button(roster, texts::CLOSE)}</div>
    }
    .into_any()
}
