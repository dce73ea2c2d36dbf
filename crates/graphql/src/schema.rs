//! The types of the schema as static tables, which the build makes from `data/graphql-types.tsv` and
//! `data/graphql-nested.tsv`.

use finder::Confidence;

include!(concat!(env!("OUT_DIR"), "/schema.rs"));

/// A field of a type that crosses into another resource.
#[derive(Debug, PartialEq, Eq)]
pub struct Crossing {
    /// `Order.customer`.
    pub path: &'static str,
    /// What the field asks for on top of its parent, separated by blanks; mostly nothing.
    pub any_of: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// The root field whose resource it reaches: `customer`; `*` for any.
    pub target: &'static str,
    /// What that resource asks for at the root, separated by blanks.
    pub target_any_of: &'static str,
    /// A field beside it that gives the reference alone, and reaches nothing; may be empty.
    pub sibling: &'static str,
    /// What else is known, in a sentence; mostly nothing.
    pub note: &'static str,
}

/// An object type of the schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct TypeId(u16);

/// What a field of a type gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A value without fields of its own.
    Leaf,
    /// An object, or a list of them.
    Object(TypeId),
}

impl TypeId {
    /// The type of that name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let at = find(TYPE_NAMES, &TYPE_NAME_AT, name)?;
        u16::try_from(at).ok().map(Self)
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        text(TYPE_NAMES, &TYPE_NAME_AT, usize::from(self.0))
    }

    /// What one of its fields gives; `None` if it has no such field.
    pub(crate) fn field(self, name: &str) -> Option<Gives> {
        let word = find(FIELD_NAMES, &FIELD_NAME_AT, name)?;
        let at = usize::from(self.0);
        let start = usize::from(*TYPE_AT.get(at)?);
        let end = usize::from(*TYPE_AT.get(at + 1)?);
        let mut pairs = TYPES.get(start..end)?.chunks_exact(2);
        let of = pairs.find_map(|pair| (usize::from(pair[0]) == word).then_some(pair[1]))?;
        Some(match of.checked_sub(1) {
            None => Gives::Leaf,
            Some(of) => Gives::Object(Self(of)),
        })
    }

    /// The crossing of one of its fields, if it crosses into another resource.
    pub(crate) fn crossing(self, field: &str) -> Option<&'static Crossing> {
        let of = self.name();
        let place = CROSSINGS.binary_search_by(|row| {
            let (theirs, name) = row.path.split_once('.').unwrap_or((row.path, ""));
            // The order of whole paths: a dot is before every letter.
            theirs.cmp(of).then_with(|| name.cmp(field))
        });
        place.ok().and_then(|at| CROSSINGS.get(at))
    }
}

fn text(all: &'static str, starts: &[u16], at: usize) -> &'static str {
    let bound = |at: usize| starts.get(at).map_or(all.len(), |at| usize::from(*at));
    all.get(bound(at)..bound(at + 1)).unwrap_or_default()
}

/// The place of a text among sorted ones.
fn find(all: &'static str, starts: &[u16], wanted: &str) -> Option<usize> {
    let (mut low, mut high) = (0, starts.len().saturating_sub(1));
    while low < high {
        let middle = low.midpoint(high);
        match text(all, starts, middle).cmp(wanted) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_field_and_crossing_is_found() {
        let mut count = 0;
        for line in include_str!("../../../data/graphql-types.tsv")
            .lines()
            .skip(1)
        {
            let (name, fields) = line.split_once('\t').unwrap();
            let id = TypeId::named(name).unwrap();
            assert_eq!(id.name(), name);
            for field in fields.split(' ') {
                let (field, of) = field.split_once(':').unwrap_or((field, ""));
                match id.field(field).unwrap() {
                    Gives::Leaf => assert_eq!(of, ""),
                    Gives::Object(inner) => assert_eq!(inner.name(), of),
                }
                count += 1;
            }
            assert_eq!(id.field("noSuchField"), None);
        }
        assert!(count > 4000);
        for row in &CROSSINGS {
            let (of, field) = row.path.split_once('.').unwrap();
            let found = TypeId::named(of).unwrap().crossing(field).unwrap();
            assert_eq!(found, row);
        }
        assert_eq!(TypeId::named("Basket"), None);
    }
}
