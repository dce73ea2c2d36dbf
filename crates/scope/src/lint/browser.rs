//! May this ship in a browser? Whoever opens the page can read what it holds.

use super::name::words;
use super::powers::few;
use super::{Fix, Message, Subject};
use crate::catalogue::Kind;
use crate::permission::Permission;
use crate::review::words::{by_name, place, small};
use crate::set::ScopeSet;

/// Scopes that a public client may hold besides the `manage_my_` scopes of a signed-in customer:
/// they open what every visitor of the shop sees anyway (docs: Scopes, on single-page apps; that
/// categories belong to it is our judgment).
const OPEN: &[&str] = &[
    "view_published_products",
    "view_categories",
    "create_anonymous_token",
];

/// Words of names that stand for a client which everybody can read.
const PUBLIC: &[&str] = &["android", "browser", "ios", "mobile", "pwa", "spa"];

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing to judge.
    Nothing,
    /// It may: each scope opens only what every visitor may see or own.
    May,
    /// It must not, and this is what would happen.
    MustNot(Vec<Harm>),
}

/// What a visitor could do with one scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Harm {
    /// The scope, as it is in the set; once, even if for several Stores.
    pub scope: String,
    /// A sentence: `Anyone could read orders and carts, which hold personal data.`
    pub text: String,
}

impl Verdict {
    /// The verdict in a sentence or two.
    pub fn words(&self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::May => {
                "Safe in a browser or an app: anyone can read the secret there, and these scopes allow access \
                    only to what a visitor may see or own."
                    .to_owned()
            }
            Self::MustNot(harms) => {
                let names: Vec<&str> = harms.iter().map(|harm| harm.scope.as_str()).collect();
                format!("Server-side use only, because of {}.", few(&names))
            }
        }
    }
}

fn is_open(p: &Permission) -> bool {
    p.info()
        .is_some_and(|info| info.name.starts_with("manage_my_") || OPEN.contains(&info.name))
}

/// Whether a client with these scopes may be handed to everybody.
pub fn verdict(set: &ScopeSet) -> Verdict {
    if set.is_empty() {
        return Verdict::Nothing;
    }
    // A view scope is said by its manage scope.
    let harms: Vec<Harm> = by_name(
        set.iter()
            .filter(|p| !is_open(p) && set.manager(p).is_none()),
    )
    .into_iter()
    .map(|(name, stores)| Harm {
        scope: name.to_owned(),
        text: harm(name, &stores),
    })
    .collect();
    if harms.is_empty() {
        Verdict::May
    } else {
        Verdict::MustNot(harms)
    }
}

fn harm(name: &str, stores: &[&str]) -> String {
    let Some(info) = crate::find(name) else {
        return format!("What anyone could do with {name} is unknown.");
    };
    let end = match (info.personal, info.kind) {
        (true, _) => ", including personal data",
        (false, Kind::View) => ", including data that the shop does not show",
        (false, _) => "",
    };
    [
        "Anyone could ",
        &small(info.words().verbs),
        " ",
        info.words().noun,
        &place(stores),
        end,
        ".",
    ]
    .concat()
}

/// Whether the client says of itself that it is public.
fn is_public(subject: &Subject) -> Option<String> {
    if subject.public {
        return Some("The template is for a browser or an app".to_owned());
    }
    let words = words(subject.name);
    let word = words.iter().find(|word| PUBLIC.contains(&word.as_str()))?;
    Some(format!("The name contains “{word}”"))
}

pub(super) fn misplaced(subject: &Subject) -> Vec<Message> {
    let (Some(why), Verdict::MustNot(harms)) = (is_public(subject), verdict(subject.scopes)) else {
        return Vec::new();
    };
    let names: Vec<&str> = harms.iter().map(|harm| harm.scope.as_str()).collect();
    let text = format!(
        "{why}, where anyone can read the secret. Remove {}: {}",
        few(&names),
        harms.first().map_or("", |harm| harm.text.as_str()),
    );
    let out = subject.scopes.iter().filter(|p| !is_open(p));
    vec![(text, Some(Fix::Remove(out.cloned().collect())))]
}
