//! Spring Boot.

use super::super::{
    Purpose,
    format::{Format, SECRET_CHOICE, file},
    quote,
};

pub(in super::super) static SPRING: Format = Format {
    id: "spring",
    title: "Spring Boot (application.yml)",
    about: "Settings under ctp.",
    danger: None,
    purpose: Purpose::Jvm,
    choices: SECRET_CHOICE,
    files: |handover, options| {
        let name = quote::comment(handover.name);
        let mut text = ["# API Client: ", &name, "\nctp:\n"].concat();
        for (name, value) in [
            ("project-key", handover.project_key),
            ("client-id", handover.client_id),
            ("auth-url", handover.auth_url),
            ("api-url", handover.api_url),
            ("scopes", handover.scope),
        ] {
            text.extend(["  ", name, ": ", &quote::yaml(&plain(value)), "\n"]);
        }
        let secret = match options.include_secret {
            Some(true) => quote::yaml(&plain(handover.secret)),
            _ => "\"${CTP_CLIENT_SECRET}\"".to_owned(),
        };
        text.extend(["  client-secret: ", &secret, "\n"]);
        vec![file("application.yml", "application/yaml", text)]
    },
};

/// Spring replaces `${…}` in every value, and has no way to write it literally before 6.2; no value
/// of an API Client has it.
fn plain(value: &str) -> String {
    value.replace("${", "$ {")
}
