//! What a set of scopes means, in sentences.

use super::{
    algebra::Coverage,
    catalogue::{Kind, Status, StoreForm},
    permission::Permission,
    set::ScopeSet,
};

/// What a client with these scopes can do, can't do, and what to think about twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// Sentences on what it can do.
    pub can: Vec<String>,
    /// Sentences on notable things that it can't do.
    pub cannot: Vec<String>,
    /// What deserves a second thought.
    pub warnings: Vec<String>,
}

/// What people look for first: scope, and what its lack means.
const NOTABLE: &[(&str, &str)] = &[
    ("view_customers", "Read customers and their personal data"),
    ("manage_customers", "Create, change or delete customers"),
    ("view_orders", "Read orders and carts"),
    ("manage_orders", "Create, change or delete orders and carts"),
    ("view_payments", "Read payments"),
    ("manage_payments", "Create or change payments"),
    ("view_products", "Read products that are not published"),
    ("manage_products", "Change products, inventory or reviews"),
    ("manage_project_settings", "Change the project's settings"),
    ("view_api_clients", "See API Clients"),
    ("manage_api_clients", "Create or delete API Clients"),
];

/// Puts a set of scopes into words.
pub fn review(sent: &ScopeSet) -> Review {
    let coverage = Coverage::of(sent);
    let mut review = Review::default();
    let own = sent.iter().filter(|p| {
        let twin = |m: &Permission| m.store == p.store && twin_name(m) == Some(p.name.as_str());
        !sent.iter().any(twin)
    });
    review.can = own.map(sentence).collect();
    // The lack of reading says the lack of writing as well.
    let lacks = |name: &str| {
        let anywhere = |p: &Permission| {
            let single: ScopeSet = [Permission::project(&*p.name)].into_iter().collect();
            Coverage::of(&single).covers(&Permission::project(name))
        };
        !sent.iter().any(anywhere)
    };
    for (name, words) in NOTABLE {
        let reading = name.strip_prefix("manage_").map(|noun| format!("view_{noun}"));
        let said = reading.is_some_and(|view| lacks(&view) && NOTABLE.iter().any(|n| n.0 == view));
        if lacks(name) && !said {
            review.cannot.push(format!("{words}."));
        }
    }
    review.warnings = warnings(sent, &coverage);
    review
}

fn twin_name(permission: &Permission) -> Option<&'static str> {
    Some(permission.info()?.twin()?.name)
}

/// What one scope allows.
fn sentence(permission: &Permission) -> String {
    let place = match &permission.store {
        Some(store) => format!(" in store {store}"),
        None => String::new(),
    };
    let Some(info) = permission.info() else {
        return format!("Whatever {} allows{place}: the catalogue does not know it.", permission.name);
    };
    match (info.kind, info.name) {
        (_, "manage_project") => {
            "Read, create, change and delete nearly everything in the project.".into()
        }
        (Kind::View, _) => format!("Read {}{place}.", info.noun),
        (Kind::Manage, "manage_my_profile") => format!("Manage the own customer profile{place}."),
        (Kind::Manage, _) => format!("Read, create, change and delete {}{place}.", info.noun),
        (Kind::Other, _) => {
            let summary = info.summary.trim_end_matches('.');
            format!("{summary}{place}.")
        }
    }
}

fn warnings(sent: &ScopeSet, coverage: &Coverage<'_>) -> Vec<String> {
    let mut warnings = Vec::new();
    if sent.iter().any(|p| p.name == "manage_project") {
        warnings.push(
            "manage_project reaches nearly everything, and tokens of this client can't be narrowed \
             to less. Choose the scopes of the job instead."
                .into(),
        );
    }
    if sent.iter().any(|p| p.name == "manage_api_clients") {
        warnings.push(
            "manage_api_clients can create further clients; treat this client like an administrator."
                .into(),
        );
    }
    for permission in sent {
        let Some(info) = permission.info() else {
            warnings.push(format!("{} is not in the catalogue.", permission.name));
            continue;
        };
        if info.status == Status::Observed {
            warnings.push(format!("{} was only seen in use; no documentation names it.", info.name));
        }
        if permission.store.is_some() && info.store == StoreForm::Unverified {
            warnings.push(format!(
                "Whether {} can be granted for one store is not verified.",
                info.name
            ));
        }
        let wider = coverage.covered_by(permission).filter(|r| r.by.store != permission.store);
        if let (Some(reason), Some(store)) = (wider, &permission.store) {
            warnings.push(format!(
                "{} for store {store} adds nothing: {} holds for the whole project.",
                info.name, reason.by.name
            ));
        }
    }
    warnings
}
