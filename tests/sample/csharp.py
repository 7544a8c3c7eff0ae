"""A real parser for the C# sample."""

from __future__ import annotations

import re

import tree_sitter_c_sharp
from tree_sitter import Language, Node, Parser

_PARSER = Parser(Language(tree_sitter_c_sharp.language()))
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))", re.DOTALL)


def faults(text: str) -> list[str]:
    """Describe every place where the parser had to guess or skip something."""
    root = _PARSER.parse(text.encode()).root_node
    if not root.has_error:
        return []
    return [str(node) for node in _all(root) if node.is_error or node.is_missing]


def constants(text: str) -> dict[str, str]:
    """Read the string constants of a program."""
    read = {}
    root = _PARSER.parse(text.encode()).root_node
    assert not root.has_error
    # They are at the top level; deeper ones belong to the code that uses them.
    for statement in root.children:
        declared = statement.text is not None and statement.text.startswith(b"const string ")
        for node in _all(statement) if declared else ():
            name = node.child_by_field_name("name")
            if node.type == "variable_declarator" and name is not None:
                assert node.children[-1].type == "string_literal"
                read[_text(name)] = _ESCAPE.sub(_letter, _text(node.children[-1])[1:-1])
    return read


def plain(text: str, value: str) -> str:
    """Do what the program's function Plain does to a value.

    Debian has no compiler for this C#. So the function's regular expressions are read from the
    program and run by Python, where they mean the same.
    """
    function = text[text.index("static string Plain(") :]
    quoted, comment, escape = re.findall(r'"""(.+?)"""(?=[,)])|@"(.+?)"', function)[:3]
    found = re.match(quoted[0], value)
    if not found:
        return re.split(comment[1], value)[0].strip()
    return (found[1] or "") + re.sub(escape[0], r"\1", found[2] or "")


def _letter(escape: re.Match[str]) -> str:
    short, long, letter = escape.groups()
    if letter is not None:
        assert letter in '"\\'
        return letter
    return chr(int(short or long, 16))


def _text(node: Node) -> str:
    assert node.text is not None
    return node.text.decode()


def _all(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in _all(child))]
