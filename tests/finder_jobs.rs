//! Real jobs and the scopes they need: the data is in tests/finder_jobs/jobs.txt.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use finder::{Answer, EndpointId, Job, find_call, solve};

struct Case<'a> {
    title: &'a str,
    job: Job,
    want: Vec<&'a str>,
    wide: Vec<EndpointId>,
    why: &'a str,
}

/// `GET /carts`, or `checkout POST /applications` for another API.
fn call(text: &str) -> EndpointId {
    let words: Vec<&str> = text.split(' ').collect();
    let (host, method, path) = match words[..] {
        [method, path] => ("api", method, path),
        [host, method, path] => (host, method, path),
        _ => panic!("not a call: {text}"),
    };
    // The Import API is no other host here: its paths are its own.
    let host = if path.contains("import-containers") {
        "import"
    } else {
        host
    };
    let project = if path.starts_with("/connectors") {
        ""
    } else {
        "/my-shop"
    };
    let url = format!("https://{host}.europe-west1.gcp.commercetools.com{project}{path}");
    let found = find_call(method, &url).unwrap_or_else(|| panic!("no endpoint: {text}"));
    found.endpoint
}

fn list(text: &str) -> Vec<&str> {
    text.split(", ").filter(|word| !word.is_empty()).collect()
}

fn cases() -> Vec<Case<'static>> {
    let text = include_str!("finder_jobs/jobs.txt");
    let blocks = text
        .split("\n\n")
        .filter(|block| block.starts_with("job: "));
    blocks
        .map(|block| {
            let field = |name: &str| -> &'static str {
                let lines = block.lines();
                lines
                    .filter_map(|line| line.split_once(": "))
                    .find(|(key, _)| *key == name)
                    .map_or("", |f| f.1)
            };
            Case {
                title: field("job"),
                job: Job {
                    calls: list(field("calls")).into_iter().map(call).collect(),
                    stores: list(field("stores"))
                        .into_iter()
                        .map(str::to_owned)
                        .collect(),
                    ..Job::default()
                },
                want: list(field("want")),
                wide: list(field("wide")).into_iter().map(call).collect(),
                why: field("why"),
            }
        })
        .collect()
}

fn short(answer: &Answer) -> Vec<String> {
    let names = answer.set.iter().map(|p| match &p.store {
        Some(store) => format!("{}:{store}", p.name),
        None => p.name.clone(),
    });
    names.collect()
}

#[test]
fn every_job_gets_its_minimal_set() {
    let mut wrong = Vec::new();
    for case in cases() {
        let answer = solve(&case.job);
        let (mut got, mut want) = (short(&answer), case.want.clone());
        got.sort();
        want.sort_unstable();
        if got != want {
            wrong.push(format!("{}: {got:?}, not {want:?}", case.title));
        }
        let mut wide: Vec<_> = answer.project_wide.iter().map(|note| note.call).collect();
        let mut expected = case.wide.clone();
        wide.sort_unstable();
        expected.sort_unstable();
        assert_eq!(wide, expected, "{}", case.title);
        assert!(answer.unopened.is_empty(), "{}", case.title);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_jobs_are_many_and_each_says_why() {
    let cases = cases();
    assert!(cases.len() >= 40, "{}", cases.len());
    for case in &cases {
        assert!(
            case.why.ends_with('.') && !case.job.calls.is_empty(),
            "{}",
            case.title
        );
        assert_eq!(
            cases
                .iter()
                .filter(|other| other.title == case.title)
                .count(),
            1
        );
    }
}
