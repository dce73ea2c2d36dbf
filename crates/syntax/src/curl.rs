//! cURL commands: their options, with the words that are arguments kept apart from the others.

use crate::shell::Words;

/// A part of a text with commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// A command begins.
    Command,
    /// `--request`: the method.
    Method(&'a str),
    /// `--head`.
    Head,
    /// `--get`: the data go into the query.
    Get,
    /// `--upload-file`.
    Upload,
    /// A body, or a part of one.
    Data(&'a str),
    /// A header, with its name.
    Header(&'a str),
    /// `--user`: a name, and a password behind a colon.
    User(&'a str),
    /// `--oauth2-bearer`: a token.
    Bearer(&'a str),
    /// `--url`.
    Url(&'a str),
    /// A word that is no option and no argument: a URL, or an assignment before the command.
    Word(&'a str),
}

/// What an option does with the word behind it.
#[derive(Clone, Copy)]
enum Takes {
    Method,
    Data,
    Header,
    User,
    Bearer,
    Url,
    Upload,
    /// An argument that says nothing of the call.
    Other,
}

/// Whether a word is the name of the program, be it in a path, in `$(…)` or behind an assignment.
pub fn is_name(word: &str) -> bool {
    let name = word
        .rsplit(['(', '`', '/', '\\', '=', '"'])
        .next()
        .unwrap_or(word);
    matches!(name, "curl" | "curl.exe") && !word.contains("://")
}

/// Calls back with every part, in order. Lines of a `--config` file (`user = "id:secret"`) are read
/// as the options that they stand for.
pub fn read(words: &Words, mut take: impl FnMut(Part<'_>)) {
    let mut rest = words.iter().peekable();
    while let Some(word) = rest.next() {
        if is_name(word) {
            take(Part::Command);
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, joined) = match long.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (long, None),
            };
            match (name, long_option(name)) {
                (_, Some(takes)) => {
                    part(
                        takes,
                        joined.or_else(|| rest.next()).unwrap_or_default(),
                        &mut take,
                    );
                }
                ("head", _) => take(Part::Head),
                ("get", _) => take(Part::Get),
                _ => {}
            }
        } else if let Some(short) = word.strip_prefix('-').filter(|short| !short.is_empty()) {
            short_options(short, || rest.next(), &mut take);
        } else if let Some(takes) = long_option(word)
            && rest.next_if_eq(&"=").is_some()
        {
            part(takes, rest.next().unwrap_or_default(), &mut take);
        } else {
            take(Part::Word(word));
        }
    }
}

/// Options of one letter may stand together; what follows one with an argument is that argument.
fn short_options<'a>(
    word: &'a str,
    next: impl FnOnce() -> Option<&'a str>,
    take: &mut impl FnMut(Part<'_>),
) {
    for (at, c) in word.char_indices() {
        if let Some(takes) = short_option(c) {
            let joined = word
                .get(at + c.len_utf8()..)
                .filter(|rest| !rest.is_empty());
            part(takes, joined.or_else(next).unwrap_or_default(), take);
            return;
        }
        match c {
            'I' => take(Part::Head),
            'G' => take(Part::Get),
            _ => {}
        }
    }
}

fn part(takes: Takes, argument: &str, take: &mut impl FnMut(Part<'_>)) {
    take(match takes {
        Takes::Method => Part::Method(argument),
        Takes::Data => Part::Data(argument),
        Takes::Header => Part::Header(argument),
        Takes::User => Part::User(argument),
        Takes::Bearer => Part::Bearer(argument),
        Takes::Url => Part::Url(argument),
        Takes::Upload => Part::Upload,
        Takes::Other => return,
    });
}

/// The options of one letter with an argument (curl's manual).
fn short_option(c: char) -> Option<Takes> {
    Some(match c {
        'X' => Takes::Method,
        'd' | 'F' => Takes::Data,
        'H' => Takes::Header,
        'u' => Takes::User,
        'T' => Takes::Upload,
        'A' | 'b' | 'C' | 'c' | 'D' | 'E' | 'e' | 'h' | 'K' | 'm' | 'o' | 'P' | 'Q' | 'r' | 't'
        | 'U' | 'w' | 'x' | 'Y' | 'y' | 'z' => Takes::Other,
        _ => return None,
    })
}

/// The long options with an argument that commands for an API have (curl's manual). The argument
/// of one that is missing here would be read as a word.
fn long_option(name: &str) -> Option<Takes> {
    Some(match name {
        "request" => Takes::Method,
        "data" | "data-ascii" | "data-binary" | "data-raw" | "data-urlencode" | "json" | "form"
        | "form-string" => Takes::Data,
        "header" => Takes::Header,
        "user" => Takes::User,
        "oauth2-bearer" => Takes::Bearer,
        "url" => Takes::Url,
        "upload-file" => Takes::Upload,
        "user-agent" | "referer" | "cookie" | "cookie-jar" | "output" | "output-dir"
        | "write-out" | "proxy" | "proxy-user" | "proxy-header" | "max-time"
        | "connect-timeout" | "connect-to" | "retry" | "retry-delay" | "retry-max-time"
        | "cacert" | "capath" | "cert" | "cert-type" | "key" | "key-type" | "pass" | "config"
        | "dump-header" | "interface" | "limit-rate" | "max-redirs" | "netrc-file" | "noproxy"
        | "range" | "resolve" | "stderr" | "trace" | "trace-ascii" | "url-query" | "variable"
        | "aws-sigv4" | "ciphers" | "doh-url" | "expect100-timeout" | "keepalive-time"
        | "speed-limit" | "speed-time" | "time-cond" | "tls-max" | "unix-socket" => Takes::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::split;

    fn parts(text: &str) -> Vec<String> {
        let mut parts = Vec::new();
        read(&split(text), |part| parts.push(format!("{part:?}")));
        parts
    }

    #[test]
    fn options_keep_their_arguments() {
        for (text, expected) in [
            (
                "A=b curl -sSX POST https://h/p",
                &[
                    "Word(\"A=b\")",
                    "Command",
                    "Method(\"POST\")",
                    "Word(\"https://h/p\")",
                ][..],
            ),
            (
                "curl -XPUT -uid:s --user=a:b -H 'A: b' --json '{}' --url u",
                &[
                    "Command",
                    "Method(\"PUT\")",
                    "User(\"id:s\")",
                    "User(\"a:b\")",
                    "Header(\"A: b\")",
                    "Data(\"{}\")",
                    "Url(\"u\")",
                ],
            ),
            (
                "$(/usr/bin/curl -fsSLd a=b -o https://no.example -IG --oauth2-bearer t)",
                &[
                    "Word(\"$\")",
                    "Command",
                    "Data(\"a=b\")",
                    "Head",
                    "Get",
                    "Bearer(\"t\")",
                ],
            ),
            (
                "curl -K - <<E\nuser = \"a:b\"\nurl = h\nE",
                &[
                    "Command",
                    "Word(\"E\")",
                    "User(\"a:b\")",
                    "Url(\"h\")",
                    "Word(\"E\")",
                ],
            ),
            ("curl -X", &["Command", "Method(\"\")"]),
            (
                "curl - -T f --compressed",
                &["Command", "Word(\"-\")", "Upload"],
            ),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn the_program_has_a_name() {
        for word in [
            "curl",
            "curl.exe",
            "/usr/bin/curl",
            "$(curl",
            "`curl",
            "T=curl",
        ] {
            assert!(is_name(word), "{word}");
        }
        for word in ["curly", "libcurl", "https://example.com/curl", "curl:"] {
            assert!(!is_name(word), "{word}");
        }
    }
}
