//! What dist/ promises: nothing inline, nothing from elsewhere, a strict policy, no file without a use.

use crate::headers;
use crate::html::{Tag, tags};
use crate::machine::{self, Place};
use crate::policy::{self, Reach};
use crate::project::Outcome;
use crate::project::read;
use crate::seal;
use anyhow::{Context, bail};
use std::fs;
use std::path::Path;

/// What the host serves although the page does not name it.
const UNNAMED: [&str; 5] = [
    "index.html",
    "404.html",
    ".nojekyll",
    "_headers",
    seal::SUMS,
];

/// Checks a built page; returns how many files it has, or everything that is wrong with it.
pub(crate) fn check(dist: &Path, reach: Reach, places: &[Place]) -> Outcome<usize> {
    let index = read(&dist.join("index.html"))?;
    let mut wrong = page_faults(&index);
    wrong.extend(policy::faults(&index, reach));
    wrong.extend(headers::faults(&read(&dist.join("_headers"))?));
    wrong.extend(
        inline_faults(&read(&dist.join("404.html"))?)
            .into_iter()
            .map(|fault| format!("404.html: {fault}")),
    );

    let files = files(dist)?;
    wrong.extend(machine::faults(dist, &files, places)?);
    let mut named = references(&tags(&index))
        .into_iter()
        .map(str::to_owned)
        .collect::<Vec<_>>();
    for name in &named {
        if !files.contains(name) {
            wrong.push(format!("index.html names {name}, which is not in dist/"));
        }
    }
    for text in named
        .clone()
        .iter()
        .filter(|name| has_extension(name, &["js", "webmanifest", "css"]))
    {
        let source = read(&dist.join(text))?;
        if has_extension(text, &["css"])
            && ["@import", "//", "data:"]
                .iter()
                .any(|word| source.contains(word))
        {
            wrong.push(format!(
                "{text} loads something: @import, data: or an address with //"
            ));
        }
        let quoted = files.iter().filter(|file| source.contains(file.as_str()));
        named.extend(quoted.cloned());
    }
    let workers = |file: &String| seal::WORKERS.contains(&file.as_str());
    for file in files.iter().filter(|file| !workers(file)) {
        if !named.contains(file) && !UNNAMED.contains(&file.as_str()) {
            wrong.push(format!("{file} is in dist/ but nothing uses it"));
        }
        if has_extension(file, &["css", "js", "wasm"]) && !is_hashed(file) {
            wrong.push(format!("{file} has no hash in its name"));
        }
    }
    if !wrong.is_empty() {
        bail!(
            "{} is not as it should be:\n  {}",
            dist.display(),
            wrong.join("\n  ")
        );
    }
    Ok(files.len())
}

/// Every file below a folder, with `/` between the parts of its name, in order.
pub(crate) fn files(dir: &Path) -> Outcome<Vec<String>> {
    let unreadable = || format!("{} cannot be listed", dir.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).with_context(unreadable)? {
        let entry = entry.with_context(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(
                files(&entry.path())?
                    .into_iter()
                    .map(|file| format!("{name}/{file}")),
            );
        } else {
            found.push(name);
        }
    }
    found.sort();
    Ok(found)
}

/// The files that a page's tags name, relative to it.
pub(crate) fn references(tags: &[Tag]) -> Vec<&str> {
    let addresses = tags
        .iter()
        .flat_map(|tag| [tag.get("href"), tag.get("src")])
        .flatten();
    addresses
        .filter_map(|address| address.strip_prefix("./"))
        .filter(|file| !file.is_empty())
        .collect()
}

pub(crate) fn has_extension(file: &str, extensions: &[&str]) -> bool {
    Path::new(file)
        .extension()
        .is_some_and(|found| extensions.iter().any(|wanted| found == *wanted))
}

/// Trunk puts the hash after the last dash, and wasm-bindgen its own ending after that.
fn is_hashed(file: &str) -> bool {
    // Snippets lie in a folder whose name carries the hash.
    file.rsplit(['-', '/']).any(|part| {
        let hash = part.split(['.', '_']).next().unwrap_or_default();
        hash.len() >= 12 && hash.chars().all(|c| c.is_ascii_hexdigit())
    })
}

/// What is wrong with the page itself.
fn page_faults(page: &str) -> Vec<String> {
    let mut wrong = inline_faults(page);
    let tags = tags(page);
    for address in tags
        .iter()
        .flat_map(|tag| [tag.get("href"), tag.get("src")])
        .flatten()
    {
        if !address.starts_with("./") && !address.starts_with('#') {
            wrong.push(format!("{address} is not relative to the page"));
        }
    }
    if !tags
        .iter()
        .any(|tag| tag.is_meta("referrer") && tag.is("content", "no-referrer"))
    {
        wrong.push("there is no referrer policy".to_owned());
    }
    wrong
}

/// Inline script, style and handlers: the policy would refuse them.
fn inline_faults(page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for tag in tags(page) {
        if tag.name == "script" && (tag.get("src").is_none() || !tag.text.trim().is_empty()) {
            wrong.push("there is an inline script".to_owned());
        }
        if tag.name == "style" {
            wrong.push("there is an inline style sheet".to_owned());
        }
        for (name, _) in tag.attributes {
            if name == "style" || name.starts_with("on") {
                wrong.push(format!("<{}> has an inline {name}", tag.name));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(rest: &str) -> String {
        format!(
            "<html><head><meta charset=\"utf-8\">\
             <meta name=\"referrer\" content=\"no-referrer\">{rest}</head><body></body></html>"
        )
    }

    #[test]
    fn a_strict_page_passes() {
        assert_eq!(
            page_faults(&page("<script src=\"./a.js\"></script>")),
            [""; 0]
        );
    }

    #[test]
    fn each_fault_is_named() {
        for (rest, word) in [
            ("<script>1</script>", "inline script"),
            ("<style>p{}</style>", "inline style sheet"),
            ("<p style=\"x\">", "inline style"),
            ("<p onclick=\"x\">", "inline onclick"),
            ("<script src=\"/a.js\"></script>", "not relative"),
            ("<img src=\"https://example.com/a.png\">", "not relative"),
        ] {
            let wrong = page_faults(&page(rest));
            assert!(
                wrong.len() == 1 && wrong[0].contains(word),
                "{rest}: {wrong:?}"
            );
        }
    }

    #[test]
    fn a_page_that_names_the_machine_or_reaches_too_far_is_refused() {
        let dist = std::env::temp_dir().join(format!("scopesmith-dist-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        let script = "boot-6bb7c5282377ca9.js";
        let page = include_str!("../../index.html")
            .lines()
            .filter(|line| !line.contains("data-trunk") && !line.contains("href=\"./"))
            .map(|line| line.replace("</head>", ""))
            .collect::<String>()
            .replace(
                "<body>",
                &format!("<script src=\"./{script}\"></script></head><body>"),
            );
        fs::write(dist.join("index.html"), &page).unwrap();
        fs::write(dist.join("404.html"), "").unwrap();
        fs::write(dist.join("_headers"), include_str!("../../public/_headers")).unwrap();
        fs::write(dist.join(script), "// nothing").unwrap();
        let project = crate::project::Project::find().unwrap();
        let places = machine::places(&project).unwrap();
        let refused = |reach| check(&dist, reach, &places).unwrap_err().to_string();
        assert_eq!(check(&dist, Reach::Hosted, &places).unwrap(), 4);
        assert!(refused(Reach::Local).contains("lacks http://127.0.0.1:*"));

        fs::write(dist.join("index.html"), policy::local(&page).unwrap()).unwrap();
        assert_eq!(check(&dist, Reach::Local, &places).unwrap(), 4);
        assert!(refused(Reach::Hosted).contains("has http://127.0.0.1:*"));

        let own = project.root.join("src/main.rs");
        fs::write(dist.join(script), format!("// {}", own.display())).unwrap();
        assert!(refused(Reach::Local).contains("the path of the project's folder"));
        fs::remove_dir_all(&dist).unwrap();
    }

    #[test]
    fn hashes_are_seen_in_names() {
        for hashed in [
            "base-6bb7c5282377ca9.css",
            "app-36a1c84e2452a9f1_bg.wasm",
            "snippets/gloo-36a1c84e2452a9f1/inline0.js",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        assert!(!is_hashed("boot.js"));
    }
}
