//! Chance that repeats: the same seed gives the same project.

/// `SplitMix64` (Steele, Lea and Flood, 2014). Good enough for made-up data, useless for real secrets.
#[derive(Clone)]
pub(super) struct Rng(u64);

/// The alphabet of ids and secrets, as on the real host (observed: URL-safe characters).
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

impl Rng {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to `limit - 1`; 0 when `limit` is 0.
    pub(super) fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.next() % u64::from(limit.max(1))).unwrap_or(0)
    }

    /// Appends that many characters of the URL-safe alphabet.
    pub(super) fn letters(&mut self, count: usize, out: &mut String) {
        for _ in 0..count {
            let at = usize::from(self.next().to_le_bytes()[7] % 64);
            out.push(char::from(ALPHABET[at]));
        }
    }

    /// A client id: 24 characters that say that they are not real.
    pub(super) fn id(&mut self) -> String {
        let mut id = String::from("sandbox-");
        self.letters(16, &mut id);
        id
    }

    /// A secret or token of about 40 characters that says that it is not real. Every other one
    /// begins with `-` or `_`, because real ones may, and shells and tools trip over that.
    pub(super) fn secret(&mut self) -> String {
        let mut secret = String::from(["-", "_", "", ""][self.below(4) as usize]);
        secret.push_str("sandbox-");
        self.letters(32, &mut secret);
        secret
    }
}
