//! GitHub Actions: secrets and variables by the `gh` command.

use super::super::{
    Info, Preset, Purpose,
    format::{NO_CHOICE, file},
};
use super::SECRET;

pub(in super::super) static GITHUB: Preset = Preset {
    info: Info {
        id: "github",
        title: "GitHub Actions",
        about: "Sets the secret and the variables of a repository with gh, with separate names for each client.",
        needs: "Needs the GitHub CLI gh, signed in, in a clone of the repository.",
        usage: "Paste github.sh into a terminal, and copy workflow-env.yml into the workflow.",
        words: "GitHub Actions, gh, CI, CD, pipeline, workflow, secrets, bash, fish, YAML",
        reads_env: false,
        danger: Some("It contains the secret, and shells save pasted text in their history."),
        purpose: Purpose::Infrastructure,
        choices: NO_CHOICE,
        files: &["github.sh", "workflow-env.yml"],
    },
    make: |handover, _| {
        let text = super::variable_commands(handover, "gh secret set {}", "gh variable set {}");
        let names = super::variable_names(handover);
        let mut steps = String::from("# In the workflow, at the job or the step:\nenv:\n");
        for (name, at) in names {
            let kind = if name == SECRET { "secrets" } else { "vars" };
            steps += &format!("  {name}: ${{{{ {kind}.{at} }}}}\n");
        }
        vec![
            file("text/x-shellscript", text),
            file("application/yaml", steps),
        ]
    },
};
