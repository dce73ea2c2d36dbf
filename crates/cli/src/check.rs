//! What a scan comes to: the sets of scopes, how they compare, and every finding with its rule.

use std::collections::BTreeMap;

use finder::{Also, Answer, Ask, Job, fewest, opens, solve};
use scope::lint::{Severity, Subject, lint};
use scope::{Permission, ScopeSet};
use source::{Finding, Place, Purpose, Scan};

use super::args::{Command, Options};
use super::policy::Policy;
use super::rule::Rule;

/// A finding.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) rule: Rule,
    pub(crate) place: Option<Place>,
    pub(crate) text: String,
}

/// Everything that is reported.
pub(crate) struct Report {
    pub(crate) command: Command,
    pub(crate) scan: Scan,
    /// The least set for what is looked at.
    pub(crate) least: Answer,
    /// The set with the fewest scopes, if it has fewer.
    pub(crate) fewest: Option<Answer>,
    /// The set for scripts that set something up, if they are not looked at already.
    pub(crate) setup: Option<Answer>,
    /// What the project lists, or was given.
    pub(crate) listed: ScopeSet,
    pub(crate) problems: Vec<Problem>,
    /// How many findings the baseline of the policy took out.
    pub(crate) accepted: usize,
    /// The job as the text of a link of the page.
    pub(crate) job: String,
}

impl Report {
    pub(crate) fn of(mut scan: Scan, options: &Options, policy: &Policy) -> Result<Self, String> {
        let mut purposes = vec![Purpose::Application];
        if options.setup {
            purposes.push(Purpose::Setup);
        }
        if options.tests {
            purposes.push(Purpose::Test);
        }
        let looked_at = |place: &Place| purposes.contains(&place.purpose);
        let setup = job(&scan.asks(&[Purpose::Setup]), &options.stores);
        let is_empty = setup.calls.is_empty() && setup.fields.is_empty();
        let setup = (!options.setup && !is_empty).then(|| solve(&setup));
        scan.findings.retain(|finding| looked_at(&finding.place));
        scan.unfollowed.retain(|one| looked_at(&one.place));
        scan.nested.retain(|(place, _)| looked_at(place));
        scan.unknown_fields.retain(|(place, _)| looked_at(place));
        let job = job(&scan.asks(&purposes), &options.stores);
        let least = solve(&job);
        let listed = listed(&scan, options)?;
        let mut report = Self {
            command: options.command,
            fewest: fewest(&job),
            setup,
            listed,
            problems: Vec::new(),
            accepted: 0,
            job: finder::SharedJob {
                job,
                ..finder::SharedJob::default()
            }
            .text(),
            least,
            scan,
        };
        report.find(policy, options.scopes.is_some());
        let accepts = |problem: &Problem| {
            let file = problem
                .place
                .as_ref()
                .map(|place| place.file.as_str())
                .unwrap_or_default();
            policy
                .baseline
                .contains(&format!("{} {file}: {}", problem.rule.id(), problem.text))
        };
        let before = report.problems.len();
        report.problems.retain(|problem| !accepts(problem));
        report.accepted = before - report.problems.len();
        Ok(report)
    }

    fn say(&mut self, rule: Rule, place: Option<Place>, text: String) {
        self.problems.push(Problem { rule, place, text });
    }

    fn find(&mut self, policy: &Policy, given: bool) {
        let scan = std::mem::take(&mut self.scan);
        self.allowed(&scan, policy);
        if self.command == Command::Compare {
            self.compare(&scan);
        }
        if self.command == Command::Lint {
            self.risks(&scan);
        }
        if self.command != Command::Scan && !given {
            for list in &scan.listed {
                for slip in &list.misspelled {
                    let mut text = format!("{} is no scope.", slip.name);
                    if let Some(meant) = slip.meant {
                        text += &format!(" Did you mean {meant}?");
                    }
                    let place = Place {
                        line: slip.line,
                        ..list.place.clone()
                    };
                    self.say(Rule::Misspelled, Some(place), text);
                }
            }
        }
        for list in scan
            .listed
            .iter()
            .filter(|list| list.source == source::Source::OwnCheck)
        {
            let text = format!(
                "A check of the program itself demands {}.",
                list.scopes.words()
            );
            self.say(Rule::OwnCheck, Some(list.place.clone()), text);
        }
        if self.command != Command::Lint {
            for (place, path) in &scan.unknown_fields {
                let text = format!("The schema has no field {path}.");
                self.say(Rule::UnknownField, Some(place.clone()), text);
            }
            for one in &scan.unfollowed {
                self.say(Rule::Unfollowed, Some(one.place.clone()), one.why.clone());
            }
            for (place, reached) in &scan.nested {
                let text = format!("{} {}.", reached.below.path(), reached.words());
                self.say(Rule::Reach, Some(place.clone()), text);
            }
            for finding in &scan.findings {
                let text = needs(finding, &self.least);
                self.say(Rule::Call, Some(finding.place.clone()), text);
            }
        }
        self.problems
            .sort_by(|a, b| (a.rule, &a.place).cmp(&(b.rule, &b.place)));
        self.scan = scan;
    }

    /// What the policy's clients may not do.
    fn allowed(&mut self, scan: &Scan, policy: &Policy) {
        for client in &policy.clients {
            let used = scan
                .findings
                .iter()
                .filter(|finding| client.uses(&finding.place.file));
            for finding in used {
                let open = client.allowed.iter().any(|scope| opens(scope, finding.ask));
                if !open && needs_scope(finding.ask) {
                    let text = format!(
                        "The client {} may not do this: {}",
                        client.name,
                        needs(finding, &self.least)
                    );
                    self.say(Rule::NotAllowed, Some(finding.place.clone()), text);
                }
            }
        }
    }

    /// What is needed beside what is listed.
    fn compare(&mut self, scan: &Scan) {
        if self.listed.is_empty() {
            return;
        }
        let closed: Vec<&Finding> = scan
            .findings
            .iter()
            .filter(|finding| needs_scope(finding.ask))
            .filter(|finding| !self.listed.iter().any(|scope| opens(scope, finding.ask)))
            .collect();
        // Each call once, at its first place.
        let mut first: BTreeMap<Ask, &Finding> = BTreeMap::new();
        for finding in closed {
            first.entry(finding.ask).or_insert(finding);
        }
        let missing: Vec<(Place, String)> = first
            .values()
            .map(|finding| (finding.place.clone(), needs(finding, &self.least)))
            .collect();
        for (place, text) in missing {
            self.say(
                Rule::Missing,
                Some(place),
                format!("{text} None of the listed scopes opens it."),
            );
        }
        let demanded: Vec<&Permission> = scan
            .listed
            .iter()
            .filter(|list| list.source == source::Source::OwnCheck)
            .flat_map(|list| list.scopes.iter())
            .collect();
        let unused: Vec<Permission> = self
            .listed
            .iter()
            .filter(|scope| {
                !scan
                    .findings
                    .iter()
                    .any(|finding| opens(scope, finding.ask))
            })
            .cloned()
            .collect();
        for scope in unused {
            let place = scan
                .listed
                .iter()
                .find(|list| list.source.publishes() && list.scopes.contains(&scope));
            let mut text = format!("No call that was found needs {}.", scope.words());
            if demanded.iter().any(|other| other.name == scope.name) {
                text += " A check of the program itself demands it.";
            }
            self.say(
                Rule::Superfluous,
                place.map(|list| list.place.clone()),
                text,
            );
        }
    }

    /// What the rules for scopes say of each list.
    fn risks(&mut self, scan: &Scan) {
        for list in scan.listed.iter().filter(|list| list.source.publishes()) {
            for finding in lint(&Subject::of(&list.scopes)) {
                if finding.rule.severity <= Severity::Medium {
                    let text = format!("{}: {}", finding.rule.id, finding.text);
                    self.say(Rule::Risky, Some(list.place.clone()), text);
                }
            }
        }
    }
}

fn job(asks: &[Ask], stores: &[String]) -> Job {
    let mut job = Job {
        stores: stores.to_vec(),
        ..Job::default()
    };
    for ask in asks {
        match ask {
            Ask::Call(call) => job.calls.push(*call),
            Ask::Field(field) => job.fields.push(*field),
        }
    }
    job
}

/// The scopes that the project lists, or those that were given instead.
fn listed(scan: &Scan, options: &Options) -> Result<ScopeSet, String> {
    let mut set = ScopeSet::default();
    if let Some(text) = &options.scopes {
        let read = ScopeSet::parse(text, None);
        let known = |one: &Permission| scope::find(&one.name).is_some();
        if read.set.is_empty() || !read.set.iter().all(known) {
            return Err("--scopes: not every word is a scope that is known".to_owned());
        }
        return Ok(read.set);
    }
    for list in scan.listed.iter().filter(|list| list.source.publishes()) {
        for scope in &list.scopes {
            set.insert(scope.clone());
        }
    }
    Ok(set)
}

fn is_free(ask: Ask) -> bool {
    matches!(ask, Ask::Call(call) if call.also() == Also::Free)
}

fn needs_scope(ask: Ask) -> bool {
    match ask {
        Ask::Call(call) => call.needs().next().is_some(),
        Ask::Field(field) => !field.is_container(),
    }
}

/// `GET /{projectKey}/carts needs view_orders.`
pub(crate) fn needs(finding: &Finding, answer: &Answer) -> String {
    let ask = finding.ask;
    let scope = answer.scopes.iter().find(|chosen| match ask {
        Ask::Call(call) => chosen.needed_by.iter().any(|other| {
            *other == call
                || answer
                    .moved
                    .iter()
                    .any(|moved| moved.from == call && moved.to == *other)
        }),
        Ask::Field(field) => chosen
            .fields
            .iter()
            .any(|other| *other == field || answer.moved_fields.contains(&(field, *other))),
    });
    match scope {
        Some(chosen) => format!("{} needs {}.", ask.words(), chosen.scope.name),
        None if needs_scope(ask) => format!("{} needs a scope.", ask.words()),
        None if is_free(ask) => format!("{} needs no scope.", ask.words()),
        None => format!("{}: no scope is known that it needs.", ask.words()),
    }
}
