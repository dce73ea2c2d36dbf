//! Writes code for clients that exist, each with its import.

use std::collections::{BTreeMap, BTreeSet};

use super::declared::words;
use super::tree::pulumi_literal;
use super::{Kind, RESOURCE};
use crate::api_client::ApiClient;
use crate::text::{quoted, quoted_hcl, quoted_wide, slug, visible};

/// A file that is being written, client by client: ten thousand take longer than a frame.
pub struct Writer {
    kind: Kind,
    text: String,
    labels: Labels,
}

impl Writer {
    /// Begins a file with that many clients of a project.
    ///
    /// Begins nothing for [`Kind::Inventory`], which [`crate::export`] writes.
    pub fn new(kind: Kind, project: &str, count: usize) -> Self {
        let mark = if kind == Kind::PulumiScript {
            "//"
        } else {
            "#"
        };
        let mut text = String::new();
        let clients = crate::lifetime::counted(count, "API client");
        let first = format!(
            "{clients} of the commercetools project {}.",
            visible(project)
        );
        for line in std::iter::once(first.as_str()).chain(about(kind).lines()) {
            text.extend([mark, " ", line, "\n"]);
        }
        text.push_str(match kind {
            Kind::Terraform => {
                "\n# Remove this block if your configuration already has one.\nterraform {\n  \
                 required_version = \">= 1.5\"\n  required_providers {\n    commercetools = {\n      \
                 source  = \"labd/commercetools\"\n      version = \"~> 1.18\"\n    }\n  }\n}\n"
            }
            Kind::PulumiYaml if count == 0 => "name: api-clients\nruntime: yaml\nresources: {}\n",
            Kind::PulumiYaml => "name: api-clients\nruntime: yaml\nresources:\n",
            Kind::PulumiScript => "import * as commercetools from \"@pulumi/commercetools\";\n",
            Kind::Inventory => "",
        });
        Self {
            kind,
            text,
            labels: Labels::default(),
        }
    }

    /// Adds a client.
    pub fn add(&mut self, client: &ApiClient) {
        let label = self.labels.next(&client.name);
        let text = &mut self.text;
        match self.kind {
            Kind::Terraform => terraform(text, &label, client),
            Kind::PulumiYaml => yaml(text, &label, client),
            Kind::PulumiScript => script(text, &label, client),
            Kind::Inventory => {}
        }
    }

    /// The file.
    pub fn end(self) -> String {
        self.text
    }
}

/// Writes a whole file.
pub fn write<'a>(
    kind: Kind,
    project: &str,
    clients: impl ExactSizeIterator<Item = &'a ApiClient>,
) -> String {
    let mut writer = Writer::new(kind, project, clients.len());
    clients.for_each(|client| writer.add(client));
    writer.end()
}

/// What a file says of itself.
fn about(kind: Kind) -> &'static str {
    match kind {
        Kind::Terraform => {
            "For Terraform 1.5 or later and the provider labd/commercetools 1.18 or later.\n\
             Run terraform plan first: it should import each client, and replace none.\n\
             This file contains no secrets. The secret of an existing client can't be read, so an import leaves it empty.\n\
             An API client can't be changed: a new name, other scopes or other lifetimes delete it and create another\n\
             one, with another ID and secret. The provider has no attribute for the date on which a client expires.\n\
             Based on the source code of the provider, version 1.22.2; not tested against commercetools."
        }
        _ => {
            "For Pulumi with the provider of Lab Digital: pulumi package add terraform-provider labd/commercetools\n\
             Run pulumi preview first: it should import each client, and replace none.\n\
             This file contains no secrets. The secret of an existing client can't be read, so an import leaves it empty.\n\
             An API client can't be changed: a new name, other scopes or other lifetimes delete it and create another\n\
             one, with another ID and secret. The provider has no property for the date on which a client expires.\n\
             The names of the lifetimes are derived from those in Terraform. They are not verified or tested."
        }
    }
}

/// The scope strings of a client, sorted.
fn sorted(client: &ApiClient) -> BTreeSet<String> {
    words(client)
}

fn terraform(text: &mut String, label: &str, client: &ApiClient) {
    let id = quoted_hcl(&client.id);
    let name = quoted_hcl(&client.name);
    text.extend([
        "\nimport {\n  to = ",
        RESOURCE,
        ".",
        label,
        "\n  id = ",
        &id,
        "\n}\n\nresource \"",
        RESOURCE,
        "\" \"",
        label,
        "\" {\n  name = ",
        &name,
        "\n  scope = [\n",
    ]);
    for scope in sorted(client) {
        text.extend(["    ", &quoted_hcl(&scope), ",\n"]);
    }
    text.push_str("  ]\n");
    for (name, seconds) in [
        ("access", client.access_token_validity_seconds),
        ("refresh", client.refresh_token_validity_seconds),
    ] {
        if let Some(seconds) = seconds {
            text.push_str(&format!("  {name}_token_validity_seconds = {seconds}\n"));
        }
    }
    if let Some(at) = client.delete_at {
        text.push_str(&format!("  # Expires at {at}.\n"));
    }
    text.push_str("}\n");
}

fn yaml(text: &mut String, label: &str, client: &ApiClient) {
    let string = |text: &str| quoted_wide(&pulumi_literal(text));
    text.push_str(&format!(
        "  \"{label}\":\n    type: commercetools:ApiClient\n    properties:\n      name: {}\n      scopes:{}",
        string(&client.name),
        if client.scope.trim().is_empty() { " []\n" } else { "\n" },
    ));
    for scope in sorted(client) {
        text.extend(["        - ", &string(&scope), "\n"]);
    }
    for (name, seconds) in lifetimes(client) {
        text.push_str(&format!("      {name}: {seconds}\n"));
    }
    if let Some(at) = client.delete_at {
        text.push_str(&format!("      # Expires at {at}.\n"));
    }
    text.extend(["    options:\n      import: ", &string(&client.id), "\n"]);
}

fn script(text: &mut String, label: &str, client: &ApiClient) {
    text.push_str(&format!(
        "\nnew commercetools.ApiClient(\"{label}\", {{\n  name: {},\n  scopes: [\n",
        script_string(&client.name),
    ));
    for scope in sorted(client) {
        text.extend(["    ", &script_string(&scope), ",\n"]);
    }
    text.push_str("  ],\n");
    for (name, seconds) in lifetimes(client) {
        text.push_str(&format!("  {name}: {seconds},\n"));
    }
    if let Some(at) = client.delete_at {
        text.push_str(&format!("  // Expires at {at}.\n"));
    }
    text.extend(["}, { import: ", &script_string(&client.id), " });\n"]);
}

/// A string of TypeScript. What would be a template in other quotes is none in ours either way.
fn script_string(text: &str) -> String {
    quoted(text)
        .replace("${", "\\u0024{")
        .replace("%{", "\\u0025{")
}

fn lifetimes(client: &ApiClient) -> impl Iterator<Item = (&'static str, u32)> {
    let all = [
        (
            "accessTokenValiditySeconds",
            client.access_token_validity_seconds,
        ),
        (
            "refreshTokenValiditySeconds",
            client.refresh_token_validity_seconds,
        ),
    ];
    all.into_iter()
        .filter_map(|(name, seconds)| Some((name, seconds?)))
}

/// A name for a resource: lower-case ASCII letters, digits and underscores, a letter first (Terraform's syntax of
/// identifiers).
pub(crate) fn label(name: &str) -> String {
    let label = slug(name).replace('-', "_");
    if label.starts_with(|c: char| c.is_ascii_digit()) {
        ["client_", &label].concat()
    } else {
        label
    }
}

/// The names of resources that are taken.
#[derive(Default)]
struct Labels {
    taken: BTreeSet<String>,
    /// How many of a label there are.
    counts: BTreeMap<String, usize>,
}

impl Labels {
    /// A name for a resource that no other one has.
    fn next(&mut self, name: &str) -> String {
        let base = label(name);
        let count = self.counts.entry(base.clone()).or_insert(0);
        loop {
            *count += 1;
            let label = match *count {
                1 => base.clone(),
                count => format!("{base}_{count}"),
            };
            if self.taken.insert(label.clone()) {
                return label;
            }
        }
    }
}
