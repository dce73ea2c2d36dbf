//! Pulumi in YAML: the client as a resource of the Terraform provider's bridge (Pulumi registry:
//! commercetools, ApiClient). Whether it has lifetimes could not be read, so they stand in comments.

use super::{Manifest, Reading, data::last_of_each, hcl};
use crate::code::{pulumi_literal, pulumi_read};
use crate::text::quoted_wide;
use syntax::Node;

const TYPE: &str = "commercetools:ApiClient";

pub(super) fn write(manifest: &Manifest) -> String {
    let mut text = format!(
        "# An API client for commercetools. Pulumi keeps the secret of the client that it creates in its\n\
         # state; this text contains no secrets.\n{}name: commercetools\nruntime: yaml\nconfig:\n  projectKey:\n    \
         type: string\nresources:\n  client:\n    type: {TYPE}\n    properties:\n      name: {}\n      scopes:",
        hcl::comments(manifest),
        quoted_wide(&pulumi_literal(&manifest.name)),
    );
    if manifest.scopes.is_empty() {
        text.push_str(" []");
    }
    text.push('\n');
    for permission in &manifest.scopes {
        // The name and the store can't hold what begins a reference; the project is one.
        let scope = permission.print("${projectKey}");
        text.extend(["        - ", &quoted_wide(&scope), "\n"]);
    }
    text
}

/// The properties of the first client among the resources.
fn properties(tree: &Node) -> Option<&Node> {
    let resources = tree.get("resources")?.entries().iter();
    let mut clients = resources.filter(|(_, resource)| resource.text("type") == Some(TYPE));
    clients.next()?.1.get("properties")
}

pub(super) fn is_program(tree: &Node) -> bool {
    properties(tree).is_some()
}

pub(super) fn read(text: &str, tree: &Node, into: &mut Reading) -> Result<(), String> {
    let found = properties(tree).filter(|found| found.is_map());
    let found = found.ok_or("The Pulumi program has no API client with properties.")?;
    for (key, value) in last_of_each(found) {
        match (key, value) {
            ("name", Node::Text(name)) => {
                into.name(pulumi_read(name, "…"));
            }
            ("scopes", Node::List(all)) => {
                for scope in all.iter().filter_map(Node::as_text) {
                    // What stands for the project is of no use; the parser of scopes knows the mark.
                    into.scope_text(&pulumi_read(scope, "{key}").0);
                }
            }
            (other, _) => into.unknown(other),
        }
    }
    hcl::read_comments(text, into);
    Ok(())
}
