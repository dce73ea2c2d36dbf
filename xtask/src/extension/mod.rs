//! `cargo xtask extension`: the browser extension, from the same dist/ as the hosted page.

mod manifest;

use crate::dist;
use crate::html::tags;
use crate::policy::{self, Reach};
use crate::project::{Outcome, Project};
use crate::project::{read, run, write};
use crate::seal;
use crate::workshop::FOLLOWS;
use crate::{bundle, check, setup, sources};
use anyhow::{Context, bail};
use manifest::Browser;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// What only a web page needs.
const OF_THE_WEB: [&str; 6] = [
    "404.html",
    ".nojekyll",
    "_headers",
    "app.webmanifest",
    "icon-maskable.png",
    seal::SUMS,
];

/// The line of the page that names what an extension has not.
const MANIFEST_LINK: &str = "<link rel=\"manifest\" href=\"./app.webmanifest\">";

/// The page's script for the extension; it has to run before the page starts.
const SCRIPT: &str = "<script src=\"./extension.js\"></script>\n";

/// Builds, packs and checks the extension. `--no-build` takes dist/ as it is.
pub(crate) fn extension(project: &Project, args: &[String]) -> Outcome {
    match args {
        [] => dist::build(project, Reach::Hosted)?,
        [switch] if switch == "--no-build" => {}
        _ => bail!("extension knows --no-build, not {}", args.join(" ")),
    }
    let zips = pack(project)?;
    let place = place(project);
    lint(project, &place)?;
    println!("\nIn {}:", place.display());
    for (name, sum) in zips.iter().zip(bundle::sums(project, &place, &zips)?) {
        println!("{sum}  {name}");
    }
    Ok(())
}

/// Writes the folders and the zips, from dist/ as it is; returns the names of the zips.
pub(crate) fn pack(project: &Project) -> Outcome<Vec<String>> {
    setup::npm_packages(project)?;
    let version = version(project)?;
    let place = place(project);
    if place.exists() {
        fs::remove_dir_all(&place)
            .with_context(|| format!("{} cannot be emptied", place.display()))?;
    }
    let mut zips = Vec::new();
    for browser in Browser::ALL {
        let folder = place.join(browser.name());
        assemble(project, &project.dist(), &folder, browser, Reach::Hosted)?;
        let name = format!("scopesmith-{}-{version}.zip", browser.name());
        zip(
            project,
            &folder,
            &check::files(&folder)?,
            &place.join(&name),
        )?;
        zips.push(name);
    }
    let name = format!("scopesmith-source-{version}.zip");
    zip(
        project,
        &project.root,
        &sources::files(project)?,
        &place.join(&name),
    )?;
    zips.push(name);
    Ok(zips)
}

/// Where the folders and zips are.
pub(crate) fn place(project: &Project) -> PathBuf {
    project.target.join("extension")
}

/// The version of the extension, which is that of the workspace.
pub(crate) fn version(project: &Project) -> Outcome<String> {
    manifest::version(&project.read("Cargo.toml")?)
}

/// The extension as the journeys load it, from the page that may call the sandbox's server on this machine.
pub(crate) fn for_journeys(project: &Project, dist: &Path) -> Outcome {
    let folder = project.target.join("journeys-extension");
    for browser in Browser::ALL {
        let folder = folder.join(browser.name());
        assemble(project, dist, &folder, browser, Reach::Local)?;
    }
    Ok(())
}

/// Writes the folder of the extension for a browser.
fn assemble(project: &Project, dist: &Path, to: &Path, browser: Browser, reach: Reach) -> Outcome {
    if to.exists() {
        fs::remove_dir_all(to).with_context(|| format!("{} cannot be emptied", to.display()))?;
    }
    let mut files = check::files(dist)?;
    files.retain(|file| {
        let file = file.as_str();
        // What a follower stands for is on the disk.
        !OF_THE_WEB.contains(&file) && !seal::WORKERS.contains(&file) && !file.contains(FOLLOWS)
    });
    sources::copy(dist, to, &files)?;
    let own = project.root.join("extension");
    let mut files = check::files(&own)?;
    files.retain(|file| file != "manifest.json");
    sources::copy(&own, to, &files)?;

    let page = read(&dist.join("index.html"))?;
    let wrong = policy::faults(&page, reach);
    if !wrong.is_empty() {
        bail!("index.html is not as it should be: {}", wrong.join("; "));
    }
    let page = with_parser(project, to, &page)?;
    let (tab, panel) = pages(&page)?;
    write(&to.join("index.html"), &tab)?;
    write(&to.join("panel.html"), &panel)?;
    let version = version(project)?;
    let template = read(&own.join("manifest.json"))?;
    let manifest = manifest::manifest(&template, browser, &page, &version)?;
    write(&to.join("manifest.json"), &manifest)
}

/// The page, with a script in which static markup is read by the browser's parser: Mozilla's check warns of every
/// `innerHTML`. The renderer sets it on templates only, with texts that are part of the program.
fn with_parser(project: &Project, folder: &Path, page: &str) -> Outcome<String> {
    let tags = tags(page);
    let old = tags
        .iter()
        .filter(|tag| tag.is("type", "module"))
        .find_map(|tag| Some((tag.get("src")?.strip_prefix("./")?, tag.get("integrity")?)));
    let (file, integrity) = old.context("index.html starts no script")?;
    let path = folder.join(file);
    let script = parsed(&read(&path)?)?;
    fs::remove_file(&path)?;
    let scratch = project.target.join("split");
    fs::create_dir_all(&scratch)?;
    let plain = scratch.join("extension.js");
    write(&plain, &script)?;
    let digest = bundle::digest(project, &plain)?;
    let name = format!("scopesmith-{}.js", digest.hash);
    write(&folder.join(&name), &script)?;
    Ok(page
        .replace(file, &name)
        .replace(integrity, &digest.integrity))
}

/// The script with each `ELEMENT.innerHTML=TEXT` replaced. An element that is no template would be an error when it
/// runs, never a wrong view.
fn parsed(script: &str) -> Outcome<String> {
    const SET: &str = ".innerHTML=";
    let mut done = String::with_capacity(script.len());
    let mut left = script;
    while let Some((before, after)) = left.split_once(SET) {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let (rest, element) = before.split_at(before.trim_end_matches(is_name).len());
        let (text, after) = after
            .split_once(')')
            .filter(|(text, _)| !element.is_empty() && text.matches('(').count() == 1)
            .context("the script sets innerHTML in another way")?;
        done.push_str(&format!(
            "{rest}{element}.content.replaceChildren(new DOMParser().parseFromString(`<template>${{{text})}}</template>`,\
             \"text/html\").head.firstChild.content)"
        ));
        left = after;
    }
    Ok(done + left)
}

/// The page of the tab and the page of the panel, from that of the web.
fn pages(page: &str) -> Outcome<(String, String)> {
    let without = once(page, MANIFEST_LINK, "")?;
    // Before the style sheets: it is small, on the disk, and the page reads what it sets.
    let tab = once(&without, "<title>", &format!("{SCRIPT}  <title>"))?;
    let panel = once(&tab, "<html ", "<html data-panel ")?;
    Ok((tab, panel))
}

fn once(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.matches(from).count() != 1 {
        bail!("index.html does not have {from} exactly once");
    }
    Ok(text.replacen(from, to, 1))
}

/// Packs files of a folder, always into the same bytes.
pub(crate) fn zip(project: &Project, from: &Path, files: &[String], to: &Path) -> Outcome {
    let mut node = project.command("node");
    node.arg(project.e2e().join("support/zip.mjs"))
        .args([from, to])
        .stdin(Stdio::piped());
    let mut child = node.spawn().context("node cannot be started")?;
    let mut input = child.stdin.take().context("node reads nothing")?;
    input.write_all(files.join("\n").as_bytes())?;
    drop(input);
    if !child.wait()?.success() {
        bail!("{} cannot be packed", to.display());
    }
    Ok(())
}

/// Mozilla's own check of the extension for Firefox: neither errors nor warnings. Chromium's differs in the manifest
/// alone, whose service worker Firefox does not know.
fn lint(project: &Project, place: &Path) -> Outcome {
    let tool = web_ext(project)?;
    println!("Checking the extension with web-ext");
    run(project
        .command("node")
        .arg(&tool)
        .args(["lint", "--warnings-as-errors", "--source-dir"])
        .arg(place.join(Browser::Firefox.name()))
        .env("NO_UPDATE_NOTIFIER", "1"))
}

/// Mozilla's tool, installed as its package-lock.json says.
fn web_ext(project: &Project) -> Outcome<PathBuf> {
    let folder = project.root.join("tests/web-ext");
    let installed = folder.join("node_modules/.installed-lock.json");
    let lock = read(&folder.join("package-lock.json"))?;
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        return Ok(folder.join("node_modules/web-ext/bin/web-ext.js"));
    }
    println!("Installing web-ext with npm: about 20 seconds, once");
    run(project.command("npm").arg("ci").current_dir(&folder))?;
    write(&installed, &lock)?;
    Ok(folder.join("node_modules/web-ext/bin/web-ext.js"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_are_those_of_the_web_with_their_script() {
        let page = include_str!("../../../index.html");
        let (tab, panel) = pages(page).unwrap();
        assert!(!tab.contains(
            "webmanifest\">\n  <link data-trunk rel=\"copy-file\" href=\"public/icon.svg"
        ));
        assert!(tab.contains("./extension.js") && !tab.contains("data-panel"));
        assert!(panel.contains("<html data-panel lang=\"en\">"));
        assert_eq!(policy::faults(&panel, Reach::Hosted), [""; 0]);
        assert!(pages("<html ").is_err());
    }

    #[test]
    fn markup_is_read_by_the_parser() {
        assert_eq!(
            parsed("a:function($t,n,e){$t.innerHTML=u(n,e)},b").unwrap(),
            "a:function($t,n,e){$t.content.replaceChildren(new DOMParser().parseFromString(\
             `<template>${u(n,e)}</template>`,\"text/html\").head.firstChild.content)},b"
        );
        assert_eq!(parsed("a").unwrap(), "a");
        assert!(
            !parsed("a.innerHTML=b();a.innerHTML=c()")
                .unwrap()
                .contains("innerHTML")
        );
        assert!(parsed("a.innerHTML=b").is_err() && parsed("f().innerHTML=b()").is_err());
    }
}
