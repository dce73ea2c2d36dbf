//! The content of a file, behind its header.
//!
//! The writer of the crate `age` leaves the last 64 KiB of what it encrypts in memory that it frees. The content here is a
//! secret that has to be wiped, so its chunks are encrypted in buffers of our own; the header and its keys are age's.

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

/// Hears of the file's key beside the receivers, and adds nothing to the header.
#[derive(Default)]
pub(crate) struct Witness(RefCell<Option<Zeroizing<[u8; 16]>>>);

impl age::Recipient for Witness {
    fn wrap_file_key(
        &self,
        key: &FileKey,
    ) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        self.0.replace(Some(Zeroizing::new(*key.expose_secret())));
        Ok((Vec::new(), HashSet::new()))
    }
}

impl Witness {
    /// Writes the content behind a header, which ends with the nonce. Nothing if there is no header or no key.
    pub(crate) fn write(&self, file: &mut Vec<u8>, content: &[u8]) -> Option<()> {
        let key = self.0.take()?;
        let nonce = file.last_chunk::<NONCE>()?;
        let key = Zeroizing::new(hkdf(nonce, b"payload", &*key));
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
