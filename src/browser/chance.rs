//! The browser's randomness, for crates that ask the system for it.

use getrandom::{Error, register_custom_getrandom};

/// The most bytes that the browser gives at once (Web Cryptography, getRandomValues).
const MOST: usize = 65_536;

fn fill(bytes: &mut [u8]) -> Result<(), Error> {
    let crypto = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .ok_or(Error::WEB_CRYPTO)?;
    for part in bytes.chunks_mut(MOST) {
        crypto
            .get_random_values_with_u8_array(part)
            .map_err(|_| Error::WEB_GET_RANDOM_VALUES)?;
    }
    Ok(())
}

register_custom_getrandom!(fill);
