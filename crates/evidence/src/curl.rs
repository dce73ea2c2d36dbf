//! cURL commands: method and URL of each, and the scopes that one asks for.

use zeroize::Zeroizing;

use super::collector::Collector;
use super::{scopes, target};
use syntax::curl::{self, Part};
use syntax::shell;

/// Whether the line begins a command.
pub(super) fn begins(line: &str) -> bool {
    let line = line.trim_start_matches(['$', '>', '#', ' ', '\t']);
    let mut words = line.split_whitespace().take(12).peekable();
    words.peek().copied().is_some_and(curl::is_name)
        || words.any(curl::is_name) && line.contains(['=', '|', '(', ';', '&'])
}

/// Takes the calls of a text that holds commands; how many there were.
pub(super) fn take(text: &str, found: &mut Collector) -> usize {
    let text = target::tight(text);
    let (mut taken, mut command) = (0, None);
    curl::read(&shell::split(&text), |part| {
        if part == Part::Command {
            taken += usize::from(finish(command.take(), found));
            command = Some(Command::default());
        } else if let Some(command) = &mut command {
            command.add(part);
        }
    });
    taken + usize::from(finish(command, found))
}

#[derive(Default)]
struct Command {
    method: Option<String>,
    /// It may hold a password.
    url: Option<Zeroizing<String>>,
    data: bool,
    /// It may hold secrets.
    body: Zeroizing<String>,
    get: bool,
    scope: String,
}

impl Command {
    fn add(&mut self, part: Part) {
        match part {
            Part::Method(method) => self.method = Some(method.to_owned()),
            Part::Head => self.method = Some("HEAD".to_owned()),
            Part::Get => self.get = true,
            Part::Upload => drop(self.method.get_or_insert_with(|| "PUT".to_owned())),
            Part::Data(body) => {
                self.data = true;
                self.body.push_str(body);
                self.asks(body);
            }
            Part::Url(url) => self.url = Some(Zeroizing::new(url.to_owned())),
            // Lines in one word were held together by an apostrophe.
            Part::Word(word)
                if self.url.is_none() && !word.contains('\n') && target::is_target(word) =>
            {
                self.url = Some(Zeroizing::new(word.to_owned()));
            }
            Part::Word(_) | Part::Header(_) | Part::User(_) | Part::Bearer(_) | Part::Command => {}
        }
    }

    /// The scopes of a request for a token: `grant_type=...&scope=...`.
    fn asks(&mut self, body: &str) {
        let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
        for (_, value) in pairs.filter(|(name, _)| name.trim() == "scope") {
            self.scope.push_str(value);
            self.scope.push(' ');
        }
    }
}

fn finish(command: Option<Command>, found: &mut Collector) -> bool {
    let Some((url, command)) = command.and_then(|mut c| Some((c.url.take()?, c))) else {
        return false;
    };
    let by_data = if command.data && !command.get {
        "POST"
    } else {
        "GET"
    };
    let method = command.method.as_deref().unwrap_or(by_data);
    if !command.scope.is_empty() {
        scopes::take(&command.scope, found);
    }
    let call = found.call(method, &url);
    if !command.body.is_empty() {
        found.body(call, &command.body);
    }
    true
}
