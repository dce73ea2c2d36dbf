//! A number and its noun.

use std::fmt::Display;

/// `1 call`, `2 calls`, `0 calls`; for nouns that take an s.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, noun: &str) -> String {
    let plural = if count == N::from(1) { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(counted(0_usize, "call"), "0 calls");
        assert_eq!(counted(1_i64, "call"), "1 call");
        assert_eq!(counted(2_u32, "more call"), "2 more calls");
    }
}
