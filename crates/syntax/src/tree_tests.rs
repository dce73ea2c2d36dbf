//! JSON and YAML as one tree.

use crate::tree::{Fault, Limits, Node};
use crate::{json, yaml};

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    depth: 64,
    nodes: 1000,
    aliases: false,
};

fn text(text: &str) -> Node {
    Node::new_text(text)
}

fn map(entries: Vec<(&str, Node)>) -> Node {
    let own = |(key, value): (&str, Node)| (key.to_owned(), value);
    Node::Map(entries.into_iter().map(own).collect())
}

#[test]
fn yaml_and_json_are_one_tree() {
    let expected = map(vec![
        ("z", Node::Whole(1)),
        ("b", Node::List(vec![text("x"), text("2"), Node::Null])),
        (
            "c",
            map(vec![("d", Node::Bool(true)), ("1", text("two\nlines\n"))]),
        ),
    ]);
    let written = "z: 1\n'b': [x, \"2\", ~]\nc:\n  d: true # said\n  1: |\n    two\n    lines\n";
    assert_eq!(yaml(written, LIMITS), Ok(vec![expected.clone()]));
    let written = r#"{"z":1,"b":["x","2",null],"c":{"d":true,"1":"two\nlines\n"}}"#;
    assert_eq!(json(written, LIMITS), Ok(expected));
    assert_eq!(
        json("[1.5, 18446744073709551615]", LIMITS),
        Ok(Node::List(vec![Node::Other, Node::Other]))
    );
    assert_eq!(
        yaml("- 007\n- +1\n- -1", LIMITS),
        Ok(vec![Node::List(vec![
            text("007"),
            text("+1"),
            Node::Whole(-1)
        ])])
    );
    assert_eq!(yaml("# nothing", LIMITS), Ok(vec![]));
    assert_eq!(yaml("a\n---\nb\n", LIMITS), Ok(vec![text("a"), text("b")]));
}

#[test]
fn of_a_key_that_comes_twice_the_last_one_counts() {
    let tree = json(r#"{"a":"1","a":"2"}"#, LIMITS).unwrap();
    assert_eq!(tree.text("a"), Some("2"));
    assert_eq!(tree.entries().len(), 2);
    assert_eq!(
        (tree.get("b"), tree.items().len(), tree.as_text()),
        (None, 0, None)
    );
}

#[test]
fn faults_have_a_cause_and_a_line() {
    assert_eq!(json("{\n\"a\":1,}", LIMITS), Err(Fault::Syntax(2)));
    assert_eq!(json("{} x", LIMITS), Err(Fault::Syntax(1)));
    assert!(matches!(
        yaml("a: [1\nb: 2\n", LIMITS),
        Err(Fault::Syntax(_))
    ));
    assert_eq!(yaml("a: &x [1]\nb: *x", LIMITS), Err(Fault::Alias));
    let lenient = Limits {
        aliases: true,
        ..LIMITS
    };
    let read = yaml("a: &x [1]\nb: *x", lenient).unwrap();
    assert_eq!(
        read.first().and_then(|tree| tree.get("b")),
        Some(&Node::Other)
    );
}

#[test]
fn every_limit_holds() {
    let short = Limits { bytes: 3, ..LIMITS };
    assert_eq!(json("[1]", short), Ok(Node::List(vec![Node::Whole(1)])));
    assert_eq!(json("[12]", short), Err(Fault::Long));
    assert_eq!(yaml("[12]", short), Err(Fault::Long));
    for depth in [1, 2, 64, 65, 100] {
        let nested = |open: &str, close: &str| [open.repeat(depth), close.repeat(depth)].concat();
        let expected = (depth > 64).then_some(Fault::Deep);
        assert_eq!(json(&nested("[", "]"), LIMITS).err(), expected, "{depth}");
        assert_eq!(
            json(&nested("{\"a\":", "}").replace(":}", ":1}"), LIMITS).err(),
            expected,
            "{depth}"
        );
        assert_eq!(yaml(&nested("[", "]"), LIMITS).err(), expected, "{depth}");
        assert_eq!(yaml(&"- ".repeat(depth), LIMITS).err(), expected, "{depth}");
    }
    // The parsers have limits of their own for these.
    assert!(json(&"[".repeat(100_000), LIMITS).is_err());
    assert!(yaml(&"[".repeat(100_000), LIMITS).is_err());
    assert!(yaml(&"{a: ".repeat(5_000), LIMITS).is_err());
    for (count, expected) in [(999, None), (1000, Some(Fault::Many))] {
        let list = vec!["1"; count].join(",");
        assert_eq!(json(&format!("[{list}]"), LIMITS).err(), expected);
        assert_eq!(yaml(&format!("[{list}]"), LIMITS).err(), expected);
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod props {
    use super::*;
    use proptest::prelude::*;

    fn nodes() -> impl Strategy<Value = Node> {
        let leaf = prop_oneof![
            Just(Node::Null),
            any::<bool>().prop_map(Node::Bool),
            any::<i64>().prop_map(Node::Whole),
            "[ -~ä\n\"\\\\]{0,12}".prop_map(Node::new_text),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Node::List),
                proptest::collection::vec(("[a-z ä\"]{0,6}", inner), 0..5).prop_map(Node::Map),
            ]
        })
    }

    fn write(node: &Node) -> String {
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        match node {
            Node::Null | Node::Other => "null".into(),
            Node::Bool(value) => value.to_string(),
            Node::Whole(number) => number.to_string(),
            Node::Text(text) => quoted(text),
            Node::List(items) => {
                format!(
                    "[{}]",
                    items.iter().map(write).collect::<Vec<_>>().join(", ")
                )
            }
            Node::Map(entries) => {
                let entry =
                    |(key, value): &(String, Node)| format!("{}: {}", quoted(key), write(value));
                format!(
                    "{{{}}}",
                    entries.iter().map(entry).collect::<Vec<_>>().join(", ")
                )
            }
        }
    }

    fn size(node: &Node) -> usize {
        let inner = node
            .items()
            .iter()
            .chain(node.entries().iter().map(|(_, value)| value));
        1 + inner.map(size).sum::<usize>()
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(node in nodes()) {
            let text = write(&node);
            prop_assert_eq!(json(&text, LIMITS), Ok(node));
        }

        // YAML 1.2 holds JSON. The library does not take a key that comes twice.
        #[test]
        fn json_is_yaml(node in nodes()) {
            let text = write(&node);
            if let Ok(read) = yaml(&text, LIMITS) {
                prop_assert_eq!(read, vec![node]);
            }
        }

        #[test]
        fn any_text_is_read_in_bounds(text in "[a-b01 :,\\[\\]{}\"'&*\n|>?!#-]{0,200}") {
            let limits = Limits { nodes: 20, depth: 5, ..LIMITS };
            for read in json(&text, limits).into_iter().chain(yaml(&text, limits).into_iter().flatten()) {
                prop_assert!(size(&read) <= 20);
            }
        }
    }
}
