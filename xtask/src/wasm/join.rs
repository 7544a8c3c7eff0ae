//! Joins the files that a split program is made of.
//!
//! The split gives code that two parts use a file of its own, and its functions are called through the
//! table that all files share. Joined with the part that is loaded first, they are called directly again.

use std::collections::HashMap;
use std::convert::Infallible;

use anyhow::{Context, Result, anyhow, bail, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, DataSection, ElementSection, Elements, EntityType,
    FunctionSection, ImportSection, Instruction, Module, RawSection,
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, ExternalKind, FunctionBody, Import, Operator, Parser,
    Payload, TypeRef,
};

/// The number of the section of types, and of the sections without a number.
const TYPES: u8 = 1;
const CUSTOM: u8 = 0;

/// One file with what `first` and `others` have. They define functions and data only, and import the rest.
pub(crate) fn joined(first: &[u8], others: &[Vec<u8>]) -> Result<Vec<u8>> {
    let files = std::iter::once(first)
        .chain(others.iter().map(Vec::as_slice))
        .map(File::read)
        .collect::<Result<Vec<File<'_>>>>()?;
    ensure!(
        files.iter().all(|file| file.types == files[0].types),
        "the files do not have the same types"
    );

    let mut imports: Vec<Import<'_>> = Vec::new();
    for import in files.iter().flat_map(|file| &file.imports) {
        if !imports.iter().any(|known| is_same(known, import)) {
            imports.push(*import);
        }
    }
    // The first function of each file, and the functions at their places in the table.
    let (mut starts, mut next, mut table) = (Vec::new(), 0, HashMap::new());
    for file in &files {
        starts.push(next);
        for (place, function) in &file.table {
            ensure!(
                table.insert(*place, next + function).is_none(),
                "two functions have one place in the table"
            );
        }
        next += file.functions.len() as u32;
    }

    let mut module = Module::new();
    module.section(&RawSection { id: TYPES, data: files[0].types });
    let mut section = ImportSection::new();
    for import in &imports {
        section.import(import.module, import.name, entity(import.ty)?);
    }
    module.section(&section);
    let mut section = FunctionSection::new();
    for of_type in files.iter().flat_map(|file| &file.functions) {
        section.function(*of_type);
    }
    module.section(&section);
    let mut section = ElementSection::new();
    let mut places: Vec<_> = table.iter().map(|(place, function)| (*place, *function)).collect();
    places.sort_unstable();
    for run in places.chunk_by(|(one, _), (next, _)| one + 1 == *next) {
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        let start = ConstExpr::i32_const(run[0].0 as i32);
        section.active(None, &start, Elements::Functions(functions.into()));
    }
    module.section(&section);
    let count = files.iter().map(|file| file.data.len() as u32).sum();
    module.section(&DataCountSection { count });
    let mut section = CodeSection::new();
    for (file, start) in files.iter().zip(starts) {
        let globals = file.globals(&imports)?;
        let mut renumbered = Renumbered { start, globals, table: &table };
        for body in &file.bodies {
            renumbered.add(&mut section, body).map_err(|error| anyhow!("{error}"))?;
        }
    }
    module.section(&section);
    let mut section = DataSection::new();
    for (start, bytes) in files.iter().flat_map(|file| &file.data) {
        section.active(0, &ConstExpr::i32_const(*start), bytes.iter().copied());
    }
    module.section(&section);
    if let Some(features) = files[0].features {
        module.section(&RawSection { id: CUSTOM, data: features });
    }
    Ok(module.finish())
}

fn is_same(one: &Import<'_>, other: &Import<'_>) -> bool {
    one.module == other.module && one.name == other.name
}

fn entity(of_type: TypeRef) -> Result<EntityType> {
    EntityType::try_from(of_type)
        .map_err(|_| anyhow!("a part imports something of an unknown kind"))
}

/// What is in one file.
#[derive(Default)]
struct File<'a> {
    types: &'a [u8],
    imports: Vec<Import<'a>>,
    /// The types of its functions.
    functions: Vec<u32>,
    /// Places in the table, and the functions there.
    table: Vec<(u32, u32)>,
    bodies: Vec<FunctionBody<'a>>,
    /// Addresses and bytes.
    data: Vec<(i32, &'a [u8])>,
    /// Which features of WebAssembly it uses.
    features: Option<&'a [u8]>,
}

impl<'a> File<'a> {
    fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut file = File::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let bytes = payload
                .as_section()
                .map(|(_, range)| &wasm[range.start as usize..range.end as usize]);
            match payload {
                Payload::TypeSection(_) => file.types = bytes.unwrap_or_default(),
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        ensure!(
                            !matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)),
                            "a part imports the function {}",
                            import.name
                        );
                        file.imports.push(import);
                    }
                }
                Payload::FunctionSection(functions) => {
                    file.functions = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let (
                            ElementKind::Active { offset_expr, .. },
                            ElementItems::Functions(functions),
                        ) = (element.kind, element.items)
                        else {
                            bail!("a part fills the table in an unknown way");
                        };
                        let start = constant(offset_expr.get_operators_reader().read()?)?;
                        for (place, function) in (start as u32..).zip(functions) {
                            file.table.push((place, function?));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => file.bodies.push(body),
                Payload::DataSection(data) => {
                    for segment in data {
                        let segment = segment?;
                        let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                            bail!("a part has data without an address");
                        };
                        if !segment.data.is_empty() {
                            let start = constant(offset_expr.get_operators_reader().read()?)?;
                            file.data.push((start, segment.data));
                        }
                    }
                }
                Payload::CustomSection(custom) if custom.name() == "target_features" => {
                    file.features = bytes;
                }
                Payload::GlobalSection(section) => {
                    ensure!(section.count() == 0, "a part has a global of its own");
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        ensure!(
                            export.kind != ExternalKind::Func,
                            "a part exports {}",
                            export.name
                        );
                    }
                }
                _ => {}
            }
        }
        Ok(file)
    }

    /// The new numbers of its globals, in their old order.
    fn globals(&self, imports: &[Import<'_>]) -> Result<Vec<u32>> {
        let is_global = |import: &&Import<'_>| matches!(import.ty, TypeRef::Global(_));
        let place = |own: &Import<'_>| {
            let place = imports.iter().filter(is_global).position(|it| is_same(it, own));
            Ok(place.context("a global is missing")? as u32)
        };
        self.imports.iter().filter(is_global).map(place).collect()
    }
}

fn constant(operator: Operator<'_>) -> Result<i32> {
    match operator {
        Operator::I32Const { value } => Ok(value),
        _ => bail!("a part has an address that is not a number"),
    }
}

struct Renumbered<'a> {
    /// The new number of the file's first function.
    start: u32,
    globals: Vec<u32>,
    table: &'a HashMap<u32, u32>,
}

impl Reencode for Renumbered<'_> {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, reencode::Error> {
        Ok(self.start + old)
    }

    fn global_index(&mut self, old: u32) -> Result<u32, reencode::Error> {
        Ok(self.globals[old as usize])
    }
}

impl Renumbered<'_> {
    /// Adds a function. What it calls through the table is called directly, if it is in the new file.
    fn add(
        &mut self,
        code: &mut CodeSection,
        body: &FunctionBody<'_>,
    ) -> Result<(), reencode::Error> {
        let mut function = self.new_function_with_parsed_locals(body)?;
        let mut reader = body.get_operators_reader()?;
        while !reader.eof() {
            let operator = reader.read()?;
            if let Operator::I32Const { value } = operator
                && let Some(callee) = self.table.get(&(value as u32))
            {
                let mut ahead = reader.clone();
                if let Operator::CallIndirect { .. } = ahead.read()? {
                    reader = ahead;
                    function.instruction(&Instruction::Call(*callee));
                    continue;
                }
            }
            function.instruction(&self.instruction(operator)?);
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
