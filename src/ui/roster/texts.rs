//! What can be done with a client.

pub const OPEN: &str = "Open";
pub const DUPLICATE: &str = "Duplicate";
pub const REPLACE: &str = "Replace";
pub const COMPARE: &str = "Compare";
pub const COPY_ID: &str = "Copy ID";
pub const DELETE: &str = "Delete";
