"""The languages and tools beside Python, curl and C#: how each sample is run, or else parsed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import tree_sitter_powershell
from tree_sitter import Language, Node, Parser

HERE = Path(__file__).resolve().parent
BIN = HERE / "node_modules" / ".bin"
_POWERSHELL = Parser(Language(tree_sitter_powershell.language()))

# Programs that end with the exit codes that the samples promise.
PROGRAMS = {
    "javascript": ("sample.mjs", ["node"]),
    "r": ("sample.R", ["Rscript"]),
    "java": ("Sample.java", ["java", "-XX:TieredStopAtLevel=1"]),  # starts sooner
}
# All that `LANGUAGES` of the crate `samples` has besides Python, curl and C#.
TOOLS = [*PROGRAMS, "powershell", "powerquery", "postman", "http", "databricks", "sdk"]

CONSTANTS = ["accountName", "accountId", "apiKey", "secret"]
CONSTANTS += ["workspaceId", "apiBase", "tokenUrl", "resource"]


def saved(language: str, text: str, folder: Path) -> list[str]:
    """Save a program's source and give the command that runs it."""
    name, command = PROGRAMS[language]
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return [*command, str(file)]


def javascript(program: str, *arguments: str, given: str = "") -> str:
    """Run a module beside the npm packages of these tests, and give what it prints."""
    command = ["node", "--input-type=module", "--eval", program, *arguments]
    done = subprocess.run(command, input=given.encode(), capture_output=True, cwd=HERE, check=False)
    assert done.returncode == 0, done.stderr.decode()[-4000:]
    return done.stdout.decode()


POWER_QUERY = """
import { readFileSync } from "node:fs";
import * as PQP from "@microsoft/powerquery-parser";
const { TaskUtils, DefaultSettings } = PQP;
const read = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) {
  const task = await TaskUtils.tryLexParse(DefaultSettings, text);
  if (!TaskUtils.isParseStageOk(task)) {
    read.push({ fault: String(task.error) });
    continue;
  }
  const constants = {};
  for (const { node } of task.ast.variableList.elements) {
    const value = node.value;
    if (value.kind !== "LiteralExpression" || value.literalKind !== "Text") continue;
    if (node.key.literal in constants) throw new Error("a constant is set twice");
    constants[node.key.literal] = value.literal;
  }
  read.push({ constants });
}
console.log(JSON.stringify(read));
"""


def power_query(texts: list[str]) -> list[dict[str, dict[str, str]]]:
    """Read queries with Microsoft's parser: the literals of each, or its fault."""
    read = json.loads(javascript(POWER_QUERY, given=json.dumps(texts)))
    assert isinstance(read, list)
    return read


def powershell(text: str) -> dict[str, str]:
    """Read the literals of a script's constants, as they are written."""
    root = _POWERSHELL.parse(text.encode()).root_node
    faults = [str(node) for node in _all(root) if node.is_error or node.is_missing]
    assert not faults, faults[:3]
    read: dict[str, str] = {}
    (statements,) = (node for node in root.children if node.type == "statement_list")
    for statement in statements.children:
        source = (statement.text or b"").decode()
        name, equals, literal = source.partition(" = ")
        strings = [node for node in _all(statement) if node.type in _STRINGS]
        if (
            equals
            and name.startswith("$")
            and [node.text for node in strings] == [literal.encode()]
        ):
            assert name not in read, "a constant is set twice"
            read[name[1:]] = literal
    return read


_STRINGS = {"verbatim_string_characters", "expandable_string_literal"}


def _all(node: Node) -> list[Node]:
    found, rest = [], [node]
    while rest:
        found.append(rest.pop())
        rest += found[-1].children
    return found


@dataclass(frozen=True)
class Answers:
    """What newman or httpYac got, request by request."""

    code: int
    statuses: list[int]
    said: str


def postman(text: str, folder: Path) -> Answers:
    """Run a collection with newman."""
    collection, report = folder / "collection.json", folder / "report.json"
    collection.write_text(text, encoding="utf-8")
    command = [str(BIN / "newman"), "run", str(collection), "--reporters", "json"]
    command += ["--reporter-json-export", str(report)]
    done = subprocess.run(command, capture_output=True, cwd=folder, check=False)
    runs = json.loads(report.read_text(encoding="utf-8"))["run"]
    statuses = [run["response"]["code"] for run in runs["executions"] if "response" in run]
    said = [str(failure["error"]["message"]) for failure in runs["failures"]]
    return Answers(done.returncode, statuses, "\n".join(said))


# REST Client, for which the file is written, is no program that a test could run. httpYac names the
# answers of earlier requests in another way; this teaches it REST Client's.
REST_CLIENT = """
module.exports = {
  configureHooks(api) {
    api.hooks.onResponse.addHook("restClient", (response) => {
      const $ = response.parsedBody;
      if ($ && typeof $ === "object") $.response = { body: { $ } };
    });
  },
};
"""


def http(text: str, folder: Path, **environment: str) -> Answers:
    """Send the requests of an `.http` file with httpYac, in order."""
    (folder / "httpyac.config.js").write_text(REST_CLIENT, encoding="utf-8")
    file = folder / "sample.http"
    file.write_text(text, encoding="utf-8")
    command = [str(BIN / "httpyac"), "send", str(file), "--all", "--json"]
    # It may end before a pipe has taken all that it prints.
    with open(folder / "answers.json", "wb") as printed:
        done = subprocess.run(
            command,
            stdout=printed,
            stderr=subprocess.PIPE,
            cwd=folder,
            check=False,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
        )
    out = (folder / "answers.json").read_text(encoding="utf-8")
    assert out.startswith("{"), done.stderr.decode()
    answers = [request.get("response", {}) for request in json.loads(out)["requests"]]
    return Answers(done.returncode, [answer.get("statusCode", 0) for answer in answers], out)


def databricks(text: str, folder: Path, host: str, **environment: str) -> tuple[int, str]:
    """Run a notebook with the Databricks SDK, cell by cell, with its secrets kept by `host`."""
    file = folder / "notebook.py"
    file.write_text(text, encoding="utf-8")
    place = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    access = {"DATABRICKS_HOST": host, "DATABRICKS_TOKEN": "test"}
    done = subprocess.run(
        [sys.executable, str(file)],
        capture_output=True,
        cwd=folder,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**place, **access, **environment},
    )
    return done.returncode, done.stdout.decode() + done.stderr.decode()
