"""The OpenAPI document: its references, calls and examples."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

PATH = Path(__file__).resolve().parents[2] / "api" / "openapi.yaml"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")


@cache
def load() -> dict:
    return yaml.safe_load(PATH.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Operation:
    """One call."""

    name: str
    method: str
    path: str

    @property
    def label(self) -> str:
        """The name that schemathesis uses."""
        return f"{self.method.upper()} {self.path}"


def operations() -> list[Operation]:
    return [
        Operation(call["operationId"], method, path)
        for path, item in load()["paths"].items()
        for method, call in item.items()
        if method in METHODS
    ]


@dataclass(frozen=True)
class Example:
    """A value in the document, and the path of the schema that it must match."""

    where: str
    value: object
    schema: str


def examples() -> list[Example]:
    """Every example of a parameter, header, request or answer."""
    found: list[Example] = []
    _collect(load(), "", found)
    return found


def _collect(node: object, where: str, found: list[Example]) -> None:
    if isinstance(node, list):
        for number, item in enumerate(node):
            _collect(item, f"{where}/{number}", found)
    if not isinstance(node, dict):
        return
    if isinstance(node.get("schema"), dict):
        schema = f"{where}/schema"
        if "example" in node:
            found.append(Example(where, node["example"], schema))
        for name, example in node.get("examples", {}).items():
            found.append(Example(f"{where}/examples/{name}", follow(example)["value"], schema))
    for name, child in node.items():
        _collect(child, f"{where}/{_escape(str(name))}", found)


def follow(node: dict) -> dict:
    """The object that a reference in the document points to, or the object itself."""
    while "$ref" in node:
        target = load()
        for step in node["$ref"].removeprefix("#/").split("/"):
            target = target[step.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _escape(step: str) -> str:
    return step.replace("~", "~0").replace("/", "~1")
