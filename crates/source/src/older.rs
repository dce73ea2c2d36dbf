//! The builders and classes of older SDKs.

use std::collections::BTreeMap;
use std::ops::Range;

use finder::{EndpointId, find_call};

use super::code::Code;
use super::file::Language;
use super::lexer::Kind;
use super::request::{callee_around, method_around};
use super::resources::{path_of, resources};
use super::single;
use super::variables::{assigned, resource_builder};
use super::walk::{Chain, Step};
use super::words::{Word, plain};

/// A call, and the token where it stands.
pub(crate) type Found = (EndpointId, usize);

pub(super) fn call(method: &str, path: &str, tail: &str) -> Option<EndpointId> {
    find_call(method, &format!("/p/{path}{tail}")).map(|call| call.endpoint)
}

const BY_ID: &str = "/x1";
const BY_KEY: &str = "/key=x1";
const BY_CONTAINER: &str = "/x1/x2";

/// `client.builder.carts.byId(x).build()`: the names are properties, and the method is that of the request
/// around. A wrapper may call `build` itself: `client.fetchById(client.builder.payments, id)`.
pub(crate) fn request_builder(
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
        if !fits
            || resource.word == Word::NONE
            || verb.arguments.is_none()
            || resource.token == chain.start
        {
            continue;
        }
        let Some(path) = resources().get(&plain(resource.name)) else {
            continue;
        };
        let (method, tail) = match plain(verb.name).as_str() {
            "getbyid" => ("GET", BY_ID),
            "getbykey" => ("GET", BY_KEY),
            "query" => ("GET", ""),
            "create" | "createorupdate" => ("POST", ""),
            "updatebyid" | "update" => ("POST", BY_ID),
            "updatebykey" => ("POST", BY_KEY),
            "deletebyid" | "delete" => ("DELETE", BY_ID),
            "deletebykey" => ("DELETE", BY_KEY),
            "getbycontainerkey" => ("GET", BY_CONTAINER),
            "deletebycontainerkey" => ("DELETE", BY_CONTAINER),
            "search" if *path == "product-projections" => ("POST", "/search"),
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
const COMMANDS: [(&str, &str, &str); 13] = [
    ("CheckByIdCommand", "HEAD", BY_ID),
    ("CheckByKeyCommand", "HEAD", BY_KEY),
    ("CheckByQueryCommand", "HEAD", ""),
    ("GetByContainerAndKeyCommand", "GET", BY_CONTAINER),
    ("DeleteByContainerAndKeyCommand", "DELETE", BY_CONTAINER),
    ("GetByIdCommand", "GET", BY_ID),
    ("GetByKeyCommand", "GET", BY_KEY),
    ("QueryCommand", "GET", ""),
    ("CreateCommand", "POST", ""),
    ("UpdateByIdCommand", "POST", BY_ID),
    ("UpdateByKeyCommand", "POST", BY_KEY),
    ("DeleteByIdCommand", "DELETE", BY_ID),
    ("DeleteByKeyCommand", "DELETE", BY_KEY),
];

/// Whether a file makes use of the classes of older SDKs.
pub(crate) fn has_classes(code: &Code) -> bool {
    match code.language {
        Language::Jvm => code.text.contains("io.sphere.sdk"),
        Language::Php => code.text.contains("Commercetools\\Core"),
        Language::CSharp => {
            code.text.contains("commercetools") || code.text.contains("Commercetools")
        }
        _ => false,
    }
}

/// The calls of the classes in a part of a file.
pub(crate) fn classes(code: &Code, part: Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    for at in part {
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
        if let Some(call) = single::call(name).filter(|_| used) {
            found.push((call, at));
            continue;
        }
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
