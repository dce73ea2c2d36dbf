//! Sends requests, keeps the tokens that they bring, and has them revoked at the end.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use client::{Credentials, Secret, Timestamp};
use platform::calls;
use platform::http::{Clock, Response, Transport};
use platform::{ApiError, ErrorKind};

use crate::answer::{Granted, Inspected};
use crate::ask::{Ask, Kind};
use crate::flow::Flow;

/// Whose requests they are, and the way to the host. Without `Debug`: it holds the client's secret.
pub struct Caller {
    /// The credentials of the client.
    pub credentials: Credentials,
    /// How requests are sent.
    pub transport: Rc<dyn Transport>,
}

/// A good answer. Without `Debug`.
#[derive(Clone)]
pub enum Answer {
    /// A token, which the desk keeps.
    Granted(Rc<Held>),
    /// What is known of a token.
    Inspected(Inspected),
    /// The token is revoked, or was not valid before: the host does not tell which.
    Revoked,
}

/// A token that the desk keeps. Without `Debug`.
pub struct Held {
    /// Counts the tokens of the desk.
    pub number: u32,
    /// How it was got.
    pub flow: Flow,
    /// The scopes that were asked for; none for all.
    pub asked: Option<String>,
    /// The answer.
    pub granted: Granted,
    /// Whose it is.
    pub caller: Rc<Caller>,
    copied: [Cell<bool>; 2],
    revoked: [Cell<bool>; 2],
}

fn place(kind: Kind) -> usize {
    match kind {
        Kind::Access => 0,
        Kind::Refresh => 1,
    }
}

impl Held {
    /// One of its two tokens.
    pub fn token(&self, kind: Kind) -> Option<&Secret> {
        match kind {
            Kind::Access => Some(&self.granted.token.access),
            Kind::Refresh => self.granted.refresh.as_ref(),
        }
    }

    /// The visitor has it by now: it is not revoked at the end.
    pub fn mark_copied(&self, kind: Kind) {
        self.copied[place(kind)].set(true);
    }

    /// Whether the visitor has it.
    pub fn is_copied(&self, kind: Kind) -> bool {
        self.copied[place(kind)].get()
    }

    /// Whether it was revoked from here.
    pub fn is_revoked(&self, kind: Kind) -> bool {
        self.revoked[place(kind)].get()
    }

    /// Whether it is to be revoked at the end.
    fn is_due(&self, kind: Kind, now: Timestamp) -> bool {
        let over =
            kind == Kind::Access && self.granted.token.expires_at.is_some_and(|at| at <= now);
        !over && !self.is_copied(kind) && !self.is_revoked(kind)
    }

    fn end(&self, now: Timestamp) {
        // The refresh token first: nobody gets another access token meanwhile.
        for kind in [Kind::Refresh, Kind::Access] {
            let due = self.token(kind).filter(|_| self.is_due(kind, now));
            if let Some(token) = due.cloned() {
                self.revoked[place(kind)].set(true);
                let ask = Ask::Revoke { token, kind };
                let request = ask.request(&self.caller.credentials);
                self.caller.transport.send_detached(request);
            }
        }
    }
}

/// The desk. When it is closed or dropped, all tokens that it brought are revoked, but for those that the visitor
/// copied.
pub struct Desk {
    clock: Rc<dyn Clock>,
    held: RefCell<Vec<Rc<Held>>>,
    count: Cell<u32>,
    ended: Cell<bool>,
}

impl Desk {
    /// A desk without tokens.
    pub fn new(clock: Rc<dyn Clock>) -> Self {
        Self {
            clock,
            held: RefCell::default(),
            count: Cell::new(0),
            ended: Cell::new(false),
        }
    }

    /// Sends a request, once: a visitor who looks at the answers of the host sees each of them. A token that arrives when
    /// the desk is closed already is revoked at once.
    ///
    /// # Errors
    /// The host's refusal, or why it could not be reached.
    pub async fn send(&self, caller: &Rc<Caller>, ask: &Ask) -> Result<Answer, ApiError> {
        let request = ask.request(&caller.credentials);
        let url = request.url.clone();
        let response = caller.transport.send(request).await;
        let response = response.map_err(|error| ApiError::from(error).from_host(&url))?;
        if !(200..300).contains(&response.status) {
            return Err(refusal(&response, caller, ask));
        }
        match ask {
            Ask::Introspect { .. } => Inspected::read(&response).map(Answer::Inspected),
            Ask::Revoke { token, .. } => {
                self.revoked(token);
                Ok(Answer::Revoked)
            }
            _ => {
                let now = Timestamp(self.clock.now_ms());
                let granted = Granted::read(&response, now)?;
                let held = self.keep(granted, caller, ask);
                if self.ended.get() {
                    held.end(now);
                    return Err(ApiError::of(ErrorKind::Ended));
                }
                Ok(Answer::Granted(held))
            }
        }
    }

    /// The token of this number.
    pub fn held(&self, number: u32) -> Option<Rc<Held>> {
        let held = self.held.borrow();
        held.iter().find(|held| held.number == number).cloned()
    }

    /// A text with this request in it was copied: if it holds a token of the desk, the visitor has that by now.
    pub fn copied(&self, ask: &Ask) {
        let Some(secret) = ask.secret() else { return };
        for held in self.held.borrow().iter() {
            for kind in [Kind::Access, Kind::Refresh] {
                if held.token(kind) == Some(secret) {
                    held.mark_copied(kind);
                }
            }
        }
    }

    /// Has the tokens revoked that the visitor did not copy, and forgets all. Safe to call while the page is being left,
    /// and more than once.
    pub fn close(&self) {
        self.ended.set(true);
        let now = Timestamp(self.clock.now_ms());
        for held in self.held.take() {
            held.end(now);
        }
    }

    fn keep(&self, granted: Granted, caller: &Rc<Caller>, ask: &Ask) -> Rc<Held> {
        self.count.set(self.count.get().wrapping_add(1));
        let held = Rc::new(Held {
            number: self.count.get(),
            flow: ask.flow(),
            asked: ask.scope().map(str::to_owned),
            granted,
            caller: Rc::clone(caller),
            copied: Default::default(),
            revoked: Default::default(),
        });
        if !self.ended.get() {
            self.held.borrow_mut().push(Rc::clone(&held));
        }
        held
    }

    fn revoked(&self, token: &Secret) {
        for held in self.held.borrow().iter() {
            for kind in [Kind::Access, Kind::Refresh] {
                if held.token(kind) == Some(token) {
                    held.revoked[place(kind)].set(true);
                }
            }
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.close();
    }
}

/// The error of a refused request, without anything secret that was sent.
fn refusal(response: &Response, caller: &Caller, ask: &Ask) -> ApiError {
    let credentials = &caller.credentials;
    let basic = calls::basic_value(&credentials.client_id, &credentials.secret);
    let own = ask.secret().map_or("", Secret::reveal);
    let secrets = [credentials.secret.reveal(), basic.reveal(), own];
    let mut error = ApiError::read_without(response, &secrets);
    // No bearer token was sent: what is refused here is the client, however the host words it.
    if error.kind == ErrorKind::InvalidToken {
        error.kind = ErrorKind::InvalidClient;
    }
    error
}
