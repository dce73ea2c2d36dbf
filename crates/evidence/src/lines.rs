//! Texts line by line: calls in every form that fits in a line, cURL commands, and the errors
//! among them. The memory doesn't grow with the text.

use super::found::Collector;
use super::pairs::{is_method, pairs};
use super::target::{is_target, tight};
use super::words::count;
use super::{Kind, curl, trouble};
use finder::EndpointId;

/// A command longer than that is cut, in bytes.
const LONGEST_COMMAND: usize = 64 << 10;
/// What is kept of the lines behind an error.
const WINDOW_LINES: usize = 80;
const WINDOW_BYTES: usize = 48 << 10;

/// The lines that begin with an error.
pub(super) struct Window {
    pub(super) text: String,
    lines: usize,
    /// The call of the first line.
    pub(super) call: Option<EndpointId>,
}

/// What the lines were like, each form counted.
#[derive(Default)]
struct Tally {
    curl: usize,
    http: usize,
    access: usize,
    calls: usize,
}

/// The reader of lines.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) found: Collector,
    tally: Tally,
    /// Lines without a call.
    passed: usize,
    command: Option<String>,
    pub(super) window: Option<Window>,
}

impl Lines {
    /// Takes a line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        if let Some(command) = &mut self.command {
            command.push('\n');
            command.push_str(line);
            if command.len() > LONGEST_COMMAND || !curl::goes_on(command) {
                self.end_command();
            }
            return;
        }
        if line.trim().is_empty() {
            return;
        }
        let opens = self.window.is_none() && trouble::is_marked(line);
        let mut first = None;
        if curl::begins(line) {
            self.command = Some(line.to_owned());
            if !curl::goes_on(line) {
                self.end_command();
            }
        } else {
            first = self.plain(line);
        }
        if opens {
            self.window = Some(Window {
                text: String::new(),
                lines: 0,
                call: first,
            });
        }
        if let Some(window) = &mut self.window
            && window.lines < WINDOW_LINES
            && window.text.len() + line.len() < WINDOW_BYTES
        {
            window.lines += 1;
            window.text.push_str(line);
            window.text.push('\n');
        }
    }

    fn end_command(&mut self) {
        let Some(command) = self.command.take() else {
            return;
        };
        let taken = curl::take(&command, &mut self.found);
        self.tally.curl += taken;
        if taken == 0 {
            // Prose that begins with the word, and what an apostrophe in it swallowed.
            for line in command.lines() {
                self.plain(line);
            }
        }
    }

    /// Takes the calls of a line; the first of them.
    fn plain(&mut self, line: &str) -> Option<EndpointId> {
        let line = tight(line);
        let line = line.trim();
        if line.starts_with("###") || line.starts_with('@') && line.contains('=') {
            self.tally.http += 1;
            return None;
        }
        let (mut first, mut any) = (None, false);
        let separates = |c: char| c.is_whitespace() || "\"'`,[]()|".contains(c);
        let mut words = line
            .split(separates)
            .map(|word| word.trim_end_matches([':', ';']))
            .filter(|word| !word.is_empty())
            .peekable();
        let (mut count, mut leads) = (0, false);
        while let Some(word) = words.next() {
            count += 1;
            let next = words.peek().copied().unwrap_or_default();
            if is_method(word) && is_target(next) {
                leads |= count == 1;
                any = true;
                first = first.or(self.found.call(word, next));
            }
        }
        let mut named = false;
        if !any && has_method(line) {
            for (method, target) in pairs(line) {
                named = true;
                first = first.or(self.found.call(method, &target));
            }
        }
        // An address on its own is what a browser gets.
        let alone = !any && !named && count == 1 && line.contains("://") && is_url(line);
        if alone {
            first = self.found.call("GET", line.trim_matches(['<', '>']));
        }
        if named || any && !leads && line.contains("HTTP/") {
            self.tally.access += 1;
        } else if any || alone {
            self.tally.calls += 1;
        } else {
            self.passed += 1;
        }
        first
    }

    /// What the lines are, were there no error: the form that most of them have.
    pub(super) fn kind(&mut self, http: bool) -> Kind {
        self.end_command();
        let Tally {
            curl,
            http: marks,
            access,
            calls,
        } = self.tally;
        let kind = if calls + curl + access == 0 {
            Kind::Nothing
        } else if (http || marks > 0) && calls > 0 {
            Kind::HttpFile
        } else if curl >= access.max(calls) {
            Kind::Curl
        } else if access >= calls {
            Kind::AccessLog
        } else {
            Kind::Calls
        };
        // In the other forms such lines are headers and bodies.
        let of_lines = matches!(kind, Kind::Calls | Kind::AccessLog) && self.window.is_none();
        if of_lines && self.passed > 0 {
            let verb = if self.passed == 1 { "was" } else { "were" };
            let sentence = format!(
                "{} without a call {verb} passed over.",
                count(self.passed, "line")
            );
            self.found.ignore(&sentence);
        }
        kind
    }
}

/// Names of values are looked for only where there is a method.
fn has_method(line: &str) -> bool {
    ["GET", "POST", "DELETE", "PUT", "HEAD"]
        .into_iter()
        .any(|method| line.contains(method))
}

fn is_url(line: &str) -> bool {
    let line = line.trim_start_matches('<');
    let path = line.split_once("://").map_or("", |(_, rest)| rest);
    line.starts_with("http") && path.trim_end_matches(['/', '>']).contains('/')
}
