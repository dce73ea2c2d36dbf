//! What a module puts into the table of functions.

use crate::project::Outcome;
use anyhow::bail;
use std::collections::BTreeMap;
use wasm_encoder::{ConstExpr, ElementSection, Elements, Module, RawSection};
use wasmparser::{ElementItems, ElementKind, ElementSectionReader, Operator, Parser, Payload};

/// The module without what it writes of empty places, which are empty anyway, and with all other places in as few
/// segments as there are runs of them: wasm-split writes a segment for each piece that will fill its places later.
///
/// # Errors
/// It is no wasm module, or fills its table in another way.
pub(crate) fn dense(module: &[u8]) -> Outcome<Vec<u8>> {
    let mut out = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ElementSection(elements) = payload {
            out.section(&filled(places(elements)?)?);
        } else if let Some((id, range)) = payload.as_section() {
            let data = &module[usize::try_from(range.start)?..usize::try_from(range.end)?];
            out.section(&RawSection { id, data });
        }
    }
    Ok(out.finish())
}

/// The functions in these segments by their places.
pub(super) fn places(elements: ElementSectionReader) -> Outcome<BTreeMap<u32, u32>> {
    let mut places = BTreeMap::new();
    for element in elements {
        let element = element?;
        let ElementKind::Active {
            offset_expr,
            table_index: None | Some(0),
        } = element.kind
        else {
            bail!("a module has elements of another kind");
        };
        let mut put = |place: u32, function: u32| {
            if places.insert(place, function).is_some() {
                bail!("two functions stand at {place} of the table");
            }
            Ok(())
        };
        let first = number(&offset_expr)?.cast_unsigned();
        match element.items {
            ElementItems::Functions(functions) => {
                for (place, function) in (first..).zip(functions) {
                    put(place, function?)?;
                }
            }
            ElementItems::Expressions(_, expressions) => {
                for (place, expression) in (first..).zip(expressions) {
                    match expression?.get_operators_reader().read()? {
                        Operator::RefFunc { function_index } => put(place, function_index)?,
                        Operator::RefNull { .. } => {}
                        other => bail!("a module puts {other:?} into the table"),
                    }
                }
            }
        }
    }
    Ok(places)
}

/// The number that an expression gives which is nothing else.
pub(super) fn number(expression: &wasmparser::ConstExpr) -> Outcome<i32> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value),
        other => bail!("a piece puts something at {other:?}"),
    }
}

/// The section that puts functions into places, which come in order.
pub(super) fn filled(places: impl IntoIterator<Item = (u32, u32)>) -> Outcome<ElementSection> {
    let mut elements = ElementSection::new();
    let mut run: Vec<u32> = Vec::new();
    let mut places = places.into_iter().peekable();
    while let Some((place, function)) = places.next() {
        run.push(function);
        if places.peek().is_none_or(|(next, _)| *next != place + 1) {
            let first = place + 1 - u32::try_from(run.len())?;
            let offset = ConstExpr::i32_const(first.cast_signed());
            elements.active(None, &offset, Elements::Functions((&run).into()));
            run.clear();
        }
    }
    Ok(elements)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, RefType, TableSection, TableType};

    #[test]
    fn empty_places_are_left_out_and_runs_are_one_segment() {
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            minimum: 20,
            maximum: None,
            table64: false,
            shared: false,
        });
        let mut elements = ElementSection::new();
        let at = ConstExpr::i32_const;
        elements.active(None, &at(1), Elements::Functions((&[4, 2][..]).into()));
        elements.active(None, &at(3), Elements::Functions((&[7][..]).into()));
        let null = || ConstExpr::ref_null(wasm_encoder::HeapType::FUNC);
        let some = [null(), null(), ConstExpr::ref_func(9)];
        let expressions = Elements::Expressions(RefType::FUNCREF, (&some[..]).into());
        elements.active(None, &at(10), expressions);
        let mut module = Module::new();
        module.section(&tables).section(&elements);

        let dense = dense(&module.finish()).unwrap();
        let mut sections = Vec::new();
        for payload in Parser::new(0).parse_all(&dense) {
            match payload.unwrap() {
                Payload::TableSection(tables) => sections.push(format!("{} table", tables.count())),
                Payload::ElementSection(elements) => {
                    sections.push(format!("{} segments", elements.count()));
                    let all = BTreeMap::from([(1, 4), (2, 2), (3, 7), (12, 9)]);
                    assert_eq!(places(elements).unwrap(), all);
                }
                _ => {}
            }
        }
        assert_eq!(sections, ["1 table", "2 segments"]);
    }
}
