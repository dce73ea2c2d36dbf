//! Where the program is cut into parts: one function for each, which makes the table of what the part offers.
//!
//! Only these functions name the pages behind the border, so that `cargo xtask build` (wasm-split) can cut
//! along them.
#![cfg_attr(feature = "split", allow(unsafe_code))] // The macro's import and export of a part.

use std::rc::Rc;
#[cfg(feature = "split")]
use std::sync::atomic::AtomicU8;

use leptos::prelude::*;
use platform::http::LocalFuture;

use super::answer;
use super::audit::AuditPage;
use super::clients::delete::DeleteDialog;
use super::clients::{ClientPage, clients_page, run};
use super::code::{ClientAsCode, CodePage};
use super::compare::ComparePage;
use super::connect::ConnectPage;
use super::credentials::CredentialsPage;
use super::credentials::leave::LeaveDialog;
use super::desk::{DeskPanel, desk_page};
use super::encrypt::EncryptPanel;
use super::fleet::{DrainWatch, Tools};
use super::idle::idle_watch;
use super::material;
use super::offered;
use super::palette;
use super::part::answer::Answer;
use super::part::audit::Audit;
use super::part::client::Client;
use super::part::code::Code;
use super::part::commands::Commands;
use super::part::compare::Compare;
use super::part::connect::Connect;
use super::part::desk::Desk;
use super::part::encrypt::Encrypt;
use super::part::finder::Finder;
use super::part::fleet::Fleet;
use super::part::handover::Handover;
use super::part::idle::Idle;
use super::part::list::List;
use super::part::material::Material;
use super::part::new::New;
use super::part::projects::Projects;
use super::part::proof::Proof;
use super::part::review::Review;
use super::part::sandbox::Sandbox;
use super::part::session::Session;
use super::part::share::Share;
use super::part::trust::Trust;
use super::part::{Name, NotLoaded, Offer};
use super::presets::{PresetPage, Presets};
use super::projects::{self, ProjectsPage};
use super::proof::ProofPanel;
use super::review::{self, AsText, Lifetimes, Notes, ReviewPane, StoreField};
use super::share::SharePanel;
use super::state::App;
use super::switcher;
use super::trust::TrustPage;
use crate::browser::fetch::Fetch;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Room for the data of the parts, which nothing reads and no part carries. wasm-split lays the data of every piece out
/// anew within the length that all of it had, and aligns each; when that does not fit, it puts all data into the first
/// load.
#[cfg(feature = "split")]
#[used]
static ROOM: [u8; 32_768] = [1; 32_768];

/// The same for data that changes, which has a place of its own.
#[cfg(feature = "split")]
#[used]
static ROOM_TO_CHANGE: [AtomicU8; 4_096] = [const { AtomicU8::new(1) }; 4_096];

/// A function that lives in a part: calling it fetches the part first. It puts the table of the part in its place
/// itself, so that all parts have one kind of answer.
macro_rules! part {
    ($part:ident, fn $name:ident() $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<(), NotLoaded> {
            $body;
            Ok(())
        }

        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async)] // As the split one is.
        async fn $name() -> Result<(), NotLoaded> {
            $body;
            Ok(())
        }
    };
}

part!(
    audit,
    fn fetch_audit() {
        Audit {
            page: |workspace| view! { <AuditPage workspace/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    answer,
    fn fetch_answer() {
        Answer {
            job: answer::job,
            pane: answer::answer,
            shared: answer::shared,
        }
        .arrive();
    }
);

part!(
    client,
    fn fetch_client() {
        Client {
            page: |id, workspace| view! { <ClientPage id workspace/> }.into_any(),
            dialog: || view! { <DeleteDialog/> }.into_any(),
            act: run,
        }
        .arrive();
    }
);

part!(
    code,
    fn fetch_code() {
        Code {
            page: |workspace| view! { <CodePage workspace/> }.into_any(),
            one: |workspace, client| view! { <ClientAsCode workspace client/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    commands,
    fn fetch_commands() {
        Commands {
            overlays: palette::overlays,
        }
        .arrive();
    }
);

part!(
    compare,
    fn fetch_compare() {
        Compare {
            page: || view! { <ComparePage/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    connect,
    fn fetch_connect() {
        Connect {
            page: || view! { <ConnectPage/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    encrypt,
    fn fetch_encrypt() {
        Encrypt {
            panel: |content| view! { <EncryptPanel content/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    desk,
    fn fetch_desk() {
        Desk {
            page: desk_page,
            panel: |workspace, held| view! { <DeskPanel workspace held/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    finder,
    fn fetch_finder() {
        Finder {
            page: offered::finder_page,
            calls: offered::found_calls,
            reach: ::finder::reach_counts,
        }
        .arrive();
    }
);

part!(
    fleet,
    fn fetch_fleet() {
        Fleet {
            tools: |roster| view! { <Tools roster/> }.into_any(),
            drain: |workspace, id| view! { <DrainWatch workspace id/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    handover,
    fn fetch_handover() {
        Handover {
            credentials: |workspace| view! { <CredentialsPage workspace/> }.into_any(),
            dialog: || view! { <LeaveDialog/> }.into_any(),
            presets: |source| view! { <Presets source/> }.into_any(),
            page: |id| view! { <PresetPage id/> }.into_any(),
            preset_titles: || {
                let presets = preset::PRESETS.iter();
                presets
                    .map(|preset| (preset.id(), preset.title()))
                    .collect()
            },
        }
        .arrive();
    }
);

part!(
    idle,
    fn fetch_idle() {
        Idle { watch: idle_watch }.arrive();
    }
);

part!(
    list,
    fn fetch_list() {
        List { page: clients_page }.arrive();
    }
);

part!(
    material,
    fn fetch_material() {
        Material {
            take: material::take,
            holds_credentials: paste::holds_credentials,
            read: evidence::read,
            read_file: |file, percent| Box::pin(material::read_file(file, percent)),
            read_folder: |folder, percent| Box::pin(material::read_folder(folder, percent)),
            add: material::add,
            shown: material::shown,
            recorder: material::recorder,
        }
        .arrive();
    }
);

part!(
    new,
    fn fetch_new() {
        New {
            page: offered::form_page,
        }
        .arrive();
    }
);

part!(
    projects,
    fn fetch_projects() {
        Projects {
            page: || view! { <ProjectsPage/> }.into_any(),
            copy: projects::copy_from,
        }
        .arrive();
    }
);

part!(
    proof,
    fn fetch_proof() {
        Proof {
            panel: |tried| view! { <ProofPanel tried/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    review,
    fn fetch_review() {
        Review {
            judge: review::judge,
            pane: |model| view! { <ReviewPane model/> }.into_any(),
            notes: |model| view! { <Notes model/> }.into_any(),
            store: |model| view! { <StoreField model/> }.into_any(),
            blocks: review::blocks,
            text: |model| view! { <AsText model/> }.into_any(),
            lifetimes: |model| view! { <Lifetimes model/> }.into_any(),
            template: review::take_template,
            send: review::send,
            link: |query| client::manifest::read_link(query).form(),
        }
        .arrive();
    }
);

part!(
    sandbox,
    fn fetch_sandbox() {
        Sandbox {
            transport: offered::sandbox,
        }
        .arrive();
    }
);

part!(
    session,
    fn fetch_session() {
        Session {
            connect: offered::connect,
            connected: App::connected,
            network: || Rc::new(Fetch),
            words: |error| [error.title(), ". ", &error.advice()].concat(),
            facts: switcher::facts,
            items: switcher::items,
            elsewhere: switcher::elsewhere,
        }
        .arrive();
    }
);

part!(
    share,
    fn fetch_share() {
        Share {
            panel: |wrong| view! { <SharePanel wrong/> }.into_any(),
        }
        .arrive();
    }
);

part!(
    trust,
    fn fetch_trust() {
        Trust {
            page: || view! { <TrustPage/> }.into_any(),
        }
        .arrive();
    }
);

/// Fetches a part, which puts what it offers into its table. False if it could not be fetched.
pub fn load(name: Name) -> LocalFuture<'static, bool> {
    let fetched: LocalFuture<'static, Result<(), NotLoaded>> = match name {
        Name::Answer => Box::pin(fetch_answer()),
        Name::Audit => Box::pin(fetch_audit()),
        Name::Client => Box::pin(fetch_client()),
        Name::Code => Box::pin(fetch_code()),
        Name::Commands => Box::pin(fetch_commands()),
        Name::Compare => Box::pin(fetch_compare()),
        Name::Connect => Box::pin(fetch_connect()),
        Name::Encrypt => Box::pin(fetch_encrypt()),
        Name::Desk => Box::pin(fetch_desk()),
        Name::Finder => Box::pin(fetch_finder()),
        Name::Fleet => Box::pin(fetch_fleet()),
        Name::Handover => Box::pin(fetch_handover()),
        Name::Idle => Box::pin(fetch_idle()),
        Name::List => Box::pin(fetch_list()),
        Name::Material => Box::pin(fetch_material()),
        Name::New => Box::pin(fetch_new()),
        Name::Projects => Box::pin(fetch_projects()),
        Name::Proof => Box::pin(fetch_proof()),
        Name::Review => Box::pin(fetch_review()),
        Name::Sandbox => Box::pin(fetch_sandbox()),
        Name::Session => Box::pin(fetch_session()),
        Name::Share => Box::pin(fetch_share()),
        Name::Trust => Box::pin(fetch_trust()),
    };
    Box::pin(async { fetched.await.is_ok() })
}
