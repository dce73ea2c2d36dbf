//! A made-up data folder, a made-up reference, and what a refresh says about them.

pub(super) const SCOPES: &str = r#"[
  {
    "name": "view_orders",
    "group": "Orders",
    "product": "composable-commerce",
    "kind": "view",
    "status": "documented",
    "verbs": "Read",
    "noun": "orders",
    "summary": "Read orders.",
    "store": "documented",
    "store_evidence": "Seen."
  },
  {
    "name": "manage_orders",
    "group": "Orders",
    "product": "composable-commerce",
    "kind": "manage",
    "status": "documented",
    "verbs": "Change",
    "noun": "orders",
    "summary": "Change orders.",
    "personal": true,
    "implies": ["view_orders"],
    "implies_documented": true
  },
  {
    "name": "view_types",
    "group": "Settings",
    "product": "composable-commerce",
    "kind": "view",
    "status": "documented",
    "verbs": "Read",
    "noun": "types",
    "summary": "Read types."
  },
  {
    "name": "customer_id",
    "group": "Tokens",
    "product": "composable-commerce",
    "kind": "other",
    "status": "system",
    "verbs": "Carry",
    "noun": "an id",
    "summary": "Carry an id."
  }
]
"#;

pub(super) const ENDPOINTS: &str = "\
product\tmethod\tpath\tresource\tany_of\tname\talso
api\tPOST\t/{projectKey}/graphql\tgraphql\t\tGraphQL\tfields
api\tGET\t/{projectKey}/in-store/key={storeKey}/orders\torders\tview_orders view_orders:{storeKey}\tQuery Orders in Store\t
api\tGET\t/{projectKey}/orders\torders\tview_orders\tQuery Orders\t
api\tPOST\t/{projectKey}/orders\torders\tmanage_orders view_orders?\tOur own name\t
api\tGET\t/{projectKey}/types\ttypes\tview_types\tQuery Types\t
connect\tGET\t/{projectKey}/deployments\tdeployments\tmanage_orders\tQuery Deployments\tapi-clients
";

pub(super) const RESOURCES: &str = "\
resource\ttitle\tsynonyms
deployments\tDeployments\tdeploy
graphql\tGraphQL\tgql
orders\tOrders\tpurchase
types\tTypes\tfields
";

/// As the generator of the reference writes it, with the noise around an operation cut down.
pub(super) const REFERENCE: &str = r#"openapi: "3.0.0"
info:
  title: Made up
paths:
  /{projectKey}/graphql:
    post:
      security:
        - oauth_2_0:
            - "view_types:{projectKey}"
      operationId: ByProjectKeyGraphqlPost
  /{projectKey}/in-store/key={storeKey}/orders:
    parameters:
      - name: projectKey
        in: path
    get:
      security:
        - oauth_2_0:
            - "view_orders:{projectKey}"
            - "view_orders:{projectKey}:{storeKey}"
    post:
      security:
        - oauth_2_0:
            - "manage_orders:{projectKey}"
            - "manage_orders:{projectKey}:{storeKey}"
            - "view_orders:{projectKey}"
      operationId: ByProjectKeyInStoreKeyByStoreKeyOrdersPost
      responses:
        "400":
          $ref: '#/components/responses/errorable_400'
  /{key}/orders:
    get:
      security:
        - oauth_2_0:
            - " manage_my_orders:{projectKey}"
            - " view_orders:{projectKey}"
            - "customer_id:{projectKey}"
    post:
      security:
        - oauth_2_0:
            - "manage_orders:{projectKey}"
            - "view_orders:{projectKey}"
  /{projectKey}/price-lists/{ID}:
    get:
      security:
        - oauth_2_0:
            - "view_price_lists:{projectKey}"
components:
  securitySchemes:
    oauth_2_0:
      type: oauth2
      flows:
        clientCredentials:
          scopes:
            "view_orders:{projectKey}": ""
            "manage_price_lists:{projectKey}": ""
            "view_deployments:{projectKey}": ""
"#;

pub(super) const NOTES: &str = "\
Note: view_deployments is left out everywhere: older for view_connectors_deployments
Note: oas/ml is not a product of the catalog: not read
Note: api GET /{key}/orders: no API Client can have customer_id, left out
Note: import: no oas/import/openapi.yaml in the checkout; rows left alone: 0
Note: checkout: no oas/checkout/openapi.yaml in the checkout; rows left alone: 0
Note: connect: no oas/connect/openapi.yaml in the checkout; rows left alone: 1
Note: history: no oas/history/openapi.yaml in the checkout; rows left alone: 0
Note: auth: no oas/auth/openapi.yaml in the checkout; rows left alone: 0
Note: session: no oas/session/openapi.yaml in the checkout; rows left alone: 0
Note: rows that keep their scopes, as the path does not tell what they need (column also): 1
Note: the checkout has no api-specs/graphql/schema.sdl: graphql.tsv, graphql-nested.tsv and graphql-types.tsv are left as they are
Note: the checkout has no api-specs/api/api.raml: the builder names of api are left as they are; rows: 0
Note: the checkout has no api-specs/connect/api.raml: the builder names of connect are left as they are; rows: 0
Note: calls without builder names in data/sdk-calls.tsv: 7
";

pub(super) const CHANGES: &str = "\
Endpoints added (look at these: resource and name by rule): 2
  api POST /{projectKey}/in-store/key={storeKey}/orders: manage_orders manage_orders:{storeKey} view_orders? (orders, \"Create Order in Store\")
  api GET /{projectKey}/price-lists/{ID}: view_price_lists (price-lists, \"Get PriceList by ID\")
Endpoints removed: 1
  api GET /{projectKey}/types: view_types (Query Types)
Alternatives changed: 1
  api GET /{projectKey}/orders: +manage_my_orders
Scopes added (look at these: written by rule): 3
  manage_my_orders: Me endpoints, Read, create, change and delete my orders
  view_price_lists: Project configuration, Read price lists
  manage_price_lists: Project configuration, Read, create, change and delete price lists
Store forms added (unverified): 1
  manage_orders: seen at POST /{projectKey}/in-store/key={storeKey}/orders
Resources added (look at these: title and synonyms by rule): 1
  price-lists | Price Lists | price list
Resources removed (no endpoint is left): 1
  types | Types | fields
Scopes no longer named by an endpoint (kept in data/scopes.json): 1
  view_types
";
