//! cURL commands: method and URL of each, and the scopes that one asks for.

use super::found::Collector;
use super::{scopes, target};
use syntax::words;

/// Whether the line begins a command.
pub(super) fn begins(line: &str) -> bool {
    let line = line.trim_start_matches(['$', '>', '#', ' ', '\t']);
    let mut words = line.split_whitespace().take(12).peekable();
    let is_curl = |word: &str| {
        let name = word
            .rsplit(['(', '`', '/', '=', '"'])
            .next()
            .unwrap_or(word);
        name == "curl" || name == "curl.exe"
    };
    words.peek().copied().is_some_and(is_curl)
        || words.any(is_curl) && line.contains(['=', '|', '(', ';', '&'])
}

/// Whether a command goes on in the next line: an escaped line end or an open quote.
pub(super) fn goes_on(text: &str) -> bool {
    let mut quote: Option<char> = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            (None | Some('"'), '\\') => drop(rest.next()),
            _ => {}
        }
    }
    quote.is_some()
        || text
            .trim_end_matches([' ', '\r'])
            .ends_with(['\\', '^', '`'])
}

/// Takes the calls of a text that holds commands; how many there were.
pub(super) fn take(text: &str, found: &mut Collector) -> usize {
    let text = target::tight(text);
    let words = words::split(&text);
    let (mut taken, mut command) = (0, None);
    let mut rest = words.0.iter().map(String::as_str).peekable();
    while let Some(word) = rest.next() {
        let name = word.rsplit(['/', '=']).next().unwrap_or(word);
        if name == "curl" || name == "curl.exe" {
            taken += usize::from(finish(command.take(), found));
            command = Some(Command::default());
            continue;
        }
        let Some(command) = &mut command else {
            continue;
        };
        let (option, joined) = match word.split_once('=') {
            Some((option, value)) if option.starts_with("--") => (option, Some(value)),
            _ => (word, None),
        };
        let mut argument = || joined.or_else(|| rest.next()).unwrap_or_default();
        match option {
            "-X" | "--request" => command.method = Some(argument().to_owned()),
            "-I" | "--head" => command.method = Some("HEAD".to_owned()),
            "-G" | "--get" => command.get = true,
            "-T" | "--upload-file" => {
                argument();
                command.method.get_or_insert_with(|| "PUT".to_owned());
            }
            "-d" | "--data" | "--data-ascii" | "--data-binary" | "--data-raw"
            | "--data-urlencode" | "--json" | "-F" | "--form" => {
                command.data = true;
                asked(argument(), command);
            }
            "-H" | "--header" | "-u" | "--user" | "-A" | "--user-agent" | "-e" | "--referer"
            | "-b" | "--cookie" | "-o" | "--output" | "-w" | "--write-out" | "-x" | "--proxy"
            | "-m" | "--max-time" | "--connect-timeout" | "--retry" | "--oauth2-bearer" => {
                argument();
            }
            "--url" => command.url = Some(argument().to_owned()),
            _ if word.starts_with("-X") => command.method = word.get(2..).map(str::to_owned),
            _ if word.starts_with("-d") && word.len() > 2 => {
                command.data = true;
                asked(word, command);
            }
            _ if !word.starts_with('-') && command.url.is_none() && target::is_target(word) => {
                command.url = Some(word.to_owned());
            }
            _ => {}
        }
    }
    taken + usize::from(finish(command, found))
}

#[derive(Default)]
struct Command {
    method: Option<String>,
    url: Option<String>,
    data: bool,
    get: bool,
    scope: String,
}

/// The scopes of a request for a token: `grant_type=...&scope=...`.
fn asked(body: &str, command: &mut Command) {
    let pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    for (_, value) in pairs.filter(|(name, _)| name.trim_start_matches("-d").trim() == "scope") {
        command.scope.push_str(value);
        command.scope.push(' ');
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
    found.call(method, &url);
    true
}
