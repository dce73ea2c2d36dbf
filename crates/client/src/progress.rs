//! How long something that is under way will take.

/// The seconds that are left, by the pace so far, rounded up; `None` while there is no pace to judge by.
/// `elapsed_ms` is the time in which `done` of `total` were done.
pub fn seconds_left(elapsed_ms: i64, done: usize, total: usize) -> Option<i64> {
    let (done, total) = (i64::try_from(done).ok()?, i64::try_from(total).ok()?);
    if done <= 0 || total <= 0 || elapsed_ms < 0 {
        return None;
    }
    let left = (total - done).max(0);
    let left_ms = elapsed_ms.saturating_mul(left) / done;
    Some(left_ms.saturating_add(999) / 1000)
}
