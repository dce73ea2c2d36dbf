//! Texts that are kept encrypted under a passphrase: WebCrypto, PBKDF2 and AES-GCM. The key never leaves
//! the browser's own code, and the passphrase is kept nowhere.

use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};
use zeroize::Zeroize;

use super::window;

/// Rounds of PBKDF2 with SHA-256 (OWASP Password Storage Cheat Sheet).
pub const ROUNDS: u32 = 600_000;
/// The length of the salt and of the nonce in bytes (NIST SP 800-38D for the nonce).
const SALT: usize = 16;
const NONCE: usize = 12;

/// Why a text was not encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSealed {
    /// The browser offers no WebCrypto: the page was not loaded by HTTPS.
    NoCrypto,
    /// The passphrase is another one, or the bytes were changed.
    Wrong,
}

/// Encrypts a text: salt, nonce, and what AES-GCM makes of it, one after the other.
///
/// # Errors
/// The browser offers no WebCrypto.
pub async fn seal(text: &str, passphrase: &str) -> Result<Vec<u8>, NotSealed> {
    let crypto = window().crypto().map_err(|_| NotSealed::NoCrypto)?;
    let mut head = [0; SALT + NONCE];
    crypto
        .get_random_values_with_u8_array(&mut head)
        .map_err(|_| NotSealed::NoCrypto)?;
    let (salt, nonce) = head.split_at(SALT);
    let subtle = subtle()?;
    let key = key(&subtle, passphrase, salt, "encrypt").await?;
    let sealed = subtle
        .encrypt_with_object_and_u8_array(&cipher(nonce), &key, text.as_bytes())
        .map_err(|_| NotSealed::NoCrypto)?;
    let sealed = bytes(sealed).await.ok_or(NotSealed::NoCrypto)?;
    Ok([&head, sealed.as_slice()].concat())
}

/// Decrypts what [`seal`] made.
///
/// # Errors
/// The browser offers no WebCrypto, the passphrase is another one, or the bytes were changed.
pub async fn open(sealed: &[u8], passphrase: &str) -> Result<String, NotSealed> {
    let (salt, rest) = sealed.split_at_checked(SALT).ok_or(NotSealed::Wrong)?;
    let (nonce, data) = rest.split_at_checked(NONCE).ok_or(NotSealed::Wrong)?;
    let subtle = subtle()?;
    let key = key(&subtle, passphrase, salt, "decrypt").await?;
    let opened = subtle
        .decrypt_with_object_and_u8_array(&cipher(nonce), &key, data)
        .map_err(|_| NotSealed::NoCrypto)?;
    let opened = bytes(opened).await.ok_or(NotSealed::Wrong)?;
    String::from_utf8(opened).map_err(|_| NotSealed::Wrong)
}

fn subtle() -> Result<SubtleCrypto, NotSealed> {
    let crypto = window().crypto().map_err(|_| NotSealed::NoCrypto)?;
    let subtle: JsValue = crypto.subtle().into();
    // Only pages by HTTPS, and those of this machine, have it.
    subtle.dyn_into().map_err(|_| NotSealed::NoCrypto)
}

/// The key of a passphrase, for one use.
async fn key(
    subtle: &SubtleCrypto,
    passphrase: &str,
    salt: &[u8],
    usage: &str,
) -> Result<CryptoKey, NotSealed> {
    let mut letters = passphrase.as_bytes().to_vec();
    let raw = Uint8Array::from(letters.as_slice());
    letters.zeroize();
    let uses = |usage: &str| Array::of1(&usage.into());
    let material = subtle
        .import_key_with_str("raw", &raw, "PBKDF2", false, &uses("deriveKey"))
        .map_err(|_| NotSealed::NoCrypto)?;
    let material: CryptoKey = taken(material).await.ok_or(NotSealed::NoCrypto)?;
    raw.fill(0, 0, raw.length());
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", ROUNDS.into()),
    ]);
    let what = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let derived = subtle
        .derive_key_with_object_and_object(&how, &material, &what, false, &uses(usage))
        .map_err(|_| NotSealed::NoCrypto)?;
    taken(derived).await.ok_or(NotSealed::NoCrypto)
}

fn cipher(nonce: &[u8]) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce).into()),
    ])
}

fn object(pairs: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in pairs {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

async fn taken<T: JsCast>(promise: Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn bytes(promise: Promise) -> Option<Vec<u8>> {
    let buffer: ArrayBuffer = taken(promise).await?;
    Some(Uint8Array::new(&buffer).to_vec())
}
