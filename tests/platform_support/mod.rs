//! A host that answers from a script, and a clock that never waits.
#![allow(dead_code, clippy::unwrap_used, clippy::panic)]
// A script is made of outcomes, good and bad alike.
#![allow(clippy::unnecessary_wraps)]

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use client::{ApiClient, ApiClientDraft, Secret};
use platform::http::{Clock, LocalFuture, Request, Response, Transport, TransportError};
use platform::{ApiError, Credential, Hosts, Known, ListEnd, Session};
use scope::ScopeSet;

pub const ID: &str = "client-id-of-nobody";
pub const SECRET: &str = "secret-of-nobody";
pub const NOW: i64 = 1_795_000_000_000;

pub type Answer = Result<Response, TransportError>;

/// An answer without headers.
pub fn status(status: u16, body: &str) -> Answer {
    Ok(Response::new(status, body))
}

/// The same with a `Date` that can be read.
pub fn dated(answer: Answer, date: &str) -> Answer {
    let mut answer = answer?;
    answer.date_ms = Some(client::Timestamp::parse(date).unwrap().0);
    Ok(answer)
}

pub fn ok(body: &str) -> Answer {
    status(200, body)
}

pub fn cut() -> Answer {
    Err(TransportError::Network)
}

pub fn wait(code: u16, seconds: u32) -> Answer {
    let mut answer = status(code, "{}")?;
    answer.retry_after_seconds = Some(seconds);
    Ok(answer)
}

/// An error body in the documented form.
pub fn refused(code: u16, name: &str, words: &str) -> Answer {
    status(
        code,
        &format!(
            r#"{{"statusCode":{code},"message":"{words}","errors":[{{"code":"{name}","message":"{words}"}}]}}"#
        ),
    )
}

/// The answer to a token request.
pub fn token(access: &str) -> Answer {
    ok(&format!(
        r#"{{"access_token":"{access}","expires_in":172800,"scope":"manage_api_clients:demo view_stores:demo","token_type":"Bearer"}}"#
    ))
}

/// A page of clients `first` to `last`, whose ids sort like their numbers.
pub fn page(numbers: std::ops::Range<usize>) -> Answer {
    let clients: Vec<String> = numbers
        .map(|n| format!(r#"{{"id":"id-{n:05}","name":"n{n}","scope":""}}"#))
        .collect();
    ok(&format!(
        r#"{{"total":1,"results":[{}]}}"#,
        clients.join(",")
    ))
}

#[derive(Default)]
struct Script {
    answers: VecDeque<Answer>,
    log: Vec<String>,
    authorizations: Vec<String>,
    forms: Vec<String>,
    detached: Vec<Request>,
}

/// Answers from a script and remembers what was asked. It wants its script used up.
#[derive(Clone, Default)]
pub struct Scripted(Rc<RefCell<Script>>);

impl Scripted {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let scripted = Self::default();
        scripted.then(answers);
        scripted
    }

    pub fn then(&self, answers: impl IntoIterator<Item = Answer>) {
        self.0.borrow_mut().answers.extend(answers);
    }

    /// What was asked since the last time: method and path, `?` for a query.
    pub fn asked(&self) -> Vec<String> {
        assert!(
            self.0.borrow().answers.is_empty(),
            "{} answers are left",
            self.0.borrow().answers.len()
        );
        std::mem::take(&mut self.0.borrow_mut().log)
    }

    /// The bodies of the calls to the auth host since the last time.
    pub fn forms(&self) -> Vec<String> {
        std::mem::take(&mut self.0.borrow_mut().forms)
    }

    /// The tokens whose revocation was sent since the last time, and with which authorization.
    pub fn revoked(&self) -> Vec<(String, String)> {
        let sent = std::mem::take(&mut self.0.borrow_mut().detached);
        sent.iter().map(revoked).collect()
    }

    pub fn authorizations(&self) -> Vec<String> {
        std::mem::take(&mut self.0.borrow_mut().authorizations)
    }
}

impl Transport for Scripted {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        let mut script = self.0.borrow_mut();
        let path = request.url.splitn(4, '/').nth(3).unwrap_or_default();
        let line = format!("{} {path}", request.method.as_str());
        script
            .authorizations
            .push(request.authorization.clone().unwrap_or_default());
        script.log.push(line.clone());
        if path.starts_with("oauth") {
            script.forms.extend(request.body.clone());
        }
        let Some(answer) = script.answers.pop_front() else {
            panic!("nothing in the script for {line} after {:?}", script.log);
        };
        Box::pin(async move { answer })
    }

    fn send_detached(&self, request: Request) {
        self.0.borrow_mut().detached.push(request);
    }
}

/// The token that a request revokes, and its authorization.
pub fn revoked(request: &Request) -> (String, String) {
    assert_eq!(request.url, "https://auth.test/oauth/token/revoke");
    let body = request.body.clone().unwrap();
    let token = body.strip_prefix("token=").unwrap();
    let token = token.strip_suffix("&token_type_hint=access_token").unwrap();
    (token.to_owned(), request.authorization.clone().unwrap())
}

/// The whole list, and how its reading ended.
pub async fn read(session: &Session) -> (Vec<ApiClient>, ListEnd) {
    let mut all = Vec::new();
    let end = session.clients(None, |page| all.extend(page.clients)).await;
    (all, end)
}

/// The whole list, or why it could not be read.
pub async fn all(session: &Session) -> Result<Vec<ApiClient>, ApiError> {
    match read(session).await {
        (_, ListEnd::Failed(error)) => Err(error),
        (all, _) => Ok(all),
    }
}

/// A list that is known to be whole.
pub fn whole(clients: &[ApiClient]) -> Known<'_> {
    let is_complete = true;
    Known {
        clients,
        is_complete,
    }
}

/// A list of which nothing was read yet.
pub const NOTHING: Known<'static> = Known {
    clients: &[],
    is_complete: false,
};

/// A clock whose time passes only by sleeping.
pub struct Jump {
    now: Cell<i64>,
    pub pauses: RefCell<Vec<u32>>,
}

impl Clock for Jump {
    fn now_ms(&self) -> i64 {
        self.now.get()
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'_, ()> {
        self.now.set(self.now.get() + i64::from(ms));
        self.pauses.borrow_mut().push(ms);
        Box::pin(async {})
    }

    fn random(&self) -> f64 {
        0.0
    }
}

impl Jump {
    pub fn new() -> Rc<Self> {
        Rc::new(Self {
            now: Cell::new(NOW),
            pauses: RefCell::default(),
        })
    }

    /// Lets time pass without anybody waiting for it.
    pub fn pass(&self, ms: i64) {
        self.now.set(self.now.get() + ms);
    }

    /// The pauses since the last time, those of no length left out.
    pub fn waited(&self) -> Vec<u32> {
        let pauses = std::mem::take(&mut *self.pauses.borrow_mut());
        pauses.into_iter().filter(|ms| *ms > 0).collect()
    }
}

pub fn hosts() -> Hosts {
    Hosts {
        auth: "https://auth.test".into(),
        api: "https://api.test".into(),
    }
}

/// The authorization of [`credential`].
pub fn basic() -> String {
    "Basic Y2xpZW50LWlkLW9mLW5vYm9keTpzZWNyZXQtb2Ytbm9ib2R5".to_owned()
}

pub fn credential() -> Credential {
    Credential::Client {
        id: ID.into(),
        secret: Secret::new(SECRET),
    }
}

pub async fn connect_with(
    host: &Scripted,
    clock: &Rc<Jump>,
    credential: Credential,
) -> Result<Rc<Session>, ApiError> {
    let clock = Rc::<Jump>::clone(clock);
    Session::connect(
        Rc::new(host.clone()),
        clock,
        hosts(),
        "demo".into(),
        credential,
    )
    .await
}

/// A session with client credentials; the log begins after it.
pub async fn connect(host: &Scripted, clock: &Rc<Jump>) -> Rc<Session> {
    host.then([token("first")]);
    let session = connect_with(host, clock, credential()).await;
    let Ok(session) = session else {
        panic!("connects")
    };
    assert_eq!(host.asked(), ["POST oauth/token"]);
    host.authorizations();
    host.forms();
    session
}

pub fn draft() -> ApiClientDraft {
    ApiClientDraft {
        name: "Fresh".into(),
        scopes: ScopeSet::parse("manage_orders:demo", Some("demo")).set,
        access: None,
        refresh: None,
        delete_after_days: None,
    }
}

/// Holds back every answer until it is released; what nobody waits for is never asked.
#[derive(Clone)]
pub struct Held {
    host: Scripted,
    /// How many answers are let through.
    open: Rc<Cell<usize>>,
}

impl Held {
    pub fn new(host: &Scripted) -> Self {
        Self {
            host: host.clone(),
            open: Rc::default(),
        }
    }

    pub fn release(&self) {
        self.open.set(usize::MAX);
    }

    pub fn hold(&self) {
        self.open.set(0);
    }

    /// Lets so many answers through.
    pub fn hold_after(&self, answers: usize) {
        self.open.set(answers);
    }
}

impl Transport for Held {
    fn send(&self, request: Request) -> LocalFuture<'_, Answer> {
        Box::pin(async move {
            std::future::poll_fn(|_| match self.open.get() {
                0 => Poll::Pending,
                left => {
                    self.open.set(left - 1);
                    Poll::Ready(())
                }
            })
            .await;
            self.host.send(request).await
        })
    }

    fn send_detached(&self, request: Request) {
        self.host.send_detached(request);
    }
}

/// A session whose answers are held back from now on.
pub async fn connect_held() -> (Scripted, Held, Rc<Session>) {
    let host = Scripted::new([token("first")]);
    let held = Held::new(&host);
    held.release();
    let session = Session::connect(
        Rc::new(held.clone()),
        Jump::new(),
        hosts(),
        "demo".into(),
        credential(),
    )
    .await
    .ok()
    .unwrap();
    host.asked();
    held.hold();
    (host, held, session)
}

/// Lets a future go on as far as it can.
pub fn step<T>(work: &mut Pin<Box<impl Future<Output = T>>>) -> Option<T> {
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}
