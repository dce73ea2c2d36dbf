//! The one order of numbers: each further kind of comparison would cost the page 2 KB.

use std::cmp::Ordering;

/// Puts the positions in order; equal ones stay as they came.
#[inline(never)]
pub fn order(positions: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    positions.sort_by(|a, b| compare(*a, *b));
}
