//! The answers, and what they say beside what was promised.

use scope::ScopeSet;

use crate::plan::{Probe, plan};

/// So many calls are under way at once.
pub const AT_ONCE: usize = 4;

/// What the host answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// The call was not sent yet.
    Waiting,
    /// It is under way.
    Running,
    /// It was answered with this status.
    Status(u16),
    /// There was no answer.
    NoAnswer,
    /// It was not sent, since the visitor stopped.
    Stopped,
}

/// What an answer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Allowed: 200, or 404 since there is nothing to be found. That a refusal comes before a 404 was not
    /// verified with commercetools.
    Can,
    /// Refused: 403.
    Cannot,
    /// The answer tells nothing.
    Unclear,
}

impl Seen {
    /// What it says; nothing while there is no answer.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Waiting | Self::Running | Self::Stopped => None,
            Self::Status(200 | 204 | 404) => Some(Verdict::Can),
            Self::Status(403) => Some(Verdict::Cannot),
            Self::Status(_) | Self::NoAnswer => Some(Verdict::Unclear),
        }
    }
}

/// A call and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The call.
    pub probe: Probe,
    /// The answer.
    pub seen: Seen,
}

impl Line {
    /// Whether the answer is what the scopes promise; nothing while that is not known.
    pub fn is_as_promised(&self) -> Option<bool> {
        match self.seen.verdict()? {
            Verdict::Can => Some(self.probe.promised),
            Verdict::Cannot => Some(!self.probe.promised),
            Verdict::Unclear => None,
        }
    }
}

/// All calls of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    lines: Vec<Line>,
}

impl Run {
    /// The run for a token with these scopes; nothing was sent.
    pub fn of(scopes: &ScopeSet) -> Self {
        let line = |probe| Line {
            probe,
            seen: Seen::Waiting,
        };
        Self {
            lines: plan(scopes).into_iter().map(line).collect(),
        }
    }

    /// All calls, in order.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The next call to be sent, if there is one and fewer than [`AT_ONCE`] are under way: its place and
    /// its path. It counts as under way from here on.
    pub fn begin(&mut self) -> Option<(usize, String)> {
        let running = self.lines.iter().filter(|line| line.seen == Seen::Running);
        if running.count() >= AT_ONCE {
            return None;
        }
        let at = self
            .lines
            .iter()
            .position(|line| line.seen == Seen::Waiting)?;
        let line = self.lines.get_mut(at)?;
        line.seen = Seen::Running;
        Some((at, line.probe.path.clone()))
    }

    /// An answer came, or none will: `None`.
    pub fn end(&mut self, at: usize, status: Option<u16>) {
        if let Some(line) = self.lines.get_mut(at)
            && line.seen == Seen::Running
        {
            line.seen = status.map_or(Seen::NoAnswer, Seen::Status);
        }
    }

    /// Sends no more.
    pub fn stop(&mut self) {
        for line in &mut self.lines {
            if line.seen == Seen::Waiting {
                line.seen = Seen::Stopped;
            }
        }
    }

    /// Whether nothing is waiting and nothing under way.
    pub fn is_over(&self) -> bool {
        let open = |line: &Line| matches!(line.seen, Seen::Waiting | Seen::Running);
        !self.lines.iter().any(open)
    }

    /// How many calls are done, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        let open = |line: &&Line| matches!(line.seen, Seen::Waiting | Seen::Running);
        let all = self.lines.len();
        (all - self.lines.iter().filter(open).count(), all)
    }

    /// How many answers were as expected, how many were not, and how many tell nothing.
    pub fn counts(&self) -> [usize; 3] {
        let mut counts = [0; 3];
        for line in &self.lines {
            match line.is_as_promised() {
                Some(true) => counts[0] += 1,
                Some(false) => counts[1] += 1,
                None => counts[2] += 1,
            }
        }
        counts
    }
}
