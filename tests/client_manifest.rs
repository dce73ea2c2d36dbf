//! Drafts as text: what is written is read back without a loss, in every format.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::DraftForm;
use client::manifest::{FORMATS, Format, Manifest, OwnTemplate, OwnTemplates, read, read_link};
use proptest::prelude::*;
use scope::{Permission, SCOPES, ScopeSet, Selection, TEMPLATES};

fn set(text: &str) -> ScopeSet {
    ScopeSet::parse(text, None).set
}

fn form() -> DraftForm {
    DraftForm {
        name: "storefront \"bff\" ${production} 🧵".into(),
        selection: Selection::of(&set(
            "manage_orders:p view_products:p manage_orders:p:berlin",
        )),
        access_seconds: "3600".into(),
        delete_after_days: "30".into(),
        ..DraftForm::default()
    }
}

#[test]
fn the_texts_are_what_people_expect() {
    let manifest = Manifest::of(&form());
    assert_eq!(
        Format::Link.write(&manifest),
        "#/new?n=storefront%20%22bff%22%20%24%7Bproduction%7D%20%F0%9F%A7%B5&\
         s=view_products,manage_orders,manage_orders:berlin&a=3600&d=30"
    );
    assert_eq!(
        Format::Yaml.write(&manifest),
        "# An API client for commercetools. A manifest contains no secrets and no project key.\n\
         manifest: 1\nname: \"storefront \\\"bff\\\" ${production} 🧵\"\nscopes:\n  - view_products\n  \
         - view_orders\n  - manage_orders\nstores:\n  \"berlin\":\n    - view_orders\n    - manage_orders\n\
         accessTokenValiditySeconds: 3600\ndeleteDaysAfterCreation: 30\n"
    );
    let json: serde_json::Value = serde_json::from_str(&Format::Json.write(&manifest)).unwrap();
    assert_eq!(json["stores"]["berlin"][1], "manage_orders");
    assert_eq!(json["accessTokenValiditySeconds"], 3600);
    let terraform = Format::Terraform.write(&manifest);
    assert!(
        terraform.contains("  name = \"storefront \\\"bff\\\" $${production} 🧵\"\n"),
        "{terraform}"
    );
    assert!(
        terraform.contains("    \"manage_orders:${var.project_key}:berlin\",\n"),
        "{terraform}"
    );
    let pulumi = Format::Pulumi.write(&manifest);
    assert!(
        pulumi.contains("        - \"manage_orders:${projectKey}:berlin\"\n"),
        "{pulumi}"
    );
    assert_eq!(
        Format::Yaml.file_name("Orders BFF"),
        "orders-bff.client.yaml"
    );
}

#[test]
fn a_link_is_short_and_the_address_before_it_does_not_matter() {
    let admin = TEMPLATES.iter().find(|t| t.id == "admin").unwrap();
    let mut form = form();
    form.selection = Selection::of(&admin.set());
    let link = Format::Link.write(&Manifest::of(&form));
    assert!(link.len() < 1_000, "{} characters", link.len());
    let opened = read(&format!("https://example.org/some/where/{link}")).unwrap();
    assert_eq!(opened.format, Format::Link);
    assert_eq!(opened.manifest, Manifest::of(&form));
}

#[test]
fn what_others_write_is_read_too() {
    let by_hand = read(
        "# ours\nname: orders\nscopes: [manage_orders:my-shop, view_zones]\nstores:\n  12: [view_orders]\n\
         extra: 1\nclientSecret: hush\ndeleteDaysAfterCreation: soon\n",
    )
    .unwrap();
    assert_eq!(
        by_hand.manifest.scopes,
        set("manage_orders:p view_zones:p view_orders:p:12")
    );
    assert_eq!(
        by_hand.notes,
        [
            "A secret or a token in the text was ignored. A manifest contains no secrets.",
            "deleteDaysAfterCreation is not a whole number, so it was left out.",
            "extra was ignored, because a manifest has no such field.",
        ]
    );
    let terraform = read(
        r#"
        # resource "commercetools_api_client" "old" { name = "not this" }
        resource "commercetools_api_client" "my-client" {
          name  = "My API Client" // said
          scope = ["manage_orders:my-shop", /* why */ "view_orders:${var.key}:berlin"]
          lifecycle { prevent_destroy = true }
        }
        "#,
    )
    .unwrap();
    assert_eq!(terraform.manifest.name, "My API Client");
    assert_eq!(
        terraform.manifest.scopes,
        set("manage_orders:p view_orders:p:berlin")
    );
}

#[test]
fn a_name_that_refers_to_something_is_left_out() {
    let pulumi = "name: p\nruntime: yaml\nresources:\n  a:\n    type: commercetools:ApiClient\n    properties:\n      \
                  name: \"a-${stack}\"\n      scopes: [\"view_orders:${projectKey}:berlin\"]\n";
    let terraform = "resource \"commercetools_api_client\" \"a\" {\n  name = \"a-${var.stack}\"\n  \
                     scope = [\"view_orders:${var.key}:berlin\"]\n}\n";
    for text in [pulumi, terraform] {
        let opened = read(text).unwrap();
        assert_eq!(opened.manifest.name, "", "{text}");
        assert_eq!(opened.manifest.scopes, set("view_orders:p:berlin"));
        assert_eq!(
            opened.notes,
            ["The name is a reference in the code, so it was left out."]
        );
    }
}

/// What Pulumi makes of a string (pulumi-yaml, `ast/interpolation.go`): nothing if it refers to something.
fn by_pulumi(mut text: &str) -> Option<String> {
    let mut found = String::new();
    while let Some(c) = text.chars().next() {
        let two = text.get(..2).unwrap_or_default();
        if two == "${" {
            return None;
        }
        text = &text[if two == "$$" { 2 } else { c.len_utf8() }..];
        found.push(c);
    }
    Some(found)
}

/// What Terraform makes of a string in which nothing is escaped by a backslash (hcl, `scan_tokens.rl` and
/// `scan_string_lit.rl`; the same by Terraform 1.11): nothing if it holds a template.
fn by_terraform(mut text: &str) -> Option<String> {
    let mut found = String::new();
    while let Some(c) = text.chars().next() {
        if text.starts_with("${") || text.starts_with("%{") {
            return None;
        }
        let escaped = text.starts_with("$${") || text.starts_with("%%{");
        text = &text[if escaped { 2 } else { c.len_utf8() }..];
        found.push(c);
    }
    Some(found)
}

#[test]
fn what_is_no_draft_is_told() {
    for (text, error) in [
        ("", "There is nothing to read."),
        ("{\"a\": 1}", "This is not a manifest: it names no scopes."),
        ("{nonsense", "This is not JSON: line 1."),
        ("just words", "This is not a manifest: it has no fields."),
        ("a: [1\nb", "This is not YAML: line"),
        (
            "resource \"commercetools_api_client\" \"x\" {",
            "is not closed",
        ),
    ] {
        let said = read(text).unwrap_err();
        assert!(said.contains(error), "{text:?}: {said}");
    }
    assert!(read(&"x".repeat(300_000)).is_err());
}

#[test]
fn a_link_by_hand_is_read_as_far_as_it_goes() {
    let opened = read_link("s=manage_orders,view_orders:b!,customer_id&a=soon&x=1&n=%ff&%00");
    assert_eq!(opened.manifest.name, "");
    assert!(opened.manifest.scopes.has("manage_orders", None));
    assert_eq!(opened.manifest.access, None);
    assert!(opened.notes.len() >= 4, "{:?}", opened.notes);
    for note in &opened.notes {
        assert!(note.ends_with('.'), "{note}");
    }
}

#[test]
fn a_hostile_link_does_not_grow_without_end() {
    let stores: Vec<String> = (0..9_000).map(|n| format!("view_orders:s{n:04}")).collect();
    let opened = read_link(&format!("s={}", stores.join(",")));
    assert_eq!(opened.manifest.scopes.stores().len(), 100);
    assert_eq!(opened.manifest.scopes.len(), 100);
    assert!(
        opened.notes[0].contains("more than 100 stores"),
        "{:?}",
        opened.notes
    );
    let unknown: Vec<String> = (0..9_000).map(|n| format!("do_{n}")).collect();
    let scopes = read_link(&format!("s={}", unknown.join(",")))
        .manifest
        .scopes;
    assert_eq!(scopes.len(), 100);
}

#[test]
fn own_templates_are_kept_by_title() {
    let mut own = OwnTemplates::default();
    assert!(!own.save("  ", Manifest::default()));
    assert!(own.save("b", Manifest::of(&form())));
    assert!(own.save(" a ", Manifest::of(&form())));
    let mut other = form();
    other.access_seconds = String::new();
    assert!(own.save("b", Manifest::of(&other)));
    let again = OwnTemplates::parse(&own.write());
    assert_eq!(again, own);
    let titles: Vec<&str> = again.iter().map(|own| own.title.as_str()).collect();
    assert_eq!(titles, ["a", "b"]);
    assert_eq!(again.find("b").unwrap().manifest.access, None);
    let gone = own.remove("a").unwrap();
    assert_eq!(own.iter().count(), 1);
    assert!(own.remove("a").is_none());
    // It can be taken back, unless another one has its title by now.
    assert!(own.put_back(gone.clone()));
    assert_eq!(own, again);
    assert!(!own.put_back(OwnTemplate {
        imported: true,
        ..gone
    }));
    assert_eq!(own, again);
    assert_eq!(OwnTemplates::parse("broken"), OwnTemplates::default());
}

fn any_form() -> impl Strategy<Value = DraftForm> {
    let known = (0..SCOPES.len()).prop_map(|at| SCOPES[at].name.to_owned());
    let name = prop_oneof![8 => known, 1 => "[a-z][a-z0-9._-]{0,12}"];
    let store = prop::option::of("[A-Za-z0-9_-]{2,6}");
    let seconds = || {
        prop_oneof![
            Just(String::new()),
            (0_u32..99_999_999).prop_map(|n| n.to_string())
        ]
    };
    let scopes = prop::collection::vec((name, store), 0..10);
    (
        "\\PC{0,30}|[\\x00-\\x7f]{0,12}|[$%{}a]{0,12}|[\u{e0000}-\u{e007f}\u{200b}-\u{202e}]{0,4}",
        scopes,
        any::<bool>(),
        seconds(),
        seconds(),
        seconds(),
    )
        .prop_map(|(name, scopes, omit_covered, access, refresh, delete)| {
            let all = scopes
                .iter()
                .map(|(name, store)| Permission::at(name, store.as_deref()));
            let allowed = all.filter(|p| {
                p.info()
                    .is_none_or(|i| i.selectable() && (p.store.is_none() || i.in_stores()))
            });
            DraftForm {
                name,
                selection: Selection::of(&allowed.collect()),
                omit_covered,
                access_seconds: access,
                refresh_seconds: refresh,
                delete_after_days: delete,
                ..DraftForm::default()
            }
        })
}

proptest! {
    /// The reader of the page may not be the only one that understands what is written.
    #[test]
    fn names_mean_the_same_to_pulumi_and_terraform(name in "[$%{}ab]{0,14}") {
        let manifest = Manifest { name, ..Manifest::default() };
        let line = |text: &str, start: &str| {
            let line = text.lines().find_map(|line| line.trim().strip_prefix(start));
            line.unwrap().trim_matches('"').to_owned()
        };
        let pulumi = line(&Format::Pulumi.write(&manifest).replacen("name: commercetools", "", 1), "name: ");
        prop_assert_eq!(by_pulumi(&pulumi), Some(manifest.name.clone()), "{}", pulumi);
        let terraform = line(&Format::Terraform.write(&manifest), "name = ");
        prop_assert_eq!(by_terraform(&terraform), Some(manifest.name.clone()), "{}", terraform);
    }

    #[test]
    fn every_format_reads_back_what_it_wrote(form in any_form()) {
        let manifest = Manifest::of(&form);
        for format in FORMATS {
            let text = format.write(&manifest);
            let opened = read(&text);
            // A link may hold nothing at all; then it is no text to read but an address.
            let opened = opened.map_err(|error| TestCaseError::fail(format!("{format:?}: {error}\n{text}")))?;
            prop_assert_eq!(opened.format, format);
            prop_assert_eq!(&opened.manifest, &manifest, "{}", text);
            prop_assert_eq!(opened.notes, Vec::<String>::new());
            // The form that it makes sends the same again.
            prop_assert_eq!(Manifest::of(&opened.manifest.form()), manifest.clone());
        }
    }

    #[test]
    fn nothing_breaks_the_reader(text in "\\PC*|[\\x00-\\x7f]{0,200}|resource \"commercetools_api_client\"[ -~]{0,80}|#/new\\?[ -~]{0,80}") {
        let _ = read(&text);
        let _ = read_link(&text);
    }
}
