//! The services of the payments SDK, and what other names say on their own.

use finder::find_call;

use super::code::Code;
use super::lexer::Kind;
use super::lookup::{Found, call};
use super::walk::Chain;

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
            return calls.map(|call| Found::new(call, method.token)).collect();
        }
    }
    Vec::new()
}

/// What a name says on its own: a token flow, or a check of a session.
pub(crate) fn named(code: &Code, at: usize) -> Option<Found> {
    let (method, url) = match code.word(at) {
        "withAnonymousSessionFlow" => (
            "POST",
            "https://auth.x.commercetools.com/oauth/p/anonymous/token",
        ),
        "oauth2AuthHook" | "Oauth2AuthenticationHook" => {
            ("POST", "https://auth.x.commercetools.com/oauth/introspect")
        }
        "sessionHeaderAuthHook"
        | "sessionQueryParamAuthHook"
        | "SessionHeaderAuthenticationHook"
        | "SessionQueryParamAuthenticationHook" => {
            ("GET", "https://session.x.commercetools.com/p/sessions/x1")
        }
        _ => return None,
    };
    let used = matches!(code.kind(at + 1), Some(Kind::Open(b'(') | Kind::Member));
    let call = find_call(method, url).filter(|_| used)?;
    Some(Found::new(call.endpoint, at))
}
