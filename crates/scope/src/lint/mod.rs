//! Lint: what a careful reviewer would say about a client, with ids that stay.
//!
//! A rule is a row of [`RULES`] and one function. It sees plain values only: the scopes, the name,
//! the lifetimes, and the scopes that the job is known to need.

mod browser;
mod name;
mod powers;
mod spare;

pub use browser::{Harm, Verdict, verdict};

use super::permission::Permission;
use super::set::ScopeSet;

/// The lifetime of access tokens when none is chosen, in seconds (API reference: ApiClientDraft).
const DEFAULT_ACCESS: u32 = 172_800;

/// What is looked at: an existing client, or one that is being drafted.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The scopes it has, or would be created with.
    pub scopes: &'a ScopeSet,
    /// Its name; may be empty while it is typed.
    pub name: &'a str,
    /// The lifetime of its access tokens in seconds; `None` is the default of 2 days.
    pub access_seconds: Option<u32>,
    /// Whether it deletes itself one day.
    pub ends: bool,
    /// Whether it is meant for a browser or an app, where everybody can read it.
    pub public: bool,
    /// How many characters its scope string has, if that is known.
    pub scope_length: Option<usize>,
    /// The scopes that its job needs, if that was worked out (the Finder).
    pub needed: Option<&'a ScopeSet>,
}

impl<'a> Subject<'a> {
    /// Scopes with nothing else known about the client.
    pub fn of(scopes: &'a ScopeSet) -> Self {
        Self {
            scopes,
            name: "",
            access_seconds: None,
            ends: false,
            public: false,
            scope_length: None,
            needed: None,
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Don't create it like this without a reason.
    High,
    /// Look at it.
    Medium,
    /// Worth a thought.
    Low,
}

impl Severity {
    /// For people.
    pub fn word(self) -> &'static str {
        ["high", "medium", "low"][self as usize]
    }
}

/// One rule.
pub struct Rule {
    /// The id, such as `CT001`. It is never used for another rule.
    pub id: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where the facts behind it come from.
    pub source: &'static str,
    check: fn(&Subject) -> Vec<Message>,
}

/// What a rule's function says: the text, and the fix if there is one.
type Message = (String, Option<Fix>);

/// Something that a rule found.
#[derive(Clone)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What was found, and why it matters.
    pub text: String,
    /// A change of the draft after which the rule is silent here.
    pub fix: Option<Fix>,
}

impl std::fmt::Debug for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} ({:?})", self.rule.id, self.text, self.fix)
    }
}

impl PartialEq for Finding {
    fn eq(&self, other: &Self) -> bool {
        (self.rule.id, &self.text, &self.fix) == (other.rule.id, &other.text, &other.fix)
    }
}

/// A change of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Fix {
    /// Unticks these.
    Remove(Vec<Permission>),
    /// Unticks the first ones and ticks the others.
    Swap(Vec<Permission>, Vec<Permission>),
    /// Goes back to the default lifetime of access tokens.
    DefaultAccess,
    /// Has the client deleted after so many days.
    DeleteAfter(u32),
    /// Leaves out what other scopes cover.
    OmitCovered,
}

fn list(all: &[Permission]) -> String {
    match all {
        [one] => one.words(),
        all => format!("{} scopes", all.len()),
    }
}

fn days_of(days: u32) -> String {
    let end = if days == 1 { "day" } else { "days" };
    format!("{days} {end}")
}

impl Fix {
    /// The text of its button for an existing client, which cannot be changed: the same change needs
    /// another client.
    pub fn replacement_label(&self) -> String {
        let what = match self {
            Self::Remove(all) => format!("without {}", list(all)),
            Self::Swap(out, into) => format!("with {} instead of {}", list(into), list(out)),
            Self::DefaultAccess => "with 2-day access tokens".to_owned(),
            Self::DeleteAfter(days) => format!("that expires in {}", days_of(*days)),
            Self::OmitCovered => "without redundant scopes".to_owned(),
        };
        ["Create a replacement ", &what].concat()
    }

    /// The text of its button.
    pub fn label(&self) -> String {
        match self {
            Self::Remove(all) => format!("Remove {}", list(all)),
            Self::Swap(_, into) => format!("Use {} instead", list(into)),
            Self::DefaultAccess => "Use 2-day access tokens".to_owned(),
            Self::DeleteAfter(days) => format!("Expire in {}", days_of(*days)),
            Self::OmitCovered => "Remove redundant scopes".to_owned(),
        }
    }
}

const SCOPES: &str = "docs: Scopes";
const CLIENTS: &str = "API reference: API Clients";
const OWN: &str = "our judgment";

macro_rules! rules {
    ($($id:literal $severity:ident $title:literal $source:expr, $check:path;)*) => {
        &[$(Rule { id: $id, title: $title, severity: Severity::$severity, source: $source, check: $check },)*]
    };
}

/// Every rule, by id.
pub static RULES: &[Rule] = rules! {
    "CT001" High "Full access to the project" SCOPES, powers::everything;
    "CT002" High "Can create API clients" CLIENTS, powers::mints;
    "CT003" Medium "Can change what it only needs to read" "our Finder", spare::reads_only;
    "CT004" Low "Redundant scope" SCOPES, spare::idle;
    "CT005" Medium "Whole project, but only some stores are needed" "our Finder", spare::too_wide;
    "CT006" Medium "Long-lived tokens with access to personal data" OWN, powers::long_tokens;
    "CT007" High "Server-side use only" "docs: Scopes; our judgment", browser::misplaced;
    "CT008" Medium "Temporary client never expires" OWN, name::endless;
    "CT009" Low "Name is too vague" OWN, name::bare;
    "CT010" Medium "Unknown or undocumented scope" "our catalog", powers::unknown;
    "CT011" Low "Very long scope string" OWN, spare::long;
    "CT012" Medium "Scope may not work for single stores" "API reference: OAuth 2.0 scopes", powers::store_forms;
    "CT013" Medium "Can send data to other systems" "API reference: API Extensions, Subscriptions", powers::sends;
    "CT014" High "Not available to API clients" "docs: Authorization", powers::system;
    "CT015" Low "More scopes than needed" "our Finder", spare::unneeded;
};

/// Everything that the rules find: the gravest first, then by id.
pub fn lint(subject: &Subject) -> Vec<Finding> {
    let mut all: Vec<Finding> = Vec::new();
    for rule in RULES {
        let found = (rule.check)(subject).into_iter();
        all.extend(found.map(|(text, fix)| Finding { rule, text, fix }));
    }
    all.sort_by_key(|finding| finding.rule.severity);
    all
}
