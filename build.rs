//! Turns data/ into compact static tables.

fn main() {}
