use super::*;
use wasm_encoder::{
    ElementSection, Elements, EntityType, GlobalSection, GlobalType, MemoryType, RefType,
    TableType, ValType,
};

/// A piece with one function, at a place of the table.
fn piece(place: i32, body: &[Instruction], data: &[u8]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    types.ty().function([ValType::I32], [ValType::I32]);
    let mut imports = ImportSection::new();
    let table = TableType {
        element_type: RefType::FUNCREF,
        minimum: 9,
        maximum: None,
        table64: false,
        shared: false,
    };
    let memory = MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    };
    imports.import("main", "table", EntityType::Table(table));
    imports.import("main", "memory", EntityType::Memory(memory));
    let mut functions = FunctionSection::new();
    functions.function(1);
    let mut elements = ElementSection::new();
    let offset = ConstExpr::i32_const(place);
    elements.active(None, &offset, Elements::Functions((&[0][..]).into()));
    let mut code = CodeSection::new();
    let mut function = Function::new([]);
    for instruction in body {
        function.instruction(instruction);
    }
    code.function(function.instruction(&Instruction::End));
    let mut segments = DataSection::new();
    segments.active(0, &ConstExpr::i32_const(place * 16), data.iter().copied());
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&functions);
    module.section(&elements).section(&code).section(&segments);
    module.finish()
}

const INDIRECT: Instruction = Instruction::CallIndirect {
    type_index: 1,
    table_index: 0,
};

fn one() -> Vec<u8> {
    let add = [
        Instruction::LocalGet(0),
        Instruction::I32Const(6),
        Instruction::I32Add,
    ];
    piece(5, &add, b"one")
}

/// Calls the function at 5, which the other piece has, and the one at 7, which neither has.
fn other() -> Vec<u8> {
    let calls = [
        Instruction::LocalGet(0),
        Instruction::I32Const(5),
        INDIRECT,
        Instruction::I32Const(7),
        INDIRECT,
    ];
    piece(6, &calls, b"other")
}

#[test]
fn pieces_become_one_module_with_one_list_of_each_thing() {
    let bytes = merged(&[one(), other()]).unwrap();
    let all = Piece::read(&bytes).unwrap();
    assert_eq!((all.types.len(), all.imports.len()), (2, 2));
    assert_eq!(all.functions, [1, 1]);
    assert_eq!(all.places, [(5, 0), (6, 1)]);
    assert_eq!(all.data, [(80, &b"one"[..]), (96, &b"other"[..])]);
}

#[test]
fn a_piece_calls_another_of_its_module_plainly() {
    let bytes = merged(&[one(), other()]).unwrap();
    let operators = |at: usize| {
        let all = Piece::read(&bytes).unwrap();
        let reader = all.bodies[at].get_operators_reader().unwrap();
        let operators = reader
            .into_iter()
            .map(|operator| format!("{:?}", operator.unwrap()));
        operators.collect::<Vec<_>>().join(", ")
    };
    assert_eq!(
        operators(0),
        "LocalGet { local_index: 0 }, I32Const { value: 6 }, I32Add, End"
    );
    assert_eq!(
        operators(1),
        "LocalGet { local_index: 0 }, Call { function_index: 0 }, I32Const { value: 7 }, \
         CallIndirect { type_index: 1, table_index: 0 }, End"
    );
}

#[test]
fn what_no_piece_should_have_is_an_error() {
    assert!(merged(&[one(), one()]).is_err(), "one place, two functions");
    assert!(merged(&[b"no module".to_vec()]).is_err());
    let cut = one();
    assert!(merged(&[cut[..cut.len() - 2].to_vec()]).is_err());
    let mut globals = GlobalSection::new();
    let kind = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(kind, &ConstExpr::i32_const(0));
    let mut module = Module::new();
    module.section(&globals);
    assert!(merged(&[module.finish()]).is_err(), "a global of its own");
}
