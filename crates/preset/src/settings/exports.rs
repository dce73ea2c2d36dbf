//! Variables for the shell that is open.

use super::{
    super::{Choices, Info, Preset, Purpose, Shell, Text, ask, format::file, quote},
    variables,
};

const SECRET: &str = "CTP_CLIENT_SECRET";

pub(in super::super) static EXPORTS: Preset = Preset {
    info: Info {
        id: "exports",
        title: "Shell variables",
        about: "Sets the variables in the shell that you paste it into, until you close the shell.",
        needs: "Works in sh, bash, zsh and fish; PowerShell and the Windows command prompt have their own form.",
        usage: "Paste it into the terminal from which you start your program.",
        words: "export, bash, zsh, fish, sh, environment, terminal, PowerShell, cmd, set, Windows",
        reads_env: false,
        danger: Some(
            "Unless the text asks for the secret, it contains the secret, and shells save pasted text in their \
                history.",
        ),
        purpose: Purpose::Shell,
        choices: Choices {
            secret: false,
            shell: true,
            process_list: false,
            ask: true,
        },
        files: &["exports.{script}"],
    },
    make: |handover, options| {
        let mut text = Text::new();
        let asks = options.ask && options.shell != Shell::Cmd;
        for (name, value) in variables(handover) {
            if asks && name == SECRET {
                continue;
            }
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
        // Last: what is pasted behind a question would be taken for its answer.
        match options.shell {
            Shell::Posix if asks => text.extend(["export ", SECRET, "=", &ask::posix(), "\n"]),
            Shell::PowerShell if asks => {
                text.extend(["$env:", SECRET, " = ", ask::POWERSHELL, "\n"]);
            }
            _ => {}
        }
        vec![file(options.shell.media_type(), text)]
    },
};

/// Inside `set "NAME=…"` of a batch file: `%` is doubled. A `"` would end it, and no value of an
/// API client has one: it is left out, as line ends are.
fn cmd(text: &str) -> Text {
    let mut out = Text::new();
    for c in text.chars() {
        match c {
            '"' | '\n' | '\r' | '\0' => {}
            '%' => out.push_str("%%"),
            c => out.push(c),
        }
    }
    out
}
