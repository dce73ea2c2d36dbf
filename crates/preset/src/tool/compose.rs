//! Docker Compose: the secret as a file, the rest as variables.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
};

pub(in super::super) static COMPOSE: Preset = Preset {
    info: Info {
        id: "compose",
        title: "Docker Compose",
        about: "The secret is mounted as a file, /run/secrets/ctp_client_secret; the rest are variables.",
        needs: "Needs Docker Compose.",
        usage: "Save both files, set the image in compose.yaml, then run docker compose up",
        words: "docker, docker-compose, container, podman, YAML",
        reads_env: false,
        danger: Some(
            "ctp_client_secret.txt contains the secret: list it in .gitignore and .dockerignore.",
        ),
        purpose: Purpose::Infrastructure,
        choices: NO_CHOICE,
        files: &["compose.yaml", "ctp_client_secret.txt"],
    },
    make: |handover, _| {
        let mut text = format!(
            "# API client: {}\nservices:\n  app:\n    image: your-image\n    environment:\n",
            quote::comment(handover.name)
        );
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
            ("CTP_SCOPES", handover.scope),
        ] {
            // Compose replaces `$NAME` in every value; `$$` is a `$`.
            let value = quote::yaml(value).replace('$', "$$");
            text.extend(["      ", name, ": ", &value, "\n"]);
        }
        text.push_str(
            "      CTP_CLIENT_SECRET_FILE: /run/secrets/ctp_client_secret\n    secrets:\n      - ctp_client_secret\n\
             secrets:\n  ctp_client_secret:\n    file: ./ctp_client_secret.txt\n",
        );
        let secret = Text::of([handover.secret, "\n"]);
        vec![file("application/yaml", text), file("text/plain", secret)]
    },
};
