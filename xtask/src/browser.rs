//! Finds Chromium with its driver, Firefox, and `WebKit` with its driver, or has Debian install them.

use crate::needs;
use crate::project::write;
use crate::project::{Outcome, Project};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};
use std::{env, fs};

pub(crate) const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// A browser and the driver that steers it.
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Writes the driver's options with this very browser in them, and returns the file.
    pub(crate) fn webdriver_json(&self, project: &Project) -> Outcome<PathBuf> {
        let options = project.read("webdriver.json")?;
        let with_binary = name_binary(&options, &self.chromium.to_string_lossy())
            .context("webdriver.json has no goog:chromeOptions")?;
        let path = project.target.join("webdriver.json");
        write(&path, &with_binary)?;
        Ok(path)
    }
}

/// The browser on this machine, installed first if it is missing and this is root on Debian.
pub(crate) fn browser(project: &Project) -> Outcome<Browser> {
    if let Some(found) = find(project)? {
        return Ok(found);
    }
    let by_hand = needs::apt_command(&PACKAGES);
    if !needs::can_install(project) {
        bail!(
            "Chromium and its driver are needed. Run as root: {by_hand} \
             (or put them on PATH, or name them in CHROMIUM and CHROMEDRIVER)"
        );
    }
    needs::apt_install(project, &PACKAGES)?;
    find(project)?
        .with_context(|| format!("Chromium is not on PATH although this succeeded: {by_hand}"))
}

/// The browser and its driver, if they are there.
pub(crate) fn find(project: &Project) -> Outcome<Option<Browser>> {
    let chromium = named("CHROMIUM")?.or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .iter()
            .find_map(|name| project.which(name))
    });
    let driver = named("CHROMEDRIVER")?.or_else(|| project.which("chromedriver"));
    Ok(chromium
        .zip(driver)
        .map(|(chromium, driver)| Browser { chromium, driver }))
}

/// Debian's package of Firefox.
pub(crate) const FIREFOX: [&str; 1] = ["firefox-esr"];

/// Firefox on this machine, installed first if it is missing and this is root on Debian. It needs no driver: it speaks
/// the protocol of drivers by itself.
pub(crate) fn firefox(project: &Project) -> Outcome<PathBuf> {
    if let Some(found) = find_firefox(project)? {
        return Ok(found);
    }
    let by_hand = needs::apt_command(&FIREFOX);
    if !needs::can_install(project) {
        bail!(
            "Firefox is needed. Run as root: {by_hand} (or put firefox on PATH, or name it in FIREFOX)"
        );
    }
    needs::apt_install(project, &FIREFOX)?;
    find_firefox(project)?
        .with_context(|| format!("Firefox is not on PATH although this succeeded: {by_hand}"))
}

/// Firefox, if it is there.
pub(crate) fn find_firefox(project: &Project) -> Outcome<Option<PathBuf>> {
    Ok(named("FIREFOX")?.or_else(|| {
        ["firefox-esr", "firefox"]
            .iter()
            .find_map(|name| project.which(name))
    }))
}

/// Debian's packages of `WebKit`'s driver, which bring a small browser, and of a display for it: it has no headless mode.
pub(crate) const WEBKIT: [&str; 3] = ["webkit2gtk-driver", "xvfb", "xauth"];

/// `WebKit` for GTK, the engine that Safari shares: its driver, a browser to steer, and what makes a display for both.
pub(crate) struct Webkit {
    pub(crate) driver: PathBuf,
    browser: PathBuf,
    pub(crate) display: PathBuf,
}

impl Webkit {
    /// Writes the driver's options with this very browser in them, and returns the file.
    pub(crate) fn webdriver_json(&self, project: &Project) -> Outcome<PathBuf> {
        let options = serde_json::json!({
            "webkitgtk:browserOptions": { "binary": self.browser, "args": ["--automation"] }
        });
        let path = project.target.join("webkit.json");
        write(&path, &options.to_string())?;
        Ok(path)
    }
}

/// `WebKit` on this machine, installed first if it is missing and this is root on Debian.
pub(crate) fn webkit(project: &Project) -> Outcome<Webkit> {
    if let Some(found) = find_webkit(project) {
        return Ok(found);
    }
    let by_hand = needs::apt_command(&WEBKIT);
    if !needs::can_install(project) {
        bail!("WebKit, its driver and Xvfb are needed. Run as root: {by_hand}");
    }
    needs::apt_install(project, &WEBKIT)?;
    find_webkit(project)
        .with_context(|| format!("WebKit is not complete although this succeeded: {by_hand}"))
}

/// `WebKit`, if all of it is there.
pub(crate) fn find_webkit(project: &Project) -> Option<Webkit> {
    project.which("xauth")?;
    Some(Webkit {
        driver: project.which("WebKitWebDriver")?,
        browser: mini_browser(Path::new("/usr/lib"))?,
        display: project.which("xvfb-run")?,
    })
}

/// The small browser in the library's folder: `x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`, of the newest library.
fn mini_browser(lib: &Path) -> Option<PathBuf> {
    let inside = |folder: PathBuf| {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path())
    };
    let all = inside(lib.to_owned()).flat_map(inside);
    let browsers = all.map(|folder| folder.join("MiniBrowser"));
    browsers
        .filter(|path| path.to_string_lossy().contains("webkit") && path.is_file())
        .max()
}

/// The program an environment variable names; a name that leads nowhere is an error.
fn named(variable: &str) -> Outcome<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(path) if !path.is_file() => {
            bail!("{variable} names {}, which is not a file", path.display())
        }
        path => Ok(path),
    }
}

fn name_binary(options: &str, chromium: &str) -> Option<String> {
    let key = "\"goog:chromeOptions\": {";
    let (before, after) = options.split_once(key)?;
    let escaped = chromium.replace('\\', "\\\\").replace('"', "\\\"");
    Some(format!(
        "{before}{key}\n    \"binary\": \"{escaped}\",{after}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_driver_is_told_which_browser_to_start() {
        let options =
            name_binary("{ \"goog:chromeOptions\": { \"args\": [] } }", "/opt/a\"b").unwrap();
        assert!(
            options.contains("\"binary\": \"/opt/a\\\"b\", \"args\": []"),
            "{options}"
        );
    }
}
