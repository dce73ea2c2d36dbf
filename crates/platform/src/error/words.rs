//! The words for what went wrong: what happened, why, and what to do next.

use super::{ApiError, ErrorKind};

impl ApiError {
    /// What happened, in a few words.
    pub fn title(&self) -> &'static str {
        match self.kind {
            ErrorKind::Network => "No connection to the host",
            ErrorKind::Timeout => "No answer within 10 seconds",
            ErrorKind::Stopped => "Request canceled",
            ErrorKind::Ended => "The connection was ended",
            ErrorKind::TooLarge => "The answer is too large",
            ErrorKind::InvalidClient => "The host does not know these credentials",
            ErrorKind::InvalidToken => "The access token is not valid",
            ErrorKind::InvalidScope => "A scope was refused",
            ErrorKind::InvalidCustomer => "The host does not know this customer",
            ErrorKind::InvalidGrant => "The refresh token was refused",
            ErrorKind::UnsupportedGrant => "The grant type is not supported here",
            ErrorKind::InsufficientScope(_) => "A scope is missing",
            ErrorKind::WrongProject(_) => "The credentials belong to another project",
            ErrorKind::NotFound => "Not found",
            ErrorKind::Duplicate => "It exists already",
            ErrorKind::BadInput => "The host refused the request",
            ErrorKind::TooMany => "Too many requests",
            ErrorKind::Unavailable => "The host can’t answer now",
            ErrorKind::NotJson => "Unexpected response",
        }
    }

    /// The cause, and what to do next.
    pub fn advice(&self) -> String {
        let host = self.host.as_deref().unwrap_or("the host");
        match &self.kind {
            ErrorKind::Network => format!(
                "Nothing came back from {host}. A page can’t tell a cut connection from a wrong \
                 host name or a host that refuses calls from pages. Check the network and the \
                 region, then try again."
            ),
            ErrorKind::Timeout => format!("{host} or the line to it may be slow. Try again."),
            ErrorKind::Stopped => {
                "The call was on its way, so the host may have carried it out.".into()
            }
            ErrorKind::Ended => {
                "Its credentials and tokens are wiped. Connect again to go on.".into()
            }
            ErrorKind::TooLarge => "The page reads at most 16 MB at once. Check that the URL is \
                that of the API."
                .into(),
            ErrorKind::InvalidClient => {
                "Check the client ID and the secret for missing characters \
                and spaces, and that the region is the project’s. A client that was deleted or has \
                expired gets the same answer."
                    .into()
            }
            ErrorKind::InvalidToken => "It has expired or was revoked. Connect again.".into(),
            ErrorKind::InvalidScope => "Every scope must be one that the client has, exactly as \
                written; scopes that others cover don’t count."
                .into(),
            ErrorKind::InsufficientScope(missing) if self.narrow => {
                [&about_scopes(missing), NARROW].concat()
            }
            ErrorKind::InvalidCustomer => {
                "Check the email address and the password. A customer of a store may have to sign \
                 in at that store."
                    .into()
            }
            ErrorKind::InvalidGrant => "It is not one of this API client, has expired, or was \
                revoked. Sign in again to get another."
                .into(),
            ErrorKind::UnsupportedGrant => {
                "Passwords and anonymous sessions have paths of their own, below the project key."
                    .into()
            }
            ErrorKind::InsufficientScope(missing) => about_scopes(missing),
            ErrorKind::WrongProject(keys) => format!(
                "Their scopes name the project key {}. Enter that one, or use credentials of the \
                 project that you meant.",
                keys.join(" or ")
            ),
            ErrorKind::NotFound => {
                "It was deleted, or the project key is not one of this host and \
                region."
                    .into()
            }
            ErrorKind::Duplicate => match &self.field {
                Some(field) => format!("Choose another {field}."),
                None => "Choose another value.".into(),
            },
            ErrorKind::BadInput => match &self.field {
                Some(field) => format!("It did not accept the field {field}."),
                None => "The message of the host says what it did not accept.".into(),
            },
            ErrorKind::TooMany => match self.retry_after_seconds {
                Some(seconds) => format!("The host asks to wait {seconds} seconds."),
                None => "Wait a little, then try again.".into(),
            },
            ErrorKind::Unavailable => "The problem is at the host. Try again in a minute.".into(),
            ErrorKind::NotJson => {
                "Something between the page and the API answered instead: a proxy, \
                a sign-in page, or the URL is not that of the API."
                    .into()
            }
        }
    }
}

/// What else may help when the token has fewer scopes than its client.
const NARROW: &str = " This page asked only for the scopes that it needs. If your API client has others that would \
                      allow the call, choose “Request all scopes” in the connection details.";

/// Which scope is missing, why the widest one does not help, and where to get it.
fn about_scopes(missing: &[String]) -> String {
    let need = match missing {
        [] => "The host does not say which.".to_owned(),
        [one] => format!("It needs {one}."),
        several => format!("Any one of these is enough: {}.", several.join(", ")),
    };
    if missing.iter().any(|name| name.ends_with("_api_clients")) {
        format!(
            "{need} manage_project does not cover API clients. Create a client with \
             manage_api_clients in the Merchant Center: Settings, Developer settings."
        )
    } else {
        format!("{need} Scopes can’t be added to a client. Create a new client.")
    }
}
