//! The example on the start page: the scopes for every choice of its six calls, written down, so that the first load
//! carries no table of endpoints. The calls are in `index.html`. `tests/landing_example.rs` proves each line by the Finder.

/// The scopes of all answers, in the order of the bits of an answer.
pub const SCOPES: [&str; 5] = [
    "manage_orders",
    "view_orders",
    "view_published_products",
    "view_products",
    "view_customers",
];

/// What the fewest scopes for a choice are, and how many calls of the whole API they open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    bits: u8,
    /// How many calls the scopes open together.
    pub opens: u16,
}

impl Answer {
    /// The scopes, by name.
    pub fn scopes(self) -> impl Iterator<Item = &'static str> {
        let is_in = move |at: &usize| self.bits >> at & 1 == 1;
        (0..SCOPES.len()).filter(is_in).map(|at| SCOPES[at])
    }
}

/// The answer for a choice of calls, one bit each.
pub fn answer(choice: u8) -> Answer {
    let (bits, opens) = ANSWERS[usize::from(choice) % ANSWERS.len()];
    Answer { bits, opens }
}

#[rustfmt::skip]
const ANSWERS: [(u8, u16); 64] = [
    (0, 0), (4, 31), (8, 96), (8, 96), (1, 149), (5, 180), (9, 241), (9, 241),
    (1, 149), (5, 180), (9, 241), (9, 241), (1, 149), (5, 180), (9, 241), (9, 241),
    (2, 86), (6, 117), (10, 178), (10, 178), (1, 149), (5, 180), (9, 241), (9, 241),
    (1, 149), (5, 180), (9, 241), (9, 241), (1, 149), (5, 180), (9, 241), (9, 241),
    (16, 28), (20, 59), (24, 120), (24, 120), (17, 173), (21, 204), (25, 265), (25, 265),
    (17, 173), (21, 204), (25, 265), (25, 265), (17, 173), (21, 204), (25, 265), (25, 265),
    (18, 110), (22, 141), (26, 202), (26, 202), (17, 173), (21, 204), (25, 265), (25, 265),
    (17, 173), (21, 204), (25, 265), (25, 265), (17, 173), (21, 204), (25, 265), (25, 265),
];
