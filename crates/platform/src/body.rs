//! The body of an answer while it arrives: never larger than allowed, and wiped.

use zeroize::Zeroizing;

use super::http::{LARGEST_BODY, TransportError};

/// Collects the chunks of a body. What it holds is wiped when it is dropped or grows.
#[derive(Default)]
pub struct Body(Zeroizing<Vec<u8>>);

impl Body {
    /// Room for the next chunk of so many bytes, to be filled by the caller.
    ///
    /// # Errors
    /// [`TransportError::TooLarge`]: with it the body would exceed [`LARGEST_BODY`].
    pub fn room(&mut self, bytes: usize) -> Result<&mut [u8], TransportError> {
        let start = self.0.len();
        let end = start.saturating_add(bytes);
        if end > LARGEST_BODY {
            return Err(TransportError::TooLarge);
        }
        if end > self.0.capacity() {
            // By hand, since a vector that grows by itself leaves its former memory as it was.
            let mut larger = Zeroizing::new(Vec::with_capacity(end.max(2 * start)));
            larger.extend_from_slice(&self.0);
            self.0 = larger;
        }
        self.0.resize(end, 0);
        Ok(self.0.get_mut(start..).unwrap_or_default())
    }

    /// The whole as text; bytes that are not UTF-8 are replaced.
    pub fn into_text(mut self) -> String {
        match String::from_utf8(std::mem::take(&mut *self.0)) {
            Ok(text) => text,
            Err(error) => {
                let bytes = Zeroizing::new(error.into_bytes());
                String::from_utf8_lossy(&bytes).into_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_become_one_text() {
        let mut body = Body::default();
        for chunk in ["{\"a\":\"", "", "\u{e9}\u{4e2d}", "\"}"] {
            let bytes = chunk.as_bytes();
            body.room(bytes.len()).unwrap().copy_from_slice(bytes);
        }
        assert_eq!(body.into_text(), "{\"a\":\"\u{e9}\u{4e2d}\"}");
        let mut odd = Body::default();
        odd.room(3).unwrap().copy_from_slice(&[b'a', 0xff, b'b']);
        assert_eq!(odd.into_text(), "a\u{fffd}b");
        assert_eq!(Body::default().into_text(), "");
    }

    #[test]
    fn it_ends_where_it_would_be_too_large() {
        let mut body = Body::default();
        let chunk = LARGEST_BODY / 4;
        for _ in 0..4 {
            assert_eq!(body.room(chunk).map(|room| room.len()), Ok(chunk));
        }
        assert_eq!(body.room(1), Err(TransportError::TooLarge));
        assert_eq!(body.room(usize::MAX), Err(TransportError::TooLarge));
        // What is there stays: the refusal holds no memory.
        assert_eq!(body.into_text().len(), LARGEST_BODY);
    }
}
