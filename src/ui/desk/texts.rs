//! What the pages of tokens and of the proof run say.

use oauth::{Flow, Kind};

pub(super) const TOKENS: &str = "Tokens";
pub(super) const TOKENS_INTRO: &str = "Request tokens as your application does, and see the response of the \
    auth host. Each press of the button sends one request.";
pub(super) const PROOF: &str = "Access check";
pub(super) const PROOF_INTRO: &str = "Sends requests that change nothing, to check what an API client can and \
    cannot read.";
pub(super) const CREDENTIALS: &str = "Credentials";
pub(super) const KEPT: &str = "Credentials and tokens stay in the memory of this tab. When you leave this page, \
    they are wiped from memory, and tokens that you did not copy with a Copy button are revoked.";
pub(super) const KEPT_PROOF: &str = "Credentials stay in the memory of this tab and are wiped from it when you \
    leave this page. The token of the check is revoked when the check ends.";
pub(super) const PROVE: &str = "Check access";
pub(super) const PROVE_AGAIN: &str =
    "The credentials were changed. Press the button again to start a new check.";
pub(super) const NO_SANDBOX: &str =
    "The connection to the sandbox has ended. Choose another region.";

pub(super) const REQUEST: &str = "Request";
pub(super) const FLOW: &str = "Flow";
pub(super) const SCOPES: &str = "Scopes";
pub(super) const SCOPES_HINT: &str = "Leave it empty for all scopes of the API client. Each scope must be one that \
     the client has, exactly as written.";
pub(super) const ANONYMOUS_ID: &str = "Anonymous ID";
pub(super) const ANONYMOUS_ID_HINT: &str = "Optional. The host makes one if this is empty.";
pub(super) const STORE: &str = "Store key";
pub(super) const EMAIL: &str = "Email address";
pub(super) const PASSWORD: &str = "Password";
pub(super) const TOKEN: &str = "Token";
pub(super) const TYPED_TOKEN: &str = "Enter a token";
pub(super) const ACCESS_TOKEN: &str = "Access token";
pub(super) const REFRESH_TOKEN: &str = "Refresh token";
pub(super) const KIND: &str = "Token type";
pub(super) const WAITING: &str = "Waiting for the host…";
pub(super) const CANCELED: &str = "Request canceled. If the host issued a token anyway, nobody received it, and \
    it expires without further action.";

/// Before the customers of the sandbox.
pub(super) const SANDBOX_CUSTOMER: &str = "In the sandbox, sign in as";
pub(super) const SANDBOX_PASSWORD: &str = "with the password";
pub(super) const SANDBOX_STORE: &str = "in the store";

pub(super) const COMMAND: &str = "Request as cURL";
pub(super) const COMMAND_HINT: &str = "The same request as a shell command. Copy includes the secrets, and most \
    shells save pasted commands in their history.";
pub(super) const COMMAND_WHAT: &str = "cURL command";
pub(super) const REVEAL: &str = "Reveal secrets";
pub(super) const HIDE: &str = "Hide secrets";

pub(super) const ANSWER: &str = "Response";
pub(super) const NO_ANSWER: &str = "No request sent yet.";
pub(super) const GOT: &str = "Token received";
pub(super) const GOT_BELOW: &str = "It is listed under “Requested tokens”.";
pub(super) const MISSING: &str = "Requested but not granted:";
pub(super) const EXTRA: &str = "Granted but not requested:";
pub(super) const IMPLIED: &str = "Also granted, because requested scopes include them:";
pub(super) const ACTIVE: &str = "The token is active";
pub(super) const INACTIVE: &str = "The token is not active";
pub(super) const INACTIVE_WHY: &str =
    "It expired, was revoked, or is not a token of this host. The host does not say which.";
pub(super) const REVOKED: &str = "The token is revoked";
pub(super) const REVOKED_WHY: &str = "The host sends the same response for a token that was already invalid or \
    that belongs to another client.";
pub(super) const UNKNOWN: &str = "Unknown";
pub(super) const SCOPE: &str = "Scope";
pub(super) const EXPIRES: &str = "Expires";
pub(super) const CLIENT_ID: &str = "Client ID";

pub(super) const LIST: &str = "Requested tokens";
pub(super) const NO_TOKENS: &str = "No token received yet.";
pub(super) const CUSTOMER: &str = "Customer ID";
pub(super) const ANONYMOUS: &str = "Anonymous ID";
pub(super) const LEFT: &str = "Time left";
pub(super) const OVER: &str = "Expired";
pub(super) const NO_EXPIRY: &str = "Not reported by the host";
pub(super) const CAN: &str = "Permissions";
pub(super) const CAN_NOTHING: &str = "The host returned no scopes that this page recognizes.";
pub(super) const STATE_REVOKED: &str = "Revoked";
pub(super) const STATE_COPIED: &str = "Copied: stays valid when you leave this page";
pub(super) const STATE_DUE: &str = "Revoked when you leave this page";
pub(super) const HIDDEN_ACCESS: &str = "Access token, hidden";
pub(super) const HIDDEN_REFRESH: &str = "Refresh token, hidden";
pub(super) const INTROSPECT: &str = "Introspect";
pub(super) const REFRESH: &str = "Refresh";
pub(super) const REVOKE_ACCESS: &str = "Revoke access token";
pub(super) const REVOKE_REFRESH: &str = "Revoke refresh token";

/// The heading above the scopes that can be ticked.
pub(super) fn known(count: usize) -> String {
    format!("Choose from the scopes of this API client ({count})")
}

/// The client lacks what the flow needs.
pub(super) fn lacks(scope: &str) -> String {
    format!(
        "This API client does not have {scope}. Scopes can’t be added to a client. Create a new client."
    )
}

/// The name of a flow.
pub(super) fn flow(flow: Flow) -> &'static str {
    match flow {
        Flow::Client => "Client credentials",
        Flow::Anonymous => "Anonymous session",
        Flow::Customer => "Customer (password)",
        Flow::StoreCustomer => "Customer in a store (password)",
        Flow::Refresh => "Refresh a token",
        Flow::Introspect => "Introspect a token",
        Flow::Revoke => "Revoke a token",
    }
}

/// The button that sends the request.
pub(super) fn send(flow: Flow) -> &'static str {
    match flow {
        Flow::Introspect => "Introspect token",
        Flow::Revoke => "Revoke token",
        Flow::Refresh => "Refresh token",
        _ => "Request token",
    }
}

/// What is announced of a good answer.
pub(super) fn told(flow: Flow) -> &'static str {
    match flow {
        Flow::Introspect => "Response received.",
        Flow::Revoke => "Token revoked.",
        _ => "Token received.",
    }
}

/// What is announced of a refusal; its title is that of the error.
pub(super) fn refused(title: &str) -> String {
    [title, "."].concat()
}

/// A token of the page: `Token 2: anonymous session`.
pub(super) fn held(number: u32, name: Flow) -> String {
    format!("Token {number}: {}", flow(name))
}

/// The same in the list of tokens to choose from.
pub(super) fn choice(number: u32, kind: Kind) -> String {
    format!("Token {number}, {}", word(kind))
}

/// What stands on a button that shows or hides a token.
pub(super) fn show_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Access => "Reveal access token",
        Kind::Refresh => "Reveal refresh token",
    }
}

/// The same for hiding it.
pub(super) fn hide_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Access => "Hide access token",
        Kind::Refresh => "Hide refresh token",
    }
}

/// A kind of token in a sentence.
pub(super) fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Access => "access token",
        Kind::Refresh => "refresh token",
    }
}

/// When a token expires: in the visitor's time, and in UTC.
pub(super) fn expires(local: &str, utc: &str) -> String {
    format!("{local} ({utc})")
}
