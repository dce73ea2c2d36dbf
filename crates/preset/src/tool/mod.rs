//! HTTP clients, infrastructure and secret stores.

mod bruno;
mod compose;
mod github;
mod http_file;
mod httpie;
mod insomnia;
mod kubernetes;
mod mcp;
mod netrc;
mod postman;
mod pulumi;
mod stores;
mod terraform;

use super::{Handover, Preset, Text, quote, zip::crc32};
use client::slug;

/// All of them, in the order of the list.
pub(super) static ALL: &[&Preset] = &[
    &postman::POSTMAN,
    &insomnia::INSOMNIA,
    &bruno::BRUNO,
    &http_file::HTTP_FILE,
    &httpie::HTTPIE,
    &netrc::NETRC,
    &mcp::MCP,
    &terraform::TERRAFORM,
    &pulumi::PULUMI,
    &github::GITHUB,
    &stores::GITLAB,
    &compose::COMPOSE,
    &kubernetes::KUBERNETES,
    &stores::AWS,
    &stores::VAULT,
    &stores::ONE_PASSWORD,
];

/// The variable that holds the secret.
const SECRET: &str = "CTP_CLIENT_SECRET";

/// Everything but the secret.
fn open_values<'a>(handover: &Handover<'a>) -> [(&'static str, &'a str); 5] {
    [
        ("CTP_PROJECT_KEY", handover.project_key),
        ("CTP_CLIENT_ID", handover.client_id),
        ("CTP_AUTH_URL", handover.auth_url),
        ("CTP_API_URL", handover.api_url),
        ("CTP_SCOPES", handover.scope),
    ]
}

/// A name that no other client of the project has, in lower-case letters, digits and `-`, at most 57
/// bytes: its name, and a checksum of its id, since ids have letters that such names can't hold.
fn unique_name(handover: &Handover) -> String {
    let id = crc32(handover.client_id.as_bytes());
    format!("{}-{id:08x}", slug(handover.name))
}

/// Where an external store keeps the client's values: a path that no other client has, so that a
/// second one of the same project never overwrites it.
fn store_path(handover: &Handover) -> String {
    ["ctp/", handover.project_key, "/", handover.client_id].concat()
}

/// Each variable's name, and the name under which a pipeline's settings keep it: one that no other
/// client has.
fn variable_names(handover: &Handover) -> impl Iterator<Item = (&'static str, String)> {
    let own = unique_name(handover).to_ascii_uppercase().replace('-', "_");
    let secret = (SECRET, handover.secret);
    let all = open_values(handover).into_iter().chain([secret]);
    all.map(move |(name, _)| {
        let rest = name.trim_start_matches("CTP_");
        (name, ["CTP_", &own, "_", rest].concat())
    })
}

/// Commands that set each variable from standard input; `{}` in a command is the variable's name.
fn variable_commands(handover: &Handover, set_secret: &str, set_open: &str) -> Text {
    let name = ["API client: ", &quote::comment(handover.name)].concat();
    let mut text = Text::of([": ", &quote::sh(&name), "\n"]);
    for (name, at) in variable_names(handover) {
        let command = if name == SECRET { set_secret } else { set_open };
        let value = handover.variable(name).unwrap_or_default();
        text.extend([
            "printf %s ",
            &quote::sh(value),
            " | ",
            &command.replace("{}", &at),
            "\n",
        ]);
    }
    text
}
