//! The command line program, from its arguments to its exit code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use cli::{Outcome, run};
use serde_json::Value;

/// A folder of its own for each test, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let path =
            std::env::temp_dir().join(format!("scopesmith-cli-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        for (file, text) in files {
            let path = path.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(path)
    }

    /// Runs the program with these words and the folder.
    fn run(&self, words: &str) -> Outcome {
        let words = words.split_whitespace().map(Into::into);
        run(words.chain([self.0.clone().into_os_string()]))
    }

    fn json(&self, words: &str) -> Value {
        let outcome = self.run(&format!("{words} --format json"));
        serde_json::from_str(&outcome.output).unwrap_or_else(|error| panic!("{error}: {outcome:?}"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const CODE: &str = "import { apiRoot } from './client';\n\nexport const carts = () => apiRoot.carts().get().execute();\n";

fn shop(name: &str) -> Folder {
    Folder::new(
        name,
        &[
            ("src/carts.ts", CODE),
            ("src/carts.test.ts", "apiRoot.customers().get().execute()"),
            (
                "scripts/types.ts",
                "apiRoot.types().post({ body }).execute()",
            ),
            (
                "src/q.ts",
                "const q = gql`\n  query Q {\n    categories { total results { parent { id } } }\n  }`;",
            ),
            ("node_modules/a/b.ts", "apiRoot.zones().get().execute()"),
            ("ignored/c.ts", "apiRoot.channels().get().execute()"),
            (".gitignore", "ignored/\n"),
            (
                "connect.yaml",
                "inheritAs:\n  apiClient:\n    scopes:\n      - manage_payments\n      - view_order\n      - view_categories\n",
            ),
        ],
    )
}

fn names(value: &Value) -> Vec<&str> {
    let scopes = value["scopes"].as_array().unwrap();
    scopes
        .iter()
        .map(|scope| scope["name"].as_str().unwrap())
        .collect()
}

fn found<'a>(value: &'a Value, rule: &str) -> Vec<&'a str> {
    let problems = value["problems"].as_array().unwrap();
    let of_rule = problems.iter().filter(|problem| problem["rule"] == rule);
    of_rule
        .map(|problem| problem["text"].as_str().unwrap())
        .collect()
}

#[test]
fn a_scan_finds_the_least_set_with_its_places() {
    let folder = shop("scan");
    let outcome = folder.run("scan");
    assert_eq!((outcome.code, outcome.errors.as_str()), (0, ""));
    for part in [
        "At least 2 scopes for 2 places in the code.",
        "src/carts.ts:3: GET /{projectKey}/carts needs view_orders.",
        "src/q.ts:3: GraphQL Query.categories needs view_categories.",
        "Query.categories reaches category through Category.parent",
        "Setup scripts, with a separate client",
        "manage_types",
    ] {
        assert!(outcome.output.contains(part), "{part}\n{}", outcome.output);
    }
    let json = folder.json("scan");
    assert_eq!(names(&json["least"]), ["view_categories", "view_orders"]);
    assert_eq!(names(&json["setup"]), ["manage_types"]);
    assert_eq!(json["findings"][0]["line"], 3);
    assert_eq!(json["findings"][1]["confidence"], "documented");
    assert_eq!(
        json["job"],
        "1~g.carts~!Query.categories".replace("g.carts", "g._/carts")
    );
    let all = folder.json("scan --include tests,setup");
    assert_eq!(names(&all["least"]).len(), 4);
    assert_eq!(all["setup"], Value::Null);
}

#[test]
fn a_comparison_names_what_is_missing_superfluous_and_misspelled() {
    let folder = shop("compare");
    let outcome = folder.run("compare");
    assert_eq!(outcome.code, 1);
    let json = folder.json("compare");
    assert_eq!(
        found(&json, "missing"),
        ["GET /{projectKey}/carts needs view_orders. None of the listed scopes allows it."]
    );
    assert_eq!(
        found(&json, "superfluous"),
        ["No call that was found needs manage_payments."]
    );
    assert_eq!(
        found(&json, "misspelled"),
        ["view_order is not a scope. Did you mean view_orders?"]
    );
    assert_eq!(folder.run("compare --fail-on none").code, 0);
    assert_eq!(folder.run("compare --fail-on superfluous").code, 1);
    let given = folder.json("compare --scopes view_orders:shop,view_categories:shop");
    assert!(found(&given, "missing").is_empty() && found(&given, "superfluous").is_empty());
    assert_eq!(
        folder
            .run("compare --scopes view_orders:shop,view_categories:shop")
            .code,
        0
    );
}

#[test]
fn what_a_check_of_the_program_demands_is_compared_by_name() {
    let folder = Folder::new(
        "own-check",
        &[
            ("src/carts.ts", CODE),
            (
                "src/status.ts",
                "statusHandler({\n  requiredPermissions: ['manage_orders', 'view_api_clients'],\n})",
            ),
            (
                "connect.yaml",
                "scopes:\n  - view_orders\n  - view_api_clients\n",
            ),
        ],
    );
    let json = folder.json("compare");
    assert_eq!(
        found(&json, "missing"),
        ["The program itself checks for manage_orders, which is not listed."]
    );
    assert_eq!(
        found(&json, "superfluous"),
        ["No call that was found needs view_api_clients. The program itself checks for it."]
    );
    // Each finding points at the line of its own scope.
    let problems = json["problems"].as_array().unwrap();
    let spare = problems.iter().find(|one| one["rule"] == "superfluous");
    assert_eq!(spare.unwrap()["line"], 3);
    let wide = folder.json("compare --scopes manage_project:shop");
    assert!(found(&wide, "missing").is_empty());
}

#[test]
fn lists_are_linted() {
    let folder = Folder::new(
        "lint",
        &[(
            "connect.yaml",
            "scopes:\n  - manage_project\n  - view_order\n",
        )],
    );
    let outcome = folder.run("lint");
    assert_eq!(outcome.code, 1);
    assert!(
        outcome
            .output
            .contains("connect.yaml:3: view_order is not a scope."),
        "{}",
        outcome.output
    );
    assert!(outcome.output.contains("[risky]"), "{}", outcome.output);
    let sound = Folder::new(
        "lint-sound",
        &[("connect.yaml", "scopes:\n  - view_orders\n")],
    );
    assert_eq!(sound.run("lint").code, 0, "{}", sound.run("lint").output);
}

#[test]
fn sarif_and_markdown_have_files_and_lines() {
    let folder = shop("sarif");
    let sarif: Value = serde_json::from_str(&folder.run("compare --format sarif").output).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in run["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
        assert!(
            !place["artifactLocation"]["uri"]
                .as_str()
                .unwrap()
                .starts_with('/')
        );
    }
    let markdown = folder.run("compare --format markdown").output;
    assert!(
        markdown.contains("| `view_orders` |") && markdown.contains("src/carts.ts:3"),
        "{markdown}"
    );
}

#[test]
fn a_policy_allows_scopes_by_client_and_accepts_findings() {
    let folder = shop("policy");
    let policy = "ignore = [\"src/q.ts\"]\nfail-on = [\"not-allowed\"]\n\n[clients.shop]\nallowed = [\"view_products\"]\npaths = [\"src/\"]\n";
    fs::write(folder.0.join("scopesmith.toml"), policy).unwrap();
    let outcome = folder.run("scan");
    assert_eq!(outcome.code, 1, "{}", outcome.output);
    let text = "The policy does not allow this for the client shop: GET /{projectKey}/carts needs view_orders.";
    assert!(outcome.output.contains(text) && !outcome.output.contains("Query.categories"));
    let accepted = format!("baseline = [\"not-allowed src/carts.ts: {text}\"]\n{policy}");
    fs::write(folder.0.join("scopesmith.toml"), accepted).unwrap();
    let outcome = folder.run("scan");
    assert_eq!(outcome.code, 0);
    assert!(outcome.output.contains("Accepted by the baseline: 1"));
    fs::write(
        folder.0.join("scopesmith.toml"),
        policy.replace("view_products", "view_orders"),
    )
    .unwrap();
    assert_eq!(folder.run("scan").code, 0);
}

#[test]
fn a_wrong_call_ends_with_two_and_says_why() {
    let folder = shop("wrong");
    let here = folder.0.to_str().unwrap();
    for (words, part) in [
        (String::new(), "missing command"),
        ("scan".to_owned(), "missing path"),
        (format!("sing {here}"), "there is no command sing"),
        (format!("scan --format xml {here}"), "--format takes"),
        (
            format!("scan --fail-on nothing {here}"),
            "there is no rule \"nothing\"",
        ),
        (format!("scan --store ? {here}"), "is not a valid store key"),
        (format!("scan --loud {here}"), "there is no option --loud"),
        (
            format!("scan {here}/gone"),
            "there is no such file or folder",
        ),
        (
            format!("scan --policy {here}/gone.toml {here}"),
            "gone.toml",
        ),
        (
            format!("compare --scopes view_everything:a {here}"),
            "not every word is a known scope",
        ),
    ] {
        let outcome = run(words.split_whitespace().map(Into::into));
        assert_eq!(outcome.code, 2, "{words}");
        assert!(
            outcome.errors.contains(part) && outcome.output.is_empty(),
            "{words}: {}",
            outcome.errors
        );
    }
    fs::write(
        folder.0.join("scopesmith.toml"),
        "[clients.a]\nallowed = [\"view_order\"]\n",
    )
    .unwrap();
    let outcome = folder.run("scan");
    assert!(
        outcome.code == 2
            && outcome
                .errors
                .contains("\"view_order\" is not a known scope"),
        "{outcome:?}"
    );
    fs::write(folder.0.join("scopesmith.toml"), "alowed = 1\n").unwrap();
    assert!(folder.run("scan").errors.contains("unknown field"));
    assert!(run(["--help".into()]).output.contains("--fail-on"));
    assert!(
        run(["--version".into()])
            .output
            .starts_with("scopesmith 0.")
    );
}

#[test]
fn what_is_no_zip_file_is_said() {
    let folder = Folder::new("zip", &[("shop.zip", "no archive")]);
    let path = folder.0.join("shop.zip").into_os_string();
    let outcome = run(["scan".into(), path]);
    assert_eq!(outcome.code, 2);
    assert!(
        outcome.errors.contains("is no ZIP file"),
        "{}",
        outcome.errors
    );
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let folder = Folder::new("links", &[("src/a.ts", CODE)]);
    std::os::unix::fs::symlink(&folder.0, folder.0.join("round")).unwrap();
    let outcome = folder.run("scan");
    assert!(
        outcome.output.contains("1 scope for 1 place"),
        "{}",
        outcome.output
    );
}
