//! A netrc file, so that curl finds the secret without its being typed.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static NETRC: Format = Format {
    id: "netrc",
    title: "netrc for curl",
    about: "Keeps the secret out of commands: curl --netrc-file ctp.netrc.",
    danger: Some("It holds the secret: chmod 600, and keep it out of the repository."),
    purpose: Purpose::HttpClient,
    choices: NO_CHOICE,
    files: |handover, _| {
        let host = handover
            .auth_url
            .split_once("://")
            .map_or(handover.auth_url, |(_, rest)| rest);
        let host = host.split([':', '/']).next().unwrap_or_default();
        let text = format!(
            "# API Client: {}\n# curl --netrc-file ctp.netrc --data grant_type=client_credentials {}/oauth/token\n\
             machine {host}\nlogin {}\npassword {}\n",
            quote::comment(handover.name),
            quote::comment(handover.auth_url),
            word(handover.client_id),
            word(handover.secret),
        );
        vec![file("ctp.netrc", "text/plain", text)]
    },
};

/// A word of a netrc file. curl 7.84 and later read one in double quotes; plain ones stay bare for
/// older readers.
fn word(text: &str) -> String {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\\' | '#');
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        quote::json(text)
    }
}
