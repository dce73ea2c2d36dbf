//! What is typed for a request, what is under way, and the tokens that came.

use std::rc::Rc;

use client::{Credentials, Secret};
use leptos::prelude::*;
use oauth::{Answer, Ask, Caller, Desk, Flow, Held, Kind, Typed, Wrong};
use platform::ApiError;
use scope::ScopeSet;
use zeroize::Zeroizing;

use super::texts;
use crate::browser::clock::BrowserClock;
use crate::browser::dialog;
use crate::ui::entry::Gate;
use crate::ui::kit::{Waiting, unless_stopped};
use crate::ui::state::App;
use crate::workspace::{PageTasks, Workspace};

/// Whose credentials are used. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) enum Source {
    /// Those that are typed.
    Typed(Gate),
    /// Those of a client that was just created.
    Made(Workspace, StoredValue<Credentials, LocalStorage>),
}

/// The last answer, and the project that it was about.
#[derive(Clone)]
pub(super) struct Outcome {
    pub(super) project_key: String,
    pub(super) answer: Result<Answer, ApiError>,
}

/// The state of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Model {
    pub(super) app: App,
    pub(super) source: Source,
    tasks: PageTasks,
    pub(super) waiting: Waiting,
    desk: StoredValue<Rc<Desk>, LocalStorage>,
    pub(super) flow: RwSignal<Flow>,
    pub(super) scopes: RwSignal<String>,
    pub(super) anonymous_id: RwSignal<String>,
    pub(super) store: RwSignal<String>,
    pub(super) email: RwSignal<String>,
    pub(super) password: RwSignal<Zeroizing<String>>,
    pub(super) token: RwSignal<Zeroizing<String>>,
    pub(super) kind: RwSignal<Kind>,
    /// The token of the page that the request is about; none when one is typed.
    pub(super) chosen: RwSignal<Option<(u32, Kind)>>,
    pub(super) wrong: RwSignal<Wrong>,
    /// The numbers of the tokens, the newest first.
    pub(super) numbers: RwSignal<Vec<u32>>,
    /// Whether a token was copied or revoked since.
    changed: RwSignal<u32>,
    pub(super) last: RwSignal<Option<Outcome>, LocalStorage>,
}

impl Model {
    pub(super) fn new(app: App, source: Source) -> Self {
        let text = || RwSignal::new(String::new());
        let secret = || RwSignal::new(Zeroizing::new(String::new()));
        let desk = Rc::new(Desk::new(Rc::new(BrowserClock)));
        let model = Self {
            app,
            source,
            tasks: PageTasks::new(),
            waiting: Waiting::default(),
            desk: StoredValue::new_local(desk),
            flow: RwSignal::new(Flow::Client),
            scopes: text(),
            anonymous_id: text(),
            store: text(),
            email: text(),
            password: secret(),
            token: secret(),
            kind: RwSignal::new(Kind::Access),
            chosen: RwSignal::new(None),
            wrong: RwSignal::new(Wrong::default()),
            numbers: RwSignal::new(Vec::new()),
            changed: RwSignal::new(0),
            last: RwSignal::new_local(None),
        };
        // At once, also when the page is being left: a task that still holds the desk ends a moment later.
        on_cleanup(move || {
            model.desk.try_with_value(|desk| desk.close());
        });
        model
    }

    /// A token of the page.
    pub(super) fn held(self, number: u32) -> Option<Rc<Held>> {
        self.desk.try_with_value(|desk| desk.held(number)).flatten()
    }

    /// The same, for who shows whether it is copied or revoked.
    pub(super) fn held_now(self, number: u32) -> Option<Rc<Held>> {
        self.changed.track();
        self.held(number)
    }

    /// A token was copied.
    pub(super) fn copied(self, number: u32, kind: Kind) {
        if let Some(held) = self.held(number) {
            held.mark_copied(kind);
        }
        self.bump();
    }

    /// A text with this request in it was copied.
    pub(super) fn copied_ask(self, ask: &Ask) {
        self.desk.try_with_value(|desk| desk.copied(ask));
        self.bump();
    }

    fn bump(self) {
        self.changed
            .try_update(|count| *count = count.wrapping_add(1));
    }

    /// The token of the page that the request is about, if there is one.
    fn chosen_held(self) -> Option<(Rc<Held>, Kind)> {
        let (number, kind) = self.chosen.get()?;
        Some((self.held(number)?, kind))
    }

    /// What is typed. Tracks it.
    pub(super) fn typed(self) -> Typed {
        let chosen = self.chosen_held();
        let token = chosen
            .as_ref()
            .and_then(|(held, kind)| held.token(*kind).cloned());
        let secret =
            |text: RwSignal<Zeroizing<String>>| text.with(|text| Secret::new(text.as_str()));
        Typed {
            flow: self.flow.get(),
            project_key: self.credentials().project_key,
            scopes: self.scopes.get(),
            anonymous_id: self.anonymous_id.get(),
            store: self.store.get(),
            email: self.email.get(),
            password: secret(self.password),
            token: token.unwrap_or_else(|| secret(self.token)),
            kind: chosen.map_or_else(|| self.kind.get(), |(_, kind)| kind),
        }
    }

    /// The caller of the token that the request is about, where only that one can ask.
    fn own_caller(self) -> Option<Rc<Caller>> {
        let (held, _) = self.chosen_held()?;
        matches!(self.flow.get(), Flow::Refresh | Flow::Revoke).then(|| held.caller.clone())
    }

    /// The credentials of the request, as far as they are typed. Tracks them.
    pub(super) fn credentials(self) -> Credentials {
        if let Some(caller) = self.own_caller() {
            return caller.credentials.clone();
        }
        match self.source {
            Source::Typed(gate) => gate.typed.draft(),
            Source::Made(_, held) => held.get_value(),
        }
    }

    /// Whose request it is. Nothing while something is wrong, or the visitor is asked about the hosts.
    pub(super) fn caller(self) -> Option<Rc<Caller>> {
        if let Some(caller) = untrack(|| self.own_caller()) {
            return Some(caller);
        }
        let (credentials, transport) = match self.source {
            Source::Typed(gate) => (gate.pass(move || self.send())?, gate.transport()),
            Source::Made(workspace, held) => (held.get_value(), workspace.transport()),
        };
        if transport.is_none() {
            self.app.messages.warn(texts::NO_SANDBOX);
        }
        Some(Rc::new(Caller {
            credentials,
            transport: transport?,
        }))
    }

    /// The scopes of the client, as far as they are known: of a client of the connection, of one that was just created,
    /// or as a token with all of them tells.
    pub(super) fn known(self) -> ScopeSet {
        let credentials = self.credentials();
        let key = credentials.project_key.as_str();
        let parse = |scope: &str| ScopeSet::parse(scope, Some(key)).set;
        if let Source::Made(..) = self.source {
            return parse(&credentials.scope);
        }
        let id = credentials.client_id.as_str();
        let connected = self.app.workspace().get().is_some_and(|workspace| {
            let same = |facts: &platform::Facts| {
                facts.project_key == key && facts.hosts.auth == credentials.auth_url
            };
            workspace.facts().try_with(same).unwrap_or_default()
        });
        if connected {
            let clients = self.app.clients().get();
            if let Some(client) = clients.iter().find(|client| client.id == id) {
                return parse(&client.scope);
            }
        }
        let numbers = self.numbers.get();
        let whole = numbers
            .iter()
            .filter_map(|number| self.held(*number))
            .find(|held| {
                let own = &held.caller.credentials;
                held.flow == Flow::Client
                    && held.asked.is_none()
                    && own.client_id == id
                    && own.auth_url == credentials.auth_url
            });
        whole
            .map(|held| held.granted.scopes(key))
            .unwrap_or_default()
    }

    /// Uses a token of the page in a flow, and sends that.
    pub(super) fn use_token(self, flow: Flow, number: u32, kind: Kind) {
        self.flow.set(flow);
        self.chosen.set(Some((number, kind)));
        self.send();
    }

    /// A token was pasted: it is looked at, unless the flow takes one.
    pub(super) fn paste_token(self, token: Zeroizing<String>) {
        self.token.set(token);
        self.chosen.set(None);
        if !self.flow.get_untracked().takes_token() {
            self.set_flow(Flow::Introspect);
        }
    }

    /// Another flow: what was wrong with the one before says nothing about it.
    pub(super) fn set_flow(self, flow: Flow) {
        self.flow.set(flow);
        self.wrong.set(Wrong::default());
        let fits = |(_, kind): &(u32, Kind)| kinds(flow).contains(kind);
        if !self.chosen.get_untracked().as_ref().is_some_and(fits) {
            self.chosen.set(None);
        }
    }

    /// Sends the request, unless something is wrong or one is under way.
    pub(super) fn send(self) {
        let ask = match untrack(|| self.typed()).check() {
            Ok(ask) => ask,
            Err(wrong) => {
                self.wrong.set(wrong);
                if let Source::Typed(gate) = self.source {
                    gate.tell();
                }
                dialog::focus_first_invalid();
                return;
            }
        };
        self.wrong.set(Wrong::default());
        let Some(caller) = self.caller() else { return };
        let Some(stop) = self.waiting.begin() else {
            return;
        };
        let Some(desk) = self.desk.try_get_value() else {
            return;
        };
        let messages = self.app.messages;
        messages.announce(texts::WAITING);
        self.tasks.start(async move {
            let answer = unless_stopped(desk.send(&caller, &ask), stop).await;
            drop(desk);
            self.waiting.end();
            let Some(answer) = answer else {
                messages.say(texts::CANCELED);
                return;
            };
            // Seen too: on a small screen the answer stands below.
            messages.say(match &answer {
                Ok(_) => texts::told(ask.flow()).to_owned(),
                Err(error) => texts::refused(error.title()),
            });
            if let Ok(Answer::Granted(held)) = &answer {
                let number = held.number;
                self.numbers.try_update(|all| all.insert(0, number));
            }
            self.bump();
            let project_key = caller.credentials.project_key.clone();
            self.last.try_set(Some(Outcome {
                project_key,
                answer,
            }));
        });
    }
}

/// The kinds of token that a flow takes.
pub(super) fn kinds(flow: Flow) -> &'static [Kind] {
    match flow {
        Flow::Refresh => &[Kind::Refresh],
        Flow::Introspect => &[Kind::Access],
        Flow::Revoke => &[Kind::Access, Kind::Refresh],
        _ => &[],
    }
}
