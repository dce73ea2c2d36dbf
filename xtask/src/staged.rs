//! Trunk's hook after a build, when all files lie in its staging folder: what Trunk itself cannot do.

use crate::html::tags;
use crate::policy::{self, Reach};
use crate::project::{Outcome, Project};
use crate::project::{read, write};
use crate::seal::Worker;
use crate::{bundle, seal, split};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::{env, fs, iter};

/// Tells the hook that the page is for this machine alone.
const LOCAL: &str = "XTASK_LOCAL_PAGE";

/// Tells the hook that a dev page will not be built again while it is open.
pub(crate) const STILL: (&str, &str) = ("XTASK_STILL_PAGE", "1");

/// The script that loads a page of `serve --dev` again when it was built anew.
const RELOAD: &str = "reload.js";

/// What Trunk's environment must have, for where the page will be served.
pub(crate) fn variables(reach: Reach) -> Option<(&'static str, &'static str)> {
    (reach == Reach::Local).then_some((LOCAL, "1"))
}

/// Cuts a release module into parts and seals the build, or adds the script that reloads a dev page; and sets the page's policy.
pub(crate) fn staged(project: &Project) -> Outcome {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .context("staged is Trunk's hook; run `cargo xtask build` instead")?;
    let page = staging.join("index.html");
    let dev = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    if dev && env::var_os(STILL.0).is_some() {
        // Nothing is added.
    } else if dev {
        write(&staging.join(RELOAD), include_str!("reload.js"))?;
        let script = format!("<script type=\"module\" src=\"./{RELOAD}\"></script>\n");
        write(&page, &in_head(&read(&page)?, &script)?)?;
    } else {
        release(project, &staging, &page)?;
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
    if dev {
        return Ok(());
    }
    seal::seal(project, &staging, Worker::of(reach))
}

/// Cuts the module into parts, and makes one script and one style sheet of those that a first visit needs; a style
/// sheet with `data-part` comes with its part.
fn release(project: &Project, staging: &Path, page: &Path) -> Outcome {
    let before = read(page)?;
    let boot = tags(&before)
        .iter()
        .filter_map(|tag| tag.get("src")?.strip_prefix("./"))
        .find(|file| file.starts_with("boot-"))
        .context("index.html starts no boot.js")?
        .to_owned();
    let later = later(project, staging)?;
    let start = with_later(&read(&staging.join(&boot))?, &later)?;
    let cut = split::split(project, staging, &start)?;
    fs::remove_file(staging.join(&boot))?;
    let plain = project.target.join("split").join("page.js");
    write(&plain, &cut.script)?;
    let digest = bundle::digest(project, &plain)?;
    // More is in it than the module that Trunk named it after.
    let name = format!("scopesmith-{}.js", digest.hash);
    fs::copy(&plain, staging.join(&name))?;
    let integrity = digest.integrity;
    let tag =
        format!("<script type=\"module\" src=\"./{name}\" integrity=\"{integrity}\"></script>");
    let after = replaced(
        &before,
        &format!("<script src=\"./{boot}\""),
        "</script>",
        &tag,
    )?;
    let after = replaced(&after, "<link rel=\"modulepreload\"", ">", "")?;
    let after = module_first(&after, &tag)?.replace(&cut.stem, &cut.named);
    write(page, &small(&styles(project, staging, &after)?))
}

/// The page without comments, indentation and empty lines: no text of it is preformatted.
fn small(page: &str) -> String {
    let mut parts = page.split("<!--");
    let begin = parts.next().unwrap_or_default();
    let rest = parts.filter_map(|part| Some(part.split_once("-->")?.1));
    let plain = iter::once(begin).chain(rest).collect::<String>();
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The page with the preload of the module beside its script. Trunk puts it at the end of the head: behind the script
/// that sets the theme, where a browser with this policy finds it only when that script has run.
fn module_first(page: &str, script: &str) -> Outcome<String> {
    let start = "<link rel=\"preload\"";
    let rest = page.split_once(start).map(|(_, rest)| rest);
    let link = rest.and_then(|rest| rest.split_once('>'));
    let (link, _) = link.context("index.html preloads no module")?;
    let link = format!("{start}{link}>");
    let without = page.replacen(&link, "", 1);
    Ok(without.replacen(script, &format!("{script}\n  {link}"), 1))
}

/// Writes the script that is loaded when the page is idle; returns its name.
fn later(project: &Project, staging: &Path) -> Outcome<String> {
    let source = project.root.join("public").join("pwa.js");
    let small = bundle::joined(project, "js", &source)?;
    let hash = bundle::digest(project, &source)?.hash;
    let name = format!("pwa-{hash}.js");
    write(&staging.join(&name), &small)?;
    Ok(name)
}

/// boot.js that loads that script.
fn with_later(boot: &str, name: &str) -> Outcome<String> {
    const NOTHING: &str = "const later = () => {};";
    if boot.matches(NOTHING).count() != 1 {
        bail!("boot.js does not have {NOTHING:?} exactly once");
    }
    let load = format!("const later = () => import(\"./{name}\");");
    Ok(boot.replacen(NOTHING, &load, 1))
}

/// The page with one style sheet for the first visit, and one for each part.
fn styles(project: &Project, staging: &Path, page: &str) -> Outcome<String> {
    let mut sheets: Vec<(String, String)> = Vec::new();
    let mut lines = Vec::new();
    let mut first = None;
    for line in page.lines() {
        let link = tags(line)
            .into_iter()
            .find(|tag| tag.is("rel", "stylesheet"));
        let Some(file) = link
            .as_ref()
            .and_then(|link| link.get("href")?.strip_prefix("./"))
        else {
            lines.push(line.to_owned());
            continue;
        };
        first.get_or_insert(lines.len());
        let part = link
            .as_ref()
            .and_then(|link| link.get("data-part"))
            .unwrap_or_default();
        let text = read(&staging.join(file))?;
        fs::remove_file(staging.join(file))?;
        match sheets.iter_mut().find(|(known, _)| known == part) {
            Some((_, sheet)) => sheet.push_str(&text),
            None => sheets.push((part.to_owned(), text)),
        }
    }
    let first = first.context("index.html has no style sheet")?;
    for (at, (part, text)) in sheets.into_iter().enumerate() {
        let name = if part.is_empty() {
            "page".to_owned()
        } else {
            part.replace(' ', "-")
        };
        let plain = project.target.join("split").join(format!("{name}.css"));
        write(&plain, &text)?;
        let small = bundle::joined(project, "css", &plain)?;
        write(&plain, &small)?;
        let digest = bundle::digest(project, &plain)?;
        let file = format!("{name}-{}.css", digest.hash);
        write(&staging.join(&file), &small)?;
        // The browser leaves a disabled one alone until its part is fetched.
        let later = if part.is_empty() {
            String::new()
        } else {
            format!(" data-part=\"{part}\" disabled")
        };
        let link = format!(
            "  <link rel=\"stylesheet\" href=\"./{file}\" integrity=\"{}\"{later}>",
            digest.integrity
        );
        lines.insert(first + at, link);
    }
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The text with what goes from `start` to the next `end` replaced; it must be there once.
fn replaced(text: &str, start: &str, end: &str, by: &str) -> Outcome<String> {
    let (before, rest) = text
        .split_once(start)
        .with_context(|| format!("index.html has no {start}"))?;
    let (_, after) = rest
        .split_once(end)
        .with_context(|| format!("{start} has no end"))?;
    if after.contains(start) {
        bail!("index.html has {start} more than once");
    }
    Ok([before, by, after].concat())
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

    #[test]
    fn a_release_has_no_comments_and_no_indentation() {
        let page = "<p>\n  <!-- a\n b -->\n\n  <b>c d</b><!-- e --> f\n</p>";
        assert_eq!(small(page), "<p>\n<b>c d</b> f\n</p>\n");
    }

    #[test]
    fn the_module_is_asked_for_beside_its_script() {
        let page = "<script a></script><script theme></script><link rel=\"preload\" href=b>";
        assert_eq!(
            module_first(page, "<script a></script>").unwrap(),
            "<script a></script>\n  <link rel=\"preload\" href=b><script theme></script>"
        );
        assert!(module_first("<script a></script>", "<script a></script>").is_err());
    }

    #[test]
    fn the_script_of_the_start_names_what_comes_later() {
        let boot = include_str!("../../public/boot.js");
        let named = with_later(boot, "pwa-0.js").unwrap();
        assert!(named.contains("import(\"./pwa-0.js\");"));
        assert!(with_later("", "pwa-0.js").is_err());
    }

    #[test]
    fn a_tag_is_replaced_that_is_there_once() {
        assert_eq!(replaced("<a x></a>b", "<a ", "</a>", "c").unwrap(), "cb");
        assert!(replaced("<a x></a><a y></a>", "<a ", "</a>", "c").is_err());
        assert!(replaced("<a x>", "<a ", "</a>", "c").is_err());
        assert!(replaced("", "<a ", "</a>", "c").is_err());
    }
}
