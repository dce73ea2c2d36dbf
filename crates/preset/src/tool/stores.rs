//! Stores for secrets: the values go through a pipe, so nothing secret stands in a command's
//! arguments or in a file that has to be deleted.

use super::{
    super::{
        Handover, Info, Made, Preset, Purpose, Text,
        format::{NO_CHOICE, file},
        quote,
        text::text,
    },
    SECRET, open_values, store_path, variable_commands, variable_names,
};

/// What to be careful about: all of them hold the secret in a text for a shell.
const DANGER: &str = "It contains the secret, and shells save pasted text in their history.";

pub(in super::super) static AWS: Preset = Preset {
    info: Info {
        id: "aws",
        title: "AWS Secrets Manager",
        about: "A command that stores all values as one secret, with a separate name for each client.",
        needs: "Needs the AWS CLI, signed in, on Linux or macOS.",
        usage: "Paste it into a terminal.",
        words: "Amazon, secretsmanager, cloud, bash, fish, Lambda",
        reads_env: false,
        danger: Some(DANGER),
        purpose: Purpose::SecretStore,
        choices: NO_CHOICE,
        files: &["aws.sh"],
    },
    make: |handover, _| {
        let name = quote::sh(&store_path(handover));
        let command = [
            "aws secretsmanager create-secret --name ",
            &name,
            " --secret-string file:///dev/stdin",
        ];
        piped(handover, &flat_json(handover), &command.concat())
    },
};

pub(in super::super) static VAULT: Preset = Preset {
    info: Info {
        id: "vault",
        title: "HashiCorp Vault",
        about: "A command that stores all values in the key-value engine, at a separate path for each client.",
        needs: "Needs the Vault CLI, signed in, and a key-value engine at secret/.",
        usage: "Paste it into a terminal.",
        words: "HashiCorp, OpenBao, bao, kv, bash, fish",
        reads_env: false,
        danger: Some(DANGER),
        purpose: Purpose::SecretStore,
        choices: NO_CHOICE,
        files: &["vault.sh"],
    },
    make: |handover, _| {
        // A `-` by itself is a JSON object on standard input (vault, internal kv-builder).
        let path = quote::sh(&store_path(handover));
        let command = ["vault kv put -mount=secret ", &path, " -"];
        piped(handover, &flat_json(handover), &command.concat())
    },
};

pub(in super::super) static GITLAB: Preset = Preset {
    info: Info {
        id: "gitlab",
        title: "GitLab CI",
        about: "Sets the project’s variables with glab, with separate names for each client; the secret is masked.",
        needs: "Needs the GitLab CLI glab, signed in, in a clone of the project.",
        usage: "Paste gitlab.sh into a terminal, and copy gitlab-variables.yml into .gitlab-ci.yml",
        words: "GitLab CI, glab, CI, CD, pipeline, secrets, bash, fish, YAML",
        reads_env: false,
        danger: Some(DANGER),
        purpose: Purpose::Infrastructure,
        choices: NO_CHOICE,
        files: &["gitlab.sh", "gitlab-variables.yml"],
    },
    make: |handover, _| {
        let text = variable_commands(
            handover,
            "glab variable set {} --masked",
            "glab variable set {}",
        );
        let mut job = String::from("# In .gitlab-ci.yml, at the job:\nvariables:\n");
        for (name, at) in variable_names(handover) {
            job += &format!("  {name}: ${at}\n");
        }
        vec![
            file("text/x-shellscript", text),
            file("application/yaml", job),
        ]
    },
};

pub(in super::super) static ONE_PASSWORD: Preset = Preset {
    info: Info {
        id: "1password",
        title: "1Password",
        about: "A command that makes a new item with all values.",
        needs: "Needs the 1Password CLI op, signed in.",
        usage: "Paste it into a terminal.",
        words: "op, onepassword, password manager, bash, fish",
        reads_env: false,
        danger: Some(DANGER),
        purpose: Purpose::SecretStore,
        choices: NO_CHOICE,
        files: &["1password.sh"],
    },
    make: |handover, _| {
        let fields = open_values(handover)
            .map(|(name, value)| field(name, "STRING", value))
            .into_iter()
            .chain([field(SECRET, "CONCEALED", handover.secret)]);
        let title = [handover.name, " (", handover.client_id, ")"].concat();
        let item = text!(
            "{{\n  \"title\": {},\n  \"category\": \"API_CREDENTIAL\",\n  \"fields\": [\n{}\n  ]\n}}",
            &*quote::json(&title),
            &*Text::joined(fields, ",\n")
        );
        piped(handover, &item, "op item create -")
    },
};

fn field(name: &str, kind: &str, value: &str) -> Text {
    text!(
        "    {{ \"id\": \"{name}\", \"label\": \"{name}\", \"type\": \"{kind}\", \"value\": {} }}",
        &*quote::json(value)
    )
}

/// All values as one object of JSON.
fn flat_json(handover: &Handover) -> Text {
    let rows = open_values(handover)
        .into_iter()
        .chain([(SECRET, handover.secret)])
        .map(|(name, value)| text!("  \"{name}\": {}", &*quote::json(value)));
    Text::of(["{\n", &Text::joined(rows, ",\n"), "\n}"])
}

/// A script that hands a text to a command's standard input.
fn piped(handover: &Handover, input: &str, command: &str) -> Vec<Made> {
    let name = ["API client: ", &quote::comment(handover.name)].concat();
    let text = Text::of([
        ": ",
        &quote::sh(&name),
        "\nprintf '%s\\n' ",
        &quote::sh(input),
        " |\n  ",
        command,
        "\n",
    ]);
    vec![file("text/x-shellscript", text)]
}
