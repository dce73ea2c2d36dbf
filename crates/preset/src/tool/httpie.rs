//! HTTPie.

use super::super::{
    Purpose, call,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static HTTPIE: Format = Format {
    id: "httpie",
    title: "HTTPie",
    about: "A token and a call with http. The secret is read from a netrc file, not from the command.",
    danger: Some(
        "It holds the secret, and a shell remembers in its history what is pasted into it.",
    ),
    purpose: Purpose::HttpClient,
    choices: NO_CHOICE,
    files: |handover, _| {
        let host = handover
            .auth_url
            .split_once("://")
            .map_or(handover.auth_url, |(_, rest)| rest);
        let host = host.split([':', '/']).next().unwrap_or_default();
        // HTTPie reads the file that NETRC names (Python requests does); nothing stays behind.
        let mut text = format!(
            ": {}\nNETRC=$(mktemp) && export NETRC && cat > \"$NETRC\" <<'END_OF_NETRC'\n\
             machine {host} login {} password {}\nEND_OF_NETRC\n\
             TOKEN=$(http --ignore-stdin --check-status --form --body POST {} \\\n  \
             grant_type=client_credentials scope={} |\n  \
             sed -n 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/p')\nrm -f \"$NETRC\"\nunset NETRC\n",
            quote::sh(&["API Client: ", &quote::comment(handover.name)].concat()),
            quote::comment(handover.client_id),
            quote::comment(handover.secret),
            quote::sh(&[handover.auth_url, "/oauth/token"].concat()),
            quote::sh(handover.scope),
        );
        match call::choose(handover.project_key, handover.scope) {
            None => text.push_str("printf 'Got a token of %s characters.\\n' \"${#TOKEN}\"\n"),
            Some(call) => {
                let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
                text += &format!(
                    ": {}\nprintf 'Authorization: Bearer %s' \"$TOKEN\" > token.header\n\
                     http --ignore-stdin --check-status --body GET {} Authorization:@token.header\n\
                     rm -f token.header\n",
                    quote::sh(&["Allowed by ", &quote::comment(&call.scope)].concat()),
                    quote::sh(&url),
                );
                // A header from a file is its value alone.
                text = text.replace("'Authorization: Bearer %s'", "'Bearer %s'");
            }
        }
        vec![file("httpie.sh", "text/x-shellscript", text)]
    },
};
