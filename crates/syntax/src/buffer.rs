//! Text that grows and is wiped: when it is dropped, and when it moves to a larger place.

use zeroize::{Zeroize, Zeroizing};

/// Bytes that are wiped. A plain vector leaves its former copy in memory whenever it grows.
#[derive(Default)]
pub struct Buffer(Zeroizing<Vec<u8>>);

impl Buffer {
    /// Adds bytes. The room doubles when it is used up, so that the work is in proportion.
    pub fn extend(&mut self, bytes: &[u8]) {
        let needed = self.0.len() + bytes.len();
        if needed > self.0.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(self.0.len() * 2)));
            larger.extend_from_slice(&self.0);
            // The former one is wiped as it is dropped.
            self.0 = larger;
        }
        self.0.extend_from_slice(bytes);
    }

    /// Wipes what is in it and keeps the room.
    pub fn clear(&mut self) {
        self.0.as_mut_slice().zeroize();
        self.0.clear();
    }

    /// What is in it.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The same as text; what is no UTF-8 is replaced.
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(String::from_utf8_lossy(&self.0).into_owned())
    }

    /// How many bytes are in it.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_by_doubling_and_keeps_what_was_in_it() {
        let mut buffer = Buffer::default();
        let mut moves = 0;
        for at in 0..10_000_u32 {
            let before = buffer.0.capacity();
            buffer.extend(&at.to_le_bytes());
            moves += usize::from(buffer.0.capacity() != before);
        }
        assert_eq!(buffer.len(), 40_000);
        assert_eq!(buffer.bytes().get(..8), Some(&[0, 0, 0, 0, 1, 0, 0, 0][..]));
        assert!(moves < 20, "{moves}");
        buffer.clear();
        assert!(buffer.is_empty() && buffer.text().is_empty());
        buffer.extend("ä".as_bytes());
        assert_eq!(buffer.text().as_str(), "ä");
    }
}
