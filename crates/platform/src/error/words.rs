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
            ErrorKind::NotLoaded => "A part of this page could not be loaded",
            ErrorKind::TooLarge => "The response is too large",
            ErrorKind::InvalidClient => "The host rejected the credentials",
            ErrorKind::InvalidToken => "The access token is not valid",
            ErrorKind::InvalidScope => "A scope was refused",
            ErrorKind::InvalidCustomer => {
                "The host rejected the customer’s email address or password"
            }
            ErrorKind::InvalidGrant => "The host rejected the refresh token",
            ErrorKind::UnsupportedGrant => "The host does not support this grant type",
            ErrorKind::InsufficientScope(_) => "A scope is missing",
            ErrorKind::WrongProject(_) => "The credentials belong to another project",
            ErrorKind::NotFound => "Not found",
            ErrorKind::Duplicate => "It already exists",
            ErrorKind::BadInput => "The host refused the request",
            ErrorKind::TooMany => "Too many requests",
            ErrorKind::Unavailable => "The host is unavailable",
            ErrorKind::NotJson => "Unexpected response",
        }
    }

    /// The cause, and what to do next.
    pub fn advice(&self) -> String {
        let host = self.host.as_deref().unwrap_or("the host");
        match &self.kind {
            ErrorKind::Network => format!(
                "{host} did not respond. The connection may have failed, the host name may be wrong, or the \
                    host may reject requests from web pages: the browser does not say which. Check the network \
                    and the region, then try again."
            ),
            ErrorKind::Timeout => format!("{host} or the connection to it may be slow. Try again."),
            ErrorKind::Stopped => {
                "The request was already sent, so the host may have completed it.".into()
            }
            ErrorKind::Ended => {
                "Its credentials and tokens were wiped from memory. Connect again to continue.".into()
            }
            ErrorKind::NotLoaded => {
                "Nothing was sent. Check your connection and try again. If that does not help, \
                reload the page: there may be a newer version."
                    .into()
            }
            ErrorKind::TooLarge => "The page reads responses of at most 16 MB. Check that the URL is \
                that of the API."
                .into(),
            ErrorKind::InvalidClient => {
                "Check the client ID and the secret for missing characters \
                and spaces, and that the region is the project’s. A deleted or expired client gets the same error."
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
            ErrorKind::InvalidGrant => "It belongs to another API client, has expired, or was revoked. Sign in \
                again to get a new one."
                .into(),
            ErrorKind::UnsupportedGrant => {
                "The password flow and the anonymous flow use other paths, which contain the project key."
                    .into()
            }
            ErrorKind::InsufficientScope(missing) => about_scopes(missing),
            ErrorKind::WrongProject(keys) => format!(
                "Their scopes contain the project key {}. Enter that key, or use credentials of the other project.",
                keys.join(" or ")
            ),
            ErrorKind::NotFound => {
                "It was deleted, or the project key does not exist in this region."
                    .into()
            }
            ErrorKind::Duplicate => match &self.field {
                Some(field) => format!("Choose another {field}."),
                None => "Choose another value.".into(),
            },
            ErrorKind::BadInput => match &self.field {
                Some(field) => format!("It did not accept the field {field}."),
                None => "See the message from the host.".into(),
            },
            ErrorKind::TooMany => match self.retry_after_seconds {
                Some(seconds) => format!("Try again in {seconds} seconds, as the host requests."),
                None => "Wait a moment, then try again.".into(),
            },
            ErrorKind::Unavailable => "The host has a problem. Try again in a minute.".into(),
            ErrorKind::NotJson => {
                "The response does not come from the API. A proxy or a sign-in page may have sent it, or the \
                    URL is not the API URL."
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
