//! Pieces that know nothing of commercetools.

mod button;
mod choice;
mod combobox;
mod dialog;
pub mod el;
mod field;
mod file;
mod file_box;
mod menu;
mod messages;
mod note;
mod roving;
mod waiting;

pub use button::{CopyButton, copy_text, tell_saved};
pub use choice::{Segmented, chip};
pub use combobox::{Choice, Combobox};
pub use dialog::Dialog;
pub use field::{MaskedField, SelectField, TextField, TextFieldProps};
pub use file::{FilePick, file_pick};
pub use file_box::FileBox;
pub use menu::{MenuItem, menu};
pub use messages::{Messages, toasts};
pub use note::{Facts, Note, Skeleton, Tone, note, skeleton};
pub use roving::move_focus;
pub use waiting::{CancelButton, Waiting, cancel_button, unless_stopped};
