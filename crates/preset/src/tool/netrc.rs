//! A netrc file, so that curl finds the secret without its being typed.

use super::super::{
    Handover, Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
    text::text,
};

pub(in super::super) static NETRC: Preset = Preset {
    info: Info {
        id: "netrc",
        title: "netrc for curl",
        about: "Keeps the secret out of commands: curl --netrc-file ctp.netrc.",
        needs: "Needs curl.",
        usage: "Save it as ctp.netrc, run chmod 600 ctp.netrc, then run the command in its second line.",
        words: "curl, bash, shell, password file",
        reads_env: false,
        danger: Some("It contains the secret: chmod 600, and keep it out of the repository."),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["ctp.netrc"],
    },
    make: |handover, _| {
        let text = text!(
            "# API client: {}\n# curl --netrc-file ctp.netrc --data grant_type=client_credentials {}/oauth/token\n\
             {}\n",
            quote::shell_comment(handover.name),
            quote::shell_comment(handover.auth_url),
            &*entry(handover, "\n"),
        );
        vec![file("text/plain", text)]
    },
};

/// The auth host's entry, with that between its words.
pub(super) fn entry(handover: &Handover, between: &str) -> Text {
    let url = handover.auth_url;
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split([':', '/']).next().unwrap_or_default();
    let (login, password) = (word(handover.client_id), word(handover.secret));
    Text::of([
        "machine ",
        host,
        between,
        "login ",
        &login,
        between,
        "password ",
        &password,
    ])
}

/// A word of a netrc file. curl 7.84 and later read one in double quotes; plain ones stay bare for
/// older readers.
fn word(text: &str) -> Text {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '\\' | '#');
    if !text.is_empty() && text.chars().all(plain) {
        text.into()
    } else {
        quote::json(text)
    }
}
