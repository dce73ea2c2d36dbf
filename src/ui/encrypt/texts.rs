//! What the panel says that encrypts credentials for their receivers.

use client::text::visible;
use seal::{Fault, Kind, Problem};

pub(super) const HOW: &str = "Makes an age file that only the holders of the private keys can open. It is encrypted in \
     this page, so you can send it by email or chat.";
pub(super) const KEYS: &str = "Public keys of the recipients";
pub(super) const KEYS_HINT: &str = "One per line: age1…, ssh-ed25519 … or ssh-rsa …. Empty lines and lines that start \
     with # are ignored.";
pub(super) const EXAMPLE: &str = "ssh-ed25519 AAAA… kim@example.com";
pub(super) const CONTENT: &str = "Format of the credentials";
pub(super) const ENCRYPT: &str = "Encrypt";
pub(super) const CAN_OPEN: &str = "Can open the file";
pub(super) const CHECK: &str = "Check with each recipient that the key is theirs, for example in a phone call. \
    Anyone can send you a key under someone else’s name.";

pub(super) const PRIVATE: &str = "That was a private key. It was removed from this field, and nothing was stored or sent. \
     Treat it as exposed and replace it. Paste the public key instead: age1…, or the file that ends in .pub.";
pub(super) const NO_KEYS: &str = "Paste the public key of at least one recipient.";
pub(super) const NOT_ENCRYPTED: &str = "The credentials were not encrypted.";

pub(super) const ENCRYPTED: &str = "Encrypted file";
pub(super) const DOWNLOAD: &str = "Download encrypted file";
pub(super) const TO_OPEN: &str = "To open it, the recipient runs:";
pub(super) const COMMANDS: &str = "Commands that open the file";
pub(super) const OPENED_WITH: &str = "age is a free command line tool (age-encryption.org). rage, its counterpart in Rust, takes the same arguments.";

/// The name of a kind of key.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Age => "age",
        Kind::SshEd25519 => "SSH, Ed25519",
        Kind::SshRsa => "SSH, RSA",
    }
}

/// Why a line can't be taken, and what to do.
pub(super) fn problem(problem: &Problem) -> String {
    let why = match &problem.fault {
        Fault::PrivateKey => PRIVATE.to_owned(),
        Fault::SshKind(name) => format!(
            "age can’t encrypt for keys of type {}. Use an ssh-ed25519, ssh-rsa or age1… key.",
            visible(name)
        ),
        Fault::AgeKind => "this key is for an age plugin or a newer key type, which is not supported here. Use a key \
             made by age-keygen, or an SSH key."
            .to_owned(),
        Fault::RsaTooShort => {
            "this RSA key has fewer than 2048 bits, which is too weak. Use another key.".to_owned()
        }
        Fault::RsaTooLong => {
            "this RSA key has more than 4096 bits, which is not supported. Use another key.".to_owned()
        }
        Fault::Options => "options come before the key, as in authorized_keys. Paste only the part that starts with \
             ssh-ed25519 or ssh-rsa."
            .to_owned(),
        Fault::Damaged => {
            "this key is incomplete or contains an invalid character. Copy it again.".to_owned()
        }
        Fault::Unknown => {
            "this is not a public key. Paste one that starts with age1, ssh-ed25519 or ssh-rsa.".to_owned()
        }
    };
    format!("Line {}: {why}", problem.line)
}

/// The command that opens a file with a key of that kind.
pub(super) fn command(kind: Kind, file: &str, content: &str) -> String {
    let key = match kind {
        Kind::Age => "key.txt",
        Kind::SshEd25519 => "~/.ssh/id_ed25519",
        Kind::SshRsa => "~/.ssh/id_rsa",
    };
    format!("age -d -i {key} -o {content} {file}")
}
