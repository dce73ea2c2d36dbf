//! API clients as code: what is written is read back without a difference, and what differs is named.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::ApiClient;
use client::Timestamp;
use client::code::{Change, Code, Kind, Plan, Reader, Stated, Verdict, write};
use client::export::{Format, inventory};

const PROJECT: &str = "my-shop";

fn client(id: &str, name: &str, scope: &str) -> ApiClient {
    ApiClient {
        id: id.into(),
        name: name.into(),
        scope: scope.into(),
        created_at: Timestamp::parse("2026-01-01T00:00:00.000Z"),
        last_used_at: None,
        delete_at: None,
        access_token_validity_seconds: None,
        refresh_token_validity_seconds: None,
    }
}

fn shop() -> Vec<ApiClient> {
    let mut all = vec![
        client(
            "a1",
            "orders \"bff\" ${production}",
            "view_orders:my-shop manage_orders:my-shop",
        ),
        client("b2", "2026 import", "view_orders:my-shop:berlin"),
        client("c3", "orders bff production", "manage_project:my-shop"),
    ];
    all[1].access_token_validity_seconds = Some(3600);
    all[1].refresh_token_validity_seconds = Some(86_400);
    all[1].delete_at = Timestamp::parse("2026-12-01T00:00:00.000Z");
    all
}

fn read(text: &str) -> Code {
    Reader::read(text, PROJECT).unwrap()
}

#[test]
fn terraform_is_what_people_expect() {
    let text = write(Kind::Terraform, PROJECT, shop().iter());
    let body = text.split_once("  }\n}\n").unwrap().1;
    assert_eq!(
        body,
        r#"
import {
  to = commercetools_api_client.orders_bff_production
  id = "a1"
}

resource "commercetools_api_client" "orders_bff_production" {
  name = "orders \"bff\" $${production}"
  scope = [
    "manage_orders:my-shop",
    "view_orders:my-shop",
  ]
}

import {
  to = commercetools_api_client.client_2026_import
  id = "b2"
}

resource "commercetools_api_client" "client_2026_import" {
  name = "2026 import"
  scope = [
    "view_orders:my-shop:berlin",
  ]
  access_token_validity_seconds = 3600
  refresh_token_validity_seconds = 86400
  # Expires at 2026-12-01T00:00:00.000Z.
}

import {
  to = commercetools_api_client.orders_bff_production_2
  id = "c3"
}

resource "commercetools_api_client" "orders_bff_production_2" {
  name = "orders bff production"
  scope = [
    "manage_project:my-shop",
  ]
}
"#
    );
    assert!(
        text.starts_with("# 3 API clients of the commercetools project my-shop.\n"),
        "{text}"
    );
    for said in [
        "no secret",
        "can't be changed",
        "not tested against commercetools",
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[test]
fn pulumi_is_what_people_expect() {
    let yaml = write(Kind::PulumiYaml, PROJECT, shop()[1..2].iter());
    assert!(
        yaml.ends_with(
            "resources:\n  \"client_2026_import\":\n    type: commercetools:ApiClient\n    properties:\n      \
             name: \"2026 import\"\n      scopes:\n        - \"view_orders:my-shop:berlin\"\n      \
             accessTokenValiditySeconds: 3600\n      refreshTokenValiditySeconds: 86400\n      \
             # Expires at 2026-12-01T00:00:00.000Z.\n    options:\n      import: \"b2\"\n"
        ),
        "{yaml}"
    );
    let script = write(Kind::PulumiScript, PROJECT, shop()[1..2].iter());
    assert!(
        script.ends_with(
            "import * as commercetools from \"@pulumi/commercetools\";\n\n\
             new commercetools.ApiClient(\"client_2026_import\", {\n  name: \"2026 import\",\n  scopes: [\n    \
             \"view_orders:my-shop:berlin\",\n  ],\n  accessTokenValiditySeconds: 3600,\n  \
             refreshTokenValiditySeconds: 86400,\n  // Expires at 2026-12-01T00:00:00.000Z.\n}, \
             { import: \"b2\" });\n"
        ),
        "{script}"
    );
    // A reference to a template would be one in Pulumi.
    let yaml = write(Kind::PulumiYaml, PROJECT, shop()[..1].iter());
    assert!(
        yaml.contains(r#"name: "orders \"bff\" $${production}""#),
        "{yaml}"
    );
}

#[test]
fn a_plan_names_what_is_missing_other_extra_and_the_same() {
    let all = shop();
    let text = write(Kind::Terraform, PROJECT, all.iter());
    assert!(Plan::of(&read(&text), &all).is_clean());
    // A scope more, another lifetime, one away, one new.
    let text = text
        .replace(
            "    \"manage_project:my-shop\",\n",
            "    \"manage_project:my-shop\",\n    \"view_types:my-shop\",\n",
        )
        .replace("validity_seconds = 3600", "validity_seconds = 7200");
    let (before, rest) = text
        .split_once("import {\n  to = commercetools_api_client.orders_bff_production\n")
        .unwrap();
    let after = rest.split_once("]\n}\n").unwrap().1;
    let text = format!(
        "{before}{after}resource \"commercetools_api_client\" \"new\" {{\n  name = \"new\"\n  scope = \
         [\"view_types:${{var.project}}\"]\n}}\n"
    );
    let code = read(&text);
    let plan = Plan::of(&code, &all);
    assert_eq!(plan.counts(), [1, 2, 1, 0, 0], "{plan:?}");
    let row = |verdict| plan.of_verdict(verdict).next().unwrap().clone();
    let missing = &code.clients[row(Verdict::Missing).declared.unwrap()];
    assert_eq!(missing.name, Stated::Given("new".into()));
    let form = missing.draft(PROJECT);
    assert_eq!(
        (form.name.as_str(), form.sent().words().as_str()),
        ("new", "view_types")
    );
    assert_eq!(row(Verdict::Extra).client, Some(0));
    let changes: Vec<String> = plan
        .of_verdict(Verdict::Differs)
        .flat_map(|row| row.changes.iter().map(Change::words))
        .collect();
    assert_eq!(
        changes,
        [
            "Access tokens last 2 hours in the code, 1 hour in the project.",
            "In the code only: view_types:my-shop."
        ]
    );
    // What takes its place is as the code says.
    let differs = plan.of_verdict(Verdict::Differs).last().unwrap();
    let declared = &code.clients[differs.declared.unwrap()];
    let today = Timestamp::parse("2026-11-26T00:00:00.000Z").unwrap().day();
    let form = declared.replacement(&all[2], &all, today, PROJECT);
    assert_eq!(form.replaces.as_deref(), Some("c3"));
    assert_eq!(form.name, "orders bff production (2026-11)");
    assert_eq!(form.sent().words(), "view_types, manage_project");
}

#[test]
fn what_would_have_to_be_evaluated_is_said_and_not_guessed() {
    let all = shop();
    let code = read(
        r#"
        locals { scopes = ["manage_project:my-shop"] }
        module "other" { source = "./clients" }
        resource "commercetools_api_client" "by_name" {
          name  = "orders bff production"
          scope = concat(local.scopes, ["view_orders:my-shop"])
          lifecycle { prevent_destroy = true }
          access_token_validity_seconds = var.fast == "yes" ? 3600 : null
        }
        resource "commercetools_api_client" "nameless" {
          name  = "x-${terraform.workspace}"
          scope = ["view_orders:${var.project}:${var.store}"]
        }
        resource "commercetools_api_client" "many" {
          for_each = toset(["a", "b"])
          name  = each.key
          scope = ["view_orders:my-shop"]
        }
        import {
          to = commercetools_api_client.gone
          id = "c3"
        }
        "#,
    );
    assert_eq!(code.clients.len(), 2);
    assert_eq!(
        code.clients[0].unread(),
        ["scopes", "access token lifetime"]
    );
    assert_eq!(code.clients[1].unread(), ["name", "scopes"]);
    assert_eq!(code.unread, 3, "{:?}", code.notes);
    assert_eq!(code.notes.len(), 3, "{:?}", code.notes);
    let plan = Plan::of(&code, &all);
    assert_eq!(plan.counts(), [0, 0, 2, 2, 0]);
    assert_eq!(
        plan.unread, 4,
        "any of them may be one of the two that are extra"
    );
    assert!(!plan.is_clean());
    // Nothing that was not read gets into a draft.
    assert!(code.clients[0].draft(PROJECT).sent().is_empty());
    assert_eq!(code.clients[0].draft(PROJECT).prepared.unwrap().len(), 2);
}

#[test]
fn typescript_and_yaml_by_hand_are_read_as_far_as_they_can_be() {
    let code = read(
        r#"
        import * as ct from "@pulumi/commercetools"; // new ct.ApiClient("no", {})
        const key = config.require("key");
        const one = new ct.ApiClient('one', {
          'name': 'First', scopes: [`view_orders:${key}`, 'manage_orders:my-shop'], accessTokenValiditySeconds: 7_200,
        });
        new ct.ApiClient("two", { ...base, name, scopes: all.map((s) => `${s}:${key}`) }, { import: id });
        for (const store of stores) new ct.ApiClient(`c-${store}`, { scopes: [] });
        new ApiClient("three", settings);
        new Other("ApiClient", {});
        "#,
    );
    assert_eq!(code.kind, Kind::PulumiScript);
    assert_eq!(code.clients.len(), 2);
    let words: Vec<&String> = code.clients[0].scopes.given().unwrap().iter().collect();
    assert_eq!(words, ["manage_orders:my-shop", "view_orders:my-shop"]);
    assert_eq!(code.clients[0].access, Stated::Given(Some(7200)));
    assert_eq!(code.clients[0].refresh, Stated::Given(None));
    assert_eq!(code.clients[1].unread().len(), 4);
    assert_eq!(code.unread, 2);
    let code = read(
        "name: x\nruntime: yaml\nconfig:\n  key: { type: string }\nresources:\n  a:\n    type: commercetools:ApiClient\n    \
         properties:\n      name: \"costs $$5 ${key}\"\n      scopes: [\"view_orders:${key}\", view_types:my-shop]\n  \
         b:\n    type: commercetools:index:ApiClient\n    properties: { name: $$b, scopes: \
         [\"view_orders:my-shop:${store}\"] }\n  c:\n    type: aws:s3:Bucket\n",
    );
    assert_eq!(code.kind, Kind::PulumiYaml);
    assert_eq!(code.clients.len(), 2);
    assert_eq!(code.clients[0].unread(), ["name"]);
    assert_eq!(code.clients[1].name, Stated::Given("$b".into()));
    assert_eq!(code.clients[1].unread(), ["scopes"]);
}

#[test]
fn pairs_are_made_by_id_then_by_name() {
    // Three of one name: each declaration finds the one that is the same.
    let all = vec![
        client("a", "same", "view_orders:my-shop"),
        client("b", "same", "view_types:my-shop"),
        client("c", "same", "view_zones:my-shop"),
    ];
    let text = write(Kind::Terraform, PROJECT, all.iter().rev());
    let without: String = text
        .split("\n\n")
        .filter(|block| !block.trim_start().starts_with("import"))
        .collect::<Vec<_>>()
        .join("\n\n");
    let code = read(&without);
    assert!(code.clients.iter().all(|declared| declared.id.is_none()));
    assert!(Plan::of(&code, &all).is_clean());
    // An ID that the project does not have is said; the name pairs all the same.
    let lost = Plan::of(&read(&text.replace("id = \"a\"", "id = \"gone\"")), &all);
    assert_eq!(lost.counts(), [0, 0, 0, 0, 3]);
    assert!(lost.rows.iter().any(|row| row.lost_id) && !lost.is_clean());
    // The same ID twice: the second one pairs by its name, or is missing.
    let twice = Plan::of(&read(&text.replace("id = \"a\"", "id = \"b\"")), &all);
    assert_eq!(twice.counts(), [0, 0, 0, 0, 3]);
}

#[test]
fn what_is_no_code_is_told() {
    for (text, said) in [
        ("", "Paste the code"),
        ("just words", "No API clients were found"),
        ("[1, 2]", "not a list of API clients"),
        ("[]", "declares no API clients"),
        ("[{\"id\":\"a\"},]", "not a list of API clients"),
        (
            "resource \"commercetools_api_client\" \"x\" {",
            "is not closed",
        ),
        (
            "resource \"commercetools_api_client\" \"x\" { name = \"a }",
            "is not closed",
        ),
        (
            "resources:\n  a:\n    type: commercetools:ApiClient\n   b",
            "not YAML",
        ),
        ("new commercetools.ApiClient(\"a\", {", "is not closed"),
        (
            "a: &x 1\nresources:\n  a: *x\n  b:\n    type: commercetools:ApiClient",
            "aliases",
        ),
    ] {
        let error = Reader::read(text, PROJECT).unwrap_err();
        assert!(error.contains(said), "{text:?}: {error}");
    }
}

#[test]
fn the_inventory_in_json_is_read_too() {
    let all = shop();
    let now = Timestamp::parse("2026-11-26T00:00:00.000Z").unwrap();
    let code = read(&inventory(all.iter(), Format::Json, now));
    assert_eq!(code.kind, Kind::Inventory);
    assert!(Plan::of(&code, &all).is_clean());
}

#[test]
fn ten_thousand_clients_of_one_name_take_no_square_of_time() {
    let all: Vec<ApiClient> = (0..10_000)
        .map(|n| {
            client(
                &format!("id-{n:05}"),
                "same",
                &format!("view_orders:my-shop:s{n}"),
            )
        })
        .collect();
    let text = write(Kind::Terraform, PROJECT, all.iter());
    let started = std::time::Instant::now();
    let code = read(&text);
    let plan = Plan::of(&code, &all);
    assert!(plan.is_clean());
    // By name alone, too.
    let mut code = code;
    for declared in &mut code.clients {
        declared.id = None;
        declared.scopes = Stated::Unread;
    }
    assert_eq!(Plan::of(&code, &all).counts(), [0, 0, 0, 10_000, 0]);
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
}

#[test]
fn scopes_of_another_project_are_not_asked_for() {
    let code = read(
        "resource \"commercetools_api_client\" \"x\" {\n  name = \"x\"\n  scope = [\"view_orders:other\", \
         \"view_types:my-shop\"]\n}\n",
    );
    let form = code.clients[0].draft(PROJECT);
    assert_eq!(form.sent().words(), "view_types");
    assert_eq!(form.prepared.unwrap().len(), 1);
}
