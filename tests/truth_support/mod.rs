//! Tasks that wait for nothing, and can be cut off at any of their waits.

use std::cell::Cell;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use platform::http::{Clock, LocalFuture};

/// A clock that jumps instead of waiting, and comes back once in between: a page may be closed at each wait.
pub struct Jump(pub Cell<i64>);

struct Once(bool);

impl Future for Once {
    type Output = ();

    fn poll(mut self: std::pin::Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}

impl Clock for Jump {
    fn now_ms(&self) -> i64 {
        self.0.get()
    }

    fn sleep(&self, ms: u32) -> LocalFuture<'_, ()> {
        self.0.set(self.0.get() + i64::from(ms));
        Box::pin(Once(false))
    }

    fn random(&self) -> f64 {
        0.5
    }
}

/// Runs a task; `None` if it was cut after so many waits.
pub fn run<T>(cut: Option<u8>, task: impl Future<Output = T>) -> Option<T> {
    let mut task = pin!(task);
    let mut context = Context::from_waker(Waker::noop());
    let most = cut.map_or(100_000, u32::from);
    for _ in 0..most {
        if let Poll::Ready(done) = task.as_mut().poll(&mut context) {
            return Some(done);
        }
    }
    assert!(cut.is_some(), "the task never ends");
    None
}
