//! How much work a file makes: it grows as the file does, whatever is in it, and is done in small pieces. Steps are counted,
//! not time.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::type_complexity,
    clippy::format_collect
)]

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use source::{FileScan, read_file, read_file_with};

/// Texts that nobody writes, each by its name and for a number of parts.
const HOSTILE: [(&str, &str, fn(usize) -> String); 30] = [
    ("open braces", "a.ts", |n| "{(".repeat(n)),
    ("only (", "a.ts", |n| "(".repeat(4 * n)),
    ("( and then ]", "a.ts", |n| "(".repeat(n) + &"]".repeat(n)),
    ("([ and then )", "a.ts", |n| "([".repeat(n) + &")".repeat(n)),
    ("patterns that don’t end", "a.ts", |n| "(/[".repeat(n)),
    ("templates that don’t end", "a.ts", |n| "`${".repeat(n)),
    ("templates in templates", "a.ts", |n| {
        "`${`a${b}`}` + ".repeat(n)
    }),
    ("one template with many values", "a.ts", |n| {
        format!("`{}`", "${a}\n".repeat(n))
    }),
    ("texts that don’t end", "a.php", |n| "\"a' ".repeat(n)),
    ("heredocs that don’t end", "a.php", |n| "<<<A\n".repeat(n)),
    ("types that don’t end", "a.ts", |n| "a<".repeat(n)),
    ("one line", "a.ts", |n| "x".repeat(20 * n)),
    ("one text", "a.ts", |n| {
        format!("'{}'", "x\\n{$".repeat(4 * n))
    }),
    ("a text of many", "a.ts", |n| "'a' + ".repeat(n)),
    ("a long chain", "a.ts", |n| {
        format!("apiRoot{}", ".get()".repeat(n))
    }),
    ("a long chain of containers", "a.ts", |n| {
        format!("const a = apiRoot{};", ".carts()".repeat(n))
    }),
    ("a chain in a chain", "a.ts", |n| {
        "a.carts(".repeat(n) + &")".repeat(n)
    }),
    ("stores in stores", "A.java", |n| {
        "r.inStore(".repeat(n) + &").carts().get()".repeat(n)
    }),
    ("a variable of itself", "a.ts", |n| {
        format!(
            "const x = apiRoot.carts();\n{}",
            "x = x.carts();\n".repeat(n)
        )
    }),
    ("containers handed on", "a.ts", |n| {
        format!(
            "const apiRoot = createApiRoot(); const f = (p) => p.get();\n{}",
            "f(apiRoot.carts());\n".repeat(n)
        )
    }),
    ("containers handed on in one another", "a.ts", |n| {
        format!(
            "const apiRoot = createApiRoot();\n{}{}",
            "f(apiRoot.carts(), ".repeat(n),
            ")".repeat(n)
        )
    }),
    ("paths of one variable", "a.ts", |n| {
        "u = `/${projectKey}/carts`; send(u);\n".repeat(n)
    }),
    ("paths in one list", "a.ts", |n| {
        format!("f({})", "`/${projectKey}/carts`, ".repeat(n))
    }),
    ("checks in checks", "a.ts", |n| {
        "requiredPermissions: [".repeat(n) + &"]".repeat(n)
    }),
    ("scopes of a request", "a.ts", |n| {
        "'view_orders:a ' + ".repeat(n)
    }),
    ("names that are almost scopes", ".env", |n| {
        (0..n).map(|at| format!("view_order{at}x ")).collect()
    }),
    ("one name that is almost a scope", "connect.yaml", |n| {
        "- view_order\n".repeat(n)
    }),
    ("comments in a selection", "a.ts", |n| {
        format!("const q = `{{{}`;", "#\n".repeat(n))
    }),
    ("documents one behind the other", "a.graphql", |n| {
        "query { carts { total } }\n".repeat(n)
    }),
    ("a document that is deep", "a.graphql", |n| {
        format!("query {}", "{a ".repeat(n))
    }),
];

fn steps(name: &str, text: &str) -> u64 {
    read_file(name, text).steps()
}

#[test]
fn the_work_grows_as_the_file_does() {
    let mut wrong = Vec::new();
    for (what, name, text) in HOSTILE {
        let (one, two) = (text(2_000), text(4_000));
        let (first, second) = (steps(name, &one), steps(name, &two));
        println!(
            "{what}: {} bytes {first} steps, {} bytes {second} steps",
            one.len(),
            two.len()
        );
        // Twice the text: twice the work, and what every file costs.
        if second > first * 5 / 2 + 50_000 {
            wrong.push(format!("{what}: {first} steps, twice the text {second}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Reads a file, and tells how much was done between two rests at most.
fn longest_piece(name: &str, text: &str) -> (u64, FileScan) {
    let (last, most) = (Cell::new(0), Cell::new(0));
    let reading = read_file_with(name, text, async |done| {
        most.set(most.get().max(done - last.get()));
        last.set(done);
    });
    let mut reading = pin!(reading);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(scan) = reading.as_mut().poll(&mut context) {
            return (most.get().max(scan.steps() - last.get()), scan);
        }
    }
}

#[test]
fn a_long_file_is_read_in_small_pieces() {
    let typical = "export const carts = () =>\n  apiRoot.carts().get({ queryArgs: { limit: 20 } }).execute();\n\
                   const q = `query { orders { total } }`;\n// A comment.\nif (a < b) { c(d[1], \"e\"); }\n";
    let long = typical.repeat(4_000);
    let (most, scan) = longest_piece("src/a.ts", &long);
    assert!(scan.steps() > 500_000, "{}", scan.steps());
    assert!(most < 60_000, "{most}");
    for (what, name, text) in HOSTILE {
        let (most, _) = longest_piece(name, &text(4_000));
        assert!(most < 400_000, "{what}: {most}");
    }
}
