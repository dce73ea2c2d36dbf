//! Prints how long the Finder's answers take: `cargo run --release -p scopesmith-finder --example search_speed`.
#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 200;

fn main() {
    for query in [
        "s",
        "stock",
        "add line item",
        "apply coupon",
        "create in store cart by customer manage_orders",
        "/my-shop/carts",
    ] {
        print(query, || finder::search(query).len());
    }
}

/// The median of many rounds.
fn print(what: &str, run: impl Fn() -> usize) {
    let mut times = [0; ROUNDS];
    for time in &mut times {
        let start = Instant::now();
        black_box(run());
        *time = start.elapsed().as_micros();
    }
    times.sort_unstable();
    println!("{what}: {} µs", times[ROUNDS / 2]);
}
