//! When a connected page that nobody uses locks itself, and how long a secret stays in sight.
//!
//! Time is passed in and compared, never counted in ticks: a timer does not run while the computer sleeps, and
//! that time counts too.

use super::time::Timestamp;

/// The choices, in minutes without pointer or key.
pub const MINUTES: [u32; 4] = [5, 15, 30, 60];
/// What holds until the visitor chooses, in minutes.
pub const DEFAULT_MINUTES: u32 = 15;
/// So long before it locks the page says so, in milliseconds.
pub const WARNING_MS: i64 = 60_000;
/// So long a revealed secret stays in sight, in milliseconds.
pub const REVEALED_MS: i64 = 60_000;

/// The choice that was remembered; the default if it is none of the choices.
pub fn minutes(remembered: Option<&str>) -> u32 {
    let read = remembered.and_then(|text| text.parse().ok());
    read.filter(|minutes| MINUTES.contains(minutes))
        .unwrap_or(DEFAULT_MINUTES)
}

/// Whether a secret that was revealed then has to be masked again. A clock that was set back tells nothing, so
/// it is masked.
pub fn is_revealed_too_long(since: Timestamp, now: Timestamp) -> bool {
    !(0..REVEALED_MS).contains(&(now.0 - since.0))
}

/// How a connected page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It is in use.
    Used,
    /// It locks in so many seconds unless the visitor says otherwise.
    Warned(i64),
    /// It has to be locked; that does not change any more.
    Over,
}

/// How long a page has not been used.
#[derive(Clone, Copy, Debug)]
pub struct Idle {
    /// Milliseconds without use.
    unused: i64,
    /// When the clock was looked at last.
    seen: Timestamp,
    limit: i64,
}

impl Idle {
    /// In use from now on.
    pub fn new(now: Timestamp, minutes: u32) -> Self {
        Self {
            unused: 0,
            seen: now,
            limit: limit(minutes),
        }
    }

    /// Time went on. A clock that was set back adds nothing and takes nothing away.
    pub fn passed(&mut self, now: Timestamp, minutes: u32) -> Phase {
        self.limit = limit(minutes);
        self.advance(now)
    }

    /// The visitor moved the pointer or pressed a key. Once the page has said that it locks, only
    /// [`Idle::stay`] keeps it from that; and what comes too late changes nothing.
    pub fn touched(&mut self, now: Timestamp) -> Phase {
        match self.advance(now) {
            Phase::Used => self.stay(now),
            phase => phase,
        }
    }

    /// The visitor wants to stay. That counts as use unless it is too late.
    pub fn stay(&mut self, now: Timestamp) -> Phase {
        self.worked(now, now)
    }

    /// The page was at work for the visitor until `end`, which is now while it still is. That counts as use
    /// unless it is too late.
    pub fn worked(&mut self, end: Timestamp, now: Timestamp) -> Phase {
        if self.advance(now) != Phase::Over {
            self.unused = self.unused.min((now.0 - end.0).max(0));
        }
        self.phase()
    }

    fn advance(&mut self, now: Timestamp) -> Phase {
        if self.phase() != Phase::Over {
            self.unused += (now.0 - self.seen.0).max(0);
        }
        self.seen = now;
        self.phase()
    }

    fn phase(&self) -> Phase {
        match self.limit - self.unused {
            ..=0 => Phase::Over,
            left @ ..=WARNING_MS => Phase::Warned(left.saturating_add(999) / 1000),
            _ => Phase::Used,
        }
    }
}

fn limit(minutes: u32) -> i64 {
    i64::from(minutes) * 60_000
}
