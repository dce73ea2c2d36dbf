//! How it is handed over: one file per format.
//!
//! A new preset is one file with one [`Preset`] and one line in [`PRESETS`].

pub mod call;
mod curl;
mod env;
mod java;
mod node;
pub mod quote;
mod rust;

use crate::client::Credentials;

/// What stands for the secret until it is shown.
pub const MASK: &str = "••••••••••••";

/// What a preset is made of. No `Debug`: it may hold the secret.
#[derive(Clone, Copy)]
pub struct Handover<'a> {
    /// The project's key.
    pub project_key: &'a str,
    /// The client's name: free text, so it appears in comments only.
    pub name: &'a str,
    /// The client's id.
    pub client_id: &'a str,
    /// The client's secret, or the mask.
    pub secret: &'a str,
    /// The granted scopes as the host wrote them; a token is asked for with exactly these.
    pub scope: &'a str,
    /// The API host, without a slash at the end.
    pub api_url: &'a str,
    /// The auth host, without a slash at the end.
    pub auth_url: &'a str,
}

impl<'a> Handover<'a> {
    /// The handover of credentials, with the secret already revealed or masked.
    pub fn of(credentials: &'a Credentials, secret: &'a str) -> Self {
        Self {
            project_key: &credentials.project_key,
            name: &credentials.name,
            client_id: &credentials.client_id,
            secret,
            scope: &credentials.scope,
            api_url: &credentials.api_url,
            auth_url: &credentials.auth_url,
        }
    }

    /// The handover of credentials without their secret, to show.
    pub fn masked(credentials: &'a Credentials) -> Self {
        Self::of(credentials, MASK)
    }
}

/// One preset, made. No `Debug`: it may hold the secret.
#[derive(Clone, PartialEq, Eq)]
pub struct PresetFile {
    /// The file's name.
    pub name: String,
    /// Its media type, for the download.
    pub media_type: &'static str,
    /// Its text, which is UTF-8.
    pub text: String,
}

/// A format in which credentials are handed over.
pub trait Preset: Sync {
    /// A stable id.
    fn id(&self) -> &'static str;
    /// The name in the list.
    fn title(&self) -> &'static str;
    /// What it is for, in one line.
    fn about(&self) -> &'static str;
    /// What to be careful about, if anything.
    fn danger(&self) -> Option<&'static str>;
    /// Makes the file.
    fn file(&self, handover: &Handover) -> PresetFile;
}

/// All presets, the recommended one first.
pub static PRESETS: &[&dyn Preset] = &[
    &curl::Curl,
    &env::Env,
    &node::Node,
    &java::Java,
    &rust::Rust,
];

/// The preset with that id.
pub fn find(id: &str) -> Option<&'static dyn Preset> {
    PRESETS.iter().copied().find(|preset| preset.id() == id)
}
