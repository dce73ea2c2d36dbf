//! The builders and classes of older SDKs, and the services of the payments SDK.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use finder::{EndpointId, Product, endpoints, find_call};

use super::code::{Chain, Code};
use super::file::Language;
use super::lexer::Kind;
use super::request::{callee_around, method_around};
use super::table::plain;

/// A call, and the token where it stands.
pub(crate) type Found = (EndpointId, usize);

/// The words that paths have behind the project, by their plain form: `taxcategories` for `tax-categories`.
fn resources() -> &'static BTreeMap<String, &'static str> {
    static READY: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    READY.get_or_init(|| {
        let mut all: BTreeMap<String, &'static str> = BTreeMap::new();
        for call in endpoints().filter(|call| call.product() == Product::Api) {
            let word = call.resource().id;
            if call.path() == format!("/{{projectKey}}/{word}") {
                all.insert(word.replace('-', ""), word);
            }
        }
        all
    })
}

/// The path of a class such as `TaxCategory`.
fn path_of(class: &str) -> Option<&'static str> {
    let name = class.to_ascii_lowercase();
    let name = match name.as_str() {
        "inventoryentry" => "inventory".to_owned(),
        "customobject" => "customobjects".to_owned(),
        _ => name,
    };
    let plural = match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}s"),
    };
    let all = resources();
    all.get(&plural).or_else(|| all.get(&name)).copied()
}

fn call(method: &str, path: &str, tail: &str) -> Option<EndpointId> {
    find_call(method, &format!("/p/{path}{tail}")).map(|call| call.endpoint)
}

const BY_ID: &str = "/x1";
const BY_KEY: &str = "/key=x1";

/// `client.builder.carts.byId(x).build()`: the names are properties, and the method is that of the request
/// around. A wrapper may call `build` itself: `client.fetchById(client.builder.payments, id)`.
pub(crate) fn request_builder(code: &Code, chain: &Chain) -> Option<Found> {
    let builds = |name: &str| name.to_ascii_lowercase().contains("build");
    if chain.steps.len() < 2 || !chain.steps.iter().any(|step| builds(step.name)) {
        return None;
    }
    let (at, path) = chain.steps.iter().enumerate().find_map(|(at, step)| {
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
        .is_some_and(|step| plain(step.name).ends_with("builder"));
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
    Some((call(method, path, tail)?, chain.steps[at].token))
}

/// `client.carts.get_by_id(x)` of Python before version 13, `->carts()->getById($x)` of PHP version 1.
pub(crate) fn named_method(code: &Code, chain: &Chain) -> Option<Found> {
    if !matches!(code.language, Language::Python | Language::Php) {
        return None;
    }
    for pair in chain.steps.windows(2) {
        let [resource, verb] = pair else {
            continue;
        };
        let fits = match code.language {
            Language::Python => resource.arguments.is_none(),
            _ => resource.arguments.is_some(),
        };
        let Some(path) = resources().get(&plain(resource.name)).filter(|_| fits) else {
            continue;
        };
        if verb.arguments.is_none() || resource.token == chain.start {
            continue;
        }
        let (method, tail) = match plain(verb.name).as_str() {
            "getbyid" => ("GET", BY_ID),
            "getbykey" => ("GET", BY_KEY),
            "query" => ("GET", ""),
            "create" => ("POST", ""),
            "updatebyid" | "update" => ("POST", BY_ID),
            "updatebykey" => ("POST", BY_KEY),
            "deletebyid" | "delete" => ("DELETE", BY_ID),
            "deletebykey" => ("DELETE", BY_KEY),
            _ => continue,
        };
        return Some((call(method, path, tail)?, verb.token));
    }
    None
}

/// The ends of class names: those of the JVM SDK before version 2, and of the PHP SDK before version 2.
const CLASSES: [(&str, &str, &str); 20] = [
    ("ByIdGetRequest", "GET", BY_ID),
    ("ByKeyGetRequest", "GET", BY_KEY),
    ("QueryRequest", "GET", ""),
    ("CreateRequest", "POST", ""),
    ("UpdateByKeyRequest", "POST", BY_KEY),
    ("UpdateRequest", "POST", BY_ID),
    ("DeleteByKeyRequest", "DELETE", BY_KEY),
    ("DeleteRequest", "DELETE", BY_ID),
    ("ByIdGetBuilder", "GET", BY_ID),
    ("ByIdGet", "GET", BY_ID),
    ("ByKeyGet", "GET", BY_KEY),
    ("QueryBuilder", "GET", ""),
    ("Query", "GET", ""),
    ("CreateCommandBuilder", "POST", ""),
    ("CreateCommand", "POST", ""),
    ("UpdateCommandBuilder", "POST", BY_ID),
    ("UpdateCommand", "POST", BY_ID),
    ("DeleteCommandBuilder", "DELETE", BY_ID),
    ("DeleteCommand", "DELETE", BY_ID),
    ("SearchRequest", "GET", "/search"),
];

/// The commands of the .NET SDK before version 2: `new GetByIdCommand<Cart>(...)`.
const COMMANDS: [(&str, &str, &str); 8] = [
    ("GetByIdCommand", "GET", BY_ID),
    ("GetByKeyCommand", "GET", BY_KEY),
    ("QueryCommand", "GET", ""),
    ("CreateCommand", "POST", ""),
    ("UpdateByIdCommand", "POST", BY_ID),
    ("UpdateByKeyCommand", "POST", BY_KEY),
    ("DeleteByIdCommand", "DELETE", BY_ID),
    ("DeleteByKeyCommand", "DELETE", BY_KEY),
];

/// The calls of the classes that a file makes use of.
pub(crate) fn classes(code: &Code) -> Vec<Found> {
    let older = match code.language {
        Language::Jvm => code.text.contains("io.sphere.sdk"),
        Language::Php => code.text.contains("Commercetools\\Core"),
        Language::CSharp => {
            code.text.contains("commercetools") || code.text.contains("Commercetools")
        }
        _ => false,
    };
    let mut found = Vec::new();
    if !older {
        return found;
    }
    for at in 0..code.tokens.len() {
        if code.kind(at) != Some(Kind::Name) {
            continue;
        }
        let name = code.word(at);
        let before = at
            .checked_sub(1)
            .map(|at| code.word(at))
            .unwrap_or_default();
        // `CartQuery.of(`, `CartByIdGetRequest::ofId(`, `new CartCreateRequest(`.
        let used = before == "new"
            || code.kind(at + 1) == Some(Kind::Member)
                && code.kind(at + 3) == Some(Kind::Open(b'('));
        if code.language == Language::CSharp {
            let command = COMMANDS.iter().find(|(command, ..)| *command == name);
            if let Some((_, method, tail)) = command
                && code.kind(at + 1) == Some(Kind::Sign(b'<'))
                && let Some(path) = path_of(code.word(at + 2))
                && let Some(call) = call(method, path, tail)
                && before == "new"
            {
                found.push((call, at));
            }
            continue;
        }
        // A longer end is tried first.
        let mut ends = CLASSES.iter().filter_map(|(end, method, tail)| {
            let class = name.strip_suffix(end).filter(|class| !class.is_empty())?;
            call(method, path_of(class)?, tail)
        });
        if used && let Some(call) = ends.next() {
            found.push((call, at));
        }
    }
    found
}

/// A service, one of its functions, and the method and path of each call that it makes.
type Service = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// The services of the payments SDK, and the calls that each makes (npm: connect-payments-sdk 1.2).
const SERVICES: [Service; 22] = [
    ("ctCartService", "getCart", &[("GET", "carts/x1")]),
    ("ctCartService", "getCartByPaymentId", &[("GET", "carts")]),
    ("ctCartService", "addPayment", &[("POST", "carts/x1")]),
    ("ctPaymentService", "getPayment", &[("GET", "payments/x1")]),
    (
        "ctPaymentService",
        "findPaymentsByInterfaceId",
        &[("GET", "payments")],
    ),
    ("ctPaymentService", "createPayment", &[("POST", "payments")]),
    (
        "ctPaymentService",
        "updatePayment",
        &[("GET", "payments/x1"), ("POST", "payments/x1")],
    ),
    (
        "ctOrderService",
        "getOrderByPaymentId",
        &[("GET", "orders")],
    ),
    (
        "ctPaymentMethodService",
        "find",
        &[("GET", "payment-methods")],
    ),
    (
        "ctPaymentMethodService",
        "get",
        &[("GET", "payment-methods/x1")],
    ),
    (
        "ctPaymentMethodService",
        "getByTokenValue",
        &[("GET", "payment-methods")],
    ),
    (
        "ctPaymentMethodService",
        "save",
        &[("POST", "payment-methods")],
    ),
    (
        "ctPaymentMethodService",
        "update",
        &[("POST", "payment-methods/x1")],
    ),
    (
        "ctPaymentMethodService",
        "delete",
        &[("DELETE", "payment-methods/x1")],
    ),
    ("ctCustomTypeService", "getById", &[("GET", "types/x1")]),
    (
        "ctCustomTypeService",
        "getByKey",
        &[("GET", "types/key=x1")],
    ),
    (
        "ctCustomTypeService",
        "existsByKey",
        &[("GET", "types/key=x1")],
    ),
    ("ctCustomTypeService", "create", &[("POST", "types")]),
    (
        "ctCustomTypeService",
        "createOrUpdate",
        &[("POST", "types"), ("POST", "types/key=x1")],
    ),
    (
        "ctCustomTypeService",
        "createOrUpdatePredefinedPaymentType",
        &[("POST", "types"), ("POST", "types/key=x1")],
    ),
    (
        "ctCustomTypeService",
        "createOrUpdatePredefinedPaymentMethodType",
        &[("POST", "types"), ("POST", "types/key=x1")],
    ),
    (
        "ctCustomTypeService",
        "createOrUpdatePredefinedInterfaceInteractionType",
        &[("POST", "types"), ("POST", "types/key=x1")],
    ),
];

/// The calls that a service of the payments SDK makes for a chain.
pub(crate) fn service(chain: &Chain) -> Vec<Found> {
    if !chain.steps.iter().any(|step| step.name.starts_with("ct")) {
        return Vec::new();
    }
    for pair in chain.steps.windows(2) {
        let [service, method] = pair else {
            continue;
        };
        if method.arguments.is_none() || service.arguments.is_some() {
            continue;
        }
        let row = SERVICES
            .iter()
            .find(|(name, verb, _)| *name == service.name && *verb == method.name);
        if let Some((_, _, calls)) = row {
            let calls = calls
                .iter()
                .filter_map(|(method, path)| call(method, path, ""));
            return calls.map(|call| (call, method.token)).collect();
        }
    }
    Vec::new()
}

/// What the names of a file say on their own: a token flow, or a check of a session.
pub(crate) fn names(code: &Code) -> Vec<Found> {
    let mut found = Vec::new();
    for at in 0..code.tokens.len() {
        if code.kind(at) != Some(Kind::Name) {
            continue;
        }
        let used = |at: usize| matches!(code.kind(at + 1), Some(Kind::Open(b'(') | Kind::Member));
        if code.word(at).len() < 14 {
            continue;
        }
        let url = match code.word(at) {
            "withAnonymousSessionFlow" if used(at) => {
                "https://auth.x.commercetools.com/oauth/p/anonymous/token"
            }
            "oauth2AuthHook" | "Oauth2AuthenticationHook" if used(at) => {
                "https://auth.x.commercetools.com/oauth/introspect"
            }
            "sessionHeaderAuthHook"
            | "sessionQueryParamAuthHook"
            | "SessionHeaderAuthenticationHook"
            | "SessionQueryParamAuthenticationHook"
                if used(at) =>
            {
                "https://session.x.commercetools.com/p/sessions/x1"
            }
            _ => continue,
        };
        let method = if url.contains("/sessions/") {
            "GET"
        } else {
            "POST"
        };
        if let Some(call) = find_call(method, url) {
            found.push((call.endpoint, at));
        }
    }
    found
}
