//! HTTP clients, infrastructure and secret stores.

mod github;
mod http_file;
mod kubernetes;
mod mcp;
mod netrc;
mod postman;
mod terraform;

use super::Preset;

/// All of them, in the order of the list.
pub(super) static ALL: &[&dyn Preset] = &[
    &postman::POSTMAN,
    &http_file::HTTP_FILE,
    &netrc::NETRC,
    &mcp::MCP,
    &terraform::TERRAFORM,
    &kubernetes::KUBERNETES,
    &github::GITHUB,
];
