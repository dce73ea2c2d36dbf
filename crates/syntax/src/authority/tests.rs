use super::*;

/// The text, its normal form, and whether it is this machine.
const GOOD: &[(&str, &str, bool)] = &[
    ("localhost", "localhost", true),
    ("LocalHost:8080", "localhost:8080", true),
    ("localhost.", "localhost", true),
    ("127.0.0.1", "127.0.0.1", true),
    ("127.0.0.1.:81", "127.0.0.1:81", true),
    ("127.255.3.4:1", "127.255.3.4:1", true),
    ("[::1]", "[::1]", true),
    ("[::1]:65535", "[::1]:65535", true),
    ("127.evil.com", "127.evil.com", false),
    ("127.0.0.1.evil.com", "127.0.0.1.evil.com", false),
    ("localhost.evil.com", "localhost.evil.com", false),
    ("a.localhost", "a.localhost", false),
    ("evillocalhost", "evillocalhost", false),
    ("0.0.0.0", "0.0.0.0", false),
    ("128.0.0.1", "128.0.0.1", false),
    ("host.docker.internal", "host.docker.internal", false),
    ("[::2]", "[::2]", false),
    ("[2001:DB8::1]:443", "[2001:db8::1]:443", false),
    ("[::ffff:127.0.0.1]", "[::ffff:127.0.0.1]", false),
    ("API.Example.COM.", "api.example.com", false),
    ("my_service:8080", "my_service:8080", false),
    ("1and1.com", "1and1.com", false),
];

const BAD: &[(&str, AuthorityError)] = &[
    ("", AuthorityError::Empty),
    ("user@host", AuthorityError::User),
    ("user:pass@host:1", AuthorityError::User),
    ("h:", AuthorityError::Port),
    ("h:0", AuthorityError::Port),
    ("h:+80", AuthorityError::Port),
    ("h:99999", AuthorityError::Port),
    ("h:1x", AuthorityError::Port),
    (":80", AuthorityError::Host),
    (".", AuthorityError::Host),
    ("a..b", AuthorityError::Host),
    ("a..", AuthorityError::Host),
    (".a", AuthorityError::Host),
    ("-a", AuthorityError::Host),
    ("a b", AuthorityError::Host),
    ("a\tb", AuthorityError::Host),
    ("exämple", AuthorityError::Host),
    ("a%2f", AuthorityError::Host),
    ("::1", AuthorityError::Host),
    ("[::1", AuthorityError::Host),
    ("[]", AuthorityError::Host),
    ("[x]", AuthorityError::Host),
    ("[127.0.0.1]", AuthorityError::Host),
    ("[fe80::1%25eth0]", AuthorityError::Host),
    // Old spellings of addresses, which a browser would turn into others.
    ("127.1", AuthorityError::Host),
    ("2130706433", AuthorityError::Host),
    ("0x7f.0.0.0x1", AuthorityError::Host),
    ("127.0.0.010", AuthorityError::Host),
    ("127.0.0.256", AuthorityError::Host),
];

#[test]
fn hosts_have_one_form() {
    for (text, normal, loopback) in GOOD {
        let read = Authority::parse(text).unwrap();
        assert_eq!(read.to_string(), *normal, "{text}");
        assert_eq!(read.is_loopback(), *loopback, "{text}");
        assert_eq!(Authority::parse(normal), Ok(read), "{text}");
    }
    for (text, error) in BAD {
        assert_eq!(Authority::parse(text), Err(*error), "{text}");
    }
    assert!(Authority::parse(&"a.".repeat(200)).is_err());
}

#[test]
fn a_domain_holds_its_own_hosts_only() {
    for (host, inside) in [
        ("example.com", true),
        ("API.example.com", true),
        ("a.b.example.com.", true),
        ("evilexample.com", false),
        ("example.com.evil.org", false),
        ("com", false),
    ] {
        let read = Authority::parse(host).unwrap();
        assert_eq!(read.is_under("example.com"), inside, "{host}");
    }
    let read = Authority::parse("Auth.eu.example.com:1").unwrap();
    assert_eq!(
        (read.first_label(), read.parent()),
        ("auth", "eu.example.com")
    );
    assert_eq!(read.port(), Some(1));
}

#[test]
fn urls_are_cut_as_browsers_cut_them() {
    for (text, host, user, path, rest) in [
        ("https://h", "h", None, "", ""),
        ("HTTPS://H:1/p?q#f", "H:1", None, "/p", "?q#f"),
        ("https://h?/p", "h", None, "", "?/p"),
        ("https://h#@x/", "h", None, "", "#@x/"),
        ("https://u:p@h/p@x", "h", Some("u:p"), "/p@x", ""),
        ("https://vendor@evil@h", "h", Some("vendor@evil"), "", ""),
        (
            "https://evil.com\\@vendor/",
            "evil.com",
            None,
            "\\@vendor/",
            "",
        ),
        ("https://[::1]:8/p", "[::1]:8", None, "/p", ""),
    ] {
        let url = Url::split(text).unwrap();
        assert_eq!(
            (url.host, url.user, url.path, url.rest),
            (host, user, path, rest),
            "{text}"
        );
        assert!(url.is("https"));
    }
    assert_eq!(Url::split("h/p"), None);
    assert_eq!(Url::after_scheme("h:1/p").host, "h:1");
    assert_eq!(Url::split("https:///p").unwrap().authority(), None);
}

#[cfg(not(target_arch = "wasm32"))]
mod props {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "[a-c1270x.:@\\[\\]/\\\\?#%ä-]{0,40}") {
            if let Ok(read) = Authority::parse(&text) {
                prop_assert!(read.host().len() <= text.len());
                prop_assert_eq!(Authority::parse(&read.to_string()), Ok(read));
            }
            let url = Url::after_scheme(&text);
            let user = url.user.map_or(String::new(), |user| format!("{user}@"));
            prop_assert_eq!([&user, url.host, url.path, url.rest].concat(), text);
        }

        #[test]
        fn names_with_ports_come_back(labels in proptest::collection::vec("[a-z][a-z0-9_-]{0,9}", 1..5), port: u16) {
            let host = labels.join(".");
            let text = if port > 0 { format!("{host}:{port}") } else { host.clone() };
            let read = Authority::parse(&text);
            prop_assert!(read.is_ok(), "{}", text);
            let read = read.unwrap();
            prop_assert_eq!(read.to_string(), text);
            prop_assert_eq!(read.is_loopback(), host == "localhost");
        }
    }
}
