//! The Rust that compiles the page.

use crate::project::{Outcome, Project};
use crate::project::{output, run};
use anyhow::{Context, bail};
use std::path::Path;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Whether the standard library for wasm32 is there, and the folder of the toolchain.
pub(crate) fn has_wasm(project: &Project) -> Outcome<(bool, String)> {
    let sysroot = output(project.command("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib");
    Ok((library.is_dir(), sysroot))
}

/// The standard library for wasm32, by rustup.
pub(crate) fn wasm_target(project: &Project) -> Outcome {
    let (there, sysroot) = has_wasm(project)?;
    if there {
        return Ok(());
    }
    if project.which("rustup").is_none() {
        bail!(
            "this Rust has no {WASM} target and there is no rustup to add it. Use a Rust that rustup manages, \
             or install the target from where your Rust came (Debian: libstd-rust-dev-wasm32)."
        );
    }
    println!("Adding the {WASM} target with rustup: seconds, once");
    run(project.command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "rustup's own words are above. If it could not reach its download server, the target has to come \
             from elsewhere: run `rustup target add {WASM}` when there is a connection, set RUSTUP_DIST_SERVER to a \
             mirror that this machine reaches, or copy lib/rustlib/{WASM} from the same Rust release on another \
             machine into {sysroot}/lib/rustlib. Then run this command again"
        )
    })
}
