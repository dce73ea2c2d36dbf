//! Which scopes does a job need?

use super::answer::{Answer, explain};
use super::ask::Ask;
use super::cover::Aim;
use super::reach::Key;
use super::solution::{Job, solution};
use scope::catalogue::index;
use scope::permission::Permission;

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
    explain(&solution(job, Aim::Reach))
}

/// The set with the fewest scopes, if it has fewer than that of [`solve`]: it reaches further then. The
/// rules are the same, only that the number of scopes comes before the reach.
pub fn fewest(job: &Job) -> Option<Answer> {
    let (least, fewest) = (solution(job, Aim::Reach), solution(job, Aim::Number));
    (fewest.chosen.len() < least.chosen.len()).then(|| explain(&fewest))
}

/// Whether a permission opens what is asked for, by the rules of [`solve`]: for a call by what the scope
/// covers, for a field of GraphQL by its name or its view scope. What is for one Store opens only what lies
/// in a Store. A scope that the catalog doesn't know opens nothing.
pub fn opens(permission: &Permission, ask: Ask) -> bool {
    let key = index(&permission.name).map(|scope| Key {
        in_store: permission.store.is_some(),
        scope,
    });
    key.is_some_and(|key| key.serves(ask))
}
