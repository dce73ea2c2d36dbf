//! The sets of scopes for what a scan found, and every finding with its rule.

use std::collections::BTreeMap;

use finder::{Answer, Ask, Job, SharedJob, fewest, opens, solve};
use scope::ScopeSet;
use scope::lint::{Severity, Subject, lint};
use source::{Place, Purpose, Scan, Source};

use super::compare::compare;
use super::problem::{Problem, needs, needs_scope, of_source};
use super::rule::Rule;

/// What a report is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// What the code needs.
    #[default]
    Scan,
    /// What is wrong with the scopes that the project lists.
    Lint,
    /// What the code needs beside what the project lists.
    Compare,
}

/// How a scan is looked at.
#[derive(Clone, Default)]
pub struct Settings<'a> {
    /// What the report is about.
    pub kind: Kind,
    /// Whether scripts that set something up are part of the application.
    pub setup: bool,
    /// Whether tests are.
    pub tests: bool,
    /// The keys of the stores that the application is confined to.
    pub stores: &'a [String],
    /// Scopes to compare with in place of those that the project lists.
    pub given: Option<&'a ScopeSet>,
    /// What each client of the project may do.
    pub allowed: &'a [Allowed<'a>],
    /// Findings that are accepted: `rule file: text`, without the line.
    pub baseline: &'a [String],
}

/// A client, and what it may do.
pub struct Allowed<'a> {
    /// Its name.
    pub name: &'a str,
    /// The scopes that it may have.
    pub scopes: &'a ScopeSet,
    /// Whether a file makes its calls by this client.
    pub uses: &'a dyn Fn(&str) -> bool,
}

/// Everything that is reported.
#[derive(Clone, PartialEq)]
pub struct Report {
    /// What it is about.
    pub kind: Kind,
    /// What was found, as far as it is looked at.
    pub scan: Scan,
    /// The least set for what is looked at.
    pub least: Answer,
    /// The set with the fewest scopes, if it has fewer.
    pub fewest: Option<Answer>,
    /// The set for scripts that set something up, if they are not looked at already.
    pub setup: Option<Answer>,
    /// What the project lists, or was given.
    pub listed: ScopeSet,
    /// The findings, the gravest first.
    pub problems: Vec<Problem>,
    /// How many findings the baseline took out.
    pub accepted: usize,
    /// The job as the text of a link of the page.
    pub job: String,
}

impl Report {
    /// Looks at a scan.
    pub fn of(mut scan: Scan, settings: &Settings) -> Self {
        let mut purposes = vec![Purpose::Application];
        if settings.setup {
            purposes.push(Purpose::Setup);
        }
        if settings.tests {
            purposes.push(Purpose::Test);
        }
        let looked_at = |place: &Place| purposes.contains(&place.purpose);
        let setup = job(&scan.asks(&[Purpose::Setup]), settings.stores);
        let is_empty = setup.calls.is_empty() && setup.fields.is_empty();
        let setup = (!settings.setup && !is_empty).then(|| solve(&setup));
        let elsewhere: Vec<(Purpose, Ask)> = scan
            .findings
            .iter()
            .map(|finding| (finding.place.purpose, finding.ask))
            .filter(|(purpose, _)| !purposes.contains(purpose))
            .collect();
        // What a test lists is made up.
        scan.listed
            .retain(|list| settings.tests || list.place.purpose != Purpose::Test);
        scan.findings.retain(|finding| looked_at(&finding.place));
        scan.unlisted
            .retain(|purpose, _| purposes.contains(purpose));
        scan.unfollowed.retain(|one| looked_at(&one.place));
        scan.nested.retain(|(place, _)| looked_at(place));
        scan.unknown_fields.retain(|(place, _)| looked_at(place));
        let job = job(&scan.asks(&purposes), settings.stores);
        let mut report = Self {
            kind: settings.kind,
            least: solve(&job),
            fewest: fewest(&job),
            setup,
            listed: settings.given.cloned().unwrap_or_else(|| published(&scan)),
            problems: Vec::new(),
            accepted: 0,
            job: SharedJob {
                job,
                ..SharedJob::default()
            }
            .text(),
            scan: Scan::default(),
        };
        report.find(&scan, settings, &elsewhere);
        report.scan = scan;
        if !settings.baseline.is_empty() {
            report.accept(settings.baseline);
        }
        report
    }

    /// Takes out what is accepted.
    fn accept(&mut self, baseline: &[String]) {
        let accepts = |problem: &Problem| {
            let file = problem.place.as_ref().map(|place| place.file.as_str());
            let (rule, file) = (problem.rule.id(), file.unwrap_or_default());
            baseline.contains(&format!("{rule} {file}: {}", problem.text))
        };
        let before = self.problems.len();
        self.problems.retain(|problem| !accepts(problem));
        self.accepted = before - self.problems.len();
    }

    fn say(&mut self, rule: Rule, place: Option<Place>, text: String) {
        self.problems.push(Problem { rule, place, text });
    }

    fn find(&mut self, scan: &Scan, settings: &Settings, elsewhere: &[(Purpose, Ask)]) {
        self.not_allowed(scan, settings.allowed);
        if self.kind == Kind::Compare {
            let found = compare((&self.listed, &self.least), scan, elsewhere);
            self.problems.extend(found);
        }
        if self.kind == Kind::Lint {
            self.risks(scan);
        }
        if self.kind != Kind::Scan && settings.given.is_none() {
            self.misspelled(scan);
        }
        for list in of_source(scan, Source::OwnCheck) {
            let text = format!("The program itself checks for {}.", list.scopes.words());
            self.say(Rule::OwnCheck, Some(list.place.clone()), text);
        }
        if self.kind != Kind::Lint {
            self.read(scan);
        }
        self.problems
            .sort_by(|a, b| (a.rule, &a.place).cmp(&(b.rule, &b.place)));
    }

    /// What the scan says of calls and fields.
    fn read(&mut self, scan: &Scan) {
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
        let mut said: BTreeMap<Ask, String> = BTreeMap::new();
        for finding in &scan.findings {
            let ask = finding.ask;
            let text = said.entry(ask).or_insert_with(|| needs(ask, &self.least));
            let text = text.clone();
            self.say(Rule::Call, Some(finding.place.clone()), text);
        }
    }

    fn misspelled(&mut self, scan: &Scan) {
        for list in &scan.listed {
            for slip in &list.misspelled {
                let mut text = format!("{} is not a scope.", slip.name);
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

    /// What the clients may not do.
    fn not_allowed(&mut self, scan: &Scan, clients: &[Allowed]) {
        for client in clients {
            let used = scan
                .findings
                .iter()
                .filter(|finding| (client.uses)(&finding.place.file));
            for finding in used {
                let open = client.scopes.iter().any(|scope| opens(scope, finding.ask));
                if !open && needs_scope(finding.ask) {
                    let text = format!(
                        "The policy does not allow this for the client {}: {}",
                        client.name,
                        needs(finding.ask, &self.least)
                    );
                    self.say(Rule::NotAllowed, Some(finding.place.clone()), text);
                }
            }
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

/// The scopes that the project lists for its client.
fn published(scan: &Scan) -> ScopeSet {
    let mut set = ScopeSet::default();
    for list in scan.listed.iter().filter(|list| list.source.publishes()) {
        for scope in &list.scopes {
            set.insert(scope.clone());
        }
    }
    set
}
