//! All clients of a project looked at together: what the lint finds in each, what their dates say, and what
//! only shows when they stand side by side.

mod report;
mod snapshot;

use std::collections::{BTreeMap, BTreeSet};

use scope::lint::{Rule, Severity};

pub use report::{calendar, csv, markdown, sarif};
pub use snapshot::{Change, Snapshot, changes};

use super::api_client::ApiClient;
use super::lifetime::counted;
use super::status::{Attention, Status};
use super::text::display_name;
use super::time::Day;

/// What is checked: a rule of the lint, or one of the audit's own. An id is never given to another check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Check {
    /// How much it matters; the gravest is the least.
    pub severity: Severity,
    /// The id, such as `CT001` or `CA001`.
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// Where the facts behind it come from.
    pub source: &'static str,
}

const OWN: &str = "our judgment";
const DATES: &str = "API reference: ApiClient";

const fn own(
    id: &'static str,
    severity: Severity,
    title: &'static str,
    source: &'static str,
) -> Check {
    Check {
        severity,
        id,
        title,
        source,
    }
}

/// The same set of scopes as another client.
pub static DUPLICATE: Check = own("CA001", Severity::Low, "Same scopes as another client", OWN);
/// A scope in a store that is not there.
pub static LOST_STORE: Check = own(
    "CA002",
    Severity::Medium,
    "Scope of a store that doesn’t exist",
    "the project’s stores",
);
/// Expires soon, and in use.
pub static EXPIRES_IN_USE: Check = own(
    "CA003",
    Severity::High,
    "Expires soon, but is in use",
    DATES,
);
/// Past its end, and there.
pub static OVERDUE: Check = own(
    "CA004",
    Severity::Low,
    "Expired, but was not deleted",
    DATES,
);
/// Not used for long.
pub static STALE: Check = own(
    "CA005",
    Severity::Medium,
    "Not used for 90 days or more",
    DATES,
);
/// Never used.
pub static UNUSED: Check = own(
    "CA006",
    Severity::Medium,
    "Never used since it was created",
    DATES,
);
/// No end.
pub static ENDLESS: Check = own("CA007", Severity::Low, "Has no expiration date", OWN);

/// Something that was found in one client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What was checked.
    pub check: Check,
    /// The position of the client in the list.
    pub client: usize,
    /// What was found, and why it matters.
    pub text: String,
}

/// How well the clients are kept, and how that is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    /// From 0 to 100.
    pub points: u32,
    /// How many clients have a finding of each severity as their gravest: high, medium, low.
    pub gravest: [usize; 3],
    /// How many clients there are.
    pub clients: usize,
}

/// What a client loses by its gravest finding: high, medium, low. The most that it can lose is the first.
const LOSSES: [usize; 3] = [10, 4, 1];

impl Score {
    fn of(clients: usize, issues: &[Issue]) -> Self {
        let mut gravest = vec![None::<Severity>; clients];
        for issue in issues {
            if let Some(known) = gravest.get_mut(issue.client) {
                let now = issue.check.severity;
                *known = Some(known.map_or(now, |known| known.min(now)));
            }
        }
        let mut counts = [0; 3];
        for severity in gravest.into_iter().flatten() {
            counts[severity as usize] += 1;
        }
        let lost: usize = counts
            .iter()
            .zip(LOSSES)
            .map(|(count, loss)| count * loss)
            .sum();
        let most = (clients * LOSSES[0]).max(1);
        // Rounded down, so that 100 means that nothing was found.
        let points = ((most - lost) * 100 / most).min(100);
        Self {
            points: u32::try_from(points).unwrap_or(0),
            gravest: counts,
            clients,
        }
    }

    /// How the number comes about.
    pub fn words(&self) -> String {
        let [high, medium, low] = self.gravest;
        let [h, m, l] = LOSSES;
        let lost = high * h + medium * m + low * l;
        format!(
            "Each client loses points for its most severe finding: {h} for high, {m} for medium, {l} for low. \
             {} with a high finding, {medium} with a medium one and {low} with a low one lose {lost} of {} \
             points.",
            counted(high, "client"),
            self.clients * h,
        )
    }
}

/// What was found in all clients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Everything, the gravest first, then by check, then in the order of the list.
    pub issues: Vec<Issue>,
    /// How well the clients are kept.
    pub score: Score,
    /// Groups of clients with equal scope sets, the largest first.
    pub duplicates: Vec<Vec<usize>>,
    /// Whether the stores in scopes were looked up.
    pub knows_stores: bool,
    /// The day for which it holds.
    pub today: Day,
}

/// An audit under way: looking at 10,000 clients takes longer than a frame.
#[derive(Clone, Debug)]
pub struct Auditor<'a> {
    all: &'a [ApiClient],
    missing: Option<&'a BTreeSet<String>>,
    today: Day,
    issues: Vec<Issue>,
    sets: BTreeMap<String, Vec<usize>>,
}

/// The stores that scopes of these clients name.
pub fn stores(all: &[ApiClient]) -> BTreeSet<String> {
    let mut stores = BTreeSet::new();
    for client in all.iter().filter(|client| may_name_store(client)) {
        for store in client.scopes().stores() {
            stores.insert(store.to_owned());
        }
    }
    stores
}

/// Two colons in one scope: cheaper than reading all of them.
fn may_name_store(client: &ApiClient) -> bool {
    let mut scopes = client.scope.split_whitespace();
    scopes.any(|scope| scope.matches(':').count() > 1)
}

impl<'a> Auditor<'a> {
    /// Begins. `missing` are those of [`stores`] that the project does not have; `None` if that is not known.
    pub fn new(all: &'a [ApiClient], missing: Option<&'a BTreeSet<String>>, today: Day) -> Self {
        Self {
            all,
            missing,
            today,
            issues: Vec::new(),
            sets: BTreeMap::new(),
        }
    }

    /// Looks at the client at a position.
    pub fn look(&mut self, at: usize) {
        let Some(client) = self.all.get(at) else {
            return;
        };
        let mut found = |check: Check, text: String| {
            self.issues.push(Issue {
                check,
                client: at,
                text,
            });
        };
        for finding in client.findings() {
            found(Check::of(finding.rule), finding.text);
        }
        let status = Status::of(client, self.today);
        for cause in status.attention() {
            let check = match cause {
                Attention::ExpiresInUse => EXPIRES_IN_USE,
                Attention::Overdue => OVERDUE,
                Attention::Stale => STALE,
                Attention::Unused => UNUSED,
            };
            found(check, status.attention_words(cause));
        }
        if status.ends.is_none() {
            let text = "It exists until someone deletes it.".to_owned();
            found(ENDLESS, text);
        }
        let scopes = client.scopes();
        if let Some(missing) = self.missing {
            let stores = scopes.stores();
            let lost: Vec<&str> = stores
                .into_iter()
                .filter(|key| missing.contains(*key))
                .collect();
            if !lost.is_empty() {
                let text = format!(
                    "The project has no store with this key: {}.",
                    lost.join(", ")
                );
                found(LOST_STORE, text);
            }
        }
        if !scopes.is_empty() {
            self.sets.entry(scopes.print("")).or_default().push(at);
        }
    }

    /// Ends, when every client was looked at.
    pub fn end(mut self) -> Audit {
        let sets = self.sets.into_values().filter(|set| set.len() > 1);
        let mut duplicates: Vec<Vec<usize>> = sets.collect();
        duplicates.sort_by_key(|set| std::cmp::Reverse(set.len()));
        for set in &duplicates {
            for at in set {
                let other = set.iter().find(|other| *other != at).unwrap_or(at);
                let name = display_name(&self.all[*other].name);
                let text = match set.len() - 1 {
                    1 => format!("It has the same scopes as {name}."),
                    more => {
                        format!("It has the same scopes as {more} other clients, such as {name}.")
                    }
                };
                self.issues.push(Issue {
                    check: DUPLICATE,
                    client: *at,
                    text,
                });
            }
        }
        // The sort is stable: clients stay in the order of the list.
        self.issues
            .sort_by_key(|issue| (issue.check.severity, issue.check.id));
        Audit {
            score: Score::of(self.all.len(), &self.issues),
            issues: self.issues,
            duplicates,
            knows_stores: self.missing.is_some(),
            today: self.today,
        }
    }
}

impl Check {
    fn of(rule: &'static Rule) -> Self {
        Self {
            severity: rule.severity,
            id: rule.id,
            title: rule.title,
            source: rule.source,
        }
    }
}

impl Audit {
    /// Looks at all clients in one go.
    pub fn of(all: &[ApiClient], missing: Option<&BTreeSet<String>>, today: Day) -> Self {
        let mut auditor = Auditor::new(all, missing, today);
        for at in 0..all.len() {
            auditor.look(at);
        }
        auditor.end()
    }

    /// What was found, check by check; the gravest first.
    pub fn by_check(&self) -> Vec<(Check, &[Issue])> {
        let groups = self.issues.chunk_by(|a, b| a.check.id == b.check.id);
        groups.map(|issues| (issues[0].check, issues)).collect()
    }

    /// What was found, client by client: those with the gravest findings first, then those with the most.
    pub fn by_client(&self) -> Vec<(usize, Vec<&Issue>)> {
        let mut clients: BTreeMap<usize, Vec<&Issue>> = BTreeMap::new();
        for issue in &self.issues {
            clients.entry(issue.client).or_default().push(issue);
        }
        let mut clients: Vec<_> = clients.into_iter().collect();
        clients
            .sort_by_key(|(_, issues)| (issues[0].check.severity, std::cmp::Reverse(issues.len())));
        clients
    }
}
