//! Has the linker keep what wasm-split needs to find the parts.
#![allow(clippy::print_stdout)] // Cargo listens on the standard output of build scripts.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // wasm-split finds what belongs to a part by the linker's relocations.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
