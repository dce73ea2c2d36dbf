//! What the landing page says.

pub(super) const HEADING: &str = "API clients with only the scopes they need";
pub(super) const WHAT: &str = "Scopesmith finds the scopes that your commercetools API calls require, \
     creates the API client, and gives you code that uses it.";
pub(super) const WHERE: &str = "Everything stays in this browser tab: credentials go only to the host \
     that you choose, and are never stored.";
pub(super) const SANDBOX: &str = "Try the sandbox";
pub(super) const SANDBOX_BUSY: &str = "Opening the sandbox…";
pub(super) const SANDBOX_HINT: &str =
    "A simulated project inside this page. No account, no network.";
pub(super) const CONNECT: &str = "Connect your project";
pub(super) const FIND: &str = "Find scopes";
pub(super) const EXAMPLE: &str = "Which scopes do these calls need?";
pub(super) const REQUIRED: &str = "Required scopes";
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
