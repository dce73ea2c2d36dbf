//! What opens which call in the sandbox is what data/endpoints.tsv says, row by row.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod sandbox_support;

use platform::http::Method;
use sandbox_support::Bench;
use scope::{Coverage, Permission, SCOPES, ScopeSet};

#[allow(dead_code)]
#[path = "../build/mod.rs"]
mod build;

/// One read of the reference.
struct Read {
    method: Method,
    /// What comes after the project's key, with everything put in; the store is `berlin`.
    path: String,
    /// Any one of these is enough; none means that any token will do.
    any_of: Vec<Permission>,
}

fn permission(word: &str) -> Permission {
    match word.strip_suffix(":{storeKey}") {
        Some(name) => Permission::in_store(name, "berlin"),
        None => Permission::project(word),
    }
}

fn filled(path: &str) -> String {
    let part = |part: &str| match part.split_once('{') {
        Some((word, "storeKey}")) => format!("/{word}berlin"),
        Some((word, _)) => format!("/{word}x-1"),
        None => format!("/{part}"),
    };
    path.split('/').skip(2).map(part).collect()
}

/// Every read of the one product that the sandbox stands for.
fn reads() -> Vec<Read> {
    let rows = include_str!("../data/endpoints.tsv").lines().skip(1);
    let read = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        let method = match (cells[0], cells[1]) {
            ("api", "GET") => Method::Get,
            ("api", "HEAD") => Method::Head,
            _ => return None,
        };
        let any_of = cells[4].split(' ').filter(|word| !word.is_empty());
        Some(Read {
            method,
            path: filled(cells[2]),
            any_of: any_of.map(permission).collect(),
        })
    };
    let found: Vec<Read> = rows.filter_map(read).collect();
    assert!(found.len() > 450, "{}", found.len());
    found
}

/// Every scope that a client can hold: for the whole project, in the store of the calls and in another one.
fn grantable() -> Vec<Permission> {
    let all = SCOPES.iter().filter(|info| info.selectable());
    let of = |info: &scope::ScopeInfo| {
        let stores: &[Option<&str>] = if info.in_stores() {
            &[None, Some("berlin"), Some("paris")]
        } else {
            &[None]
        };
        let places = stores.iter();
        places
            .map(|store| Permission::at(info.name, *store))
            .collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

/// Every row against every scope: more than 50,000 calls.
#[test]
fn each_row_opens_with_each_of_its_scopes_and_with_no_other() {
    let (mut bench, reads) = (Bench::new(), reads());
    let (mut opened, mut refused) = (vec![0; reads.len()], vec![0; reads.len()]);
    for held in grantable() {
        let short = match &held.store {
            Some(store) => format!("{}:{store}", held.name),
            None => held.name.clone(),
        };
        let token = bench.token_with(&[&short]);
        let set = ScopeSet::new([held]);
        let coverage = Coverage::of(&set);
        for (at, read) in reads.iter().enumerate() {
            let enough =
                read.any_of.is_empty() || read.any_of.iter().any(|need| coverage.covers(need));
            let (status, _) = bench.call(read.method, &read.path, &token, None);
            let (name, path) = (read.method.as_str(), &read.path);
            assert_eq!(status != 403, enough, "{short}: {name} {path} is {status}");
            *(if enough { &mut opened } else { &mut refused })
                .get_mut(at)
                .unwrap() += 1;
        }
    }
    for (at, read) in reads.iter().enumerate() {
        assert!(opened[at] >= read.any_of.len().max(1), "{}", read.path);
        assert!(refused[at] > 0 || read.any_of.is_empty(), "{}", read.path);
    }
}

#[test]
fn a_refusal_names_the_scopes_of_the_row() {
    let mut bench = Bench::new();
    let token = bench.token_with(&["view_messages"]);
    let mut seen = 0;
    for read in reads() {
        let mut names: Vec<&str> = Vec::new();
        for need in &read.any_of {
            if !names.contains(&need.name.as_str()) {
                names.push(&need.name);
            }
        }
        let (status, body) = bench.call(read.method, &read.path, &token, None);
        if status == 403 && read.method == Method::Get {
            let message = body["message"].as_str().unwrap();
            let told = format!("is missing: {}.", names.join(", "));
            assert!(message.ends_with(&told), "{}: {message}", read.path);
            seen += 1;
        }
    }
    assert!(seen > 200, "{seen}");
}

const HEAD: &str = "product\tmethod\tpath\tresource\tany_of\tname\talso\n";

fn built(rows: &[&str]) -> String {
    let row = |row: &&str| row.split('|').map(str::trim).collect::<Vec<_>>().join("\t");
    let rows: Vec<String> = rows.iter().map(row).collect();
    build::sandbox_reads::table(&format!("{HEAD}{}\n", rows.join("\n"))).unwrap()
}

#[test]
fn the_table_keeps_what_a_shorter_path_does_not_say() {
    let same = [
        "api | GET | /{projectKey}/as | as | view_a | Query As |",
        "api | HEAD | /{projectKey}/as | as | view_a | Check As |",
        "api | GET | /{projectKey}/as/{ID} | as | view_a | Get A |",
        "api | GET | /{projectKey}/as/key={key} | as | view_a | Get A |",
        "import | GET | /{projectKey}/bs | as | view_b | Query Bs |",
        "api | POST | /{projectKey}/as | as | manage_a | Create A |",
    ];
    assert_eq!(built(&same), "static CALLS: &str = \"as P view_a\\n\";\n");
    let own = [
        "api | GET | /{projectKey}/as | as | view_a | Query As |",
        "api | HEAD | /{projectKey}/as | as | view_b | Check As |",
        "api | GET | /{projectKey}/as/key={key} | as | view_b view_a? | Get A |",
        "api | GET | /{projectKey}/as/{ID}/health | as |  | Get health |",
        "api | GET | /{projectKey}/in-store/key={storeKey}/as | as | view_a view_b view_a:{storeKey} | Query As |",
        "api | POST | /{projectKey}/api-clients | api-clients | manage_api_clients | Create ApiClient |",
    ];
    assert_eq!(
        built(&own),
        "static CALLS: &str = \"api-clients C manage_api_clients\\nas P view_a\\nas H view_b\\n\
         as/key=* I view_b\\nas/*/health I \\nin-store/key=*/as P view_a: view_b\\n\";\n"
    );
}
