//! The keys of the receivers, read from text: one a line, as in a file for `age -R`.

use age::ssh::ParseRecipientKeyError;
use base64ct::{Base64, Base64Unpadded, Encoding};
use sha2::{Digest, Sha256};

/// The kinds of keys that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A key of age: `age1…`, which is X25519.
    Age,
    /// A key of SSH with Ed25519.
    SshEd25519,
    /// A key of SSH with RSA, of 2048 to 4096 bits.
    SshRsa,
}

/// Somebody who will be able to decrypt.
#[derive(Clone)]
pub struct Receiver {
    /// The kind of the key.
    pub kind: Kind,
    /// What the key is known by: a key of age itself, of SSH the fingerprint that `ssh-keygen -l` prints.
    pub known_by: String,
    /// What stands behind an SSH key, mostly who it belongs to. Anybody can have written it: hostile text.
    pub comment: String,
    key: Key,
}

#[derive(Clone)]
enum Key {
    Age(age::x25519::Recipient),
    Ssh(age::ssh::Recipient),
}

impl Receiver {
    pub(crate) fn recipient(&self) -> &dyn age::Recipient {
        match &self.key {
            Key::Age(key) => key,
            Key::Ssh(key) => key,
        }
    }
}

/// Why a line can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It holds a private key.
    PrivateKey,
    /// A kind of SSH key that age can't encrypt for, by its name: `ecdsa-sha2-nistp256`.
    SshKind(String),
    /// A key of age for a plugin or for a later version of the format: `age1yubikey1…`.
    AgeKind,
    /// An RSA key of less than 2048 bits, which is too weak.
    RsaTooShort,
    /// An RSA key of more than 4096 bits.
    RsaTooLong,
    /// Options stand before the key, as in `authorized_keys`.
    Options,
    /// A key of a known kind with a character too many, too few, or wrong.
    Damaged,
    /// No key at all.
    Unknown,
}

/// A line that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which line, from 1.
    pub line: usize,
    /// Why.
    pub fault: Fault,
}

/// Reads the receivers: one key a line; empty lines and those that begin with `#` are passed over. A key that is there
/// twice counts once.
///
/// # Errors
/// Every line that can't be taken. Then nobody is a receiver: who is left out by mistake could not decrypt.
pub fn read(text: &str) -> Result<Vec<Receiver>, Vec<Problem>> {
    let mut receivers: Vec<Receiver> = Vec::new();
    let mut problems = Vec::new();
    // Some editors begin a file with a mark of their own.
    let text = text.trim_start_matches('\u{feff}');
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match receiver(line) {
            Ok(new) if receivers.iter().any(|old| old.known_by == new.known_by) => {}
            Ok(new) => receivers.push(new),
            Err(fault) => problems.push(Problem {
                line: at + 1,
                fault,
            }),
        }
    }
    if problems.is_empty() {
        Ok(receivers)
    } else {
        Err(problems)
    }
}

fn receiver(line: &str) -> Result<Receiver, Fault> {
    if crate::without_private_keys(line).is_some() {
        return Err(Fault::PrivateKey);
    }
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match first {
        "ssh-ed25519" => ssh(Kind::SshEd25519, first, rest),
        "ssh-rsa" => ssh(Kind::SshRsa, first, rest),
        _ if first.len() >= 4 && first.as_bytes()[..4].eq_ignore_ascii_case(b"age1") => {
            age(first, rest)
        }
        _ if is_ssh_kind(first) => Err(Fault::SshKind(first.to_owned())),
        _ if rest.split_whitespace().any(is_ssh_kind) => Err(Fault::Options),
        _ => Err(Fault::Unknown),
    }
}

/// The kinds of SSH keys and certificates, as OpenSSH names them (sshd(8), AUTHORIZED_KEYS FILE FORMAT).
fn is_ssh_kind(word: &str) -> bool {
    let of_names = |c: char| c.is_ascii_alphanumeric() || "-@.".contains(c);
    let begins = [
        "ssh-",
        "ecdsa-sha2-",
        "sk-ssh-",
        "sk-ecdsa-",
        "webauthn-sk-",
    ];
    begins.iter().any(|begin| word.starts_with(begin)) && word.chars().all(of_names)
}

fn age(word: &str, rest: &str) -> Result<Receiver, Fault> {
    // The name of the kind stands before the last 1: `age1…` has no other, since the digits have no 1.
    if word.len() > 4 && word[4..].contains('1') {
        return Err(Fault::AgeKind);
    }
    let key: age::x25519::Recipient = word.parse().map_err(|_| Fault::Damaged)?;
    // The format has no comments behind a key.
    if !rest.is_empty() {
        return Err(Fault::Damaged);
    }
    Ok(Receiver {
        kind: Kind::Age,
        known_by: key.to_string(),
        comment: String::new(),
        key: Key::Age(key),
    })
}

fn ssh(kind: Kind, name: &str, rest: &str) -> Result<Receiver, Fault> {
    let rest = rest.trim_start();
    let (text, comment) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let bytes = Base64::decode_vec(text).map_err(|_| Fault::Damaged)?;
    // The format of the key inside has nothing behind its fields, and begins with the kind.
    let fields = fields(&bytes).ok_or(Fault::Damaged)?;
    let count = if kind == Kind::SshRsa { 3 } else { 2 };
    if fields.len() != count || fields[0] != name.as_bytes() {
        return Err(Fault::Damaged);
    }
    let key: age::ssh::Recipient = [name, " ", text]
        .concat()
        .parse()
        .map_err(|why| match why {
            ParseRecipientKeyError::RsaModulusTooSmall => Fault::RsaTooShort,
            ParseRecipientKeyError::RsaModulusTooLarge => Fault::RsaTooLong,
            _ => Fault::Damaged,
        })?;
    let print = Base64Unpadded::encode_string(&Sha256::digest(&bytes));
    Ok(Receiver {
        kind,
        known_by: ["SHA256:", &print].concat(),
        comment: comment.trim().to_owned(),
        key: Key::Ssh(key),
    })
}

/// The fields of a public key of SSH, each behind its length (RFC 4253, 6.6); nothing unless they fill the bytes.
fn fields(mut bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let (length, rest) = bytes.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (field, rest) = rest.split_at_checked(length)?;
        fields.push(field);
        bytes = rest;
    }
    Some(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: &str, fields: &[&[u8]]) -> String {
        let mut bytes = Vec::new();
        for field in [&[kind.as_bytes()], fields].concat() {
            bytes.extend(u32::try_from(field.len()).unwrap().to_be_bytes());
            bytes.extend(field);
        }
        [kind, " ", &Base64::encode_string(&bytes)].concat()
    }

    fn fault(line: &str) -> Option<Fault> {
        read(line)
            .err()
            .map(|mut problems| problems.remove(0).fault)
    }

    /// An odd number of that many bits, as the format writes it: the first byte is no sign.
    fn number(bits: usize) -> Vec<u8> {
        [&[0][..], &vec![0xff; bits / 8]].concat()
    }

    #[test]
    fn rsa_keys_have_2048_to_4096_bits() {
        let of = |bits| fault(&line("ssh-rsa", &[&[1, 0, 1], &number(bits)]));
        assert_eq!(of(1024), Some(Fault::RsaTooShort));
        assert_eq!(of(2040), Some(Fault::RsaTooShort));
        assert_eq!(of(2048), None);
        assert_eq!(of(4096), None);
        assert_eq!(of(4104), Some(Fault::RsaTooLong));
    }

    #[test]
    fn nothing_stands_behind_the_fields_of_a_key() {
        // The base point of the curve, compressed.
        let point = [&[0x58][..], &[0x66; 31]].concat();
        assert_eq!(fault(&line("ssh-ed25519", &[&point])), None);
        let damaged = Some(Fault::Damaged);
        assert_eq!(fault(&line("ssh-ed25519", &[&point, b"x"])), damaged);
        assert_eq!(fault(&line("ssh-ed25519", &[&point[1..]])), damaged);
        // About half of all bytes are no point of the curve.
        let some = |first| [&[first][..], &[0; 31]].concat();
        let points = (2..34).map(|first| fault(&line("ssh-ed25519", &[&some(first)])));
        assert!((8..24).contains(&points.filter(|fault| *fault == damaged).count()));
        let rsa = line("ssh-rsa", &[&[1, 0, 1], &number(2048)]);
        assert_eq!(fault(&rsa.replace("ssh-rsa ", "ssh-ed25519 ")), damaged);
        assert_eq!(fault(&rsa[..rsa.len() - 1]), damaged);
        // The length of a field reaches beyond the end.
        let text = Base64::encode_string(&[0xff, 0xff, 0xff, 0xff, 1]);
        assert_eq!(fault(&["ssh-rsa ", &text].concat()), damaged);
    }
}
