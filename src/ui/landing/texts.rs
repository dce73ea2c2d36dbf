//! What the start page says when it changes; all else that it says is in `index.html`.

pub(super) const SANDBOX: &str = "Try the sandbox";
pub(super) const SANDBOX_BUSY: &str = "Opening the sandbox…";
pub(super) const NOTHING: &str = "Select calls to see scopes.";

/// What the answer is, in one sentence.
pub(super) fn verdict(calls: u32, scopes: usize) -> String {
    match (calls, scopes) {
        (0, _) => NOTHING.to_owned(),
        (1, 1) => "1 call needs 1 scope.".to_owned(),
        (calls, 1) => [&calls.to_string(), " calls need 1 scope."].concat(),
        (calls, scopes) => [
            &calls.to_string(),
            " calls need ",
            &scopes.to_string(),
            " scopes.",
        ]
        .concat(),
    }
}

/// How much the scopes open.
pub(super) fn opens(calls: u16) -> String {
    [
        "Together they allow ",
        &calls.to_string(),
        " of the API’s calls.",
    ]
    .concat()
}
