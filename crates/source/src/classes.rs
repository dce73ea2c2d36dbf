//! The classes of older SDKs, whose names say which call each makes.

use std::ops::Range;

use finder::EndpointId;

use super::code::Code;
use super::commands::store;
use super::file::Language;
use super::lexer::Kind;
use super::lookup::{ACTIONS, BY_CONTAINER, BY_ID, BY_KEY, Found, call, in_store};
use super::resources::path_of;
use super::single;

/// The ends of class names: those of the JVM SDK before version 2, and of the PHP SDK before version 2. A longer end
/// stands before those that it ends with.
const CLASSES: [(&str, &str, &str); 27] = [
    ("ByIdGetRequest", "GET", BY_ID),
    ("ByKeyGetRequest", "GET", BY_KEY),
    ("ByIdHeadRequest", "HEAD", BY_ID),
    ("ByKeyHeadRequest", "HEAD", BY_KEY),
    ("HeadRequest", "HEAD", ""),
    ("QueryRequest", "GET", ""),
    ("CreateRequest", "POST", ""),
    ("UpdateByKeyRequest", "POST", BY_KEY),
    ("UpdateRequest", "POST", BY_ID),
    ("DeleteByKeyRequest", "DELETE", BY_KEY),
    ("DeleteRequest", "DELETE", BY_ID),
    ("ByIdGetBuilder", "GET", BY_ID),
    ("ByKeyGetBuilder", "GET", BY_KEY),
    ("ByIdGet", "GET", BY_ID),
    ("ByKeyGet", "GET", BY_KEY),
    ("ByIdHead", "HEAD", BY_ID),
    ("ByKeyHead", "HEAD", BY_KEY),
    ("QueryBuilder", "GET", ""),
    ("Query", "GET", ""),
    ("CreateCommandBuilder", "POST", ""),
    ("CreateCommand", "POST", ""),
    ("UpdateCommandBuilder", "POST", BY_ID),
    ("UpdateCommand", "POST", BY_ID),
    ("DeleteCommandBuilder", "DELETE", BY_ID),
    ("DeleteCommand", "DELETE", BY_ID),
    ("SearchBuilder", "POST", "/search"),
    ("SearchRequest", "POST", "/search"),
];

/// What commands of the .NET SDK before version 2 do beside [`ACTIONS`].
const MORE_ACTIONS: [(&str, &str, &str); 4] = [
    ("CheckByQuery", "HEAD", ""),
    ("GetByContainerAndKey", "GET", BY_CONTAINER),
    ("DeleteByContainerAndKey", "DELETE", BY_CONTAINER),
    ("QueryByContainer", "GET", BY_ID),
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

/// The call of a class that is used.
fn of_class(language: Language, name: &str) -> Option<EndpointId> {
    if let Some(call) = single::call(language, name) {
        return Some(call);
    }
    // `CartInStoreByIdGet` is `CartByIdGet` in a Store.
    if language == Language::Jvm
        && let Some((front, behind)) = name.split_once("InStore")
    {
        return in_store(of_class(language, &[front, behind].concat())?);
    }
    let mut ends = CLASSES.iter().filter_map(|(end, method, tail)| {
        let class = name.strip_suffix(end).filter(|class| !class.is_empty())?;
        // `MeCartQueryRequest`.
        let own = class.strip_prefix("Me").and_then(path_of);
        match own.filter(|_| language == Language::Php) {
            Some(path) => call(method, &["me/", path].concat(), tail),
            None => call(method, path_of(class)?, tail),
        }
    });
    ends.next()
}

/// The call of a command for a type: `new GetByIdCommand<Cart>(`.
fn of_command(name: &str, of: &str) -> Option<EndpointId> {
    let name = name.strip_suffix("Command")?;
    let mut actions = ACTIONS.iter().chain(&MORE_ACTIONS);
    let (_, method, tail) = actions.find(|(action, ..)| *action == name)?;
    call(method, path_of(of)?, tail)
}

/// The calls of the classes in a part of a file.
pub(crate) fn calls(code: &Code, part: Range<usize>) -> Vec<Found> {
    let is_csharp = code.language == Language::CSharp;
    let mut found = Vec::new();
    for at in part {
        if code.kind(at) != Some(Kind::Name) {
            continue;
        }
        let is_new = at > 0 && code.word(at - 1) == "new";
        // `CartQuery.of(`, `CartByIdGetRequest::ofId(`, `new CartCreateRequest(`, and what Java hands on: `CartUpdateCommand::of`.
        let of_it = code.kind(at + 1) == Some(Kind::Member);
        let is_called = code.kind(at + 3) == Some(Kind::Open(b'('));
        let is_handed = code.language == Language::Jvm
            && code.word(at + 1) == "::"
            && (code.word(at + 2).starts_with("of") || code.word(at + 2) == "new");
        if !is_new && !(of_it && (is_called || is_handed)) {
            continue;
        }
        let name = code.word(at);
        let call = match code.language {
            Language::CSharp => single::call(code.language, name).or_else(|| {
                let is_for = is_new && code.kind(at + 1) == Some(Kind::Sign(b'<'));
                is_for.then(|| of_command(name, code.word(at + 2)))?
            }),
            language => of_class(language, name),
        };
        if let Some(endpoint) = call {
            let mut command = Found::new(endpoint, at);
            let store = is_csharp.then(|| store(code, at)).flatten();
            if let Some(store) = store {
                command.put(&store);
            }
            found.push(command);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_which_call_a_class_makes() {
        for (language, name, wanted) in [
            (
                Language::Jvm,
                "OrderEditQuery",
                "GET /{projectKey}/orders/edits",
            ),
            (
                Language::Jvm,
                "ProductByKeyHead",
                "HEAD /{projectKey}/products/key={key}",
            ),
            (
                Language::Jvm,
                "CartInStoreByKeyGet",
                "GET /{projectKey}/in-store/key={storeKey}/carts/key={key}",
            ),
            (
                Language::Jvm,
                "CustomerInStoreSignInCommand",
                "POST /{projectKey}/in-store/key={storeKey}/login",
            ),
            (
                Language::Jvm,
                "OrderInStoreDeleteByOrderNumberCommand",
                "DELETE /{projectKey}/in-store/key={storeKey}/orders/order-number={orderNumber}",
            ),
            (
                Language::Php,
                "MeShoppingListDeleteByKeyRequest",
                "DELETE /{projectKey}/me/shopping-lists/key={key}",
            ),
            (
                Language::Php,
                "ProductProjectionSearchRequest",
                "POST /{projectKey}/product-projections/search",
            ),
            (
                Language::Php,
                "MessageQueryRequest",
                "GET /{projectKey}/messages",
            ),
        ] {
            let call = of_class(language, name).map(EndpointId::call);
            assert_eq!(call.as_deref(), Some(wanted), "{name}");
        }
        for (language, name) in [
            (Language::Php, "CartInStoreByKeyGet"),
            (Language::Php, "CreateRequest"),
            (Language::Jvm, "ListQuery"),
            (Language::Jvm, "InStore"),
        ] {
            assert_eq!(of_class(language, name), None, "{name}");
        }
    }
}
