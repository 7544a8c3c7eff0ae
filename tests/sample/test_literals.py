"""No name or value can become code: real parsers read the literals back unchanged."""

from __future__ import annotations

import ast
import json
import random
import re
import string
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from dotenv import dotenv_values
from icalendar import Calendar

import csharp
from conftest import Samples, Write
from descriptions import KINDS, ORDINARY, Description
from tools import TOOLS

LANGUAGES = ["python", "curl", "csharp", *TOOLS]
Pairs = list[tuple[Description, Samples]]
INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

CONSTANTS = {
    "ACCOUNT_NAME": "accountName",
    "CLIENT_ID": "accountId",
    "API_KEY": "apiKey",
    "CLIENT_SECRET": "secret",
    "WORKSPACE_ID": "workspaceId",
    "API_BASE": "apiBase",
    "LOGIN_URL": "tokenUrl",
    "RESOURCE": "resource",
}
ENV_NAMES = {name: key for name, key in CONSTANTS.items() if name != "ACCOUNT_NAME"}
ENV_NAMES["TOKEN_URL"] = ENV_NAMES.pop("LOGIN_URL")
SHELL_NAMES = [name.replace("LOGIN_URL", "TOKEN_URL") for name in CONSTANTS]


def value(description: Description, key: str) -> str:
    """The value that a constant must have."""
    return description.get(key) or ""


def python_constants(text: str) -> dict[str, object]:
    """Read the literals that a script assigns at its top level."""
    read: dict[str, object] = {}
    for node in ast.parse(text, feature_version=(3, 9)).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            (target,) = node.targets
            assert isinstance(target, ast.Name)
            assert target.id not in read, "a constant is set twice"
            read[target.id] = node.value.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.value, ast.Dict):
            assert isinstance(node.target, ast.Name)
            read[node.target.id] = ast.literal_eval(node.value)
    return read


def test_cpython_reads_every_literal_back(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples:
        read = python_constants(texts["python"])
        for name, key in CONSTANTS.items():
            assert read[name] == value(description, key)
        if "dataSets" in description:
            assert read["DATA_SETS"] == dict(description["dataSets"])


def shape(description: Description) -> tuple[str, int, bool]:
    """Give what a script depends on besides its literals."""
    level = "other" if description.get("level") != "admin" else "admin"
    picked = len(description["dataSets"]) if "dataSets" in description else -1
    return level, picked, bool(description["secret"])


def harmless(of_shape: tuple[str, int, bool]) -> Description:
    """Describe an account of that shape whose values are plain words."""
    level, picked, has_secret = of_shape
    description: Description = {**ORDINARY, "secret": "plain" if has_secret else None}
    if picked < 0:
        return {**description, "level": level}
    return {**description, "dataSets": [[f"id-{n}", "name"] for n in range(picked)]}


def test_nothing_but_the_literals_differs(hostile_samples: Pairs, write: Write) -> None:
    literal = re.compile(rf"(?:{'|'.join(CONSTANTS)}) = |    [\"']|\)$")

    def others(text: str) -> list[str]:
        lines = text.split("\n")
        head = lines.index("Json = dict[str, Any]")
        return [line for line in lines[:head] if not literal.match(line)] + lines[head:]

    shapes = sorted({shape(description) for description, _ in hostile_samples})
    plain = [others(texts["python"]) for texts in write(map(harmless, shapes))]
    expected = dict(zip(shapes, plain))
    for description, texts in hostile_samples:
        assert others(texts["python"]) == expected[shape(description)]


def test_the_formatter_has_nothing_to_change(hostile_samples: Pairs, tmp_path: Path) -> None:
    for number, (_, texts) in enumerate(hostile_samples[:600]):
        (tmp_path / f"script_{number}.py").write_text(texts["python"], encoding="utf-8")
    for arguments in (["format", "--check", "--diff"], ["check", "--quiet"]):
        command = [
            sys.executable,
            "-m",
            "ruff",
            *arguments,
            "--isolated",
            "--no-cache",
            str(tmp_path),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (done.stdout + done.stderr)[:4000]


def test_the_shell_reads_every_literal_back(hostile_samples: Pairs) -> None:
    show = "printf '%s\\0' " + " ".join(f'"${name}"' for name in SHELL_NAMES) + "\n"
    heads = [texts["curl"].split("\nfail() {")[0] + "\n" + show for _, texts in hostile_samples]
    shell = subprocess.run(["sh"], input="".join(heads).encode(), capture_output=True, check=True)
    assert shell.stderr == b""
    read = shell.stdout.decode().split("\0")
    for number, (description, _) in enumerate(hostile_samples):
        ours = read[number * len(SHELL_NAMES) : (number + 1) * len(SHELL_NAMES)]
        # A shell variable cannot hold NUL.
        expected = [value(description, key).replace("\0", "\ufffd") for key in CONSTANTS.values()]
        assert ours == expected


def test_the_shell_accepts_the_whole_script(hostile_samples: Pairs) -> None:
    for _, texts in hostile_samples[:400]:
        script = texts["curl"].encode()
        subprocess.run(["sh", "-n"], input=script, capture_output=True, check=True)


def test_csharp_reads_every_literal_back(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples:
        read = csharp.constants(texts["csharp"])
        for name, key in zip(SHELL_NAMES, CONSTANTS.values()):
            assert read[name.title().replace("_", "")] == value(description, key)


@pytest.fixture(scope="module")
def sample(samples: dict[str, Samples]) -> Any:
    """The Python script as a module."""
    module = ModuleType("sample")
    exec(compile(samples["reader"]["python"], "sample", "exec"), module.__dict__)  # noqa: S102
    return module


def as_docker_reads(text: str) -> dict[str, str]:
    """Read a file of variables like `docker run --env-file`: values are what they are."""
    lines = (line for line in text.split("\n") if line and not line.startswith("#"))
    return dict(line.split("=", 1) for line in lines)


def test_a_real_secret_is_read_by_every_reader_of_env_files(
    write: Write, sample: Any, tmp_path: Path
) -> None:
    chance = random.Random(20261121)
    letters = string.ascii_letters + string.digits + "~._-"
    secrets = [start + "".join(chance.choices(letters, k=39)) for start in "~._-aZ0" * 20]
    descriptions = [{**ORDINARY, "level": "reader", "secret": secret} for secret in secrets]
    path, shell = tmp_path / ".env", ""
    for description, texts in zip(descriptions, write(descriptions)):
        path.write_text(texts["env"], encoding="utf-8")
        expected = {f"DWB_{name}": description[key] for name, key in ENV_NAMES.items()}
        assert as_docker_reads(texts["env"]) == expected
        assert dotenv_values(path) == expected
        assert sample.read_env_file(path) == expected
        shell += texts["env"] + "printf '%s\\n' \"$DWB_CLIENT_SECRET\"\n"
    done = subprocess.run(["sh"], input=shell, capture_output=True, check=True, text=True)
    assert done.stdout.split() == secrets


def test_python_dotenv_reads_quoted_values(hostile_samples: Pairs, tmp_path: Path) -> None:
    path = tmp_path / ".env"
    for description, texts in hostile_samples:
        clean = INVISIBLE.sub("", value(description, "apiKey"))
        # python-dotenv keeps the backslash that a shell needs before these two.
        if not set(clean) & set("$`"):
            path.write_text(texts["env"], encoding="utf-8")
            assert dotenv_values(path, interpolate=False)["DWB_API_KEY"] == clean


def test_the_env_file_reads_back_in_the_samples_and_in_a_shell(
    hostile_samples: Pairs, sample: Any, tmp_path: Path
) -> None:
    path = tmp_path / ".env"
    names = {"DWB_CLIENT_SECRET": "secret", "DWB_API_KEY": "apiKey", "DWB_API_BASE": "apiBase"}
    show = "printf '%s\\0' " + " ".join(f'"${name}"' for name in names) + "\n"
    script, expected = "", []
    for description, texts in hostile_samples:
        path.write_text(texts["env"], encoding="utf-8")
        read, by_docker = sample.read_env_file(path), as_docker_reads(texts["env"])
        for name, key in names.items():
            clean = INVISIBLE.sub("", value(description, key))
            assert read[name] == clean
            assert sample.plain(by_docker[name]) == clean
            assert csharp.plain(texts["csharp"], by_docker[name]) == clean
            expected.append(clean)
        script += texts["env"] + show
    shell = subprocess.run(["sh"], input=script.encode(), capture_output=True, check=True)
    assert shell.stdout.decode().split("\0")[:-1] == expected


def test_json_reads_back(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples:
        read = json.loads(texts["json"])
        assert read["accountName"] == description["accountName"]
        assert read["clientSecret"] == (description["secret"] or None)
        assert read["apiKey"] == (description["apiKey"] or None)


def test_a_calendar_reads_the_reminder(hostile_samples: Pairs) -> None:
    for description, texts in hostile_samples[:500]:
        lines = texts["ics"].split("\r\n")
        assert all(len(line.encode()) <= 75 and not re.search(r"[\r\n]", line) for line in lines)
        calendar = Calendar.from_ical(texts["ics"])
        events = calendar.walk("VEVENT")
        assert [len(event.walk("VALARM")) for event in events] == [1, 1, 1]
        assert not calendar.errors
        # Required by the standard: sections 3.6, 3.6.1 and 3.6.6.
        assert {"PRODID", "VERSION"} <= set(calendar)
        for event in events:
            assert {"UID", "DTSTAMP", "DTSTART", "DTEND"} <= set(event)
            assert event["DTEND"].dt > event["DTSTART"].dt
            (alarm,) = event.walk("VALARM")
            assert alarm["ACTION"] == "DISPLAY"
            assert str(alarm["DESCRIPTION"]) == str(event["SUMMARY"])
        assert len({str(event["UID"]) for event in events}) == len(events)
        ends = ["expires in 30 days", "expires in one day", "expires now"]
        assert all(end in str(event["SUMMARY"]) for end, event in zip(ends, events))
        secret = description["secret"]
        assert not secret or len(secret) < 30 or secret not in texts["ics"] + texts["message"]


def test_the_message_keeps_its_lines(hostile_samples: Pairs) -> None:
    for _, texts in hostile_samples:
        labels = [line.partition(": ")[0] for line in texts["message"].split("\n") if line]
        assert labels[1:5] == ["Service account ID", "API key", "Endpoints base URL", "Guide"]
        assert len(labels) == 6


def test_file_names_are_safe(hostile_samples: Pairs) -> None:
    for _, texts in hostile_samples:
        name = texts["fileName"]
        assert name.endswith("_sample.py") and len(name.encode()) < 100
        unseen = {"Cc", "Cf", "Zs", "Zl", "Zp"}
        assert not {unicodedata.category(letter) for letter in name} & unseen
        assert name[0] not in ".-" and not set(name[: -len(".py")]) & set('<>:"/\\|?* .')


def test_no_two_accounts_have_one_file_name(write: Write) -> None:
    """Also on file systems that ignore case and composition; the names in a workspace differ."""
    names = ["船舶データ 甲", "港湾データ 乙", "a b", "a-b", "a  b", "a.b", "a/b", "a_b", "ab"]
    names += ["a\u200bb", "a\u200db", "a\u2800b", "con", "account con", "service account", "..."]
    names += ["é", "e\u0301", "데", "\u1103\u1166", "Å", "\u212b", "!", "❤", "❤\ufe0f", "x" * 64]
    ids = [f"{n:08x}-6a53-4e0e-9c0a-3f8c2a0d7c11" for n in range(len(names))]
    names.append(f"a b {ids[names.index('a-b')][:8]}")
    ids.append("ffffffff-6a53-4e0e-9c0a-3f8c2a0d7c11")
    descriptions = [
        {**ORDINARY, "level": "reader", "accountName": name, "accountId": account_id}
        for name, account_id in zip(names, ids)
    ]
    files = [texts["fileName"] for texts in write(descriptions)]
    assert len({unicodedata.normalize("NFC", file).casefold() for file in files}) == len(files)


def is_unseen(letter: str) -> bool:
    """Whether a character is a control, format or private-use character, or is not shown."""
    return letter in IGNORED or unicodedata.category(letter) in {"Cc", "Cf", "Co", "Zl", "Zp"}


# Unicode's default ignorable characters that are in none of these categories, and blank letters.
IGNORED = {*"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0\u2800"}
IGNORED |= {*map(chr, [*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])}


def test_a_source_is_what_it_looks_like(write: Write) -> None:
    every = [chr(code) for code in range(0xF0000) if not 0xD800 <= code < 0xF900]
    unseen = [*filter(is_unseen, every), "\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"]
    descriptions = [
        {**ORDINARY, "accountName": f"a{letter}b", "dataSets": [["id", f"a{letter}b"]]}
        for letter in unseen
    ]
    for letter, texts in zip(unseen, write(descriptions)):
        for language in LANGUAGES:
            assert f"a{letter}b" not in texts[language], (language, ascii(letter))
            found = set(filter(is_unseen, set(texts[language]))) - {"\n"}
            assert not found, (language, ascii(found))
        assert not set(filter(is_unseen, texts["env"])) - {"\n"}


def test_joined_emoji_and_words_stay_readable(write: Write) -> None:
    for name in ("👩‍👩‍👧", "🏳️‍🌈", "می‌خواهم"):
        (texts,) = write([{**ORDINARY, "level": "reader", "accountName": name}])
        for language in (*LANGUAGES, "env", "json", "message"):
            assert name in texts[language]


@pytest.mark.parametrize("kind", KINDS)
def test_ordinary_values_are_written_plainly(samples: dict[str, Samples], kind: str) -> None:
    for language in (*LANGUAGES, "env", "json", "message"):
        assert "Fleet reporting" in samples[kind][language]
        assert "\\" not in samples[kind]["env"]
