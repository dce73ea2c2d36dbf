//! Points in time as numbers: the API's text in, plain arithmetic, text out. No clock here.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// Milliseconds in a day.
pub const DAY_MS: i64 = 86_400_000;

/// A point in time: milliseconds since 1970-01-01 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

/// A calendar day in UTC: days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

impl Timestamp {
    /// Reads an RFC 3339 time such as `2026-11-24T09:30:00.000Z`; offsets are understood.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once(['T', 't', ' '])?;
        let day = Day::parse(date)?;
        let zone_at = rest.find(['Z', 'z', '+', '-'])?;
        let (clock, zone) = rest.split_at(zone_at);
        let (seconds, fraction) = clock.split_once('.').unwrap_or((clock, ""));
        let mut parts = seconds.split(':');
        let mut next = |limit: i64| digits(parts.next()?).filter(|n| *n < limit);
        let (hour, minute, second) = (next(24)?, next(60)?, next(61)?);
        let millis = match fraction.get(..3.min(fraction.len())) {
            None | Some("") => 0,
            Some(head) => digits(head)? * [0, 100, 10, 1].get(head.len())?,
        };
        let offset = match zone.get(..1)? {
            "+" => -offset_ms(zone.get(1..)?)?,
            "-" => offset_ms(zone.get(1..)?)?,
            _ => 0,
        };
        Some(Self(
            day.0 * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + millis + offset,
        ))
    }

    /// The day it falls on, in UTC.
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY_MS))
    }

    /// The same, that many days later.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + days * DAY_MS)
    }

    /// `2026-11-24 09:30 UTC`, to read.
    pub fn utc_minutes(self) -> String {
        let minutes = self.0.rem_euclid(DAY_MS) / 60_000;
        format!("{} {:02}:{:02} UTC", self.day(), minutes / 60, minutes % 60)
    }
}

impl fmt::Display for Timestamp {
    /// The API's own form, with milliseconds and `Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ms = self.0.rem_euclid(DAY_MS);
        let (seconds, millis) = (ms / 1000, ms % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(
            f,
            "{}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z",
            self.day()
        )
    }
}

impl Day {
    /// Reads `2026-11-24`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next().filter(|y| y.len() == 4).and_then(digits)?;
        let month = parts
            .next()
            .and_then(digits)
            .filter(|m| (1..=12).contains(m))?;
        let day = parts.next().and_then(digits).filter(|d| *d >= 1)?;
        let found = Self(days_from_civil(year, month, day));
        (found.civil() == (year, month, day)).then_some(found)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn civil(self) -> (i64, i64, i64) {
        civil_from_days(self.0)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `02:00` or `0200` as milliseconds.
fn offset_ms(text: &str) -> Option<i64> {
    let (hours, minutes) = text.split_once(':').or_else(|| text.split_at_checked(2))?;
    let (hours, minutes) = (digits(hours)?, digits(minutes)?);
    (hours < 24 && minutes < 60).then_some((hours * 60 + minutes) * 60_000)
}

/// Howard Hinnant's `days_from_civil` (chrono-Compatible Low-Level Date Algorithms).
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse, from the same source.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 {
        month_index + 3
    } else {
        month_index - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a time"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_and_printed_back() {
        for text in [
            "1970-01-01T00:00:00.000Z",
            "2024-02-29T23:59:59.999Z",
            "2026-11-24T09:30:00.120Z",
        ] {
            assert_eq!(Timestamp::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(
            Timestamp::parse("2026-11-24T11:30:00+02:00"),
            Timestamp::parse("2026-11-24T09:30:00Z")
        );
        assert_eq!(
            Timestamp::parse("2026-11-24T09:30:00.1Z").unwrap().0 % 1000,
            100
        );
    }

    #[test]
    fn nonsense_is_not_a_time() {
        for text in [
            "",
            "2026-13-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-02-01",
            "2026-02-01T25:00:00Z",
            "é026-01-01T00:00:00Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }
}
