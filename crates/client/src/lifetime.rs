//! How long tokens and clients live, in numbers and in words.

pub use syntax::counted;

use super::time::{Day, Timestamp};

/// The shortest access token lifetime, in seconds (API reference: ApiClientDraft).
pub const ACCESS_MIN: u32 = 3_600;
/// The longest access token lifetime, in seconds.
pub const ACCESS_MAX: u32 = 604_800;
/// The access token lifetime when none is given, in seconds.
pub const ACCESS_DEFAULT: u32 = 172_800;
/// The shortest refresh token lifetime, in seconds.
pub const REFRESH_MIN: u32 = 30;
/// The longest refresh token lifetime, in seconds.
pub const REFRESH_MAX: u32 = 31_536_000;
/// The refresh token lifetime when none is given, in seconds.
pub const REFRESH_DEFAULT: u32 = 17_280_000;
/// The longest "delete after" that the page offers, in days. This limit is ours: the API states
/// none.
pub const DELETE_MAX_DAYS: u32 = 3_650;

/// A length of time as people type it, in seconds: `90`, `12 hours`, `12h`, `5 days`. A bare number is
/// seconds.
pub fn seconds(typed: &str) -> Option<u32> {
    let (number, unit) = amount(typed)?;
    let length = match unit.as_str() {
        "" | "s" | "sec" | "second" | "seconds" => 1,
        "m" | "min" | "minute" | "minutes" => 60,
        "h" | "hour" | "hours" => 3_600,
        "d" | "day" | "days" => 86_400,
        _ => return None,
    };
    number.checked_mul(length)
}

/// A length of time as people type it, in days: `30`, `30 days`, `2 weeks`. A bare number is days.
pub fn days(typed: &str) -> Option<u32> {
    let (number, unit) = amount(typed)?;
    match unit.as_str() {
        "" | "d" | "day" | "days" => Some(number),
        "w" | "week" | "weeks" => number.checked_mul(7),
        _ => None,
    }
}

/// A whole number and a word behind it. `parse` alone would take a plus sign.
fn amount(typed: &str) -> Option<(u32, String)> {
    let typed = typed.trim();
    let end = typed
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(typed.len());
    let (number, unit) = typed.split_at_checked(end)?;
    Some((number.parse().ok()?, unit.trim_start().to_ascii_lowercase()))
}

/// A length of time in its two largest units: `2 days`, `1 hour 30 minutes`.
pub fn words(seconds: i64) -> String {
    let units = [
        (86_400, "day"),
        (3_600, "hour"),
        (60, "minute"),
        (1, "second"),
    ];
    let mut rest = seconds.max(0);
    let mut said = Vec::new();
    for (length, name) in units {
        let count = rest / length;
        rest %= length;
        if count > 0 {
            said.push(counted(count, name));
        }
    }
    said.truncate(2);
    if said.is_empty() {
        "0 seconds".into()
    } else {
        said.join(" ")
    }
}

/// A length of time in one unit, rounded up, for a narrow place: `20 min`, `47 h`, `2 days`.
pub fn rounded(seconds: i64) -> String {
    let up = |unit: i64| (seconds.max(0) + unit - 1) / unit;
    let (minutes, hours) = (up(60), up(3_600));
    if minutes < 60 {
        format!("{minutes} min")
    } else if hours < 48 {
        format!("{hours} h")
    } else {
        counted(up(86_400), "day")
    }
}

/// A remaining time that changes every second: `47:59:12`, or `59:12` below an hour.
pub fn countdown(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes}:{rest:02}")
    }
}

/// A day seen from another: `today`, `yesterday`, `12 days ago`, `in 3 days`.
pub fn relative_day(day: Day, today: Day) -> String {
    match today.0 - day.0 {
        0 => "today".into(),
        1 => "yesterday".into(),
        -1 => "tomorrow".into(),
        ago if ago > 0 => format!("{ago} days ago"),
        ahead => format!("in {} days", -ahead),
    }
}

/// What the three lifetimes of a client mean, a sentence each, with computed dates.
pub fn sentences(
    access: Option<u32>,
    refresh: Option<u32>,
    delete_at: Option<Timestamp>,
    now: Timestamp,
) -> Vec<String> {
    let token_end = Timestamp(now.0 + i64::from(access.unwrap_or(ACCESS_DEFAULT)) * 1000);
    let [token, idle] = tokens(access, refresh);
    let mut said = vec![
        format!(
            "{token} One created now expires {}.",
            token_end.utc_minutes()
        ),
        idle,
    ];
    said.push(match delete_at {
        None => "Never expires.".into(),
        Some(at) => format!(
            "Expires {}, on or shortly after {}.",
            relative_day(at.day(), now.day()),
            at.utc_minutes(),
        ),
    });
    said
}

/// How long the tokens of a client last: access and refresh tokens.
pub fn tokens(access: Option<u32>, refresh: Option<u32>) -> [String; 2] {
    let said = |given: Option<u32>, default: u32| {
        let lasts = words(given.unwrap_or(default).into());
        lasts
            + if given.is_none() {
                " (the default)"
            } else {
                ""
            }
    };
    [
        format!("Access tokens last {}.", said(access, ACCESS_DEFAULT)),
        format!(
            "Refresh tokens expire after {} without use.",
            said(refresh, REFRESH_DEFAULT)
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_in_two_units() {
        for (seconds, said) in [
            (0, "0 seconds"),
            (30, "30 seconds"),
            (3_600, "1 hour"),
            (5_400, "1 hour 30 minutes"),
            (172_800, "2 days"),
            (604_799, "6 days 23 hours"),
        ] {
            assert_eq!(words(seconds), said);
        }
        for (seconds, said) in [
            (0, "0 min"),
            (61, "2 min"),
            (3_541, "1 h"),
            (3_601, "2 h"),
            (169_200, "47 h"),
            (169_201, "2 days"),
            (172_800, "2 days"),
            (604_800, "7 days"),
        ] {
            assert_eq!(rounded(seconds), said);
        }
        assert_eq!(countdown(172_799), "47:59:59");
        assert_eq!(countdown(61), "1:01");
    }
}
