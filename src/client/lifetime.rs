//! How long things live, in numbers and in words.

use std::fmt::Write;

use super::{ApiClient, Day, Timestamp};

/// The shortest life of an access token, in seconds (API reference: `ApiClientDraft`).
pub const ACCESS_MIN: u32 = 3_600;
/// The longest life of an access token, in seconds (API reference: `ApiClientDraft`).
pub const ACCESS_MAX: u32 = 604_800;
/// The life of an access token when the draft says nothing, in seconds.
pub const ACCESS_DEFAULT: u32 = 172_800;
/// The shortest life of an unused refresh token, in seconds (API reference: `ApiClientDraft`).
pub const REFRESH_MIN: u32 = 30;
/// The longest life of an unused refresh token, in seconds (API reference: `ApiClientDraft`).
pub const REFRESH_MAX: u32 = 31_536_000;
/// The life of an unused refresh token when the draft says nothing, in seconds.
pub const REFRESH_DEFAULT: u32 = 17_280_000;
/// The fewest days until a client deletes itself.
pub const DELETE_AFTER_MIN: u32 = 1;
/// The most days until a client deletes itself: a limit of ours, for the API states none.
pub const DELETE_AFTER_MAX: u32 = 3_650;

const UNITS: [(i64, &str); 4] = [
    (86_400, "day"),
    (3_600, "hour"),
    (60, "minute"),
    (1, "second"),
];

/// Seconds as words, exactly: `2 days`, `1 hour 30 minutes`, `0 seconds`. What is negative is none.
pub fn words(seconds: i64) -> String {
    let mut rest = seconds.max(0);
    let mut out = String::new();
    for (size, unit) in UNITS {
        let count = rest / size;
        rest %= size;
        if count > 0 {
            if !out.is_empty() {
                out.push(' ');
            }
            push_count(&mut out, count, unit);
        }
    }
    if out.is_empty() {
        push_count(&mut out, 0, "second");
    }
    out
}

/// `1 day`, `2 days`.
pub fn count(number: i64, unit: &str) -> String {
    let mut out = String::new();
    push_count(&mut out, number, unit);
    out
}

fn push_count(out: &mut String, number: i64, unit: &str) {
    let plural = if number == 1 { "" } else { "s" };
    // Writing to a string can't fail.
    let _ = write!(out, "{number} {unit}{plural}");
}

/// A day as seen from today, for the list: `today`, `yesterday`, `12 days ago`, `never`. A clock
/// that is behind the host's gives `tomorrow` or `in 3 days`.
pub fn relative_day(day: Option<Day>, today: Day) -> String {
    let Some(day) = day else {
        return "never".to_owned();
    };
    match today.0 - day.0 {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        past @ 2.. => {
            let mut out = count(past, "day");
            out.push_str(" ago");
            out
        }
        future => {
            let mut out = "in ".to_owned();
            push_count(&mut out, -future, "day");
            out
        }
    }
}

/// A future moment as seen from now, in its largest unit: `in 6 days`, `in 1 hour`, `overdue`.
pub fn until(moment: Timestamp, now: Timestamp) -> String {
    let seconds = (moment.0 - now.0).div_euclid(1000);
    if seconds < 0 {
        return "overdue".to_owned();
    }
    let mut out = "in ".to_owned();
    for (size, unit) in UNITS {
        if seconds >= size || size == 1 {
            push_count(&mut out, seconds / size, unit);
            break;
        }
    }
    out
}

/// How long access tokens live, with the end of one that is obtained now.
pub fn access_sentence(seconds: Option<u32>, now: Timestamp) -> String {
    let life = seconds.unwrap_or(ACCESS_DEFAULT);
    format!(
        "A token lives {}{}: one obtained now ends {}.",
        words(life.into()),
        default_mark(seconds),
        after(now, life)
    )
}

/// How long refresh tokens live unused, with the end of one that is left alone from now on. Only
/// customer and anonymous sessions have them; a token of the client itself comes without.
pub fn refresh_sentence(seconds: Option<u32>, now: Timestamp) -> String {
    let life = seconds.unwrap_or(REFRESH_DEFAULT);
    format!(
        "A refresh token of a customer or anonymous session ends after {} without use{}: one \
         unused from now on ends {}.",
        words(life.into()),
        default_mark(seconds),
        after(now, life)
    )
}

/// When a client that is made now is deleted by the host.
pub fn delete_sentence(days: Option<u32>, now: Timestamp) -> String {
    match days {
        None => "The client stays until someone deletes it.".to_owned(),
        Some(days) => format!(
            "The client is deleted on or shortly after {} ({} after creation).",
            now.plus_days(days.into()).utc_minutes(),
            count(days.into(), "day")
        ),
    }
}

fn default_mark(seconds: Option<u32>) -> &'static str {
    if seconds.is_some() {
        ""
    } else {
        " (the default)"
    }
}

fn after(now: Timestamp, seconds: u32) -> String {
    Timestamp(now.0 + i64::from(seconds) * 1000).utc_minutes()
}

/// How long an existing client and its tokens live: one sentence each.
pub fn of_client(client: &ApiClient, now: Timestamp) -> Vec<String> {
    let access = client.access_token_validity_seconds;
    let refresh = client.refresh_token_validity_seconds;
    vec![
        format!(
            "A token lives {}{}.",
            words(access.unwrap_or(ACCESS_DEFAULT).into()),
            default_mark(access)
        ),
        format!(
            "A refresh token of a customer or anonymous session ends after {} without use{}.",
            words(refresh.unwrap_or(REFRESH_DEFAULT).into()),
            default_mark(refresh)
        ),
        match client.delete_at {
            None => delete_sentence(None, now),
            Some(at) => format!(
                "The client is deleted on or shortly after {} ({}).",
                at.utc_minutes(),
                until(at, now)
            ),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_words() {
        for (seconds, text) in [
            (172_800, "2 days"),
            (5_400, "1 hour 30 minutes"),
            (86_401, "1 day 1 second"),
            (30, "30 seconds"),
            (0, "0 seconds"),
            (-5, "0 seconds"),
        ] {
            assert_eq!(words(seconds), text);
        }
    }

    #[test]
    fn days_are_told_from_today() {
        let today = Day(1000);
        for (day, text) in [
            (Some(1000), "today"),
            (Some(999), "yesterday"),
            (Some(988), "12 days ago"),
            (Some(1001), "tomorrow"),
            (Some(1003), "in 3 days"),
            (None, "never"),
        ] {
            assert_eq!(relative_day(day.map(Day), today), text);
        }
    }

    #[test]
    fn what_is_to_come_is_told_in_its_largest_unit() {
        let now = Timestamp(0);
        assert_eq!(until(now.plus_days(6), now), "in 6 days");
        assert_eq!(until(Timestamp(5_400_000), now), "in 1 hour");
        assert_eq!(until(Timestamp(0), now), "in 0 seconds");
        assert_eq!(until(Timestamp(-1), now), "overdue");
    }
}
