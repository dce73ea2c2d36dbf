//! direnv.

use super::{
    super::{
        Purpose,
        format::{Format, NO_CHOICE, file},
        quote,
    },
    variables,
};

pub(in super::super) static DIRENV: Format = Format {
    id: "direnv",
    title: "direnv (.envrc)",
    about: "The variables are set as soon as a shell enters the folder.",
    danger: Some("It holds the secret: list .envrc in .gitignore before you save it."),
    purpose: Purpose::Environment,
    choices: NO_CHOICE,
    files: |handover, _| {
        let name = quote::comment(handover.name);
        let mut text = ["# API Client: ", &name, "\n# Then run: direnv allow\n"].concat();
        for (name, value) in variables(handover) {
            text.extend(["export ", name, "=", &quote::sh(value), "\n"]);
        }
        vec![file(".envrc", "text/x-shellscript", text)]
    },
};
