//! A client that the platform deletes after a day, in two presses.

use client::consent::{self, Approved};
use client::temporary;
use client::{display_name, text::visible};
use leptos::prelude::*;
use platform::May;
use scope::Template;

use super::bar::close_button;
use super::texts;
use crate::browser::clock;
use crate::ui::common::{ConfirmPowers, ErrorNote};
use crate::ui::kit::{Note, SelectField, Tone};
use crate::ui::roster::Roster;
use crate::ui::route::Route;
use crate::ui::state::App;
use crate::workspace::Creating;

/// Which scopes, the narrowest template first, and the button.
#[component]
pub(super) fn TemporaryTool(roster: Roster) -> impl IntoView {
    let app = App::here();
    let workspace = roster.workspace;
    workspace.forget_create();
    let all = StoredValue::new(temporary::templates());
    let first = all.with_value(|all| all.first().map_or("", |template| template.id));
    let chosen = RwSignal::new(first.to_owned());
    let template = move || -> Option<&'static Template> {
        let id = chosen.get();
        all.with_value(|all| all.iter().copied().find(|template| template.id == id))
    };
    let option = |template: &&'static Template| {
        let text = texts::template(template.name, template.set().len());
        (template.id.to_owned(), text)
    };
    let options: Vec<_> = all.with_value(|all| all.iter().map(option).collect());
    let (clients, creating) = (workspace.clients(), workspace.creating());
    let form = Memo::new(move |_| {
        let today = clock::today();
        clients.with(|all| template().map(|template| temporary::form(template, all, today)))
    });
    let busy = Memo::new(move |_| creating.with(|now| *now == Creating::Busy));
    // The visitor's own draft is not the one that is created here.
    Effect::new(move || {
        if creating.with(|now| matches!(now, Creating::Refused(_) | Creating::Lost(_))) {
            app.drafts.set_aside(false);
        }
    });
    let asked = RwSignal::new(None);
    let send = move |draft: Approved| {
        if !busy.get_untracked() {
            app.drafts.set_aside(true);
            workspace.create(draft);
        }
    };
    let create = move |_| {
        let draft = clients.with_untracked(|all| form.get_untracked()?.check(all).ok());
        match draft.map(consent::approve) {
            Some(Ok(draft)) => send(draft),
            Some(Err(ask)) => asked.set(Some(ask)),
            None => {}
        }
    };
    let facts = workspace.facts();
    let may = Memo::new(move |_| facts.with(|facts| facts.may("manage_api_clients") != May::No));
    let scopes = move || {
        let all = form.get().map(|form| form.sent());
        let names = all.iter().flat_map(scope::ScopeSet::iter);
        names
            .map(|scope| view! { <li><code>{scope.words()}</code></li> })
            .collect_view()
    };
    let failed = move || match creating.get() {
        Creating::Refused(error) => Some(view! { <ErrorNote error/> }.into_any()),
        Creating::Lost(lost) => {
            let found = lost.found.into_iter().map(|client| {
                let href = Route::Client(client.id.clone()).to_string();
                view! { <li><a href=href><bdi>{display_name(&client.name)}</bdi></a></li> }
            });
            let note = view! {
                <Note tone=Tone::Caution title=texts::LOST>
                    <p>{texts::LOST_WHY}</p>
                    <ul>{found.collect_view()}</ul>
                </Note>
            };
            Some(note.into_any())
        }
        Creating::Idle | Creating::Busy => None,
    };
    view! {
        <p>{texts::TEMPORARY_WHY}</p>
        <SelectField id="temporary-template" label=texts::TEMPLATE value=chosen
            on_change=Callback::new(move |id| chosen.set(id)) options=Signal::stored(options)/>
        <p class="temporary-name"><bdi>{move || form.with(|form| {
            form.as_ref().map(|form| visible(&form.name).into_owned())
        })}</bdi></p>
        <ul class="plain temporary-scopes">{scopes}</ul>
        {failed}
        {move || (!may.get()).then(|| view! { <p class="note caution">{texts::READ_ONLY}</p> })}
        <div class="actions">
            {close_button(roster, texts::CANCEL)}
            <button type="button" class="button primary" on:click=create
                disabled=move || busy.get() || !may.get()>
                {move || if busy.get() { texts::CREATING } else { texts::CREATE }}
            </button>
        </div>
        <ConfirmPowers asked on_yes=Callback::new(send)/>
    }
    .into_any()
}
