//! Private keys that somebody pasted in place of public ones.

use zeroize::Zeroizing;

/// What a line holds that is a private key or a part of one. The last is how the body of every OpenSSH private key
/// begins, in base64.
const MARKS: [&str; 4] = [
    "AGE-SECRET-KEY-",
    "PRIVATE KEY-----",
    "PUTTY-USER-KEY-FILE-",
    "B3BLBNNZAC1RZXKTDJE",
];

/// The text without the private keys in it; `None` if it holds none. Of a text that holds one in several lines, all
/// from its first line to its last is left out, or to the end if it has no last line.
pub fn without_private_keys(text: &str) -> Option<Zeroizing<String>> {
    let mut kept = Zeroizing::new(String::with_capacity(text.len()));
    let (mut found, mut inside) = (false, false);
    for line in text.split_inclusive('\n') {
        let mark = mark(line);
        found |= mark.is_some();
        let ends = line.contains("-----END ");
        match mark {
            // A secret of age is one line.
            Some(0) => {}
            Some(_) => inside = !ends,
            None if inside => {}
            None => kept.push_str(line),
        }
    }
    found.then_some(kept)
}

fn mark(line: &str) -> Option<usize> {
    let upper = Zeroizing::new(line.to_ascii_uppercase());
    MARKS.iter().position(|mark| upper.contains(mark))
}
