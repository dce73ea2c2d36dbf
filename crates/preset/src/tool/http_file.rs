//! A `.http` file for JetBrains, VS Code and httpYac, with its private environment.

use super::super::{
    Info, Preset, Purpose, call,
    format::{NO_CHOICE, file},
    quote,
    text::text,
};

pub(in super::super) static HTTP_FILE: Preset = Preset {
    info: Info {
        id: "http",
        title: ".http file",
        about: "Requests for JetBrains, VS Code (httpYac) and the command line.",
        needs: "Needs a JetBrains IDE, or VS Code with httpYac.",
        usage: "Save both files in one folder, choose the environment ctp, then send the requests in order.",
        words: "JetBrains, IntelliJ, WebStorm, VS Code, vscode, httpyac, REST client",
        reads_env: false,
        danger: Some("http-client.private.env.json contains the secret: list it in .gitignore."),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["ctp.http", "http-client.private.env.json"],
    },
    make: |handover, _| {
        let mut text = format!(
            "### API client: {}\n### Choose the environment \"ctp\".\n\n# @name token\n\
             POST {{{{authUrl}}}}/oauth/token\n\
             Authorization: Basic {{{{clientId}}}} {{{{clientSecret}}}}\n\
             Content-Type: application/x-www-form-urlencoded\n\n\
             grant_type=client_credentials&scope={{{{scope}}}}\n\n\
             > {{% client.global.set(\"access_token\", response.body.access_token); %}}\n",
            quote::comment(handover.name)
        );
        if let Some(call) = call::choose(handover.project_key, handover.scope) {
            text += &format!(
                "\n### Allowed by {}\nGET {{{{apiUrl}}}}{}\nAuthorization: Bearer {{{{access_token}}}}\n",
                quote::comment(&call.scope),
                call.after_host(handover.project_key)
            );
        }
        let private = text!(
            "{{\n  \"ctp\": {{\n    \"authUrl\": {},\n    \"apiUrl\": {},\n    \"clientId\": {},\n    \
             \"clientSecret\": {},\n    \"scope\": {}\n  }}\n}}\n",
            &*quote::json(handover.auth_url),
            &*quote::json(handover.api_url),
            &*quote::json(handover.client_id),
            &*quote::json(handover.secret),
            &*quote::json(&handover.scope.replace(' ', "+")),
        );
        vec![file("text/plain", text), file("application/json", private)]
    },
};
