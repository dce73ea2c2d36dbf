//! All clients of a project looked at together.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use client::audit::{self, Audit, Change, Snapshot, changes};
use client::{ApiClient, Day, ProjectId, Timestamp, calendar, chart};
use proptest::prelude::*;
use scope::lint::RULES;
use serde_json::Value;

const TODAY: &str = "2026-11-24";

fn today() -> Day {
    Day::parse(TODAY).unwrap()
}

fn client(id: &str, name: &str, scope: &str) -> ApiClient {
    let mut client: ApiClient = r#"{"id":""}"#.parse().unwrap();
    (client.id, client.name, client.scope) = (id.into(), name.into(), scope.into());
    client.created_at = Timestamp::parse("2026-01-05T10:00:00Z");
    client.last_used_at = Day::parse(TODAY);
    client.delete_at = Timestamp::parse("2027-06-01T10:00:00Z");
    client
}

fn ids(audit: &Audit, at: usize) -> Vec<&'static str> {
    let own = audit.issues.iter().filter(|issue| issue.client == at);
    own.map(|issue| issue.check.id).collect()
}

#[test]
fn the_dates_and_the_neighbors_of_a_client_are_checked_too() {
    let mut all = vec![
        client("a", "orders-reader-production", "view_orders:p"),
        client("b", "carts-reader-production", "view_orders:p:berlin"),
        client("c", "orders-export-production", " view_orders:q "),
        client("d", "stock-reader-production", "view_products:p"),
        client(
            "e",
            "admin-tool-production",
            "manage_api_clients:p view_api_clients:p",
        ),
    ];
    all[1].last_used_at = Day::parse("2026-03-01");
    all[2].last_used_at = None;
    all[2].delete_at = None;
    all[3].delete_at = Timestamp::parse("2026-11-30T00:00:00Z");
    let missing: BTreeSet<String> = ["berlin".to_owned()].into();
    let audit = Audit::of(&all, Some(&missing), today());
    assert_eq!(ids(&audit, 0), ["CA001"]);
    assert_eq!(ids(&audit, 1), ["CA002", "CA005"]);
    assert_eq!(
        ids(&audit, 2),
        ["CA006", "CA001", "CA007"],
        "the scope set is the same, whatever its project"
    );
    assert_eq!(ids(&audit, 3), ["CA003"]);
    assert_eq!(ids(&audit, 4), ["CT002"], "it can create clients");
    assert_eq!(audit.duplicates, [vec![0, 2]]);
    assert_eq!(audit.score.gravest, [2, 2, 1]);
    assert_eq!(audit.score.points, 100 - (2 * 10 + 2 * 4 + 1) * 100 / 50);
    assert!(
        audit.score.words().contains("lose 29 of 50"),
        "{}",
        audit.score.words()
    );
    assert_eq!(audit::stores(&all), missing);
    // Without the stores nothing is said of them.
    let audit = Audit::of(&all, None, today());
    assert_eq!(ids(&audit, 1), ["CA005"]);
    assert!(!audit.knows_stores);
}

#[test]
fn the_grouping_by_check_and_by_client_holds_everything_once() {
    let scopes = [
        "manage_project:p",
        "view_orders:p",
        "manage_orders:p view_orders:p",
        "x:p",
    ];
    let all: Vec<ApiClient> = (0..40)
        .map(|n| client(&n.to_string(), "test", scopes[n % 4]))
        .collect();
    let audit = Audit::of(&all, None, today());
    let checks = audit.by_check();
    assert_eq!(
        checks.iter().map(|(_, issues)| issues.len()).sum::<usize>(),
        audit.issues.len()
    );
    assert!(
        checks
            .windows(2)
            .all(|pair| pair[0].0.severity <= pair[1].0.severity)
    );
    let clients = audit.by_client();
    assert_eq!(
        clients
            .iter()
            .map(|(_, issues)| issues.len())
            .sum::<usize>(),
        audit.issues.len()
    );
    for client in &all {
        let found: Vec<&str> = client
            .findings()
            .iter()
            .map(|finding| finding.rule.id)
            .collect();
        let at = all.iter().position(|other| other.id == client.id).unwrap();
        assert!(
            found.iter().all(|id| ids(&audit, at).contains(id)),
            "every rule of the lint is in it"
        );
    }
}

#[test]
fn no_id_stands_for_two_checks_and_nothing_found_is_a_hundred() {
    let own = [
        &audit::DUPLICATE,
        &audit::LOST_STORE,
        &audit::EXPIRES_IN_USE,
        &audit::OVERDUE,
        &audit::STALE,
        &audit::UNUSED,
        &audit::ENDLESS,
    ];
    let ids: Vec<&str> = own
        .iter()
        .map(|check| check.id)
        .chain(RULES.iter().map(|rule| rule.id))
        .collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for all in [
        vec![],
        vec![client("a", "orders-reader-production", "view_orders:p")],
    ] {
        let audit = Audit::of(&all, None, today());
        assert_eq!((audit.issues.len(), audit.score.points), (0, 100));
    }
    let worst = vec![client("a", "x", "manage_project:p"); 3];
    assert_eq!(Audit::of(&worst, None, today()).score.points, 0);
}

#[test]
fn changes_since_a_snapshot() {
    let mut all = vec![
        client("a", "a", "view_orders:p"),
        client("b", "b", "x"),
        client("c", "c", "x"),
    ];
    let now = Timestamp::parse("2026-11-24T10:00:00Z").unwrap();
    let text = Snapshot::of(&ProjectId::new("https://api.example", "shop"), &all, now).text();
    let before = Snapshot::read(&text).unwrap();
    assert_eq!(
        (before.taken(), before.count(), before.project.as_str()),
        (Some(now), 3, "shop")
    );
    assert!(changes(&before, &all).is_empty());
    all[2].last_used_at = Day::parse("2026-11-25");
    all[0] = client("d", "new", "y");
    let gone = Change::Gone {
        id: "a".into(),
        name: "a".into(),
        scope: "view_orders:p".into(),
    };
    assert_eq!(
        changes(&before, &all),
        [Change::New(0), gone, Change::Used(2)]
    );
    for wrong in [
        "",
        "{}",
        "[]",
        r#"{"version":2,"project":"p","taken":"2026-11-24T10:00:00Z","clients":[]}"#,
        r#"{"version":1,"project":"p","taken":"soon","clients":[]}"#,
    ] {
        assert_eq!(Snapshot::read(wrong), None, "{wrong}");
    }
}

#[test]
fn ends_of_the_next_ninety_days_are_reminders() {
    let mut all = vec![client("a", "a, b", "x"); 4];
    for (client, end) in all.iter_mut().zip([
        "2026-11-24T00:00:00Z",
        "2027-02-22T23:00:00Z",
        "2027-02-23T00:00:00Z",
        "2026-11-23T23:59:59Z",
    ]) {
        client.delete_at = Timestamp::parse(end);
    }
    let days: Vec<String> = audit::calendar(&all, today())
        .iter()
        .map(|one| one.day.to_string())
        .collect();
    assert_eq!(days, ["2026-11-24", "2027-02-22"]);
    let file = calendar::file(&audit::calendar(&all, today()), Timestamp(0));
    assert!(file.contains("SUMMARY:API client a\\, b expires"));
}

proptest! {
    #[test]
    fn no_name_breaks_a_report(name in "\\PC{0,30}[|<`\"\n]{0,3}", id in "\\PC{1,12}") {
        let all = [client(&id, &name, "manage_project:p"), client("b", &name, "manage_project:p")];
        let audit = Audit::of(&all, None, today());
        let file: Value = serde_json::from_str(&audit::sarif(&audit, &all, "1.0")).unwrap();
        let run = &file["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        prop_assert_eq!(results.len(), audit.issues.len());
        for result in results {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            prop_assert_eq!(&rules[index]["id"], &result["ruleId"]);
            let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
            prop_assert!(uri.bytes().all(|b| b.is_ascii_alphanumeric() || b"/%-".contains(&b)));
        }
        let report = audit::markdown(&audit, &all, "p");
        let rows = report.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Name") && !line.starts_with("| ---")).count();
        prop_assert_eq!(rows, audit.issues.len());
        prop_assert!(!report.contains('<'));
        let table = audit::csv(&audit, &all);
        prop_assert_eq!(table.matches("\r\n").count(), audit.issues.len() + 1);
    }
}

#[test]
fn the_pictures_show_what_the_clients_are() {
    let mut all = vec![
        client("a", "b", "manage_project:p"),
        client("b", "A", "view_orders:p"),
        client("c", "c", ""),
        client("d", "d", "manage_orders:p"),
    ];
    for (client, end) in all.iter_mut().zip([
        "2026-11-24T01:00:00Z",
        "2026-11-24T23:00:00Z",
        "2027-02-22T00:00:00Z",
        "2027-02-23T00:00:00Z",
    ]) {
        client.delete_at = Timestamp::parse(end);
    }
    all[1].last_used_at = None;
    all[2].last_used_at = Day::parse("2026-08-27");
    all[3].created_at = None;
    let ends: Vec<_> = chart::ends(&all, today())
        .into_iter()
        .map(|end| (end.day.to_string(), end.clients))
        .collect();
    assert_eq!(
        ends,
        [
            ("2026-11-24".to_owned(), vec![0, 1]),
            ("2027-02-22".to_owned(), vec![2])
        ]
    );
    let dots = chart::dots(&all, today());
    let seen: Vec<_> = dots
        .iter()
        .map(|dot| (dot.client, dot.age, dot.silent, dot.forgotten))
        .collect();
    assert_eq!(
        seen,
        [
            (0, 323, Some(0), false),
            (1, 323, None, true),
            (2, 323, Some(89), false)
        ]
    );
    let mut rows: Vec<_> = (0..4).map(|at| chart::map_row(&all, at)).collect();
    chart::sort_map(&mut rows, &all, None);
    assert_eq!(
        rows.iter().map(|row| row.client).collect::<Vec<_>>(),
        [1, 0, 2, 3],
        "by name"
    );
    let orders = scope::GROUPS
        .iter()
        .position(|group| group.name.contains("rder"))
        .unwrap();
    chart::sort_map(&mut rows, &all, Some(orders));
    assert_eq!(
        rows.iter().map(|row| row.client).collect::<Vec<_>>(),
        [0, 3, 1, 2],
        "full, manage, view, none"
    );
    let counts = chart::map_counts(&rows);
    assert!(counts.iter().all(|count| count.iter().sum::<usize>() == 4));
    assert_eq!(counts[orders], [1, 1, 1, 1]);
}
