//! The proof run: a token of its own, calls that change nothing, and what they say beside the scopes.

mod texts;

use std::rc::Rc;

use ::proof::{Line, Run, Seen, Verdict, declared, report};
use client::Credentials;
use leptos::prelude::*;
use platform::{ApiError, Hosts, Session, TestToken};
use scope::ScopeSet;

use crate::browser::clock::{self, BrowserClock};
use crate::ui::common::ErrorNote;
use crate::ui::kit::{Messages, copy_text};
use crate::ui::part::proof::Tried;
use crate::workspace::PageTasks;

/// The state of a run. Cheap to copy.
#[derive(Clone, Copy)]
struct Proving {
    /// The session of the runs; it has no token but theirs.
    session: StoredValue<Rc<Session>, LocalStorage>,
    new: bool,
    tasks: PageTasks,
    run: RwSignal<Run>,
    /// The scopes that were granted.
    granted: RwSignal<ScopeSet>,
    /// Whether the token is being asked for.
    asking: RwSignal<bool>,
    failed: RwSignal<Option<ApiError>>,
}

impl Proving {
    /// Nothing was sent yet.
    fn new(tried: Tried) -> Self {
        let session = tried.held.with_value(|held| {
            let hosts = Hosts {
                auth: held.auth_url.clone(),
                api: held.api_url.clone(),
            };
            let transport = tried.transport.get_value();
            Session::without_token(
                transport,
                Rc::new(BrowserClock),
                hosts,
                held.project_key.clone(),
            )
        });
        Self {
            session: StoredValue::new_local(session),
            new: tried.new,
            tasks: PageTasks::new(),
            run: RwSignal::new(Run::default()),
            granted: RwSignal::new(ScopeSet::default()),
            asking: RwSignal::new(false),
            failed: RwSignal::new(None),
        }
    }

    /// Gets a token and sends the calls. The token is dropped with the last call, and so revoked.
    fn start(self, credentials: Credentials) {
        let key = credentials.project_key.clone();
        let session = self.session.get_value();
        let new = self.new;
        self.failed.set(None);
        self.asking.set(true);
        self.tasks.start(async move {
            let answer = if new {
                session.token_for(&credentials).await
            } else {
                session.token_of(&credentials).await
            };
            drop((session, credentials));
            self.asking.try_set(false);
            match answer {
                Ok(token) => {
                    let scope = token.scope.clone().unwrap_or_default();
                    let granted = ScopeSet::parse(&scope, Some(&key)).set;
                    self.run.try_set(Run::of(&granted));
                    self.granted.try_set(granted);
                    self.go_on(&Rc::new(token));
                }
                Err(error) => {
                    self.failed.try_set(Some(error));
                }
            }
        });
    }

    fn go_on(self, token: &Rc<TestToken>) {
        while let Some((at, path)) = self.run.try_update(Run::begin).flatten() {
            let (token, session) = (Rc::clone(token), self.session.get_value());
            self.tasks.start(async move {
                let status = session.probe(&token, &path).await.ok();
                drop(session);
                self.run.try_update(|run| run.end(at, status));
                self.go_on(&token);
            });
        }
    }
}

/// The button, the matrix, and the report.
#[component]
pub fn ProofPanel(
    /// Whose credentials.
    tried: Tried,
) -> impl IntoView {
    let messages = Messages::here();
    let proving = Proving::new(tried);
    // At once, also when the page is being left: its tasks end a moment later.
    on_cleanup(move || {
        proving.session.try_with_value(|session| session.close());
    });
    let (run, asking) = (proving.run, proving.asking);
    let size = Memo::new(move |_| run.with(|run| run.lines().len()));
    let over = Memo::new(move |_| run.with(Run::is_over));
    let start = move |_| {
        if over.get_untracked() && !asking.get_untracked() {
            proving.start(tried.held.get_value());
        }
    };
    if !tried.new {
        proving.start(tried.held.get_value());
    }
    let copy = move |_| {
        let (name, id) = tried
            .held
            .with_value(|held| (held.name.clone(), held.client_id.clone()));
        let text = run.with_untracked(|run| {
            proving
                .granted
                .with_untracked(|granted| report(run, granted, &name, &id, clock::now()))
        });
        copy_text(messages, text, texts::THE_REPORT.to_owned());
    };
    let said = move || {
        run.with(|run| {
            let (done, all) = run.progress();
            if all == 0 {
                String::new()
            } else if run.is_over() {
                texts::result(run.counts())
            } else {
                texts::progress(done, all)
            }
        })
    };
    let row = move |at: usize| {
        let line = Memo::new(move |_| run.with(|run| run.lines().get(at).cloned()));
        move || line.get().map(|line| one(&line))
    };
    let rows = move || (0..size.get()).map(row).collect_view();
    let declared = move || {
        let all = proving.granted.with(declared);
        (!all.is_empty()).then(|| {
            let lines = all
                .into_iter()
                .map(|scope| view! { <li><code>{scope}</code></li> });
            view! {
                <p>{texts::DECLARED}</p>
                <ul>{lines.collect_view()}</ul>
            }
        })
    };
    let failed = move || {
        proving
            .failed
            .get()
            .map(|error| view! { <ErrorNote error/> })
    };
    view! {
        <section class="proof" aria-label=texts::TITLE>
            <p class="hint">{texts::HOW}</p>
            <div class="actions">
                <button type="button" class="button" on:click=start
                    disabled=move || asking.get() || !over.get()>{texts::START}</button>
                <Show when=move || !over.get()>
                    <button type="button" class="button" on:click=move |_| run.update(Run::stop)>{texts::STOP}</button>
                </Show>
                <Show when=move || { over.get() && size.get() > 0 }>
                    <button type="button" class="button" on:click=copy>{texts::COPY}</button>
                </Show>
            </div>
            {failed}
            <p role="status">{said}</p>
            <Show when=move || { size.get() > 0 }>
                <div class="proof-scroll" tabindex="0" role="group" aria-label=texts::MATRIX>
                    <table class="proof-table">
                        <thead><tr>
                            <th scope="col">{texts::RESOURCE}</th>
                            <th scope="col">{texts::SCOPES}</th>
                            <th scope="col">{texts::ANSWER}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {declared}
            </Show>
        </section>
    }
    .into_any()
}

fn one(line: &Line) -> AnyView {
    let path = ["HEAD ", &line.probe.path].concat();
    let promise = if line.probe.promised {
        texts::CAN
    } else {
        texts::CANNOT
    };
    let mark = match line.is_as_promised() {
        Some(false) if line.seen.verdict() == Some(Verdict::Can) => Some(texts::MORE),
        Some(false) => Some(texts::LESS),
        _ => None,
    };
    let mark = mark.map(|mark| view! { " "<b class="proof-mark">{mark}</b> });
    let answer = match (line.seen.verdict(), line.seen) {
        (Some(Verdict::Can), Seen::Status(status)) => texts::answer(texts::CAN, status),
        (Some(Verdict::Cannot), Seen::Status(status)) => texts::answer(texts::CANNOT, status),
        (_, Seen::Status(status)) => texts::answer(texts::UNCLEAR, status),
        (_, Seen::NoAnswer) => texts::NO_ANSWER.to_owned(),
        (_, Seen::Stopped) => texts::NOT_SENT.to_owned(),
        (_, Seen::Running) => texts::RUNNING.to_owned(),
        (_, Seen::Waiting) => String::new(),
    };
    view! {
        <tr>
            <th scope="row" title=path>{line.probe.title.clone()}</th>
            <td>{promise}</td>
            <td>{answer}{mark}</td>
        </tr>
    }
    .into_any()
}
