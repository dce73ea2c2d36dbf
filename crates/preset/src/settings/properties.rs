//! Java properties with the names that the vendor's console used.

use super::{
    super::{
        Info, Preset, Purpose, Text,
        format::{NO_CHOICE, file},
        quote,
    },
    without_placeholders,
};

pub(in super::super) static PROPERTIES: Preset = Preset {
    info: Info {
        id: "properties",
        title: "Java properties",
        about: "application.properties with the ctp. names that public Java projects use.",
        needs: "Needs a library that reads Java properties, or Spring Boot.",
        usage: "Save it as src/main/resources/application.properties",
        words: "Spring, Spring Boot, JVM, config",
        reads_env: false,
        danger: Some("It contains the secret: list the file in .gitignore before you save it."),
        purpose: Purpose::Jvm,
        choices: NO_CHOICE,
        files: &["application.properties"],
    },
    make: |handover, _| {
        let name = quote::java_comment(handover.name);
        let mut text = Text::of(["# API client: ", &name, "\n"]);
        for (name, value) in [
            ("ctp.projectKey", handover.project_key),
            ("ctp.clientSecret", handover.secret),
            ("ctp.clientId", handover.client_id),
            ("ctp.authUrl", handover.auth_url),
            ("ctp.apiUrl", handover.api_url),
            ("ctp.scopes", handover.scope),
        ] {
            let value = quote::properties(&without_placeholders(value));
            text.extend([name, "=", &value, "\n"]);
        }
        vec![file("text/plain", text)]
    },
};
