//! Ready-made text for the place where credentials are used.

mod page;
mod show;

use leptos::prelude::*;

pub use page::PresetPage;

use crate::browser::{download, storage};
use crate::ui::kit::{Messages, tell_saved};

use client::{ApiClient, Credentials, Secret};
use platform::Facts;
use preset::{Handover, MASK, Options, PRESETS, PresetFile, ProcessList, Shell};

/// What stands where the secret belongs when nobody can know it.
const PLACEHOLDER: &str = "THE_CLIENT_SECRET";

/// Whose presets are shown.
#[derive(Clone)]
pub enum Source {
    /// Those of a client that was just created; hidden until the second says so.
    NewCredentials(StoredValue<Credentials, LocalStorage>, RwSignal<bool>),
    /// Those of a client of the list: its secret was shown once and is nowhere.
    Existing(Box<ApiClient>, Box<Facts>),
    /// Those of nobody, to see what there is.
    Nobody,
}

/// The presets of a client: a list, choices, and the files.
#[component]
pub fn Presets(
    /// Whose.
    source: Source,
    /// The preset to begin with; otherwise the last choice.
    #[prop(default = None)]
    first: Option<String>,
    /// Called with each new choice.
    #[prop(optional)]
    on_choice: Option<Callback<String>>,
) -> impl IntoView {
    view! { <show::Shown kit=Kit::new(source, first, on_choice)/> }
}

/// The state of the component, and what its pieces ask of it.
#[derive(Clone, Copy)]
struct Kit {
    held: StoredValue<Credentials, LocalStorage>,
    /// Whether the secret is in the document.
    revealed: Signal<bool>,
    /// Whether the secret is a placeholder, and so needs no mask.
    placeholder: bool,
    chosen: RwSignal<String>,
    filter: RwSignal<String>,
    options: RwSignal<Options>,
    on_choice: StoredValue<Option<Callback<String>>>,
}

impl Kit {
    fn new(source: Source, first: Option<String>, on_choice: Option<Callback<String>>) -> Self {
        let placeholder = !matches!(source, Source::NewCredentials(..));
        let (held, revealed) = match source {
            Source::NewCredentials(held, revealed) => (held, revealed.into()),
            Source::Existing(client, facts) => {
                (stored(existing(&client, &facts)), Signal::stored(true))
            }
            Source::Nobody => (stored(nobody()), Signal::stored(true)),
        };
        let known = |id: &String| preset::find(id).is_some();
        let start = first
            .filter(known)
            .or_else(|| storage::get("preset").filter(known))
            .or_else(|| PRESETS.first().map(|preset| preset.id().to_owned()));
        Self {
            held,
            revealed,
            placeholder,
            chosen: RwSignal::new(start.unwrap_or_default()),
            filter: RwSignal::new(String::new()),
            options: RwSignal::new(Options::default()),
            on_choice: StoredValue::new(on_choice),
        }
    }

    fn choose(self, id: String) {
        storage::set("preset", &id);
        if let Some(told) = self.on_choice.get_value() {
            told.run(id.clone());
        }
        self.chosen.set(id);
    }

    /// The files as they are shown: without the secret, unless it is revealed.
    fn shown(self) -> Vec<PresetFile> {
        let revealed = self.revealed.get();
        let (id, options) = (self.chosen.get(), self.options.get());
        self.made(&id, options, revealed)
    }

    /// The files with the secret, for the clipboard and the disk.
    fn real(self) -> Vec<PresetFile> {
        let (id, options) = (self.chosen.get_untracked(), self.options.get_untracked());
        self.made(&id, options, true)
    }

    fn made(self, id: &str, options: Options, revealed: bool) -> Vec<PresetFile> {
        self.held.with_value(|c| {
            let secret = if revealed { c.secret.reveal() } else { MASK };
            preset::find(id).map_or_else(Vec::new, |preset| {
                preset.files(&Handover::of(c, secret), &options)
            })
        })
    }

    /// Saves one file.
    fn save(self, messages: Messages, at: usize) {
        let Some(file) = self.real().into_iter().nth(at) else {
            return;
        };
        let saved = download::save(&file.name, file.media_type, &file.text);
        tell_saved(messages, &file.name, saved, " Copy the text.");
    }

    /// Saves every preset with its own habits, in the chosen shell, as one archive.
    fn save_all(self, messages: Messages) {
        let options = Options {
            include_secret: None,
            ..self.options.get_untracked()
        };
        let (name, bytes) = self.held.with_value(|c| {
            let handover = Handover::of(c, c.secret.reveal());
            let slug = client::slug(&c.name);
            let bytes = preset::archive(&handover, &options, true);
            (format!("presets-{slug}.zip"), bytes)
        });
        let saved = download::save_bytes(&name, "application/zip", &bytes);
        tell_saved(messages, &name, saved, "");
    }

    fn set_shell(self, shell: &str) {
        let shell = match shell {
            "powershell" => Shell::PowerShell,
            "cmd" => Shell::Cmd,
            _ => Shell::Posix,
        };
        self.options.update(|options| options.shell = shell);
    }

    fn set_process_list(self, choice: &str) {
        let choice = match choice {
            "hidden" => ProcessList::Hidden,
            _ => ProcessList::Plain,
        };
        self.options.update(|options| options.process_list = choice);
    }
}

fn stored(credentials: Credentials) -> StoredValue<Credentials, LocalStorage> {
    StoredValue::new_local(credentials)
}

/// A client of the list, with what stands for its secret.
fn existing(client: &ApiClient, facts: &Facts) -> Credentials {
    Credentials {
        project_key: facts.project_key.clone(),
        name: client.name.clone(),
        client_id: client.id.clone(),
        secret: Secret::new(PLACEHOLDER),
        scope: client.scope.clone(),
        requested: client.scopes(),
        api_url: facts.hosts.api.clone(),
        auth_url: facts.hosts.auth.clone(),
    }
}

/// A client that nobody has.
fn nobody() -> Credentials {
    let scope = "view_published_products:your-project";
    Credentials {
        project_key: "your-project".into(),
        name: "your-client".into(),
        client_id: "THE_CLIENT_ID".into(),
        secret: Secret::new(PLACEHOLDER),
        scope: scope.into(),
        requested: scope::ScopeSet::parse(scope, Some("your-project")).set,
        api_url: "https://api.europe-west1.gcp.commercetools.com".into(),
        auth_url: "https://auth.europe-west1.gcp.commercetools.com".into(),
    }
}
