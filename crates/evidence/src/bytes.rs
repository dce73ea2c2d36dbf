//! Looking for bytes eight at a time: bodies in recordings are long, and the module is built to be
//! small, so no loop is made wide by the compiler.

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Where the first `a` or `b` is.
pub(super) fn find_either(bytes: &[u8], a: u8, b: u8) -> Option<usize> {
    let (wide_a, wide_b) = (u64::from(a) * ONES, u64::from(b) * ONES);
    let (eights, rest) = bytes.as_chunks::<8>();
    for (at, eight) in eights.iter().enumerate() {
        let word = u64::from_le_bytes(*eight);
        let hits = zeros(word ^ wide_a) | zeros(word ^ wide_b);
        if hits != 0 {
            return Some(at * 8 + hits.trailing_zeros() as usize / 8);
        }
    }
    let found = rest.iter().position(|byte| *byte == a || *byte == b)?;
    Some(eights.len() * 8 + found)
}

/// Marks each byte that is zero; marks above the first one may be wrong.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(ONES) & !word & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_two_bytes_is_found_wherever_it_is() {
        for length in 0..40 {
            let mut bytes = vec![b'x'; length];
            assert_eq!(find_either(&bytes, b'"', b'\\'), None);
            for at in 0..length {
                bytes[at] = if at % 2 == 0 { b'"' } else { b'\\' };
                assert_eq!(find_either(&bytes, b'"', b'\\'), Some(at));
                assert_eq!(find_either(&bytes[..at], b'"', b'\\'), None);
                bytes[at] = 0xFF;
            }
        }
    }
}
