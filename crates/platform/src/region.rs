//! Where a project lives: the regions and their hosts.

use syntax::{Authority, Url};

/// A region (documentation: General concepts, Regions).
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// Its id, as it stands in the host names.
    pub id: &'static str,
    /// What people call it.
    pub label: &'static str,
}

/// The five regions, as of 2026-08.
pub static REGIONS: &[Region] = &[
    Region {
        id: "europe-west1.gcp",
        label: "Europe (Google Cloud, Belgium)",
    },
    Region {
        id: "eu-central-1.aws",
        label: "Europe (AWS, Frankfurt)",
    },
    Region {
        id: "us-central1.gcp",
        label: "North America (Google Cloud, Iowa)",
    },
    Region {
        id: "us-east-2.aws",
        label: "North America (AWS, Ohio)",
    },
    Region {
        id: "australia-southeast1.gcp",
        label: "Australia (Google Cloud, Sydney)",
    },
];

/// The two hosts of a project, without a slash at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hosts {
    /// The base URL of the auth host.
    pub auth: String,
    /// The base URL of the API host.
    pub api: String,
}

/// Which of the two typed URLs is wrong, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HostsError {
    /// About the auth URL.
    pub auth: Option<String>,
    /// About the API URL.
    pub api: Option<String>,
}

impl Hosts {
    /// The hosts of a region.
    pub fn of(region: &Region) -> Self {
        Self {
            auth: format!("https://auth.{}.commercetools.com", region.id),
            api: format!("https://api.{}.commercetools.com", region.id),
        }
    }

    /// Typed hosts: https anywhere, plain http only on this machine; no path.
    ///
    /// # Errors
    /// What is wrong with each of the two.
    pub fn custom(auth: &str, api: &str) -> Result<Self, HostsError> {
        match (base_url(auth), base_url(api)) {
            (Ok(auth), Ok(api)) => Ok(Self { auth, api }),
            (auth, api) => Err(HostsError {
                auth: auth.err(),
                api: api.err(),
            }),
        }
    }

    /// The region whose hosts these are.
    pub fn region(&self) -> Option<&'static Region> {
        REGIONS.iter().find(|region| Self::of(region) == *self)
    }
}

/// Pages of the Merchant Center that belong to no project. Known from its use, not from the documentation.
const NO_PROJECT: [&str; 3] = ["account", "login", "logout"];

/// Region and project key of a page of the Merchant Center, `https://mc.{region}.commercetools.com/{projectKey}/…`
/// (documentation: Merchant Center, URL by region).
pub fn open_project(address: &str) -> Option<(&'static Region, String)> {
    let url = Url::split(address).filter(|url| url.is("https") && url.user.is_none())?;
    let of = |region: &&Region| url.host == format!("mc.{}.commercetools.com", region.id);
    let region = REGIONS.iter().find(of)?;
    let key = url.path.trim_start_matches('/').split('/').next()?;
    let is_project = is_project_key(key) && !NO_PROJECT.contains(&key);
    is_project.then(|| (region, key.to_owned()))
}

/// Whether a text has the form of a project key: 2 to 36 of a to z, 0 to 9, `_` and `-` (documentation:
/// Project, `key`).
pub fn is_project_key(text: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
    (2..=36).contains(&text.len()) && text.bytes().all(fits)
}

fn base_url(typed: &str) -> Result<String, String> {
    let text = typed.trim().trim_end_matches('/');
    let Some(url) = Url::split(text) else {
        return Err(if text.is_empty() {
            "Enter the URL of the host.".into()
        } else {
            "Start with https:// (or http:// for a host on this computer).".into()
        });
    };
    let plain = url.is("http");
    if !plain && !url.is("https") {
        return Err("Use https. You can use http only for a host on this computer.".into());
    }
    if url.user.is_some() || !url.path.is_empty() || !url.rest.is_empty() {
        return Err("Enter the host only: no path, no query, no user name.".into());
    }
    let Ok(authority) = Authority::parse(url.host) else {
        return Err("This is not a host name with an optional port.".into());
    };
    if plain && !authority.is_loopback() {
        return Err("http would send the secret unencrypted. Use https.".into());
    }
    let scheme = if plain { "http" } else { "https" };
    Ok(format!("{scheme}://{authority}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_safe_hosts_are_taken() {
        for good in [
            "https://AUTH.example.com:8443/",
            "https://[2001:db8::1]:443",
            "https://auth.example.com",
            "http://127.0.0.1:8090/",
            "http://localhost:1",
            "HTTP://[::1]:8090",
        ] {
            assert!(Hosts::custom(good, good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "auth.example.com",
            "http://example.com",
            "http://127.evil.com",
            "http://127.0.0.1.evil.com",
            "http://localhost.evil.com",
            "http://127.1",
            "https://2130706433",
            "https://evil.com\\@auth.example.com",
            "https://user:word@auth.example.com",
            "http://user@localhost",
            "https://a/b",
            "https://user@host",
            "https://h:99999",
            "ftp://h",
            "https://",
            "https://h:+80",
            "https://h:0",
            "https://h:",
            "https://exa mple",
            "https://ex\tample",
            "https://exämple",
            "https://[::1",
            "https://[x]",
            "https://a%2f",
            "https://-a",
            "http://[::2]",
            "https://https://a",
        ] {
            let error = Hosts::custom(bad, "https://ok").unwrap_err();
            assert!(error.auth.is_some() && error.api.is_none(), "{bad}");
        }
    }

    #[test]
    fn a_region_is_known_by_its_hosts() {
        for region in REGIONS {
            assert_eq!(Hosts::of(region).region(), Some(region));
        }
    }

    #[test]
    fn the_address_of_a_merchant_center_names_region_and_project() {
        let host = "https://mc.us-east-2.aws.commercetools.com";
        for rest in ["/my-shop", "/my-shop/", "/my-shop/orders/1?a=b#c"] {
            let (region, key) = open_project(&format!("{host}{rest}")).unwrap();
            assert_eq!((region.id, key.as_str()), ("us-east-2.aws", "my-shop"));
        }
        for other in [
            format!("{host}/"),
            host.to_owned(),
            format!("{host}/login/new"),
            format!("{host}/My%20Shop"),
            "http://mc.us-east-2.aws.commercetools.com/my-shop".to_owned(),
            "https://mc.us-east-2.aws.commercetools.com.evil.example/my-shop".to_owned(),
            "https://evil.example/mc.us-east-2.aws.commercetools.com/my-shop".to_owned(),
            "https://mc.mars.aws.commercetools.com/my-shop".to_owned(),
            "https://mc.us-east-2.aws.commercetools.com@evil.example/my-shop".to_owned(),
            String::new(),
        ] {
            assert_eq!(open_project(&other), None, "{other}");
        }
    }

    #[test]
    fn project_keys_have_the_documented_form() {
        for good in ["ab", "shop-eu_2", &"x".repeat(36)] {
            assert!(is_project_key(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "Shop",
            "my shop",
            "shöp",
            "a/b",
            "shop:eu",
            &"x".repeat(37),
        ] {
            assert!(!is_project_key(bad), "{bad}");
        }
    }
}
