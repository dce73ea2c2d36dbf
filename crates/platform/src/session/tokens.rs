//! Every token that a session got, and how each is revoked.

use std::{
    cell::{Cell, RefCell},
    ops::Deref,
    rc::{Rc, Weak},
};

use crate::calls::{self, Token};
use crate::http::{Request, Transport};
use crate::region::Hosts;
use client::{Secret, Timestamp};

/// The client whose token it is: only with its credentials can the token be revoked.
pub(super) struct Owner {
    /// Where it gets tokens.
    pub(super) hosts: Hosts,
    /// The client id.
    pub(super) id: String,
    /// The client secret.
    pub(super) secret: Secret,
}

impl Owner {
    pub(super) fn revocation(&self, access: &Secret) -> Request {
        calls::revoke(&self.hosts, &self.id, &self.secret, access)
    }
}

struct Held {
    access: Secret,
    expires_at: Option<Timestamp>,
    owner: Rc<Owner>,
}

/// The tokens that are alive as far as the session knows. Those that were refused stay until their
/// time is over: a host that refuses a token once may take it later.
pub(super) struct Tokens {
    transport: Rc<dyn Transport>,
    held: RefCell<Vec<Held>>,
    ended: Cell<bool>,
}

impl Tokens {
    pub(super) fn new(transport: Rc<dyn Transport>) -> Rc<Self> {
        Rc::new(Self {
            transport,
            held: RefCell::default(),
            ended: Cell::new(false),
        })
    }

    pub(super) fn has_ended(&self) -> bool {
        self.ended.get()
    }

    /// Remembers a token; when the session has ended meanwhile, revokes it at once instead.
    pub(super) fn keep(&self, token: &Token, owner: &Rc<Owner>, now: Timestamp) -> bool {
        if self.ended.get() {
            self.transport
                .send_detached(owner.revocation(&token.access));
            return false;
        }
        let mut held = self.held.borrow_mut();
        held.retain(|held| held.is_alive(now));
        held.push(Held {
            access: token.access.clone(),
            expires_at: token.expires_at,
            owner: Rc::clone(owner),
        });
        true
    }

    /// Revokes one token, unless that was done before.
    pub(super) fn revoke(&self, access: &Secret) {
        let mut held = self.held.borrow_mut();
        let at = held.iter().position(|held| held.access == *access);
        let gone = at.map(|at| held.remove(at));
        drop(held);
        if let Some(gone) = gone {
            self.transport
                .send_detached(gone.owner.revocation(&gone.access));
        }
    }

    /// Forgets all tokens; gives the requests that revoke those still alive.
    pub(super) fn end(&self, now: Timestamp) -> Vec<Request> {
        self.ended.set(true);
        let held = self.held.take();
        let alive = held.iter().filter(|held| held.is_alive(now));
        alive
            .map(|held| held.owner.revocation(&held.access))
            .collect()
    }
}

impl Held {
    fn is_alive(&self, now: Timestamp) -> bool {
        self.expires_at.is_none_or(|at| at > now)
    }
}

/// A token of a new client, obtained to see that its credentials work. When it is dropped the host
/// is asked to revoke it; when the session ends first, the session does that. No `Debug`.
pub struct TestToken {
    token: Token,
    tokens: Weak<Tokens>,
}

impl TestToken {
    pub(super) fn new(token: Token, tokens: &Rc<Tokens>) -> Self {
        Self {
            token,
            tokens: Rc::downgrade(tokens),
        }
    }
}

impl Deref for TestToken {
    type Target = Token;

    fn deref(&self) -> &Token {
        &self.token
    }
}

impl Drop for TestToken {
    fn drop(&mut self) {
        if let Some(tokens) = self.tokens.upgrade() {
            tokens.revoke(&self.token.access);
        }
    }
}
