//! Scripts and style sheets, joined and made small by esbuild; and how large files are as they travel.

use crate::project::{Outcome, Project, output};
use anyhow::Context;
use std::path::{Path, PathBuf};

/// A script with what it imports (`js`), or a style sheet (`css`), as short as it gets.
pub(crate) fn joined(project: &Project, kind: &str, file: &Path) -> Outcome<String> {
    output(
        project
            .command("node")
            .arg(project.e2e().join("support/bundle.mjs"))
            .args([kind])
            .arg(file),
    )
}

/// The size of each file, plain and after brotli 11.
pub(crate) fn sizes(project: &Project, files: &[PathBuf]) -> Outcome<Vec<(u64, u64)>> {
    let mut node = project.command("node");
    node.arg(project.root.join("xtask/src/brotli.mjs"))
        .args(files);
    let sizes = output(&mut node)?;
    let line = |line: &str| {
        let (raw, packed) = line.split_once(' ')?;
        Some((raw.parse().ok()?, packed.parse().ok()?))
    };
    sizes
        .lines()
        .map(|text| line(text).with_context(|| format!("no size in {text}")))
        .collect()
}

/// What tells a file from every other.
pub(crate) struct Digest {
    /// Sixteen hexadecimal digits, for its name.
    pub(crate) hash: String,
    /// What `integrity` says of it, for a browser that checks it.
    pub(crate) integrity: String,
}

/// The digest of a file; Node.js has the hash built in.
pub(crate) fn digest(project: &Project, file: &Path) -> Outcome<Digest> {
    const SCRIPT: &str = "const hash = require('crypto').createHash('sha384').update(require('fs').readFileSync(process.argv[1])).digest(); \
         console.log(hash.toString('hex').slice(0, 16) + ' sha384-' + hash.toString('base64'))";
    let line = output(project.command("node").args(["-e", SCRIPT]).arg(file))?;
    let (hash, integrity) = line.split_once(' ').context("node printed no digest")?;
    Ok(Digest {
        hash: hash.to_owned(),
        integrity: integrity.to_owned(),
    })
}
