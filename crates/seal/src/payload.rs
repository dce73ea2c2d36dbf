//! The content of a file, behind its header.
//!
//! The writer of the crate `age` leaves the last 64 KiB of what it encrypts in memory that it frees. The content here is a
//! secret that has to be wiped, so its chunks are encrypted in buffers of our own; the header and its keys are age's.
//!
//! Compared with the format (<https://c2sp.org/age#payload>) and with the sources of `age` 0.12.1 and
//! `chacha20poly1305` 0.10.1, point by point:
//!
//! - The nonce of the file is the 16 bytes behind the header, new for each file: `Encryptor` draws it, and `wrap_output`
//!   writes it last. The writer that `wrap_output` returns writes nothing when it is dropped.
//! - The key is HKDF-SHA-256 with the file's key as the input, that nonce as the salt and `payload` as the info.
//! - A chunk holds 64 KiB. Its nonce is a big-endian counter of 11 bytes, from zero (the three highest stay zero: 64 bits
//!   count more than can be encrypted), and a byte that is 1 for the last chunk alone. There is no additional data, and the
//!   tag of 16 bytes stands behind the chunk.
//! - The last chunk is full if the length is a multiple of 64 KiB. It is empty only if the content is.
//! - The content is wiped where it was copied to: one buffer, allocated once, in which it is encrypted. The copies of the
//!   keys are wiped, and so is the state of the cipher. HKDF's own state on the stack is not, here as in `age`; it holds
//!   keys of this file alone.
//!
//! `tests/seal_age.rs` opens files of each of these lengths with the program `age`, and shows that it refuses files
//! without their last chunk or with chunks in another order.

use std::cell::RefCell;
use std::collections::HashSet;

use age_core::format::{FileKey, Stanza};
use age_core::primitives::hkdf;
use age_core::secrecy::ExposeSecret;
use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use zeroize::Zeroizing;

/// How many bytes are encrypted at a time (<https://c2sp.org/age#payload>).
const CHUNK: usize = 64 * 1024;

/// The length of the nonce between header and content.
const NONCE: usize = 16;

/// Hears of the file's key beside the receivers, and adds nothing to the header. The key stays in one place of the heap,
/// which is wiped: moving it leaves no copy behind.
#[derive(Default)]
pub(crate) struct Witness(RefCell<Option<FileKey>>);

impl age::Recipient for Witness {
    fn wrap_file_key(
        &self,
        key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        let copy = FileKey::init_with_mut(|copy| copy.copy_from_slice(key.expose_secret()));
        self.0.replace(Some(copy));
        Ok((Vec::new(), HashSet::new()))
    }
}

impl Witness {
    /// Writes the content behind a header, which ends with the nonce. Nothing if there is no header or no key.
    pub(crate) fn write(&self, file: &mut Vec<u8>, content: &[u8]) -> Option<()> {
        let key = self.0.take()?;
        let nonce = file.last_chunk::<NONCE>()?;
        let key = Zeroizing::new(hkdf(nonce, b"payload", key.expose_secret()));
        let cipher = ChaCha20Poly1305::new((&*key).into());
        let mut chunk = Zeroizing::new(Vec::with_capacity(CHUNK.min(content.len())));
        let mut rest = content;
        for at in 0_u64.. {
            let (now, later) = rest.split_at(CHUNK.min(rest.len()));
            rest = later;
            // Eleven bytes count the chunks, and the last says whether it is the last chunk.
            let mut nonce = [0; 12];
            nonce[3..11].copy_from_slice(&at.to_be_bytes());
            nonce[11] = u8::from(rest.is_empty());
            chunk.clear();
            chunk.extend_from_slice(now);
            let tag = cipher.encrypt_in_place_detached(&nonce.into(), b"", &mut chunk);
            file.extend_from_slice(&chunk);
            file.extend_from_slice(&tag.ok()?);
            if rest.is_empty() {
                break;
            }
        }
        Some(())
    }
}
