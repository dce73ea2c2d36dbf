use super::*;

struct Shop;

impl Row for Shop {
    fn field(&self, path: &str, buffer: &mut String) -> Field {
        let text = match path {
            "key" => "berlin",
            "name.en" => "Say \"hi\"",
            "name.en-US" => "Hi",
            "version" => return Field::Number(7),
            _ => return Field::Missing,
        };
        buffer.clear();
        buffer.push_str(text);
        Field::Text
    }
}

fn known(path: &str) -> bool {
    matches!(path, "key" | "name" | "version" | "custom") || path.starts_with("name.")
}

fn holds(text: &str) -> bool {
    let variables = vec![("var.k".to_owned(), "\"berlin\"".to_owned())];
    parse(text, known, &variables)
        .unwrap()
        .holds(&Shop, &mut String::new())
}

#[test]
fn comparisons_and_their_connections() {
    for text in [
        r#"key = "berlin""#,
        r#"key="berlin"AND version=7"#,
        r#"key != "x" and key <> "x" and key > "a" and key >= "berlin" and key < "c" and key <= "berlin""#,
        "version > -1 and version < 8 and version in (1, 7)",
        r#"key in ("x", "berlin") and key not in ("x")"#,
        r#"name(en = "Say \"hi\"")"#,
        r#"name(en = "x" or `en-US` = "Hi")"#,
        r#"not (key = "x") and not(key = "y")"#,
        r#"not not key = "berlin""#,
        r#"(key = "x" or key = "berlin") and version = 7"#,
        r#"key = "x" and version = 7 or key = "berlin""#,
        "custom is not defined and key is defined",
        r#"name(de is not defined) and name(de != "x")"#,
        "key = :k",
    ] {
        assert!(holds(text), "{text}");
        assert!(!holds(&format!("not ({text})")), "not {text}");
    }
}

#[test]
fn nonsense_is_refused_with_its_place() {
    for (text, message) in [
        (
            "",
            "Unexpected end of input, expected not or conditional expression (line 1, column 1)",
        ),
        ("key", "expected comparison operator"),
        ("key = ", "expected a value"),
        ("key = berlin", "Invalid input 'b', expected a value"),
        (
            "key in (\"a\" \"b\")",
            "expected comma or ')' (line 1, column 13)",
        ),
        ("key = \"x", "Unexpected end of input"),
        ("(key = \"x\"", "expected and, or or ')'"),
        (
            "key = \"x\" key",
            "Invalid input 'k', expected end of input",
        ),
        ("scopes = \"x\"", "The field 'scopes' does not exist."),
        ("key = :nobody", "The variable ':nobody' has no value."),
        ("version = 1-1", "expected a number"),
        ("key not = \"x\"", "expected comparison operator"),
        ("`key", "expected not or conditional expression"),
    ] {
        let error = parse(text, known, &Vec::new()).unwrap_err();
        assert!(error.contains(message), "{text}: {error}");
    }
    let deep = "(".repeat(100_000);
    assert!(parse(&deep, known, &Vec::new()).is_err());
    assert!(parse(&"name(".repeat(50), |_| true, &Vec::new()).is_err());
    assert!(holds(&format!(
        "{} key = \"berlin\"",
        "not ".repeat(10_000)
    )));
}
