//! What took how long, in a table.

use std::fmt::Write;
use std::time::{Duration, SystemTime};

/// The steps of a setup that took place, and what was said of them beforehand.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// Name and seconds, in the order of their start. Steps ran side by side.
    pub(crate) rows: Vec<(String, f64)>,
    /// Seconds that all of it was estimated to take, from the setup's start.
    pub(crate) estimate: Option<f64>,
    /// Seconds that the setup took.
    pub(crate) took: f64,
}

impl Report {
    /// The table: the steps, what came before and after them, and the whole.
    ///
    /// `total` is from the command to the page, `after` from the end of the setup; both in seconds.
    pub(crate) fn table(&self, total: f64, after: f64) -> String {
        let mut text = String::new();
        let mut row = |what: &str, seconds: f64| {
            let _ = writeln!(text, "  {what:<44} {:>8}", clock(seconds));
        };
        let before = total - self.took - after;
        row("xtask itself, and looking what is there", before);
        for (name, seconds) in &self.rows {
            row(&format!("{name} *"), *seconds);
        }
        if !self.rows.is_empty() {
            row("all of * together, side by side", self.took);
        }
        row("the page: what was left, and its parts", after);
        row("from the command to the page", total);
        if let Some(estimate) = self.estimate {
            let _ = writeln!(
                text,
                "  The estimate at the start of * was {} for * and what came after; it took {}.",
                clock(estimate),
                clock(self.took + after)
            );
        }
        text
    }
}

/// Minutes and seconds, such as `4:07`.
pub(crate) fn clock(seconds: f64) -> String {
    let whole = Duration::from_secs_f64(seconds.max(0.0) + 0.5).as_secs();
    format!("{}:{:02}", whole / 60, whole % 60)
}

/// Seconds since the epoch.
pub(crate) fn now() -> f64 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64())
}

/// When the command was entered, in seconds since the epoch. `cargo xtask` becomes this very process after it has
/// compiled it, so the system knows; elsewhere it is when xtask began.
pub(crate) fn command_start() -> f64 {
    now() - process_age().unwrap_or(0.0)
}

/// The seconds that this process is old, as Linux says it.
fn process_age() -> Option<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let uptime = std::fs::read_to_string("/proc/uptime").ok()?;
    let uptime: f64 = uptime.split_whitespace().next()?.parse().ok()?;
    // The name in parentheses may contain spaces; the start is the 20th word after it.
    let started: f64 = stat
        .rsplit_once(')')?
        .1
        .split_whitespace()
        .nth(19)?
        .parse()
        .ok()?;
    Some(uptime - started / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_took_how_long() {
        let report = Report {
            rows: vec![("trunk 1.2.3".to_owned(), 130.4)],
            estimate: Some(180.0),
            took: 140.0,
        };
        let table = report.table(185.0, 30.0);
        let squeezed: Vec<String> = table
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(
            squeezed,
            [
                "xtask itself, and looking what is there 0:15",
                "trunk 1.2.3 * 2:10",
                "all of * together, side by side 2:20",
                "the page: what was left, and its parts 0:30",
                "from the command to the page 3:05",
                "The estimate at the start of * was 3:00 for * and what came after; it took 2:50.",
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_process_knows_its_age() {
        let age = process_age().unwrap();
        assert!((0.0..3600.0).contains(&age), "{age}");
    }
}
