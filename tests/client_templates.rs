//! Where drafts come from: templates of somebody else's, links, hostile texts.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use client::manifest::{Manifest, OwnTemplates, Standing, read, read_link};
use client::{DraftForm, Origin};
use scope::{Permission, ScopeSet, Selection};

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

/// Templates as a file of somebody else's.
fn file_of(forms: &[(&str, DraftForm)]) -> String {
    let mut all = OwnTemplates::default();
    for (title, form) in forms {
        assert!(all.save(title, Manifest::of(form)));
    }
    all.write()
}

#[test]
fn imported_templates_replace_nothing_by_themselves() {
    let mut other = form();
    other.access_seconds = "7200".to_owned();
    other.selection = Selection::of(
        &["view_zones"]
            .map(|name| Permission::at(name, None))
            .into_iter()
            .collect(),
    );
    let mut own = OwnTemplates::default();
    assert!(own.save("a", Manifest::of(&form())) && own.save("b", Manifest::of(&form())));
    let before = own.clone();
    let offered = own.offered(&file_of(&[
        ("a", form()),
        ("b", other.clone()),
        ("c", other),
    ]));
    assert_eq!(own, before);
    let kinds: Vec<&Standing> = offered.iter().map(|one| &one.standing).collect();
    assert!(
        matches!(
            kinds.as_slice(),
            [Standing::Same, Standing::Different(_), Standing::New]
        ),
        "{kinds:?}"
    );
    let Standing::Different(changes) = &offered[1].standing else {
        unreachable!("it is different")
    };
    assert!(
        changes.iter().any(|line| line == "Adds view_zones."),
        "{changes:?}"
    );
    assert!(
        changes.iter().any(|line| line.starts_with("Removes ")),
        "{changes:?}"
    );
    assert!(
        changes
            .iter()
            .any(|line| line.starts_with("Access token lifetime: 2 hours instead of ")),
        "{changes:?}"
    );

    // The new one is taken and marked; the same and the different one are not touched.
    let mut different = own.take_new(offered);
    assert_eq!(
        own.iter()
            .map(|own| (own.title.as_str(), own.imported))
            .collect::<Vec<_>>(),
        [("a", false), ("b", false), ("c", true)]
    );
    assert_eq!(
        (own.find("a"), own.find("b")),
        (before.find("a"), before.find("b"))
    );
    assert_eq!(own.find("c").unwrap().label(), "Imported: c");
    assert_eq!(own.find("b").unwrap().label(), "Your template: b");

    // Only an explicit choice replaces one.
    let one = different.pop().unwrap();
    assert!(different.is_empty() && one.template.title == "b");
    own.replace(one);
    assert!(own.find("b").unwrap().imported);
    assert!(
        own.find("b")
            .unwrap()
            .manifest
            .scopes
            .has("view_zones", None)
    );

    // The mark is stored, and a draft that begins with such a template says so.
    let again = OwnTemplates::parse(&own.write());
    assert_eq!(again, own);
    let mut draft = DraftForm::default();
    again.find("b").unwrap().apply(&mut draft);
    assert_eq!(draft.origin, Origin::Template);
    again.find("a").unwrap().apply(&mut draft);
    assert_eq!(draft.origin, Origin::Typed);
    // Saving over it makes it one's own.
    assert!(own.save("b", Manifest::of(&form())));
    assert!(!own.find("b").unwrap().imported);
}

#[test]
fn a_text_that_is_no_list_offers_nothing_and_a_long_one_is_cut() {
    let own = OwnTemplates::default();
    for text in [
        "manifest: 1",
        "",
        "{}",
        "[1, null, {}, []]",
        "[",
        "{\"name\":\"a\",\"scopes\":[]}",
    ] {
        assert_eq!(own.offered(text), [], "{text}");
    }
    let many: Vec<String> = (0..2_000)
        .map(|n| format!("{{\"name\":\"t{n:04}\",\"scopes\":[]}}"))
        .collect();
    let offered = own.offered(&format!("\u{feff}[{}]", many.join(",")));
    assert_eq!(offered.len(), 500);
}

#[test]
fn a_draft_says_where_it_came_from() {
    let link = read_link("n=a&s=view_orders").form();
    let file = read("scopes: [view_orders]").unwrap().form();
    assert_eq!((link.origin, file.origin), (Origin::Link, Origin::File));
    assert_eq!(DraftForm::default().origin, Origin::Typed);
    for (origin, said) in [
        (Origin::Typed, None),
        (Origin::Client, None),
        (Origin::Link, Some("Review this shared draft")),
        (Origin::File, Some("Review this shared draft")),
        (
            Origin::Pasted,
            Some("Review this draft from pasted material"),
        ),
        (Origin::Error, Some("Review this draft from an error")),
        (
            Origin::Template,
            Some("Review this draft from an imported template"),
        ),
    ] {
        assert_eq!(origin.note().map(|(title, _)| title), said);
        assert_eq!(origin.with_calls(true), Origin::Pasted);
    }
    // Scopes that were chosen by hand take the place of pasted ones; a link's name and lifetimes stay.
    assert_eq!(Origin::Error.with_calls(false), Origin::Typed);
    assert_eq!(Origin::Link.with_calls(false), Origin::Link);
}

#[test]
fn every_reader_of_drafts_is_bounded() {
    let repeat = |text: &str| text.repeat(250_000 / text.len());
    let keys: Vec<String> = (0..20_000).map(|n| format!("k{n}: 1")).collect();
    for text in [
        repeat("["),
        repeat("{\"a\":"),
        repeat("- "),
        repeat("a: "),
        repeat("? "),
        repeat("&a "),
        repeat("- {a: [b]}\n"),
        repeat("#/new?"),
        ["#/new?", &repeat("s=a,b:c&")].concat(),
        ["scopes: [", &repeat("a,"), "]"].concat(),
        format!("scopes: []\n{}", keys.join("\n")),
        ["commercetools_api_client", &repeat("<< ")].concat(),
        [
            "resource \"commercetools_api_client\" \"a\" {",
            &repeat("x = \"${\" "),
        ]
        .concat(),
        [
            "resource \"commercetools_api_client\" \"a\" { scope = [",
            &repeat("\"view_orders:${a}\","),
            "] }",
        ]
        .concat(),
        repeat("resource \"commercetools_api_client\" \"a\" {}\n"),
    ] {
        let begin: String = text.chars().take(60).collect();
        match read(&text) {
            Ok(opened) => {
                assert!(opened.notes.len() <= 21, "{begin}: {}", opened.notes.len());
                assert!(opened.manifest.scopes.len() <= 10_000, "{begin}");
            }
            Err(why) => assert!(why.len() < 200, "{begin}"),
        }
    }
    // A field that comes twice counts once: both together would ask for more than either.
    let opened = read("{\"scopes\":[\"view_zones\"],\"scopes\":[\"view_orders\"]}").unwrap();
    assert_eq!(opened.manifest.scopes.words(), "view_orders");
    let opened = read("scopes: [view_orders]\n---\nscopes: [view_zones]\n").unwrap();
    assert_eq!(
        opened.notes,
        ["Only the first document of the text was read."]
    );
}

#[test]
fn terraform_is_read_as_the_language_is() {
    let text = "resource \"commercetools_api_client\" \"a\" {\n  name = \"a $${b}\" # it's\n  scope = [\n    \
        \"view_orders:${lookup(var.keys, \"a\")}\",\n    /* \"view_zones:x\" */ <<-EOT\n    view_types:${var.key}\n    EOT\n  ]\n}\n";
    let opened = read(text).unwrap();
    assert_eq!(opened.manifest.name, "a ${b}");
    assert_eq!(opened.manifest.scopes.words(), "view_orders, view_types");
    assert_eq!(opened.notes, Vec::<String>::new());
    for (text, why) in [
        (
            "commercetools_api_client",
            "The text has no commercetools_api_client resource.",
        ),
        (
            "resource \"commercetools_api_client\" \"a\" { name = \"b\"",
            "The commercetools_api_client block is not closed.",
        ),
        (
            "resource \"commercetools_api_client\" \"a\" { name = \"b }",
            "A string in the text is not closed.",
        ),
    ] {
        assert_eq!(read(text).unwrap_err(), why);
    }
}

#[test]
fn a_built_in_template_takes_the_place_of_the_scopes_and_of_an_own_template() {
    let mut form = form();
    form.origin = Origin::Template;
    let built_in = scope::template::template("mobile-spa").unwrap();
    form.take_template(built_in);
    assert_eq!(form.template, "mobile-spa");
    assert!(form.origin == Origin::Typed);
    // Scopes for stores stay, since templates have none.
    let chosen = form.selection.sent(false);
    let whole_project: Vec<&str> = chosen.names(None).collect();
    assert_eq!(
        whole_project,
        built_in.set().names(None).collect::<Vec<_>>()
    );
    assert!(chosen.has("manage_orders", Some("berlin")));
    assert_eq!(form.name, self::form().name);

    form.origin = Origin::Link;
    form.take_template(built_in);
    assert!(form.origin == Origin::Link);
}
