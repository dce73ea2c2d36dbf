//! GraphQL's root fields as a static table, which the build makes from `data/graphql.tsv`. A field is
//! to a GraphQL document what an endpoint is to a call: any one of its scopes opens it.

use super::table::{EndpointId, Need, endpoints, span};
use scope::catalogue::StoreForm;

include!(concat!(env!("OUT_DIR"), "/fields.rs"));

const STORE: u16 = 0x4000;

/// A root field of GraphQL, in the place where it stands: below the root, in a Store, as a customer or
/// as an associate. The number is its place in the table and may change with a new catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FieldId(u16);

/// How sure it is what a field needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The vendor's rule, its schema or a release note says so.
    Documented,
    /// The vendor says that GraphQL asks for the scopes of REST; this is the list of that call.
    Rest,
    /// A public application was seen to work with these scopes.
    Observed,
    /// No source says so.
    Guess,
}

struct FieldRow {
    path: &'static str,
    needs: u8,
    also: u8,
    rest: u16,
    writes: bool,
    confidence: Confidence,
    note: &'static str,
}

/// Every root field, sorted by path.
pub fn fields() -> impl ExactSizeIterator<Item = FieldId> {
    (0..u16::try_from(FIELD_ROWS.len()).unwrap_or_default()).map(FieldId)
}

impl FieldId {
    /// The field of a path as [`Self::path`] has it.
    pub fn find(path: &str) -> Option<Self> {
        let found = FIELD_ROWS.binary_search_by(|row| row.path.cmp(path));
        found.ok().and_then(|at| u16::try_from(at).ok()).map(Self)
    }

    fn row(self) -> &'static FieldRow {
        // Only `fields` and `find` make ids.
        &FIELD_ROWS[usize::from(self.0)]
    }

    /// `Query.carts`, `Query.inStore.cart`, `Mutation.createCart(storeKey)`.
    pub fn path(self) -> &'static str {
        self.row().path
    }

    /// For people: `GraphQL Query.carts`.
    pub fn call(self) -> String {
        ["GraphQL ", self.path()].concat()
    }

    /// The alternatives, any of which is enough; empty for a field that only holds others, such as
    /// `Query.inStore`.
    pub fn needs(self) -> impl Iterator<Item = Need> {
        needs(self.row().needs)
    }

    /// More alternatives that the same call of REST takes, and that nobody has seen GraphQL take.
    pub fn rest_also(self) -> impl Iterator<Item = Need> {
        needs(self.row().also)
    }

    /// The call of REST that does the same, if there is one.
    pub fn rest(self) -> Option<EndpointId> {
        endpoints().nth(usize::from(self.row().rest))
    }

    /// Whether it changes something.
    pub fn writes(self) -> bool {
        self.row().writes
    }

    /// How sure its scopes are.
    pub fn confidence(self) -> Confidence {
        self.row().confidence
    }

    /// What else is known, in sentences; mostly nothing.
    pub fn note(self) -> &'static str {
        self.row().note
    }

    /// Whether it only holds other fields.
    pub fn is_container(self) -> bool {
        self.needs().next().is_none()
    }

    /// Whether it lies in a Store.
    pub fn in_store(self) -> bool {
        self.path().contains(".inStore.") || self.path().ends_with("(storeKey)")
    }

    /// Whether it works only with the token of a customer or of an anonymous session, whatever the
    /// scopes (comments of the schema).
    pub fn needs_customer(self) -> bool {
        let mut needs = self.needs().peekable();
        needs.peek().is_some() && needs.all(|need| need.info().name.starts_with("manage_my_"))
            || self.path().contains(".me.")
            || self.path().contains("MyOrder")
    }

    /// The same field in a Store, if there is one that takes the scope of a Store.
    pub fn store_form(self) -> Option<Self> {
        let path = self.path();
        let there = match path.split_once('.')? {
            ("Query", rest) => Self::find(&["Query.inStore.", rest].concat()),
            _ => Self::find(&[path, "(storeKey)"].concat()),
        };
        there.filter(|field| field.takes_store_scope())
    }

    /// Whether the scope of a Store opens it.
    pub(super) fn takes_store_scope(self) -> bool {
        let mut needs = self.needs();
        needs.any(|need| need.in_store && need.info().store == StoreForm::Documented)
    }

    pub(super) fn need_list(self) -> usize {
        usize::from(self.row().needs)
    }
}

fn needs(list: u8) -> impl Iterator<Item = Need> {
    let words = span(&FIELD_NEEDS, &FIELD_NEED_AT, usize::from(list)).iter();
    words.map(|word| Need {
        scope: word & !STORE,
        in_store: word & STORE != 0,
        doubted: false,
    })
}

impl Confidence {
    /// As a word: `documented`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Rest => "by the REST counterpart",
            Self::Observed => "observed",
            Self::Guess => "a guess",
        }
    }
}
