//! Variables for the shell that is open.

use super::{
    super::{
        Choices, Purpose, Shell,
        format::{Format, file},
        quote,
    },
    variables,
};

pub(in super::super) static EXPORTS: Format = Format {
    id: "exports",
    title: "Shell variables",
    about: "Sets the variables in the shell that it is pasted into, until it is closed.",
    danger: Some(
        "It holds the secret, and a shell remembers in its history what is pasted into it.",
    ),
    purpose: Purpose::Shell,
    choices: Choices {
        secret: false,
        shell: true,
    },
    files: |handover, options| {
        let mut text = String::new();
        for (name, value) in variables(handover) {
            let quoted = match options.shell {
                Shell::Posix => quote::sh(value),
                Shell::PowerShell => quote::powershell(value),
                Shell::Cmd => cmd(value),
            };
            match options.shell {
                Shell::Posix => text.extend(["export ", name, "=", &quoted, "\n"]),
                Shell::PowerShell => text.extend(["$env:", name, " = ", &quoted, "\n"]),
                Shell::Cmd => text.extend(["set \"", name, "=", &quoted, "\"\r\n"]),
            }
        }
        let (name, media_type) = match options.shell {
            Shell::Posix => ("exports.sh", "text/x-shellscript"),
            Shell::PowerShell => ("exports.ps1", "text/plain"),
            Shell::Cmd => ("exports.bat", "text/plain"),
        };
        vec![file(name, media_type, text)]
    },
};

/// Inside `set "NAME=…"` of a batch file: `%` is doubled. A `"` would end it, and no value of an
/// API Client has one: it is left out, as line ends are.
fn cmd(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !matches!(c, '"' | '\n' | '\r' | '\0'));
    kept.collect::<String>().replace('%', "%%")
}
