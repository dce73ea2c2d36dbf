//! When a call is repeated, and after how long.

use super::http::{Response, TransportError};

/// How often a call is repeated at most.
pub const MOST_REPEATS: u32 = 4;

/// The longest wait that a host may ask for, in seconds. Who asks for more is not called again: the
/// visitor decides.
pub const LONGEST_WAIT: u32 = 60;

/// The wait in milliseconds before a call is repeated, or none if it is not: only on 429, 502, 503,
/// 504 and without an answer. `repeats` counts those already made; `random` is from 0 to 1. The
/// caller answers for it that repeating the call does no harm.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // At most 2,000, never negative.
pub fn wait_ms(
    repeats: u32,
    outcome: &Result<Response, TransportError>,
    random: f64,
) -> Option<u32> {
    if repeats >= MOST_REPEATS {
        return None;
    }
    let asked = match outcome {
        Ok(response) if matches!(response.status, 429 | 502 | 503 | 504) => {
            response.retry_after_seconds.unwrap_or(0)
        }
        Err(TransportError::Network) => 0,
        _ => return None,
    };
    if asked > LONGEST_WAIT {
        return None;
    }
    // Half the step is certain, half is chance: no two pages come back together.
    let half = 250 << repeats;
    let pause = half + (f64::from(half) * random.clamp(0.0, 1.0)) as u32;
    Some(pause.max(asked * 1000))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Answer = Result<Response, TransportError>;

    // The rule looks at outcomes, so the helper makes one.
    #[allow(clippy::unnecessary_wraps)]
    fn answer(status: u16, retry_after_seconds: impl Into<Option<u32>>) -> Answer {
        let mut response = Response::new(status, "");
        response.retry_after_seconds = retry_after_seconds.into();
        Ok(response)
    }

    #[test]
    fn only_passing_trouble_is_waited_out() {
        for status in [429, 502, 503, 504] {
            assert!(wait_ms(0, &answer(status, None), 0.5).is_some());
            assert!(wait_ms(3, &answer(status, None), 0.5).is_some());
            assert_eq!(wait_ms(4, &answer(status, None), 0.5), None);
        }
        for status in [200, 400, 401, 403, 404, 500, 501] {
            assert_eq!(wait_ms(0, &answer(status, Some(1)), 0.5), None, "{status}");
        }
        assert!(wait_ms(0, &Err(TransportError::Network), 0.0).is_some());
        assert_eq!(wait_ms(0, &Err(TransportError::Timeout), 0.0), None);
        assert_eq!(wait_ms(0, &Err(TransportError::TooLarge), 0.0), None);
    }

    #[test]
    fn waits_grow_and_the_host_has_the_last_word() {
        let wait = |repeats, random| wait_ms(repeats, &answer(503, None), random);
        assert_eq!(
            [wait(0, 0.0), wait(1, 0.0), wait(3, 0.0)],
            [Some(250), Some(500), Some(2000)]
        );
        assert_eq!(wait(0, 0.999), Some(499));
        assert_eq!(wait(0, f64::NAN), Some(250));
        assert_eq!(wait_ms(0, &answer(429, Some(7)), 0.5), Some(7000));
        // A host that asks for no wait at all gets the usual one.
        assert_eq!(wait_ms(0, &answer(429, Some(0)), 0.0), Some(250));
        assert_eq!(wait_ms(0, &answer(429, Some(60)), 0.5), Some(60_000));
        assert_eq!(wait_ms(0, &answer(429, Some(61)), 0.5), None);
        assert_eq!(wait_ms(0, &answer(429, Some(u32::MAX)), 0.5), None);
    }
}
