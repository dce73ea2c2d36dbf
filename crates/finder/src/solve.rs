//! Which scopes does a job need?

use super::answer::{Answer, explain};
use super::solution::{Job, solution};

/// The smallest set of scopes with which every call of the job succeeds, and why.
///
/// A call opens with any of its alternatives, or with a scope that covers one (the catalog's
/// `implies`; deprecated ways and doubted alternatives don't count). Among all sufficient sets the
/// answer has the least [`super::Reach::weight`], then the fewest scopes; then the catalog's
/// order decides. `manage_project` is chosen only if a call opens with nothing else.
///
/// With Stores, calls that have a form in a Store with a documented Store scope are made there.
/// First the least set for all other calls is found, since those stay project-wide whatever is
/// done; then, for the calls that this doesn't open anyway, the least set of Store scopes.
pub fn solve(job: &Job) -> Answer {
    explain(&solution(job))
}
