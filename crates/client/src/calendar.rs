//! Days to remember, as a calendar file (RFC 5545).

use super::text::visible;
use super::time::{Day, Timestamp};

/// A day to remember.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// Tells it from others; the same id at another day moves it.
    pub id: String,
    /// The day.
    pub day: Day,
    /// A line to read.
    pub title: String,
    /// What to do.
    pub text: String,
}

/// The longest line, in bytes, without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The reminders as a file; `now` is when it is made.
pub fn file(reminders: &[Reminder], now: Timestamp) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(&folded(text));
        out.push_str("\r\n");
    };
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Scopesmith//API clients//EN");
    for reminder in reminders {
        line("BEGIN:VEVENT");
        line(&["UID:", &uid(&reminder.id), "@scopesmith"].concat());
        line(&["DTSTAMP:", &stamp(now)].concat());
        line(&["DTSTART;VALUE=DATE:", &plain(reminder.day)].concat());
        line(&["DTEND;VALUE=DATE:", &plain(Day(reminder.day.0 + 1))].concat());
        line(&["SUMMARY:", &escaped(&reminder.title)].concat());
        line(&["DESCRIPTION:", &escaped(&reminder.text)].concat());
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    out
}

/// `20261124`
fn plain(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// `20261124T093000Z`
fn stamp(now: Timestamp) -> String {
    let text = now.to_string();
    let whole = text.split('.').next().unwrap_or_default();
    [&whole.replace(['-', ':'], ""), "Z"].concat()
}

/// An id is foreign text: only letters, digits, `-` and `_` of it stay.
fn uid(id: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    id.chars().filter(fits).take(120).collect()
}

/// A text value (RFC 5545, 3.3.11). Line ends within it are written out like all that can't be seen, so no
/// name can add a line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in visible(text).chars() {
        if matches!(c, '\\' | ';' | ',') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Breaks a long line between two characters; the next one begins with a blank.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out
}
