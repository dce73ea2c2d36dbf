//! The builders of older SDKs.

use std::collections::BTreeMap;

use super::builders;
use super::code::Code;
use super::file::Language;
use super::lookup::{BY_CONTAINER, BY_ID, BY_KEY, Found, call};
use super::request::{callee_around, method_around};
use super::resources::resources;
use super::variables::{assigned, resource_builder};
use super::walk::{Chain, Step};
use super::words::plain;

/// The calls of a chain.
pub(crate) fn calls(
    code: &Code,
    chain: &Chain,
    held: &BTreeMap<String, &'static str>,
) -> Vec<Found> {
    if code.language == Language::CSharp {
        return builders::calls(code, chain, held);
    }
    let named = || named_method(code, chain).filter(|_| code.facts.about());
    let found = request_builder(code, chain, held).or_else(named);
    found.into_iter().collect()
}

/// `client.builder.carts.byId(x).build()`: the names are properties, and the method is that of the request
/// around. A wrapper may call `build` itself: `client.fetchById(client.builder.payments, id)`.
fn request_builder(
    code: &Code,
    chain: &Chain,
    held: &BTreeMap<String, &'static str>,
) -> Option<Found> {
    let builds = |name: &str| name.to_ascii_lowercase().contains("build");
    // `client.fetch(service)`, whose builder a variable holds.
    let is_held = |step: &Step| step.arguments.is_none() && held.contains_key(step.name);
    let is_handed = chain.steps.len() == 1
        && chain.steps.iter().any(is_held)
        && callee_around(code, chain.start).is_some();
    let may_build = chain.steps.len() > 1 && chain.steps.iter().any(|step| builds(step.name));
    if !(is_handed || may_build) {
        return None;
    }
    // What a variable takes is used elsewhere.
    if resource_builder(chain).is_some() && assigned(code, chain.start).is_some() {
        return None;
    }
    let (at, path) = chain.steps.iter().enumerate().find_map(|(at, step)| {
        if step.arguments.is_none()
            && let Some(path) = held.get(step.name)
        {
            return Some((at, *path));
        }
        let plain = plain(step.name);
        let search = plain.strip_suffix("search").filter(|stem| !stem.is_empty());
        let path = resources()
            .get(&plain)
            .or_else(|| resources().get(search?))?;
        (step.arguments.is_none() && at > 0).then_some((at, *path))
    })?;
    let (before, behind) = (&chain.steps[..at], &chain.steps[at + 1..]);
    let builds = behind
        .iter()
        .any(|step| step.name == "build" && step.arguments.is_some());
    let of_builder = before
        .last()
        .is_some_and(|step| plain(step.name).ends_with("builder"))
        || is_handed;
    if !builds && !of_builder {
        return None;
    }
    let wrapper = callee_around(code, chain.start)
        .map(plain)
        .unwrap_or_default();
    let has =
        |name: &str| behind.iter().any(|step| plain(step.name) == name) || wrapper.ends_with(name);
    let changes_one = ["update", "delete", "remove"]
        .iter()
        .any(|word| wrapper.starts_with(word));
    let tail = if has("bykey") {
        BY_KEY
    } else if has("byid") || changes_one {
        BY_ID
    } else if plain(chain.steps[at].name).ends_with("search") {
        "/search"
    } else {
        ""
    };
    let method = method_around(code, chain.start).unwrap_or("GET");
    Some(Found::new(call(method, path, tail)?, chain.steps[at].token))
}

/// Methods of the request builders of the PHP SDK before version 2 that don't follow the rule: a resource, the method, and
/// what it calls.
const METHODS: &str = "
carts getbycustomerid GET carts/customer-id=x1
carts getactivecart GET active-cart
carts replicate POST carts/replicate
customers getbyemailtoken GET customers/email-token=x1
customers getbypasswordtoken GET customers/password-token=x1
customers confirmemail POST customers/email/confirm
customers createemailverificationtoken POST customers/email-token
customers login POST login
customers changepassword POST customers/password
customers resetpassword POST customers/password/reset
customers createresetpasswordtoken POST customers/password-token
graphql query POST graphql
me signup POST me/signup
me login POST me/login
me confirmemail POST me/email/confirm
me changepassword POST me/password
me resetpassword POST me/password/reset
orderedits apply POST orders/edits/x1/apply
orders getbyordernumber GET orders/order-number=x1
orders createfromcart POST orders
orders deletebyordernumber DELETE orders/order-number=x1
orders updatebyordernumber POST orders/order-number=x1
orders import POST orders/import
productdiscounts matching POST product-discounts/matching
productprojections getbysku GET product-projections
productprojections getbyslug GET product-projections
productprojections suggest GET product-projections/suggest
products getbyidhead HEAD products/x1
products getbykeyhead HEAD products/key=x1
products getbyidproductselections GET products/x1/product-selections
products getbykeyproductselections GET products/key=x1/product-selections
products head HEAD products
products uploadimagebysku POST products/x1/images
productselections getbyidproducts GET product-selections/x1/products
productselections getbykeyproducts GET product-selections/key=x1/products
shippingmethods getbycartid GET shipping-methods
shippingmethods getbylocation GET shipping-methods
shippingmethods getmatchinglocation GET shipping-methods/matching-location
shippingmethods getmatchingorderedit GET shipping-methods/matching-orderedit
";

/// Those whose names say nothing without a builder in front of them.
const OF_BUILDER: &str = "
me get GET me
me delete DELETE me
me update POST me
project get GET
project update POST
";

/// The method and the path behind the project that such a method calls.
fn other_method(
    resource: &str,
    name: &str,
    of_builder: bool,
) -> Option<(&'static str, &'static str)> {
    let begin = [resource, " ", name, " "].concat();
    let rows = OF_BUILDER.lines().filter(|_| of_builder);
    let row = rows
        .chain(METHODS.lines())
        .find_map(|row| row.strip_prefix(&begin))?;
    Some(row.split_once(' ').unwrap_or((row, "")))
}

/// `client.carts.get_by_id(x)` of Python before version 13, `->carts()->getById($x)` of PHP version 1.
fn named_method(code: &Code, chain: &Chain) -> Option<Found> {
    if !matches!(code.language, Language::Python | Language::Php) {
        return None;
    }
    for (at, pair) in chain.steps.windows(2).enumerate() {
        let [resource, verb] = pair else {
            continue;
        };
        let fits = match code.language {
            Language::Python => resource.arguments.is_none(),
            _ => resource.arguments.is_some(),
        };
        if !fits || verb.arguments.is_none() || resource.token == chain.start {
            continue;
        }
        let name = plain(resource.name);
        let verb_name = plain(verb.name);
        let is_php = code.language == Language::Php;
        // `->me()->carts()->getById($id)`.
        let before = chain.steps.get(at.wrapping_sub(1));
        let own = is_php && before.is_some_and(|step| plain(step.name) == "me");
        let own = if own { "me/" } else { "" };
        let has_builder = chain
            .steps
            .iter()
            .any(|step| plain(step.name).contains("builder"));
        if is_php && let Some((method, path)) = other_method(&name, &verb_name, has_builder) {
            return Some(Found::new(call(method, own, path)?, verb.token));
        }
        let Some(path) = resources().get(&name) else {
            continue;
        };
        let (method, tail) = match verb_name.as_str() {
            "getbyid" => ("GET", BY_ID),
            "getbykey" => ("GET", BY_KEY),
            "query" => ("GET", ""),
            "create" | "createorupdate" => ("POST", ""),
            "updatebyid" | "update" => ("POST", BY_ID),
            "updatebykey" => ("POST", BY_KEY),
            "deletebyid" | "delete" => ("DELETE", BY_ID),
            "deletebykey" => ("DELETE", BY_KEY),
            "getbycontainerkey" | "getbycontainerandkey" => ("GET", BY_CONTAINER),
            "deletebycontainerkey" | "deletebycontainerandkey" => ("DELETE", BY_CONTAINER),
            "search" if *path == "product-projections" => ("POST", "/search"),
            _ => continue,
        };
        let path = [own, path].concat();
        return Some(Found::new(call(method, &path, tail)?, verb.token));
    }
    None
}
