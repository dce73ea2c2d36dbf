//! Whether a workspace is at work: a long task counts as use of the page.

use std::cell::Cell;
use std::rc::Rc;

use client::Timestamp;

use crate::browser::clock;

/// Counts what is under way. Cheap to clone; all clones count together.
#[derive(Clone, Default)]
pub(super) struct Work(Rc<Count>);

#[derive(Default)]
struct Count {
    running: Cell<u32>,
    ended: Cell<Option<Timestamp>>,
}

/// Something is under way until this is dropped.
struct Running(Rc<Count>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.running.set(self.0.running.get().saturating_sub(1));
        self.0.ended.set(Some(clock::now()));
    }
}

impl Work {
    /// The task, counted from the first time that it is polled until it has ended or is dropped.
    pub(super) async fn counted<T>(self, task: impl Future<Output = T>) -> T {
        self.0.running.set(self.0.running.get() + 1);
        let _running = Running(self.0);
        task.await
    }

    /// When something was under way last: now, if it still is.
    pub(super) fn last(&self) -> Option<Timestamp> {
        if self.0.running.get() > 0 {
            Some(clock::now())
        } else {
            self.0.ended.get()
        }
    }
}
