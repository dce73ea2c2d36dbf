//! What the connect page says.

use crate::ui::route::Route;

pub(super) const HEADING: &str = "Connect your project";
pub(super) const ANOTHER: &str = "Connect another project";

pub(super) const CONNECTION: &str = "Connection details";
pub(super) const TO_CLIENTS: &str = "Go to API clients";
pub(super) const DISCONNECT: &str = "Disconnect";
pub(super) const SIMULATED: &str = "None: a simulated project inside this page";
pub(super) const ID_UNKNOWN: &str = "Not known: you pasted an access token";
pub(super) const TOKEN: &str = "Access token";
pub(super) const TOKEN_RENEWED: &str = "Expiry not known; renewed by this page";
pub(super) const TOKEN_UNKNOWN: &str = "Expiry not known: you pasted the token";
pub(super) const SCOPE_STRING: &str = "scope string";
pub(super) const MAY: &str = "What this connection may do";
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
pub(super) const MAY_UNKNOWN: &str = "Not known: the host says so when a scope is missing";

/// What is missing.
pub(super) fn lacks(scope: &str) -> String {
    ["No access: ", scope, " was not granted"].concat()
}

/// The heading above the scopes.
pub(super) fn granted(count: usize) -> String {
    format!("Granted scopes ({count})")
}

/// How long the token works.
pub(super) fn token(left: &str, local: &str, utc: &str, renewed: bool) -> String {
    let then = if renewed {
        "; then renewed by this page"
    } else {
        ""
    };
    format!("Expires in {left}, on {local} ({utc}){then}")
}

pub(super) const PASTE: &str = "Paste credentials";
pub(super) const PASTE_HINT: &str = "A .env file, a cURL command, JSON, a Postman environment or the text \
     that the Merchant Center shows. It fills in the fields below and leaves this box at once.";
pub(super) const PASTE_NOTHING: &str = "No credentials found.";
pub(super) const FORM: &str = "Credentials";
pub(super) const REGION: &str = "Region";
pub(super) const OTHER_HOSTS: &str = "Other hosts";
pub(super) const AUTH_URL: &str = "Auth URL";
pub(super) const API_URL: &str = "API URL";
pub(super) const AUTH_HINT: &str = "https, or http for a host on this computer.";
pub(super) const PROJECT_KEY: &str = "Project key";
pub(super) const PROJECT_KEY_HINT: &str = "Merchant Center: Settings, Project settings.";
pub(super) const WITH: &str = "Connect with";
pub(super) const BY_CLIENT: &str = "Client credentials";
pub(super) const BY_TOKEN: &str = "Access token";
pub(super) const CLIENT_ID: &str = "Client ID";
pub(super) const CLIENT_SECRET: &str = "Client secret";
pub(super) const ACCESS_TOKEN: &str = "Access token";
pub(super) const TOKEN_HINT: &str =
    "The session ends when the token expires: the page can’t renew it.";
pub(super) const SCOPES: &str = "The API client needs manage_api_clients to create and delete API clients, \
     or view_api_clients to list them. With view_stores and view_project_settings the page also shows \
     stores and the project’s name.";

pub(super) const ALLOW_TITLE: &str = "Allow this extension to call commercetools";
pub(super) const ALLOW_WHY: &str = "Your browser then lets it call the auth and API hosts of the five \
     regions, and no others, without CORS. Without that, a host has to allow calls from web pages.";
pub(super) const ALLOW: &str = "Allow access";
pub(super) const ALLOWED: &str = "This extension may call the auth and API hosts of commercetools. CORS does \
     not apply to it.";
pub(super) const REFUSED: &str = "Access was not allowed";
pub(super) const REFUSED_WHY: &str = "Nothing was called. You can allow it now, or connect without it: then \
     the host that you connect to has to allow calls from web pages, and may not.";

/// The button that fills in the project of a tab of the Merchant Center.
pub(super) fn use_project(key: &str, region: &str) -> String {
    ["Use the project that is open: ", key, ", ", region].concat()
}

pub(super) const CONNECT: &str = "Connect";
pub(super) const CONNECTING: &str = "Connecting…";

pub(super) const KEY_MISSING: &str = "Enter the project key.";
pub(super) const KEY_WRONG: &str =
    "A project key has 2 to 36 characters: lowercase letters, digits, - and _.";
pub(super) const ID_MISSING: &str = "Enter the client ID.";
pub(super) const SECRET_MISSING: &str = "Enter the client secret.";
pub(super) const TOKEN_MISSING: &str = "Paste an access token.";
pub(super) const UNREACHABLE: &str = "This page can’t reach that host. See “Hosts that this page can reach” \
     below.";

pub(super) const NO_PROJECT: &str = "No project yet?";
pub(super) const SANDBOX: &str = "Try the sandbox";
pub(super) const TWO_SANDBOXES: &str = "Try with two sandbox projects";
pub(super) const SANDBOX_HINT: &str = "The sandbox is a simulated project inside this page. It needs no \
     account and no network, and it forgets everything when you leave.";

pub(super) const HANDLED: &str = "How credentials are handled";
pub(super) const HANDLED_TEXT: &str = "They go to the auth host that you choose, and nowhere else. They stay \
     in the memory of this tab, are never stored, and are gone when you disconnect, reload or close it. \
     commercetools does not document that its auth host answers requests from web pages. If yours does \
     not, connect with an access token.";

pub(super) const REACH: &str = "Hosts that this page can reach";
pub(super) const REACH_REGIONS: &str = "The security policy of this page allows requests only to the auth \
     and API hosts of these regions:";
pub(super) const REACH_LOCAL: &str = "It also allows hosts on this computer: http://localhost and \
     http://127.0.0.1, on any port.";
pub(super) const REACH_NO_LOCAL: &str = "It does not allow hosts on this computer. To use one, for example a \
     local mock server, get the source code and run this command. It serves the same page from your own \
     computer, with those hosts allowed:";
pub(super) const SERVE: &str = "cargo xtask serve";

pub(super) const CONSENT: &str = "Send credentials to this host?";
pub(super) const CONSENT_WHY: &str = "It is not a host of commercetools. Send your credentials only to a host \
     that you know.";
pub(super) const CONSENT_YES: &str = "Send credentials";
pub(super) const CANCEL: &str = "Cancel";

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

/// What was read out of a pasted text.
pub(super) fn filled(found: &[&str], ignored: &[String]) -> String {
    let mut said = if found.is_empty() {
        PASTE_NOTHING.to_owned()
    } else {
        ["Filled in: ", &found.join(", "), "."].concat()
    };
    if !ignored.is_empty() {
        said.push_str(" Ignored: ");
        said.push_str(&ignored.join(", "));
        said.push('.');
    }
    said
}
