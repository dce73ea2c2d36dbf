//! Several files together: purposes, fragments, clients, lists of scopes, and what can't be followed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

mod source_support;

use source::{Purpose, Source};
use source_support::{places, scan, why};

#[test]
fn each_call_leads_to_its_file_and_line() {
    let all = scan(&[
        ("src/b.ts", "\n\napiRoot\n  .carts()\n  .get().execute();\n"),
        (
            "src/a.vue",
            "<template>\n<p>it's apiRoot.carts().get()</p>\n</template>\n<script setup>\napiRoot.zones().get().execute()\n</script>\n",
        ),
        ("node_modules/x/a.js", "apiRoot.orders().get().execute()"),
    ]);
    assert_eq!(
        places(&all),
        [
            "src/a.vue:5 GET /{projectKey}/zones",
            "src/b.ts:5 GET /{projectKey}/carts"
        ]
    );
    assert_eq!((all.files, all.left_out), (2, 1));
}

#[test]
fn tests_and_scripts_are_told_apart() {
    let call = "apiRoot.carts().get().execute()";
    let all = scan(&[
        ("src/a.ts", call),
        ("src/a.spec.ts", "apiRoot.orders().get().execute()"),
        (
            "scripts/types.ts",
            "apiRoot.types().post({ body }).execute()",
        ),
    ]);
    assert_eq!(all.asks(&[Purpose::Application]).len(), 1);
    assert_eq!(all.asks(&[Purpose::Application, Purpose::Setup]).len(), 2);
    assert_eq!(all.asks(&[Purpose::Test]).len(), 1);
}

#[test]
fn a_file_that_the_application_imports_is_a_part_of_it_whatever_its_name_says() {
    let service = (
        "src/services/mock-payment.service.ts",
        "apiRoot.payments().post({ body }).execute();\nconst q = gql`query { carts { total } }`;",
    );
    let other = ("src/demo-data.ts", "apiRoot.orders().get().execute();");
    let test = (
        "src/a.spec.ts",
        "import { D } from './demo-data';\napiRoot.zones().get().execute();",
    );
    let user = (
        "src/server.ts",
        "import { MockPaymentService } from './services/mock-payment.service.js';\nnew MockPaymentService();",
    );
    let all = scan(&[service, other, test, user]);
    let purposes: Vec<(&str, Purpose)> = all
        .findings
        .iter()
        .map(|one| (one.place.file.as_str(), one.place.purpose))
        .collect();
    assert_eq!(
        purposes,
        [
            ("src/a.spec.ts", Purpose::Test),
            ("src/demo-data.ts", Purpose::Test),
            (service.0, Purpose::Application),
            (service.0, Purpose::Application),
        ]
    );
}

#[test]
fn parts_of_the_application_lead_to_others_by_imports_and_folders() {
    let route = (
        "src/routes/mock-cart.route.ts",
        "apiRoot.carts().get().execute();",
    );
    let plugin = (
        "src/server/plugins/mock-cart.plugin.ts",
        "import { routes } from '../../routes/mock-cart.route';\napiRoot.types().get().execute();",
    );
    let other = (
        "src/server/mocks/mock-zones.ts",
        "apiRoot.zones().get().execute();",
    );
    let loads = "import autoLoad from '@fastify/autoload';\nserver.register(autoLoad, { dir: join(__dirname, 'plugins') });";
    let names = "const dir = join(__dirname, 'plugins');";
    let count = |server: &str| {
        let all = scan(&[route, plugin, other, ("src/server/server.ts", server)]);
        all.asks(&[Purpose::Application]).len()
    };
    assert_eq!(count(loads), 2);
    assert_eq!(count(names), 0);
    assert_eq!(
        count("import { routes } from '../routes/mock-cart.route';"),
        1
    );
    assert_eq!(count("import './plugins/mock-cart.plugin';"), 2);
}

#[test]
fn fragments_come_from_other_files() {
    let all = scan(&[
        ("q.graphql", "query Q {\n  me { ...Mine }\n}\n"),
        (
            "f.ts",
            "export const F = gql`\n  fragment Mine on Me {\n    activeCart { id customer { id } }\n  }`;",
        ),
    ]);
    // `Me` holds other fields, so that those of the fragment need the scopes. The document makes the call.
    assert_eq!(places(&all), ["q.graphql:2 Query.me.activeCart"]);
    assert_eq!(all.nested.len(), 1);
    let alone = scan(&[("q.graphql", "query Q { me { ...Mine } }")]);
    assert!(why(&alone).contains("The fragment Mine is in none of the files."));
}

#[test]
fn what_can_not_be_followed_is_listed_with_its_place() {
    let all = scan(&[
        (
            "src/a.ts",
            "const apiRoot = createApiRoot();\nawait apiRoot[name]().get().execute();\n",
        ),
        (
            "src/b.ts",
            "apiRoot.graphql().post({ body: { query } }).execute();",
        ),
        ("src/c.ts", "const q = gql`query { carts { `;"),
        ("src/d.ts", "const url = `/${projectKey}/carts`; send(url);"),
        (
            "src/E.java",
            "// commercetools\nString q = \"query { %s(limit: 1) { total } }\";",
        ),
    ]);
    let text = why(&all);
    for part in [
        "src/a.ts:2 A member is picked when the program runs",
        "src/c.ts:1 GraphQL: the document can’t be parsed.",
        "src/d.ts:1 The method of this request stands elsewhere",
        "src/E.java:2 A root field of this document is filled in",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let open = scan(&[(
        "src/b.ts",
        "apiRoot.graphql().post({ body: { query } }).execute();",
    )]);
    assert!(
        why(&open).contains("src/b.ts:1 A call to GraphQL whose document is in none of the files")
    );
    assert!(open.findings.is_empty());
}

#[test]
fn what_is_handed_to_a_function_is_followed_one_step_or_listed() {
    let typed = "import { walk } from 'a-package';\nimport { createApiRoot } from './client';\n\
                 const apiRoot = createApiRoot();\n\
                 const all = (part: Pager) => part.get({ queryArgs }).execute();\n\
                 async function change(body, part: Part<X>): Promise<void> {\n  await part.withId({ ID }).post({ body }).execute();\n}\n\
                 all(apiRoot.carts());\nawait change(draft, apiRoot.orders());\nall(apiRoot.zones());\n\
                 elsewhere(apiRoot.stores());\nwalk(apiRoot);\nhere(apiRoot);\nawait apiRoot.taxCategories().get().execute();\n";
    let found = scan(&[("src/a.ts", typed)]);
    assert_eq!(
        places(&found),
        [
            "src/a.ts:4 GET /{projectKey}/carts",
            "src/a.ts:4 GET /{projectKey}/zones",
            "src/a.ts:6 POST /{projectKey}/orders/{ID}",
            "src/a.ts:14 GET /{projectKey}/tax-categories",
        ]
    );
    let text = why(&found);
    assert!(
        text.contains("src/a.ts:11 A part of the API is handed to a function"),
        "{text}"
    );
    assert!(
        text.contains("src/a.ts:12 The client is handed to a package"),
        "{text}"
    );
    assert_eq!(found.unfollowed.len(), 2, "{text}");
    // In Java the type comes first.
    let java = "ProjectApiRoot root;\nvoid all(Part<Cart> part, int page) { part.get().execute(); }\n\
                void run() { all(root.carts(), 1); }\n";
    assert_eq!(
        places(&scan(&[("src/A.java", java)])),
        ["src/A.java:2 GET /{projectKey}/carts"]
    );
}

#[test]
fn a_picked_member_is_listed_when_another_file_makes_the_root() {
    let user = (
        "src/a.ts",
        "import { ctp } from './client';\nawait ctp[name]().get().execute();\n",
    );
    let maker = (
        "src/client.ts",
        "export const ctp = createApiBuilderFromCtpClient(c).withProjectKey({ projectKey });",
    );
    assert!(why(&scan(&[user, maker])).contains("src/a.ts:2 A member is picked"));
    assert!(why(&scan(&[user])).is_empty());
}

#[test]
fn scopes_of_a_token_request_are_listed() {
    let found = scan(&[
        (
            "src/config.ts",
            "export const auth = {\n  scope:\n    'manage_my_orders:shop ' +\n    `view_categories:${key} view_products:${key}`,\n};\n\
             const text = 'the scope view_zones:shop is not enough';\n",
        ),
        (
            "src/Client.java",
            "String scopes = \"manage_orders:\" + projectKey;",
        ),
        ("test/a.test.ts", "const scope = 'manage_project:shop';"),
    ]);
    let shown: Vec<String> = found
        .listed
        .iter()
        .map(|list| {
            format!(
                "{}:{} {} {}",
                list.place.file,
                list.place.line,
                list.source.word(),
                list.scopes.words()
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "src/Client.java:1 Token request manage_orders",
            "src/config.ts:3 Token request view_products, view_categories, manage_my_orders",
            "test/a.test.ts:1 Token request manage_project",
        ]
    );
}

#[test]
fn the_root_of_another_file_is_known_by_its_name() {
    let user = (
        "src/a.ts",
        "import { ctp } from './client';\nconst p = await ctp.get().execute();\n",
    );
    let maker = (
        "src/client.ts",
        "export const ctp = createApiBuilderFromCtpClient(c).withProjectKey({ projectKey });",
    );
    assert_eq!(
        places(&scan(&[user, maker])),
        ["src/a.ts:2 GET /{projectKey}"]
    );
    assert!(scan(&[user]).findings.is_empty());
}

#[test]
fn a_root_that_a_file_exports_by_default_is_known_by_any_name() {
    let user = |import: &str| {
        let text = format!("{import}\nawait shop.get().execute();\n");
        ("src/a/user.ts", text)
    };
    let makers = [
        "export default createApiBuilderFromCtpClient(c).withProjectKey({ projectKey });",
        "const api = createApiBuilderFromCtpClient(c).withProjectKey({ projectKey });\nexport default api;",
        "export default createClient(c);",
    ];
    let found = |import: &str, maker: &str, path: &str| {
        let (name, text) = user(import);
        let other = ("src/other.ts", "await shop.get().execute();");
        places(&scan(&[(name, text.as_str()), (path, maker), other]))
    };
    let call = ["src/a/user.ts:2 GET /{projectKey}"];
    for maker in &makers[..2] {
        assert_eq!(
            found("import shop from '../ct';", maker, "src/ct/index.ts"),
            call
        );
        assert_eq!(
            found("import shop from '../ct.js';", maker, "src/ct.ts"),
            call
        );
        assert!(found("import shop from '../db';", maker, "src/ct.ts").is_empty());
        assert!(found("import { shop } from '../ct';", maker, "src/ct.ts").is_empty());
    }
    assert!(found("import shop from '../ct';", makers[2], "src/ct.ts").is_empty());
}

#[test]
fn a_client_that_makes_the_root_is_not_handed_away() {
    let made = "import { ClientBuilder } from '@commercetools/ts-client';\nimport { createApiBuilderFromCtpClient } from '@commercetools/platform-sdk';\n\
                const client = new ClientBuilder().withProjectKey(projectKey).withHttpMiddleware(http).build();\n\
                export const shop = createApiBuilderFromCtpClient(client).withProjectKey({ projectKey });\n";
    assert_eq!(why(&scan(&[("src/a.ts", made)])), "");
    let handed = format!("{made}import {{ walk }} from 'a-package';\nwalk(client);\n");
    assert!(why(&scan(&[("src/a.ts", &handed)])).contains("src/a.ts:6 The client is handed"));
}

#[test]
fn several_clients_are_kept_apart() {
    let text = "ProjectApiRoot source = a(); ProjectApiRoot target = b();\nsource.carts().get().execute();\ntarget.carts().post(draft).execute();";
    let all = scan(&[("A.java", text)]);
    let clients: Vec<_> = all
        .findings
        .iter()
        .map(|one| one.client.as_deref())
        .collect();
    assert_eq!(clients, [Some("source"), Some("target")]);
    assert!(all.stores.is_empty());
    let store = scan(&[(
        "A.java",
        "root.inStore(\"berlin\").carts().get().execute();",
    )]);
    assert_eq!(store.stores.into_iter().collect::<Vec<_>>(), ["berlin"]);
}

#[test]
fn scopes_that_a_project_writes_down_are_listed() {
    let all = scan(&[
        (
            "connect.yaml",
            "inheritAs:\n  apiClient:\n    scopes:\n      - manage_orders\n      - view_customer\n",
        ),
        (
            ".env.example",
            "CTP_SCOPES=view_products:my-project manage_my_orders:my-project\n",
        ),
        (
            "README.md",
            "It needs `manage_payments`. See `view_model_of_things`.\n\nAuthorization: Bearer <token with manage_sessions>, view_model_of_things\n\
             The endpoint is protected by the `manage_checkout_payment_intents` scope.\n\
             The caller must present a token with `manage_project`.\n`view_sessions` is needed, too.\n",
        ),
        (
            "main.tf",
            "# manage_zones\nscope = [\"view_types:${var.p}\"]\n",
        ),
        (
            "src/a.ts",
            "healthCheck({ requiredPermissions: ['manage_payments', 'view_api_clients'] });\nconst h = new AuthorityAuthorizationHook({ a: ['manage_project'] });",
        ),
    ]);
    let shown: Vec<String> = all
        .listed
        .iter()
        .map(|one| {
            format!(
                "{} {} {}",
                one.source.word(),
                one.place.line,
                one.scopes
                    .iter()
                    .map(|s| s.name.as_str())
                    .collect::<Vec<_>>()
                    .join(" ")
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Variables 1 view_products manage_my_orders",
            "Text 1 manage_payments view_sessions",
            "Check of incoming tokens 3 manage_sessions manage_checkout_payment_intents manage_project",
            "connect.yaml 4 manage_orders",
            "Terraform 2 view_types",
            "Own check 1 manage_payments view_api_clients",
            "Check of incoming tokens 2 manage_project",
        ]
    );
    assert_eq!(all.listed[3].misspelled[0].meant, Some("view_customers"));
    assert!(!Source::OwnCheck.publishes() && Source::Text.publishes());
}

#[test]
fn documents_of_other_vendors_do_not_count() {
    let all = scan(&[(
        "src/a.ts",
        "const q = gql`query { products(first: 3) { edges { node { id } } } }`;",
    )]);
    assert!(
        all.findings.is_empty() && all.notes[0].contains("another vendor"),
        "{all:?}"
    );
}
