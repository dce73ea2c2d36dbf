//! The API clients of several projects side by side: which belong together, where their scopes differ,
//! and how one is carried over to another project.
//!
//! Scopes are compared without the project key; stores are compared by key. Everything here is our own
//! judgment: commercetools knows nothing of clients that belong together.

mod carry;
mod drift;
mod matrix;
mod name;
mod pair;
mod report;

pub use self::carry::{Carried, StoreTo, carry, stores};
pub use self::drift::{Compared, Drift, Hold, compare};
pub use self::matrix::{Building, Cell, Counts, Find, Line, Matrix, Project, Show, Sort};
pub use self::name::carried as carried_name;
pub use self::pair::{Pairing, Reason, Row};
pub use self::report::{File, FileKind};
