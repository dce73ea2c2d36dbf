//! The sandbox as a transport: what the page uses when nobody has an account.

use std::{cell::RefCell, rc::Rc};

use super::{Sandbox, target::Target};
use client::Timestamp;
use platform::http::{
    Clock, LARGEST_BODY, LocalFuture, Request, Response, TIMEOUT_MS, Transport, TransportError,
};

/// Sends requests to a [`Sandbox`] in the same page.
pub struct SandboxTransport {
    sandbox: Rc<RefCell<Sandbox>>,
    clock: Rc<dyn Clock>,
    latency_ms: u32,
    /// Whether reads and tokens are answered at once.
    only_writes: bool,
    shows_date: bool,
}

impl SandboxTransport {
    /// The pause before the answer to a call that changes the project inside the page, in milliseconds: what is shown
    /// while it is under way is real, and so is a cancel. Nobody has to wait for what is only read.
    pub const PAGE_LATENCY_MS: u32 = 120;

    /// `latency_ms` is the pause before each answer; 0 answers at once and never sleeps.
    pub fn new(sandbox: Rc<RefCell<Sandbox>>, clock: Rc<dyn Clock>, latency_ms: u32) -> Self {
        Self {
            sandbox,
            clock,
            latency_ms,
            only_writes: false,
            shows_date: false,
        }
    }

    /// The same as the page has it, with [`SandboxTransport::PAGE_LATENCY_MS`].
    pub fn in_page(sandbox: Rc<RefCell<Sandbox>>, clock: Rc<dyn Clock>) -> Self {
        Self {
            only_writes: true,
            ..Self::new(sandbox, clock, Self::PAGE_LATENCY_MS)
        }
    }

    /// The same as seen by a caller that can read the `Date` of answers. A page can't: the real
    /// host does not expose it (observed).
    #[must_use]
    pub fn showing_date(mut self) -> Self {
        self.shows_date = true;
        self
    }

    /// The pause for a request.
    fn latency(&self, request: &Request) -> u32 {
        let is_token = Target::read(&request.url)
            .path
            .first()
            .is_some_and(|first| first == "oauth");
        if self.only_writes && (is_token || request.method.is_safe()) {
            0
        } else {
            self.latency_ms
        }
    }

    async fn pause(&self, ms: u32) {
        if ms > 0 {
            self.clock.sleep(ms).await;
        }
    }
}

impl Transport for SandboxTransport {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            // Half of the pause passes before the work: a call that is cancelled at once is undone,
            // one that is cancelled later may be done, as on a real line.
            let latency_ms = self.latency(&request);
            let before = latency_ms / 2;
            self.pause(before).await;
            let now = Timestamp(self.clock.now_ms());
            let mut exchange = self.sandbox.borrow_mut().exchange(now, &request);
            if let (true, Some(answer)) = (self.shows_date, &mut exchange.answer) {
                answer.date_ms = Some(now.0 - now.0.rem_euclid(1000));
            }
            let after = (latency_ms - before).saturating_add(exchange.delay_ms);
            let left = TIMEOUT_MS.saturating_sub(before);
            if after >= left {
                self.pause(left).await;
                return Err(TransportError::Timeout);
            }
            self.pause(after).await;
            match exchange.answer {
                None => Err(TransportError::Network),
                Some(answer) if answer.body.len() > LARGEST_BODY => Err(TransportError::TooLarge),
                Some(answer) => Ok(answer),
            }
        })
    }

    /// The work is done before this returns, without the pause.
    fn send_detached(&self, request: Request) {
        let now = Timestamp(self.clock.now_ms());
        self.sandbox.borrow_mut().exchange(now, &request);
    }
}
