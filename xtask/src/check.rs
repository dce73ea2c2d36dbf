//! What dist/ promises: nothing inline, nothing from elsewhere, a strict policy, no file without a use.

use crate::html::Tag;
use crate::html::tags;
use crate::project::Outcome;
use crate::project::read;
use std::fs;
use std::path::Path;

/// What the host serves although the page does not name it.
const UNNAMED: [&str; 3] = ["index.html", "404.html", ".nojekyll"];

/// Directives that must stand in the policy exactly so. `connect-src` has a check of its own.
const POLICY: [&str; 7] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
];

/// Checks a built page; returns how many files it has, or everything that is wrong with it.
pub(crate) fn check(dist: &Path) -> Outcome<usize> {
    let index = read(&dist.join("index.html"))?;
    let mut wrong = page_faults(&index);
    wrong.extend(
        inline_faults(&read(&dist.join("404.html"))?)
            .into_iter()
            .map(|fault| format!("404.html: {fault}")),
    );

    let files = files(dist)?;
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
    for file in &files {
        if !named.contains(file) && !UNNAMED.contains(&file.as_str()) {
            wrong.push(format!("{file} is in dist/ but nothing uses it"));
        }
        if has_extension(file, &["css", "js", "wasm"]) && !is_hashed(file) {
            wrong.push(format!("{file} has no hash in its name"));
        }
    }
    if wrong.is_empty() {
        Ok(files.len())
    } else {
        Err(format!(
            "dist/ is not as it should be:\n  {}",
            wrong.join("\n  ")
        ))
    }
}

/// Every file below a folder, with `/` between the parts of its name, in order.
pub(crate) fn files(dir: &Path) -> Outcome<Vec<String>> {
    let unreadable = |error| format!("{} cannot be listed: {error}", dir.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
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
pub(crate) fn references<'a>(tags: &[Tag<'a>]) -> Vec<&'a str> {
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
    let head = tags.iter().position(|tag| tag.name == "head").unwrap_or(0);
    match tags
        .get(head + 2)
        .filter(|tag| tag.is_meta("Content-Security-Policy"))
        .and_then(|tag| tag.get("content"))
    {
        Some(policy) => wrong.extend(policy_faults(policy)),
        None => wrong.push(
            "the security policy is not the first thing in head after the charset".to_owned(),
        ),
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

fn policy_faults(policy: &str) -> Vec<String> {
    let directives: Vec<String> = policy
        .split(';')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let mut wrong: Vec<String> = POLICY
        .iter()
        .filter(|wanted| !directives.iter().any(|found| found == *wanted))
        .map(|wanted| format!("the policy lacks {wanted}"))
        .collect();
    for directive in &directives {
        match directive.strip_prefix("connect-src ") {
            Some(sources) => wrong.extend(
                sources
                    .split(' ')
                    .filter(|source| !may_connect(source))
                    .map(|source| format!("connect-src has {source}")),
            ),
            None if POLICY.contains(&directive.as_str()) || directive.is_empty() => {}
            None => wrong.push(format!("the policy has an unexpected {directive}")),
        }
    }
    wrong
}

/// The page itself, loopback on any port, and commercetools' hosts, each written out.
fn may_connect(source: &str) -> bool {
    let host = source
        .strip_prefix("https://")
        .and_then(|rest| rest.strip_suffix(".commercetools.com"));
    matches!(
        source,
        "'self'" | "http://127.0.0.1:*" | "http://localhost:*"
    ) || host.is_some_and(|host| !host.contains(['*', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY_TEXT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
        img-src 'self'; manifest-src 'self'; connect-src 'self' https://api.x.commercetools.com; \
        base-uri 'none'; form-action 'none'";

    fn page(policy: &str, rest: &str) -> String {
        format!(
            "<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
             <meta name=\"referrer\" content=\"no-referrer\">{rest}</head><body></body></html>"
        )
    }

    #[test]
    fn a_strict_page_passes() {
        assert_eq!(
            page_faults(&page(POLICY_TEXT, "<script src=\"./a.js\"></script>")),
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
            let wrong = page_faults(&page(POLICY_TEXT, rest));
            assert!(
                wrong.len() == 1 && wrong[0].contains(word),
                "{rest}: {wrong:?}"
            );
        }
        for (from, to) in [
            ("'self' https://api.x.commercetools.com", "https:"),
            (
                "https://api.x.commercetools.com",
                "https://*.commercetools.com",
            ),
            ("'wasm-unsafe-eval'", "'unsafe-eval'"),
            ("base-uri 'none'; ", ""),
        ] {
            assert!(
                !page_faults(&page(&POLICY_TEXT.replace(from, to), "")).is_empty(),
                "{to}"
            );
        }
        assert!(
            page_faults("<head><meta charset=utf-8></head>")
                .iter()
                .any(|fault| fault.contains("policy"))
        );
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
