//! What the page shows is what the project holds: after any sequence of creates, deletes, faults, lagging reads, pages
//! that were closed in the middle, and other tabs, once the list was read again.
//!
//! The glue between these pieces is that of `src/workspace` (`engine.rs`, `bulk.rs`), without its signals.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;
mod truth_support;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use client::bulk::{Bulk, State};
use client::inventory::READ_LAG_MS;
use client::journal::Journal;
use client::{ApiClient, ApiClientDraft, Extent, Inventory, ProjectId, Secret, Timestamp};
use platform::http::{Clock, Method};
use platform::{
    ApiError, CreateOutcome, Credential, Deleted, Known, ListEnd, ListPosition, Session,
};
use proptest::prelude::*;
use sandbox::*;
use sandbox_support::{NOW, json, request};
use scope::ScopeSet;
use truth_support::{Jump, run};

fn project() -> ProjectId {
    ProjectId::new(API_URL, PROJECT_KEY)
}

/// A page with a connection, and the browser that it runs in.
struct Page {
    sandbox: Rc<RefCell<Sandbox>>,
    clock: Rc<Jump>,
    session: Rc<Session>,
    inventory: Inventory,
    position: ListPosition,
    /// The journal as the browser keeps it.
    stored: Rc<RefCell<String>>,
    /// Deletes that the bulk says are done.
    done: Vec<String>,
}

fn connect(sandbox: &Rc<RefCell<Sandbox>>, clock: &Rc<Jump>) -> Rc<Session> {
    let transport = SandboxTransport::new(Rc::clone(sandbox), Rc::<Jump>::clone(clock), 120);
    let credential = Credential::Client {
        id: OPERATOR_ID.to_owned(),
        secret: Secret::new(OPERATOR_SECRET),
    };
    let clock = Rc::<Jump>::clone(clock);
    let key = PROJECT_KEY.to_owned();
    let session = Session::connect(Rc::new(transport), clock, hosts(), key, credential);
    match run(None, session) {
        Some(Ok(session)) => session,
        Some(Err(error)) => panic!("{error:?}"),
        None => panic!("it ends"),
    }
}

/// Changes the journal where it is kept.
fn journal<T>(stored: &RefCell<String>, change: impl FnOnce(&mut Journal) -> T) -> T {
    let mut journal = Journal::read(&stored.borrow());
    let changed = change(&mut journal);
    stored.replace(journal.text());
    changed
}

/// What the journal is told of the end of a delete.
fn log_end(stored: &RefCell<String>, id: &str, answer: &Result<Deleted, ApiError>) {
    match answer {
        Ok(_) => journal(stored, |journal| journal.confirm(&project(), id)),
        Err(error) if error.is_ambiguous() => {}
        Err(_) => journal(stored, |journal| journal.drop_entry(&project(), id)),
    }
}

impl Page {
    fn new(read_lag_ms: u32) -> Self {
        let options = SandboxOptions {
            clients: 9,
            read_lag_ms,
            ..SandboxOptions::default()
        };
        let sandbox = Rc::new(RefCell::new(Sandbox::seeded(&options, NOW)));
        let clock = Rc::new(Jump(Cell::new(NOW.0)));
        Self {
            session: connect(&sandbox, &clock),
            sandbox,
            clock,
            inventory: Inventory::default(),
            position: ListPosition::default(),
            stored: Rc::default(),
            done: Vec::new(),
        }
    }

    fn now(&self) -> Timestamp {
        Timestamp(self.clock.now_ms())
    }

    /// The page is closed and opened again: only what the browser keeps is left.
    fn reload(&mut self) {
        self.session.close();
        self.sandbox.borrow_mut().faults.clear();
        self.session = connect(&self.sandbox, &self.clock);
        self.inventory = Inventory::default();
        self.position = ListPosition::default();
        self.done.clear();
    }

    /// Whether the task came to its end; a page that was closed in the middle is opened again.
    fn ended<T>(&mut self, ended: Option<T>) -> Option<T> {
        if ended.is_none() {
            self.reload();
        }
        ended
    }

    fn read(&mut self, resume: bool, cut: Option<u8>) -> Option<ListEnd> {
        let began = self.now();
        if resume {
            self.inventory.resume(began);
        } else {
            self.position = ListPosition::default();
            self.inventory.begin(began);
        }
        let from = self.position.clone();
        let from = (from != ListPosition::default()).then_some(&from);
        let (inventory, position) = (&mut self.inventory, &mut self.position);
        let reading = self.session.clients(from, |page| {
            *position = page.position;
            inventory.take_page(page.clients);
        });
        let end = run(cut, reading);
        let end = self.ended(end)?;
        if end == ListEnd::Complete {
            self.position = ListPosition::default();
            self.inventory.complete();
            let shown = self.inventory.shown();
            let found = |id: &str| shown.iter().any(|client| client.id == id);
            journal(&self.stored, |journal| {
                journal.settle(&project(), began, found)
            });
        } else {
            self.inventory.interrupt();
        }
        Some(end)
    }

    /// The clients that are shown, without those that the sandbox is connected by.
    fn others(&self) -> Vec<ApiClient> {
        let known = [OPERATOR_ID, READER_ID, MANAGER_ID, KEYSMITH_ID];
        let mut shown = self.inventory.shown();
        shown.retain(|client| !known.contains(&client.id.as_str()));
        shown
    }

    fn delete(&mut self, at: usize, cut: Option<u8>) {
        let others = self.others();
        if others.is_empty() {
            return;
        }
        let client = others[at % others.len()].clone();
        let now = self.now();
        self.inventory.deleted(&client.id, now);
        journal(&self.stored, |journal| {
            journal.begin(&project(), &client, now);
        });
        let answer = run(cut, self.session.delete(&client.id));
        let Some(answer) = self.ended(answer) else {
            return;
        };
        log_end(&self.stored, &client.id, &answer);
        if answer.is_ok() {
            self.done.push(client.id);
        } else {
            let now = self.now();
            self.inventory.not_deleted(client, now);
        }
    }

    fn delete_all(&mut self, from: usize, count: usize, cut: Option<u8>) {
        let others = self.others();
        let picked = others.into_iter().skip(from).take(count);
        let mut bulk = Bulk::of(picked);
        let mut gone = Vec::new();
        let (session, stored) = (Rc::clone(&self.session), Rc::clone(&self.stored));
        let clock = Rc::clone(&self.clock);
        let work = async {
            while let Some(client) = bulk.begin() {
                journal(&stored, |journal| {
                    journal.begin(&project(), &client, Timestamp(clock.now_ms()));
                });
                let answer = session.delete(&client.id).await;
                log_end(&stored, &client.id, &answer);
                let state = match answer {
                    Ok(how) => {
                        gone.push(client.id.clone());
                        State::Done {
                            before: how == Deleted::Before,
                        }
                    }
                    Err(error) => State::Failed(error.title().to_owned()),
                };
                bulk.end(&client.id, state);
            }
        };
        let ended = run(cut, work);
        if self.ended(ended).is_some() {
            assert!(bulk.is_over());
            assert_eq!(bulk.counts().done, gone.len());
            self.done.extend(gone.clone());
            let now = self.now();
            self.inventory.deleted_all(gone, now);
        }
    }

    fn create(&mut self, name: &str, cut: Option<u8>) {
        let draft = ApiClientDraft {
            name: name.to_owned(),
            scopes: ScopeSet::parse("view_products", None).set,
            access: None,
            refresh: None,
            delete_after_days: None,
        };
        let shown = self.inventory.shown();
        let known = Known {
            clients: &shown,
            is_complete: self.inventory.extent() == Extent::Complete,
        };
        let outcome = run(cut, self.session.create(&draft, known));
        let found = match self.ended(outcome) {
            Some(CreateOutcome::Created(client, _)) => vec![client],
            Some(CreateOutcome::Lost { found, .. }) => found,
            _ => return,
        };
        for client in found {
            let now = self.now();
            self.inventory.created(client, now);
        }
    }

    /// A call past the page, as another tab would make it; no fault strikes it.
    fn elsewhere(&self, method: Method, path: &str, body: Option<&str>) -> serde_json::Value {
        self.call(self.now(), method, path, body)
    }

    fn call(
        &self,
        now: Timestamp,
        method: Method,
        path: &str,
        body: Option<&str>,
    ) -> serde_json::Value {
        let mut sandbox = self.sandbox.borrow_mut();
        let basic = format!("{OPERATOR_ID}:{OPERATOR_SECRET}");
        let basic = format!("Basic {}", sandbox_support::base64(&basic));
        let token = request(
            Method::Post,
            "https://auth.sandbox.example/oauth/token",
            Some(basic),
            Some("grant_type=client_credentials"),
        );
        let token = json(&sandbox.handle(now, &token));
        let bearer = format!("Bearer {}", token["access_token"].as_str().unwrap());
        let url = format!("https://api.sandbox.example/{PROJECT_KEY}/api-clients{path}");
        json(&sandbox.handle(now, &request(method, &url, Some(bearer), body)))
    }

    /// The IDs that the project holds.
    fn held(&self) -> BTreeSet<String> {
        // Late enough for a read that lags to show everything.
        let late = Timestamp(self.now().0 + READ_LAG_MS);
        let list = self.call(late, Method::Get, "?limit=500", None);
        let ids = list["results"].as_array().unwrap().iter();
        ids.map(|client| client["id"].as_str().unwrap().to_owned())
            .collect()
    }

    fn shown(&self) -> BTreeSet<String> {
        let shown = self.inventory.shown().into_iter();
        shown.map(|client| client.id).collect()
    }
}

/// Whether the page is closed in the middle, after so many waits.
type Cut = Option<u8>;

#[derive(Clone, Debug)]
enum Step {
    Create(u8, Cut),
    Delete(usize, Cut),
    Bulk(usize, usize, Cut),
    Read(bool, Cut),
    Reload,
    /// Another tab deletes a client that this page shows.
    Other(usize),
    /// Another tab creates one.
    OtherNew(u8),
    Wait(u32),
    Fault(&'static str),
}

const FAULTS: [&str; 12] = [
    "503*2@GET /api-clients",
    "503*9@GET /api-clients",
    "503*2@DELETE /api-clients",
    "503*9@DELETE /api-clients",
    "503@POST /api-clients",
    "401@DELETE /api-clients",
    "401@POST /api-clients",
    "drop-before@DELETE /api-clients",
    "drop-after@DELETE /api-clients",
    "drop-after@POST /api-clients",
    "delay:90000@DELETE /api-clients",
    "not-json@POST /api-clients",
];

fn step() -> impl Strategy<Value = Step> {
    let cut = || prop_oneof![3 => Just(None), 1 => (1_u8..8).prop_map(Some)];
    prop_oneof![
        3 => (0_u8..4, cut()).prop_map(|(name, cut)| Step::Create(name, cut)),
        3 => (0_usize..9, cut()).prop_map(|(at, cut)| Step::Delete(at, cut)),
        2 => (0_usize..4, 1_usize..6, cut()).prop_map(|(from, count, cut)| Step::Bulk(from, count, cut)),
        4 => (any::<bool>(), cut()).prop_map(|(resume, cut)| Step::Read(resume, cut)),
        1 => Just(Step::Reload),
        1 => (0_usize..9).prop_map(Step::Other),
        1 => (0_u8..4).prop_map(Step::OtherNew),
        2 => prop_oneof![0_u32..90, Just(200_000)].prop_map(Step::Wait),
        4 => (0..FAULTS.len()).prop_map(|at| Step::Fault(FAULTS[at])),
    ]
}

proptest! {
    #[test]
    fn the_page_shows_what_the_project_holds(lag in 0_u32..55_000, steps in prop::collection::vec(step(), 0..25)) {
        let mut page = Page::new(lag);
        page.read(false, None);
        for step in &steps {
            match step {
                Step::Create(name, cut) => page.create(&format!("made {name}"), *cut),
                Step::Delete(at, cut) => page.delete(*at, *cut),
                Step::Bulk(from, count, cut) => page.delete_all(*from, *count, *cut),
                Step::Read(resume, cut) => {
                    page.read(*resume, *cut);
                }
                Step::Reload => page.reload(),
                Step::Other(at) => {
                    let others = page.others();
                    if let Some(client) = others.get(*at) {
                        page.elsewhere(Method::Delete, &format!("/{}", client.id), None);
                    }
                }
                Step::OtherNew(name) => {
                    let body = format!(r#"{{"name":"made {name}","scope":"view_products:{PROJECT_KEY}"}}"#);
                    page.elsewhere(Method::Post, "", Some(&body));
                }
                Step::Wait(seconds) => page.clock.0.set(page.clock.0.get() + i64::from(*seconds) * 1000),
                Step::Fault(spec) => page.sandbox.borrow_mut().faults.push(FaultRule::parse(spec).unwrap()),
            }
            // What the page says is deleted is deleted, whatever went wrong.
            let held = page.held();
            for id in &page.done {
                prop_assert!(!held.contains(id), "{} is said to be deleted", id);
            }
            let stored = Journal::read(&page.stored.borrow());
            for entry in stored.of(&project()).filter(|entry| entry.confirmed) {
                prop_assert!(!held.contains(&entry.id), "{} is confirmed", entry.id);
            }
        }
        // Everything works again, reads show everything, and the visitor reloads the list.
        page.sandbox.borrow_mut().faults.clear();
        page.clock.0.set(page.clock.0.get() + READ_LAG_MS + 1_000);
        prop_assert_eq!(page.read(false, None), Some(ListEnd::Complete));
        prop_assert_eq!(page.inventory.extent(), Extent::Complete);
        prop_assert_eq!(page.shown(), page.held(), "{:?}", steps);
        let stored = Journal::read(&page.stored.borrow());
        prop_assert!(stored.of(&project()).all(|entry| entry.confirmed), "nothing is left open");
    }
}

#[test]
fn a_new_client_whose_delete_fails_is_not_taken_for_gone() {
    let mut page = Page::new(30_000);
    page.create("fresh", None);
    let id = page.others()[0].id.clone();
    let fault = FaultRule::parse("503@DELETE /api-clients").unwrap();
    page.sandbox.borrow_mut().faults.push(fault);
    // No read shows it yet, so none can tell that it is gone.
    page.delete(0, None);
    assert!(page.done.is_empty() && page.held().contains(&id));
    assert!(page.shown().contains(&id), "it is there still");
    page.delete(0, None);
    assert_eq!(page.done, std::slice::from_ref(&id));
    assert!(!page.held().contains(&id) && !page.shown().contains(&id));
}
