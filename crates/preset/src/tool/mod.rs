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

use super::Preset;

/// All of them, in the order of the list.
pub(super) static ALL: &[&dyn Preset] = &[
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
