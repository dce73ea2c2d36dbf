//! What the dates of a client prove: use, life, deletion.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::deletion::{RECENT_DAYS, confirmation};
use client::status::{Attention, Status, Use, quiet_on};
use client::time::DAY_MS;
use client::{ApiClient, Day, Timestamp};
use proptest::prelude::*;

const TODAY: &str = "2026-11-24";

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn client(json: &str) -> ApiClient {
    format!(r#"{{"id":"abc-DEF-1x9Z",{json}}}"#)
        .parse()
        .unwrap()
}

/// Last use, access token lifetime in seconds, and what that is on 24 November.
#[test]
fn silence_proves_something_only_after_the_clients_own_token_lifetime() {
    for (used, access, word) in [
        ("2026-11-24", 172_800, "Active"),
        ("2026-11-25", 172_800, "Active"),
        ("2026-11-23", 3_600, "Active"),
        ("2026-11-22", 3_600, "Inactive"),
        ("2026-11-22", 86_400, "Inactive"),
        ("2026-11-22", 86_401, "May be in use"),
        ("2026-11-22", 172_800, "May be in use"),
        ("2026-11-21", 172_800, "Inactive"),
        // Seven-day tokens: the last one of that day works until the end of the seventh day after it.
        ("2026-11-18", 604_800, "May be in use"),
        ("2026-11-17", 604_800, "May be in use"),
        ("2026-11-16", 604_800, "Inactive"),
        ("2025-11-24", 604_800, "Inactive"),
    ] {
        let json = format!(r#""lastUsedAt":"{used}","accessTokenValiditySeconds":{access}"#);
        let status = Status::of(&client(&json), day(TODAY));
        assert_eq!(status.word(), word, "{used} {access}");
        assert!(status.reason().contains(used), "{}", status.reason());
    }
    let default = Status::of(&client(r#""lastUsedAt":"2026-11-22""#), day(TODAY));
    assert_eq!(default.word(), "May be in use");
    assert_eq!(
        default.reason(),
        "Last token obtained 2 days ago (2026-11-22). Access tokens last 2 days, so one from that day \
         can still work. Inactive on 2026-11-25 if the client gets no new token by then."
    );
    let never = Status::of(
        &client(r#""createdAt":"2026-11-20T23:30:00-02:00""#),
        day(TODAY),
    );
    assert_eq!(
        never.reason(),
        "No token obtained since it was created 3 days ago (2026-11-21).",
        "days are those of UTC"
    );
    assert_eq!(
        Status::of(&client(r#""name":"x""#), day(TODAY)).usage,
        Use::Never
    );
}

/// Last use, refresh token lifetime in seconds, and until when a session may come back.
#[test]
fn a_quiet_client_says_until_when_a_session_may_come_back() {
    for (used, refresh, until) in [
        ("2026-11-10", None, Some("2027-05-29")),
        ("2026-11-10", Some(86_400), None),
        ("2026-11-10", Some(14 * 86_400), Some("2026-11-24")),
        ("2026-11-10", Some(13 * 86_400), None),
        ("2026-11-10", Some(30), None),
        ("2025-11-10", Some(31_536_000), None),
        ("2026-11-10", Some(31_536_000), Some("2027-11-10")),
    ] {
        let refresh = refresh.map_or_else(String::new, |seconds: u32| {
            format!(r#","refreshTokenValiditySeconds":{seconds}"#)
        });
        let status = Status::of(
            &client(&format!(r#""lastUsedAt":"{used}"{refresh}"#)),
            day(TODAY),
        );
        assert_eq!(status.word(), "Inactive");
        assert_eq!(
            status.may_return_until(),
            until.map(day),
            "{used} {refresh}"
        );
        let said = status.notes().concat();
        assert_eq!(said.contains("refresh token"), until.is_some(), "{said}");
        assert!(until.is_none_or(|until| said.contains(until)), "{said}");
    }
    let never = Status::of(
        &client(r#""deleteAt":"2026-12-01T00:30:00+02:00""#),
        day(TODAY),
    );
    assert_eq!(never.label(), "Never used, expires on 2026-11-30");
    assert_eq!(
        never.notes(),
        ["commercetools deletes it on or shortly after 2026-11-30 (in 6 days)."]
    );
    assert_eq!(never.may_return_until(), None);
}

/// The night in which Berlin turns its clocks forward, and the one in which it turns them back: one moment,
/// one day in UTC, whatever the offset says.
#[test]
fn time_zones_and_changes_of_the_clock_move_no_day() {
    for (text, utc) in [
        ("2026-03-29T01:59:59+01:00", "2026-03-29"),
        ("2026-03-29T03:00:00+02:00", "2026-03-29"),
        ("2026-03-29T00:59:59+01:00", "2026-03-28"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25"),
        ("2026-10-25T01:30:00+02:00", "2026-10-24"),
        ("2026-10-25T02:30:00+01:00", "2026-10-25"),
        ("2026-11-01T23:30:00-05:00", "2026-11-02"),
        ("2026-11-02T09:00:00+14:00", "2026-11-01"),
    ] {
        let one = client(&format!(r#""createdAt":"{text}","deleteAt":"{text}""#));
        let status = Status::of(&one, day(TODAY));
        assert_eq!(
            (status.created, status.ends),
            (Some(day(utc)), Some(day(utc))),
            "{text}"
        );
        let used = Status::of(&client(&format!(r#""lastUsedAt":"{text}""#)), day(utc));
        assert_eq!(used.word(), "Active", "{text}");
    }
}

#[test]
fn attention_has_causes_with_dates() {
    let of = |json: &str| {
        let status = Status::of(&client(json), day(TODAY));
        let causes = status.attention();
        let words: Vec<String> = causes.iter().map(|c| status.attention_words(*c)).collect();
        (causes, words.join(" "), status.expires_soon())
    };
    for (json, causes, words, soon) in [
        (
            r#""createdAt":"2026-10-25T00:00:00Z""#,
            vec![Attention::Unused],
            "30 days ago (2026-10-25)",
            false,
        ),
        (r#""createdAt":"2026-10-26T00:00:00Z""#, vec![], "", false),
        (
            r#""lastUsedAt":"2026-08-26""#,
            vec![Attention::Stale],
            "Not used for 90 days (last token on 2026-08-26)",
            false,
        ),
        (r#""lastUsedAt":"2026-08-27""#, vec![], "", false),
        (
            r#""lastUsedAt":"2026-11-24","deleteAt":"2026-12-08T01:00:00Z""#,
            vec![Attention::ExpiresInUse],
            "Expires in 14 days (2026-12-08), and a token was obtained today (2026-11-24).",
            true,
        ),
        (
            r#""lastUsedAt":"2026-11-24","deleteAt":"2026-12-09T01:00:00Z""#,
            vec![],
            "",
            false,
        ),
        (r#""deleteAt":"2026-11-30T01:00:00Z""#, vec![], "", true),
        (r#""deleteAt":"2026-11-23T01:00:00Z""#, vec![], "", true),
        (
            r#""deleteAt":"2026-11-22T01:00:00Z""#,
            vec![Attention::Overdue],
            "Expired 2 days ago (2026-11-22)",
            true,
        ),
    ] {
        let found = of(json);
        assert_eq!((&found.0, found.2), (&causes, soon), "{json}");
        assert!(found.1.contains(words), "{json}: {}", found.1);
    }
}

#[test]
fn a_life_is_told_from_the_dates_alone() {
    let now = Timestamp::parse("2026-11-24T12:00:00Z").unwrap();
    let texts = |json: &str| -> Vec<String> {
        client(json)
            .life(now)
            .into_iter()
            .map(|fact| fact.text)
            .collect()
    };
    assert_eq!(
        texts(
            r#""createdAt":"2026-11-01T08:00:00Z","lastUsedAt":"2026-11-23","deleteAt":"2026-12-01T08:00:00Z""#
        ),
        [
            "Created 23 days ago",
            "Last used yesterday",
            "Tokens are valid for up to 1 day 12 hours more",
            "Expires in 7 days"
        ]
    );
    assert_eq!(
        texts(r#""lastUsedAt":"2026-11-20""#),
        [
            "Created at an unknown time",
            "Last used 4 days ago",
            "All tokens expired",
            "Never expires"
        ]
    );
    assert_eq!(
        texts(r#""createdAt":"2026-11-24T11:00:00Z""#),
        ["Created today", "Never used", "Never expires"]
    );
    // A token of today was obtained by now at the latest.
    let busy = client(r#""lastUsedAt":"2026-11-24","accessTokenValiditySeconds":3600"#);
    assert_eq!(
        busy.tokens_end(now),
        Timestamp::parse("2026-11-24T13:00:00Z")
    );
}

#[test]
fn a_delete_asks_for_the_end_of_the_id_while_the_client_may_be_used() {
    let now = Timestamp::parse("2026-11-24T12:00:00Z").unwrap();
    for (json, message, asks) in [
        (
            r#""lastUsedAt":"2026-11-20""#,
            "Last used 4 days ago.",
            true,
        ),
        (
            r#""lastUsedAt":"2026-10-25""#,
            "Last used 30 days ago.",
            true,
        ),
        (
            r#""lastUsedAt":"2026-10-24""#,
            "Last used 31 days ago.",
            false,
        ),
        (r#""lastUsedAt":"2026-11-25""#, "Last used tomorrow.", true),
        (
            r#""createdAt":"2026-11-24T00:00:00Z""#,
            "Never used.",
            false,
        ),
        (
            r#""name":"x""#,
            "It is unknown when it was last used.",
            true,
        ),
    ] {
        let asked = confirmation(&client(json), None, now);
        assert_eq!(
            asked.message,
            format!("{message} Applications that use it can’t get new tokens.")
        );
        assert_eq!(asked.tail.as_deref(), asks.then_some("1x9Z"), "{json}");
        assert!(!asks || !asked.allows(""));
        assert!(asks || asked.allows(""));
    }
    let named = client(r#""name":"Orders \u202ebff","createdAt":"2026-11-24T00:00:00Z""#);
    let own = confirmation(&named, Some("abc-DEF-1x9Z"), now);
    assert_eq!(own.title, "Delete Orders ⟨U+202E⟩bff?");
    assert!(own.tail.is_some() && own.notes[0].starts_with("You are connected with this client."));
    for (typed, fits) in [
        ("1x9Z", true),
        (" 1X9z ", true),
        ("1 x 9 z", true),
        ("x9Z", false),
        ("1x9Zz", false),
    ] {
        assert_eq!(own.allows(typed), fits, "{typed}");
    }
    let used = confirmation(&client(r#""lastUsedAt":"2026-11-23""#), None, now);
    assert!(
        used.notes[0].contains("2026-11-26 00:00 UTC"),
        "{:?}",
        used.notes
    );
    let nameless = ApiClient {
        id: String::new(),
        ..client(r#""lastUsedAt":"2026-11-23""#)
    };
    assert!(!confirmation(&nameless, None, now).allows(""));
}

proptest! {
    #[test]
    fn quiet_means_that_no_token_can_be_alive(
        used in 20_000i64..20_100, today in 20_000i64..20_400, access in 3_600u32..=604_800,
    ) {
        let mut one = client(r#""name":"x""#);
        one.last_used_at = Some(Day(used));
        one.access_token_validity_seconds = Some(access);
        let (today, morning) = (Day(today), Timestamp(today * DAY_MS));
        let status = Status::of(&one, today);
        // The host's last moment of that day, and the whole life of a token from then.
        let alive = (used + 1) * DAY_MS + i64::from(access) * 1000;
        if let Use::Quiet { since, .. } = status.usage {
            prop_assert!(morning.0 >= alive && since <= today);
            prop_assert!(one.tokens_end(morning).unwrap() <= morning);
        } else {
            prop_assert!(morning.0 < alive || today.0 - used <= 1);
        }
        let proof = quiet_on(Day(used), access);
        prop_assert!(proof.0 * DAY_MS >= alive && (proof.0 - 1) * DAY_MS < alive);
        // All texts can be made, and a client used lately is never deleted by one press.
        prop_assert!(status.attention().iter().all(|c| !status.attention_words(*c).is_empty()));
        let asked = confirmation(&one, None, morning);
        prop_assert!(asked.tail.is_some() == (today.0 - used <= RECENT_DAYS));
    }
}
