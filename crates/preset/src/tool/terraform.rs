//! Terraform: the provider, and this very client as a resource.

use super::super::{
    Info, Preset, Purpose,
    format::{NO_CHOICE, file},
    quote,
};
use client::text::quoted_hcl;

pub(in super::super) static TERRAFORM: Preset = Preset {
    info: Info {
        id: "terraform",
        title: "Terraform",
        about: "The provider by Lab Digital, which reads the CTP_ variables, and this client as a resource.",
        needs: "Needs Terraform, and the CTP_ variables in the environment.",
        usage: "Save it as main.tf, load the .env, then run terraform init and terraform plan",
        words: "HCL, OpenTofu, tofu, infrastructure as code, IaC, labd",
        reads_env: true,
        danger: Some(
            "Terraform keeps the secret of a client that it creates in its state: use a backend that \
             encrypts it.",
        ),
        purpose: Purpose::Infrastructure,
        choices: NO_CHOICE,
        files: &["main.tf"],
    },
    make: |handover, _| {
        let scopes: Vec<String> = handover
            .scope
            .split_whitespace()
            .map(|scope| format!("    {},\n", quoted_hcl(scope)))
            .collect();
        let text = format!(
            "# API client: {}\n# The provider reads CTP_CLIENT_ID, CTP_CLIENT_SECRET, CTP_PROJECT_KEY, CTP_SCOPES,\n\
             # CTP_API_URL and CTP_AUTH_URL: load the .env file before you run terraform.\n\n\
             terraform {{\n  required_providers {{\n    commercetools = {{\n      source  = \"labd/commercetools\"\n      \
             version = \"~> 1.22\"\n    }}\n  }}\n}}\n\nprovider \"commercetools\" {{}}\n\n\
             # A client with the same name and scopes; this one stays as it is.\n\
             resource \"commercetools_api_client\" \"client\" {{\n  name = {}\n  scope = [\n{}  ]\n}}\n\n\
             output \"client_id\" {{\n  value = commercetools_api_client.client.id\n}}\n\n\
             output \"client_secret\" {{\n  value     = commercetools_api_client.client.secret\n  sensitive = true\n}}\n",
            quote::comment(handover.name),
            quoted_hcl(handover.name),
            scopes.concat(),
        );
        vec![file("text/plain", text)]
    },
};
