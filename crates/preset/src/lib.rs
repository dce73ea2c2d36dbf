//! How it is handed over: one file per format.
//!
//! A new preset is one file with one [`Preset`] and one line in [`PRESETS`]. What is known of all presets without their
//! texts ([`INFOS`]) is apart from them, since the texts are large: a page that lists them need not have them yet.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod all;
mod ask;
pub mod call;
mod code;
mod curl;
mod env;
mod format;
mod info;
mod java;
mod node;
pub mod quote;
mod rust;
mod search;
mod settings;
mod text;
mod tile;
mod tool;
mod windows;
pub mod zip;

pub use all::{Entry, archive, entries};
pub use info::{INFOS, Info, info, tiles};
pub use search::search;
pub use text::Text;
pub use tile::{bundle, early, holding, holds_secret, is_early, names};

use std::ops::Deref;

use client::Credentials;

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

    /// The value of a variable of the preset `.env`; nothing for another name.
    fn variable(&self, name: &str) -> Option<&'a str> {
        Some(match name {
            "CTP_PROJECT_KEY" => self.project_key,
            "CTP_CLIENT_ID" => self.client_id,
            "CTP_CLIENT_SECRET" => self.secret,
            "CTP_SCOPES" => self.scope,
            "CTP_API_URL" => self.api_url,
            "CTP_AUTH_URL" => self.auth_url,
            _ => return None,
        })
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
    pub text: Text,
}

/// The purposes that presets are grouped by in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// To be pasted into a shell.
    Shell,
    /// Variables and settings that programs read.
    Environment,
    /// Programs in JavaScript and TypeScript.
    JavaScript,
    /// Programs in Java and Kotlin, and their settings.
    Jvm,
    /// Programs in other languages.
    Language,
    /// HTTP clients with a window or a file of requests.
    HttpClient,
    /// Infrastructure as code and pipelines.
    Infrastructure,
    /// Stores for secrets.
    SecretStore,
}

impl Purpose {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Shell,
        Self::Environment,
        Self::JavaScript,
        Self::Jvm,
        Self::Language,
        Self::HttpClient,
        Self::Infrastructure,
        Self::SecretStore,
    ];

    /// The heading of the group.
    pub fn title(self) -> &'static str {
        match self {
            Self::Shell => "Shell",
            Self::Environment => "Environment and settings",
            Self::JavaScript => "JavaScript and TypeScript",
            Self::Jvm => "Java and Kotlin",
            Self::Language => "Other languages",
            Self::HttpClient => "HTTP clients",
            Self::Infrastructure => "Infrastructure and pipelines",
            Self::SecretStore => "Secret stores",
        }
    }
}

/// The shell that a text is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shell {
    /// sh, dash, bash, zsh, and fish 3.4 or later.
    #[default]
    Posix,
    /// Windows PowerShell 5.1 and PowerShell 7.
    PowerShell,
    /// The command prompt of Windows.
    Cmd,
}

impl Shell {
    /// How the names of its scripts end.
    fn ending(self) -> &'static str {
        match self {
            Self::Posix => "sh",
            Self::PowerShell => "ps1",
            Self::Cmd => "bat",
        }
    }

    /// The media type of its scripts.
    fn media_type(self) -> &'static str {
        match self {
            Self::Posix => "text/x-shellscript",
            Self::PowerShell | Self::Cmd => "text/plain",
        }
    }
}

/// What a person may choose about a preset. A preset heeds what it offers and ignores the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether the secret stands in the text; `None` is the preset's own habit: code reads the
    /// environment, files that are meant to hold secrets hold it.
    pub include_secret: Option<bool>,
    /// The shell.
    pub shell: Shell,
    /// Whether the secret must not show in the list of processes while the command runs, at the
    /// price of a longer text.
    pub process_list: ProcessList,
    /// Whether the text asks for the secret when it runs, and so does not hold it. Not for
    /// [`Shell::Cmd`], which can't read a line without showing it.
    pub ask: bool,
}

/// Whether a secret may be an argument of a command, which others on the machine can see in the
/// list of processes while it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProcessList {
    /// The plain command of the vendor's documentation.
    #[default]
    Plain,
    /// The secret goes through a pipe.
    Hidden,
}

impl ProcessList {
    /// The name of the choice.
    pub fn title(self) -> &'static str {
        match self {
            Self::Plain => "Plain command",
            Self::Hidden => "Without the secret in the process list",
        }
    }
}

/// What a preset lets a person choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
// Each choice is offered or not, by itself.
#[allow(clippy::struct_excessive_bools)]
pub struct Choices {
    /// Whether the secret can be left to the environment, or included.
    pub secret: bool,
    /// Whether there is a text for each shell.
    pub shell: bool,
    /// Whether the secret can be kept out of the list of processes. It matters to
    /// [`Shell::Posix`] alone: the texts for Windows keep it out in any case.
    pub process_list: bool,
    /// Whether the secret can be asked for when the text runs, in each shell but [`Shell::Cmd`].
    pub ask: bool,
}

/// A file as a preset makes it: its name is known without it.
struct Made {
    media_type: &'static str,
    text: Text,
}

/// A format in which credentials are handed over: what is known of it, and what makes its files.
pub struct Preset {
    info: Info,
    /// One for each name in `info`, in that order.
    make: fn(&Handover, &Options) -> Vec<Made>,
}

impl Deref for Preset {
    type Target = Info;

    fn deref(&self) -> &Info {
        &self.info
    }
}

impl Preset {
    /// Makes its files, the one to show first; never none.
    pub fn files(&self, handover: &Handover, options: &Options) -> Vec<PresetFile> {
        self.info
            .named((self.make)(handover, options), handover, *options)
    }

    /// The file to show first, as the preset is by itself.
    pub fn file(&self, handover: &Handover) -> PresetFile {
        self.files(handover, &Options::default()).swap_remove(0)
    }
}

/// All presets, the recommended one first.
pub static PRESETS: &[&Preset] = &ALL;

/// The presets that have files of their own, and those of the folders.
const OWN: [&Preset; 5] = [
    &curl::CURL,
    &env::ENV,
    &node::NODE,
    &java::JAVA,
    &rust::RUST,
];

const COUNT: usize = OWN.len() + code::ALL.len() + settings::ALL.len() + tool::ALL.len();

static ALL: [&Preset; COUNT] = all();

/// Puts the lists together when the program is built.
const fn all() -> [&'static Preset; COUNT] {
    let mut list: [&Preset; _] = [&curl::CURL; _];
    let lists: [&[&Preset]; 4] = [&OWN, code::ALL, settings::ALL, tool::ALL];
    let (mut place, mut at) = (0, 0);
    while at < lists.len() {
        let mut inner = 0;
        while inner < lists[at].len() {
            list[place] = lists[at][inner];
            place += 1;
            inner += 1;
        }
        at += 1;
    }
    list
}

/// The preset with that id.
pub fn find(id: &str) -> Option<&'static Preset> {
    PRESETS.iter().copied().find(|preset| preset.id() == id)
}
