//! GitHub Actions: secrets and variables by the `gh` command.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static GITHUB: Format = Format {
    id: "github",
    title: "GitHub Actions",
    about: "Sets the secret and the variables of a repository with gh; the secret goes through a pipe.",
    danger: Some(
        "It holds the secret, and a shell remembers in its history what is pasted into it.",
    ),
    purpose: Purpose::Infrastructure,
    choices: NO_CHOICE,
    files: |handover, _| {
        let mut text = format!(
            ": {}\nprintf %s {} | gh secret set CTP_CLIENT_SECRET\n",
            quote::sh(&["API Client: ", &quote::comment(handover.name)].concat()),
            quote::sh(handover.secret),
        );
        for (name, value) in [
            ("CTP_PROJECT_KEY", handover.project_key),
            ("CTP_CLIENT_ID", handover.client_id),
            ("CTP_AUTH_URL", handover.auth_url),
            ("CTP_API_URL", handover.api_url),
            ("CTP_SCOPES", handover.scope),
        ] {
            text.extend([
                "printf %s ",
                &quote::sh(value),
                " | gh variable set ",
                name,
                "\n",
            ]);
        }
        let steps = "# In the workflow, at the job or the step:\nenv:\n  \
            CTP_PROJECT_KEY: ${{ vars.CTP_PROJECT_KEY }}\n  CTP_CLIENT_ID: ${{ vars.CTP_CLIENT_ID }}\n  \
            CTP_CLIENT_SECRET: ${{ secrets.CTP_CLIENT_SECRET }}\n  CTP_AUTH_URL: ${{ vars.CTP_AUTH_URL }}\n  \
            CTP_API_URL: ${{ vars.CTP_API_URL }}\n  CTP_SCOPES: ${{ vars.CTP_SCOPES }}\n";
        vec![
            file("github.sh", "text/x-shellscript", text),
            file("workflow-env.yml", "application/yaml", steps.to_owned()),
        ]
    },
};
