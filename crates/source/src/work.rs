//! How much was done, counted in steps, and rests between them.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// So many steps are done before whoever must answer meanwhile is asked. A step is a look at a token or at a few bytes:
/// some nanoseconds.
const EVERY: u64 = 20_000;

/// Steps that were done.
#[derive(Debug, Default)]
pub(crate) struct Work(Cell<u64>);

impl Work {
    pub(crate) fn add(&self, steps: usize) {
        self.0.set(self.0.get().wrapping_add(steps as u64));
    }

    pub(crate) fn done(&self) -> u64 {
        self.0.get()
    }
}

/// Asks now and then whether to rest.
pub(crate) struct Pace<F> {
    between: F,
    last: u64,
}

impl<F: AsyncFn(u64)> Pace<F> {
    pub(crate) fn new(between: F) -> Self {
        Self { between, last: 0 }
    }

    /// A safe point: rests if much was done since the last one.
    pub(crate) async fn at(&mut self, work: &Work) {
        let done = work.done();
        if done - self.last >= EVERY {
            self.last = done;
            (self.between)(done).await;
        }
    }
}

/// The outcome of what never waits.
pub(crate) fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
