//! Whether what is typed may be sent.

use std::rc::Rc;

use client::Credentials;
use leptos::prelude::*;
use platform::http::Transport;

use super::typed::{Errors, Typed};
use crate::browser::dialog;
use crate::browser::fetch::Fetch;
use crate::ui::state::App;

/// What is typed, what is wrong with it, and the hosts that the visitor is asked about. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Gate {
    app: App,
    /// What is typed.
    pub typed: Typed,
    /// What is wrong with it.
    pub errors: RwSignal<Errors>,
    /// The hosts that the question names; none when nothing is asked.
    pub strangers: RwSignal<Vec<String>>,
    /// What is done once the visitor agrees to them.
    then: StoredValue<Option<Rc<dyn Fn()>>, LocalStorage>,
}

impl Gate {
    /// Nothing was typed yet.
    pub fn new(app: App, typed: Typed) -> Self {
        Self {
            app,
            typed,
            errors: RwSignal::new(Errors::default()),
            strangers: RwSignal::new(Vec::new()),
            then: StoredValue::new_local(None),
        }
    }

    /// The credentials of a client, if they may be sent. Else what is wrong stands beside its field, or the visitor is
    /// asked about the hosts; `then` is done when the answer is yes.
    pub fn pass(self, then: impl Fn() + 'static) -> Option<Credentials> {
        let credentials = match self.typed.read_client() {
            Ok(credentials) => credentials,
            Err(wrong) => {
                self.errors.set(wrong);
                dialog::focus_first_invalid();
                return None;
            }
        };
        self.errors.set(Errors::default());
        if self
            .typed
            .region
            .with_untracked(|region| region == super::typed::SANDBOX)
        {
            return Some(credentials);
        }
        let hosts = platform::Hosts {
            auth: credentials.auth_url.clone(),
            api: credentials.api_url.clone(),
        };
        let unknown = hosts
            .strangers()
            .into_iter()
            .filter(|url| !self.app.frame.trusts(url));
        let unknown: Vec<String> = unknown.map(str::to_owned).collect();
        if unknown.is_empty() {
            return Some(credentials);
        }
        self.then.set_value(Some(Rc::new(then)));
        self.strangers.set(unknown);
        None
    }

    /// Says what is wrong beside its field, and asks nothing.
    pub fn tell(self) {
        self.errors
            .set(self.typed.read_client().err().unwrap_or_default());
    }

    /// The visitor agrees to the hosts of the question: what waited for that is done.
    pub fn agree(self) {
        self.app.frame.trust(self.strangers.get_untracked());
        self.strangers.set(Vec::new());
        if let Some(then) = self.then.try_update_value(Option::take).flatten() {
            then();
        }
    }

    /// The way to the hosts that are typed. None when they are the sandbox's and its connection has ended.
    pub fn transport(self) -> Option<Rc<dyn Transport>> {
        if self
            .typed
            .region
            .with_untracked(|region| region == super::typed::SANDBOX)
        {
            let workspace = self.app.workspace().get_untracked()?;
            return workspace.transport().filter(|_| workspace.is_sandbox());
        }
        Some(Rc::new(Fetch))
    }
}
