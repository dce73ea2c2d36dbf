//! Sunrise SPA, as the vendor's console wrote it.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
};

pub(in super::super) static SUNRISE: Preset = Preset {
    info: Info {
        id: "sunrise",
        title: "Sunrise SPA (.env)",
        about: "The names of the retired Sunrise SPA, for shops that still run it.",
        needs: "A shop that was made from Sunrise SPA.",
        usage: "Save it as .env in the shop’s folder.",
        words: "Vue, storefront, frontend, SPA",
        reads_env: false,
        danger: Some(
            "VUE_APP_ values end up in the browser’s bundle: use a client that may ship in a browser, \
             and nothing else.",
        ),
        purpose: Purpose::JavaScript,
        choices: NO_CHOICE,
        files: &[".env"],
    },
    make: |handover, _| {
        let name = quote::shell_comment(handover.name);
        let mut text = Text::of([
            "# API client: ",
            &name,
            "\n# Everybody who opens the shop can read these values.\n",
        ]);
        for (name, value) in [
            ("VUE_APP_CT_PROJECT_KEY", handover.project_key),
            ("VUE_APP_CT_CLIENT_ID", handover.client_id),
            ("VUE_APP_CT_CLIENT_SECRET", handover.secret),
            ("VUE_APP_CT_SCOPE", handover.scope),
            ("VUE_APP_CT_AUTH_HOST", handover.auth_url),
            ("VUE_APP_CT_API_HOST", handover.api_url),
        ] {
            text.extend([name, "=", &quote::dotenv(value), "\n"]);
        }
        vec![file("text/plain", text)]
    },
};
