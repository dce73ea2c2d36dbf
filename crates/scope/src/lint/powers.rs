//! Rules about what single scopes can do.

use super::{DEFAULT_ACCESS, Fix, Message, Subject};
use crate::catalogue::{ScopeInfo, Status, StoreForm};
use crate::permission::Permission;
use crate::review::words::{by_name, join, place};

/// A finding for one scope of the whole project, with its removal.
fn holds(subject: &Subject, name: &str, text: &str) -> Vec<Message> {
    if !subject.scopes.has(name, None) {
        return Vec::new();
    }
    let fix = Fix::Remove(vec![Permission::project(name)]);
    vec![(text.to_owned(), Some(fix))]
}

pub(super) fn everything(subject: &Subject) -> Vec<Message> {
    holds(
        subject,
        "manage_project",
        "manage_project opens nearly everything in the project. The vendor advises against it in \
         production: choose the scopes that the job needs.",
    )
}

pub(super) fn mints(subject: &Subject) -> Vec<Message> {
    holds(
        subject,
        "manage_api_clients",
        "manage_api_clients can create further API Clients, and whether they may hold more scopes \
         than this one is not documented. Treat it like an administrator’s key.",
    )
}

pub(super) fn sends(subject: &Subject) -> Vec<Message> {
    let texts = [
        (
            "manage_extensions",
            "manage_extensions can have carts, orders, customers and more sent to an address of its \
             choice.",
        ),
        (
            "manage_subscriptions",
            "manage_subscriptions can have messages and changes sent to a queue of its choice.",
        ),
    ];
    let found = texts
        .iter()
        .flat_map(|(name, text)| holds(subject, name, text));
    found.collect()
}

pub(super) fn long_tokens(subject: &Subject) -> Vec<Message> {
    let seconds = subject.access_seconds.unwrap_or(DEFAULT_ACCESS);
    let personal = |p: &&Permission| p.info().is_some_and(|info| info.personal);
    let names = by_name(subject.scopes.iter().filter(personal));
    if seconds <= DEFAULT_ACCESS || names.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = names.into_iter().map(|(name, _)| name).collect();
    let text = format!(
        "A token works for {} days without asking again, and {} {} personal data. A token that \
         leaks can only be revoked or waited out.",
        seconds.div_ceil(86_400),
        few(&names),
        if names.len() == 1 { "opens" } else { "open" },
    );
    vec![(text, Some(Fix::DefaultAccess))]
}

/// `a, b and 3 more`.
pub(super) fn few(names: &[&str]) -> String {
    match names {
        [a, b, rest @ ..] if rest.len() > 1 => format!("{a}, {b} and {} more", rest.len()),
        few => join(few),
    }
}

/// One finding for each scope of a kind, with its Stores in the text. A view scope that comes with
/// such a manage scope goes with it; one that comes with another can't be taken away by itself.
fn each(
    subject: &Subject,
    kind: impl Fn(&Permission, Option<&'static ScopeInfo>) -> bool,
    text: &str,
) -> Vec<Message> {
    let fits = |p: &Permission| kind(p, p.info());
    let manager = |p: &Permission| {
        let manager = subject.scopes.manager(p)?;
        Some(Permission::at(manager.name, p.store.as_deref()))
    };
    let own = |p: &&Permission| fits(p) && manager(p).is_none_or(|manager| !fits(&manager));
    let finding = |(name, stores): (&str, Vec<&str>)| {
        let all = subject.scopes.iter().filter(own);
        let all: Vec<Permission> = all.filter(|p| p.name == name).cloned().collect();
        let free = all.iter().all(|p| manager(p).is_none());
        (
            [name, &place(&stores), text].concat(),
            free.then_some(Fix::Remove(all)),
        )
    };
    let found = by_name(subject.scopes.iter().filter(own)).into_iter();
    found.map(finding).collect()
}

pub(super) fn unknown(subject: &Subject) -> Vec<Message> {
    let unknown = each(
        subject,
        |_, info| info.is_none(),
        " is not in the catalogue. It is sent as it stands, and nothing is promised about what the \
         client can not do.",
    );
    let observed = each(
        subject,
        |_, info| info.is_some_and(|i| i.status == Status::Observed),
        " was seen on real API Clients, but what it allows is not documented.",
    );
    [unknown, observed].concat()
}

pub(super) fn store_forms(subject: &Subject) -> Vec<Message> {
    let form = |form: StoreForm| {
        move |p: &Permission, info: Option<&'static ScopeInfo>| {
            p.store.is_some() && info.is_some_and(|i| i.store == form)
        }
    };
    let unverified = each(
        subject,
        form(StoreForm::Unverified),
        ": the API reference names this Store form at a few in-store calls only, not in its list \
         of Store scopes. Try it before you rely on it.",
    );
    let none = each(
        subject,
        form(StoreForm::None),
        ": no Store form of this scope is known.",
    );
    [unverified, none].concat()
}

pub(super) fn system(subject: &Subject) -> Vec<Message> {
    each(
        subject,
        |_, info| info.is_some_and(|i| i.status == Status::System),
        " is put on tokens by the auth service. No API Client can have it.",
    )
}
