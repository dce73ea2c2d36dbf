//! Which hosts the page can reach, and which of them may get credentials without a question.

use super::region::{Hosts, REGIONS};

/// What the `connect-src` of a Content Security Policy allows (CSP Level 3, source lists).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectSources(
    /// None when the policy has no rule about connections: then all are allowed.
    Option<Vec<String>>,
);

/// Reads the sources of `connect-src`, or of `default-src` if there is no such directive. As in the
/// browser the first directive of a name counts. The words `'self'` and `'none'` allow no host here:
/// the page's own host is no host of the API.
pub fn connect_sources(policy: &str) -> ConnectSources {
    let directive = |wanted: &str| {
        policy.split(';').find_map(|directive| {
            let mut words = directive.split_ascii_whitespace();
            let name = words.next()?;
            name.eq_ignore_ascii_case(wanted)
                .then(|| words.map(str::to_ascii_lowercase).collect())
        })
    };
    ConnectSources(directive("connect-src").or_else(|| directive("default-src")))
}

/// Whether the policy lets the page call this base URL.
pub fn allows(sources: &ConnectSources, url: &str) -> bool {
    let Some(list) = &sources.0 else {
        return true;
    };
    let url = url.to_ascii_lowercase();
    let Some(url) = Origin::read(&url) else {
        return false;
    };
    list.iter().any(|source| url.is_allowed_by(source))
}

impl Hosts {
    /// Whether the page's security policy lets it call both hosts.
    pub fn reachable_by(&self, sources: &ConnectSources) -> bool {
        allows(sources, &self.auth) && allows(sources, &self.api)
    }

    /// Whether both are the vendor's own hosts, exactly: credentials may go there without asking.
    /// Any other host is named in a question first, one that looks alike too.
    pub fn is_vendor(&self) -> bool {
        let is = |pick: fn(&Self) -> &String, url: &str| {
            REGIONS
                .iter()
                .map(Self::of)
                .any(|hosts| pick(&hosts) == url)
        };
        is(|hosts| &hosts.auth, &self.auth) && is(|hosts| &hosts.api, &self.api)
    }

    /// The hosts to name in the question: those that are not the vendor's, each once.
    pub fn strangers(&self) -> Vec<&str> {
        let known: Vec<Self> = REGIONS.iter().map(Self::of).collect();
        let is_known = |url: &str| known.iter().any(|own| own.auth == url || own.api == url);
        let mut urls = vec![self.auth.as_str(), self.api.as_str()];
        urls.dedup();
        if !self.is_vendor() && urls.iter().all(|url| is_known(url)) {
            // The vendor's hosts in each other's place.
            return urls;
        }
        urls.retain(|url| !is_known(url));
        urls
    }
}

/// Scheme, host and port of a URL in lower case.
struct Origin<'a> {
    scheme: &'a str,
    host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Origin<'a> {
    fn read(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let authority = rest.split(['/', '?', '#']).next()?;
        let (host, port) = split_port(authority);
        (!host.is_empty() && !authority.contains('@')).then_some(Self { scheme, host, port })
    }

    fn default_port(&self) -> &'static str {
        if self.scheme == "http" { "80" } else { "443" }
    }

    /// One source of the list. A source with a path allows only what is below it, so it does not
    /// allow a whole host.
    fn is_allowed_by(&self, source: &str) -> bool {
        if source == "*" {
            return matches!(self.scheme, "http" | "https");
        }
        if let Some(scheme) = source.strip_suffix(':') {
            return self.has_scheme(scheme);
        }
        let (scheme, rest) = match source.split_once("://") {
            Some((scheme, rest)) => (scheme, rest),
            // Without a scheme it is that of the page, which is https wherever it matters.
            None => ("https", source),
        };
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let (host, port) = split_port(authority);
        let has_host = match host.strip_prefix("*.") {
            Some(parent) => self
                .host
                .strip_suffix(parent)
                .is_some_and(|sub| sub.len() > 1 && sub.ends_with('.')),
            None => self.host == host,
        };
        let own_port = self.port.unwrap_or(self.default_port());
        let has_port = match port {
            Some("*") => true,
            None => own_port == self.default_port(),
            // A rule for http allows https in its place, on the port of https too.
            Some("80") if scheme == "http" && self.scheme == "https" => {
                matches!(own_port, "80" | "443")
            }
            Some(port) => own_port == port,
        };
        path.is_empty() && self.has_scheme(scheme) && has_host && has_port
    }

    fn has_scheme(&self, scheme: &str) -> bool {
        self.scheme == scheme || (scheme == "http" && self.scheme == "https")
    }
}

fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_decides_what_the_page_can_reach() {
        let hosted = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
            connect-src 'self' https://auth.us-east-2.aws.commercetools.com \
            https://api.us-east-2.aws.commercetools.com; connect-src *";
        let local = "CONNECT-SRC 'self' http://127.0.0.1:* http://localhost:*";
        for (policy, url, expected) in [
            (hosted, "https://auth.us-east-2.aws.commercetools.com", true),
            (
                hosted,
                "https://AUTH.us-east-2.aws.commercetools.com:443",
                true,
            ),
            (
                hosted,
                "https://auth.us-east-2.aws.commercetools.com:444",
                false,
            ),
            (hosted, "http://auth.us-east-2.aws.commercetools.com", false),
            (
                hosted,
                "https://auth.us-east-2.aws.commercetools.com.evil.example",
                false,
            ),
            (
                hosted,
                "https://evil.example/https://auth.us-east-2.aws.commercetools.com",
                false,
            ),
            (
                hosted,
                "https://auth.us-east-2.aws.commercetools.com@evil.example",
                false,
            ),
            (hosted, "http://127.0.0.1:8090", false),
            (local, "http://127.0.0.1:8090", true),
            (local, "http://127.0.0.1", true),
            (local, "http://localhost:1", true),
            (local, "https://localhost:1", true),
            (local, "http://127.0.0.2:8090", false),
            (local, "http://[::1]:8090", false),
            (local, "http://127.0.0.1:8090@evil.example", false),
            ("default-src 'none'", "https://a.example", false),
            ("default-src https://a.example", "https://a.example", true),
            ("connect-src", "https://a.example", false),
            ("script-src 'none'", "https://a.example", true),
            ("", "https://a.example", true),
            ("connect-src *", "https://a.example:8443", true),
            ("connect-src *", "ftp://a.example", false),
            ("connect-src https:", "https://a.example:8443", true),
            ("connect-src https:", "http://a.example", false),
            ("connect-src a.example", "https://a.example", true),
            ("connect-src *.a.example", "https://b.a.example", true),
            ("connect-src *.a.example", "https://a.example", false),
            ("connect-src *.a.example", "https://ba.example", false),
            (
                "connect-src https://a.example/x",
                "https://a.example",
                false,
            ),
            ("connect-src https://a.example/", "https://a.example", true),
            ("connect-src http://a.example:80", "https://a.example", true),
            ("connect-src *", "a.example", false),
        ] {
            let sources = connect_sources(policy);
            assert_eq!(allows(&sources, url), expected, "{policy} {url}");
        }
        let sources = connect_sources(hosted);
        let reachable = |region: &str| {
            let region = REGIONS.iter().find(|r| r.id == region).unwrap();
            Hosts::of(region).reachable_by(&sources)
        };
        assert!(reachable("us-east-2.aws") && !reachable("us-central1.gcp"));
    }

    #[test]
    fn only_the_vendors_own_hosts_get_credentials_without_a_question() {
        for region in REGIONS {
            let hosts = Hosts::of(region);
            assert!(hosts.is_vendor() && hosts.strangers().is_empty());
        }
        let own = Hosts::of(&REGIONS[0]);
        for alike in [
            "https://auth.europe-west1.gcp.commercetools.com.evil.example",
            "https://auth.europe-west1.gcp.commercetools.co",
            "https://auth.europe-west1.gcp.commercetools.com:8443",
            "https://commercetools.com",
            "http://127.0.0.1:8090",
        ] {
            let hosts = Hosts::custom(alike, &own.api).unwrap();
            assert!(!hosts.is_vendor(), "{alike}");
            assert_eq!(hosts.strangers(), [alike]);
            let both = Hosts::custom(alike, alike).unwrap();
            assert_eq!(both.strangers(), [alike]);
        }
        // In each other's place they would get what is not meant for them.
        let swapped = Hosts {
            auth: own.api.clone(),
            api: own.auth.clone(),
        };
        assert!(!swapped.is_vendor() && swapped.strangers().len() == 2);
    }
}
