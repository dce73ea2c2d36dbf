//! What a report says, in its order: the forms for people are written from it, so that they say the same.

use finder::Answer;
use source::Place;
use syntax::counted;

use super::check::{Kind, Report};
use super::problem::Problem;
use super::rule::{RULES, Rule};

/// A report, ready to be written.
pub struct Outline<'a> {
    /// What stands over the sets; a report on lists alone has none.
    pub headline: Option<String>,
    /// The sets that are not empty.
    pub sets: Vec<Set<'a>>,
    /// How the set with the fewest scopes differs, if it does.
    pub fewer: Option<String>,
    /// What is to be known about calls and fields of the set.
    pub notes: Vec<String>,
    /// The findings of each rule that has any, the gravest first.
    pub groups: Vec<(Rule, Vec<&'a Problem>)>,
    /// What would make the result certain, and what else is to be known about the whole.
    pub cautions: Vec<String>,
}

/// A set of scopes under its heading.
pub struct Set<'a> {
    /// The heading.
    pub title: &'static str,
    /// Each scope as it is written, and why it is there.
    pub scopes: Vec<(String, &'a str)>,
}

impl Report {
    /// What the report says.
    pub fn outline(&self) -> Outline<'_> {
        let about_code = self.kind != Kind::Lint;
        let groups = RULES.into_iter().filter_map(|rule| {
            let of_rule = self.problems.iter().filter(|problem| problem.rule == rule);
            let found: Vec<&Problem> = of_rule.collect();
            (!found.is_empty()).then_some((rule, found))
        });
        Outline {
            headline: about_code.then(|| self.headline()),
            sets: if about_code { self.sets() } else { Vec::new() },
            fewer: self.difference().filter(|_| about_code),
            notes: if about_code {
                notes(&self.least)
            } else {
                Vec::new()
            },
            groups: groups.collect(),
            cautions: self.cautions(),
        }
    }

    /// What stands over the set: `At least 2 scopes for 3 places in the code.`
    pub fn headline(&self) -> String {
        let unlisted: usize = self.scan.unlisted.values().sum();
        let places = self.scan.findings.len() + unlisted;
        if places == 0 {
            return "No calls were found.".to_owned();
        }
        let scopes = counted(self.least.set.len(), "scope");
        let places = counted(places, "place");
        format!("At least {scopes} for {places} in the code.")
    }

    /// The sets, each with its heading.
    fn sets(&self) -> Vec<Set<'_>> {
        let setup = self.setup.as_ref();
        let setup = setup.map(|answer| ("Setup scripts, with a separate client", answer));
        let sets = [("Scopes", &self.least)].into_iter().chain(setup);
        let sets = sets.map(|(title, answer)| Set {
            title,
            scopes: lines(answer),
        });
        sets.filter(|set| !set.scopes.is_empty()).collect()
    }

    /// How the set with the fewest scopes differs, if it has fewer.
    pub fn difference(&self) -> Option<String> {
        let (least, fewest) = (&self.least, self.fewest.as_ref()?);
        Some(format!(
            "{} would be enough: {} instead of {}. But it would allow {} calls instead of {}; {} change data \
                instead of {}, {} access personal data instead of {}.",
            fewest.set.words(),
            fewest.set.len(),
            least.set.len(),
            fewest.reach.calls,
            least.reach.calls,
            fewest.reach.writes,
            least.reach.writes,
            fewest.reach.personal,
            least.reach.personal,
        ))
    }

    /// What would make the result certain, and what else is to be known about the whole.
    pub fn cautions(&self) -> Vec<String> {
        let mut told = Vec::new();
        if self.accepted > 0 {
            told.push(format!("Accepted by the baseline: {}", self.accepted));
        }
        if self.kind == Kind::Compare && self.listed.is_empty() {
            told.push("The project lists no scopes to compare.".to_owned());
        }
        if self.kind == Kind::Lint {
            if self.scan.listed.is_empty() {
                told.push("No lists of scopes were found.".to_owned());
            }
            return told;
        }
        let open = &self.problems;
        let open = open.iter().filter(|one| one.rule == Rule::Unfollowed);
        let open = open.count();
        if open > 0 {
            told.push(format!(
                "Places that could not be followed: {open}. Check each of them."
            ));
        }
        if !self.scan.findings.is_empty() || open > 0 {
            told.push(
                "Source code shows the minimum: dependencies may make other calls. Run the program with these \
                    scopes, and add each scope that an insufficient_scope error names."
                    .to_owned(),
            );
        }
        told.extend(self.scan.notes.iter().cloned());
        told
    }
}

/// Each scope of a set as it is written, and why it is there.
fn lines(answer: &Answer) -> Vec<(String, &str)> {
    let line = |scope: &scope::Permission| {
        let mut chosen = answer.scopes.iter();
        let chosen = chosen.find(|chosen| chosen.scope.name == scope.name);
        let why = chosen.map(|chosen| chosen.why.as_str()).unwrap_or_default();
        (scope.words(), why)
    };
    answer.set.iter().map(line).collect()
}

/// What is to be known about calls and fields, each sentence about fields once with all of them.
fn notes(answer: &Answer) -> Vec<String> {
    let calls = answer.unopened.iter().chain(&answer.reminders);
    let mut all: Vec<String> = calls
        .map(|note| format!("{}: {}", note.call.call(), note.text))
        .collect();
    let mut grouped: Vec<(&str, Vec<&'static str>)> = Vec::new();
    for note in &answer.field_notes {
        match grouped.iter_mut().find(|(text, _)| *text == note.text) {
            Some((_, fields)) => fields.push(note.field.path()),
            None => grouped.push((&note.text, vec![note.field.path()])),
        }
    }
    let grouped = grouped.into_iter();
    all.extend(grouped.map(|(text, fields)| format!("{text} [{}]", fields.join(", "))));
    all
}

/// `src/cart.ts:12`.
pub(crate) fn place_words(place: &Place) -> String {
    format!("{}:{}", place.file, place.line)
}
