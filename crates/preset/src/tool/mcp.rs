//! The vendor's MCP server, for a coding assistant or an agent.

use super::super::{
    Info, Preset, Purpose, Text,
    format::{NO_CHOICE, file},
    quote,
    text::text,
};

pub(in super::super) static MCP: Preset = Preset {
    info: Info {
        id: "mcp",
        title: "MCP server (mcp.json)",
        about: "The Commerce MCP server with read tools. Its variables have no CTP_ prefix.",
        needs: "Needs Node.js 18 or later with npx.",
        usage: "Add it to the MCP settings of your assistant, such as .mcp.json or .cursor/mcp.json",
        words: "AI, agent, LLM, Claude, Cursor, Copilot, Model Context Protocol, npm, npx",
        reads_env: false,
        danger: Some(
            "It contains the secret, and an agent can do everything that the scopes allow. Give it a separate \
                client with only view scopes.",
        ),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["mcp.json"],
    },
    make: |handover, _| {
        let env = [
            ("CLIENT_ID", handover.client_id),
            ("CLIENT_SECRET", handover.secret),
            ("PROJECT_KEY", handover.project_key),
            ("AUTH_URL", handover.auth_url),
            ("API_URL", handover.api_url),
        ];
        let rows = env.map(|(name, value)| text!("        \"{name}\": {}", &*quote::json(value)));
        let text = text!(
            "{{\n  \"mcpServers\": {{\n    \"commercetools\": {{\n      \"command\": \"npx\",\n      \
             \"args\": [\"-y\", \"@commercetools/commerce-mcp@4.1.0\", \"--tools=all.read\"],\n      \
             \"env\": {{\n{}\n      }}\n    }}\n  }}\n}}\n",
            &*Text::joined(rows, ",\n")
        );
        vec![file("application/json", text)]
    },
};
