//! Programs. Each reads the values from the environment, so the secret stays out of the code.

mod dotnet;
mod go;
mod go_sdk;
mod java_sdk;
mod kotlin;
mod node_sdk;
mod php;
mod php_sdk;
mod python;
mod python_sdk;
mod rust_ureq;
mod typescript;

use super::Preset;

/// All of them, in the order of the list.
pub(super) static ALL: &[&Preset] = &[
    &node_sdk::NODE_SDK,
    &typescript::TYPESCRIPT,
    &java_sdk::JAVA_SDK,
    &kotlin::KOTLIN,
    &rust_ureq::RUST_UREQ,
    &python::PYTHON,
    &python_sdk::PYTHON_SDK,
    &go::GO,
    &go_sdk::GO_SDK,
    &php::PHP,
    &php_sdk::PHP_SDK,
    &dotnet::DOTNET,
];
