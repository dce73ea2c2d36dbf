//! What the page of new credentials says.

pub(super) const NOTHING: &str = "No credentials to show";
pub(super) const NOTHING_WHY: &str = "Credentials are shown once, right after an API client is \
     created, and wiped when you leave. A lost secret can’t be recovered: create another client and \
     delete this one.";
pub(super) const TO_CLIENTS: &str = "Go to the API clients";
pub(super) const FRAMED: &str = "Credentials are not shown here";
pub(super) const FRAMED_WHY: &str =
    "Another site shows this page in a frame. Open Scopesmith in a separate tab.";

/// Before the name of the client.
pub(super) const HEADING: &str = "Credentials of";
pub(super) const ONCE: &str = "Copy the secret now; it can’t be shown again.";
pub(super) const ONCE_WHY: &str = "Scopesmith wipes it when you leave this page.";
/// Around the name of the client that the new one is to replace.
pub(super) const REPLACES: &str = "Next: move your applications to the new client, then delete";
pub(super) const REPLACES_END: &str = ".";
pub(super) const WATCHED: &str =
    "This browser watches the old client. The page of the old client shows when it is inactive.";
pub(super) const PROVE: &str = "Check access";
pub(super) const PROVE_HINT: &str =
    "Sends requests that change nothing, to check what the client can and cannot read.";
pub(super) const FLOWS: &str = "Request other tokens";
pub(super) const FLOWS_HINT: &str = "Anonymous sessions, customers, refresh, introspection and revocation, \
     with these credentials.";
pub(super) const THROW_AWAY: &str = "Revoke and delete now";
pub(super) const LEFT: &str = "Time left:";
pub(super) const VALUES: &str = "Client credentials";
pub(super) const REVEAL: &str = "Reveal";
pub(super) const HIDE: &str = "Hide";
pub(super) const REVEAL_SECRET: &str = "Reveal secret";
pub(super) const HIDE_SECRET: &str = "Hide secret";
pub(super) const SECRET_NAME: &str = "client secret";
pub(super) const TOKEN_NAME: &str = "access token";
pub(super) const SECRET_HIDDEN: &str = "Client secret, hidden";

pub(super) const TEST: &str = "Test credentials";
pub(super) const TESTING: &str = "Requesting a token…";
pub(super) const TEST_HINT: &str =
    "Requests an access token with these credentials, and revokes it when you leave this page.";
pub(super) const RECEIVED: &str = "Token received";
pub(super) const NOT_RECEIVED: &str = "No token received.";
pub(super) const CANCELED: &str = "Request canceled.";
pub(super) const ALL_GRANTED: &str = "All requested scopes granted.";
pub(super) const ALL_GRANTED_AND_MORE: &str =
    "All requested scopes granted, with scopes that they include:";
pub(super) const SOME_MISSING: &str = "Token received, but some requested scopes were not granted";
pub(super) const MISSING: &str = "Not granted:";
pub(super) const EXTRA_GRANTED: &str = "Token received, with more scopes than requested";
pub(super) const EXTRA: &str = "Granted but not requested:";
pub(super) const TOKEN_HIDDEN: &str = "Access token, hidden";
pub(super) const REVEAL_TOKEN: &str = "Reveal access token";
pub(super) const HIDE_TOKEN: &str = "Hide access token";
pub(super) const NO_EXPIRY: &str = "Unknown: the host does not report it";

pub(super) const FINISH: &str = "Finish";
pub(super) const STORED: &str = "I have stored the secret";
pub(super) const NOT_STORED_YET: &str = "The secret is not stored yet.";
pub(super) const DONE: &str = "Done";

pub(super) const LEAVE_CREATING: &str = "Disconnect while the API client is being created?";
pub(super) const LEAVE: &str = "Leave without saving the secret?";
pub(super) const LEAVE_CREATING_WHY: &str = "The client may be created anyway, and nobody will have \
     its secret. Wait for the credentials, or delete the client later.";
pub(super) const LEAVE_WHY: &str = "The secret was not copied or downloaded. If you leave, the secret is wiped \
    from memory and can’t be shown again. The client stays in the project, but nobody can use it.";
pub(super) const LEAVE_DELETING: &str = "Disconnect while API clients are being deleted?";
pub(super) const LEAVE_DELETING_WHY: &str = "API clients that are not deleted yet stay in the project. Delete \
    requests that were already sent may still take effect.";
pub(super) const DISCONNECTING: &str = "You are disconnecting ";
pub(super) const STAY: &str = "Stay here";
pub(super) const DISCONNECT: &str = "Disconnect";
pub(super) const LEAVE_ANYWAY: &str = "Leave without saving";

/// When a token expires: in the visitor's time, in UTC, and how long that is.
pub(super) fn expires(local: &str, utc: &str, left: &str) -> String {
    format!("{local} ({utc}), in {left}")
}
