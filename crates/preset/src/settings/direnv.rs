//! direnv.

use super::{
    super::{
        Info, Preset, Purpose, Text,
        format::{NO_CHOICE, file},
        quote,
    },
    variables,
};

pub(in super::super) static DIRENV: Preset = Preset {
    info: Info {
        id: "direnv",
        title: "direnv (.envrc)",
        about: "Sets the variables when a shell enters the folder.",
        needs: "Needs direnv.",
        usage: "Save it as .envrc in the project’s folder, then run direnv allow",
        words: "bash, environment, variables, envrc, shell",
        reads_env: false,
        danger: Some("It contains the secret: list .envrc in .gitignore before you save it."),
        purpose: Purpose::Environment,
        choices: NO_CHOICE,
        files: &[".envrc"],
    },
    make: |handover, _| {
        let name = quote::shell_comment(handover.name);
        let mut text = Text::of(["# API client: ", &name, "\n# Then run: direnv allow\n"]);
        for (name, value) in variables(handover) {
            text.extend(["export ", name, "=", &quote::sh(value), "\n"]);
        }
        vec![file("text/x-shellscript", text)]
    },
};
