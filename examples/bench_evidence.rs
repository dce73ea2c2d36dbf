//! How long the readers of foreign text take for texts that are made to be slow, at 64 KB and at 1 MB:
//! `cargo run --release --example bench_evidence`. Sixteen times the text should take some sixteen
//! times as long; a reader whose work is the square of the text takes 256 times as long.
#![allow(clippy::print_stdout)]

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use std::hint::black_box;
    use std::time::Instant;

    let sizes = [64 << 10, 1 << 20];
    println!(
        "{:<26}{:>34}{:>34}",
        "ms at 64 KB, 1 MB, factor", "evidence", "credentials"
    );
    for (name, start, more) in TEXTS {
        let mut line = format!("{name:<26}");
        let readers: [fn(&str); 2] = [
            |text| drop(black_box(evidence::read(text))),
            |text| {
                let text = text.get(..text.len() - 1).unwrap_or(text);
                black_box(paste::holds_credentials(text));
            },
        ];
        for read in readers {
            let took = sizes.map(|size| {
                let text = [*start, &more.repeat(size / more.len())].concat();
                let begin = Instant::now();
                read(&text);
                begin.elapsed().as_secs_f64() * 1000.0
            });
            line += &format!(
                "{:>12.1}{:>12.1}{:>10.0}",
                took[0],
                took[1],
                took[1] / took[0].max(0.01)
            );
        }
        println!("{line}");
    }
}

/// A name, a beginning, and what is repeated behind it.
#[cfg(not(target_arch = "wasm32"))]
const TEXTS: &[(&str, &str, &str)] = &[
    ("an open quote", "curl can't", "\n"),
    ("many open quotes", "", "curl can't\n"),
    ("escaped line ends", "", "curl \\\n"),
    ("many commands", "", "curl https://a.example/b "),
    ("names in values", "GET ", "a="),
    ("targets in values", "GET method=", "path="),
    ("scopes in values", "insufficient_scope ", "scope="),
    ("lists in lists", "insufficient_scope ", "scope:["),
    (
        "calls round an error",
        "insufficient_scope ",
        "method=GET path=/a ",
    ),
    ("here-documents", "commercetools_api_client ", "<< "),
    ("interpolations", "commercetools_api_client ", "\"${"),
    ("deep JSON", "", "{\"data\":"),
    ("wide JSON", "{\"item\":[],\"info\":{},\"a\":[", "{},"),
    ("deep YAML", "openapi: 3\n", "- "),
    ("flow YAML", "openapi: 3\nx: ", "["),
    ("keys of YAML", "openapi: 3\n", "? "),
    ("wide YAML", "openapi: 3\nx:\n", "- &a b\n"),
    ("calls", "", "GET /shop/carts\n"),
    ("scopes", "", "manage_orders:shop:berlin "),
    ("addresses", "http", "://a@"),
];

#[cfg(target_arch = "wasm32")]
fn main() {}
