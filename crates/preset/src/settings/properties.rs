//! Java properties with the names that the vendor's console used.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static PROPERTIES: Format = Format {
    id: "properties",
    title: "Java properties",
    about: "application.properties with the ctp. names that public Java projects use.",
    danger: Some("It holds the secret: list the file in .gitignore before you save it."),
    purpose: Purpose::Jvm,
    choices: NO_CHOICE,
    files: |handover, _| {
        let name = quote::java_comment(handover.name);
        let mut text = ["# API Client: ", &name, "\n"].concat();
        for (name, value) in [
            ("ctp.projectKey", handover.project_key),
            ("ctp.clientSecret", handover.secret),
            ("ctp.clientId", handover.client_id),
            ("ctp.authUrl", handover.auth_url),
            ("ctp.apiUrl", handover.api_url),
            ("ctp.scopes", handover.scope),
        ] {
            text.extend([name, "=", &quote::properties(value), "\n"]);
        }
        vec![file("application.properties", "text/plain", text)]
    },
};
