//! A Postman environment with the names of the vendor's own collection.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
    text::text,
};

pub(in super::super) static POSTMAN: Preset = Preset {
    info: Info {
        id: "postman",
        title: "Postman environment",
        about: "Values for the commercetools collection.",
        needs: "Needs Postman and the commercetools collection.",
        usage: "Import the file under Environments, choose it, then send a request of the collection.",
        words: "newman, API client, HTTP, REST, GUI, environment",
        reads_env: false,
        danger: Some(
            "It contains the secret, and Postman copies environments to its cloud by default.",
        ),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["{client}.postman_environment.json"],
    },
    make: |handover, _| {
        let values = [
            ("host", handover.api_url, "default"),
            ("auth_url", handover.auth_url, "default"),
            ("project-key", handover.project_key, "default"),
            ("client_id", handover.client_id, "default"),
            ("client_secret", handover.secret, "secret"),
            ("scope", handover.scope, "default"),
            ("ctp_access_token", "", "secret"),
        ];
        let rows = values.map(|(key, value, kind)| {
                text!(
                    "    {{ \"key\": \"{key}\", \"value\": {}, \"type\": \"{kind}\", \"enabled\": true }}",
                    &*quote::json(value)
                )
            });
        let name = [handover.project_key, " (", handover.name, ")"].concat();
        let text = text!(
            "{{\n  \"name\": {},\n  \"_postman_variable_scope\": \"environment\",\n  \"values\": [\n{}\n  ]\n}}\n",
            &*quote::json(&name),
            &*Text::joined(rows, ",\n")
        );
        vec![file("application/json", text)]
    },
};
