//! Room for the data of the parts, which nothing reads and no part carries.
//!
//! wasm-split lays the data of every piece out anew within the length that all of it had, and aligns each; when that
//! does not fit, it puts all data into the first load.

use std::sync::atomic::AtomicU8;

/// For data that never changes.
#[used]
static ROOM: [u8; 40_960] = [1; 40_960];

/// For data that begins with zeros.
#[used]
static ZERO_ROOM: [AtomicU8; 4_096] = [const { AtomicU8::new(0) }; 4_096];
