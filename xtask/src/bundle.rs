//! Scripts and style sheets, joined and made small by esbuild; and how large files are as they travel.

use crate::project::{Outcome, Project, output};
use anyhow::{Context, bail};
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

/// How large a file is, in bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sizes {
    /// As it is.
    pub(crate) plain: u64,
    /// After brotli 11.
    pub(crate) brotli: u64,
    /// After gzip 9, which is all that many static hosts have.
    pub(crate) gzip: u64,
}

/// The sizes of each file.
pub(crate) fn sizes(project: &Project, files: &[PathBuf]) -> Outcome<Vec<Sizes>> {
    let mut node = project.command("node");
    node.arg(project.root.join("xtask/src/brotli.mjs"))
        .args(files);
    let lines = output(&mut node)?;
    let read = |line: &str| {
        let mut numbers = line.split(' ').map(|number| number.parse().ok());
        Some(Sizes {
            plain: numbers.next()??,
            brotli: numbers.next()??,
            gzip: numbers.next()??,
        })
    };
    lines
        .lines()
        .map(|line| read(line).with_context(|| format!("no sizes in {line}")))
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

/// The SHA-256 of each file of a folder, in hexadecimal digits.
pub(crate) fn sums(project: &Project, folder: &Path, files: &[String]) -> Outcome<Vec<String>> {
    const SCRIPT: &str = "for (const file of process.argv.slice(1)) \
         console.log(require('crypto').createHash('sha256').update(require('fs').readFileSync(file)).digest('hex'))";
    let paths = files.iter().map(|file| folder.join(file));
    let printed = output(project.command("node").args(["-e", SCRIPT]).args(paths))?;
    let sums: Vec<String> = printed.lines().map(str::to_owned).collect();
    if sums.len() != files.len() {
        bail!("node printed {} sums for {} files", sums.len(), files.len());
    }
    Ok(sums)
}
