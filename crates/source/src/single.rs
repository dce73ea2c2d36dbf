//! Classes of older SDKs that each make one call: their names don't follow the rule that resource and verb make a name.

use finder::{EndpointId, find_call};

/// A class, the method of its call, and the path behind the project.
type Class = (&'static str, &'static str, &'static str);

/// Those of the SDK for the JVM before version 2 (github.com/commercetools/commercetools-jvm-sdk).
const JVM: [Class; 17] = [
    ("CartByCustomerIdGet", "GET", "/carts/customer-id=x1"),
    ("CustomObjectByKeyGet", "GET", "/custom-objects/x1/x2"),
    (
        "CustomObjectDeleteCommand",
        "DELETE",
        "/custom-objects/x1/x2",
    ),
    ("CustomObjectUpsertCommand", "POST", "/custom-objects"),
    (
        "CustomerByEmailTokenGet",
        "GET",
        "/customers/email-token=x1",
    ),
    (
        "CustomerByPasswordTokenGet",
        "GET",
        "/customers/password-token=x1",
    ),
    (
        "CustomerChangePasswordCommand",
        "POST",
        "/customers/password",
    ),
    (
        "CustomerCreateEmailTokenCommand",
        "POST",
        "/customers/email-token",
    ),
    (
        "CustomerCreatePasswordTokenCommand",
        "POST",
        "/customers/password-token",
    ),
    (
        "CustomerPasswordResetCommand",
        "POST",
        "/customers/password/reset",
    ),
    ("CustomerSignInCommand", "POST", "/login"),
    (
        "CustomerVerifyEmailCommand",
        "POST",
        "/customers/email/confirm",
    ),
    ("OrderByOrderNumberGet", "GET", "/orders/order-number=x1"),
    ("OrderFromCartCreateCommand", "POST", "/orders"),
    ("OrderImportCommand", "POST", "/orders/import"),
    (
        "ProductProjectionSearch",
        "GET",
        "/product-projections/search",
    ),
    (
        "ShippingMethodsByCartGet",
        "GET",
        "/shipping-methods/matching-cart",
    ),
];

/// Those of the SDK for PHP before version 2 (github.com/commercetools/commercetools-php-sdk).
const PHP: [Class; 6] = [
    ("CustomerLoginRequest", "POST", "/login"),
    (
        "CustomerPasswordChangeRequest",
        "POST",
        "/customers/password",
    ),
    (
        "CustomerPasswordResetRequest",
        "POST",
        "/customers/password/reset",
    ),
    (
        "CustomerPasswordTokenRequest",
        "POST",
        "/customers/password-token",
    ),
    ("OrderCreateFromCartRequest", "POST", "/orders"),
    ("OrderImportRequest", "POST", "/orders/import"),
];

/// Those of the SDK for .NET before version 2 (github.com/commercetools/commercetools-dotnet-core-sdk).
const NET: [Class; 15] = [
    (
        "ChangeCustomerPasswordCommand",
        "POST",
        "/customers/password",
    ),
    (
        "CreateTokenForCustomerEmailVerificationCommand",
        "POST",
        "/customers/email-token",
    ),
    (
        "CreateTokenForCustomerPasswordResetCommand",
        "POST",
        "/customers/password-token",
    ),
    ("GetCartByCustomerIdCommand", "GET", "/carts/customer-id=x1"),
    (
        "GetCustomerByEmailTokenCommand",
        "GET",
        "/customers/email-token=x1",
    ),
    (
        "GetCustomerByPasswordTokenCommand",
        "GET",
        "/customers/password-token=x1",
    ),
    (
        "GetOrderByOrderNumberCommand",
        "GET",
        "/orders/order-number=x1",
    ),
    ("GetProjectCommand", "GET", ""),
    (
        "GetShippingMethodsForCartCommand",
        "GET",
        "/shipping-methods/matching-cart",
    ),
    ("ImportOrderCommand", "POST", "/orders/import"),
    ("LoginCustomerCommand", "POST", "/login"),
    (
        "ResetCustomerPasswordCommand",
        "POST",
        "/customers/password/reset",
    ),
    (
        "SearchProductProjectionsCommand",
        "POST",
        "/product-projections/search",
    ),
    ("SignUpCustomerCommand", "POST", "/customers"),
    (
        "VerifyCustomerEmailCommand",
        "POST",
        "/customers/email/confirm",
    ),
];

/// The project itself, in each of them.
const PROJECT: [Class; 4] = [
    ("ProjectGet", "GET", ""),
    ("ProjectGetRequest", "GET", ""),
    ("ProjectUpdateRequest", "POST", ""),
    ("UpdateProjectCommand", "POST", ""),
];

/// The call of such a class.
pub(super) fn call(name: &str) -> Option<EndpointId> {
    let mut all = (JVM.iter()).chain(&PHP).chain(&NET).chain(&PROJECT);
    let (_, method, path) = all.find(|(class, ..)| *class == name)?;
    find_call(method, &format!("/p{path}")).map(|call| call.endpoint)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_makes_a_call_of_the_table() {
        for (name, method, _) in (JVM.iter()).chain(&PHP).chain(&NET).chain(&PROJECT) {
            let call = call(name).map(finder::EndpointId::call);
            assert!(call.is_some_and(|call| call.starts_with(method)), "{name}");
        }
    }
}
