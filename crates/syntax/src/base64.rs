//! Base64, through the crate base64ct.

use base64ct::{Base64, Base64Unpadded, Base64UrlUnpadded, Encoding};
use zeroize::{Zeroize, Zeroizing};

/// The text that a base64 text stands for; `None` if it is none, or no UTF-8. Padding may be left
/// out, and the URL form is read too. The result is wiped when dropped.
pub fn base64(text: &str) -> Option<Zeroizing<String>> {
    let text = text.trim().trim_end_matches('=');
    let bytes = if text.contains(['-', '_']) {
        Base64UrlUnpadded::decode_vec(text)
    } else {
        Base64Unpadded::decode_vec(text)
    };
    match String::from_utf8(bytes.ok()?) {
        Ok(text) => Some(Zeroizing::new(text)),
        Err(error) => {
            error.into_bytes().zeroize();
            None
        }
    }
}

/// Bytes as a base64 text, with padding.
pub fn base64_of(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// The bytes of a base64 text with padding; `None` if it is none.
pub fn base64_bytes(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_in_both_forms() {
        for (text, expected) in [
            ("YWI6Yw==", Some("ab:c")),
            (" YWI6Y2Q ", Some("ab:cd")),
            ("YT4_", Some("a>?")),
            ("YT4/", Some("a>?")),
            ("", Some("")),
            ("not base64", None),
            ("Y", None),
            // No UTF-8.
            ("//79", None),
        ] {
            let read = base64(text);
            assert_eq!(read.as_ref().map(|text| text.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn bytes_are_written_and_read_back() {
        for bytes in [&b""[..], &[0, 255], &[1, 2, 3], &[62; 100]] {
            assert_eq!(base64_bytes(&base64_of(bytes)).as_deref(), Some(bytes));
        }
        assert_eq!(base64_bytes("not base64"), None);
    }
}
