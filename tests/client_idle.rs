//! When a connected page locks itself, and when a secret is masked again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use client::Timestamp;
use client::idle::{self, Idle, MINUTES, Phase};
use proptest::prelude::*;

const MINUTE: i64 = 60_000;

fn at(ms: i64) -> Timestamp {
    Timestamp(1_800_000_000_000 + ms)
}

#[test]
fn it_warns_a_minute_before_it_locks() {
    for minutes in MINUTES {
        let end = i64::from(minutes) * MINUTE;
        let mut page = Idle::new(at(0), minutes);
        assert_eq!(page.passed(at(end - MINUTE - 1), minutes), Phase::Used);
        assert_eq!(page.passed(at(end - MINUTE), minutes), Phase::Warned(60));
        assert_eq!(page.passed(at(end - 1), minutes), Phase::Warned(1));
        assert_eq!(page.passed(at(end), minutes), Phase::Over);
    }
}

#[test]
fn use_begins_it_anew_until_it_warned() {
    let mut page = Idle::new(at(0), 15);
    assert_eq!(page.touched(at(13 * MINUTE)), Phase::Used);
    assert_eq!(page.passed(at(26 * MINUTE), 15), Phase::Used);
    assert_eq!(
        page.touched(at(27 * MINUTE)),
        Phase::Warned(60),
        "a pointer that moves is no answer"
    );
    assert_eq!(page.stay(at(27 * MINUTE + 1)), Phase::Used);
    assert_eq!(page.passed(at(41 * MINUTE), 15), Phase::Used);
}

#[test]
fn time_that_the_computer_slept_counts_and_a_late_touch_does_not() {
    let night = at(8 * 60 * MINUTE);
    let mut page = Idle::new(at(0), 60);
    assert_eq!(page.touched(night), Phase::Over);
    assert_eq!(page.stay(night), Phase::Over);
    assert_eq!(page.passed(at(0), 60), Phase::Over, "it stays so");
}

#[test]
fn a_clock_that_is_set_back_gives_no_time() {
    let mut page = Idle::new(at(0), 5);
    assert_eq!(page.passed(at(3 * MINUTE), 5), Phase::Used);
    assert_eq!(page.passed(at(-600 * MINUTE), 5), Phase::Used);
    assert_eq!(page.passed(at(-598 * MINUTE), 5), Phase::Over);
}

#[test]
fn work_counts_as_use_until_it_ends() {
    let mut page = Idle::new(at(0), 15);
    for minute in 0..100 {
        let now = at(minute * MINUTE);
        assert_eq!(page.worked(now, now), Phase::Used);
    }
    let end = at(100 * MINUTE);
    assert_eq!(page.worked(end, at(113 * MINUTE)), Phase::Used);
    assert_eq!(
        page.worked(end, at(114 * MINUTE)),
        Phase::Warned(60),
        "it ended long ago"
    );
    assert_eq!(page.worked(at(114 * MINUTE), at(114 * MINUTE)), Phase::Used);
    let night = at(900 * MINUTE);
    assert_eq!(page.worked(night, night), Phase::Over, "the computer slept");
}

#[test]
fn another_choice_holds_at_once() {
    let mut page = Idle::new(at(0), 60);
    assert_eq!(page.passed(at(20 * MINUTE), 60), Phase::Used);
    assert_eq!(page.passed(at(20 * MINUTE), 5), Phase::Over);
}

#[test]
fn only_the_choices_are_read() {
    assert_eq!(idle::minutes(None), 15);
    for minutes in MINUTES {
        assert_eq!(idle::minutes(Some(&minutes.to_string())), minutes);
    }
    for odd in ["", "0", "-5", "1", "999999999999", "15 ", "never", "1e9"] {
        assert_eq!(idle::minutes(Some(odd)), 15, "{odd}");
    }
}

#[test]
fn a_revealed_secret_is_in_sight_for_a_minute() {
    assert!(!idle::is_revealed_too_long(at(0), at(0)));
    assert!(!idle::is_revealed_too_long(at(0), at(59_999)));
    assert!(idle::is_revealed_too_long(at(0), at(60_000)));
    assert!(
        idle::is_revealed_too_long(at(0), at(-1)),
        "the clock was set back"
    );
}

proptest! {
    #[test]
    fn no_page_stays_open_longer_than_the_limit_without_use(
        minutes in prop::sample::select(&MINUTES),
        steps in proptest::collection::vec(0..400_000_i64, 1..60),
    ) {
        let mut page = Idle::new(at(0), minutes);
        let mut now = 0;
        for step in steps {
            now += step;
            let over = page.passed(at(now), minutes) == Phase::Over;
            prop_assert_eq!(over, now >= i64::from(minutes) * MINUTE);
        }
    }

    #[test]
    fn who_touches_it_often_enough_is_never_locked_out(
        steps in proptest::collection::vec(0..239_999_i64, 1..60),
    ) {
        let mut page = Idle::new(at(0), 5);
        let mut now = 0;
        for step in steps {
            now += step;
            prop_assert_eq!(page.touched(at(now)), Phase::Used);
        }
    }
}
