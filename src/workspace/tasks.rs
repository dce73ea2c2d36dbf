//! Tasks that end with their owner.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::{AbortHandle, abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;
use platform::http::LocalFuture;

/// Tasks of one owner. Dropping the last clone, or [`Tasks::end`], stops them at their next await:
/// what they hold is dropped, and their requests are aborted.
#[derive(Clone, Default)]
pub struct Tasks(Rc<Running>);

#[derive(Default)]
struct Running {
    handles: RefCell<Vec<AbortHandle>>,
    ended: Cell<bool>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.end();
    }
}

impl Running {
    fn end(&self) {
        self.ended.set(true);
        for handle in self.handles.take() {
            handle.abort();
        }
    }
}

impl Tasks {
    /// Starts a task. Nothing starts once the owner has ended.
    pub fn start(&self, task: impl Future<Output = ()> + 'static) -> Task {
        self.start_boxed(Box::pin(task))
    }

    /// The same for all: of each further kind of task there would be as much program again.
    fn start_boxed(&self, task: LocalFuture<'static, ()>) -> Task {
        let (task, handle) = abortable(task);
        if self.0.ended.get() {
            handle.abort();
            return Task(handle);
        }
        let mut handles = self.0.handles.borrow_mut();
        handles.retain(|handle| !handle.is_aborted());
        handles.push(handle.clone());
        drop(handles);
        let done = handle.clone();
        spawn_local(async move {
            let _ = task.await;
            // Lets the list forget it.
            done.abort();
        });
        Task(handle)
    }

    /// Stops all tasks and refuses new ones.
    pub fn end(&self) {
        self.0.end();
    }
}

/// A running task.
#[derive(Clone)]
pub struct Task(AbortHandle);

impl Task {
    /// Stops it at its next await.
    pub fn stop(&self) {
        self.0.abort();
    }
}

/// The tasks of a component: when it leaves the page, what they would have said or written is
/// nobody's any more, and they stop. Cheap to copy into handlers.
#[derive(Clone, Copy)]
pub struct PageTasks(StoredValue<Tasks, LocalStorage>);

impl PageTasks {
    /// The tasks of the component that is being built.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Tasks::default()))
    }

    /// Starts a task; nothing starts when the component has left the page.
    pub fn start(self, task: impl Future<Output = ()> + 'static) {
        self.0.try_with_value(|tasks| {
            tasks.start(task);
        });
    }
}

/// The runs of something that is done again and again: only the newest counts, and an older one ends at its next
/// pause. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Runs(StoredValue<u32>);

impl Runs {
    /// The runs of the component that is being built.
    pub fn new() -> Self {
        Self(StoredValue::new(0))
    }

    /// Begins another run, so that those before count no longer.
    pub fn next(self) -> u32 {
        let next = |number: &mut u32| {
            *number = number.wrapping_add(1);
            *number
        };
        self.0.try_update_value(next).unwrap_or_default()
    }

    /// The run that counts.
    pub fn now(self) -> u32 {
        self.0.try_get_value().unwrap_or_default()
    }

    /// Whether a run counts still; none does when its component has left the page.
    pub fn counts(self, run: u32) -> bool {
        self.0.try_get_value() == Some(run)
    }
}

impl Default for Runs {
    fn default() -> Self {
        Self::new()
    }
}

impl Default for PageTasks {
    fn default() -> Self {
        Self::new()
    }
}
