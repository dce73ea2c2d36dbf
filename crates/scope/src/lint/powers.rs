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
        "manage_project allows nearly everything in the project. commercetools advises against it in \
         production. Choose only the scopes that are needed.",
    )
}

pub(super) fn mints(subject: &Subject) -> Vec<Message> {
    holds(
        subject,
        "manage_api_clients",
        "manage_api_clients can create more API clients. Whether those can have more scopes than this \
         one is not documented. Treat it like administrator credentials.",
    )
}

pub(super) fn sends(subject: &Subject) -> Vec<Message> {
    let texts = [
        (
            "manage_extensions",
            "manage_extensions can send carts, orders, customers, and more to any URL.",
        ),
        (
            "manage_subscriptions",
            "manage_subscriptions can send messages and changes to any queue.",
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
        "Access tokens last {} days, and {} {} access to personal data. A leaked token works until it is revoked \
         or expires.",
        seconds.div_ceil(86_400),
        few(&names),
        if names.len() == 1 { "allows" } else { "allow" },
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
        " is not in the catalog. It is sent without changes, and what the client cannot do is unknown.",
    );
    let observed = each(
        subject,
        |_, info| info.is_some_and(|i| i.status == Status::Observed),
        " was seen on real API clients, but what it allows is not documented.",
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
        ": the API reference lists it for a few in-store calls only, not among the scopes for stores. \
         Test it before you rely on it.",
    );
    let none = each(
        subject,
        form(StoreForm::None),
        ": this scope is not known to work for single stores.",
    );
    [unverified, none].concat()
}

pub(super) fn system(subject: &Subject) -> Vec<Message> {
    each(
        subject,
        |_, info| info.is_some_and(|i| i.status == Status::System),
        " is added to tokens by the authorization service. No API client can have it.",
    )
}
