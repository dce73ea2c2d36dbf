//! What may be done: scopes, their catalog, their algebra.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

pub mod algebra;
pub mod catalogue;
pub mod compare;
pub mod lint;
mod near;
mod order;
pub mod parse;
pub mod permission;
pub mod picker;
pub mod review;
pub mod selection;
pub mod set;
pub mod strip;
pub mod template;

pub use algebra::{Coverage, Diff, Grant, Literal, Reason, compare_grant};
pub use catalogue::{GROUPS, Group, Kind, SCOPES, ScopeInfo, ScopeWords, Status, StoreForm, find};
pub use near::nearest;
pub use order::order;
pub use parse::{Parsed, Problem};
pub use permission::{Permission, is_store_key};
pub use picker::matches;
pub use review::{Review, review};
pub use selection::{Block, BlockId, GroupLevel, Level, Mark, Place, Selection, StoreRefused};
pub use set::ScopeSet;
pub use template::{Confidence, TEMPLATES, Template, TemplateDiff, TemplateScope, template};
