//! Calls out of source code, read and not run: chains of the names that the SDKs' builders have, paths of
//! requests, GraphQL documents, and the scopes that a project writes down. Each with its file and line.
//!
//! What is found is a lower bound. A dependency may make calls of its own, a member may be picked when the
//! program runs: what is known to be missing is listed, too. Nothing of a file comes out but calls, names
//! of scopes and fields, keys of Stores, file names and lines.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::panic))]

mod archive;
mod builders;
mod calls;
mod chains;
mod classes;
mod code;
mod commands;
mod decode;
mod facts;
mod file;
mod found;
mod handed;
mod joined;
mod lexer;
mod lists;
mod literal;
mod lookup;
mod markup;
mod older;
mod pairs;
mod program;
mod read;
mod request;
mod resources;
mod scan;
mod service;
mod single;
mod table;
mod template;
mod variables;
mod walk;
mod words;
mod work;

pub use archive::{Archive, NoArchive};
pub use file::{Language, Purpose, is_left_out, language, purpose};
pub use found::{Finding, How, Listed, Misspelled, Place, Scan, Source, Unfollowed};
pub use read::{FileScan, LONGEST_FILE, is_read, read_file, read_file_with, text_of};
pub use scan::{Joining, join};
