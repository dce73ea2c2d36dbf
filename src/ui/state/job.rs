//! The job of the Finder, and what stands in its box, for as long as this page lives.

use evidence::Evidence;
use finder::{Ask, EndpointId, FieldId, Found, Job, Lines, LinkError, SharedJob};
use leptos::prelude::*;
use zeroize::{Zeroize, Zeroizing};

/// A line that is no call yet: one of several, or none that is known.
#[derive(Clone, PartialEq)]
pub struct OpenLine {
    /// Tells it from the others.
    pub id: u32,
    /// As it was written.
    pub text: String,
    /// What it may be.
    pub found: Found,
}

/// What the job is made of.
#[derive(Clone, Default, PartialEq)]
struct Kept {
    job: Job,
    /// Which calls came from pasted or opened material.
    pasted: Vec<EndpointId>,
    open: Vec<OpenLine>,
    /// Whether something showed the job that shows a part of what an application does.
    partial: bool,
}

/// What one replacement can bring back, and what made lines and links unlike the others.
#[derive(Default)]
struct Before {
    kept: Option<Kept>,
    link: Option<String>,
    next: u32,
}

/// The job of the Finder. Cheap to copy.
#[derive(Clone, Copy)]
pub struct JobStore {
    kept: RwSignal<Kept>,
    /// A key press changes it alone, so that nothing is solved anew.
    text: RwSignal<Zeroizing<String>>,
    before: RwSignal<Before>,
}

impl JobStore {
    pub(super) fn new() -> Self {
        Self {
            kept: RwSignal::new(Kept::default()),
            text: RwSignal::new(Zeroizing::default()),
            before: RwSignal::new(Before::default()),
        }
    }

    /// Reads the job; whoever calls it hears of changes.
    pub fn with<T>(self, read: impl FnOnce(&Job) -> T) -> T {
        self.kept.with(|kept| read(&kept.job))
    }

    /// Reads the job once.
    pub fn with_untracked<T>(self, read: impl FnOnce(&Job) -> T) -> T {
        self.kept.with_untracked(|kept| read(&kept.job))
    }

    /// Reads what stands in the box.
    pub fn with_text<T>(self, read: impl FnOnce(&str) -> T) -> T {
        self.text.with(|text| read(text))
    }

    /// Reads what stands in the box once.
    pub fn with_text_untracked<T>(self, read: impl FnOnce(&str) -> T) -> T {
        self.text.with_untracked(|text| read(text))
    }

    /// Puts a text into the box; the former one is wiped.
    pub fn set_text(self, text: Zeroizing<String>) {
        self.text.try_set(text);
    }

    /// The lines that are no call yet.
    pub fn open_lines(self) -> Vec<OpenLine> {
        self.kept.with(|kept| kept.open.clone())
    }

    /// Adds a call at the end, or takes it out.
    pub fn tick(self, call: EndpointId, on: bool) {
        self.kept.update(|Kept { job, .. }| {
            job.calls.retain(|ticked| *ticked != call);
            if on {
                job.calls.push(call);
            }
        });
    }

    /// Adds calls that are not there yet; returns those that were added.
    pub fn add_calls(self, calls: &[EndpointId]) -> Vec<EndpointId> {
        let mut added = Vec::new();
        self.kept
            .try_update(|kept| added = add(&mut kept.job, calls));
        added
    }

    /// Adds the calls of pasted or opened material. Its stores count when none was named yet and all of
    /// its calls are made in stores.
    pub fn add_evidence(self, evidence: &Evidence) {
        let fields = evidence.fields();
        self.kept.try_update(|kept| {
            let stays = kept.job.fields.is_empty() && fields.iter().all(|field| field.in_store());
            let stores = if stays {
                evidence.stores.as_slice()
            } else {
                &[]
            };
            kept.partial |= evidence.kind.shows_a_part();
            add_pasted(kept, &evidence.calls, stores);
            add_fields(&mut kept.job, &fields);
        });
    }

    /// Adds what was found in source code.
    pub fn add_asks(self, asks: &[Ask]) {
        let (mut calls, mut fields) = (Vec::new(), Vec::new());
        for ask in asks {
            match ask {
                Ask::Call(call) => calls.push(*call),
                Ask::Field(field) => fields.push(*field),
            }
        }
        self.kept.try_update(|kept| {
            kept.partial |= !asks.is_empty();
            add_pasted(kept, &calls, &[]);
            add_fields(&mut kept.job, &fields);
        });
    }

    /// Whether the job is a lower bound: it came from source code or a recording.
    pub fn is_partial(self) -> bool {
        self.kept.with(|kept| kept.partial)
    }

    /// Takes a field of GraphQL out.
    pub fn remove_field(self, field: FieldId) {
        self.kept
            .try_update(|Kept { job, .. }| job.fields.retain(|other| *other != field));
    }

    /// Adds the lines of a text: calls to the job, and the rest to what has to be decided.
    pub fn add_lines(self, text: &str, lines: &Lines) {
        let mut calls = Vec::new();
        let mut stores: Vec<String> = Vec::new();
        let mut open = Vec::new();
        for line in &lines.lines {
            match (&line.found, text.get(line.span.clone())) {
                (Found::Matched(call), _) => {
                    calls.push(*call);
                    stores.extend(line.store.iter().cloned());
                }
                (found, Some(text)) => open.push((text.to_owned(), found.clone())),
                (_, None) => {}
            }
        }
        stores.sort_unstable();
        stores.dedup();
        let mut ids = 0;
        self.before.try_update(|before| {
            ids = before.next;
            before.next += u32::try_from(open.len()).unwrap_or_default();
        });
        self.kept.try_update(|kept| {
            add_pasted(kept, &calls, &stores);
            for (id, (text, found)) in (ids..).zip(open) {
                if !kept.open.iter().any(|other| other.text == text) {
                    kept.open.push(OpenLine { id, text, found });
                }
            }
        });
    }

    /// An open line is this call, or nothing at all.
    pub fn settle(self, id: u32, call: Option<EndpointId>) {
        self.kept.update(|kept| {
            kept.open.retain(|line| line.id != id);
            if let Some(call) = call {
                add_pasted(kept, &[call], &[]);
            }
        });
    }

    /// Whether a call of the job came from pasted or opened material.
    pub fn holds_pasted(self) -> bool {
        self.kept.with_untracked(|Kept { job, pasted, .. }| {
            let mut calls = job.calls.iter();
            // Fields come from material alone.
            !job.fields.is_empty() || calls.any(|call| pasted.contains(call))
        })
    }

    /// Takes calls out.
    pub fn remove(self, calls: &[EndpointId]) {
        self.kept
            .try_update(|Kept { job, .. }| job.calls.retain(|call| !calls.contains(call)));
    }

    /// Confines the job to these stores; none means the whole project.
    pub fn set_stores(self, stores: Vec<String>) {
        self.kept.try_update(|Kept { job, .. }| job.stores = stores);
    }

    /// Takes all calls and lines out; the stores stay. They can be brought back.
    pub fn remove_all(self) {
        self.keep_former();
        self.kept.update(|kept| {
            kept.job.calls.clear();
            kept.job.fields.clear();
            kept.open.clear();
            kept.partial = false;
        });
    }

    /// Takes the job of a link in place of the present one, unless that link was the last one read:
    /// then what was done since counts. Says what else was in it.
    pub fn replace_by_link(self, query: &str) -> Option<Result<SharedJob, LinkError>> {
        let known = self
            .before
            .with_untracked(|before| before.link.as_deref() == Some(query));
        if known {
            return None;
        }
        let read = SharedJob::read_query(query);
        if let Ok(shared) = &read {
            self.keep_former();
            self.before
                .update(|before| before.link = Some(query.to_owned()));
            self.kept.set(Kept {
                pasted: shared.job.calls.clone(),
                job: shared.job.clone(),
                ..Kept::default()
            });
        }
        Some(read)
    }

    /// Whether a former job can be brought back.
    pub fn can_restore(self) -> bool {
        self.before.with(|before| before.kept.is_some())
    }

    /// Brings the former job back.
    pub fn restore(self) {
        let former = self.before.try_update(|before| before.kept.take());
        if let Some(former) = former.flatten() {
            self.kept.set(former);
        }
    }

    fn keep_former(self) {
        let former = self.kept.get_untracked();
        let Job { calls, fields, .. } = &former.job;
        let is_some = !calls.is_empty() || !fields.is_empty() || !former.open.is_empty();
        if is_some {
            self.before.update(|before| before.kept = Some(former));
        }
    }

    /// Wipes every text that was typed or pasted. Calls and stores stay: fewer stores would be more access.
    pub(super) fn wipe(self) {
        self.text.try_set(Zeroizing::default());
        let wipe = |kept: &mut Kept| {
            for line in &mut kept.open {
                line.text.zeroize();
            }
            kept.open.clear();
        };
        self.kept.try_update(wipe);
        self.before.try_update(|before| {
            if let Some(kept) = &mut before.kept {
                wipe(kept);
            }
        });
    }
}

fn add(job: &mut Job, calls: &[EndpointId]) -> Vec<EndpointId> {
    let mut added = Vec::new();
    for call in calls {
        if !job.calls.contains(call) {
            job.calls.push(*call);
            added.push(*call);
        }
    }
    added
}

fn add_fields(job: &mut Job, fields: &[FieldId]) {
    for field in fields {
        if !job.fields.contains(field) {
            job.fields.push(*field);
        }
    }
}

fn add_pasted(kept: &mut Kept, calls: &[EndpointId], stores: &[String]) {
    let is_first = kept.job.calls.is_empty() && kept.job.stores.is_empty();
    if is_first && calls.iter().all(|call| call.in_store()) {
        kept.job.stores = stores.to_vec();
    }
    kept.pasted.retain(|call| !calls.contains(call));
    kept.pasted.extend_from_slice(calls);
    add(&mut kept.job, calls);
}
