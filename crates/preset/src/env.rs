//! Environment variables, as a `.env` file.

use super::{Handover, Options, Preset, PresetFile, Purpose, Text, format::file, quote};

pub(super) struct Env;

impl Preset for Env {
    fn id(&self) -> &'static str {
        "env"
    }

    fn title(&self) -> &'static str {
        "Environment variables (.env)"
    }

    fn about(&self) -> &'static str {
        "One file of CTP_ variables, which the code presets and many tools read."
    }

    fn needs(&self) -> &'static str {
        ""
    }

    fn usage(&self) -> &'static str {
        "Save it as .env beside your code, and list .env in .gitignore."
    }

    fn words(&self) -> &'static str {
        "dotenv, environment, variables, bash, shell, config, node --env-file, docker compose, Next.js, Vite"
    }

    fn danger(&self) -> Option<&'static str> {
        Some("It holds the secret: list .env in .gitignore before you save it.")
    }

    fn purpose(&self) -> Purpose {
        Purpose::Environment
    }

    /// The names and their order are those of the vendor's console (observed in public projects).
    fn files(&self, handover: &Handover, _options: &Options) -> Vec<PresetFile> {
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
        vec![file(".env", "text/plain", text)]
    }
}
