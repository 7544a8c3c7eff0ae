use super::*;
use wasm_encoder::{Function, GlobalType, MemoryType, RefType, TableType, TypeSection, ValType};

/// A file with one function without parameters and its instructions, its place in the table, a byte of
/// data, and the name of the global that it imports.
fn file(global: &str, place: i32, instructions: &[Instruction<'_>]) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let (minimum, maximum, shared, wide) = (1, None, false, false);
    let mut imports = ImportSection::new();
    imports
        .import(
            "m",
            "t",
            TableType { element_type: RefType::FUNCREF, minimum, maximum, table64: wide, shared },
        )
        .import(
            "m",
            "m",
            MemoryType { minimum, maximum, memory64: wide, shared, page_size_log2: None },
        )
        .import("m", global, GlobalType { val_type: ValType::I32, mutable: false, shared });
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut elements = ElementSection::new();
    let at = ConstExpr::i32_const(place);
    elements.active(None, &at, Elements::Functions([0].as_slice().into()));
    let mut code = CodeSection::new();
    let mut function = Function::new([]);
    for instruction in instructions {
        function.instruction(instruction);
    }
    code.function(function.instruction(&Instruction::End));
    let mut data = DataSection::new();
    data.active(0, &at, [42]);
    module.section(&types).section(&imports).section(&functions).section(&elements);
    module.section(&code).section(&data);
    module.finish()
}

#[test]
fn what_was_called_through_the_table_is_called_directly_and_the_rest_stays() {
    // Reads its global; calls place 5, which the other file fills, and place 7, which none of them does.
    let call = Instruction::CallIndirect { type_index: 0, table_index: 0 };
    let read = [Instruction::GlobalGet(0), Instruction::Drop];
    let calls = [Instruction::I32Const(5), call.clone(), Instruction::I32Const(7), call.clone()];
    let first = file("a", 3, &[read.as_slice(), &calls].concat());
    let other = file("b", 5, &read);
    let whole = joined(&first, &[other]).unwrap();

    let file = File::read(&whole).unwrap();
    let imports: Vec<_> = file.imports.iter().map(|import| import.name).collect();
    assert_eq!(imports, ["t", "m", "a", "b"]);
    assert_eq!(file.table, [(3, 0), (5, 1)]);
    assert_eq!(file.data, [(3, [42].as_slice()), (5, &[42])]);
    let bodies: Vec<_> = file.bodies.iter().map(FunctionBody::as_bytes).collect();
    assert_eq!(bodies[0], b"\x00\x23\x00\x1a\x10\x01\x41\x07\x11\x00\x00\x0b");
    assert_eq!(bodies[1], b"\x00\x23\x01\x1a\x0b");
}

#[test]
fn two_functions_at_one_place_are_refused() {
    let file = file("a", 3, &[]);
    let error = joined(&file, std::slice::from_ref(&file)).unwrap_err().to_string();
    assert!(error.contains("one place"), "{error}");
}

#[test]
fn what_is_not_wasm_is_refused() {
    assert!(joined(b"\x7fELF", &[]).is_err());
}
