//! Fills a template: keeps, removes or replaces blocks, and writes the values of constants.
//!
//! A block stands between the comment lines `# [name]` and `# [end]` (in some languages `// [name]`), which are
//! never part of the script. Blocks do not nest. A constant is a line that sets it, or several
//! lines up to a closing bracket.

/// What to do with a block.
pub(super) enum Block<'a> {
    Keep,
    Drop,
    /// Replace it by the block of the same name in another template.
    From(&'a str),
}

/// How to fill a template.
pub(super) struct Fill<'a, 't> {
    /// Decides what to do with a block, by its name.
    pub(super) block: &'a dyn Fn(&str) -> Block<'t>,
    /// If the line sets a constant: writes that line with the account's value, and returns true.
    pub(super) constant: &'a dyn Fn(&mut String, &str) -> bool,
}

impl Fill<'_, '_> {
    pub(super) fn write(&self, out: &mut String, template: &str) {
        let mut lines = template.lines();
        while let Some(line) = lines.next() {
            match marker(line) {
                None => self.line(out, line, &mut lines),
                Some("end") => {}
                Some(name) => match (self.block)(name) {
                    Block::Keep => {}
                    Block::Drop => skip_block(&mut lines),
                    Block::From(other) => {
                        skip_block(&mut lines);
                        self.block_of(out, other, name);
                    }
                },
            }
        }
    }

    fn block_of(&self, out: &mut String, template: &str, name: &str) {
        let mut lines = template.lines();
        lines.by_ref().find(|line| marker(line) == Some(name));
        while let Some(line) = lines.next().filter(|line| marker(line) != Some("end")) {
            self.line(out, line, &mut lines);
        }
    }

    fn line(&self, out: &mut String, line: &str, rest: &mut std::str::Lines<'_>) {
        if (self.constant)(out, line) {
            if line.ends_with(['(', '{']) {
                rest.find(|line| matches!(*line, ")" | "}"));
            }
            return;
        }
        out.push_str(line);
        out.push('\n');
    }
}

fn marker(line: &str) -> Option<&str> {
    let comment = line.trim_start();
    let inner = comment.strip_prefix("# [").or_else(|| comment.strip_prefix("// ["))?;
    inner.strip_suffix(']')
}

fn skip_block(lines: &mut std::str::Lines<'_>) {
    lines.find(|line| marker(line) == Some("end"));
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str =
        "A = 1\n# [one]\none\n# [end]\nM = {\n  2\n}\n  # [two]\n  two\n  # [end]\nend\n";

    fn filled(block: &dyn Fn(&str) -> Block<'static>) -> String {
        let mut out = String::new();
        let constant = |out: &mut String, line: &str| {
            let own = line.starts_with("M = ");
            if own {
                out.push_str("M = {}\n");
            }
            own
        };
        Fill { block, constant: &constant }.write(&mut out, TEMPLATE);
        out.as_str().to_owned()
    }

    #[test]
    fn blocks_are_kept_dropped_or_replaced() {
        assert_eq!(filled(&|_| Block::Keep), "A = 1\none\nM = {}\n  two\nend\n");
        assert_eq!(filled(&|_| Block::Drop), "A = 1\nM = {}\nend\n");
        let other = "x\n# [one]\nM = {\n 3\n}\nuno\n# [end]\ny\n# [two]\ndue\n# [end]\n";
        assert_eq!(filled(&|_| Block::From(other)), "A = 1\nM = {}\nuno\nM = {}\ndue\nend\n");
    }
}
