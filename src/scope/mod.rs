//! What may be done: scopes, their catalogue and their algebra. Knows nothing of the other rooms.

pub mod algebra;
pub mod catalogue;
pub mod permission;
pub mod picker;
pub mod review;
pub mod selection;
pub mod set;
pub mod template;

pub use algebra::{Coverage, Literal, compare_grant};
pub use catalogue::{GROUPS, Group, Kind, ScopeInfo, StoreForm, find};
pub use permission::Permission;
pub use selection::{Level, Mark, Selection};
pub use set::{Parsed, Problem, ScopeSet};
pub use template::{TEMPLATES, Template};
