//! What an error stands in: alone, in a line of a log, or in a stack trace.

use crate::Kind;

const TRACES: [&str; 9] = [
    "originalRequest",
    "Traceback (most recent call last)",
    "io.vrap.rmf",
    "Caused by:",
    "Stack trace:",
    "\\n    at ",
    "\tat ",
    "Exception in thread",
    "PHP Fatal error",
];

/// The kind of a text that holds an error.
pub(crate) fn shape(text: &str) -> Kind {
    let frames = text.lines().map(str::trim_start).filter(|line| {
        line.starts_with("at ") || line.starts_with("File \"") || line.starts_with("#0 ")
    });
    if frames.count() > 0 || TRACES.iter().any(|mark| text.contains(mark)) {
        Kind::StackTrace
    } else if is_log(text) {
        Kind::LogLine
    } else {
        Kind::Error
    }
}

/// Whether something stands in front that only logs have: a time or a level, as text or in JSON.
fn is_log(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default().trim_start();
    if line.starts_with('{') {
        let names = [
            "\"level\"",
            "\"severity\"",
            "\"timestamp\"",
            "\"@timestamp\"",
            "\"time\"",
            "\"msg\"",
            "\"ts\"",
            "\"log\"",
        ];
        return names.into_iter().any(|name| text.contains(name));
    }
    let words = line.split(|c: char| !c.is_ascii_alphanumeric()).take(16);
    let mut levels = words.filter(|word| {
        [
            "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "FATAL", "CRITICAL",
        ]
        .contains(word)
    });
    let dated = |text: &str| {
        let digits = text.bytes().take(16).filter(u8::is_ascii_digit).count();
        digits >= 6
    };
    levels.next().is_some() || dated(line) || line.starts_with("level=") || line.contains(" level=")
}
