//! Pieces that know nothing of commercetools.

mod button;
mod dialog;
mod field;
mod file;
mod messages;
mod note;
mod waiting;

pub use button::{CopyButton, copy_text, tell_saved};
pub use dialog::Dialog;
pub use field::{SelectField, TextField};
pub use file::FilePick;
pub use messages::Messages;
pub use note::{Facts, Note, Skeleton, Tone};
pub use waiting::{CancelButton, Waiting, unless_stopped};
