//! Pictures for those who look rather than read. Beside each stands a text that says the same.

mod age;
mod axis;
mod map;
mod texts;

pub(super) use age::AgePicture;
pub(super) use axis::AxisPicture;
pub(super) use map::AccessMap;
