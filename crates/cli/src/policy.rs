//! The policy of a project: `scopesmith.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use scope::{Permission, ScopeSet};
use serde::Deserialize;

use super::rules::rules;

/// The name of the file.
const NAME: &str = "scopesmith.toml";

/// What a project allows.
#[derive(Debug, Default)]
pub(crate) struct Policy {
    /// Patterns of paths that are not read, as in `.gitignore`.
    pub(crate) ignore: Vec<String>,
    /// The rules that fail a scan.
    pub(crate) fail_on: Vec<String>,
    /// Findings that are known and accepted: `rule file: text`, without the line.
    pub(crate) baseline: Vec<String>,
    /// The clients, by name.
    pub(crate) clients: Vec<Client>,
}

/// An API Client of the project.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) name: String,
    /// The scopes that it may have.
    pub(crate) allowed: ScopeSet,
    /// The files that use it; all if there are no patterns.
    pub(crate) paths: Option<Gitignore>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    fail_on: Vec<String>,
    #[serde(default)]
    baseline: Vec<String>,
    #[serde(default)]
    clients: BTreeMap<String, FileClient>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileClient {
    allowed: Vec<String>,
    #[serde(default)]
    paths: Vec<String>,
}

impl Policy {
    /// The policy in the first of the paths, if it has one.
    pub(crate) fn beside(paths: &[String]) -> Result<Option<Self>, String> {
        let path = paths.first().map(|path| Path::new(path).join(NAME));
        match path.filter(|path| path.is_file()) {
            Some(path) => Self::read(&path).map(Some),
            None => Ok(None),
        }
    }

    /// Reads a policy.
    pub(crate) fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
        Self::parse(&text).map_err(|cause| format!("{}: {cause}", path.display()))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let file: File =
            toml::from_str(text).map_err(|error| error.to_string().trim_end().to_owned())?;
        let mut clients = Vec::new();
        for (name, client) in file.clients {
            let mut allowed = ScopeSet::default();
            for scope in &client.allowed {
                let read = ScopeSet::parse(scope, None);
                let known = |one: &Permission| scope::find(&one.name).is_some();
                // A name without a project's key is fine here.
                if read.set.is_empty() || !read.set.iter().all(known) {
                    return Err(format!("client {name}: {scope:?} is not a known scope"));
                }
                for one in read.set {
                    allowed.insert(one);
                }
            }
            clients.push(Client {
                allowed,
                paths: patterns(&client.paths)
                    .map_err(|cause| format!("client {name}: {cause}"))?,
                name,
            });
        }
        Ok(Self {
            ignore: file.ignore,
            fail_on: rules(&file.fail_on.join(","))?,
            baseline: file.baseline,
            clients,
        })
    }
}

impl Policy {
    /// The patterns of paths that are not read.
    pub(crate) fn ignored(&self) -> Result<Option<Gitignore>, String> {
        patterns(&self.ignore).map_err(|cause| format!("ignore: {cause}"))
    }
}

impl Client {
    /// Whether a file uses this client.
    pub(crate) fn uses(&self, file: &str) -> bool {
        let paths = self.paths.as_ref();
        paths.is_none_or(|paths| paths.matched_path_or_any_parents(file, false).is_ignore())
    }
}

fn patterns(all: &[String]) -> Result<Option<Gitignore>, String> {
    if all.is_empty() {
        return Ok(None);
    }
    let mut builder = GitignoreBuilder::new("");
    for pattern in all {
        builder
            .add_line(None, pattern)
            .map_err(|error| format!("{pattern:?}: {error}"))?;
    }
    builder.build().map(Some).map_err(|error| error.to_string())
}
