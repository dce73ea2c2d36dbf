//! Pieces that several pages share and that know the field: failed calls, scopes, findings.

mod call;
mod confirm;
mod error_note;
mod lint;
mod scopes;

pub use call::{CallName, FieldName, call_name};
pub use confirm::ConfirmPowers;
pub use error_note::{ErrorNote, error_note};
pub use lint::{BrowserVerdict, Findings};
pub use scopes::GroupedScopes;
