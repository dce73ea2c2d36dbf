//! The API clients of a project as code, out and in: Terraform and Pulumi with an import for each client, and
//! what such code declares beside what the project has.
//!
//! Code holds no secret. Nothing here acts: [`Plan`] says what differs. What the code leaves to be evaluated is
//! not guessed at.
//!
//! Facts of the provider are from its source, `resource_api_client.go` of
//! labd/terraform-provider-commercetools 1.22.2: its attributes, that each of them forces a replacement, that an
//! import takes the client's ID and reads no secret. Those of Pulumi are from the page of the provider in its
//! registry and from Pulumi's documentation of the option `import`. Neither was run against commercetools.

mod declared;
mod hcl;
mod plan;
mod planner;
mod reader;
mod script;
mod tree;
mod value;
mod write;

pub use declared::{Code, Declared, Stated};
pub use plan::{Change, Plan, Row, Verdict};
pub use planner::Planner;
pub use reader::Reader;
pub(crate) use tree::{pulumi_literal, pulumi_read};
pub(crate) use write::label;
pub use write::{Writer, write};

/// A language that code is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Terraform or OpenTofu.
    Terraform,
    /// Pulumi in YAML.
    PulumiYaml,
    /// Pulumi in TypeScript.
    PulumiScript,
    /// The inventory in JSON, as [`crate::export`] writes it. It is read, and written there.
    Inventory,
}

impl Kind {
    /// Those that [`Writer`] writes.
    pub const WRITTEN: [Self; 3] = [Self::Terraform, Self::PulumiYaml, Self::PulumiScript];

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Terraform => "Terraform",
            Self::PulumiYaml => "Pulumi (YAML)",
            Self::PulumiScript => "Pulumi (TypeScript)",
            Self::Inventory => "JSON inventory",
        }
    }

    /// The end of a file name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Terraform => "tf",
            Self::PulumiYaml => "yaml",
            Self::PulumiScript => "ts",
            Self::Inventory => "json",
        }
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Terraform => "text/plain;charset=utf-8",
            Self::PulumiYaml => "application/yaml",
            Self::PulumiScript => "text/typescript;charset=utf-8",
            Self::Inventory => "application/json",
        }
    }
}

/// The resource of the Terraform provider.
const RESOURCE: &str = "commercetools_api_client";

/// What stands for a part that would have to be evaluated. No scope and no name that is read holds it.
const HOLE: char = '\0';
