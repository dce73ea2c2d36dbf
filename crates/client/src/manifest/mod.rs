//! A draft as text: a link, YAML, JSON, Terraform or Pulumi. It holds a name, scopes, stores and
//! lifetimes; never a secret, and never a project key, so that it fits every project.
//!
//! What [`Format::write`] writes, [`read`] reads back without a loss.

mod data;
mod hcl;
mod link;
mod own;
mod pulumi;
mod yaml;

pub use own::{OwnTemplate, OwnTemplates};

use serde_json::Value;

use super::{draft::DraftForm, slug};
use scope::{Permission, Problem, ScopeSet, Selection, is_store_key};

/// Longer texts are not read, in bytes: the largest manifest of all scopes has some 10 KB.
const LONGEST: usize = 256 * 1024;

/// More stores and unknown scopes than any client has: a stranger's text must not freeze the page.
const MOST_STORES: usize = 100;
const MOST_UNKNOWN: usize = 100;

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
                .map_err(|_| format!("{name} is not a whole number, so it is left out."))
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
            Self::Json => data::json(manifest),
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
        DraftForm {
            prepared: Some(self.notes),
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
        return Err("The text is longer than 256 KB; no manifest is.".to_owned());
    }
    let mut read = Reading::default();
    let format = if let Some(query) = link::query(text) {
        link::read(query, &mut read);
        Format::Link
    } else if text.contains(hcl::RESOURCE) {
        hcl::read(text, &mut read)?;
        Format::Terraform
    } else if text.starts_with(['{', '[']) {
        let value = serde_json::from_str(text)
            .map_err(|error| format!("This is not JSON: line {}.", error.line()))?;
        data::read(&value, &mut read)?;
        Format::Json
    } else {
        let value = yaml::to_json(text)?;
        if pulumi::is_program(&value) {
            pulumi::read(text, &value, &mut read)?;
            Format::Pulumi
        } else {
            data::read(&value, &mut read)?;
            Format::Yaml
        }
    };
    Ok(read.finish(format))
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

/// What was read so far.
#[derive(Default)]
struct Reading {
    manifest: Manifest,
    found: Vec<Permission>,
    notes: Vec<String>,
}

impl Reading {
    fn note(&mut self, text: impl Into<String>) {
        let text = text.into();
        if !self.notes.contains(&text) {
            self.notes.push(text);
        }
    }

    fn set(&mut self, name: &str, value: &str) -> bool {
        match self.manifest.set(name, value) {
            Ok(known) => known,
            Err(text) => {
                self.note(text);
                true
            }
        }
    }

    /// A bare name and perhaps a store, as links and manifests write it.
    fn scope(&mut self, name: &str, store: Option<&str>) {
        let store = store.map(|store| format!(":{store}")).unwrap_or_default();
        self.scope_text(&format!("{name}:{{projectKey}}{store}"));
    }

    /// A scope as the API writes it, with any project.
    fn scope_text(&mut self, text: &str) {
        let parsed = ScopeSet::parse(text, None);
        for problem in parsed.problems {
            match problem {
                Problem::NoProject(_) | Problem::Unknown(_) | Problem::OtherProject(_) => {}
                Problem::BadStore(_) => self.note(format!(
                    "“{}” names no usable store, or can’t be limited to one.",
                    without_project(text)
                )),
                _ => self.note(format!(
                    "“{}” is no scope that a client can have; it is left out.",
                    without_project(text)
                )),
            }
        }
        self.found.extend(parsed.set);
    }

    /// Something that the formats don't have. Only plain names are repeated.
    fn unknown(&mut self, name: &str) {
        let plain = name.len() <= 40
            && name
                .bytes()
                .all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-');
        let small = name.to_ascii_lowercase();
        if small.contains("secret") || small.contains("token") && !small.contains("validity") {
            self.note("A secret or a token in the text is left aside: no manifest holds one.");
        } else if plain && !name.is_empty() {
            self.note(format!(
                "{name} is left aside: a manifest has no such field."
            ));
        } else {
            self.note("Something that a manifest doesn’t have is left aside.");
        }
    }

    fn finish(mut self, format: Format) -> Opened {
        let found = std::mem::take(&mut self.found);
        let all: ScopeSet = found.into_iter().collect();
        let stores = all.stores();
        let last = stores.get(MOST_STORES - 1).map(|store| (*store).to_owned());
        let cut = stores.len() > MOST_STORES;
        let kept = |p: &Permission| !cut || p.store <= last;
        let mut unknown = 0;
        let scopes = all.iter().filter(|p| {
            unknown += usize::from(p.info().is_none());
            kept(p) && (p.info().is_some() || unknown <= MOST_UNKNOWN)
        });
        let scopes: ScopeSet = scopes.cloned().collect();
        if scopes.len() < all.len() {
            self.note(format!(
                "The text names more than {MOST_STORES} stores or {MOST_UNKNOWN} unknown scopes; the \
                 others were left out."
            ));
        }
        let mut manifest = self.manifest;
        manifest.scopes = scopes;
        Opened {
            manifest,
            format,
            notes: self.notes,
        }
    }
}

/// `manage_orders in store berlin`: our placeholder for the project tells nobody anything.
fn without_project(text: &str) -> String {
    let mut parts = text.split(':');
    let name = parts.next().unwrap_or_default();
    match parts.nth(1) {
        Some(store) => format!("{name} in store {store}"),
        None => name.to_owned(),
    }
}

/// A store's key in a manifest, or why it is none.
fn store_key(key: &str) -> Result<&str, String> {
    if is_store_key(key) {
        Ok(key)
    } else {
        Err(format!("“{key}” is no store key; its scopes are left out."))
    }
}
