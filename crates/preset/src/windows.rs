//! The token request and a call in the shells of Windows. Neither was run: both follow the manuals.

use super::{Handover, Text, ask, call, quote, text::text};

/// Windows PowerShell 5.1 and PowerShell 7. `curl` is another name for Invoke-WebRequest in the
/// former, so PowerShell's own command is used; the secret is in no process's arguments.
pub(super) fn powershell(handover: &Handover, ask: bool) -> Text {
    let q = quote::powershell;
    let pair = if ask {
        Text::of([
            &q(&Text::of([handover.client_id, ":"])),
            " + ",
            ask::POWERSHELL,
        ])
    } else {
        q(&Text::of([handover.client_id, ":", handover.secret]))
    };
    // A block is read to its end before it runs: what is pasted behind a question would be taken for its answer.
    let begin = if ask { ". {\n" } else { "" };
    let mut text = text!(
        "# API client: {}\n{begin}$pair = {}\n\
         $basic = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($pair))\n\
         $form = @{{ grant_type = 'client_credentials'",
        quote::comment(handover.name),
        &*pair,
    );
    if !handover.scope.is_empty() {
        text.extend(["; scope = ", &q(handover.scope)]);
    }
    text.push_str(&text!(
        " }}\n$token = Invoke-RestMethod -Method Post -Uri {} -Headers @{{ Authorization = \"Basic $basic\" }} -Body $form\n",
        &*q(&[handover.auth_url, "/oauth/token"].concat())
    ));
    match call::choose(handover.project_key, handover.scope) {
        None => text.push_str(
            "# No granted scope is known to allow a simple list request, so this code makes no call with the token.\n\
             $token | Select-Object expires_in, scope\n",
        ),
        Some(call) => {
            let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
            text.push_str(&text!(
                "# Allowed by {}\nInvoke-RestMethod -Uri {} -Headers @{{ Authorization = \"Bearer $($token.access_token)\" }} | ConvertTo-Json -Depth 20\n",
                quote::comment(&call.scope),
                &*q(&url)
            ));
        }
    }
    if ask {
        text.push_str("}\n");
    }
    text
}

/// A batch file. curl reads the secret from its standard input; curl.exe is part of Windows 10 1803
/// and later. The fourth word between quotes of the answer is the token.
pub(super) fn cmd(handover: &Handover) -> Text {
    let user = Text::of([handover.client_id, ":", handover.secret]);
    let mut text = text!(
        "@echo off\r\nrem API client: {}\r\nsetlocal DisableDelayedExpansion\r\n\
         (echo user = {})| curl.exe --silent --show-error --fail-with-body --config - --data grant_type=client_credentials",
        plain(handover.name),
        &*caret(&quote::curl_config(&user)),
    );
    if !handover.scope.is_empty() {
        text.extend([" --data-urlencode \"scope=", &percent(handover.scope), "\""]);
    }
    text.push_str(&text!(
        " --output token.json \"{}/oauth/token\" || exit /b 1\r\n\
         for /f usebackq^ tokens^=4^ delims^=^\" %%t in (\"token.json\") do set \"TOKEN=%%t\"\r\ndel token.json\r\n",
        percent(handover.auth_url)
    ));
    match call::choose(handover.project_key, handover.scope) {
        None => text.push_str("echo The access token is in the variable TOKEN.\r\n"),
        Some(call) => {
            let url = [handover.api_url, &call.after_host(handover.project_key)].concat();
            text.push_str(&text!(
                "rem Allowed by {}\r\n(echo header = \"Authorization: Bearer %TOKEN%\")| curl.exe --silent --show-error --fail-with-body --config - \"{}\"\r\n",
                plain(&call.scope),
                percent(&url)
            ));
        }
    }
    text.push('\n');
    text
}

/// A text in a `rem` line: what is special to cmd is left out.
fn plain(text: &str) -> String {
    let kept = quote::comment(text);
    kept.chars().filter(|c| !"%^&|<>\"!".contains(*c)).collect()
}

/// Between double quotes of a batch file. A `"` would end them, and no value of an API Client has
/// one: it is left out.
fn percent(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, '"' | '\r' | '\n'))
        .collect();
    kept.replace('%', "%%")
}

/// Outside of quotes, as `echo` prints it.
fn caret(text: &str) -> Text {
    let mut out = Text::new();
    for c in text.chars() {
        match c {
            '%' => out.push_str("%%"),
            '^' | '&' | '|' | '<' | '>' | '"' | '(' | ')' => {
                out.push('^');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
