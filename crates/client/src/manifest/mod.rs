//! A draft as text: a link, YAML, JSON, Terraform or Pulumi. It holds a name, scopes, stores and
//! lifetimes; never a secret, and never a project key, so that it fits every project.
//!
//! What [`Format::write`] writes, [`read`] reads back without a loss.

mod data;
mod hcl;
mod link;
mod own;
mod pulumi;
mod reading;

use self::reading::{Reading, store_key};

pub use own::{Offered, OwnTemplate, OwnTemplates, Standing};

use serde_json::Value;
use syntax::Node;
use syntax::tree::{Fault, Limits};

use super::{
    draft::{DraftForm, Origin},
    slug,
};
use scope::{ScopeSet, Selection};

/// Longer texts are not read, in bytes: the largest manifest of all scopes has some 10 KB.
const LONGEST: usize = 256 * 1024;

/// What a text may hold.
const LIMITS: Limits = Limits {
    bytes: LONGEST,
    depth: 64,
    nodes: 50_000,
    aliases: false,
};

/// What a client shall be, without the project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The name.
    pub name: String,
    /// The scopes that are sent.
    pub scopes: ScopeSet,
    /// Whether scopes that others cover are left out of what is sent.
    pub omit_covered: bool,
    /// The access token lifetime in seconds.
    pub access: Option<u32>,
    /// The refresh token lifetime in seconds.
    pub refresh: Option<u32>,
    /// The days until deletion.
    pub delete_after_days: Option<u32>,
}

impl Manifest {
    /// The form as it stands. A lifetime that is no number is left out; the form says so.
    pub fn of(form: &DraftForm) -> Self {
        let draft = form.so_far();
        Self {
            name: draft.name,
            scopes: draft.scopes,
            omit_covered: form.omit_covered,
            access: draft.access,
            refresh: draft.refresh,
            delete_after_days: draft.delete_after_days,
        }
    }

    /// A form with all of it.
    pub fn form(&self) -> DraftForm {
        let text = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        DraftForm {
            name: self.name.clone(),
            selection: Selection::of(&self.scopes),
            omit_covered: self.omit_covered,
            access_seconds: text(self.access),
            refresh_seconds: text(self.refresh),
            delete_after_days: text(self.delete_after_days),
            ..DraftForm::default()
        }
    }

    /// The lifetimes and the switch, as names and values; only those that are set.
    fn settings(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let numbers = [
            (ACCESS, self.access),
            (REFRESH, self.refresh),
            (DELETE, self.delete_after_days),
        ];
        let set = numbers
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?.into())));
        let omit = self.omit_covered.then_some((OMIT, Value::Bool(true)));
        set.chain(omit)
    }

    /// Takes a setting; false if there is none of that name.
    fn set(&mut self, name: &str, value: &str) -> Result<bool, String> {
        let number = || {
            let parsed = value.parse::<u32>();
            parsed
                .map(Some)
                .map_err(|_| format!("{name} is not a whole number, so it was left out."))
        };
        match name {
            ACCESS => self.access = number()?,
            REFRESH => self.refresh = number()?,
            DELETE => self.delete_after_days = number()?,
            OMIT => self.omit_covered = value == "true",
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The names of the API's own fields (API reference: ApiClientDraft), and one of ours.
const ACCESS: &str = "accessTokenValiditySeconds";
const REFRESH: &str = "refreshTokenValiditySeconds";
const DELETE: &str = "deleteDaysAfterCreation";
const OMIT: &str = "leaveOutCovered";

/// A way to write a draft down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The fragment of an address: `#/new?n=…`.
    Link,
    /// A YAML manifest.
    Yaml,
    /// A JSON manifest.
    Json,
    /// A Terraform resource.
    Terraform,
    /// A Pulumi program in YAML.
    Pulumi,
}

/// Every format, the link first.
pub const FORMATS: [Format; 5] = [
    Format::Link,
    Format::Yaml,
    Format::Json,
    Format::Terraform,
    Format::Pulumi,
];

impl Format {
    /// For people.
    pub fn title(self) -> &'static str {
        [
            "Link",
            "Manifest (YAML)",
            "Manifest (JSON)",
            "Terraform",
            "Pulumi (YAML)",
        ][self as usize]
    }

    /// The text.
    pub fn write(self, manifest: &Manifest) -> String {
        match self {
            Self::Link => link::write(manifest),
            Self::Yaml => data::yaml(manifest),
            Self::Json => data::json(manifest, &[]),
            Self::Terraform => hcl::write(manifest),
            Self::Pulumi => pulumi::write(manifest),
        }
    }

    /// The name of the file for a client of that name.
    pub fn file_name(self, name: &str) -> String {
        let end = [
            "link.txt",
            "client.yaml",
            "client.json",
            "tf",
            "pulumi.yaml",
        ][self as usize];
        format!("{}.{end}", slug(name))
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        [
            "text/plain",
            "application/yaml",
            "application/json",
            "text/plain",
            "application/yaml",
        ][self as usize]
    }
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// What it says.
    pub manifest: Manifest,
    /// How it was written.
    pub format: Format,
    /// What was left aside, and why; sentences.
    pub notes: Vec<String>,
}

impl Opened {
    /// The form for it, marked as prepared elsewhere.
    pub fn form(self) -> DraftForm {
        let origin = match self.format {
            Format::Link => Origin::Link,
            _ => Origin::File,
        };
        DraftForm {
            prepared: Some(self.notes),
            origin,
            ..self.manifest.form()
        }
    }
}

/// Reads a draft in any of the formats.
///
/// # Errors
/// Why the text is none of them, in a sentence.
pub fn read(text: &str) -> Result<Opened, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("There is nothing to read.".to_owned());
    }
    if text.len() > LONGEST {
        return Err(
            "The text is longer than 256 KB, which is the limit for a manifest.".to_owned(),
        );
    }
    let mut read = Reading::default();
    let format = if let Some(query) = link::query(text) {
        link::read(query, &mut read);
        Format::Link
    } else if text.contains(hcl::RESOURCE) {
        hcl::read(text, &mut read)?;
        Format::Terraform
    } else if text.starts_with(['{', '[']) {
        let tree = syntax::json(text, LIMITS).map_err(|fault| why("JSON", fault))?;
        data::read(&tree, &mut read)?;
        Format::Json
    } else {
        let mut documents = syntax::yaml(text, LIMITS)
            .map_err(|fault| why("YAML", fault))?
            .into_iter();
        let tree = documents.next().unwrap_or(Node::Null);
        if documents.next().is_some() {
            read.note("Only the first document of the text was read.");
        }
        if pulumi::is_program(&tree) {
            pulumi::read(text, &tree, &mut read)?;
            Format::Pulumi
        } else {
            data::read(&tree, &mut read)?;
            Format::Yaml
        }
    };
    Ok(read.finish(format))
}

/// Why a text is no tree, in a sentence.
fn why(kind: &str, fault: Fault) -> String {
    match fault {
        Fault::Syntax(line) => format!("This is not {kind}: line {line}."),
        Fault::Long => {
            "The text is longer than 256 KB, which is the limit for a manifest.".to_owned()
        }
        Fault::Deep => format!("The {kind} is nested too deeply to be a manifest."),
        Fault::Many => format!("The {kind} holds too many values to be a manifest."),
        Fault::Alias => "YAML with aliases is not read.".to_owned(),
    }
}

/// Reads the part of an address behind `#/new?`. It can't fail: a link made by hand may be wrong in
/// one place and right in all others.
pub fn read_link(query: &str) -> Opened {
    let mut read = Reading::default();
    if query.len() > LONGEST {
        read.note("The link is longer than 256 KB and was not read.");
    } else {
        link::read(query, &mut read);
    }
    read.finish(Format::Link)
}
