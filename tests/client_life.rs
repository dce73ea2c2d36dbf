//! The life of clients: export, calendar, lineage, drain, journal, bulk delete.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::bulk::{self, AT_ONCE, Bulk, State};
use client::calendar::{self, Reminder};
use client::drain::{Drain, Watches};
use client::export::{Format, inventory};
use client::journal::{Journal, MAX_ENTRIES};
use client::progress::seconds_left;
use client::{ApiClient, Day, DraftForm, ProjectId, Timestamp, lineage, temporary};
use proptest::prelude::*;

fn client(json: &str) -> ApiClient {
    json.parse().unwrap()
}

fn shop() -> ProjectId {
    ProjectId::new("https://api.example", "shop")
}

fn named(id: &str, name: &str, created: &str) -> ApiClient {
    let mut client = client(r#"{"id":"","scope":"view_orders:p"}"#);
    (client.id, client.name) = (id.into(), name.into());
    client.created_at = Timestamp::parse(created);
    client
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-24T09:30:00Z").unwrap()
}

fn today() -> Day {
    now().day()
}

/// The cells of a CSV file, by the rules of RFC 4180.
fn cells(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = csv.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '"' if quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && row.is_empty(), "a whole file");
    rows
}

proptest! {
    #[test]
    fn no_cell_is_a_formula_or_breaks_the_table(
        name in "[ \t\u{feff}\u{200b}]{0,2}[=+@|%\"',;\r\n\\-]{0,2}\\PC{0,12}",
        id in "[=+@\\-]?[a-z\",\n]{0,6}",
    ) {
        let mut one = named("", &name, "2026-01-01T00:00:00Z");
        one.id = id;
        let rows = cells(&inventory([&one, &one].into_iter(), Format::Csv, now()));
        prop_assert_eq!(rows.len(), 3);
        for row in &rows {
            prop_assert_eq!(row.len(), rows[0].len());
            for cell in row {
                prop_assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '|', '%']), "{:?}", cell);
                prop_assert!(!cell.contains(|c: char| c.is_control()));
            }
        }
        let table = inventory([&one].into_iter(), Format::Markdown, now());
        prop_assert_eq!(table.lines().count(), 3);
        let bars = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        prop_assert_eq!(bars(table.lines().nth(2).unwrap()), bars(table.lines().next().unwrap()));
        prop_assert!(!table.contains('<'));
        let json: serde_json::Value = serde_json::from_str(&inventory([&one].into_iter(), Format::Json, now())).unwrap();
        prop_assert_eq!(json[0]["name"].as_str(), Some(name.as_str()));
        prop_assert_eq!(client(&json[0].to_string()), one);
    }

    #[test]
    fn a_calendar_file_has_short_lines_and_no_others(title in "\\PC{0,120}", text in "[\\PC\r\n;,\\\\]{0,200}", id in "\\PC{0,40}") {
        let file = calendar::file(&[Reminder { id, day: today(), title, text }], now());
        let lines: Vec<&str> = file.split("\r\n").collect();
        prop_assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\n', '\r'])));
        let whole = file.replace("\r\n ", "");
        let names: Vec<&str> = whole.lines().map(|line| line.split([':', ';']).next().unwrap()).collect();
        prop_assert_eq!(names, ["BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "DTSTART", "DTEND",
            "SUMMARY", "DESCRIPTION", "TRANSP", "END", "END"]);
    }

    #[test]
    fn at_most_four_at_once_and_no_row_is_lost(
        count in 0usize..30, steps in proptest::collection::vec((0u8..6, any::<prop::sample::Index>()), 0..120),
    ) {
        let mut bulk = Bulk::of((0..count).map(|id| named(&id.to_string(), "x", "2026-01-01T00:00:00Z")));
        for (step, which) in steps {
            let running: Vec<String> = bulk.rows().iter().filter(|row| row.state == State::Running)
                .map(|row| row.client.id.clone()).collect();
            match step {
                0 | 1 => { bulk.begin(); }
                2 if !running.is_empty() => bulk.end(which.get::<String>(&running), State::Done { before: false }),
                3 if !running.is_empty() => bulk.end(which.get::<String>(&running), State::Failed("503".into())),
                4 => bulk.stop(),
                5 => bulk.retry(),
                _ => {}
            }
            let now = bulk.rows().iter().filter(|row| row.state == State::Running).count();
            prop_assert!(now <= AT_ONCE);
            let counts = bulk.counts();
            prop_assert_eq!(counts.done + counts.failed + counts.stopped + counts.open, count);
            if step == 4 {
                prop_assert!(bulk.begin().is_none(), "nothing is sent after a stop");
            }
        }
        bulk.retry();
        let mut done = bulk.counts().done;
        let running: Vec<String> = bulk.rows().iter().filter(|row| row.state == State::Running)
            .map(|row| row.client.id.clone()).collect();
        for id in running {
            bulk.end(&id, State::Done { before: true });
            done += 1;
        }
        while let Some(next) = bulk.begin() {
            bulk.end(&next.id, State::Done { before: false });
            done += 1;
        }
        prop_assert!(bulk.is_over() && done == count);
    }

    #[test]
    fn what_is_stored_is_read_without_harm(text in "\\PC{0,200}") {
        let (journal, watches) = (Journal::read(&text), Watches::read(&text));
        prop_assert_eq!(Journal::read(&journal.text()), journal);
        prop_assert_eq!(Watches::read(&watches.text()), watches);
    }
}

#[test]
fn a_calendar_entry_is_a_whole_day_in_utc() {
    let file = calendar::file(
        &[Reminder {
            id: "drain-a:b\r\nX".into(),
            day: Day::parse("2026-12-31").unwrap(),
            title: "Quiet; a, b".into(),
            text: "line\nEND:VEVENT".into(),
        }],
        now(),
    );
    for line in [
        "UID:drain-abX@scopesmith",
        "DTSTAMP:20261124T093000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:Quiet\\; a\\, b",
        "DESCRIPTION:line⟨U+000A⟩END:VEVENT",
    ] {
        assert!(
            file.split("\r\n").any(|found| found == line),
            "{line}\n{file}"
        );
    }
}

#[test]
fn names_with_a_date_tell_who_replaced_whom() {
    let all = [
        named("new", "orders (2026-11)", "2026-11-02T00:00:00Z"),
        named("old", "orders", "2025-01-01T00:00:00Z"),
        named("mid", "orders (2026-03-09, 2)", "2026-03-09T00:00:00Z"),
        named("copy", "orders (copy)", "2026-04-01T00:00:00Z"),
        named("p1", "carts", "2025-01-01T00:00:00Z"),
        named("p2", "carts", "2025-02-01T00:00:00Z"),
        named("p3", "carts (2026-01)", "2026-01-01T00:00:00Z"),
    ];
    let lines = lineage::lines(&all);
    assert_eq!(
        lines.len(),
        1,
        "of two named alike nobody knows which one was replaced"
    );
    let ids: Vec<&str> = lines[0]
        .members
        .iter()
        .map(|at| all[*at].id.as_str())
        .collect();
    assert_eq!(
        (lines[0].base.as_str(), ids),
        ("orders", vec!["old", "mid", "new"])
    );
    assert_eq!(lineage::neighbors(&all, "mid"), (Some(1), Some(0)));
    assert_eq!(lineage::neighbors(&all, "copy"), (None, None));
    // The suggested name of a replacement follows the convention.
    let form = DraftForm::replacement_of(&all[0], &all, today());
    let next = named("next", &form.name, "2026-11-24T00:00:00Z");
    let all: Vec<ApiClient> = all.into_iter().chain([next]).collect();
    assert_eq!(lineage::neighbors(&all, "new"), (Some(2), Some(7)));
}

#[test]
fn silence_proves_something_after_the_life_of_a_token() {
    for (used, access, proves, silent) in [
        (None, 3_600, None, true),
        (Some("2026-11-24"), 3_600, Some("2026-11-26"), false),
        (Some("2026-11-24"), 604_800, Some("2026-12-02"), false),
        (Some("2026-11-21"), 172_800, Some("2026-11-24"), true),
        (Some("2026-10-24"), 604_800, Some("2026-11-01"), true),
    ] {
        let mut one = named("id-1", "old, one", "2026-01-01T00:00:00Z");
        one.last_used_at = used.and_then(Day::parse);
        one.access_token_validity_seconds = Some(access);
        let drain = Drain::of(&one, today());
        assert_eq!(drain.proves_on, proves.and_then(Day::parse), "{used:?}");
        assert_eq!(drain.is_silent(), silent);
        let words = drain.words();
        assert!(used.is_none_or(|day| words.contains(day)), "{words}");
        assert!(proves.is_none_or(|day| words.contains(day)), "{words}");
        let reminder = drain.reminder(&one);
        assert_eq!(
            reminder.as_ref().map(|reminder| reminder.day),
            drain.proves_on.filter(|_| !silent)
        );
    }
}

#[test]
fn a_bulk_delete_asks_for_its_size_when_a_client_may_be_in_use() {
    let unused = named("a", "a", "2026-11-01T00:00:00Z");
    let mut used = named("b", "b", "2026-01-01T00:00:00Z");
    used.last_used_at = Some(today());
    let question = bulk::question(std::slice::from_ref(&unused), None, now());
    assert!(question.in_use.is_empty() && question.allows(""));
    let own = bulk::question(std::slice::from_ref(&unused), Some("a"), now());
    assert!(own.own && !own.allows("") && own.allows(" 1 "));
    let question = bulk::question(&[unused, used], Some("x"), now());
    assert_eq!(
        (question.in_use.as_slice(), question.own),
        (&[1][..], false)
    );
    assert!(!question.allows("") && !question.allows("1") && question.allows("2"));
}

#[test]
fn a_temporary_client_has_the_shortest_life_and_few_scopes() {
    let all = temporary::templates();
    assert!(
        all.windows(2)
            .all(|pair| pair[0].set().len() <= pair[1].set().len())
    );
    let form = temporary::form(all[0], &[], today());
    let taken = named("x", &form.name, "2026-11-24T00:00:00Z");
    assert_ne!(temporary::form(all[0], &[taken], today()).name, form.name);
    let draft = form.check(&[]).unwrap();
    assert_eq!(
        (draft.access, draft.delete_after_days),
        (Some(3_600), Some(1))
    );
    assert_eq!(draft.scopes, form.sent());
    let mut one = named("x", "x", "2026-11-24T00:00:00Z");
    assert_eq!(temporary::seconds_left(&one, now()), None);
    for (ms, left) in [
        (3_600_000, Some(3_600)),
        (-5, Some(0)),
        (2 * 86_400_000, None),
    ] {
        one.delete_at = Some(Timestamp(now().0 + ms));
        assert_eq!(temporary::seconds_left(&one, now()), left);
    }
}

#[test]
fn time_left_follows_the_pace() {
    for (elapsed, done, total, left) in [
        (1_000, 500, 1_000, Some(1)),
        (3_000, 500, 10_000, Some(57)),
        (3_000, 500, 400, Some(0)),
        (0, 0, 10, None),
        (9, 1, 0, None),
        (i64::MAX, 1, 3, Some(i64::MAX / 1000)),
    ] {
        assert_eq!(
            seconds_left(elapsed, done, total),
            left,
            "{elapsed} {done} {total}"
        );
    }
}

#[test]
fn a_deleted_client_can_be_drafted_again() {
    let one = client(
        r#"{"id":"a","name":"orders","scope":"view_orders:shop manage_carts:shop view_carts:shop",
        "createdAt":"2026-11-01T10:00:00Z","deleteAt":"2026-12-01T10:00:01Z","lastUsedAt":"2026-11-20",
        "accessTokenValiditySeconds":3600,"refreshTokenValiditySeconds":60}"#,
    );
    let mut journal = Journal::default();
    journal.begin(&shop(), &one, now());
    journal.confirm(&shop(), "a");
    let read = Journal::read(&journal.text());
    assert_eq!(read, journal);
    let own = shop();
    let entry = read.of(&own).next().unwrap();
    assert!(entry.confirmed);
    assert_eq!(entry.client(), one);
    let form = entry.again();
    assert_eq!(
        (form.name.as_str(), form.delete_after_days.as_str()),
        ("orders", "30")
    );
    assert_eq!(
        (form.access_seconds.as_str(), form.refresh_seconds.as_str()),
        ("3600", "60")
    );
    assert_eq!(form.sent().print("shop"), one.scopes().print("shop"));
    assert_eq!(form.replaces, None);
}

#[test]
fn a_page_that_was_closed_meanwhile_is_settled_by_the_next_list() {
    let mut journal = Journal::default();
    for id in ["there", "gone", "done"] {
        journal.begin(&shop(), &named(id, id, "2026-01-01T00:00:00Z"), now());
    }
    journal.begin(
        &ProjectId::new("https://api.example", "other"),
        &named("there", "x", "2026-01-01T00:00:00Z"),
        now(),
    );
    journal.confirm(&shop(), "done");
    let (soon, later) = (Timestamp(now().0 + 60_000), Timestamp(now().0 + 60_001));
    let is_there = |id: &str| id == "there";
    assert_eq!(journal.settle(&shop(), soon, is_there), (0, 0), "reads lag");
    assert_eq!(journal.settle(&shop(), later, is_there), (1, 1));
    let own = shop();
    let left: Vec<(&str, bool)> = journal
        .of(&own)
        .map(|entry| (entry.id.as_str(), entry.confirmed))
        .collect();
    assert_eq!(left, [("done", true), ("gone", true)]);
    assert_eq!(
        journal.settle(&shop(), later, |_| true),
        (0, 0),
        "what is confirmed stays"
    );
    assert_eq!(
        journal
            .of(&ProjectId::new("https://api.example", "other"))
            .count(),
        1
    );
    journal.clear(&ProjectId::new("https://api.example", "other"));
    for number in 0..=MAX_ENTRIES {
        journal.begin(
            &shop(),
            &named(&number.to_string(), "x", "2026-01-01T00:00:00Z"),
            now(),
        );
    }
    assert_eq!(journal.of(&shop()).count(), MAX_ENTRIES);
    assert_eq!(
        journal.of(&shop()).next().unwrap().id,
        MAX_ENTRIES.to_string()
    );
}
