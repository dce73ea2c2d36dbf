//! When a call is repeated, and after how long.

use super::http::{Method, Response, TransportError};

/// How often a call is repeated at most.
pub const MOST_REPEATS: u32 = 4;

/// The longest wait that a host may ask for, in seconds.
const LONGEST_WAIT: u32 = 60;

/// The wait in milliseconds before the call is repeated, or none if it is not. Only calls that
/// change nothing are repeated: on 429, 502, 503, 504 and without an answer. `repeats` counts those
/// already made; `random` is from 0 to 1.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // At most 8,000, never negative.
pub fn wait_ms(
    method: Method,
    repeats: u32,
    outcome: &Result<Response, TransportError>,
    random: f64,
) -> Option<u32> {
    if !method.is_safe() || repeats >= MOST_REPEATS {
        return None;
    }
    let asked = match outcome {
        Ok(response) if matches!(response.status, 429 | 502 | 503 | 504) => {
            response.retry_after_seconds
        }
        Err(TransportError::Network) => None,
        _ => return None,
    };
    if let Some(seconds) = asked {
        return Some(seconds.min(LONGEST_WAIT) * 1000);
    }
    // Half the step is certain, half is chance: no two pages come back together.
    let step = 500 << repeats;
    Some(step / 2 + (f64::from(step / 2) * random) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, retry_after_seconds: Option<u32>) -> Result<Response, TransportError> {
        Ok(Response {
            status,
            retry_after_seconds,
            correlation_id: None,
            body: String::new(),
        })
    }

    #[test]
    fn only_reading_is_repeated_and_only_on_passing_trouble() {
        for status in [429, 502, 503, 504] {
            assert!(wait_ms(Method::Get, 0, &answer(status, None), 0.5).is_some());
            assert_eq!(wait_ms(Method::Post, 0, &answer(status, None), 0.5), None);
            assert_eq!(wait_ms(Method::Delete, 0, &answer(status, None), 0.5), None);
            assert_eq!(wait_ms(Method::Get, 4, &answer(status, None), 0.5), None);
        }
        for status in [200, 400, 401, 403, 404, 500] {
            assert_eq!(
                wait_ms(Method::Get, 0, &answer(status, None), 0.5),
                None,
                "{status}"
            );
        }
        assert!(wait_ms(Method::Get, 0, &Err(TransportError::Network), 0.0).is_some());
        assert_eq!(
            wait_ms(Method::Get, 0, &Err(TransportError::Timeout), 0.0),
            None
        );
    }

    #[test]
    fn waits_grow_and_the_host_has_the_last_word() {
        let wait = |repeats, random| wait_ms(Method::Get, repeats, &answer(503, None), random);
        assert_eq!(
            [wait(0, 0.0), wait(1, 0.0), wait(3, 0.0)],
            [Some(250), Some(500), Some(2000)]
        );
        assert_eq!(wait(0, 0.999), Some(499));
        assert_eq!(
            wait_ms(Method::Get, 0, &answer(429, Some(7)), 0.5),
            Some(7000)
        );
        assert_eq!(
            wait_ms(Method::Get, 0, &answer(429, Some(9999)), 0.5),
            Some(60_000)
        );
    }
}
