//! The order of the functions of a module. Those that are alike stand beside each other: that is what a compression
//! makes small, and it costs nothing else.

use crate::project::Outcome;
use anyhow::anyhow;
use std::convert::Infallible;
use std::fs;
use std::path::Path;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload};

/// How many bytes beside each other make two functions alike: an instruction with its number, and what follows.
const GRAM: usize = 3;

/// The same module with the functions in another order, and without custom sections.
///
/// # Errors
/// It is no wasm module, or a compiler could not have written it.
fn ordered(module: &[u8]) -> Outcome<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = alike(&bodies);
    let mut numbers = vec![0; order.len()];
    for (new, old) in (imported..).zip(&order) {
        numbers[*old] = new;
    }
    let mut out = Module::new();
    let mut moved = Moved {
        imported,
        order,
        numbers,
    };
    moved
        .parse_core_module(&mut out, Parser::new(0), module)
        .map_err(|error| anyhow!("a module cannot be put in order: {error:?}"))?;
    Ok(out.finish())
}

/// The same from file to file.
///
/// # Errors
/// As above, or a file that cannot be read or written.
pub(crate) fn copied(from: &Path, to: &Path) -> Outcome {
    Ok(fs::write(to, ordered(&fs::read(from)?)?)?)
}

/// Each text after the one before it that it has most in common with, from the first one on.
fn alike(texts: &[&[u8]]) -> Vec<usize> {
    let mut pairs: Vec<([u8; GRAM], usize)> = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let mut grams: Vec<[u8; GRAM]> = text
            .windows(GRAM)
            .filter_map(|gram| gram.try_into().ok())
            .collect();
        grams.sort_unstable();
        grams.dedup();
        pairs.extend(grams.into_iter().map(|gram| (gram, at)));
    }
    pairs.sort_unstable();
    // For each text the runs of texts that share something with it.
    let mut runs: Vec<Vec<std::ops::Range<usize>>> = vec![Vec::new(); texts.len()];
    let mut from = 0;
    for same in pairs.chunk_by(|(one, _), (other, _)| one == other) {
        let run = from..from + same.len();
        from = run.end;
        for (_, at) in same {
            runs[*at].push(run.clone());
        }
    }
    let mut left: Vec<usize> = (1..texts.len()).collect();
    let mut order: Vec<usize> = (0..texts.len().min(1)).collect();
    let mut shared = vec![0_u64; texts.len()];
    while let Some(last) = order.last().copied()
        && !left.is_empty()
    {
        shared.fill(0);
        for (_, at) in runs[last].iter().flat_map(|run| &pairs[run.clone()]) {
            shared[*at] += 1;
        }
        // What both have, by what one of them has: compared without fractions, `a² / b` by its products.
        let better = |one: usize, other: usize| {
            let (size, against) = (runs[one].len() as u64 + 1, runs[other].len() as u64 + 1);
            shared[one].pow(2) * against > shared[other].pow(2) * size
        };
        let mut best = 0;
        for at in 1..left.len() {
            if better(left[at], left[best]) {
                best = at;
            }
        }
        order.push(left.remove(best));
    }
    order
}

/// Writes the functions in the new order, and their new numbers wherever they are named.
struct Moved {
    /// How many functions are imported: those keep their numbers.
    imported: u32,
    /// Of each place, the function that stands there now.
    order: Vec<usize>,
    /// The new number of each function.
    numbers: Vec<u32>,
}

type Done = Result<(), reencode::Error<Infallible>>;

impl Reencode for Moved {
    type Error = Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, reencode::Error<Infallible>> {
        let own = number.checked_sub(self.imported);
        let own = own.and_then(|own| usize::try_from(own).ok());
        let moved = own.and_then(|own| self.numbers.get(own));
        Ok(moved.copied().unwrap_or(number))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Done {
        let kinds: Vec<u32> = section.into_iter().collect::<Result<_, _>>()?;
        for at in &self.order {
            functions.function(kinds[*at]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Done {
        let bodies: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        for at in self.order.clone() {
            self.parse_function_body(code, bodies[at].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, ExportKind, ExportSection, Function, Instruction,
        TypeSection, ValType,
    };

    #[test]
    fn texts_that_share_most_stand_beside_each_other() {
        let texts: [&[u8]; 5] = [
            b"abcdefgh",
            b"12345678",
            b"abcdefgx",
            b"1234567x",
            b"abcdefxx",
        ];
        assert_eq!(alike(&texts), [0, 2, 4, 1, 3]);
        assert!(alike(&[]).is_empty());
        assert_eq!(alike(&[b"a"]), [0]);
    }

    /// A function that gives a number, and calls another.
    fn function(value: i64, calls: Option<u32>) -> Function {
        let mut function = Function::new([]);
        if let Some(other) = calls {
            function.instruction(&Instruction::Call(other));
            function.instruction(&Instruction::Drop);
        }
        function.instruction(&Instruction::I64Const(value));
        function.instruction(&Instruction::End);
        function
    }

    #[test]
    fn whoever_names_a_function_names_the_same_one_afterwards() {
        let mut types = TypeSection::new();
        types.ty().function([], [ValType::I64]);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        let all = [
            (0x1234_5678_9abc, None),
            (77, Some(0)),
            (0x1234_5678_9abd, Some(1)),
        ];
        for (value, calls) in all {
            functions.function(0);
            code.function(&function(value, calls));
        }
        let mut exports = ExportSection::new();
        for (name, number) in [("a", 0), ("b", 1), ("c", 2)] {
            exports.export(name, ExportKind::Func, number);
        }
        let mut elements = ElementSection::new();
        elements.active(
            None,
            &ConstExpr::i32_const(1),
            Elements::Functions((&[1, 2][..]).into()),
        );
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&exports)
            .section(&elements)
            .section(&code);

        let moved = ordered(&module.finish()).unwrap();
        let mut texts = Vec::new();
        let mut named = Vec::new();
        let mut places = Vec::new();
        for payload in Parser::new(0).parse_all(&moved) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    named.extend(exports.into_iter().map(|export| export.unwrap().index));
                }
                Payload::ElementSection(elements) => {
                    places.extend(super::super::table::places(elements).unwrap());
                }
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader().unwrap();
                    texts.push(format!(
                        "{:?}",
                        operators.into_iter().collect::<Result<Vec<_>, _>>()
                    ));
                }
                _ => {}
            }
        }
        assert_eq!(named, [0, 2, 1]);
        assert_eq!(places, [(1, 2), (2, 1)]);
        assert!(texts[1].contains("function_index: 2") && texts[2].contains("function_index: 0"));
    }
}
