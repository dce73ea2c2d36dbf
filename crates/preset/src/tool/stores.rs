//! Stores for secrets: each takes one JSON file, so that nothing secret stands in a command.

use super::super::{
    Handover, PresetFile, Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static AWS: Format = Format {
    id: "aws",
    title: "AWS Secrets Manager",
    about: "A JSON file, and the aws command that stores it.",
    danger: Some("ctp.json holds the secret: delete it when it is stored."),
    purpose: Purpose::SecretStore,
    choices: NO_CHOICE,
    files: |handover, _| {
        let name = quote::sh(&["ctp/", handover.project_key].concat());
        let command = format!(
            "aws secretsmanager create-secret --name {name} --secret-string file://ctp.json\nrm ctp.json\n"
        );
        files(handover, "aws.sh", command)
    },
};

pub(in super::super) static VAULT: Format = Format {
    id: "vault",
    title: "HashiCorp Vault",
    about: "A JSON file, and the vault command that stores it in the key-value engine.",
    danger: Some("ctp.json holds the secret: delete it when it is stored."),
    purpose: Purpose::SecretStore,
    choices: NO_CHOICE,
    files: |handover, _| {
        let path = quote::sh(&["ctp/", handover.project_key].concat());
        let command = format!("vault kv put -mount=secret {path} @ctp.json\nrm ctp.json\n");
        files(handover, "vault.sh", command)
    },
};

pub(in super::super) static GITLAB: Format = Format {
    id: "gitlab",
    title: "GitLab CI",
    about: "Sets the project's variables with glab; the secret is masked and goes through a pipe.",
    danger: Some(
        "It holds the secret, and a shell remembers in its history what is pasted into it.",
    ),
    purpose: Purpose::Infrastructure,
    choices: NO_CHOICE,
    files: |handover, _| {
        let mut text = format!(
            ": {}\nprintf %s {} | glab variable set CTP_CLIENT_SECRET --masked\n",
            quote::sh(&["API Client: ", &quote::comment(handover.name)].concat()),
            quote::sh(handover.secret),
        );
        for (name, value) in open_values(handover) {
            text.extend([
                "printf %s ",
                &quote::sh(value),
                " | glab variable set ",
                name,
                "\n",
            ]);
        }
        vec![file("gitlab.sh", "text/x-shellscript", text)]
    },
};

pub(in super::super) static ONE_PASSWORD: Format = Format {
    id: "1password",
    title: "1Password",
    about: "An item template, and the op command that stores it.",
    danger: Some("item.json holds the secret: delete it when it is stored."),
    purpose: Purpose::SecretStore,
    choices: NO_CHOICE,
    files: |handover, _| {
        let mut fields: Vec<String> = open_values(handover)
            .iter()
            .map(|(name, value)| field(name, "STRING", value))
            .collect();
        fields.push(field("CTP_CLIENT_SECRET", "CONCEALED", handover.secret));
        let item = format!(
            "{{\n  \"title\": {},\n  \"category\": \"API_CREDENTIAL\",\n  \"fields\": [\n{}\n  ]\n}}\n",
            quote::json(handover.name),
            fields.join(",\n")
        );
        let command = "op item create --template item.json\nrm item.json\n".to_owned();
        vec![
            file("1password.sh", "text/x-shellscript", command),
            file("item.json", "application/json", item),
        ]
    },
};

fn field(name: &str, kind: &str, value: &str) -> String {
    format!(
        "    {{ \"id\": \"{name}\", \"label\": \"{name}\", \"type\": \"{kind}\", \"value\": {} }}",
        quote::json(value)
    )
}

/// Everything but the secret.
fn open_values<'a>(handover: &Handover<'a>) -> [(&'static str, &'a str); 5] {
    [
        ("CTP_PROJECT_KEY", handover.project_key),
        ("CTP_CLIENT_ID", handover.client_id),
        ("CTP_AUTH_URL", handover.auth_url),
        ("CTP_API_URL", handover.api_url),
        ("CTP_SCOPES", handover.scope),
    ]
}

/// The command, and a flat JSON file with all values.
fn files(handover: &Handover, name: &str, command: String) -> Vec<PresetFile> {
    let title = quote::sh(&["API Client: ", &quote::comment(handover.name)].concat());
    let rows: Vec<String> = open_values(handover)
        .into_iter()
        .chain([("CTP_CLIENT_SECRET", handover.secret)])
        .map(|(name, value)| format!("  \"{name}\": {}", quote::json(value)))
        .collect();
    let json = format!("{{\n{}\n}}\n", rows.join(",\n"));
    vec![
        file(
            name,
            "text/x-shellscript",
            [": ", &title, "\n", &command].concat(),
        ),
        file("ctp.json", "application/json", json),
    ]
}
