//! What stands above the list: what went wrong, and what bulk deletes did.

use client::bulk::{Bulk, Counts};
use client::text::visible;
use client::unseen::Outcome;
use client::{Extent, display_name};
use leptos::prelude::*;

use super::texts;
use crate::ui::common::error_note;
use crate::ui::kit::el::{El, button, classed, el, link, nothing};
use crate::ui::kit::{Tone, note};
use crate::ui::roster::Tool;
use crate::ui::route::Route;
use crate::workspace::{Loading, Workspace};

/// What holds the notices, ending with how the last read of the list ended, and what bulk deletes do and did. `tool` is
/// the tool that is open.
pub(super) fn notices(around: El, workspace: Workspace, tool: RwSignal<Option<Tool>>) -> El {
    let (clients, loading) = (workspace.clients(), workspace.loading());
    let read = move || match loading.get() {
        Loading::Cancelled => note(Tone::Plain, texts::CANCELED)
            .region(move || partial(workspace))
            .any(),
        Loading::Limited(count) => caution(texts::CUT, &texts::limit(count)),
        Loading::Repeats => caution(texts::UNEXPECTED, texts::REPEATED),
        Loading::Failed(error) => el("div")
            .child(error_note(&error))
            .region(move || partial(workspace))
            .any(),
        Loading::Ready if clients.with(|all| all.is_empty()) => empty(),
        Loading::Idle | Loading::Busy { .. } | Loading::Ready => nothing(),
    };
    let counts = Memo::new(move |_| workspace.bulk().with(Bulk::counts));
    around
        .region(read)
        .region(move || deletes(counts.get(), tool))
        .region(move || settled(workspace))
        .region(move || unseen(workspace))
}

/// What a bulk delete is doing.
fn deletes(counts: Counts, tool: RwSignal<Option<Tool>>) -> AnyView {
    let Counts {
        done,
        failed,
        stopped,
        open,
    } = counts;
    let rest = failed + stopped;
    let show = button("button small", move |_| tool.set(Some(Tool::Delete))).text(texts::SHOW);
    let line = classed("div", "partial");
    if open > 0 {
        let said = texts::deleting(done + rest, done + rest + open);
        let said = el("p").set("role", "status").text(&said);
        line.child(said).child(show).any()
    } else if rest > 0 {
        let said = el("p").text(&texts::deleted(done, rest));
        note(Tone::Caution, texts::PARTLY_DELETED)
            .child(line.child(said).child(show))
            .any()
    } else {
        nothing()
    }
}

/// What an earlier bulk delete left, which was cut off.
fn settled(workspace: Workspace) -> AnyView {
    let settled = workspace.settled();
    let Some((there, gone)) = settled.get() else {
        return nothing();
    };
    let dismiss = button("button small", move |_| settled.set(None)).text(texts::DISMISS);
    let line = classed("div", "partial")
        .child(el("p").text(&texts::settled(there, gone)))
        .child(dismiss);
    note(Tone::Caution, texts::CLOSED_EARLY).child(line).any()
}

/// What became of creates that an earlier page did not see the end of.
fn unseen(workspace: Workspace) -> AnyView {
    let unseen = workspace.unseen();
    let all = unseen.get();
    if all.is_empty() {
        return nothing();
    }
    let line = |outcome: &Outcome| {
        let line = el("li").text(&texts::unseen(
            &display_name(&outcome.name),
            outcome.found.len(),
        ));
        let links = outcome.found.iter().map(|id| {
            let href = Route::Client(id.clone()).to_string();
            el("span")
                .text(" ")
                .child(link("", &href).text(&visible(id)))
        });
        line.children(links)
    };
    let list = classed("ul", "plain").children(all.iter().map(line));
    let dismiss = button("button small", move |_| unseen.set(Vec::new())).text(texts::DISMISS);
    note(Tone::Caution, texts::CREATE_CLOSED_EARLY)
        .child(classed("div", "partial").child(list).child(dismiss))
        .any()
}

fn caution(title: &str, text: &str) -> AnyView {
    note(Tone::Caution, title).child(el("p").text(text)).any()
}

/// Says that the list below is not complete, if so.
fn partial(workspace: Workspace) -> AnyView {
    let clients = workspace.clients();
    if workspace.extent() == Extent::Complete || clients.with(|all| all.is_empty()) {
        return nothing();
    }
    let more = button("button small", move |_| workspace.resume_loading()).text(texts::CONTINUE);
    classed("div", "partial")
        .child(el("p").text(texts::INCOMPLETE))
        .child(more)
        .any()
}

fn empty() -> AnyView {
    classed("div", "empty")
        .child(classed("p", "empty-title").text(texts::EMPTY))
        .child(el("p").text(texts::EMPTY_ADVICE))
        .child(link("button primary", "#/new").text(texts::NEW))
        .any()
}
