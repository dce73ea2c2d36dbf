//! Classes of older SDKs that each make one call: their names don't follow the rule that resource and verb make a name.
//! Each table was read from the SDK's own source: a class, the method of its call, and the path.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use finder::{EndpointId, find_call};

use super::file::Language;

/// Those of the SDK for the JVM before version 2 (github.com/commercetools/commercetools-jvm-sdk).
const JVM: &str = "
CartByCustomerIdGet GET /p/carts
CartReplicationCommand POST /p/carts/replicate
CustomObjectByKeyGet GET /p/custom-objects/x1/x2
CustomObjectDeleteCommand DELETE /p/custom-objects/x1/x2
CustomObjectUpsertCommand POST /p/custom-objects
CustomerByEmailTokenGet GET /p/customers/email-token=x1
CustomerByPasswordTokenGet GET /p/customers/password-token=x1
CustomerChangePasswordCommand POST /p/customers/password
CustomerCreateEmailTokenCommand POST /p/customers/email-token
CustomerCreatePasswordTokenCommand POST /p/customers/password-token
CustomerPasswordResetCommand POST /p/customers/password/reset
CustomerSignInCommand POST /p/login
CustomerVerifyEmailCommand POST /p/customers/email/confirm
MatchingProductDiscountGet POST /p/product-discounts/matching
OrderByOrderNumberGet GET /p/orders/order-number=x1
OrderDeleteByIdCommand DELETE /p/orders/x1
OrderDeleteByOrderNumberCommand DELETE /p/orders/order-number=x1
OrderEditApplyCommand POST /p/orders/edits/x1/apply
OrderFromCartCreateCommand POST /p/orders
OrderImportCommand POST /p/orders/import
OrderUpdateByIdCommand POST /p/orders/x1
OrderUpdateByOrderNumberCommand POST /p/orders/order-number=x1
ProductByIdProductSelectionGet GET /p/products/x1/product-selections
ProductByKeyProductSelectionGet GET /p/products/key=x1/product-selections
ProductImageUploadCommand POST /p/products/x1/images
ProductProjectionSearch POST /p/product-projections/search
ProductSelectionByIdProductGet GET /p/product-selections/x1/products
ProductSelectionByIdProductsGet GET /p/product-selections/x1/products
ProductSelectionByKeyProductGet GET /p/product-selections/key=x1/products
ProductSelectionByKeyProductsGet GET /p/product-selections/key=x1/products
ProductsHead HEAD /p/products
ProjectGet GET /p
ProjectUpdateCommand POST /p
ShippingMethodsByCartGet GET /p/shipping-methods
ShippingMethodsByLocationGet GET /p/shipping-methods
ShippingMethodsByOrderEditGet GET /p/shipping-methods
SuggestQuery GET /p/product-projections/suggest
";

/// Those of the SDK for PHP before version 2 (github.com/commercetools/commercetools-php-sdk).
const PHP: &str = "
CartByCustomerIdGetRequest GET /p/carts/customer-id=x1
CartReplicateRequest POST /p/carts/replicate
CustomObjectByKeyGetRequest GET /p/custom-objects/x1/x2
CustomObjectDeleteByKeyRequest DELETE /p/custom-objects/x1/x2
CustomObjectDeleteRequest DELETE /p/custom-objects/x1/x2
CustomerByEmailTokenGetRequest GET /p/customers/email-token=x1
CustomerByTokenGetRequest GET /p/customers/password-token=x1
CustomerEmailConfirmRequest POST /p/customers/email/confirm
CustomerEmailTokenRequest POST /p/customers/email-token
CustomerLoginRequest POST /p/login
CustomerPasswordChangeRequest POST /p/customers/password
CustomerPasswordResetRequest POST /p/customers/password/reset
CustomerPasswordTokenRequest POST /p/customers/password-token
GraphQLQueryRequest POST /p/graphql
MeActiveCartRequest GET /p/me/active-cart
MeCartByIdRequest GET /p/me/carts/x1
MeDeleteRequest DELETE /p/me
MeEmailConfirmRequest POST /p/me/email/confirm
MeGetRequest GET /p/me
MeLoginRequest POST /p/me/login
MeOrderByIdRequest GET /p/me/orders/x1
MeOrderCreateFromCartRequest POST /p/me/orders
MePasswordChangeRequest POST /p/me/password
MePasswordResetRequest POST /p/me/password/reset
MeSignupRequest POST /p/me/signup
MeUpdateRequest POST /p/me
OrderByOrderNumberGetRequest GET /p/orders/order-number=x1
OrderCreateFromCartRequest POST /p/orders
OrderDeleteByOrderNumberRequest DELETE /p/orders/order-number=x1
OrderEditApplyRequest POST /p/orders/edits/x1/apply
OrderImportRequest POST /p/orders/import
OrderUpdateByOrderNumberRequest POST /p/orders/order-number=x1
ProductByIdProductSelectionsGetRequest GET /p/products/x1/product-selections
ProductByKeyProductSelectionsGetRequest GET /p/products/key=x1/product-selections
ProductDiscountMatchingRequest POST /p/product-discounts/matching
ProductImageUploadRequest POST /p/products/x1/images
ProductProjectionBySkuGetRequest GET /p/product-projections
ProductProjectionBySlugGetRequest GET /p/product-projections
ProductProjectionSearchRequest POST /p/product-projections/search
ProductSelectionByIdProductsGetRequest GET /p/product-selections/x1/products
ProductSelectionByKeyProductsGetRequest GET /p/product-selections/key=x1/products
ProductsSuggestRequest GET /p/product-projections/suggest
ProjectGetRequest GET /p
ProjectUpdateRequest POST /p
ShippingMethodByCartIdGetRequest GET /p/shipping-methods
ShippingMethodByLocationGetRequest GET /p/shipping-methods
ShippingMethodByMatchingLocationGetRequest GET /p/shipping-methods/matching-location
ShippingMethodByMatchingOrderEditGetRequest GET /p/shipping-methods/matching-orderedit
";

/// Those of the SDK for .NET before version 2 (github.com/commercetools/commercetools-dotnet-core-sdk).
const NET: &str = "
ApplyOrderEditCommand POST /p/orders/edits/x1/apply
ChangeCustomerPasswordCommand POST /p/customers/password
CreateTokenForCustomerEmailVerificationCommand POST /p/customers/email-token
CreateTokenForCustomerPasswordResetCommand POST /p/customers/password-token
CustomObjectUpsertCommand POST /p/custom-objects
DeleteByOrderNumberCommand DELETE /p/orders/order-number=x1
GetCartByCustomerIdCommand GET /p/carts/customer-id=x1
GetCustomerByEmailTokenCommand GET /p/customers/email-token=x1
GetCustomerByPasswordTokenCommand GET /p/customers/password-token=x1
GetMatchingProductDiscountCommand POST /p/product-discounts/matching
GetOrderByOrderNumberCommand GET /p/orders/order-number=x1
GetProjectCommand GET /p
GetShippingMethodsForCartCommand GET /p/shipping-methods/matching-cart
GetShippingMethodsForLocationCommand GET /p/shipping-methods/matching-location
GetShippingMethodsForOrderEditCommand GET /p/shipping-methods/matching-orderedit
GraphQLCommand POST /p/graphql
ImportOrderCommand POST /p/orders/import
LoginCustomerCommand POST /p/login
ReplicateCartCommand POST /p/carts/replicate
ResetCustomerPasswordCommand POST /p/customers/password/reset
SearchProductProjectionsCommand POST /p/product-projections/search
SignUpCustomerCommand POST /p/customers
SuggestQueryCommand GET /p/product-projections/suggest
UpdateByOrderNumberCommand POST /p/orders/order-number=x1
UpdateProjectCommand POST /p
UploadProductImageCommand POST /p/products/x1/images
VerifyCustomerEmailCommand POST /p/customers/email/confirm
";

type Table = BTreeMap<&'static str, EndpointId>;

fn read(text: &'static str) -> Table {
    let rows = text.lines().filter_map(|line| {
        let (class, call) = line.split_once(' ')?;
        let (method, path) = call.split_once(' ')?;
        Some((class, find_call(method, path)?.endpoint))
    });
    rows.collect()
}

/// The call of such a class of a language's SDK.
pub(super) fn call(language: Language, name: &str) -> Option<EndpointId> {
    static READY: [OnceLock<Table>; 3] = [const { OnceLock::new() }; 3];
    let (ready, text) = match language {
        Language::Jvm => (&READY[0], JVM),
        Language::Php => (&READY[1], PHP),
        Language::CSharp => (&READY[2], NET),
        _ => return None,
    };
    ready.get_or_init(|| read(text)).get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_makes_a_call_of_the_table() {
        for text in [JVM, PHP, NET] {
            let (read, lines) = (read(text), text.trim().lines());
            let missing = |line: &&str| !read.contains_key(line.split(' ').next().unwrap());
            let missing: Vec<&str> = lines.filter(missing).collect();
            assert!(missing.is_empty(), "{missing:?}");
        }
    }
}
