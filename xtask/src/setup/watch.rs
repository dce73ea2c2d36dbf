//! Says how far the steps are and how long they will take.

use super::forecast::{self, REFERENCE};
use super::lanes::{State, locked};
use super::report::clock;
use std::io::{IsTerminal, Write, stdout};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// What comes after the steps until the page is there, in core-seconds: binding, cutting, optimizing.
const AFTER: f64 = 75.0;

/// How often a line is printed where lines stay.
const PAUSE: Duration = Duration::from_secs(30);

/// Shows progress on the terminal.
pub(super) struct Watch {
    start: Instant,
    shown: Instant,
    /// The machine's speed for one core, relative to the reference.
    speed: f64,
    cores: usize,
    /// Seconds that all was estimated to take at the start.
    pub(super) estimate: f64,
}

impl Watch {
    /// Says what will be done, and how long it will take.
    pub(super) fn begin(states: &[Mutex<State>]) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let start = Instant::now();
        let mut watch = Self {
            start,
            shown: start,
            speed: speed(cores),
            cores,
            estimate: 0.0,
        };
        watch.estimate = watch.left(states);
        let names: Vec<String> = states
            .iter()
            .map(|state| locked(state).name.clone())
            .collect();
        println!(
            "Once, about {}: {}",
            forecast::words(watch.estimate),
            names.join(", ")
        );
        watch
    }

    /// Seconds until the page is there.
    fn left(&self, states: &[Mutex<State>]) -> f64 {
        let (mut total, mut done) = (AFTER, 0.0);
        for state in states {
            let state = locked(state);
            total += state.cost.core_seconds;
            done += state.cost.core_seconds * state.cost.done(state.progress(), self.speed);
        }
        let rate = forecast::width(self.cores) * self.speed;
        forecast::left(total, done, self.start.elapsed().as_secs_f64(), rate)
    }

    /// Shows how far the steps are, now and then.
    pub(super) fn show(&mut self, states: &[Mutex<State>]) {
        let terminal = stdout().is_terminal();
        let pause = if terminal {
            Duration::from_secs(1)
        } else {
            PAUSE
        };
        if self.shown.elapsed() < pause {
            return;
        }
        self.shown = Instant::now();
        let under_way: Vec<String> = states
            .iter()
            .filter_map(|state| {
                let state = locked(state);
                let progress = state.progress();
                let percent = state.cost.done(progress, self.speed) * 100.0;
                (progress.started && !progress.finished)
                    .then(|| format!("{} {percent:.0} %", state.name))
            })
            .collect();
        let line = format!(
            "  {} about {} left: {}",
            clock(self.start.elapsed().as_secs_f64()),
            forecast::words(self.left(states)),
            under_way.join(", ")
        );
        if terminal {
            print!("\r\x1b[K{line}");
            // A terminal that takes no more has nobody to tell.
            let _ = stdout().flush();
        } else {
            println!("{line}");
        }
    }

    /// Leaves the terminal's line empty for what comes next.
    pub(super) fn clear() {
        if stdout().is_terminal() {
            print!("\r\x1b[K");
        }
    }
}

/// How fast this machine is now, relative to the reference: all cores do a fixed exercise. Other work on them counts,
/// though a build, with more processes, gets more of the cores than this short exercise.
fn speed(cores: usize) -> f64 {
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| std::hint::black_box(exercise()));
        }
    });
    (REFERENCE / start.elapsed().as_secs_f64()).clamp(0.25, 4.0)
}

fn exercise() -> u64 {
    let mut state = 1_u64;
    for _ in 0..20_000_000_u32 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
    }
    state
}
