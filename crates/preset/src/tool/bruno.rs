//! A Bruno environment with the names of the vendor's own collection.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
};

pub(in super::super) static BRUNO: Preset = Preset {
    info: Info {
        id: "bruno",
        title: "Bruno environment",
        about: "For the commercetools collection. The values come from a .env file in the same folder.",
        needs: "Needs Bruno and the commercetools collection.",
        usage: "Save the files in the collection’s folder, then choose the environment commercetools.",
        words: "bru, HTTP, REST, GUI, git",
        reads_env: false,
        danger: Some("The .env contains the secret: list it in .gitignore."),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["environments/commercetools.bru", ".env"],
    },
    make: |handover, _| {
        let text = "vars {\n  authUrl: {{process.env.CTP_AUTH_URL}}\n  apiUrl: {{process.env.CTP_API_URL}}\n  \
            project-key: {{process.env.CTP_PROJECT_KEY}}\n  ctp_client_id: {{process.env.CTP_CLIENT_ID}}\n  \
            ctp_client_secret: {{process.env.CTP_CLIENT_SECRET}}\n}\nvars:secret [\n  ctp_access_token\n]\n";
        let name = quote::shell_comment(handover.name);
        let mut env = Text::of(["# API client: ", &name, "\n"]);
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_SECRET", handover.secret),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
        ] {
            env.extend([name, "=", &quote::dotenv(value), "\n"]);
        }
        vec![file("text/plain", text.to_owned()), file("text/plain", env)]
    },
};
