//! A Bruno environment with the names of the vendor's own collection.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static BRUNO: Format = Format {
    id: "bruno",
    title: "Bruno environment",
    about: "For the vendor's collection: the values come from a .env beside it.",
    danger: Some("The .env holds the secret: list it in .gitignore."),
    purpose: Purpose::HttpClient,
    choices: NO_CHOICE,
    files: |handover, _| {
        let text = "vars {\n  authUrl: {{process.env.CTP_AUTH_URL}}\n  apiUrl: {{process.env.CTP_API_URL}}\n  \
            project-key: {{process.env.CTP_PROJECT_KEY}}\n  ctp_client_id: {{process.env.CTP_CLIENT_ID}}\n  \
            ctp_client_secret: {{process.env.CTP_CLIENT_SECRET}}\n}\nvars:secret [\n  ctp_access_token\n]\n";
        let mut env = ["# API Client: ", &quote::comment(handover.name), "\n"].concat();
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_SECRET", handover.secret),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
        ] {
            env.extend([name, "=", &quote::dotenv(value), "\n"]);
        }
        vec![
            file(
                "environments/commercetools.bru",
                "text/plain",
                text.to_owned(),
            ),
            file(".env", "text/plain", env),
        ]
    },
};
