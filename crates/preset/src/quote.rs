//! Values written so that each language reads them back unchanged. Hostile text stays text.

use std::fmt::Write;

use client::text::is_hidden;

/// A word of a POSIX shell, in single quotes, where nothing is special. Also right for zsh and for
/// an interactive bash, which leaves `!` alone there. A NUL, which no shell can hold, is left out.
pub fn sh(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' => out.push_str("'\\''"),
            '\0' => {}
            c => out.push(c),
        }
    }
    out.push('\'');
    out
}

/// A value of a `.env` file. Readers differ, so it is bare when plain and in single quotes
/// otherwise, which all of them leave alone. A value with a `'` has no form that all agree on: it
/// is written for a shell.
pub fn dotenv(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"_./:@%+,=-".contains(&b);
    if !text.is_empty() && text.bytes().all(plain) {
        return text.to_owned();
    }
    sh(text)
}

/// A quoted value of a curl config file (curl manual: `--config`). `!` is written `\!`, which curl
/// reads as `!`, because a shell that is typed into may replace it even in a here-document.
pub fn curl_config(text: &str) -> String {
    quoted(text, |out, c| match c {
        '"' | '\\' | '!' => push_all(out, &['\\', c]),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{b}' => out.push_str("\\v"),
        '\0' => {}
        c => out.push(c),
    })
}

/// A JavaScript string.
pub fn js(text: &str) -> String {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_all(out, &['\\', c]),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => push_code_point(out, "\\u{", c),
        c => out.push(c),
    })
}

/// A Rust string.
pub fn rust(text: &str) -> String {
    // The two languages agree on every escape that is used here.
    js(text)
}

/// A Java string in ASCII alone, so that it doesn't matter how the compiler reads the file.
pub fn java(text: &str) -> String {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_all(out, &['\\', c]),
        // Java reads \u000a as a line end before it reads strings: octal escapes come later.
        c if c.is_ascii_control() => {
            let _ = write!(out, "\\{:03o}", u32::from(c));
        }
        c if c.is_ascii() => out.push(c),
        c => push_utf16(out, c),
    })
}

/// The rest of a line behind `//` or `#`: hidden characters and line ends are left out.
pub fn comment(text: &str) -> String {
    text.chars().filter(|c| !is_hidden(*c)).collect()
}

/// The same for Java, in ASCII alone: Java reads `\u000a` as a line end in comments too.
pub fn java_comment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_hidden(*c)) {
        match c {
            '\\' => out.push_str("\\\\"),
            c if c.is_ascii() => out.push(c),
            c => push_utf16(&mut out, c),
        }
    }
    out
}

fn quoted(text: &str, push: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        push(&mut out, c);
    }
    out.push('"');
    out
}

fn push_all(out: &mut String, chars: &[char]) {
    out.extend(chars);
}

fn push_code_point(out: &mut String, open: &str, c: char) {
    let _ = write!(out, "{open}{:x}}}", u32::from(c));
}

fn push_utf16(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        let _ = write!(out, "\\u{unit:04x}");
    }
}

/// A Python string, with the escapes that Go has too.
pub fn python(text: &str) -> String {
    quoted(text, |out, c| match c {
        '"' | '\\' => push_all(out, &['\\', c]),
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
pub fn go(text: &str) -> String {
    python(text)
}

/// A Kotlin string: `$` begins a template there.
pub fn kotlin(text: &str) -> String {
    quoted(text, |out, c| match c {
        '"' | '\\' | '$' => push_all(out, &['\\', c]),
        '\n' => out.push_str("\\n"),
        c if is_hidden(c) => push_utf16(out, c),
        c => out.push(c),
    })
}

/// A JSON string.
pub fn json(text: &str) -> String {
    client::text::quoted(text)
}

/// A PHP string in single quotes, where only `'` and `\` are special.
pub fn php(text: &str) -> String {
    let mut out = String::from("'");
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
pub fn powershell(text: &str) -> String {
    let mut out = String::from("'");
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
pub fn properties(text: &str) -> String {
    let mut out = String::new();
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

/// A YAML string in double quotes, which takes every escape of JSON (YAML 1.2, 7.3.1).
pub fn yaml(text: &str) -> String {
    client::text::quoted_wide(text)
}
