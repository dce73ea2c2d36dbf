//! Makes one wasm module of several pieces that wasm-split cut: one list of types and imports in place of one for each,
//! one module for the browser to compile, and plain calls where a piece called another through the table.

pub(crate) mod order;
mod piece;
pub(crate) mod table;

use crate::project::Outcome;
use anyhow::{Context, anyhow, bail};
use piece::Piece;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, Function, FunctionSection, ImportSection, Instruction,
    Module, TypeSection,
};
use wasmparser::{FuncType, Operator, TypeRef};

/// One module that does what the pieces do together.
///
/// # Errors
/// A piece is no wasm module, or has what pieces do not have: things of its own other than functions, elements and
/// data, an export or a start function.
pub(crate) fn merged(pieces: &[Vec<u8>]) -> Outcome<Vec<u8>> {
    let pieces: Vec<Piece> = pieces
        .iter()
        .map(|bytes| Piece::read(bytes))
        .collect::<Outcome<_>>()?;
    let mut all = Merged::default();
    let mut maps = Vec::new();
    for piece in &pieces {
        maps.push(all.import(piece)?);
    }
    for (piece, map) in pieces.iter().zip(&mut maps) {
        all.declare(piece, map)?;
    }
    for (piece, map) in pieces.iter().zip(&mut maps) {
        all.define(piece, map)?;
    }
    all.written(&pieces)
}

/// A function in the merged module: its number and its type.
type Known = (u32, u32);

/// The merged module while it is put together.
#[derive(Default)]
struct Merged {
    types: Vec<FuncType>,
    imports: ImportSection,
    /// What is imported under each name, by its number among its kind.
    imported: BTreeMap<(String, String), u32>,
    /// How many functions, tables, memories and globals are imported.
    counts: [u32; 4],
    functions: FunctionSection,
    defined: u32,
    /// The functions in the table, by their places.
    places: BTreeMap<u32, Known>,
    code: CodeSection,
}

impl Merged {
    fn kind(&mut self, kind: &FuncType) -> Outcome<u32> {
        let known = self.types.iter().position(|known| known == kind);
        let number = known.unwrap_or(self.types.len());
        if known.is_none() {
            self.types.push(kind.clone());
        }
        Ok(u32::try_from(number)?)
    }

    /// Takes over what a piece imports, once for all pieces.
    fn import(&mut self, piece: &Piece) -> Outcome<Map> {
        let mut map = Map::default();
        for kind in &piece.types {
            map.types.push(self.kind(kind)?);
        }
        for import in &piece.imports {
            let key = (import.module.to_owned(), import.name.to_owned());
            let kind = map.entity_type(import.ty).map_err(told)?;
            let [functions, tables, memories, globals] = &mut self.counts;
            let (count, numbers) = match import.ty {
                TypeRef::Func(_) => (functions, &mut map.functions),
                TypeRef::Table(_) => (tables, &mut map.tables),
                TypeRef::Memory(_) => (memories, &mut map.memories),
                TypeRef::Global(_) => (globals, &mut map.globals),
                other => bail!("a piece imports {other:?}"),
            };
            numbers.push(*self.imported.entry(key).or_insert_with(|| {
                self.imports.import(import.module, import.name, kind);
                *count += 1;
                *count - 1
            }));
        }
        Ok(map)
    }

    /// Gives the functions of a piece their numbers, once all imports have theirs.
    fn declare(&mut self, piece: &Piece, map: &mut Map) -> Outcome {
        let [imported, ..] = self.counts;
        for kind in &piece.functions {
            self.functions
                .function(map.type_index(*kind).map_err(told)?);
            map.functions.push(imported + self.defined);
            self.defined += 1;
        }
        let own = piece.functions.len();
        for (place, function) in &piece.places {
            let number = map.function_index(*function).map_err(told)?;
            let at = usize::try_from(*function)?.checked_sub(map.functions.len() - own);
            let kind = at.and_then(|at| piece.functions.get(at)).copied();
            let kind = kind.context("a piece puts a function into the table that it imports")?;
            let known = (number, map.type_index(kind).map_err(told)?);
            if self.places.insert(*place, known).is_some() {
                bail!("two pieces have a function at {place} of the table");
            }
        }
        Ok(())
    }

    /// Copies the code of a piece. A call of a place in the table that this module itself fills is a plain call.
    fn define(&mut self, piece: &Piece, map: &mut Map) -> Outcome {
        for body in &piece.bodies {
            let mut function = map.new_function_with_parsed_locals(body).map_err(told)?;
            let mut operators = body.get_operators_reader()?;
            let mut number = None;
            while !operators.eof() {
                let operator = operators.read()?;
                if let (
                    Some(place),
                    Operator::CallIndirect {
                        type_index,
                        table_index: 0,
                    },
                ) = (number, &operator)
                    && let Some((known, kind)) = self.places.get(&i32::cast_unsigned(place))
                    && *kind == map.type_index(*type_index).map_err(told)?
                {
                    function.instruction(&Instruction::Call(*known));
                    number = None;
                    continue;
                }
                flush(&mut number, &mut function);
                if let Operator::I32Const { value } = operator {
                    number = Some(value);
                } else {
                    function.instruction(&map.instruction(operator).map_err(told)?);
                }
            }
            flush(&mut number, &mut function);
            self.code.function(&function);
        }
        Ok(())
    }

    fn written(self, pieces: &[Piece]) -> Outcome<Vec<u8>> {
        let mut types = TypeSection::new();
        let mut plain = Map::default();
        for kind in self.types {
            types.ty().func_type(&plain.func_type(kind).map_err(told)?);
        }
        let places = self.places.iter();
        let elements = table::filled(places.map(|(place, (function, _))| (*place, *function)))?;
        let mut data = DataSection::new();
        for (offset, bytes) in pieces.iter().flat_map(|piece| &piece.data) {
            data.active(0, &ConstExpr::i32_const(*offset), bytes.iter().copied());
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&self.imports)
            .section(&self.functions)
            .section(&elements)
            .section(&self.code)
            .section(&data);
        Ok(module.finish())
    }
}

/// Writes a number that turned out to be a value.
fn flush(number: &mut Option<i32>, function: &mut Function) {
    if let Some(value) = number.take() {
        function.instruction(&Instruction::I32Const(value));
    }
}

/// The new numbers of what a piece counts from zero.
#[derive(Default)]
struct Map {
    types: Vec<u32>,
    functions: Vec<u32>,
    tables: Vec<u32>,
    memories: Vec<u32>,
    globals: Vec<u32>,
}

/// A number that the piece does not have.
#[derive(Debug)]
struct Unknown(#[expect(dead_code, reason = "Shown with the error")] u32);

type Mapped = Result<u32, reencode::Error<Unknown>>;

fn new(numbers: &[u32], old: u32) -> Mapped {
    let new = usize::try_from(old).ok().and_then(|old| numbers.get(old));
    new.copied().ok_or(reencode::Error::UserError(Unknown(old)))
}

#[expect(clippy::needless_pass_by_value, reason = "map_err gives it")]
fn told(error: reencode::Error<Unknown>) -> anyhow::Error {
    anyhow!("a piece cannot be read: {error:?}")
}

impl Reencode for Map {
    type Error = Unknown;

    fn type_index(&mut self, number: u32) -> Mapped {
        new(&self.types, number)
    }

    fn function_index(&mut self, number: u32) -> Mapped {
        new(&self.functions, number)
    }

    fn table_index(&mut self, number: u32) -> Mapped {
        new(&self.tables, number)
    }

    fn memory_index(&mut self, number: u32) -> Mapped {
        new(&self.memories, number)
    }

    fn global_index(&mut self, number: u32) -> Mapped {
        new(&self.globals, number)
    }
}

#[cfg(test)]
mod tests;
