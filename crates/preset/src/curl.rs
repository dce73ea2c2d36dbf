//! cURL: asks for a token and uses it, in any POSIX shell; and the same for the shells of Windows.

use super::{Choices, Handover, Options, Preset, PresetFile, Purpose, Shell, call, quote, windows};
use client::slug;

pub(super) struct Curl;

/// Both calls: quiet but for errors, and with an exit code when the host refuses. The manual dates
/// `--fail-with-body` at curl 7.76.
const CURL: &str = "curl --silent --show-error --fail-with-body --max-time 30 --config - \\\n  ";

/// Nothing stands in a `#` comment: an interactive zsh takes such a line for a command and would
/// act on what a name holds. The secret comes in a here-document, so the process list never shows
/// it. Nothing calls `exit`, which would close the shell that this is pasted into.
const HEAD: &str = ": 'The secret is in this text. Keep it in a password store, not in a file.'\n\
    TOKEN=\nif ANSWER=$(";

const TOKEN: &str = "CURL_CONFIG\n) && TOKEN=$(printf '%s\\n' \"$ANSWER\" |\n  \
    sed -n 's/.*\"access_token\" *: *\"\\([^\"]*\\)\".*/\\1/p') && [ -n \"$TOKEN\" ]\nthen\n";

const BEARER: &str = " <<CURL_CONFIG\nheader = \"Authorization: Bearer $TOKEN\"\nCURL_CONFIG\n";

const FAILED: &str = "else\n  printf 'No access token. %s\\n' \"$ANSWER\" >&2\n  false\nfi\n";

impl Preset for Curl {
    fn id(&self) -> &'static str {
        "curl"
    }

    fn title(&self) -> &'static str {
        "cURL"
    }

    fn about(&self) -> &'static str {
        "Paste it into a shell: it asks for a token, keeps it in $TOKEN and makes one call."
    }

    fn danger(&self) -> Option<&'static str> {
        Some("It holds the secret, and a shell remembers in its history what is pasted into it.")
    }

    fn purpose(&self) -> Purpose {
        Purpose::Shell
    }

    fn choices(&self) -> Choices {
        Choices {
            secret: false,
            shell: true,
        }
    }

    fn files(&self, handover: &Handover, options: &Options) -> Vec<PresetFile> {
        let (ending, media_type, text) = match options.shell {
            Shell::Posix => ("sh", "text/x-shellscript", posix(handover)),
            Shell::PowerShell => ("ps1", "text/plain", windows::powershell(handover)),
            Shell::Cmd => ("bat", "text/plain", windows::cmd(handover)),
        };
        vec![PresetFile {
            name: ["curl-", &slug(handover.name), ".", ending].concat(),
            media_type,
            text,
        }]
    }
}

fn posix(handover: &Handover) -> String {
    let mut text = String::from(": ");
    text.push_str(&quote::sh(
        &["API Client: ", &quote::comment(handover.name)].concat(),
    ));
    text.push('\n');
    text.push_str(HEAD);
    push_token_request(&mut text, handover);
    text.push_str(TOKEN);
    push_call(&mut text, handover);
    text.push_str(FAILED);
    text
}

fn push_token_request(text: &mut String, handover: &Handover) {
    text.push_str(CURL);
    text.push_str(&quote::sh(&[handover.auth_url, "/oauth/token"].concat()));
    text.push_str(" \\\n  --data 'grant_type=client_credentials'");
    if !handover.scope.is_empty() {
        text.push_str(" \\\n  --data-urlencode ");
        text.push_str(&quote::sh(&["scope=", handover.scope].concat()));
    }
    text.push_str(" <<'CURL_CONFIG'\nuser = ");
    let user = [handover.client_id, ":", handover.secret].concat();
    text.push_str(&quote::curl_config(&user));
    text.push('\n');
}

fn push_call(text: &mut String, handover: &Handover) {
    let Some(call) = call::choose(handover.project_key, handover.scope) else {
        text.push_str(
            "  : 'No granted scope is known to open a plain list, so no call is made with it.'\n  \
             echo 'The access token is in the variable TOKEN.'\n",
        );
        return;
    };
    text.push_str("  : ");
    text.push_str(&quote::sh(
        &["Allowed by ", &quote::comment(&call.scope)].concat(),
    ));
    text.push_str("\n  ");
    text.push_str(CURL);
    text.push_str("  --write-out '\\n' ");
    text.push_str(&quote::sh(
        &[handover.api_url, &call.after_host(handover.project_key)].concat(),
    ));
    text.push_str(BEARER);
}
