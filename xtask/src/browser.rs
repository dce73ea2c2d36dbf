//! Finds Chromium and its driver, or has Debian install them.

use crate::project::Outcome;
use crate::project::Project;
use crate::project::output;
use crate::project::run;
use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

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
            .ok_or("webdriver.json has no goog:chromeOptions")?;
        let path = project.target.join("webdriver.json");
        fs::write(&path, with_binary)
            .map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
        Ok(path)
    }
}

/// The browser on this machine, installed first if it is missing and this is root on Debian.
pub(crate) fn browser(project: &Project) -> Outcome<Browser> {
    if let Some(found) = find(project)? {
        return Ok(found);
    }
    let by_hand = format!(
        "apt-get install -y --no-install-recommends {}",
        PACKAGES.join(" ")
    );
    if project.which("apt-get").is_none()
        || output(Command::new("id").arg("-u")).as_deref() != Ok("0")
    {
        return Err(format!(
            "Chromium and its driver are needed. Run as root: {by_hand} \
             (or put them on PATH, or name them in CHROMIUM and CHROMEDRIVER)"
        ));
    }
    println!("Installing Chromium and its driver with apt-get: about a minute, once");
    let apt = |args: &[&str]| {
        run(project
            .command("apt-get")
            .args(args)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"][..], &PACKAGES].concat())?;
    find(project)?
        .ok_or_else(|| format!("Chromium is not on PATH although this succeeded: {by_hand}"))
}

fn find(project: &Project) -> Outcome<Option<Browser>> {
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

/// The program an environment variable names; a name that leads nowhere is an error.
fn named(variable: &str) -> Outcome<Option<PathBuf>> {
    match env::var_os(variable).map(PathBuf::from) {
        Some(path) if !path.is_file() => Err(format!(
            "{variable} names {}, which is no file",
            path.display()
        )),
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
