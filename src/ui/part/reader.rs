//! What reads material: errors, logs, recordings, documents, source code. The Finder and the page that
//! compares show what it finds; it is fetched when there is something to read.

use evidence::{Evidence, Intake, Reader as Pieces};
use source::{Archive, FileScan, NoArchive, Scan};

/// What the part offers.
#[derive(Clone, Copy)]
pub struct Reader {
    /// What a text is taken for: whether it came at once, and whether it holds credentials.
    pub intake: fn(&str, bool, bool) -> Intake,
    /// Reads a text.
    pub read: fn(&str) -> Evidence,
    /// Begins a file of that name, which comes in pieces.
    pub begin: fn(&str) -> Pieces,
    /// Takes a piece of it.
    pub push: fn(&mut Pieces, &[u8]),
    /// What the file said.
    pub finish: fn(Pieces) -> Evidence,
    /// Reads a file of source code: its path and its text.
    pub code: fn(&str, &str) -> FileScan,
    /// Opens a ZIP file.
    pub unpack: fn(Vec<u8>) -> Result<Archive, NoArchive>,
    /// Reads one of its files.
    pub packed: fn(&mut Archive, usize) -> Option<FileScan>,
    /// Puts the files of a project together.
    pub join: fn(Vec<FileScan>) -> Scan,
}

super::offer!(Reader);
