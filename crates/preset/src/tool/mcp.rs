//! The vendor's MCP server, for a coding assistant or an agent.

use super::super::{
    Purpose,
    format::{Format, NO_CHOICE, file},
    quote,
};

pub(in super::super) static MCP: Format = Format {
    id: "mcp",
    title: "MCP server (mcp.json)",
    about: "The Commerce MCP server with read tools. Its variables have no CTP_ prefix.",
    danger: Some(
        "It holds the secret, and an agent may do whatever the scopes allow: give it view scopes \
         and a client of its own. Which tools \"all.read\" opens in version 4 is not verified.",
    ),
    purpose: Purpose::HttpClient,
    choices: NO_CHOICE,
    files: |handover, _| {
        let env = [
            ("CLIENT_ID", handover.client_id),
            ("CLIENT_SECRET", handover.secret),
            ("PROJECT_KEY", handover.project_key),
            ("AUTH_URL", handover.auth_url),
            ("API_URL", handover.api_url),
        ];
        let rows: Vec<String> = env
            .iter()
            .map(|(name, value)| format!("        \"{name}\": {}", quote::json(value)))
            .collect();
        let text = format!(
            "{{\n  \"mcpServers\": {{\n    \"commercetools\": {{\n      \"command\": \"npx\",\n      \
             \"args\": [\"-y\", \"@commercetools/commerce-mcp@latest\", \"--tools=all.read\"],\n      \
             \"env\": {{\n{}\n      }}\n    }}\n  }}\n}}\n",
            rows.join(",\n")
        );
        vec![file("mcp.json", "application/json", text)]
    },
};
