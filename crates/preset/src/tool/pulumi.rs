//! Pulumi: this very client as a resource.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static PULUMI: Format = Format {
    id: "pulumi",
    title: "Pulumi (YAML)",
    about: "A client with the same name and scopes, by the provider of Lab Digital.",
    danger: Some(
        "The secret of a client that Pulumi creates stays in its state. The provider's property \
         names are those of its registry page; they were not run.",
    ),
    purpose: Purpose::Infrastructure,
    choices: NO_CHOICE,
    files: |handover, _| {
        let scopes: Vec<String> = handover
            .scope
            .split_whitespace()
            .map(|scope| format!("        - {}\n", quote::yaml(scope)))
            .collect();
        let text = format!(
            "# API Client: {}\n# The provider reads the CTP_ variables: load the .env file first.\n\
             name: commercetools\nruntime: yaml\nresources:\n  client:\n    type: commercetools:ApiClient\n    \
             properties:\n      name: {}\n      scopes:\n{}outputs:\n  clientId: ${{client.id}}\n",
            quote::comment(handover.name),
            quote::yaml(handover.name).replace("${", "$${"),
            scopes.concat(),
        );
        vec![file("Pulumi.yaml", "application/yaml", text)]
    },
};
