//! Finds the paths that a source file writes, such as `crate::ui::button`, and the modules that it
//! declares.

use super::tokens::{Token, tokens};

/// What one file says about modules.
#[derive(Default)]
pub struct Written {
    pub modules: Vec<Declared>,
    pub paths: Vec<Path>,
}

/// A `mod` of the file.
pub struct Declared {
    /// The inline modules around it, outermost first.
    pub within: Vec<String>,
    pub name: String,
    /// Whether its body follows in braces, and not in another file.
    pub is_inline: bool,
}

/// A path with `::` in it, or the path of a `use`.
pub struct Path {
    pub within: Vec<String>,
    pub segments: Vec<String>,
    pub line: usize,
    pub kind: Kind,
}

#[derive(Debug, PartialEq)]
pub enum Kind {
    /// `use a::b`, which brings in the name `b`, or another name behind `as`.
    Use(String),
    /// `use a::*`.
    Glob,
    /// Anywhere else in the code.
    Code,
}

/// Reads one file.
pub fn read(text: &str) -> Written {
    let mut reader =
        Reader { tokens: tokens(text), at: 0, open: Vec::new(), written: <_>::default() };
    while reader.at < reader.tokens.len() {
        reader.step();
    }
    reader.written
}

struct Reader<'text> {
    tokens: Vec<Token<'text>>,
    at: usize,
    /// For each open brace, the inline module that it begins.
    open: Vec<Option<String>>,
    written: Written,
}

impl Reader<'_> {
    fn token(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", |token| token.text)
    }

    fn within(&self) -> Vec<String> {
        self.open.iter().flatten().cloned().collect()
    }

    fn step(&mut self) {
        match self.token(0) {
            "{" => self.open.push(None),
            "}" => drop(self.open.pop()),
            // `pub(in …)` says who may use the item; it is not an import.
            "pub" if self.token(2) == "in" => {
                while !["", ")"].contains(&self.token(0)) {
                    self.at += 1;
                }
            }
            "mod" if ["{", ";"].contains(&self.token(2)) => return self.declaration(),
            // `impl Trait + use<'a>` is no import.
            "use" if self.token(1) != "<" => {
                self.at += 1;
                return self.tree(Vec::new());
            }
            word if is_name(word) && self.token(1) == "::" => return self.path(),
            _ => {}
        }
        self.at += 1;
    }

    fn declaration(&mut self) {
        let (within, name) = (self.within(), self.token(1).to_owned());
        let is_inline = self.token(2) == "{";
        if is_inline {
            self.open.push(Some(name.clone()));
        }
        self.written.modules.push(Declared { within, name, is_inline });
        self.at += 3;
    }

    /// A path outside of a `use`; it ends before generic arguments.
    fn path(&mut self) {
        let is_whole = self.at == 0 || ![".", "::"].contains(&self.tokens[self.at - 1].text);
        let line = self.tokens[self.at].line;
        let mut segments = vec![self.token(0).to_owned()];
        self.at += 1;
        while self.token(0) == "::" && is_name(self.token(1)) {
            segments.push(self.token(1).to_owned());
            self.at += 2;
        }
        if is_whole {
            self.push(segments, line, Kind::Code);
        }
    }

    /// The paths after `use`, or inside its braces.
    fn tree(&mut self, mut segments: Vec<String>) {
        let line = self.tokens.get(self.at).map_or(0, |token| token.line);
        loop {
            match self.token(0) {
                "{" => {
                    self.at += 1;
                    while !["}", ""].contains(&self.token(0)) {
                        self.tree(segments.clone());
                        if self.token(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "*" => {
                    self.at += 1;
                    return self.push(segments, line, Kind::Glob);
                }
                "::" => {
                    if segments.is_empty() {
                        // Another crate, whatever our modules are called.
                        segments.push(String::new());
                    }
                    self.at += 1;
                }
                name => {
                    let is_segment = is_name(name);
                    segments.push(name.to_owned());
                    self.at += 1;
                    if !is_segment {
                        // Not part of a `use`, for example in a macro pattern.
                        return;
                    }
                    if self.token(0) != "::" {
                        break;
                    }
                }
            }
        }
        if segments.len() > 1 && segments.last().is_some_and(|last| last == "self") {
            segments.pop();
        }
        let mut name = segments.last().cloned().unwrap_or_default();
        if self.token(0) == "as" {
            name = self.token(1).to_owned();
            self.at += 2;
        }
        self.push(segments, line, Kind::Use(name));
    }

    fn push(&mut self, segments: Vec<String>, line: usize, kind: Kind) {
        self.written.paths.push(Path { within: self.within(), segments, line, kind });
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(text: &str) -> Vec<String> {
        read(text).paths.iter().map(|path| path.segments.join("::")).collect()
    }

    #[test]
    fn a_use_is_read_with_all_its_branches() {
        let text = "pub(in crate::x) use crate::{a::{self, B as C}, d::*, e};\nuse ::f;";
        let read = read(text);
        let found: Vec<_> =
            read.paths.iter().map(|path| (path.segments.join("::"), &path.kind)).collect();
        let name = |name: &str| Kind::Use(name.to_owned());
        assert_eq!(
            found,
            [
                ("crate::a".to_owned(), &name("a")),
                ("crate::a::B".to_owned(), &name("C")),
                ("crate::d".to_owned(), &Kind::Glob),
                ("crate::e".to_owned(), &name("e")),
                ("::f".to_owned(), &name("f")),
            ]
        );
        assert_eq!(read.paths[4].line, 2);
    }

    #[test]
    fn a_path_in_the_code_is_read_where_it_begins() {
        let text =
            "fn f() -> impl A + use<'_> { super::b::g::<u8>(list.iter::<c::D>(), ::std::x) }";
        assert_eq!(paths(text), ["super::b::g", "c::D"]);
    }

    #[test]
    fn modules_are_known_with_where_they_stand() {
        let read = read("mod a; #[cfg(test)] mod tests { use super::*; mod b; } fn f() { a::g() }");
        let modules: Vec<_> = read
            .modules
            .iter()
            .map(|it| (it.within.join("::"), it.name.as_str(), it.is_inline))
            .collect();
        assert_eq!(
            modules,
            [
                (String::new(), "a", false),
                (String::new(), "tests", true),
                ("tests".to_owned(), "b", false),
            ]
        );
        assert_eq!(read.paths[0].within, ["tests"]);
        assert!(read.paths[1].within.is_empty());
    }
}
