//! The page's security policy, and what a page on this machine may call besides.
//!
//! index.html has the policy of a hosted page. A page that is built for this machine alone may call its loopback
//! hosts too, where the sandbox's server is; the page reads its own policy to know which of the two it is.

use crate::html::tags;
use crate::project::Outcome;
use anyhow::bail;

/// Directives that must stand in the policy exactly so. `connect-src` has a check of its own.
const POLICY: [&str; 9] = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    // The policies are those of public/boot.js and public/pwa.js.
    "require-trusted-types-for 'script'",
    "trusted-types default worker",
];

/// What a local page may call besides.
const LOOPBACK: [&str; 2] = ["http://127.0.0.1:*", "http://localhost:*"];

/// Where a page will be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// By a host that others reach: only the page's own origin and commercetools' hosts are called.
    Hosted,
    /// On this machine: loopback hosts as well.
    Local,
}

/// The page with its loopback hosts; a page that has them already is returned as it is.
pub(crate) fn local(page: &str) -> Outcome<String> {
    if LOOPBACK.iter().all(|host| page.contains(host)) {
        return Ok(page.to_owned());
    }
    let start = "connect-src 'self'";
    if page.matches(start).count() != 1 {
        bail!("index.html does not have {start} exactly once");
    }
    Ok(page.replacen(start, &format!("{start} {}", LOOPBACK.join(" ")), 1))
}

/// What is wrong with a page's policy, for where it will be served.
pub(crate) fn faults(page: &str, reach: Reach) -> Vec<String> {
    let tags = tags(page);
    let head = tags.iter().position(|tag| tag.name == "head").unwrap_or(0);
    match tags
        .get(head + 2)
        .filter(|tag| tag.is_meta("Content-Security-Policy"))
        .and_then(|tag| tag.get("content"))
    {
        Some(policy) => policy_faults(policy, reach),
        None => {
            vec!["the security policy is not the first thing in head after the charset".to_owned()]
        }
    }
}

fn policy_faults(policy: &str, reach: Reach) -> Vec<String> {
    let directives: Vec<String> = policy
        .split(';')
        .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let mut wrong: Vec<String> = POLICY
        .iter()
        .filter(|wanted| !directives.iter().any(|found| found == *wanted))
        .map(|wanted| format!("the policy lacks {wanted}"))
        .collect();
    let mut reached = Vec::new();
    for directive in &directives {
        match directive.strip_prefix("connect-src ") {
            Some(sources) => reached.extend(sources.split(' ')),
            None if POLICY.contains(&directive.as_str()) || directive.is_empty() => {}
            None => wrong.push(format!("the policy has an unexpected {directive}")),
        }
    }
    for source in &reached {
        if LOOPBACK.contains(source) {
            if reach == Reach::Hosted {
                wrong.push(format!(
                    "connect-src of a hosted page has {source}: only `build --local` and `serve` add it"
                ));
            }
        } else if !may_connect(source) {
            wrong.push(format!("connect-src has {source}"));
        }
    }
    if reach == Reach::Local {
        let missing = LOOPBACK.iter().filter(|host| !reached.contains(host));
        wrong.extend(missing.map(|host| format!("connect-src of a local page lacks {host}")));
    }
    wrong
}

/// The page itself, and commercetools' hosts, each written out.
fn may_connect(source: &str) -> bool {
    let host = source
        .strip_prefix("https://")
        .and_then(|rest| rest.strip_suffix(".commercetools.com"));
    source == "'self'" || host.is_some_and(|host| !host.contains(['*', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page with a policy that passes when it is hosted.
    fn page() -> String {
        "<html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"\
         default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self'; manifest-src 'self'; connect-src 'self' https://api.x.commercetools.com; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types default worker\"></head><body></body></html>"
            .to_owned()
    }

    #[test]
    fn loopback_hosts_are_only_in_a_local_page() {
        let hosted = page();
        let local = local(&hosted).unwrap();
        assert_eq!(faults(&hosted, Reach::Hosted), [""; 0]);
        assert_eq!(faults(&local, Reach::Local), [""; 0]);
        assert_eq!(faults(&local, Reach::Hosted).len(), 2);
        assert_eq!(faults(&hosted, Reach::Local).len(), 2);
        assert_eq!(super::local(&local).unwrap(), local);
        assert!(super::local("<p>").is_err());
    }

    #[test]
    fn index_html_has_the_policy_of_a_hosted_page() {
        let page = include_str!("../../index.html");
        assert_eq!(faults(page, Reach::Hosted), [""; 0]);
        assert_eq!(faults(&local(page).unwrap(), Reach::Local), [""; 0]);
    }

    #[test]
    fn each_fault_is_named() {
        for (from, to) in [
            ("'self' https://api.x.commercetools.com", "https:"),
            (
                "https://api.x.commercetools.com",
                "https://*.commercetools.com",
            ),
            ("https://api.x.commercetools.com", "http://127.0.0.1:8090"),
            ("'wasm-unsafe-eval'", "'unsafe-eval'"),
            ("base-uri 'none'; ", ""),
            ("require-trusted-types-for 'script'; ", ""),
            ("default worker", "*"),
        ] {
            assert!(
                !faults(&page().replace(from, to), Reach::Hosted).is_empty(),
                "{to}"
            );
        }
        assert!(faults("<head><meta charset=utf-8></head>", Reach::Hosted)[0].contains("policy"));
    }
}
