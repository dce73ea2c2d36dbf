//! What the fields for credentials say.

pub(in crate::ui) const PASTE: &str = "Paste credentials";
pub(in crate::ui) const PASTE_HINT: &str = "A .env file, a cURL command, JSON, a Postman environment or the text \
     that the Merchant Center shows. The page fills in the fields below and clears this box immediately.";
pub(in crate::ui) const PASTE_NOTHING: &str = "No credentials found.";
pub(in crate::ui) const REGION: &str = "Region";
pub(in crate::ui) const OTHER_HOSTS: &str = "Other hosts";
pub(in crate::ui) const AUTH_URL: &str = "Auth URL";
pub(in crate::ui) const API_URL: &str = "API URL";
pub(in crate::ui) const AUTH_HINT: &str = "https, or http for a host on this computer.";
pub(in crate::ui) const PROJECT_KEY: &str = "Project key";
pub(in crate::ui) const PROJECT_KEY_HINT: &str = "Merchant Center: Settings, Project settings.";
pub(in crate::ui) const WITH: &str = "Connect with";
pub(in crate::ui) const BY_CLIENT: &str = "Client credentials";
pub(in crate::ui) const BY_TOKEN: &str = "Access token";
pub(in crate::ui) const CLIENT_ID: &str = "Client ID";
pub(in crate::ui) const CLIENT_SECRET: &str = "Client secret";
pub(in crate::ui) const ACCESS_TOKEN: &str = "Access token";
pub(in crate::ui) const TOKEN_HINT: &str =
    "The session ends when the token expires: the page can’t renew it.";
pub(in crate::ui) const KEY_MISSING: &str = "Enter the project key.";
pub(in crate::ui) const KEY_WRONG: &str =
    "A project key has 2 to 36 characters: lowercase letters, digits, - and _.";
pub(in crate::ui) const ID_MISSING: &str = "Enter the client ID.";
pub(in crate::ui) const SECRET_MISSING: &str = "Enter the client secret.";
pub(in crate::ui) const TOKEN_MISSING: &str = "Paste an access token.";
pub(in crate::ui) const UNREACHABLE: &str = "This page can’t reach that host. See “Hosts that this page can reach” \
     below.";
pub(in crate::ui) const REACH: &str = "Hosts that this page can reach";
pub(in crate::ui) const REACH_REGIONS: &str = "The security policy of this page allows requests only to the auth \
     and API hosts of these regions:";
pub(in crate::ui) const REACH_LOCAL: &str = "It also allows hosts on this computer: http://localhost and \
     http://127.0.0.1, on any port.";
pub(in crate::ui) const REACH_NO_LOCAL: &str = "It does not allow hosts on this computer. To use one, for example a \
     local mock server, get the source code and run this command. It serves the same page from your own \
     computer, with those hosts allowed:";
pub(in crate::ui) const SERVE: &str = "cargo xtask serve";
pub(in crate::ui) const CONSENT: &str = "Send credentials to this host?";
pub(in crate::ui) const CONSENT_WHY: &str = "This host does not belong to commercetools. Send your credentials \
    only to a host that you trust.";
pub(in crate::ui) const CONSENT_YES: &str = "Send credentials";
pub(in crate::ui) const CANCEL: &str = "Cancel";

/// What was read out of a pasted text.
pub(in crate::ui) fn filled(found: &[&str], ignored: &[String]) -> String {
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

pub(in crate::ui) const SANDBOX: &str = "Sandbox: simulated in this page";
