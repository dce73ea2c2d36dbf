//! What changed since a snapshot, which the browser keeps encrypted, or the visitor as a file.

use std::sync::Arc;

use client::audit::{Change, Snapshot, changes};
use client::text::visible;
use client::{ApiClient, ProjectId, display_name, slug};
use leptos::prelude::*;
use platform::Facts;
use zeroize::Zeroizing;

use super::texts;
use crate::browser::file::File;
use crate::browser::seal::{self, NotSealed};
use crate::browser::{clock, dialog, download, file, storage};
use crate::ui::kit::{FilePick, MaskedField, Messages, tell_saved};
use crate::ui::route::Route;
use crate::workspace::{PageTasks, Workspace};

/// The shortest passphrase, in characters.
const SHORTEST: usize = 8;
/// The largest file that is read, in bytes.
const LARGEST: f64 = 50_000_000.0;

/// The snapshots of one project. Cheap to copy.
#[derive(Clone, Copy)]
struct Snapshots {
    messages: Messages,
    tasks: PageTasks,
    project: StoredValue<ProjectId>,
    clients: StoredValue<Arc<Vec<ApiClient>>>,
    /// Whether the browser keeps one.
    kept: RwSignal<Option<Kept>>,
    passphrase: RwSignal<Zeroizing<String>>,
    error: RwSignal<Option<String>>,
    busy: RwSignal<bool>,
    /// The one that is compared with.
    compared: RwSignal<Option<Snapshot>>,
}

impl Snapshots {
    fn new(workspace: Workspace, clients: Arc<Vec<ApiClient>>) -> Self {
        let facts = workspace.facts();
        let project = facts.with_untracked(Facts::project);
        Self {
            messages: Messages::here(),
            tasks: PageTasks::new(),
            kept: RwSignal::new(Kept::of(&project)),
            project: StoredValue::new(project),
            clients: StoredValue::new(clients),
            passphrase: RwSignal::new(Zeroizing::new(String::new())),
            error: RwSignal::new(None),
            busy: RwSignal::new(false),
            compared: RwSignal::new(None),
        }
    }

    /// What there is now, as text.
    fn taken(self) -> String {
        let clients = self.clients;
        clients.with_value(|all| Snapshot::of(&self.project.get_value(), all, clock::now()).text())
    }

    /// The passphrase, if it will do and nothing is under way.
    fn typed(self) -> Option<Zeroizing<String>> {
        let typed = self.passphrase.get_untracked();
        if typed.chars().count() < SHORTEST {
            self.error.set(Some(texts::SHORT.to_owned()));
            dialog::focus_first_invalid();
            return None;
        }
        (!self.busy.get_untracked()).then_some(typed)
    }

    fn failed(self, why: NotSealed) {
        let text = match why {
            NotSealed::NoCrypto => texts::NO_CRYPTO,
            NotSealed::Wrong => texts::WRONG,
        };
        self.error.try_set(Some(text.to_owned()));
    }

    /// Compares with a snapshot, if it is one of this project: then it is returned.
    fn show(self, text: &str) -> Option<Snapshot> {
        let Some(snapshot) = Snapshot::read(text) else {
            self.messages.warn(texts::NO_SNAPSHOT);
            return None;
        };
        let project = self.project.try_get_value()?;
        let is_own = self.clients.with_value(|all| snapshot.is_of(&project, all));
        if !is_own {
            self.messages.warn(match snapshot.host() {
                _ if snapshot.project != project.key => {
                    [texts::OTHER_PROJECT, &display_name(&snapshot.project)].concat()
                }
                Some(host) => {
                    let (host, key) = (visible(host), visible(&snapshot.project));
                    [texts::OTHER_PROJECT, &key, " (", &host, ")"].concat()
                }
                None => texts::OTHER_REGION.to_owned(),
            });
            return None;
        }
        self.compared.try_set(Some(snapshot.clone()));
        Some(snapshot)
    }

    /// What an earlier version kept without the region is kept with it, once it is known to be of this project.
    async fn place(self, snapshot: Snapshot, typed: &str) {
        let Some(project) = self.project.try_get_value() else {
            return;
        };
        let text = snapshot.placed(&project).text();
        if let Ok(sealed) = seal::seal(&text, typed).await
            && storage::set(&Kept::Placed.place(&project), &syntax::base64_of(&sealed))
        {
            storage::remove(&Kept::Unplaced.place(&project));
            self.kept.try_set(Some(Kept::Placed));
        }
    }

    fn keep(self) {
        let Some(typed) = self.typed() else { return };
        self.busy.set(true);
        self.tasks.start(async move {
            match seal::seal(&self.taken(), &typed).await {
                Ok(sealed) => {
                    let text = syntax::base64_of(&sealed);
                    let project = self.project.get_value();
                    if storage::set(&Kept::Placed.place(&project), &text) {
                        self.kept.try_set(Some(Kept::Placed));
                        self.messages.say(texts::KEPT);
                    } else {
                        self.messages.warn(texts::NOT_KEPT);
                    }
                }
                Err(why) => self.failed(why),
            }
            self.busy.try_set(false);
        });
    }

    fn compare(self) {
        let Some(typed) = self.typed() else { return };
        let Some(kept) = self.kept.get_untracked() else {
            return;
        };
        let stored = self
            .project
            .with_value(|project| storage::get(&kept.place(project)));
        let sealed = stored.and_then(|text| syntax::base64_bytes(&text));
        self.busy.set(true);
        self.tasks.start(async move {
            match seal::open(&sealed.unwrap_or_default(), &typed).await {
                Ok(text) => {
                    let shown = self.show(&text);
                    if let Some(snapshot) = shown.filter(|_| kept == Kept::Unplaced) {
                        self.place(snapshot, &typed).await;
                    }
                }
                Err(why) => self.failed(why),
            }
            self.busy.try_set(false);
        });
    }

    fn forget(self) {
        self.project.with_value(|project| {
            if let Some(kept) = self.kept.get_untracked() {
                storage::remove(&kept.place(project));
            }
            self.kept.set(Kept::of(project));
        });
        self.messages.say(texts::FORGOTTEN);
    }

    fn save(self) {
        let project = slug(&self.project.get_value().key);
        let name = format!("snapshot-{project}-{}.json", clock::today());
        let saved = download::save(&name, "application/json", &self.taken());
        tell_saved(self.messages, &name, saved, "");
    }

    fn read(self, picked: File) {
        self.tasks.start(async move {
            match file::text(&picked, LARGEST).await {
                Ok(text) => {
                    self.show(&text);
                }
                Err(file::NotRead) => self.messages.warn(texts::NOT_READ),
            }
        });
    }
}

/// A snapshot that the browser keeps.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// Of this project.
    Placed,
    /// Of a project with this key, in a region that is not known: an earlier version kept it.
    Unplaced,
}

impl Kept {
    /// The one that the browser keeps for the project, if there is one.
    fn of(project: &ProjectId) -> Option<Self> {
        let mut all = [Self::Placed, Self::Unplaced].into_iter();
        all.find(|kept| storage::get(&kept.place(project)).is_some())
    }

    /// What the browser remembers it by.
    fn place(self, project: &ProjectId) -> String {
        match self {
            Self::Placed => ["snapshot.", &project.key, "@", &project.host].concat(),
            Self::Unplaced => ["snapshot.", &project.key].concat(),
        }
    }
}

/// The section.
#[component]
pub(super) fn Since(workspace: Workspace, clients: Arc<Vec<ApiClient>>) -> impl IntoView {
    let all = Snapshots::new(workspace, clients);
    let Snapshots {
        kept,
        passphrase,
        error,
        busy,
        compared,
        ..
    } = all;
    Effect::new(move |before: Option<()>| {
        passphrase.track();
        if before.is_some() {
            error.set(None);
        }
    });
    let result = move || {
        let before = compared.get()?;
        Some(all.clients.with_value(|all| list(&before, all)))
    };
    view! {
        <section class="part no-print" aria-labelledby="since">
            <h2 id="since">{texts::CHANGES}</h2>
            <p class="hint">{texts::CHANGES_WHY}</p>
            <MaskedField id="passphrase" label=texts::PASSPHRASE value=passphrase error=error
                hint=texts::PASSPHRASE_HINT.to_owned()/>
            <div class="actions">
                <button type="button" class="button" disabled=move || busy.get() on:click=move |_| all.keep()>
                    {move || if busy.get() { texts::WORKING } else { texts::KEEP }}
                </button>
                <Show when=move || kept.get().is_some()>
                    <button type="button" class="button" disabled=move || busy.get()
                        on:click=move |_| all.compare()>{texts::COMPARE}</button>
                    <button type="button" class="button" on:click=move |_| all.forget()>{texts::FORGET}</button>
                </Show>
                <button type="button" class="button" on:click=move |_| all.save()>{texts::SAVE}</button>
            </div>
            <Show when=move || kept.get() == Some(Kept::Unplaced)>
                <p class="hint">{texts::UNPLACED}</p>
            </Show>
            <FilePick id="snapshot-file" label=texts::PICK
                on_file=Callback::new(move |picked| all.read(picked))>""</FilePick>
            <div aria-live="polite">{result}</div>
        </section>
    }
    .into_any()
}

/// What changed.
fn list(before: &Snapshot, all: &[ApiClient]) -> AnyView {
    let when = before.taken().map(clock::local_minutes).unwrap_or_default();
    let since = texts::since(&when, before.count());
    let changed = changes(before, all);
    let same = changed.is_empty();
    let row = |change: Change| {
        let (word, at) = match change {
            Change::New(at) => (texts::NEW, at),
            Change::Used(at) => (texts::USED, at),
            Change::Gone { id, name, .. } => {
                let shown = client::text::visible(&id).into_owned();
                let row = view! {
                    <li><b>{texts::GONE}</b>" "<bdi>{display_name(&name)}</bdi>" "<code>{shown}</code></li>
                };
                return row.into_any();
            }
        };
        let client = &all[at];
        let href = Route::Client(client.id.clone()).to_string();
        view! { <li><b>{word}</b>" "<a href=href><bdi>{display_name(&client.name)}</bdi></a></li> }
            .into_any()
    };
    view! {
        <h3>{since}</h3>
        {same.then(|| view! { <p>{texts::SAME}</p> })}
        <ul class="plain changes">{changed.into_iter().map(row).collect_view()}</ul>
    }
    .into_any()
}
