"""In the samples for other languages and tools too, no name or value can become code: real parsers
read the literals back unchanged."""

from __future__ import annotations

import ast
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

import tools
from conftest import Samples, Write
from descriptions import KINDS, ORDINARY, Description
from test_literals import INVISIBLE, Pairs, as_docker_reads, harmless, shape, value

UPPER = ["ACCOUNT_NAME", "CLIENT_ID", "API_KEY", "CLIENT_SECRET"]
UPPER += ["WORKSPACE_ID", "API_BASE", "TOKEN_URL", "RESOURCE"]
TITLE = [name.title().replace("_", "") for name in UPPER]
CAMEL = [name[0].lower() + name[1:] for name in TITLE]
LOWER = [name.lower() for name in UPPER]

# How a line begins that sets a constant.
STARTS = {
    "javascript": [f"const {name} = " for name in UPPER],
    "powershell": [f"${name} = " for name in TITLE],
    "r": [f"{name} <- " for name in LOWER],
    "java": [f"    static final String {name} = " for name in UPPER],
    "powerquery": [f"    {name} = " for name in TITLE],
    "postman": ['    "name": ', *(f'    {{ "key": "{name}", "value": ' for name in CAMEL[1:])],
    "http": ["# Service account: ", *(f"@{name}" for name in CAMEL[1:])],
    "databricks": [f"{name} = " for name in UPPER],
    "sdk": ["# Veracity Data Workbench, service account: ", "ApimClientId=", "ApimClientSecret="]
    + [
        "ApimTokenUrl=",
        "ApimScope=",
        "OcpApimSubscriptionKey=",
        "GatewayBaseUrl=",
        "DwbWorkspaceId=",
    ],
}


def values(description: Description) -> list[str]:
    """Give the values of a sample's constants."""
    return [value(description, key) for key in tools.CONSTANTS]


def constants(language: str, text: str) -> list[str]:
    """Give the lines that set constants, in the order of their names."""
    lines = text.split("\n")
    found = [[line for line in lines if line.startswith(start)] for start in STARTS[language]]
    assert [len(each) for each in found] == [1] * 8
    return [line for (line,) in found]


@pytest.mark.parametrize("language", tools.TOOLS)
def test_nothing_but_the_constants_differs(
    hostile_samples: Pairs, write: Write, language: str
) -> None:
    def others(text: str) -> list[str]:
        starts = tuple(STARTS[language])
        return [line for line in text.split("\n") if not line.startswith(starts)]

    def of(description: Description) -> tuple[str, bool, bool, bool]:
        level, picked, has_secret = shape(description)
        return level, picked >= 0, has_secret, description["apiKey"] is not None

    shapes = {of(description): shape(description) for description, _ in hostile_samples}
    plain = write(map(harmless, shapes.values()))
    expected = {kind: others(texts[language]) for kind, texts in zip(shapes, plain)}
    for description, texts in hostile_samples:
        assert others(texts[language]) == expected[of(description)]


def test_node_reads_every_literal_back(hostile_samples: Pairs) -> None:
    heads = [
        "\n".join(constants("javascript", texts["javascript"])) for _, texts in hostile_samples
    ]
    program = """
    import { readFileSync } from "node:fs";
    const heads = JSON.parse(readFileSync(0, "utf8"));
    const read = heads.map((head) => new Function(`"use strict"; ${head}\\nreturn [NAMES];`)());
    console.log(JSON.stringify(read));
    """.replace("NAMES", ", ".join(UPPER))
    read = json.loads(tools.javascript(program, given=json.dumps(heads)))
    assert read == [values(description) for description, _ in hostile_samples]


def test_r_reads_every_literal_back(hostile_samples: Pairs, tmp_path: Path) -> None:
    names = ", ".join(LOWER)
    show = (
        f'for (each in list({names})) cat(paste(charToRaw(enc2utf8(each)), collapse = ""), "\\n")'
    )
    some = hostile_samples[:1000]
    heads = ["\n".join([*constants("r", texts["r"]), show]) for _, texts in some]
    (tmp_path / "heads.R").write_text("\n".join(heads), encoding="utf-8")
    command = ["Rscript", "--encoding=UTF-8", str(tmp_path / "heads.R")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    read = [bytes.fromhex(line.strip()).decode() for line in done.stdout.splitlines()]
    # A string of R cannot hold NUL.
    expected = [
        each.replace("\0", "\ufffd") for description, _ in some for each in values(description)
    ]
    assert read == expected


def test_java_reads_every_literal_back(hostile_samples: Pairs, tmp_path: Path) -> None:
    some = hostile_samples[:500]
    heads = ["\n".join(constants("java", texts["java"])) for _, texts in some]
    classes = [f"class C{number} {{\n{head}\n}}\n" for number, head in enumerate(heads)]
    fields = ", ".join(f"C{number}.{name}" for number in range(len(some)) for name in UPPER)
    # One method may not be larger than 64 KiB.
    shows = [f"show({field});" for field in fields.split(", ")]
    parts = [shows[at : at + 500] for at in range(0, len(shows), 500)]
    methods = [f"static void part{at}() {{ {' '.join(part)} }}\n" for at, part in enumerate(parts)]
    show = "static void show(String text) { for (char unit : text.toCharArray()) "
    show += 'System.out.printf("%04x", (int) unit); System.out.println(); }\n'
    calls = " ".join(f"part{at}();" for at in range(len(parts)))
    main = f"public static void main(String[] all) {{ {calls} }}\n"
    file = tmp_path / "Read.java"
    # The launcher starts the first class of a file.
    file.write_text(
        f"class Read {{ {main}{show}{''.join(methods)} }}\n{''.join(classes)}", encoding="utf-8"
    )
    done = subprocess.run(["java", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    read = [bytes.fromhex(line).decode("utf-16-be") for line in done.stdout.splitlines()]
    assert read == [each for description, _ in some for each in values(description)]


def test_powershell_has_every_literal(hostile_samples: Pairs) -> None:
    """A parser for PowerShell finds the literals; their few escapes are undone here."""
    for description, texts in hostile_samples[:500]:
        read = tools.powershell(texts["powershell"])
        assert [undone(read[name]) for name in TITLE] == values(description)


def undone(literal: str) -> str:
    """Undo the escapes of a string of PowerShell."""
    quote, inner = literal[0], literal[1:-1]
    # PowerShell takes these for quotes too.
    assert not re.search("[\u2018-\u201f]", inner)
    if quote == "'":
        assert re.fullmatch("(?:[^']|'')*", inner)
        return inner.replace("''", "'")
    assert re.fullmatch(r'(?:[^"`$#]|`u\{[0-9a-f]{6}\})*', inner)
    code = re.compile(r"`u\{([0-9a-f]{6})\}")
    return code.sub(lambda found: chr(int(found[1], 16)), inner)


def test_power_query_reads_every_literal_back(hostile_samples: Pairs) -> None:
    some = hostile_samples[:300]
    for (description, _), query in zip(
        some, tools.power_query([texts["powerquery"] for _, texts in some])
    ):
        assert "fault" not in query
        read = [query["constants"][name] for name in TITLE]
        assert [without_escapes(literal) for literal in read] == values(description)


def without_escapes(literal: str) -> str:
    """Undo the escapes of a text of M, whose literal the parser has found."""
    code = re.compile(r'""|#\((#|[0-9a-f]{8}|[0-9a-f]{4})\)')

    def meant(found: re.Match[str]) -> str:
        if not found[1]:
            return '"'
        return "#" if found[1] == "#" else chr(int(found[1], 16))

    return code.sub(meant, literal[1:-1])


def test_json_reads_every_literal_back(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples:
        collection = json.loads(texts["postman"])
        variables = {each["key"]: each["value"] for each in collection["variable"]}
        read = [collection["info"]["name"], *(variables[name] for name in CAMEL[1:])]
        assert read == values(description)


def test_a_variable_of_an_http_file_means_nothing_else(hostile_samples: Pairs) -> None:
    harmless_characters = re.compile(r"[A-Za-z0-9\-._~:/%]*")
    taken = {"apiKey": "{{$processEnv DWB_API_KEY}}", "secret": "{{$processEnv DWB_CLIENT_SECRET}}"}
    for description, texts in hostile_samples:
        name, *lines = constants("http", texts["http"])
        assert not INVISIBLE.search(name)
        for key, line in zip(tools.CONSTANTS[1:], lines):
            written = line.partition("=")[2].strip()
            if key in taken and description.get(key) is None:
                assert written == taken[key]
                continue
            assert harmless_characters.fullmatch(written)
            assert unquote(written) == description[key]


def test_cpython_reads_the_literals_of_the_notebook(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples:
        tree = ast.parse(texts["databricks"])
        read = {}
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
                (target,) = node.targets
                assert isinstance(target, ast.Name) and target.id not in read
                read[target.id] = node.value.value
        assert [read[name] for name in UPPER] == values(description)
        assert texts["databricks"].count("# COMMAND ----------") == 1


def test_the_file_of_the_official_sdk_has_its_variables(samples: dict[str, Samples]) -> None:
    read = as_docker_reads(samples["secret_inside"]["sdk"])
    tenant = "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com"
    assert read == {
        "ApimClientId": ORDINARY["accountId"],
        "ApimClientSecret": KINDS["secret_inside"]["secret"],
        "ApimTokenUrl": f"{tenant}/oauth2/v2.0/token",
        "ApimScope": f"{ORDINARY['resource']}/.default",
        "OcpApimSubscriptionKey": ORDINARY["apiKey"],
        "GatewayBaseUrl": ORDINARY["apiBase"],
        "DwbWorkspaceId": ORDINARY["workspaceId"],
    }
    for kind, texts in samples.items():
        assert as_docker_reads(texts["sdk"])["ApimClientSecret"] == KINDS[kind].get("secret", "")
