//! Notable things that the client can't do, worked out from its coverage.

use crate::algebra::Coverage;
use crate::permission::Permission;
use crate::set::ScopeSet;

/// Something people ask about before they hand out a client.
struct Area {
    view: &'static [&'static str],
    manage: &'static [&'static str],
    /// The scope with which customers reach what is theirs.
    own: &'static [&'static str],
    noun: &'static str,
    /// The noun when `own` is granted.
    of_others: &'static str,
    change: &'static str,
}

static AREAS: &[Area] = &[
    Area {
        view: &["view_customers"],
        manage: &["manage_customers"],
        own: &["manage_my_profile"],
        noun: "customers",
        of_others: "other customers",
        change: "Create, change or delete customers.",
    },
    Area {
        view: &["view_orders"],
        manage: &["manage_orders"],
        own: &["manage_my_orders"],
        noun: "orders and carts",
        of_others: "other customers’ orders and carts",
        change: "Create, change or delete orders and carts.",
    },
    Area {
        view: &["view_payments"],
        manage: &["manage_payments"],
        own: &["manage_my_payments"],
        noun: "the payments recorded in the project",
        of_others: "other customers’ payments",
        change: "Create, change or delete the payments recorded in the project.",
    },
    Area {
        view: &["view_products", "view_published_products"],
        manage: &["manage_products"],
        own: &[],
        noun: "products",
        of_others: "",
        change: "Create, change or delete products.",
    },
    Area {
        view: &["view_project_settings"],
        manage: &["manage_project_settings"],
        own: &[],
        noun: "the project settings",
        of_others: "",
        change: "Change the project settings.",
    },
    Area {
        view: &["view_api_clients"],
        manage: &["manage_api_clients"],
        own: &[],
        noun: "API clients",
        of_others: "",
        change: "Create or delete API clients.",
    },
];

#[derive(Clone, Copy, PartialEq)]
enum Reach {
    Nowhere,
    Stores,
    Project,
}

pub(super) fn cannot(set: &ScopeSet) -> Vec<String> {
    let mut out = Vec::new();
    if set.iter().any(|p| p.info().is_none()) {
        // An unknown scope may open anything, so a "cannot" would be a promise we can't keep.
        out.push("Unknown: some of these scopes are not in the catalog.".to_owned());
        return out;
    }
    for area in AREAS {
        let noun = if reach(set, area.own) == Reach::Nowhere {
            area.noun
        } else {
            area.of_others
        };
        let (see, change) = (reach(set, area.view), reach(set, area.manage));
        let both = |end: &str| ["See or change ", noun, end].concat();
        match (see, change) {
            (Reach::Nowhere, _) => out.push(both(&trace(set, area))),
            (Reach::Stores, Reach::Nowhere) => {
                out.push(area.change.to_owned());
                out.push(["See ", noun, " outside its stores."].concat());
            }
            (Reach::Stores, _) => out.push(both(" outside its stores.")),
            (Reach::Project, Reach::Nowhere) => out.push(area.change.to_owned()),
            (Reach::Project, Reach::Stores) => {
                out.push(["Change ", noun, " outside its stores."].concat());
            }
            (Reach::Project, Reach::Project) => {}
        }
        let half = see != Reach::Nowhere && area.view.contains(&"view_published_products");
        if half && reach(set, &["view_products"]) == Reach::Nowhere {
            out.push("See unpublished changes of products.".to_owned());
        }
    }
    out
}

/// The end of the sentence. Customers' data also hides in orders, messages and more.
fn trace(set: &ScopeSet, area: &Area) -> String {
    if !area.view.contains(&"view_customers") {
        return ".".to_owned();
    }
    match set
        .iter()
        .find(|p| p.info().is_some_and(|info| info.personal))
    {
        None => " and their personal data.".to_owned(),
        Some(p) => [
            " directly. Names and addresses may still be visible through ",
            &p.name,
            ".",
        ]
        .concat(),
    }
}

/// How far the widest of the scopes reaches.
fn reach(set: &ScopeSet, names: &[&str]) -> Reach {
    let coverage = Coverage::of(set);
    let covers = |p: Permission| coverage.covers(&p);
    if names.iter().any(|name| covers(Permission::project(*name))) {
        return Reach::Project;
    }
    let stores = set.stores();
    let in_any = |name: &&str| {
        stores
            .iter()
            .any(|s| covers(Permission::in_store(*name, *s)))
    };
    if names.iter().any(in_any) {
        Reach::Stores
    } else {
        Reach::Nowhere
    }
}
