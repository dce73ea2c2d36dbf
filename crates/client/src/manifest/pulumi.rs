//! Pulumi in YAML: the client as a resource of the Terraform provider's bridge (Pulumi registry:
//! commercetools, ApiClient). Whether it has lifetimes could not be read, so they stand in comments.

use serde_json::Value;

use super::{Manifest, Reading, hcl};
use crate::text::quoted_wide;

const TYPE: &str = "commercetools:ApiClient";

pub(super) fn write(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API Client for commercetools. Pulumi keeps the secret of the client that it creates in its\n\
         # state; this text holds none.\n{}name: commercetools\nruntime: yaml\nconfig:\n  projectKey:\n    \
         type: string\nresources:\n  client:\n    type: {TYPE}\n    properties:\n      name: {}\n      scopes:",
        hcl::comments(manifest),
        quoted_wide(&manifest.name).replace("${", "$${"),
    );
    if manifest.scopes.is_empty() {
        text.push_str(" []");
    }
    text.push('\n');
    for permission in &manifest.scopes {
        let scope = permission.print("${projectKey}");
        text.extend(["        - ", &quoted_wide(&scope), "\n"]);
    }
    text
}

/// The properties of the first client among the resources.
fn properties(value: &Value) -> Option<&Value> {
    let resources = value.get("resources")?.as_object()?;
    let client = resources
        .values()
        .find(|resource| resource.get("type").and_then(Value::as_str) == Some(TYPE))?;
    client.get("properties")
}

pub(super) fn is_program(value: &Value) -> bool {
    properties(value).is_some()
}

pub(super) fn read(text: &str, value: &Value, into: &mut Reading) -> Result<(), String> {
    let found = properties(value).and_then(Value::as_object);
    let found = found.ok_or("The Pulumi program has no API Client with properties.")?;
    for (key, value) in found {
        match (key.as_str(), value) {
            ("name", Value::String(name)) => {
                let name = name.replace("$${", "${");
                name.trim().clone_into(&mut into.manifest.name);
            }
            ("scopes", Value::Array(all)) => {
                for scope in all.iter().filter_map(Value::as_str) {
                    into.scope_text(scope);
                }
            }
            (other, _) => into.unknown(other),
        }
    }
    hcl::read_comments(text, into);
    Ok(())
}
