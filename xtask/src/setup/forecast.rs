//! How long a setup will take: pure arithmetic on what is known beforehand and what has been seen so far.

/// The work of a step, as it was measured on the machine of reference (see [`REFERENCE`]).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Seconds of one core's time.
    pub(crate) core_seconds: f64,
    /// How many artifacts Cargo reports for it; 0 if it is not Cargo's.
    artifacts: u32,
    /// The part of the work that is done after all artifacts but the last.
    tail: f64,
}

/// How far a step is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    pub(crate) started: bool,
    pub(crate) finished: bool,
    /// Artifacts that Cargo reported.
    pub(crate) artifacts: u32,
    /// Seconds since the last but one artifact, or since the start when there are none.
    pub(crate) in_tail: f64,
}

impl Cost {
    pub(crate) const fn new(core_seconds: f64, artifacts: u32, tail: f64) -> Self {
        Self {
            core_seconds,
            artifacts,
            tail,
        }
    }

    /// Whether the last artifact is all that is missing.
    pub(crate) fn is_in_tail(&self, artifacts: u32) -> bool {
        artifacts + 1 >= self.artifacts
    }

    /// The part of the work that is done, from 0 to 1. `speed` is the machine's, relative to the reference.
    pub(crate) fn done(&self, progress: Progress, speed: f64) -> f64 {
        if progress.finished {
            return 1.0;
        }
        if !progress.started {
            return 0.0;
        }
        let before = f64::from(self.artifacts.saturating_sub(1)).max(1.0);
        let counted = if self.artifacts == 0 {
            1.0
        } else {
            (f64::from(progress.artifacts) / before).min(1.0)
        };
        // Never quite done by the clock alone.
        let last = (progress.in_tail * speed / (self.core_seconds * self.tail).max(0.1)).min(0.95);
        (1.0 - self.tail) * counted + self.tail * last
    }
}

/// Seconds that a core of the machine of reference takes for the exercise by which speeds are compared.
pub(crate) const REFERENCE: f64 = 0.14;

/// Core-seconds per second on a machine with so many cores. More than two are used ever less: crates wait for one
/// another, and the last ones are alone.
pub(crate) fn width(cores: usize) -> f64 {
    let cores = u32::try_from(cores).map_or(2.0, f64::from);
    1.0 + 0.9 * (cores.min(2.0) - 1.0) + 0.4 * (cores - 2.0).max(0.0)
}

/// Seconds that are left, of `total` core-seconds.
///
/// The rate is the one seen so far; what was expected beforehand counts as much as half a minute of it.
pub(crate) fn left(total: f64, done: f64, elapsed: f64, expected_rate: f64) -> f64 {
    const PRIOR: f64 = 30.0;
    let rate = (done + expected_rate * PRIOR) / (elapsed + PRIOR);
    (total - done).max(0.0) / rate.max(0.01)
}

/// A length of time as one would say it.
pub(crate) fn words(seconds: f64) -> String {
    // Rounded up to ten seconds: more would be pretended.
    let tens = (seconds / 10.0).ceil().max(1.0) * 10.0;
    let (minutes, rest) = ((tens / 60.0).floor(), tens % 60.0);
    if minutes < 1.0 {
        format!("{rest:.0} s")
    } else if rest < 1.0 {
        format!("{minutes:.0} min")
    } else {
        format!("{minutes:.0} min {rest:.0} s")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_counted_and_its_end_is_timed() {
        let cost = Cost::new(100.0, 11, 0.4);
        let at = |artifacts, in_tail| {
            let progress = Progress {
                started: true,
                finished: false,
                artifacts,
                in_tail,
            };
            (cost.done(progress, 1.0) * 100.0).round()
        };
        assert_eq!((at(0, 0.0), at(5, 0.0), at(10, 0.0)), (0.0, 30.0, 60.0));
        assert_eq!((at(10, 20.0), at(10, 1e6)), (80.0, 98.0));
        assert!(cost.is_in_tail(10) && !cost.is_in_tail(9));
        assert!(cost.done(Progress::default(), 1.0) < 0.001);
    }

    #[test]
    fn what_is_seen_corrects_what_was_expected() {
        // Expected: 400 core-seconds at 2 a second. At first only that is known.
        assert_eq!(words(left(400.0, 0.0, 0.0, 2.0)), "3 min 20 s");
        // The machine turns out half as fast: 300 left at nearly 1 a second.
        let later = left(400.0, 100.0, 100.0, 2.0);
        assert!((230.0..260.0).contains(&later), "{later}");
        assert!(left(400.0, 400.0, 200.0, 2.0) < 0.001);
    }

    #[test]
    fn after_a_minute_every_estimate_is_right_within_a_third() {
        let (total, expected) = (540.0, 1.9);
        // A machine that is half as fast as it seemed at first, as fast, and twice as fast.
        for real in [0.95, 1.9, 3.8] {
            let mut elapsed = 60.0;
            while elapsed < total / real {
                let really_left = total / real - elapsed;
                let estimate = left(total, real * elapsed, elapsed, expected);
                assert!(
                    (estimate - really_left).abs() <= really_left / 3.0,
                    "{real}: after {elapsed} s {estimate} s were said to be left, not {really_left}"
                );
                elapsed += 10.0;
            }
        }
    }

    #[test]
    fn times_are_said_in_minutes() {
        assert_eq!(words(3.0), "10 s");
        assert_eq!(words(119.0), "2 min");
        assert_eq!(words(241.0), "4 min 10 s");
    }
}
