//! Root fields of GraphQL come from the schema; a new one gets a guess, and nothing that was judged is touched.

use super::made_up::{ENDPOINTS, REFERENCE};
use super::{Folder, made_up};
use crate::catalogue::build::endpoints::rows;
use crate::catalogue::build::fields::HEAD;
use crate::catalogue::merge::Row;
use crate::catalogue::roots::derived;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SCHEMA: &str = "
type Query {
  inStore(key: KeyReferenceInput!): InStore!
  inStores(keys: [KeyReferenceInput!]!): InStore!
  order(id: String): Order
  orders(where: String, sort: [String!] = [\"a: b!\"]): OrderQueryResult!
  me: Me!
  riddle: String
}
type Mutation {
  createOrder(draft: OrderDraft!, storeKey: KeyReferenceInput): Order
  shipOrder(id: String!, asAssociate: AsAssociateArgument!): Order
}
type InStore { orders: OrderQueryResult! riddles: [String!]! }
type Order { buyer: Customer customer: Customer customerRef: Reference id: String! }
type Me { customer: Customer }
type OrderQueryResult { results: [Order!]! }
type Customer { id: String! }
type Reference { id: String! }
";

const FIELDS: &str = "\
path\tkind\tany_of\trest_also\trest\tconfidence\tnote
Query.basket\tread\tview_orders\t\t\tobserved\tSeen once.
Query.inStore\tcontainer\t\t\t\tdocumented\t
Query.inStore.riddles\tread\tview_orders\t\t\tguess\t
Query.inStores\tcontainer\t\t\t\tguess\tA note.
Query.me\tcontainer\t\t\t\tdocumented\t
Query.order\tread\tview_orders view_types\t\tGET /{projectKey}/types\tobserved\tJudged by hand.
";

const NESTED: &str = "\
field\tany_of\tconfidence\ttarget\ttarget_any_of\tsibling\tnote
Order.customer\t\tguess\tbasket\tview_orders\tcustomerReference\tA note.
Order.gone\t\tguess\torder\tview_orders\t\t
";

const TYPES: &str = "\
type\tfields
Customer\tid
Order\tcustomer:Customer customerReference gone
Voucher\tid
";

fn folder(name: &str) -> Folder {
    let folder = made_up(name);
    folder.write("data/graphql.tsv", FIELDS);
    folder.write("data/graphql-nested.tsv", NESTED);
    folder.write("data/graphql-types.tsv", TYPES);
    folder.write("api-specs/graphql/schema.sdl", SCHEMA);
    folder
}

#[test]
fn new_fields_get_a_guess_and_judged_ones_stay() {
    let folder = folder("roots");
    let (text, changed) = folder.refresh(false);
    assert!(changed && folder.read("data/graphql.tsv") == FIELDS);
    for part in [
        "Note: Query.riddle is new in the schema, and no REST call has its name: judge its scopes and add it to data/graphql.tsv\n",
        "Note: Query.me.customer is new in the schema, and no REST call",
        "Note: Mutation.shipOrder(asAssociate) is new in the schema, and no REST call",
        "Root fields of GraphQL added (look at these: a guess, written by rule): 4\n  \
         Mutation.createOrder: manage_orders (POST /{projectKey}/orders)\n  \
         Mutation.createOrder(storeKey): manage_orders manage_orders:{storeKey} (POST /{projectKey}/in-store/key={storeKey}/orders)\n  \
         Query.inStore.orders: view_orders view_orders:{storeKey} (GET /{projectKey}/in-store/key={storeKey}/orders)\n  \
         Query.orders: view_orders (GET /{projectKey}/orders)\n",
        "Note: Order.buyer is new in the schema and gives Customer: if it crosses into another resource, add it to data/graphql-nested.tsv\n",
        "Root fields of GraphQL removed: 1\n  Query.basket | read | view_orders |  |  | observed | Seen once.\n",
        "Root fields of GraphQL changed: 1\n  Query.order: GET /{projectKey}/types is gone\n",
        "resource changed: 2\n  Order.customer: its sibling customerReference is gone\n  Order.customer: its target basket is gone\n",
        "resource removed: 1\n  Order.gone | ",
        "Types of GraphQL changed: 8\n  -Voucher\n  +InStore\n  +Me\n  +Mutation\n  Order: -customerReference -gone +buyer:Customer +customerRef:Reference +id\n",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    for never in [
        "Query.inStores.",
        "Mutation.shipOrder is",
        "Nothing changed",
    ] {
        assert!(!text.contains(never), "{never}: {text}");
    }
    folder.refresh(true);
    let note = "guess\tAdded by rule from the schema: the scopes come from the REST call with the same name.";
    assert_eq!(
        folder.read("data/graphql.tsv"),
        format!(
            "\
path\tkind\tany_of\trest_also\trest\tconfidence\tnote
Mutation.createOrder\twrite\tmanage_orders\t\tPOST /{{projectKey}}/orders\t{note}
Mutation.createOrder(storeKey)\twrite\tmanage_orders manage_orders:{{storeKey}}\t\tPOST /{{projectKey}}/in-store/key={{storeKey}}/orders\t{note}
Query.inStore\tcontainer\t\t\t\tdocumented\t
Query.inStore.orders\tread\tview_orders view_orders:{{storeKey}}\t\tGET /{{projectKey}}/in-store/key={{storeKey}}/orders\t{note}
Query.inStore.riddles\tread\tview_orders\t\t\tguess\t
Query.inStores\tcontainer\t\t\t\tguess\tA note.
Query.me\tcontainer\t\t\t\tdocumented\t
Query.order\tread\tview_orders view_types\t\t\tobserved\tJudged by hand.
Query.orders\tread\tview_orders\tmanage_my_orders\tGET /{{projectKey}}/orders\t{note}
"
        )
    );
    assert_eq!(
        folder.read("data/graphql-nested.tsv"),
        "field\tany_of\tconfidence\ttarget\ttarget_any_of\tsibling\tnote\n\
         Order.customer\t\tguess\t\tview_orders\t\tA note.\n"
    );
    let (text, changed) = folder.refresh(true);
    assert!(!changed && text.ends_with("Nothing changed.\n"), "{text}");
}

#[test]
fn a_checkout_without_a_schema_leaves_the_tables_alone() {
    let folder = folder("no-schema");
    fs::remove_file(folder.0.join("api-specs/graphql/schema.sdl")).unwrap();
    // The call that a row names is still there, so that only the schema could change the tables.
    folder.write(
        "oas/api/openapi.yaml",
        &REFERENCE.replace(
            "components:\n",
            "  /{projectKey}/types:\n    get:\n      operationId: X\ncomponents:\n",
        ),
    );
    assert!(ENDPOINTS.contains("\tGET\t/{projectKey}/types\t"));
    let (text, _) = folder.refresh(true);
    assert!(
        text.contains("Note: the checkout has no api-specs/graphql/schema.sdl: graphql.tsv, graphql-nested.tsv and graphql-types.tsv are left as they are\n"),
        "{text}"
    );
    assert_eq!(folder.read("data/graphql.tsv"), FIELDS);
    assert_eq!(folder.read("data/graphql-nested.tsv"), NESTED);
    assert_eq!(folder.read("data/graphql-types.tsv"), TYPES);
}

#[test]
fn the_rule_says_what_was_judged_by_hand_or_less() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    let calls = Row::all(&fs::read_to_string(data.join("endpoints.tsv")).unwrap()).unwrap();
    let text = fs::read_to_string(data.join("graphql.tsv")).unwrap();
    let known = rows::<7>(&text, HEAD, "data/graphql.tsv").unwrap();
    let set =
        |words: &str| -> BTreeSet<String> { words.split_whitespace().map(str::to_owned).collect() };
    let (mut found, mut same) = (0, 0);
    for [path, kind, any_of, ..] in known {
        if kind == "container" {
            continue;
        }
        let Some(row) = derived(path, &calls) else {
            continue;
        };
        found += 1;
        let by_rule = set(&row[2]);
        assert_eq!(row[1], kind, "{path}");
        assert!(by_rule.is_subset(&set(any_of)), "{path}: {by_rule:?}");
        same += usize::from(by_rule == set(any_of));
    }
    // Measured: a rule that finds fewer, or agrees with fewer, has become worse.
    assert!(
        found >= 305 && same * 100 / found >= 90,
        "{same} of {found}"
    );
}
