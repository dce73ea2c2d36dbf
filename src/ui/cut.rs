//! Where the program is cut into parts: one function for each, which makes the table of what the part offers.
//!
//! Only these functions name the pages behind the border, so that `cargo xtask build` (wasm-split) can cut
//! along them.
#![cfg_attr(feature = "split", allow(unsafe_code))] // The macro's import and export of a part.

pub mod load;
#[cfg(feature = "split")]
mod room;

use std::rc::Rc;

use leptos::prelude::*;

use super::answer;
use super::audit::AuditPage;
use super::clients::delete::DeleteDialog;
use super::clients::{ClientPage, clients_page, run};
use super::code::{ClientAsCode, CodePage};
use super::compare::ComparePage;
use super::connect::ConnectPage;
use super::controls;
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
use super::part::backend::Backend;
use super::part::calls::Calls;
use super::part::changes::Changes;
use super::part::client::Client;
use super::part::code::Code;
use super::part::commands::Commands;
use super::part::compare::Compare;
use super::part::connect::Connect;
use super::part::controls::Controls;
use super::part::desk::Desk;
use super::part::encrypt::Encrypt;
use super::part::files::Files;
use super::part::finder::Finder;
use super::part::fleet::Fleet;
use super::part::handover::Handover;
use super::part::idle::Idle;
use super::part::list::List;
use super::part::material::Material;
use super::part::new::New;
use super::part::presets::Presets;
use super::part::projects::Projects;
use super::part::proof::Proof;
use super::part::review::Review;
use super::part::sandbox::Sandbox;
use super::part::session::Session;
use super::part::share::Share;
use super::part::trust::Trust;
use super::part::{NotLoaded, Offer};
use super::presets::{self, made};
use super::projects::{self, ProjectsPage};
use super::proof::ProofPanel;
use super::review::{self, AsText, Lifetimes, Notes, ReviewPane, StoreField};
use super::share::SharePanel;
use super::state::{App, JobStore};
use super::switcher;
use super::trust::TrustPage;
use crate::browser::fetch::Fetch;
use crate::workspace;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// A function that lives in a part: calling it fetches the part first. It puts the table of what the part offers where
/// everybody finds it, so that all of them give the same: nothing.
macro_rules! part {
    ($part:ident, fn $name:ident() -> $out:ty $body:block) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<(), NotLoaded> {
            <$out as Offer>::arrive($body);
            Ok(())
        }

        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async)] // As the split one is.
        async fn $name() -> Result<(), NotLoaded> {
            <$out as Offer>::arrive($body);
            Ok(())
        }
    };
}

part!(
    audit,
    fn fetch_audit() -> Audit {
        Audit {
            page: |workspace| view! { <AuditPage workspace/> }.into_any(),
        }
    }
);

part!(
    answer,
    fn fetch_answer() -> Answer {
        Answer {
            job: answer::job,
            pane: answer::answer,
            shared: answer::shared,
        }
    }
);

part!(
    backend,
    fn fetch_backend() -> Backend {
        Backend {
            rest: offered::backend,
            stage: offered::stage,
        }
    }
);

part!(
    calls,
    fn fetch_calls() -> Calls {
        Calls {
            offered: offered::calls,
            find: offered::found_calls,
            reach: ::finder::reach_counts,
        }
    }
);

part!(
    changes,
    fn fetch_changes() -> Changes {
        Changes {
            program: workspace::changes,
            network: || Rc::new(Fetch),
            words: |error| [error.title(), ". ", &error.advice()].concat(),
            facts: switcher::facts,
            items: switcher::items,
            elsewhere: switcher::elsewhere,
        }
    }
);

part!(
    client,
    fn fetch_client() -> Client {
        Client {
            page: |id, workspace| view! { <ClientPage id workspace/> }.into_any(),
            dialog: || view! { <DeleteDialog/> }.into_any(),
            act: run,
        }
    }
);

part!(
    code,
    fn fetch_code() -> Code {
        Code {
            page: |workspace| view! { <CodePage workspace/> }.into_any(),
            one: |workspace, client| view! { <ClientAsCode workspace client/> }.into_any(),
        }
    }
);

part!(
    commands,
    fn fetch_commands() -> Commands {
        Commands {
            overlays: palette::overlays,
        }
    }
);

part!(
    compare,
    fn fetch_compare() -> Compare {
        Compare {
            page: || view! { <ComparePage/> }.into_any(),
        }
    }
);

part!(
    connect,
    fn fetch_connect() -> Connect {
        Connect {
            page: || view! { <ConnectPage/> }.into_any(),
        }
    }
);

part!(
    controls,
    fn fetch_controls() -> Controls {
        Controls {
            hold: controls::hold,
        }
    }
);

part!(
    encrypt,
    fn fetch_encrypt() -> Encrypt {
        Encrypt {
            panel: |content| view! { <EncryptPanel content/> }.into_any(),
        }
    }
);

part!(
    desk,
    fn fetch_desk() -> Desk {
        Desk {
            page: desk_page,
            panel: |workspace, held| view! { <DeskPanel workspace held/> }.into_any(),
        }
    }
);

part!(
    files,
    fn fetch_files() -> Files {
        Files {
            bundle: preset::bundle,
            archive: made::archive,
            save_all: made::save_all,
            asking: made::asking,
            encrypt: made::encrypt,
        }
    }
);

part!(
    finder,
    fn fetch_finder() -> Finder {
        Finder {
            page: offered::finder_page,
        }
    }
);

part!(
    fleet,
    fn fetch_fleet() -> Fleet {
        Fleet {
            tools: |roster| view! { <Tools roster/> }.into_any(),
            drain: |workspace, id| view! { <DrainWatch workspace id/> }.into_any(),
        }
    }
);

part!(
    handover,
    fn fetch_handover() -> Handover {
        Handover {
            credentials: |workspace| view! { <CredentialsPage workspace/> }.into_any(),
            dialog: || view! { <LeaveDialog/> }.into_any(),
        }
    }
);

part!(
    idle,
    fn fetch_idle() -> Idle {
        Idle { watch: idle_watch }
    }
);

part!(
    list,
    fn fetch_list() -> List {
        List { page: clients_page }
    }
);

part!(
    material,
    fn fetch_material() -> Material {
        Material {
            take: material::take,
            holds_credentials: paste::holds_credentials,
            read: evidence::read,
            read_file: |file, percent| Box::pin(material::read_file(file, percent)),
            read_folder: |folder, percent| Box::pin(material::read_folder(folder, percent)),
            add: material::add,
            lines: ::finder::lines,
            add_lines: JobStore::add_lines,
            shown: material::shown,
            recorder: material::recorder,
        }
    }
);

part!(
    new,
    fn fetch_new() -> New {
        New {
            page: offered::form_page,
        }
    }
);

part!(
    presets,
    fn fetch_presets() -> Presets {
        Presets {
            panel: presets::presets,
            page: presets::preset_page,
            titles: presets::titles,
        }
    }
);

part!(
    projects,
    fn fetch_projects() -> Projects {
        Projects {
            page: || view! { <ProjectsPage/> }.into_any(),
            copy: projects::copy_from,
        }
    }
);

part!(
    proof,
    fn fetch_proof() -> Proof {
        Proof {
            panel: |tried| view! { <ProofPanel tried/> }.into_any(),
        }
    }
);

part!(
    review,
    fn fetch_review() -> Review {
        Review {
            judge: review::judge,
            pane: |model| view! { <ReviewPane model/> }.into_any(),
            notes: |model| view! { <Notes model/> }.into_any(),
            store: |model| view! { <StoreField model/> }.into_any(),
            blocks: review::blocks,
            text: |model| view! { <AsText model/> }.into_any(),
            lifetimes: |model| view! { <Lifetimes model/> }.into_any(),
            template: review::take_own_template,
            send: review::send,
            link: |query| client::manifest::read_link(query).form(),
        }
    }
);

part!(
    sandbox,
    fn fetch_sandbox() -> Sandbox {
        Sandbox {
            transport: offered::sandbox,
        }
    }
);

part!(
    session,
    fn fetch_session() -> Session {
        Session {
            connect: offered::connect,
            connected: App::connected,
        }
    }
);

part!(
    share,
    fn fetch_share() -> Share {
        Share {
            panel: |wrong| view! { <SharePanel wrong/> }.into_any(),
        }
    }
);

part!(
    trust,
    fn fetch_trust() -> Trust {
        Trust {
            page: || view! { <TrustPage/> }.into_any(),
        }
    }
);
