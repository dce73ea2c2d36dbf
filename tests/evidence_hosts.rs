//! Every reader of hosts says the same of the same host: the connect form, pasted credentials, the
//! Finder's calls and evidence.
#![cfg(not(target_arch = "wasm32"))]

use evidence::read;
use finder::{find_call, is_vendor_host};
use platform::region::Hosts;
use syntax::{Authority, Url};

/// What a host is to the readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Is {
    /// An API host of the vendor.
    Vendor,
    /// This machine.
    Loopback,
    /// Somebody else's.
    Other,
    /// No host at all, or one that could mislead.
    Nothing,
}
use Is::{Loopback, Nothing, Other, Vendor};

/// The part of a URL between `://` and the path, what it is, and its one form.
const HOSTS: &[(&str, Is, &str)] = &[
    (
        "api.us-central1.gcp.commercetools.com",
        Vendor,
        "api.us-central1.gcp.commercetools.com",
    ),
    (
        "API.Us-Central1.GCP.CommerceTools.COM",
        Vendor,
        "api.us-central1.gcp.commercetools.com",
    ),
    (
        "api.us-central1.gcp.commercetools.com.",
        Vendor,
        "api.us-central1.gcp.commercetools.com",
    ),
    (
        "api.us-central1.gcp.commercetools.com:443",
        Vendor,
        "api.us-central1.gcp.commercetools.com:443",
    ),
    ("localhost", Loopback, "localhost"),
    ("LOCALHOST:8080", Loopback, "localhost:8080"),
    ("localhost.:8080", Loopback, "localhost:8080"),
    ("127.0.0.1:8090", Loopback, "127.0.0.1:8090"),
    ("127.9.8.7", Loopback, "127.9.8.7"),
    ("[::1]:8090", Loopback, "[::1]:8090"),
    ("127.evil.com", Other, "127.evil.com"),
    ("127.0.0.1.evil.com", Other, "127.0.0.1.evil.com"),
    ("localhost.evil.com", Other, "localhost.evil.com"),
    ("evil.localhost", Other, "evil.localhost"),
    ("0.0.0.0:8080", Other, "0.0.0.0:8080"),
    ("[::2]", Other, "[::2]"),
    ("[2001:DB8::1]:8443", Other, "[2001:db8::1]:8443"),
    ("evilcommercetools.com", Other, "evilcommercetools.com"),
    (
        "api.commercetools.com.evil.org",
        Other,
        "api.commercetools.com.evil.org",
    ),
    ("127.1", Nothing, ""),
    ("2130706433", Nothing, ""),
    ("127.0.0.01", Nothing, ""),
    ("[::1", Nothing, ""),
    ("host:0", Nothing, ""),
    ("host:99999", Nothing, ""),
    ("a..b", Nothing, ""),
    ("", Nothing, ""),
];

#[test]
fn hosts_are_read_alike_everywhere() {
    for (text, is, normal) in HOSTS {
        let url = format!("https://{text}");
        let host = Url::split(&url).and_then(|url| url.authority());
        assert_eq!(host.is_some(), *is != Nothing, "{text}");
        assert_eq!(
            host.as_ref().map_or(String::new(), Authority::to_string),
            *normal,
            "{text}"
        );
        let host = host.as_ref();
        assert_eq!(host.is_some_and(is_vendor_host), *is == Vendor, "{text}");
        assert_eq!(
            host.is_some_and(Authority::is_loopback),
            *is == Loopback,
            "{text}"
        );

        // The connect form: plain http for this machine only.
        let typed = Hosts::custom(&url, &url);
        assert_eq!(typed.is_ok(), *is != Nothing, "{text}");
        if let Ok(hosts) = typed {
            assert_eq!(hosts.api, format!("https://{normal}"), "{text}");
        }
        let plain = format!("http://{text}");
        assert_eq!(
            Hosts::custom(&plain, &plain).is_ok(),
            *is == Loopback,
            "{text}"
        );

        // Pasted credentials.
        let pasted = paste::read(&format!("CTP_API_URL={url}"));
        assert_eq!(pasted.api_url.is_some(), *is != Nothing, "{text}");
        assert_eq!(pasted.region.is_some(), *is == Vendor, "{text}");
        if let Some(api) = pasted.api_url.filter(|_| *is != Vendor) {
            assert_eq!(api, format!("https://{normal}"), "{text}");
        }

        // Calls: on a host in doubt they count only if the text has none of the vendor.
        let call = format!("GET {url}/shop/carts");
        let beside = "\nGET https://api.europe-west1.gcp.commercetools.com/shop/orders";
        let found = read(&[&call, beside].concat());
        let counts = matches!(is, Vendor | Loopback);
        assert_eq!(found.requests, 1 + usize::from(counts), "{text}: {found:?}");
        assert_eq!(found.foreign, usize::from(!counts), "{text}: {found:?}");
    }
}

/// What stands before the host, and how it could mislead.
#[test]
fn what_stands_before_a_host_is_no_host() {
    let vendor = "api.europe-west1.gcp.commercetools.com";
    for (url, is) in [
        (format!("https://{vendor}@evil.com"), Other),
        (format!("https://{vendor}:443@evil.com"), Other),
        (format!("https://localhost@{vendor}"), Vendor),
        ("https://localhost@evil.com".to_owned(), Other),
        (format!("https://evil.com\\@{vendor}"), Other),
        (format!("https://evil.com#@{vendor}"), Other),
        (format!("https://evil.com?@{vendor}"), Other),
    ] {
        let host = Url::split(&url).and_then(|url| url.authority());
        assert_eq!(
            host.as_ref().is_some_and(is_vendor_host),
            is == Vendor,
            "{url}"
        );
        assert!(!host.is_some_and(|host| host.is_loopback()), "{url}");
        // Neither the form nor the paste box takes a host with somebody's name before it.
        assert!(Hosts::custom(&url, "https://ok").is_err(), "{url}");
        let pasted = paste::read(&format!("CTP_API_URL={url}"));
        assert_eq!(pasted.region, None, "{url}");
        assert!(
            pasted.api_url.is_none_or(|api| api == "https://evil.com"),
            "{url}"
        );
        let found = read(&format!("GET {url}/shop/carts"));
        assert_eq!(
            found.foreign + found.unknown + found.requests,
            1,
            "{url}: {found:?}"
        );
        assert!(
            is == Vendor || !found.words().contains("unknown endpoints"),
            "{url}: {found:?}"
        );
    }
}

#[test]
fn the_finder_takes_the_path_behind_the_host() {
    for (url, known) in [
        (
            "https://API.Europe-West1.gcp.commercetools.com:443/shop/carts",
            true,
        ),
        (
            "https://user:word@api.europe-west1.gcp.commercetools.com/shop/carts",
            true,
        ),
        (
            "https://api.europe-west1.gcp.commercetools.com./shop/carts",
            true,
        ),
        ("http://[::1]:8090/shop/carts", true),
        (
            "https://api.europe-west1.gcp.commercetools.com?/shop/carts",
            false,
        ),
        // The host of the Import API has no such path, whatever case it is written in.
        (
            "https://IMPORT.europe-west1.gcp.commercetools.com/shop/carts",
            false,
        ),
        (
            "https://x@import.europe-west1.gcp.commercetools.com:443/shop/carts",
            false,
        ),
    ] {
        assert_eq!(find_call("GET", url).is_some(), known, "{url}");
    }
}
