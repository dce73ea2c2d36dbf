//! Text encrypted for the keys of its receivers, in the age format (<https://age-encryption.org/v1>).
//!
//! The format and all cryptography are those of the crate `age`, which takes its randomness from the system; in the
//! page that is the browser's. This crate reads the keys, and says why one can't be taken.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod private;
mod receiver;

use std::io::Write;

use age::armor::{ArmoredWriter, Format};

pub use private::without_private_keys;
pub use receiver::{Fault, Kind, Problem, Receiver, read};

/// The ending of the name of an encrypted file.
pub const ENDING: &str = ".age";

/// The media type of an armored file. There is no registered one; `age` writes text.
pub const MEDIA_TYPE: &str = "text/plain";

/// Nothing was encrypted: there is no receiver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotSealed;

/// Encrypts bytes so that each of the receivers can decrypt them, and nobody else: an armored file of ASCII text.
///
/// # Errors
/// There is no receiver.
pub fn seal(bytes: &[u8], receivers: &[Receiver]) -> Result<String, NotSealed> {
    let recipients = receivers.iter().map(Receiver::recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| NotSealed)?;
    let mut armored = Vec::new();
    let write = || {
        let armor = ArmoredWriter::wrap_output(&mut armored, Format::AsciiArmor)?;
        let mut stream = encryptor.wrap_output(armor)?;
        stream.write_all(bytes)?;
        stream.finish()?.finish()
    };
    write().map_err(|_: std::io::Error| NotSealed)?;
    String::from_utf8(armored).map_err(|_| NotSealed)
}
