//! Projects as ZIP files: those that code hosts give, and those that somebody made up.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic, clippy::unwrap_used)]

use miniz_oxide::deflate::compress_to_vec;
use proptest::prelude::*;
use source::{Archive, NoArchive, Scan, join};

/// A file of an archive.
struct Packed<'a> {
    path: &'a str,
    bytes: Vec<u8>,
    deflated: bool,
    attributes: u32,
    /// What the directory says of its size.
    says: Option<u32>,
}

fn file<'a>(path: &'a str, text: &str) -> Packed<'a> {
    Packed {
        path,
        bytes: text.as_bytes().to_vec(),
        deflated: true,
        attributes: 0,
        says: None,
    }
}

/// A ZIP file (APPNOTE of PKWARE); the reader doesn't look at times and check sums.
fn zip(files: &[Packed]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    let number = |value: usize| u32::try_from(value).unwrap().to_le_bytes();
    let short = |value: usize| u16::try_from(value).unwrap().to_le_bytes();
    for file in files {
        let at = out.len();
        let data = if file.deflated {
            compress_to_vec(&file.bytes, 6)
        } else {
            file.bytes.clone()
        };
        let size = file
            .says
            .map_or_else(|| number(file.bytes.len()), u32::to_le_bytes);
        let method = short(if file.deflated { 8 } else { 0 });
        let head: Vec<u8> = [short(20), short(0), method, [0; 2], [0; 2]].concat();
        let sizes: Vec<u8> = [[0; 4], number(data.len()), size].concat();
        let name = short(file.path.len());
        out.extend(
            [
                b"PK\x03\x04".as_slice(),
                &head,
                &sizes,
                &name,
                &[0; 2],
                file.path.as_bytes(),
                &data,
            ]
            .concat(),
        );
        directory.extend(
            [
                b"PK\x01\x02".as_slice(),
                &short(20),
                &head,
                &sizes,
                &name,
                &[0; 8],
            ]
            .concat(),
        );
        let place: Vec<u8> = [file.attributes.to_le_bytes(), number(at)].concat();
        directory.extend(place);
        directory.extend(file.path.as_bytes());
    }
    let start = out.len();
    out.extend(&directory);
    let count = short(files.len());
    out.extend(
        [
            b"PK\x05\x06".as_slice(),
            &[0; 4],
            &count,
            &count,
            &number(directory.len()),
            &number(start),
            &[0; 2],
        ]
        .concat(),
    );
    out
}

fn scan(bytes: Vec<u8>) -> (Scan, usize) {
    let mut archive = Archive::open(bytes).unwrap();
    let files = (0..archive.len())
        .filter_map(|at| archive.read(at))
        .collect();
    let scan = join(files);
    (scan, archive.left_out)
}

const CALL: &str = "apiRoot.carts().get().execute();\n";

#[test]
fn a_project_in_an_archive_is_read_as_in_its_folder() {
    let mut stored = file("shop-1/src/b.ts", CALL);
    stored.deflated = false;
    let bytes = zip(&[
        file("shop-1/src/a.ts", &format!("\n{CALL}")),
        stored,
        file("shop-1/node_modules/c.ts", CALL),
        file("shop-1/logo.png", "x"),
        file("shop-1/src/", ""),
    ]);
    let (scan, left_out) = scan(bytes);
    let places: Vec<String> = scan
        .findings
        .iter()
        .map(|one| format!("{}:{}", one.place.file, one.place.line))
        .collect();
    assert_eq!(places, ["src/a.ts:2", "src/b.ts:1"]);
    assert_eq!((scan.files, left_out), (2, 3));
}

#[test]
fn bombs_links_and_ways_out_are_left_out() {
    let mut bomb = file("a/bomb.ts", &"x".repeat(64 << 20));
    bomb.says = Some(10);
    let mut link = file("a/link.ts", "/etc/passwd");
    link.attributes = 0o120_777 << 16;
    let bytes = zip(&[
        bomb,
        link,
        file("../out.ts", CALL),
        file("/out.ts", CALL),
        file("a/good.ts", CALL),
    ]);
    let (scan, left_out) = scan(bytes);
    assert_eq!((scan.findings.len(), scan.files), (1, 1));
    assert_eq!((scan.left_out, left_out), (1, 3));
    let words: Vec<String> = scan
        .unfollowed
        .iter()
        .map(|one| format!("{}: {}", one.place.file, one.why))
        .collect();
    assert_eq!(
        words,
        ["bomb.ts: The file is damaged, or longer than the archive says: it was not read."]
    );
}

#[test]
fn files_that_are_too_long_are_named() {
    let mut long = file("a/long.ts", "x");
    long.says = Some(5 << 20);
    let bytes = zip(&[long, file("a/good.ts", CALL), file("b/good.ts", "")]);
    let (scan, _) = scan(bytes);
    assert_eq!((scan.findings.len(), scan.files, scan.left_out), (1, 2, 1));
    assert_eq!(scan.unfollowed[0].place.file, "a/long.ts");
    assert_eq!(
        scan.unfollowed[0].why,
        "The file is longer than 4 MB: it was not read."
    );
}

#[test]
fn what_is_no_archive_is_said() {
    let whole = zip(&[file("a.ts", CALL)]);
    for bytes in [
        Vec::new(),
        b"PK".to_vec(),
        whole[..whole.len() - 30].to_vec(),
        vec![0; 100_000],
    ] {
        assert_eq!(Archive::open(bytes).err(), Some(NoArchive::Broken));
    }
    let mut huge = whole.clone();
    let end = huge.len() - 12;
    huge[end..end + 2].copy_from_slice(&[0xFF; 2]);
    assert_eq!(Archive::open(huge).err(), Some(NoArchive::TooLarge));
    assert!(NoArchive::Broken.words().ends_with('.'));
}

proptest! {
    #[test]
    fn no_archive_is_too_strange(changes in prop::collection::vec((0usize..400, any::<u8>()), 0..12), cut in 0usize..400) {
        let mut bytes = zip(&[file("a/a.ts", CALL), file("a/b.ts", CALL)]);
        let length = bytes.len();
        for (at, byte) in changes {
            bytes[at % length] = byte;
        }
        bytes.truncate(length - cut % 3);
        if let Ok(mut archive) = Archive::open(bytes) {
            for at in 0..archive.len() {
                archive.read(at);
            }
        }
    }
}
