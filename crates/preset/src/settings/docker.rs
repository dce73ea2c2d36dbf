//! `docker run --env-file`: everything behind `=` is the value, quotes too.

use super::{
    super::{
        Purpose,
        format::{Format, NO_CHOICE, file},
        quote,
    },
    variables,
};

pub(in super::super) static DOCKER: Format = Format {
    id: "docker-env",
    title: "Docker env file",
    about: "For docker run --env-file, which keeps quotes: a .env with quotes is wrong there.",
    danger: Some(
        "It holds the secret: keep it out of the image, the build context and the repository.",
    ),
    purpose: Purpose::Environment,
    choices: NO_CHOICE,
    files: |handover, _| {
        let mut text = ["# API Client: ", &quote::comment(handover.name), "\n"].concat();
        for (name, value) in variables(handover) {
            // No value of an API Client has line ends; whatever has some can't be written here.
            let line: String = value
                .chars()
                .filter(|c| !matches!(c, '\n' | '\r' | '\0'))
                .collect();
            text.extend([name, "=", &line, "\n"]);
        }
        vec![file("docker.env", "text/plain", text)]
    },
};
