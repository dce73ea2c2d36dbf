//! A piece that wasm-split cut, read.

use super::table;
use crate::project::Outcome;
use anyhow::bail;
use wasmparser::{DataKind, FuncType, FunctionBody, Import, Parser, Payload};

/// What stands in a piece, not interpreted yet.
#[derive(Default)]
pub(super) struct Piece<'a> {
    pub(super) types: Vec<FuncType>,
    pub(super) imports: Vec<Import<'a>>,
    /// The type of each function.
    pub(super) functions: Vec<u32>,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    /// Where in the table each function stands that has a place there.
    pub(super) places: Vec<(u32, u32)>,
    /// Where in the memory each piece of data goes.
    pub(super) data: Vec<(i32, &'a [u8])>,
}

impl<'a> Piece<'a> {
    pub(super) fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut piece = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            match payload? {
                Payload::TypeSection(types) => {
                    for kind in types.into_iter_err_on_gc_types() {
                        piece.types.push(kind?);
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        piece.imports.push(import?);
                    }
                }
                Payload::FunctionSection(functions) => {
                    for kind in functions {
                        piece.functions.push(kind?);
                    }
                }
                Payload::ElementSection(elements) => {
                    piece.places.extend(table::places(elements)?);
                }
                Payload::CodeSectionEntry(body) => piece.bodies.push(body),
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        let DataKind::Active {
                            memory_index: 0,
                            offset_expr,
                        } = segment.kind
                        else {
                            bail!("a piece has data of another kind");
                        };
                        piece
                            .data
                            .push((table::number(&offset_expr)?, segment.data));
                    }
                }
                // wasm-split writes the section and puts nothing in it.
                Payload::ExportSection(exports) if exports.count() == 0 => {}
                Payload::Version { .. }
                | Payload::CustomSection(_)
                | Payload::CodeSectionStart { .. }
                | Payload::DataCountSection { .. }
                | Payload::End(_) => {}
                other => bail!("a piece has what no piece should have: {other:?}"),
            }
        }
        Ok(piece)
    }
}
