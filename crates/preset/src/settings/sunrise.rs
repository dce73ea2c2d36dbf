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
        about: "The variable names of the retired Sunrise SPA, for shops that still use it.",
        needs: "Needs a shop based on Sunrise SPA.",
        usage: "Save it as .env in the shop’s folder.",
        words: "Vue, storefront, frontend, SPA",
        reads_env: false,
        danger: Some(
            "VUE_APP_ values become part of the code in the browser. Use only a client that is safe in a browser.",
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
            "\n# Everyone who opens the shop can read these values.\n",
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
