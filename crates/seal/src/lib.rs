//! Text encrypted for the keys of its receivers, in the age format (<https://age-encryption.org/v1>).
//!
//! The keys and the header are those of the crate `age`, which takes its randomness from the system; in the page that is
//! the browser's. This crate reads the keys, says why one can't be taken, and writes the content.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod payload;
mod private;
mod receiver;

use std::io::Write;

use age::armor::{ArmoredWriter, Format};

use payload::Witness;

pub use private::without_private_keys;
pub use receiver::{Fault, Kind, Problem, Receiver, read};

/// The ending of the name of an encrypted file.
pub const ENDING: &str = ".age";

/// The media type of an armored file. There is no registered one; `age` writes text.
pub const MEDIA_TYPE: &str = "text/plain";

/// Nothing was encrypted: there is no receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSealed;

/// Encrypts bytes so that each of the receivers can decrypt them, and nobody else: an armored file of ASCII text. No
/// copy of the bytes stays in memory.
///
/// # Errors
/// There is no receiver.
pub fn seal(bytes: &[u8], receivers: &[Receiver]) -> Result<String, NotSealed> {
    if receivers.is_empty() {
        return Err(NotSealed);
    }
    let witness = Witness::default();
    let recipients = receivers.iter().map(Receiver::recipient);
    let all = recipients.chain(std::iter::once(&witness as _));
    let encryptor = age::Encryptor::with_recipients(all).map_err(|_| NotSealed)?;
    let mut file = Vec::new();
    // The header alone: the writer is dropped before it encrypts anything.
    drop(encryptor.wrap_output(&mut file).map_err(|_| NotSealed)?);
    witness.write(&mut file, bytes).ok_or(NotSealed)?;
    let mut armored = Vec::new();
    let armor = ArmoredWriter::wrap_output(&mut armored, Format::AsciiArmor);
    let mut armor = armor.map_err(|_| NotSealed)?;
    armor.write_all(&file).map_err(|_| NotSealed)?;
    armor.finish().map_err(|_| NotSealed)?;
    String::from_utf8(armored).map_err(|_| NotSealed)
}
