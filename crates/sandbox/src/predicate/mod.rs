//! Query predicates (`where`): a tree of comparisons over the fields of a row.

mod parse;

pub(super) use parse::parse;

/// A value in a predicate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(i64),
    Bool(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    NotEqual,
    Less,
    LessEqual,
    More,
    MoreEqual,
}

/// One predicate. Nested fields are written as one path: `name(en = "x")` is the field `name.en`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    Compare(String, Op, Value),
    In(String, Vec<Value>),
    Defined(String),
}

/// What a row has in a field. A text is written into the buffer that the caller lends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Missing,
    Text,
    Number(i64),
}

/// Something with fields. Which paths exist is checked before, when the predicate is read.
pub(super) trait Row {
    /// Looks a field up; a text replaces what is in `buffer`.
    fn field(&self, path: &str, buffer: &mut String) -> Field;
}

impl Predicate {
    /// Whether the row fulfils it. Missing fields and values of another kind fulfil no comparison
    /// but `!=` (unverified: the real API refuses some of these).
    pub(super) fn holds(&self, row: &dyn Row, buffer: &mut String) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|part| part.holds(row, buffer)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(row, buffer)),
            Self::Not(part) => !part.holds(row, buffer),
            Self::Defined(path) => row.field(path, buffer) != Field::Missing,
            Self::Compare(path, op, value) => {
                let field = row.field(path, buffer);
                compare(field, buffer, value).map_or(*op == Op::NotEqual, |order| op.fits(order))
            }
            Self::In(path, values) => {
                let field = row.field(path, buffer);
                values.iter().any(|value| {
                    compare(field, buffer, value).is_some_and(std::cmp::Ordering::is_eq)
                })
            }
        }
    }
}

impl Op {
    fn fits(self, order: std::cmp::Ordering) -> bool {
        match self {
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
            Self::Less => order.is_lt(),
            Self::LessEqual => order.is_le(),
            Self::More => order.is_gt(),
            Self::MoreEqual => order.is_ge(),
        }
    }
}

/// Texts compare by their bytes; times are texts of one form, so that is right for them too.
fn compare(field: Field, text: &str, value: &Value) -> Option<std::cmp::Ordering> {
    match (field, value) {
        (Field::Text, Value::Text(wanted)) => Some(text.cmp(wanted)),
        (Field::Number(number), Value::Number(wanted)) => Some(number.cmp(wanted)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
