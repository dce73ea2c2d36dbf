//! The builders of commands of the .NET SDK before version 2: `client.Builder().Carts().GetById(id).ExecuteAsync()`. The
//! tables were read from the SDK's own source (github.com/commercetools/commercetools-dotnet-core-sdk, the folder
//! `CommandBuilders`).

use std::collections::BTreeMap;

use finder::EndpointId;

use super::code::Code;
use super::file::Language;
use super::lookup::{ACTIONS, Found, InStore, call};
use super::resources::resources;
use super::walk::{Chain, Step};

/// The resources that a builder has.
const DOMAINS: [&str; 26] = [
    "CartDiscounts",
    "Carts",
    "Categories",
    "Channels",
    "CustomObjects",
    "CustomerGroups",
    "Customers",
    "DiscountCodes",
    "Inventory",
    "Messages",
    "OrderEdits",
    "Orders",
    "Payments",
    "ProductDiscounts",
    "ProductProjections",
    "ProductTypes",
    "Products",
    "Reviews",
    "ShippingMethods",
    "ShoppingLists",
    "States",
    "Stores",
    "Subscriptions",
    "TaxCategories",
    "Types",
    "Zones",
];

/// What one of them can do, with the path of its call.
const SPECIAL: [(&str, &str, &str, &str); 16] = [
    ("Carts", "GetByCustomerId", "GET", "carts/customer-id=x1"),
    ("Carts", "Replicate", "POST", "carts/replicate"),
    (
        "CustomObjects",
        "QueryByContainer",
        "GET",
        "custom-objects/x1",
    ),
    ("Customers", "ChangePassword", "POST", "customers/password"),
    (
        "Customers",
        "CreateTokenForEmailVerification",
        "POST",
        "customers/email-token",
    ),
    (
        "Customers",
        "CreateTokenForPasswordResetting",
        "POST",
        "customers/password-token",
    ),
    (
        "Customers",
        "GetByEmailToken",
        "GET",
        "customers/email-token=x1",
    ),
    (
        "Customers",
        "GetByPasswordToken",
        "GET",
        "customers/password-token=x1",
    ),
    ("Customers", "Login", "POST", "login"),
    (
        "Customers",
        "ResetPassword",
        "POST",
        "customers/password/reset",
    ),
    ("Customers", "SignUp", "POST", "customers"),
    (
        "Customers",
        "VerifyEmail",
        "POST",
        "customers/email/confirm",
    ),
    (
        "OrderEdits",
        "ApplyOrderEdit",
        "POST",
        "orders/edits/x1/apply",
    ),
    (
        "Orders",
        "DeleteByOrderNumber",
        "DELETE",
        "orders/order-number=x1",
    ),
    (
        "Orders",
        "GetByOrderNumber",
        "GET",
        "orders/order-number=x1",
    ),
    (
        "Products",
        "UploadProductImage",
        "POST",
        "products/x1/images",
    ),
];

fn domain_of(name: &str) -> Option<&'static str> {
    DOMAINS.into_iter().find(|domain| *domain == name)
}

/// The call of an action.
fn action(domain: &str, name: &str) -> Option<EndpointId> {
    let special = SPECIAL
        .iter()
        .find(|(of, action, ..)| *of == domain && *action == name);
    if let Some((_, _, method, path)) = special {
        return call(method, path, "");
    }
    let (_, method, tail) = ACTIONS.iter().find(|(action, ..)| *action == name)?;
    let path = resources().get(&domain.to_ascii_lowercase())?;
    call(method, path, tail)
}

/// Whether a step makes the builder: `client.Builder()`, `new CommandBuilder(client)`.
fn makes(step: &Step) -> bool {
    step.arguments.is_some() && matches!(step.name, "Builder" | "CommandBuilder")
}

/// The resource that a chain leads to and does nothing with: `client.Builder().Carts()`.
pub(crate) fn builder(code: &Code, chain: &Chain) -> Option<&'static str> {
    let [.., before, last] = chain.steps.as_slice() else {
        return None;
    };
    let leads = code.language == Language::CSharp && makes(before) && last.arguments.is_some();
    leads.then(|| domain_of(last.name))?
}

/// The calls of a chain; `held` are the variables that hold the builder of a resource.
pub(crate) fn calls(
    code: &Code,
    chain: &Chain,
    held: &BTreeMap<String, &'static str>,
) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let Some((domain, from, is_certain)) = start(chain, held) else {
        return found;
    };
    let steps = &chain.steps[from..];
    let sends =
        |step: &Step| step.arguments.is_some() && matches!(step.name, "ExecuteAsync" | "Build");
    let sent = steps.iter().any(sends);
    // In the middle of a chain the names may be anybody's.
    let is_sdk = if is_certain {
        sent || code.facts.about()
    } else {
        sent && code.facts.has_builders()
    };
    if !is_sdk {
        return found;
    }
    // `Carts().InStore(key).GetById(id)` is for the action behind it, `Carts().GetById(id).InStore(key)` for the one before.
    let mut ahead = None;
    for step in steps {
        if step.arguments.is_none() {
            break;
        }
        if let Some(store) = InStore::of_step(code, step) {
            match found.last_mut() {
                Some(action) => action.put(&store),
                None => ahead = Some(store),
            }
        } else if let Some(endpoint) = action(domain, step.name) {
            let mut action = Found::new(endpoint, step.token);
            if let Some(store) = ahead.take() {
                action.put(&store);
            }
            found.push(action);
        } else if found.is_empty() {
            break;
        }
    }
    found
}

/// The resource, where its actions begin, and whether the builder was seen.
fn start(
    chain: &Chain,
    held: &BTreeMap<String, &'static str>,
) -> Option<(&'static str, usize, bool)> {
    for (at, step) in chain.steps.iter().enumerate() {
        if step.arguments.is_none() {
            if let Some(domain) = held.get(step.name) {
                return Some((domain, at + 1, true));
            }
            continue;
        }
        if let Some(domain) = domain_of(step.name) {
            let before = at.checked_sub(1).and_then(|at| chain.steps.get(at))?;
            return Some((domain, at + 1, makes(before)));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_call_of_the_api() {
        for domain in DOMAINS {
            assert!(action(domain, "Query").is_some(), "{domain}");
        }
        for (domain, name, method, path) in SPECIAL {
            assert!(domain_of(domain).is_some(), "{domain}");
            assert!(call(method, path, "").is_some(), "{domain} {name}");
        }
        assert_eq!(action("Carts", "SignUp"), None);
        assert_eq!(action("Messages", "DeleteById"), None);
        assert_eq!(action("ProductProjections", "Search"), None);
    }
}
