//! Trunk's hook after a build, when all files lie in its staging folder: what Trunk itself cannot do.

use crate::policy::{self, Reach};
use crate::project::{Outcome, Project};
use crate::project::{read, write};
use crate::split;
use anyhow::{Context, bail};
use std::env;
use std::path::PathBuf;

/// Tells the hook that the page is for this machine alone.
const LOCAL: &str = "XTASK_LOCAL_PAGE";

/// The script that loads a page of `serve --dev` again when it was built anew.
const RELOAD: &str = "reload.js";

/// What Trunk's environment must have, for where the page will be served.
pub(crate) fn variables(reach: Reach) -> Option<(&'static str, &'static str)> {
    (reach == Reach::Local).then_some((LOCAL, "1"))
}

/// Cuts a release module into parts, or adds the script that reloads a dev page; then sets the page's policy.
pub(crate) fn staged(project: &Project) -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("staged is Trunk's hook; run `cargo xtask build` instead")?;
    let page = staging.join("index.html");
    if env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug") {
        write(&staging.join(RELOAD), include_str!("reload.js"))?;
        let script = format!("<script type=\"module\" src=\"./{RELOAD}\"></script>\n");
        write(&page, &in_head(&read(&page)?, &script)?)?;
    } else {
        let loader = split::split(project, &staging)?;
        // Asked for together with the glue code that imports it, not one round trip later.
        let link = format!("<link rel=\"modulepreload\" href=\"./{loader}\">\n");
        write(&page, &in_head(&read(&page)?, &link)?)?;
    }
    let reach = match env::var_os(LOCAL) {
        Some(_) => Reach::Local,
        None => Reach::Hosted,
    };
    if reach == Reach::Local {
        write(&page, &policy::local(&read(&page)?)?)?;
    }
    let wrong = policy::faults(&read(&page)?, reach);
    if !wrong.is_empty() {
        bail!("index.html is not as it should be: {}", wrong.join("; "));
    }
    Ok(())
}

/// The page with something more at the end of its head.
fn in_head(page: &str, more: &str) -> Outcome<String> {
    let head = page
        .find("</head>")
        .context("index.html has no end of its head")?;
    let (before, after) = page.split_at(head);
    Ok(format!("{before}{more}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_comes_last_in_the_head() {
        assert_eq!(
            in_head("<head><p></head>", "<b>\n").unwrap(),
            "<head><p><b>\n</head>"
        );
        assert!(in_head("<body>", "<b>").is_err());
    }
}
