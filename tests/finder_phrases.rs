//! Calls are found by what people call them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use finder::{endpoints, search};

/// What people say, and the call that must come first; with `~` it must be among the first three. The path stands
/// without the project.
const PHRASES: &str = "
add line item = POST carts/{ID}
add line item to cart = POST carts/{ID}
add a line item to the cart = POST carts/{ID}
how do I add a line item to a cart? = POST carts/{ID}
addLineItem = POST carts/{ID}
add item to basket = POST carts/{ID}
add product to cart = POST carts/{ID}
put item in bag = POST carts/{ID}
add to cart = POST carts/{ID}
remove line item = POST carts/{ID}
remove item from cart = POST carts/{ID}
delete line item from cart = POST carts/{ID}
change line item quantity = POST carts/{ID}
update quantity in cart = POST carts/{ID}
change quantity of line item = POST carts/{ID}
add custom line item = POST carts/{ID}
apply coupon = POST carts/{ID}
apply coupon to cart = POST carts/{ID}
apply coupon code to basket = POST carts/{ID}
redeem voucher = POST carts/{ID}
add discount code = POST carts/{ID}
addDiscountCode = POST carts/{ID}
add promo code to cart = POST carts/{ID}
remove coupon from cart = POST carts/{ID}
remove discount code = POST carts/{ID}
set shipping address of cart = POST carts/{ID}
set billing address on cart = POST carts/{ID}
set shipping method = POST carts/{ID}
choose shipping method for cart = ~POST carts/{ID}
set customer email on cart = POST carts/{ID}
recalculate cart = POST carts/{ID}
freeze cart = POST carts/{ID}
lock cart = POST carts/{ID}
unlock cart = POST carts/{ID}
empty cart = POST carts/{ID}
add payment to cart = POST carts/{ID}
set line item price = POST carts/{ID}
set tax rate of line item = POST carts/{ID}
set custom field on cart = POST carts/{ID}
set cart country = POST carts/{ID}
set direct discounts = POST carts/{ID}
add shopping list to cart = POST carts/{ID}
cart custom shipping method = ~POST carts/{ID}
create cart = POST carts
guest cart = POST carts
anonymous basket = ~POST carts
get cart = GET carts/{ID}
delete cart = DELETE carts/{ID}
duplicate cart = POST carts/replicate
copy cart = POST carts/replicate
replicate cart = POST carts/replicate
merge carts = POST carts/customer-id={customerId}/merge
get cart of customer = ~GET carts/customer-id={customerId}
my cart = GET me/active-cart
my active cart = GET me/active-cart
add line item to my cart = POST me/carts/{ID}
apply coupon to my cart = POST me/carts/{ID}
add line item to cart in store = ~POST in-store/key={storeKey}/carts/{ID}
order from cart = POST orders
create order from cart = POST orders
place order = POST orders
place an order = POST orders
submit order = POST orders
check out the cart = POST orders
order from quote = POST orders/quotes
create order from quote = POST orders/quotes
import order = POST orders/import
get order = GET orders/{ID}
get order by id = GET orders/{ID}
get order by order number = GET orders/order-number={orderNumber}
list orders = GET orders
orders = GET orders
order history = GET orders
search orders = POST orders/search
find orders = POST orders/search
cancel order = POST orders/{ID}
cancel an order = POST orders/{ID}
ship order = POST orders/{ID}
change order state = POST orders/{ID}
update order status = POST orders/{ID}
change payment state = POST orders/{ID}
mark order as paid = ~POST orders/{ID}
change shipment state = POST orders/{ID}
add delivery = POST orders/{ID}
add delivery to order = POST orders/{ID}
create shipment = POST orders/{ID}
add parcel = POST orders/{ID}
add parcel to delivery = POST orders/{ID}
add tracking number = POST orders/{ID}
set tracking data = POST orders/{ID}
add return info = POST orders/{ID}
register return = POST orders/{ID}
return item = POST orders/{ID}
set order number = POST orders/{ID}
transition line item state = POST orders/{ID}
import line item state = POST orders/{ID}
update sync info = POST orders/{ID}
sync order to erp = ~POST orders/{ID}
delete order = DELETE orders/{ID}
my orders = GET me/orders
amend order = POST orders/edits
apply order edit = POST orders/edits/{ID}/apply
add staged action = POST orders/edits/{ID}
publish product = POST products/{ID}
publish a product = POST products/{ID}
unpublish product = POST products/{ID}
take product offline = POST products/{ID}
add variant = POST products/{ID}
add variant to product = POST products/{ID}
change price of product = POST products/{ID}
change price = POST products/{ID}
add price = POST products/{ID}
set sku = ~POST products/{ID}
change sku of product = POST products/{ID}
change slug of product = ~POST products/{ID}
add product to category = POST products/{ID}
remove product from category = POST products/{ID}
assign category = POST products/{ID}
set attribute in all variants = ~POST products/{ID}
set product attribute = POST products/{ID}
add external image = ~POST products/{ID}
set search keywords = POST products/{ID}
revert staged changes = POST products/{ID}
set tax category of product = POST products/{ID}
change master variant = POST products/{ID}
change product name = POST products/{ID}
upload image = POST products/{ID}/images
upload product picture = POST products/{ID}/images
create product = POST products
new product = POST products
delete product = DELETE products/{ID}
search products = POST products/search
find products = POST products/search
full text search = POST products/search
product suggestions = ~GET product-projections/suggest
autocomplete = GET product-projections/suggest
published products = GET product-projections
product details = GET product-projections/{ID}
reset password = POST customers/password/reset
reset the password of a customer = POST customers/password/reset
forgot password = POST customers/password-token
forgotten password = POST customers/password-token
password reset email = POST customers/password-token
password reset token = POST customers/password-token
change password = POST customers/password
verify email = POST customers/email/confirm
confirm email address = ~POST customers/email/confirm
email verification = POST customers/email-token
log in = POST login
login = POST login
sign in = POST login
log in customer = POST login
authenticate customer = POST login
sign up = POST customers
register = POST customers
register customer = POST customers
create customer = POST customers
create account = POST customers
new customer = POST customers
delete account = DELETE customers/{ID}
delete customer = DELETE customers/{ID}
erase personal data = DELETE customers/{ID}
change email = POST customers/{ID}
change email of customer = POST customers/{ID}
add address = ~POST customers/{ID}
add address to customer = POST customers/{ID}
set default shipping address = ~POST customers/{ID}
set customer group = ~POST customers/{ID}
assign customer group = POST customers/{ID}
set date of birth = POST customers/{ID}
set vat id = POST customers/{ID}
change first name of customer = POST customers/{ID}
search customers = POST customers/search
my profile = GET me
delete my account = DELETE me
update my profile = POST me
check stock = GET inventory
stock = GET inventory
availability = GET inventory
update stock = POST inventory/{ID}
change stock quantity = POST inventory/{ID}
add quantity to inventory = POST inventory/{ID}
restock = POST inventory/{ID}
reduce stock = POST inventory/{ID}
set safety stock = POST inventory/{ID}
create inventory entry = POST inventory
create payment = POST payments
add transaction = POST payments/{ID}
add transaction to payment = POST payments/{ID}
refund = ~POST payments/{ID}
refund payment = ~POST payments/{ID}
capture payment = ~POST payments/{ID}
change transaction state = POST payments/{ID}
add interface interaction = POST payments/{ID}
saved cards = GET payment-methods
create coupon = POST discount-codes
create discount code = POST discount-codes
generate voucher = POST discount-codes
deactivate coupon = ~POST discount-codes/{ID}
set max applications = POST discount-codes/{ID}
create promotion = POST cart-discounts
change cart predicate = POST cart-discounts/{ID}
change stacking mode = POST cart-discounts/{ID}
create cart discount = POST cart-discounts
create category = POST categories
move category = POST categories/{ID}
change parent category = POST categories/{ID}
rename category = POST categories/{ID}
category tree = GET categories
create wishlist = POST shopping-lists
add item to wishlist = POST shopping-lists/{ID}
add line item to shopping list = POST shopping-lists/{ID}
save for later = POST shopping-lists/{ID}
write review = POST reviews
set rating = POST reviews/{ID}
approve review = POST reviews/{ID}
shipping options = GET shipping-methods/matching-cart
add shipping rate = POST shipping-methods/{ID}
add zone to shipping method = POST shipping-methods/{ID}
add location to zone = POST zones/{ID}
add tax rate = POST tax-categories/{ID}
replace tax rate = POST tax-categories/{ID}
vat rates = ~GET tax-categories
add field definition = POST types/{ID}
add custom field = ~POST types/{ID}
add attribute definition = POST product-types/{ID}
add enum value = POST types/{ID}
add product to selection = POST product-selections/{ID}
exclude product = POST product-selections/{ID}
set product selections of store = POST stores/{ID}
add distribution channel = POST stores/{ID}
create store = POST stores
set roles of channel = POST channels/{ID}
set transitions = POST states/{ID}
change destination = ~POST subscriptions/{ID}
change destination of subscription = POST subscriptions/{ID}
subscribe to events = POST subscriptions
create webhook = ~POST subscriptions
change triggers of extension = POST extensions/{ID}
add associate = POST business-units/{ID}
add associate to business unit = POST business-units/{ID}
invite user to company = POST business-units/{ID}
create company = POST business-units
approve order = ~POST as-associate/{associateId}/in-business-unit/key={businessUnitKey}/approval-flows/{ID}
request quote = POST quote-requests
change quote state = POST quotes/{ID}
request renegotiation = POST quotes/{ID}
set price tiers = POST standalone-prices/{ID}
add price tier = POST standalone-prices/{ID}
change value of standalone price = POST standalone-prices/{ID}
pause subscription = POST recurring-orders/{ID}
set schedule of recurring order = POST recurring-orders/{ID}
change languages of project = POST
change currencies = POST
project settings = GET
create api client = POST api-clients
create credentials = POST api-clients
publish connector = POST /connectors/drafts/{ID}
redeploy = POST deployments/{ID}
deploy connector = POST deployments
deployment logs = ~GET deployments/{ID}/logs
save json = POST custom-objects
publish tailoring = POST product-tailoring/{ID}
import prices = ~POST prices/import-containers/{importContainerKey}
who changed = ~GET {resourceType}
";

fn rows() -> Vec<(&'static str, &'static str, bool)> {
    let rows = PHRASES.lines().filter(|line| !line.is_empty());
    let row = |line: &'static str| {
        let (phrase, call) = line.split_once(" = ").unwrap();
        let first = !call.starts_with('~');
        (phrase, call.trim_start_matches('~'), first)
    };
    rows.map(row).collect()
}

/// `POST carts` as the table has it.
fn whole(call: &str) -> String {
    match call.split_once(' ') {
        None => format!("{call} /{{projectKey}}"),
        Some((_, path)) if path.starts_with('/') => call.to_owned(),
        Some((method, path)) => format!("{method} /{{projectKey}}/{path}"),
    }
}

#[test]
fn calls_are_found_by_what_people_call_them() {
    let mut wrong = Vec::new();
    for (phrase, call, first) in rows() {
        let call = whole(call);
        assert!(
            endpoints().any(|endpoint| endpoint.call() == call),
            "no such call: {call}"
        );
        let hits = search(phrase);
        let place = hits.iter().position(|hit| hit.endpoint.call() == call);
        if place.is_none_or(|place| place >= if first { 1 } else { 3 }) {
            let seen: Vec<String> = hits
                .iter()
                .take(3)
                .map(|hit| {
                    format!(
                        "{} ({}, {})",
                        hit.endpoint.call(),
                        hit.score,
                        hit.why.words()
                    )
                })
                .collect();
            wrong.push(format!(
                "{phrase}: {call} is at {place:?}, not before {seen:#?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(rows().len() >= 200);
}

#[test]
fn most_of_them_find_their_call_at_once() {
    let first = rows().iter().filter(|(_, _, first)| *first).count();
    assert!(
        first * 10 >= rows().len() * 8,
        "{first} of {}",
        rows().len()
    );
}
