//! Places in texts of programs: each leads back to the line of the file where it is written, however the program writes
//! the text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used, clippy::too_many_lines)]

mod source_support;

use proptest::prelude::*;
use source::{Place, Scan};
use source_support::{places, scan, why};

/// The lines of the fields that a file asks for.
fn fields(name: &str, text: &str) -> Vec<String> {
    let found = places(&scan(&[(name, text)])).into_iter();
    let front = format!("{name}:");
    found
        .map(|place| {
            place
                .trim_start_matches(&front)
                .replace("Query.", "")
                .replace("Mutation.", "")
        })
        .collect()
}

#[test]
fn a_field_is_in_the_line_where_it_is_written() {
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "a.ts",
            "// 1\nconst q = gql`\n  query {\n    carts { total }\n  }\n`;",
            &["4 carts"],
        ),
        // The end of a line of the document, and none of the file.
        (
            "a.ts",
            "const q = 'query {\\n  carts { total }\\n\\n  orders { total }\\n}';",
            &["1 carts", "1 orders"],
        ),
        (
            "a.js",
            "const q = 'query { ' +\n  'carts { total } ' +\n  \"orders { total }\\n }\";",
            &["2 carts", "3 orders"],
        ),
        (
            "a.js",
            "const q = 'query { \\\n  carts { total } }';",
            &["2 carts"],
        ),
        (
            "a.js",
            "const q = [\n  'query {',\n  '  carts { total }',\n  '}',\n].join('\\n');",
            &["3 carts"],
        ),
        (
            "a.ts",
            "const q = `query {\n  ${a\n   .map((one) => one.name)\n   .join('\\n')}\n  carts { total }\n}`;",
            &["5 carts"],
        ),
        (
            "a.ts",
            "const q = `query { carts(limit: 1${ more ? `\n  where: \"a\"` : '' }\n) { total }\n orders { total } }`;",
            &["1 carts", "4 orders"],
        ),
        (
            "A.java",
            "// commercetools\nString q = String.format(\"query {%n  carts { total }%n%n%n  orders { total }%n}\");",
            &["2 carts", "2 orders"],
        ),
        (
            "A.java",
            "String q = \"query {\\n\" +\n    \"  carts { total }\\n\" +\n    \"}\";",
            &["2 carts"],
        ),
        (
            "A.java",
            "String q = \"\"\"\n    query { \\\n      carts { total }\n    }\n    \"\"\";",
            &["3 carts"],
        ),
        (
            "A.java",
            "String q = new StringBuilder()\n  .append(\"query { \")\n  .append(\"carts { total }\")\n  .append(\"}\").toString();",
            &["3 carts"],
        ),
        (
            "A.kt",
            "val q = \"\"\"\n  query Q(${'$'}id: String!) {\n    cart(id: ${'$'}id) { id }\n  }\n\"\"\"",
            &["3 cart"],
        ),
        (
            "a.php",
            "<?php\n$q = 'query Q($id: String!) {\n  cart(id: $id) { id }\n}';",
            &["3 cart"],
        ),
        (
            "a.php",
            "<?php\n$q = <<<'GQL'\nquery Q($id: String!) {\n  cart(id: $id) { id }\n}\nGQL;",
            &["4 cart"],
        ),
        (
            "a.php",
            "<?php\n$q = <<<GQL\nquery {\n  carts(where: \"$w\") { total }\n  orders(limit: {$this->limit}) { total }\n}\nGQL;",
            &["4 carts", "5 orders"],
        ),
        (
            "a.php",
            "<?php\n$q = \"query Q(\\$id: String!) {\\n\" .\n  \"cart(id: \\$id) { id } }\";",
            &["3 cart"],
        ),
        (
            "A.cs",
            "var q = @\"query {\n  carts(where: \"\"a\"\") { total }\n  orders { total } }\";",
            &["2 carts", "3 orders"],
        ),
        (
            "A.cs",
            "var q = $@\"query {{\n  carts(limit: {n}) {{ total }}\n}}\";",
            &["2 carts"],
        ),
        (
            "A.cs",
            "var q = @$\"query {{\n  carts(where: \"\"a\"\") {{ total }}\n}}\";",
            &["2 carts"],
        ),
        (
            "A.cs",
            "var q = $$\"\"\"\n  query { carts(limit: {{n}})\n  { total } orders { total }\n  }\n  \"\"\";",
            &["2 carts", "3 orders"],
        ),
        (
            "a.go",
            "q := `query {\n  carts { total }\n}`\nr := \"query {\\n orders { total } }\"",
            &["2 carts", "4 orders"],
        ),
        (
            "a.py",
            "q = (\n  'query {\\n'\n  ' carts { total }\\n'\n  '}'\n)\nr = f\"\"\"\nquery {{\n  orders(limit: {n}) {{ total }}\n}}\"\"\"",
            &["3 carts", "8 orders"],
        ),
        (
            "a.py",
            "q = \"\\n\".join([\n  \"query {\",\n  \"carts { total }\",\n  \"}\",\n])",
            &["3 carts"],
        ),
        (
            "a.rb",
            "q = <<~GQL\nGQL\nr = \"query {\n  carts(limit: #{n}) { total }\n}\"",
            &["4 carts"],
        ),
        (
            "a.swift",
            "let u = \"/\\(projectKey)/carts\"\nlet q = \"\"\"\n  query {\n  orders { total } }\n\"\"\"",
            &["1 GET /{projectKey}/carts", "4 orders"],
        ),
        (
            "a.graphql",
            "# a\nquery {\n  carts { total }\n}",
            &["3 carts"],
        ),
        (
            "a.vue",
            "<template/>\n<script>\nconst q = gql`query {\n  carts { total } }`;\n</script>",
            &["4 carts"],
        ),
    ];
    let mut wrong = Vec::new();
    for (name, text, wanted) in cases {
        let found = fields(name, text);
        if found != *wanted {
            wrong.push(format!("{name}: {text}\n  {found:?}, not {wanted:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn what_a_fragment_of_another_document_asks_for_is_in_the_line_that_names_it() {
    let long = format!(
        "{}fragment Mine on Me {{ activeCart {{ id customer {{ id }} }} nothing }}",
        "\n".repeat(40)
    );
    let all = scan(&[
        (
            "a.ts",
            "const q = gql`\nquery Q {\n  me {\n    ...Mine\n  }\n}`;",
        ),
        ("b.graphql", &long),
    ]);
    assert_eq!(places(&all), ["a.ts:4 Query.me.activeCart"]);
    let lines = |name: &str| all.nested.iter().filter(|one| one.0.file == name).count();
    assert_eq!((lines("a.ts"), all.nested[0].0.line), (1, 4));
    // Of the same document: where the field is written. A fragment of the document comes before another one of its name.
    let own =
        "query Q { me {\n ...Mine } }\nfragment Mine on Me {\n activeOrder: order(id: 1) { id } }";
    assert_eq!(
        places(&scan(&[
            ("a.graphql", "fragment Mine on Me { activeCart { id } }"),
            ("c.graphql", own)
        ])),
        ["c.graphql:4 Query.me.order"]
    );
}

#[test]
fn a_fault_is_in_the_line_where_it_is_written() {
    for (name, text, wanted) in [
        (
            "a.ts",
            "\nconst q = 'query {\\n\\n\\n carts { total }\\n\\n)';",
            2,
        ),
        ("a.ts", "\nconst q = `query {\n\n carts { total }\n\n)`;", 6),
        (
            "A.java",
            "String q = \"query {%n%n%n\" +\n \"carts { total }%n%n )\";",
            2,
        ),
        ("a.graphql", "query {\n\n carts { total } )", 3),
    ] {
        let why = why(&scan(&[(name, text)]));
        assert_eq!(
            why,
            format!("{name}:{wanted} GraphQL: the document can’t be parsed."),
            "{text}"
        );
    }
}

#[test]
fn fields_that_the_schema_does_not_have_are_in_their_line() {
    let all = scan(&[(
        "a.ts",
        "const q = 'query {\\n carts { total }\\n' +\n '\\n basket { id }\\n orders { total } }';",
    )]);
    let unknown: Vec<(usize, &str)> = all
        .unknown_fields
        .iter()
        .map(|(place, path)| (place.line, path.as_str()))
        .collect();
    assert_eq!(unknown, [(2, "Query.basket")]);
}

/// Every place of a scan.
fn all_places(scan: &Scan) -> impl Iterator<Item = &Place> {
    (scan.findings.iter().map(|one| &one.place))
        .chain(scan.unfollowed.iter().map(|one| &one.place))
        .chain(scan.listed.iter().map(|one| &one.place))
        .chain(scan.nested.iter().map(|(place, _)| place))
        .chain(scan.unknown_fields.iter().map(|(place, _)| place))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_place_is_behind_the_end_of_its_file(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "query Q($a: Int) {", "{", "}", "carts { total }", "me { ...F }", "basket", "%n", "\\n", "\n", "\\\n",
                "${a}", "${\n a\n}", "%s", "\" +\n \"", "' + '", "`", "\"\"\"", "\"", "'", "fragment F on Me {\n\n", "...F",
                "# a%n", "# a\n", "{$a}", "{a}", "\\(a)", "#{a}", "<<<A\n", "\nA;", "é", "(", ")",
            ]),
            0..40,
        ),
        at in 0usize..11,
    ) {
        let names = ["a.ts", "a.vue", "A.java", "a.php", "A.cs", "a.go", "a.py", "a.rb", "a.swift", "a.graphql", "README.md"];
        let text = pieces.concat();
        let lines = text.split('\n').count();
        let scan = scan(&[(names[at], &text)]);
        for place in all_places(&scan) {
            prop_assert!((1..=lines).contains(&place.line), "{}: {}", place.line, text);
        }
    }
}
