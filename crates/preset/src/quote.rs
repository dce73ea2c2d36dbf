//! Values written so that each language reads them back unchanged. Hostile text stays text.

use std::fmt::Write;

use client::text::is_hidden;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::text::Text;

/// A word of a shell, whole in sh, bash, zsh and fish alike: in single quotes, where nothing is
/// special to the first three and only `\'` and `\\` to fish. So a quote and a backslash stand
/// outside of the quotes, each behind a backslash, which all four read alike. An interactive bash
/// leaves `!` alone there. A NUL, which no shell can hold, is left out.
pub fn sh(text: &str) -> Text {
    single_quoted(text, |c| match c {
        '\'' => Some("'\\''"),
        '\\' => Some("'\\\\'"),
        _ => None,
    })
}

/// A URL as a word of a shell: bare when no shell has a use for its characters.
pub(crate) fn sh_url(url: &str) -> Text {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_./:-".contains(&b);
    if url.starts_with("http") && url.bytes().all(plain) {
        return Text::from(url);
    }
    sh(url)
}

/// A value of a `.env` file. Readers differ, so it is bare when plain and in single quotes
/// otherwise, which all of them leave alone. A value with a `'` has no form that all agree on: it
/// is written for a POSIX shell.
pub fn dotenv(text: &str) -> Text {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&b);
    if !text.is_empty() && text.bytes().all(plain) {
        return Text::from(text);
    }
    single_quoted(text, |c| (c == '\'').then_some("'\\''"))
}

/// In single quotes, with what stands for some characters there; without NUL.
fn single_quoted(text: &str, instead: impl Fn(char) -> Option<&'static str>) -> Text {
    let mut out = Text::new();
    out.push('\'');
    for c in text.chars().filter(|c| *c != '\0') {
        match instead(c) {
            Some(other) => out.push_str(other),
            None => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// What stands for itself in a form; `:` need not, but scopes are easier to read with it.
const FORM: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b':')
    .remove(b' ');

/// A value of a form (`application/x-www-form-urlencoded`).
pub fn form(text: &str) -> String {
    utf8_percent_encode(text, FORM)
        .to_string()
        .replace(' ', "+")
}

/// A quoted value of a curl config file (curl manual: `--config`). `!` is written `\!`, which curl
/// reads as `!`, because a shell that is typed into may replace it even in a here-document.
pub fn curl_config(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' | '!' => push_escaped(out, c),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{b}' => out.push_str("\\v"),
        '\0' => {}
        c => out.push(c),
    })
}

/// A JavaScript string.
pub fn js(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_escaped(out, c),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => push_code_point(out, "\\u{", c),
        c => out.push(c),
    })
}

/// A Rust string.
pub fn rust(text: &str) -> Text {
    // The two languages agree on every escape that is used here.
    js(text)
}

/// A Java string in ASCII alone, so that it doesn't matter how the compiler reads the file.
pub fn java(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_escaped(out, c),
        // Java reads \u000a as a line end before it reads strings: octal escapes come later.
        c if c.is_ascii_control() => {
            let _ = write!(out, "\\{:03o}", u32::from(c));
        }
        c if c.is_ascii() => out.push(c),
        c => push_utf16(out, c),
    })
}

/// The rest of a line behind `//` or `#`, or a text that only people read: hidden characters and
/// line ends are left out, and so are quotes, backslashes and backticks, which may end a comment or
/// a string somewhere.
pub fn comment(text: &str) -> String {
    let kept = |c: &char| !is_hidden(*c) && !matches!(c, '\'' | '"' | '\\' | '`');
    text.chars().filter(kept).collect()
}

/// The rest of a line behind `#` in a file that may be pasted into a shell. An interactive zsh takes
/// such a line for a command, so nothing stays that any shell would act on.
pub fn shell_comment(text: &str) -> String {
    let kept = |c: &char| c.is_ascii_alphanumeric() || !c.is_ascii() || " _-.,:/+@".contains(*c);
    comment(text).chars().filter(kept).collect()
}

/// The same for Java, in ASCII alone: Java reads `\u000a` as a line end in comments too, but no
/// backslash of the text is left.
pub fn java_comment(text: &str) -> String {
    let mut out = Text::new();
    for c in comment(text).chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            push_utf16(&mut out, c);
        }
    }
    out.as_str().to_owned()
}

fn quoted(text: &str, push: impl Fn(&mut Text, char)) -> Text {
    let mut out = Text::new();
    out.push('"');
    for c in text.chars() {
        push(&mut out, c);
    }
    out.push('"');
    out
}

fn push_escaped(out: &mut Text, c: char) {
    out.push('\\');
    out.push(c);
}

fn push_code_point(out: &mut Text, open: &str, c: char) {
    let _ = write!(out, "{open}{:x}}}", u32::from(c));
}

fn push_utf16(out: &mut Text, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
}

/// A Python string, with the escapes that Go has too.
pub fn python(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_escaped(out, c),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => {
            let code = u32::from(c);
            let _ = if code > 0xffff {
                write!(out, "\\U{code:08x}")
            } else {
                write!(out, "\\u{code:04x}")
            };
        }
        c => out.push(c),
    })
}

/// A Go string.
pub fn go(text: &str) -> Text {
    python(text)
}

/// A Kotlin string: `$` begins a template there.
pub fn kotlin(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' | '$' => push_escaped(out, c),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => push_utf16(out, c),
        c => out.push(c),
    })
}

/// A JSON string. What has no shape of its own is written as a number, so that nothing hides.
pub fn json(text: &str) -> Text {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_escaped(out, c),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => push_utf16(out, c),
        c => out.push(c),
    })
}

/// A PHP string in single quotes, where only `'` and `\` are special.
pub fn php(text: &str) -> Text {
    let mut out = Text::from("'");
    for c in text.chars() {
        if c == '\'' || c == '\\' {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('\'');
    out
}

/// The rest of a line behind `//` in PHP, where `?>` ends the program even in a comment.
pub fn php_comment(text: &str) -> String {
    comment(text).replace("?>", "? >")
}

/// A PowerShell string in single quotes, where only `'` is special. PowerShell takes typographic
/// quotes for `'` too.
pub fn powershell(text: &str) -> Text {
    let mut out = Text::from("'");
    for c in text.chars() {
        if matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            out.push(c);
        }
        out.push(c);
    }
    out.push('\'');
    out
}

/// A value of a Java properties file in ASCII alone (`java.util.Properties`).
pub fn properties(text: &str) -> Text {
    let mut out = Text::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' ' if at == 0 => out.push_str("\\ "),
            ' '..='~' => out.push(c),
            c => push_utf16(&mut out, c),
        }
    }
    out
}

/// A YAML string in double quotes (YAML 1.2, 7.3.1), which has these escapes of Python.
pub fn yaml(text: &str) -> Text {
    python(text)
}
