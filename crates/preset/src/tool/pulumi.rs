//! Pulumi: this very client as a resource.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
};

pub(in super::super) static PULUMI: Preset = Preset {
    info: Info {
        id: "pulumi",
        title: "Pulumi (YAML)",
        about: "A client with the same name and scopes, for the provider by Lab Digital.",
        needs: "Needs Pulumi, and the CTP_ variables in the environment.",
        usage: "Save it as Pulumi.yaml, load the .env, then run pulumi preview",
        words: "YAML, infrastructure as code, IaC",
        reads_env: true,
        danger: Some(
            "The secret of a client that Pulumi creates stays in its state. Not verified: the property names \
                come from the registry page of the provider.",
        ),
        purpose: Purpose::Infrastructure,
        choices: NO_CHOICE,
        files: &["Pulumi.yaml"],
    },
    make: |handover, _| {
        let scopes: Vec<String> = handover
            .scope
            .split_whitespace()
            .map(|scope| ["        - ", &literal(scope), "\n"].concat())
            .collect();
        let text = format!(
            "# API client: {}\n# The provider reads the CTP_ variables: load the .env file first.\n\
             name: commercetools\nruntime: yaml\nresources:\n  client:\n    type: commercetools:ApiClient\n    \
             properties:\n      name: {}\n      scopes:\n{}outputs:\n  clientId: ${{client.id}}\n",
            quote::comment(handover.name),
            &*literal(handover.name),
            scopes.concat(),
        );
        vec![file("application/yaml", text)]
    },
};

/// A string that Pulumi leaves alone. It reads `$$` as `$` wherever it stands, and `${` as the
/// beginning of a reference (pulumi-yaml, ast/interpolation.go), so every `$` is doubled.
fn literal(text: &str) -> Text {
    quote::yaml(&text.replace('$', "$$"))
}
