//! What the connect page says.

pub(super) use crate::ui::entry::texts::{
    API_URL, AUTH_URL, CLIENT_ID, OTHER_HOSTS, PROJECT_KEY, REGION,
};
use crate::ui::route::Route;

pub(super) const HEADING: &str = "Connect your project";
pub(super) const ANOTHER: &str = "Connect another project";

pub(super) const LOCKED: &str = "Disconnected because of inactivity";
pub(super) const LOCKED_LOST: &str = "The secret of the API client that was just created was not \
     stored and is lost. Delete that client and create it again.";

/// What happened after so many minutes.
pub(super) fn locked(minutes: u32, pasted: bool) -> String {
    let tokens = if pasted {
        "The access token was wiped from memory. It is valid until it expires: only the API client \
         that requested it can revoke it."
    } else {
        "The page asked the host to revoke the access tokens, and wiped the client secret and the tokens from memory."
    };
    format!(
        "There was no pointer movement and no key press for {minutes} minutes, so the page disconnected. \
            {tokens} Your draft is still here."
    )
}

pub(super) const CONNECTION: &str = "Connection details";
pub(super) const TO_CLIENTS: &str = "Go to API clients";
pub(super) const DISCONNECT: &str = "Disconnect";
pub(super) const SIMULATED: &str = "None: a simulated project inside this page";
pub(super) const ID_UNKNOWN: &str = "Unknown: you pasted an access token";
pub(super) const TOKEN: &str = "Access token";
pub(super) const TOKEN_RENEWED: &str = "Expiration unknown; this page renews the token";
pub(super) const TOKEN_UNKNOWN: &str = "Expiration unknown: you pasted the token";
pub(super) const SCOPE_STRING: &str = "scope string";
pub(super) const MAY: &str = "Permissions of this connection";
pub(super) const API_CLIENTS: &str = "API clients";
pub(super) const STORES: &str = "Stores";
pub(super) const PROJECT_NAME: &str = "Project settings";
/// A scope and what it allows: the most first.
pub(super) const MAY_CLIENTS: [(&str, &str); 2] = [
    ("manage_api_clients", "List, create and delete"),
    ("view_api_clients", "List only"),
];
pub(super) const MAY_STORES: [(&str, &str); 2] = [("view_stores", "List"); 2];
pub(super) const MAY_NAME: [(&str, &str); 2] =
    [("view_project_settings", "Read the project’s name"); 2];
pub(super) const MAY_UNKNOWN: &str = "Unknown: the host returns an error when a scope is missing";

pub(super) const NARROW: &str = "This page asked only for the scopes that it needs, so its token allows only \
    what is listed here. The API client may have other scopes.";
pub(super) const WIDEN: &str = "Request all scopes";
pub(super) const WIDENING: &str = "Requesting…";
pub(super) const WIDENED: &str = "The page now uses a token with all scopes of the API client. The page is \
    revoking the previous token.";
pub(super) const NOT_WIDENED: &str = "Request canceled. The page still uses the same token.";

/// What is missing.
pub(super) fn lacks(scope: &str) -> String {
    ["No access: ", scope, " was not granted"].concat()
}

/// The heading above the scopes.
pub(super) fn granted(count: usize) -> String {
    format!("Scopes of the token in use ({count})")
}

/// How long the token works.
pub(super) fn token(left: &str, local: &str, utc: &str, renewed: bool) -> String {
    let then = if renewed {
        "; this page then renews it"
    } else {
        ""
    };
    format!("Expires in {left}, on {local} ({utc}){then}")
}

pub(super) const FORM: &str = "Credentials";
pub(super) const SCOPES: &str = "The API client needs manage_api_clients to create and delete API clients, \
     or view_api_clients to list them. With view_stores and view_project_settings the page also shows \
     stores and the project’s name.";

pub(super) const ALLOW_TITLE: &str = "Allow this extension to call commercetools";
pub(super) const ALLOW_WHY: &str = "With this permission, the extension can call the auth and API hosts of the \
    five regions, and no others, without CORS. Without it, a host has to allow requests from web pages.";
pub(super) const ALLOW: &str = "Allow access";
pub(super) const ALLOWED: &str = "This extension may call the auth and API hosts of commercetools. CORS does \
     not apply to it.";
pub(super) const REFUSED: &str = "Access was not allowed";
pub(super) const REFUSED_WHY: &str = "No request was sent. You can allow access now, or connect without it. \
    Then the host has to allow requests from web pages, and it may not.";

/// The button that fills in the project of a tab of the Merchant Center.
pub(super) fn use_project(key: &str, region: &str) -> String {
    ["Use the open project: ", key, ", ", region].concat()
}

pub(super) const CONNECT: &str = "Connect";
pub(super) const CONNECTING: &str = "Connecting…";

pub(super) const NO_PROJECT: &str = "No project yet?";
pub(super) const SANDBOX: &str = "Try the sandbox";
pub(super) const TWO_SANDBOXES: &str = "Try with two sandbox projects";
pub(super) const SANDBOX_HINT: &str = "The sandbox is a simulated project inside this page. It needs no \
     account and no network, and its data is deleted when you leave.";

pub(super) const HANDLED: &str = "How credentials are handled";
pub(super) const HANDLED_TEXT: &str = "This page sends them only to the auth host that you choose. It keeps \
    them in the memory of this tab, never stores them, and wipes them when you disconnect, reload or close the tab. \
     commercetools does not document that its auth host answers requests from web pages. If yours does \
     not, connect with an access token.";

/// Why the page asks for a connection; nothing when the visitor came for it.
pub(super) fn wanted(route: &Route) -> Option<&'static str> {
    match route {
        Route::Clients(_) => Some("Connect a project to see its API clients."),
        Route::Client(_) => Some("Connect the project of this API client to see it."),
        Route::Projects => Some("Connect at least two projects to compare their API clients."),
        Route::Credentials => {
            Some("No credentials to show. Connect a project to create an API client.")
        }
        _ => None,
    }
}
