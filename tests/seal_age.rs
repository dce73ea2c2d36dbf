//! Encrypted files, opened by the program `age`; and the keys of receivers, read from text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicUsize, Ordering},
};

use proptest::prelude::*;
use seal::{Fault, Kind, NotSealed, read, seal, without_private_keys};
use syntax::base64_bytes;

/// A folder of keys, gone at the end.
struct Keys(PathBuf);

impl Keys {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(format!("seal-{process}-{count}"));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A new key of age: its file, and its public half.
    fn age(&self, name: &str) -> (PathBuf, String) {
        let path = self.0.join(name);
        run(Command::new("age-keygen").arg("-o").arg(&path), b"").unwrap();
        let public = run(Command::new("age-keygen").arg("-y").arg(&path), b"").unwrap();
        (path, String::from_utf8(public).unwrap())
    }

    /// A new key of SSH: its file, and its public half.
    fn ssh(&self, name: &str, kind: &[&str]) -> (PathBuf, String) {
        let path = self.0.join(name);
        let mut keygen = Command::new("ssh-keygen");
        keygen.args(["-q", "-N", "", "-C", "kim@example.com"]);
        run(keygen.args(kind).arg("-f").arg(&path), b"").unwrap();
        (
            path.clone(),
            fs::read_to_string(path.with_extension("pub")).unwrap(),
        )
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap();
    }
}

/// What a program prints; its error text when it fails.
fn run(command: &mut Command, input: &[u8]) -> Result<Vec<u8>, String> {
    let piped = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap_or_else(|_| {
        let program = command.get_program().to_string_lossy().into_owned();
        panic!("{program} is missing: `cargo xtask doctor` names the command that installs it")
    });
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let write = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    write.join().unwrap();
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// What `age -d -i KEY` makes of a file.
fn open(file: &str, key: &Path) -> Result<Vec<u8>, String> {
    run(
        Command::new("age").arg("-d").arg("-i").arg(key),
        file.as_bytes(),
    )
}

/// The same for a file that is not armored.
fn open_binary(file: &[u8], key: &Path) -> Result<Vec<u8>, String> {
    run(Command::new("age").arg("-d").arg("-i").arg(key), file)
}

/// How many bytes are encrypted at a time.
const CHUNK: usize = 64 * 1024;

/// Bytes that differ from chunk to chunk.
fn content(length: usize) -> Vec<u8> {
    let bytes = (0_usize..).map(|at| u8::try_from((at + at / CHUNK) % 251).unwrap());
    bytes.take(length).collect()
}

/// An armored file without its armor.
fn binary(file: &str) -> Vec<u8> {
    let lines = file.lines().filter(|line| !line.starts_with("-----"));
    base64_bytes(&lines.collect::<String>()).unwrap()
}

/// What stands behind the header: the line that begins with three dashes is its last.
fn payload(file: &str) -> Vec<u8> {
    let file = binary(file);
    let at = file.windows(5).position(|five| five == b"\n--- ").unwrap() + 1;
    let end = file[at..].iter().position(|byte| *byte == b'\n').unwrap();
    file[at + end + 1..].to_vec()
}

fn fault(text: &str) -> Fault {
    let mut problems = read(text).err().unwrap();
    assert_eq!(problems.len(), 1);
    problems.remove(0).fault
}

const TEXT: &[u8] = "CTP_CLIENT_SECRET='a b'\nCTP_SCOPES=\"ü 💥\"\n".as_bytes();

#[test]
fn age_opens_it_with_each_kind_of_key() {
    let keys = Keys::new();
    let (age, public) = keys.age("age.txt");
    let (ed25519, of_ed25519) = keys.ssh("ed25519", &["-t", "ed25519"]);
    let (rsa, of_rsa) = keys.ssh("rsa", &["-t", "rsa", "-b", "2048"]);
    for (key, public, kind) in [
        (&age, &public, Kind::Age),
        (&ed25519, &of_ed25519, Kind::SshEd25519),
        (&rsa, &of_rsa, Kind::SshRsa),
    ] {
        let receivers = read(public).unwrap();
        assert_eq!(receivers.len(), 1);
        assert_eq!(receivers[0].kind, kind);
        let file = seal(TEXT, &receivers).unwrap();
        assert!(file.starts_with("-----BEGIN AGE ENCRYPTED FILE-----\n"));
        assert!(file.ends_with("\n-----END AGE ENCRYPTED FILE-----\n"));
        assert_eq!(open(&file, key).unwrap(), TEXT);
        // Nothing of it is said twice: not the key of the file, not its bytes.
        assert_ne!(seal(TEXT, &receivers).unwrap(), file);
    }
    let (stranger, _) = keys.age("stranger.txt");
    let all = [
        "# Kim's keys\n",
        &public,
        "\n\r\n",
        &of_ed25519,
        "  ",
        &of_rsa,
        &public,
    ]
    .concat();
    let receivers = read(&all).unwrap();
    assert_eq!(receivers.len(), 3);
    let file = seal(TEXT, &receivers).unwrap();
    for key in [&age, &ed25519, &rsa] {
        assert_eq!(open(&file, key).unwrap(), TEXT);
    }
    assert!(
        open(&file, &stranger)
            .unwrap_err()
            .contains("no identity matched")
    );
    // A changed file opens for nobody.
    let at = file.len() - 60;
    let other = if file.as_bytes()[at] == b'A' {
        "B"
    } else {
        "A"
    };
    let changed = [&file[..at], other, &file[at + 1..]].concat();
    assert!(open(&changed, &age).is_err());
}

#[test]
fn every_length_is_kept() {
    let keys = Keys::new();
    let (key, public) = keys.age("key.txt");
    let receivers = read(&public).unwrap();
    // None, one and several chunks, less, exactly and more than full.
    let lengths = [
        0,
        1,
        47,
        48,
        49,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        2 * CHUNK - 1,
        2 * CHUNK,
        2 * CHUNK + 1,
        200_000,
        4 * CHUNK,
    ];
    for length in lengths {
        let bytes = content(length);
        let file = seal(&bytes, &receivers).unwrap();
        assert_eq!(open(&file, &key).unwrap(), bytes, "{length}");
        // The nonce, and a tag for each chunk: no empty chunk behind a full one.
        let chunks = length.div_ceil(CHUNK).max(1);
        assert_eq!(payload(&file).len(), 16 + length + 16 * chunks, "{length}");
    }
}

/// A count that needs its second byte: 256 chunks and one more.
#[test]
fn more_chunks_than_a_byte_counts() {
    let keys = Keys::new();
    let (key, public) = keys.age("key.txt");
    let bytes = content(256 * CHUNK + 1);
    let file = seal(&bytes, &read(&public).unwrap()).unwrap();
    // Not by assert_eq, which would print megabytes.
    assert!(open(&file, &key).unwrap() == bytes);
}

#[test]
fn a_file_that_was_cut_or_put_in_another_order_is_refused() {
    let keys = Keys::new();
    let (key, public) = keys.age("key.txt");
    let file = seal(&content(3 * CHUNK), &read(&public).unwrap()).unwrap();
    let whole = binary(&file);
    assert_eq!(open_binary(&whole, &key).unwrap(), content(3 * CHUNK));
    let sealed = CHUNK + 16;
    let first = whole.len() - 3 * sealed;
    // Each of these is a row of whole chunks, so that only their numbers and the mark of the last one tell.
    let cut = &whole[..first + 2 * sealed];
    let none = &whole[..first];
    let swapped = [
        &whole[..first],
        &whole[first + sealed..first + 2 * sealed],
        &whole[first..first + sealed],
        &whole[first + 2 * sealed..],
    ]
    .concat();
    let without_second = [&whole[..first + sealed], &whole[first + 2 * sealed..]].concat();
    let last_twice = [&whole[..], &whole[first + 2 * sealed..]].concat();
    for (what, file) in [
        ("cut", cut),
        ("no chunk", none),
        ("swapped", &swapped),
        ("without the second", &without_second),
        ("the last one twice", &last_twice),
    ] {
        assert!(open_binary(file, &key).is_err(), "{what}");
    }
}

#[test]
fn ssh_keys_are_known_by_their_fingerprint() {
    let keys = Keys::new();
    for kind in [&["-t", "ed25519"][..], &["-t", "rsa", "-b", "2048"]] {
        let (path, public) = keys.ssh(kind[1], kind);
        let receiver = read(&public).unwrap().remove(0);
        let printed = run(Command::new("ssh-keygen").arg("-lf").arg(&path), b"").unwrap();
        let printed = String::from_utf8(printed).unwrap();
        assert_eq!(printed.split(' ').nth(1), Some(receiver.known_by.as_str()));
        assert_eq!(receiver.comment, "kim@example.com");
    }
}

#[test]
fn keys_that_cannot_be_taken_are_named() {
    let keys = Keys::new();
    let (_, ecdsa) = keys.ssh("ecdsa", &["-t", "ecdsa"]);
    let (_, short) = keys.ssh("short", &["-t", "rsa", "-b", "1024"]);
    let (_, ed25519) = keys.ssh("ed25519", &["-t", "ed25519"]);
    let (_, age) = keys.age("age.txt");
    let age = age.trim();
    let kind = |name: &str| Fault::SshKind(name.to_owned());
    assert_eq!(fault(&ecdsa), kind("ecdsa-sha2-nistp256"));
    for name in [
        "sk-ssh-ed25519@openssh.com",
        "sk-ecdsa-sha2-nistp256@openssh.com",
        "ssh-dss",
        "ssh-ed25519-cert-v01@openssh.com",
    ] {
        assert_eq!(fault(&[name, " AAAA kim"].concat()), kind(name));
    }
    assert_eq!(fault(&short), Fault::RsaTooShort);
    assert_eq!(
        fault("age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t"),
        Fault::AgeKind
    );
    assert_eq!(
        fault(&["command=\"id\" ", &ed25519].concat()),
        Fault::Options
    );
    assert_eq!(fault("kim@example.com"), Fault::Unknown);
    assert_eq!(fault("ssh-ed25519"), Fault::Damaged);
    assert_eq!(fault(&ed25519[..40]), Fault::Damaged);
    // One character of a key of age stands for another, is missing, or is one too many.
    let swapped = if age.ends_with('q') { "p" } else { "q" };
    assert_eq!(
        fault(&[&age[..age.len() - 1], swapped].concat()),
        Fault::Damaged
    );
    assert_eq!(fault(&age[..age.len() - 1]), Fault::Damaged);
    assert_eq!(fault(&[age, " kim"].concat()), Fault::Damaged);
    // Every line is told, and nobody is a receiver.
    let two = ["# ours\n", age, "\nkim\n", &ed25519, "ssh-dss AAAA\n"].concat();
    let problems = read(&two).err().unwrap();
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 5]);
}

#[test]
fn private_keys_are_refused_and_taken_out() {
    let keys = Keys::new();
    let (age, public) = keys.age("age.txt");
    let file = fs::read_to_string(age).unwrap();
    let secret = file.lines().last().unwrap();
    assert_eq!(fault(secret), Fault::PrivateKey);
    let left = without_private_keys(&file).unwrap();
    assert!(
        !left.contains("SECRET") && left.contains(public.trim()),
        "{}",
        *left
    );
    let (ed25519, public) = keys.ssh("ed25519", &["-t", "ed25519"]);
    let file = fs::read_to_string(ed25519).unwrap();
    let both = [&public, "\n", &file, "# behind it\n", &public].concat();
    let left = without_private_keys(&both).unwrap();
    assert_eq!(*left, [&public, "\n", "# behind it\n", &public].concat());
    // Its first line may be missing, its last line too.
    let body = file.split_once('\n').unwrap().1;
    assert_eq!(*without_private_keys(body).unwrap(), "");
    assert_eq!(*without_private_keys(&file[..100]).unwrap(), "");
    let (_, pem) = keys.ssh("pem", &["-t", "rsa", "-b", "2048", "-m", "PEM"]);
    let file = fs::read_to_string(keys.0.join("pem")).unwrap();
    assert_eq!(*without_private_keys(&file).unwrap(), "");
    assert!(without_private_keys(&pem).is_none());
    assert!(
        without_private_keys("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n").is_some()
    );
    assert!(without_private_keys(&secret.to_ascii_lowercase()).is_some());
}

#[test]
fn without_a_receiver_nothing_is_encrypted() {
    assert_eq!(seal(TEXT, &read("# nobody\n").unwrap()), Err(NotSealed));
}

proptest! {
    /// Reading never panics, and what it takes can be encrypted for.
    #[test]
    fn any_text_is_read(text in "(ssh-(ed25519|rsa) |age1|# |sk-ssh|AAAA|[ -~\n]{0,30}|\\PC{0,10}){0,12}") {
        without_private_keys(&text);
        if let Ok(receivers) = read(&text)
            && !receivers.is_empty()
        {
            prop_assert!(seal(b"x", &receivers).is_ok());
        }
    }
}
