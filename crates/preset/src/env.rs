//! Environment variables, as a `.env` file.

use super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
};

pub(super) static ENV: Preset = Preset {
    info: Info {
        id: "env",
        title: "Environment variables (.env)",
        about: "One file of CTP_ variables, which the code presets and many tools read.",
        needs: "",
        usage: "Save it as .env beside your code, and list .env in .gitignore.",
        words: "dotenv, environment, variables, bash, shell, config, node --env-file, docker compose, Next.js, Vite",
        reads_env: false,
        danger: Some("It contains the secret: list .env in .gitignore before you save it."),
        purpose: Purpose::Environment,
        choices: NO_CHOICE,
        files: &[".env"],
    },
    // The names and their order are those of the vendor's console (observed in public projects).
    make: |handover, _| {
        let name = quote::shell_comment(handover.name);
        let mut text = Text::of([
            "# API client: ",
            &name,
            "\n# Save as .env and keep it out of the repository.\n",
        ]);
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_SECRET", handover.secret),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
            ("CTP_SCOPES", handover.scope),
        ] {
            text.extend([name, "=", &quote::dotenv(value), "\n"]);
        }
        vec![file("text/plain", text)]
    },
};
