//! Spring Boot.

use super::{
    super::{
        Info, Preset, Purpose, Text,
        format::{SECRET_CHOICE, file},
        quote,
    },
    without_placeholders,
};

pub(in super::super) static SPRING: Preset = Preset {
    info: Info {
        id: "spring",
        title: "Spring Boot (application.yml)",
        about: "Settings under ctp.",
        needs: "Needs Spring Boot, and the secret in the variable CTP_CLIENT_SECRET.",
        usage: "Save it as src/main/resources/application.yml, load the .env, then start the application.",
        words: "Spring Boot, YAML, JVM, config, Kotlin",
        reads_env: true,
        danger: None,
        purpose: Purpose::Jvm,
        choices: SECRET_CHOICE,
        files: &["application.yml"],
    },
    make: |handover, options| {
        let name = quote::comment(handover.name);
        let mut text = Text::of(["# API client: ", &name, "\nctp:\n"]);
        for (name, value) in [
            ("project-key", handover.project_key),
            ("client-id", handover.client_id),
            ("auth-url", handover.auth_url),
            ("api-url", handover.api_url),
            ("scopes", handover.scope),
        ] {
            text.extend([
                "  ",
                name,
                ": ",
                &quote::yaml(&without_placeholders(value)),
                "\n",
            ]);
        }
        let secret = match options.include_secret {
            Some(true) => quote::yaml(&without_placeholders(handover.secret)),
            _ => Text::from("\"${CTP_CLIENT_SECRET}\""),
        };
        text.extend(["  client-secret: ", &secret, "\n"]);
        vec![file("application/yaml", text)]
    },
};
