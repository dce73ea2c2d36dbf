//! Texts line by line: calls in every form that fits in a line, cURL commands, and the errors
//! among them. The memory doesn't grow with the text.

use super::collector::Collector;
use super::pairs::{is_method, pairs};
use super::target::{is_target, tight};
use super::wire::{Wire, envoy_host};
use super::{Kind, curl, traces, trouble};
use finder::{Also, EndpointId};
use serde::de::IgnoredAny;
use syntax::shell::{Continuation, escapes_end};
use syntax::{Buffer, counted};

/// A command longer than that is cut, in bytes.
const LONGEST_COMMAND: usize = 64 << 10;
/// What is kept of the lines behind an error.
const WINDOW_LINES: usize = 80;
const WINDOW_BYTES: usize = 48 << 10;

/// The lines that begin with an error.
#[derive(Default)]
pub(super) struct Window {
    pub(super) text: Buffer,
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
    traces: usize,
}

/// A command whose last line may be still to come.
#[derive(Default)]
struct Command {
    text: Buffer,
    state: Continuation,
}

impl Command {
    /// Adds a line; whether the command goes on behind it. With `quotes` an open one goes on.
    fn add(&mut self, line: &str, quotes: bool) -> bool {
        self.text.extend(line.as_bytes());
        self.text.extend(b"\n");
        let goes_on = self.state.goes_on(line);
        if quotes { goes_on } else { escapes_end(line) }
    }
}

/// The reader of lines.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) found: Collector,
    tally: Tally,
    /// Lines without a call.
    passed: usize,
    command: Option<Command>,
    /// The lines that an open quote held together are read once more, without it.
    again: bool,
    /// How many bytes were looked at to see where commands end.
    looked_at: usize,
    pub(super) window: Option<Window>,
    /// What follows a call to GraphQL.
    body: Option<Body>,
    /// What is spread over several lines.
    wire: Wire,
}

/// The lines behind a call to GraphQL: its headers, an empty line, and its body.
struct Body {
    call: EndpointId,
    text: Buffer,
}

impl Lines {
    /// Takes a line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        if let Some(command) = &mut self.command {
            let goes_on = command.add(line, !self.again);
            if command.text.len() > LONGEST_COMMAND || !goes_on {
                self.end_command();
            }
            return;
        }
        self.follow(line);
        if line.trim().is_empty() {
            return;
        }
        let opens = self.window.is_none() && trouble::is_marked(line);
        let mut first = None;
        if curl::begins(line) {
            let mut command = Command::default();
            let goes_on = command.add(line, !self.again);
            self.command = Some(command);
            if !goes_on {
                self.end_command();
            }
        } else {
            first = self.any(line);
            let graphql = first.filter(|call| call.also() == Also::Fields);
            if let Some(call) = graphql {
                self.end_body();
                self.body = Some(Body {
                    call,
                    text: Buffer::default(),
                });
            }
        }
        if opens {
            self.window = Some(Window {
                call: first,
                ..Window::default()
            });
        }
        if let Some(window) = &mut self.window
            && window.lines < WINDOW_LINES
            && window.text.len() + line.len() < WINDOW_BYTES
        {
            window.lines += 1;
            window.text.extend(line.as_bytes());
            window.text.extend(b"\n");
        }
    }

    /// A line that begins no command: a trace, a piece of a request, or calls.
    fn any(&mut self, line: &str) -> Option<EndpointId> {
        if traces::may_be(line) {
            let taken = traces::take_line(line, &mut self.found);
            if taken > 0 {
                self.tally.traces += 1;
                return None;
            }
        }
        if self.wire.request(line, &mut self.found) {
            return None;
        }
        let passed = self.passed;
        let first = self.plain(line);
        if self.passed == passed {
            return first;
        }
        self.wire.line(line, &mut self.found)
    }

    /// Keeps a line behind a call to GraphQL.
    fn follow(&mut self, line: &str) {
        let Some(body) = &mut self.body else {
            return;
        };
        let ends = line.starts_with("###") || curl::begins(line);
        if ends || body.text.len() + line.len() > LONGEST_COMMAND {
            self.end_body();
            return;
        }
        body.text.extend(line.as_bytes());
        body.text.extend(b"\n");
    }

    fn end_body(&mut self) {
        let Some(body) = self.body.take() else {
            return;
        };
        let text = body.text.text();
        let behind = text.split_once("\n\n").map_or("", |(_, behind)| behind);
        for part in [text.as_str(), behind] {
            // Java's log has a word in front of it.
            let part = part
                .split_once("formatted:")
                .map_or(part, |(_, behind)| behind);
            let part = part.trim();
            // More lines of a log, or of a script of an `.http` file, may stand behind it.
            let mut values = serde_json::Deserializer::from_str(part).into_iter::<IgnoredAny>();
            let value = values.next().is_some_and(|value| value.is_ok());
            let end = if value {
                values.byte_offset()
            } else {
                part.len()
            };
            let part = part.get(..end).unwrap_or(part);
            let part = part.split("\n\n> ").next().unwrap_or(part);
            if self.found.body(Some(body.call), part) {
                return;
            }
        }
    }

    fn end_command(&mut self) {
        let Some(command) = self.command.take() else {
            return;
        };
        self.looked_at += command.state.seen();
        let text = command.text.text();
        let taken = curl::take(&text, &mut self.found);
        self.tally.curl += taken;
        if taken > 0 {
            return;
        }
        // Prose that begins with the word. What an apostrophe in it swallowed is read line by line,
        // once: quotes hold nothing together then.
        let mut lines = text.lines();
        if self.again {
            for line in lines {
                self.plain(line);
            }
            return;
        }
        if let Some(first) = lines.next() {
            self.plain(first);
        }
        self.again = true;
        lines.for_each(|line| self.line(line));
        self.end_command();
        self.again = false;
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
        // The brackets of an IPv6 address, right behind `//`, are a part of the word.
        let (mut slashes, mut address) = (0, false);
        let separates = |c: char| {
            let opens = c == '[' && slashes > 1;
            let closes = c == ']' && address;
            address = opens || address && !closes && !c.is_whitespace();
            slashes = if c == '/' { slashes + 1 } else { 0 };
            !(opens || closes) && (c.is_whitespace() || "\"'`,[]()|".contains(c))
        };
        let mut words = line
            .split(separates)
            .map(|word| word.trim_end_matches([':', ';']))
            .filter(|word| !word.is_empty())
            .peekable();
        let (mut count, mut leads) = (0, false);
        let host = if line.contains("HTTP/") {
            envoy_host(line)
        } else {
            None
        };
        while let Some(word) = words.next() {
            count += 1;
            let next = words.peek().copied().unwrap_or_default();
            if is_method(word) && is_target(next) {
                leads |= count == 1;
                any = true;
                let call = match host.filter(|_| next.starts_with('/')) {
                    Some(host) => self.found.call(word, &["https://", host, next].concat()),
                    None => self.found.call(word, next),
                };
                first = first.or(call);
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
        self.wire.flush(&mut self.found);
        self.end_body();
        let Tally {
            curl,
            http: marks,
            access,
            calls,
            traces,
        } = self.tally;
        let access = access + self.wire.calls;
        let kind = if traces > calls + curl + access {
            Kind::Trace
        } else if calls + curl + access == 0 {
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
                counted(self.passed, "line")
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

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_at(text: &str) -> usize {
        let mut lines = Lines::default();
        text.lines().for_each(|line| lines.line(line));
        lines.kind(false);
        lines.looked_at
    }

    /// `curl can't` opens a quote that nothing closes: each line behind it once made the whole command
    /// be looked at again, which took 5 seconds for 64 KB.
    #[test]
    fn the_work_is_in_proportion_to_the_text() {
        for (line, more) in [
            ("curl can't", "\n"),
            ("curl can't\n", "x\n"),
            ("curl \\", "\n\\"),
            ("", "curl can't\n"),
            ("", "curl 'a\n'\n"),
        ] {
            for length in [64 << 10, 1 << 20] {
                let text = [line, &more.repeat(length / more.len())].concat();
                let work = looked_at(&text);
                assert!(
                    work <= 2 * text.len() + 2,
                    "{line:?} {more:?} {length}: {work}"
                );
            }
        }
    }

    #[test]
    fn what_an_apostrophe_swallowed_is_read() {
        let mut lines = Lines::default();
        for line in [
            "curl can't do this:",
            "",
            "GET /shop/carts",
            "curl -X DELETE \\",
            "  https://api.example.org/shop/orders/1",
            "GET /shop/products",
        ] {
            lines.line(line);
        }
        let kind = lines.kind(false);
        let found = lines.found.finish(kind);
        assert_eq!((found.calls.len(), found.requests), (3, 3), "{found:?}");
    }
}
