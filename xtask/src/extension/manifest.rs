//! The manifest of the extension, for each browser, from one template and the policy of the page.

use crate::html::tags;
use crate::project::Outcome;
use anyhow::{Context, bail};
use serde_json::{Map, Value, json};

/// A family of browsers with a manifest of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Chrome, Edge and their relatives.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Its key in the template, and the name of its folder.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The version of the workspace, which is that of the extension.
pub(crate) fn version(cargo: &str) -> Outcome<String> {
    let (_, package) = cargo
        .split_once("[workspace.package]")
        .context("Cargo.toml has no [workspace.package]")?;
    let line = package
        .lines()
        .find_map(|line| line.strip_prefix("version = \""))
        .context("[workspace.package] has no version")?;
    Ok(line.trim_end_matches('"').to_owned())
}

/// The manifest: what is for all browsers, what is for this one, and what follows from the page: its policy, and the
/// hosts that it may call, which are optional permissions.
pub(crate) fn manifest(
    template: &str,
    browser: Browser,
    page: &str,
    version: &str,
) -> Outcome<String> {
    let template: Value = serde_json::from_str(template).context("extension/manifest.json")?;
    let part = |key: &str| -> Outcome<Map<String, Value>> {
        let part = template[key].as_object();
        part.cloned()
            .with_context(|| format!("extension/manifest.json has no {key}"))
    };
    let mut manifest = part("all")?;
    for (key, value) in part(browser.name())? {
        if manifest.insert(key.clone(), value).is_some() {
            bail!("extension/manifest.json says {key} twice");
        }
    }
    let policy = policy(page)?;
    manifest.insert("version".to_owned(), json!(version));
    manifest.insert(
        "optional_host_permissions".to_owned(),
        json!(hosts(&policy)),
    );
    manifest.insert(
        "content_security_policy".to_owned(),
        json!({ "extension_pages": policy }),
    );
    let text = serde_json::to_string_pretty(&Value::Object(manifest))?;
    Ok(text + "\n")
}

/// The page's policy, in one line.
fn policy(page: &str) -> Outcome<String> {
    let tags = tags(page);
    let tag = tags
        .iter()
        .find(|tag| tag.is_meta("Content-Security-Policy"))
        .and_then(|tag| tag.get("content"))
        .context("index.html has no policy")?;
    Ok(tag.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The hosts of `connect-src` as patterns of permissions, which know no port.
fn hosts(policy: &str) -> Vec<String> {
    let sources = policy
        .split(';')
        .filter_map(|directive| directive.trim().strip_prefix("connect-src "))
        .flat_map(str::split_whitespace);
    sources
        .filter(|source| source.contains("://"))
        .map(|source| format!("{}/*", source.trim_end_matches(":*")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::local;

    const TEMPLATE: &str = include_str!("../../../extension/manifest.json");
    const PAGE: &str = include_str!("../../../index.html");

    fn made(browser: Browser, page: &str) -> Value {
        let text = manifest(TEMPLATE, browser, page, "1.2.3").unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn permissions_are_these_and_no_others() {
        for browser in Browser::ALL {
            let manifest = made(browser, PAGE);
            assert_eq!(manifest["permissions"], json!(["activeTab", "storage"]));
            assert_eq!(manifest["host_permissions"], Value::Null);
            assert_eq!(manifest["optional_permissions"], Value::Null);
            assert_eq!(manifest["content_scripts"], Value::Null);
            assert_eq!(manifest["web_accessible_resources"], Value::Null);
            assert_eq!(manifest["externally_connectable"], Value::Null);
            let regions = [
                "us-central1.gcp",
                "us-east-2.aws",
                "europe-west1.gcp",
                "eu-central-1.aws",
                "australia-southeast1.gcp",
            ];
            let hosts: Vec<String> = regions
                .iter()
                .flat_map(|region| {
                    ["auth", "api"]
                        .map(|host| format!("https://{host}.{region}.commercetools.com/*"))
                })
                .collect();
            assert_eq!(manifest["optional_host_permissions"], json!(hosts));
            let policy = manifest["content_security_policy"]["extension_pages"].as_str();
            let policy = policy.unwrap();
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
            );
            assert_eq!(policy.matches("https://").count(), 10);
        }
    }

    #[test]
    fn each_browser_has_what_it_needs() {
        let chromium = made(Browser::Chromium, PAGE);
        assert!(chromium["background"]["service_worker"].is_string());
        assert_eq!(chromium["browser_specific_settings"], Value::Null);
        let firefox = made(Browser::Firefox, PAGE);
        let gecko = &firefox["browser_specific_settings"]["gecko"];
        assert_eq!(
            gecko["data_collection_permissions"]["required"],
            json!(["none"])
        );
        assert!(gecko["id"].is_string() && gecko["strict_min_version"].is_string());
        assert_eq!(firefox["version"], "1.2.3");
    }

    #[test]
    fn a_page_for_this_machine_may_ask_for_its_hosts() {
        let manifest = made(Browser::Chromium, &local(PAGE).unwrap());
        let hosts = manifest["optional_host_permissions"].as_array().unwrap();
        assert!(hosts.contains(&json!("http://127.0.0.1/*")));
        assert_eq!(hosts.len(), 12);
    }

    #[test]
    fn what_is_missing_is_an_error() {
        assert!(manifest("{}", Browser::Chromium, PAGE, "1").is_err());
        assert!(manifest(TEMPLATE, Browser::Chromium, "<p>", "1").is_err());
        let twice = TEMPLATE.replace("\"minimum_chrome_version\"", "\"permissions\"");
        assert!(manifest(&twice, Browser::Chromium, PAGE, "1").is_err());
        assert_eq!(
            version("[workspace.package]\nversion = \"0.1.0\"\n").unwrap(),
            "0.1.0"
        );
        assert!(version("[package]\nversion = \"0.1.0\"\n").is_err());
    }
}
