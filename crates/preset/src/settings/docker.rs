//! `docker run --env-file`: everything behind `=` is the value, quotes too.

use super::{
    super::{
        Info, Preset, Purpose, Text,
        format::{NO_CHOICE, file},
        quote,
    },
    variables,
};

pub(in super::super) static DOCKER: Preset = Preset {
    info: Info {
        id: "docker-env",
        title: "Docker env file",
        about: "For docker run --env-file, which does not remove quotes, so a .env file with quotes does not \
            work there.",
        needs: "Needs Docker.",
        usage: "Run docker run --env-file docker.env IMAGE",
        words: "container, podman, environment, variables",
        reads_env: false,
        danger: Some(
            "It contains the secret: keep it out of the image, the build context and the repository.",
        ),
        purpose: Purpose::Environment,
        choices: NO_CHOICE,
        files: &["docker.env"],
    },
    make: |handover, _| {
        let name = quote::shell_comment(handover.name);
        let mut text = Text::of(["# API client: ", &name, "\n"]);
        for (name, value) in variables(handover) {
            // No value of an API Client has line ends; whatever has some can't be written here.
            text.extend([name, "="]);
            text.extend(value.split(['\n', '\r', '\0']));
            text.push('\n');
        }
        vec![file("text/plain", text)]
    },
};
