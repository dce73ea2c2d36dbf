//! A project as a ZIP file, as code hosts give it. Everything is bounded, whatever the file says of itself.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::file::{is_left_out, language};
use super::lists;
use super::read::{FileScan, LONGEST_FILE, read_file, text_of};

/// More files are not listed.
const MOST_FILES: usize = 200_000;
/// What all files together may come to, in bytes: more than any project that is one.
const MOST_BYTES: usize = 1 << 30;

/// The marks of the structures (APPNOTE of PKWARE, 4.3).
const FILE: [u8; 4] = *b"PK\x03\x04";
const ENTRY: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// How far from its end the end of the directory can be: its own length, and that of a comment.
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 65_535;
/// The kind of a file in the upper half of its attributes, if a Unix wrote it.
const KIND: u32 = 0o170_000;
const LINK: u32 = 0o120_000;

/// A ZIP file whose files can be read one by one.
pub struct Archive {
    bytes: Vec<u8>,
    entries: Vec<Entry>,
    /// How many bytes may still be unpacked.
    left: usize,
    /// How many files are left out without a look into them.
    pub left_out: usize,
}

struct Entry {
    path: String,
    /// Why it is not read.
    unread: Option<&'static str>,
    at: usize,
    packed: usize,
    /// How long it says that it is when it is unpacked.
    size: usize,
    deflated: bool,
}

const LONG: &str = "The file is longer than 4 MB: it was not read.";
const PACKED: &str =
    "The file is encrypted, or packed in a way that is not known: it was not read.";
const DAMAGED: &str = "The file is damaged, or longer than the archive says: it was not read.";
const FULL: &str = "The archive holds more than 1 GB: this file was not read.";

/// Why a file is no archive that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoArchive {
    /// It isn't written as ZIP files are, or it was cut.
    Broken,
    /// It holds too many files, or is written in the form for huge files.
    TooLarge,
}

impl NoArchive {
    /// For people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Broken => "The file is no ZIP file, or it is damaged.",
            Self::TooLarge => "The ZIP file holds more than one project does.",
        }
    }
}

impl Archive {
    /// Reads the directory of an archive.
    ///
    /// # Errors
    /// Why there is none.
    pub fn open(bytes: Vec<u8>) -> Result<Self, NoArchive> {
        let end = end_of(&bytes).ok_or(NoArchive::Broken)?;
        let count = short(&bytes, end + 10).ok_or(NoArchive::Broken)?;
        let mut at = long(&bytes, end + 16).ok_or(NoArchive::Broken)?;
        if count == 0xFFFF || at == 0xFFFF_FFFF || count > MOST_FILES {
            return Err(NoArchive::TooLarge);
        }
        let (mut entries, mut left_out) = (Vec::new(), 0);
        for _ in 0..count {
            let (entry, next) = entry(&bytes, at).ok_or(NoArchive::Broken)?;
            at = next;
            match entry {
                Some(entry) => entries.push(entry),
                None => left_out += 1,
            }
        }
        without_root(&mut entries);
        let all = entries.len();
        entries.retain(|entry| {
            let known = language(&entry.path).is_some() || lists::source(&entry.path).is_some();
            known && !is_left_out(&entry.path)
        });
        left_out += all - entries.len();
        Ok(Self {
            bytes,
            entries,
            left: MOST_BYTES,
            left_out,
        })
    }

    /// How many files are worth reading.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The path of one of the files.
    pub fn path(&self, at: usize) -> Option<&str> {
        self.entries.get(at).map(|entry| entry.path.as_str())
    }

    /// The files in the order of their paths.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by(|a, b| self.path(*a).cmp(&self.path(*b)));
        order
    }

    /// Unpacks one of the files. Of one that can't be unpacked, or is longer than any that people write, it says so.
    pub fn unpack(&mut self, at: usize) -> Option<Result<Vec<u8>, FileScan>> {
        let entry = self.entries.get(at)?;
        let most = LONGEST_FILE.min(self.left);
        let text = match entry.unread {
            Some(why) => Err(why),
            None if entry.size > self.left => Err(FULL),
            None => unpacked(&self.bytes, entry, most).ok_or(DAMAGED),
        };
        self.left -= text.as_ref().map_or(0, Vec::len);
        Some(text.map_err(|why| FileScan::unread(&entry.path, why)))
    }

    /// Unpacks one of the files and reads it.
    pub fn read(&mut self, at: usize) -> Option<FileScan> {
        let text = self.unpack(at)?;
        let path = self.path(at)?;
        Some(text.map_or_else(|scan| scan, |text| read_file(path, &text_of(&text))))
    }
}

/// Where the end of the directory is.
fn end_of(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(LONGEST_COMMENT);
    (first..=last)
        .rev()
        .find(|at| bytes[*at..].starts_with(&END))
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 2)?;
    Some(usize::from(u16::from_le_bytes(bytes.try_into().ok()?)))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?;
    usize::try_from(u32::from_le_bytes(bytes.try_into().ok()?)).ok()
}

/// An entry of the directory, unless it is left out, and where the next one begins.
fn entry(bytes: &[u8], at: usize) -> Option<(Option<Entry>, usize)> {
    if !bytes.get(at..)?.starts_with(&ENTRY) {
        return None;
    }
    let (flags, method) = (short(bytes, at + 8)?, short(bytes, at + 10)?);
    let (packed, size) = (long(bytes, at + 20)?, long(bytes, at + 24)?);
    let (name, extra, comment) = (
        short(bytes, at + 28)?,
        short(bytes, at + 30)?,
        short(bytes, at + 32)?,
    );
    let kind = u32::try_from(long(bytes, at + 38)?).ok()? >> 16 & KIND;
    let start = long(bytes, at + 42)?;
    let path = bytes.get(at + 46..at + 46 + name)?;
    let next = at + 46 + name + extra + comment;
    let path = String::from_utf8_lossy(path).replace('\\', "/");
    let unread = if flags & 1 == 1 || !matches!(method, 0 | 8) {
        Some(PACKED)
    } else {
        (size > LONGEST_FILE).then_some(LONG)
    };
    // A path that leads out of the folder is no file of a project.
    let inside = path.split('/').all(|part| part != ".." && part != ".") && !path.starts_with('/');
    let is_file = !path.ends_with('/') && kind != LINK;
    let entry = (inside && is_file).then_some(Entry {
        path,
        unread,
        size,
        at: start,
        packed,
        deflated: method == 8,
    });
    Some((entry, next))
}

/// The bytes of a file, if there are no more than that.
fn unpacked(bytes: &[u8], entry: &Entry, most: usize) -> Option<Vec<u8>> {
    if !bytes.get(entry.at..)?.starts_with(&FILE) {
        return None;
    }
    let (name, extra) = (short(bytes, entry.at + 26)?, short(bytes, entry.at + 28)?);
    let start = entry.at + 30 + name + extra;
    let packed = bytes.get(start..start.checked_add(entry.packed)?)?;
    if entry.deflated {
        return decompress_to_vec_with_limit(packed, most).ok();
    }
    (packed.len() <= most).then(|| packed.to_vec())
}

/// Code hosts put everything into one folder, whose name says nothing.
fn without_root(entries: &mut [Entry]) {
    let root = entries
        .first()
        .and_then(|entry| entry.path.split_once('/'))
        .map(|(root, _)| [root, "/"].concat());
    let Some(root) = root.filter(|root| entries.iter().all(|entry| entry.path.starts_with(root)))
    else {
        return;
    };
    for entry in entries {
        entry.path.drain(..root.len());
    }
}
