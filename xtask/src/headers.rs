//! `public/_headers`: what a host should say about the page beside the page's own policy.

/// The headers that must be there, exactly so. The length of HSTS and the list of permissions are free.
const WANTED: [(&str, &str); 3] = [
    ("content-security-policy", "frame-ancestors 'none'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
];

/// Headers that must be there, with a value that begins so.
const BEGUN: [(&str, &str); 2] = [
    ("permissions-policy", "camera=()"),
    ("strict-transport-security", "max-age="),
];

/// The headers for every path, names in lower case.
pub(crate) fn parse(text: &str) -> Vec<(String, String)> {
    let mut path = "";
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if !line.starts_with([' ', '\t']) {
            path = line.trim();
        } else if let Some((name, value)) = line.split_once(':').filter(|_| path == "/*") {
            found.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    found
}

/// What the headers lack.
pub(crate) fn faults(text: &str) -> Vec<String> {
    let headers = parse(text);
    let has = |name: &str, test: &dyn Fn(&str) -> bool| {
        headers
            .iter()
            .any(|(key, value)| key == name && test(value))
    };
    let exact = WANTED
        .iter()
        .filter(|(name, wanted)| !has(name, &|value| value == *wanted));
    let begun = BEGUN
        .iter()
        .filter(|(name, start)| !has(name, &|value| value.starts_with(start)));
    exact
        .chain(begun)
        .map(|(name, wanted)| format!("_headers lacks {name}: {wanted}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = include_str!("../../public/_headers");

    #[test]
    fn the_file_has_them_all() {
        assert_eq!(faults(TEXT), [""; 0]);
        assert_eq!(faults(&TEXT.replace("/*\n", "/other\n")).len(), 5);
        assert_eq!(
            faults(&TEXT.replace("same-origin", "unsafe-none")),
            ["_headers lacks cross-origin-opener-policy: same-origin"]
        );
    }

    #[test]
    fn trunk_serves_the_same_headers() {
        let trunk = include_str!("../../Trunk.toml");
        let (_, table) = trunk.split_once("[serve.headers]\n").unwrap();
        let table: Vec<(String, String)> = table
            .lines()
            .take_while(|line| !line.starts_with('['))
            .filter_map(|line| line.split_once(" = "))
            .map(|(name, value)| {
                (
                    name.to_ascii_lowercase(),
                    value.trim_matches('"').to_owned(),
                )
            })
            .collect();
        assert_eq!(table, parse(TEXT));
    }
}
