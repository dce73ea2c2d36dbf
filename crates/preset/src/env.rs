//! Environment variables, as a `.env` file.

use super::{Handover, Options, Preset, PresetFile, Purpose, quote};

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

    fn danger(&self) -> Option<&'static str> {
        Some("It holds the secret: list .env in .gitignore before you save it.")
    }

    fn purpose(&self) -> Purpose {
        Purpose::Environment
    }

    /// The names and their order are those of the vendor's console (observed in public projects).
    fn files(&self, handover: &Handover, _options: &Options) -> Vec<PresetFile> {
        let name = quote::comment(handover.name);
        let mut text = [
            "# API Client: ",
            &name,
            "\n# Save as .env and keep it out of the repository.\n",
        ]
        .concat();
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_SECRET", handover.secret),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
            ("CTP_SCOPES", handover.scope),
        ] {
            text.push_str(name);
            text.push('=');
            text.push_str(&quote::dotenv(value));
            text.push('\n');
        }
        vec![PresetFile {
            name: ".env".to_owned(),
            media_type: "text/plain",
            text,
        }]
    }
}
