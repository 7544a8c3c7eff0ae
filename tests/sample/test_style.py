"""The samples pass the linters, formatters and parsers of their languages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import tools
from conftest import SOURCE, Samples
from csharp import faults
from descriptions import KINDS, Description

TEMPLATES = [SOURCE / "sample.py", SOURCE / "hand_picked.py"]
# The rule against a secret in the source, which the user chose to include here.
SECRET_INSIDE = "S105"
# The rule against opening URLs that may be `file:` URLs. The sample's opener supports only HTTP
# and HTTPS.
ADDRESS_IN_A_CONSTANT = "S310"


def tool(*arguments: object) -> None:
    """Run a Python tool; its output is the failure."""
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def scripts(samples: dict[str, Samples], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The Python script of each kind of account, in a file named after the kind."""
    folder = tmp_path_factory.mktemp("scripts")
    for kind, texts in samples.items():
        (folder / f"{kind}.py").write_text(texts["python"], encoding="utf-8")
    return [folder / f"{kind}.py" for kind in samples]


@pytest.mark.parametrize("rules", ["default", "security"])
def test_ruff_has_no_objection(scripts: list[Path], rules: str) -> None:
    ours = ["ruff", "check", "--isolated", "--no-cache", "--quiet"]
    if rules == "security":
        ours += ["--select", "S", "--ignore", ADDRESS_IN_A_CONSTANT]
    plain = [script for script in scripts if "secret" not in script.stem]
    tool(*ours, *TEMPLATES, *plain)
    tool(*ours, "--ignore", SECRET_INSIDE, *scripts)


def test_ruff_would_format_nothing_anew(scripts: list[Path]) -> None:
    tool("ruff", "format", "--isolated", "--no-cache", "--check", "--diff", *TEMPLATES, *scripts)


def test_mypy_is_content_in_strict_mode(scripts: list[Path], tmp_path: Path) -> None:
    mypy = ["mypy", "--strict", "--no-incremental", "--cache-dir", tmp_path, "--config-file="]
    tool(*mypy, *scripts)
    tool(*mypy, *TEMPLATES)


def test_python_3_9_has_all_that_is_used(scripts: list[Path]) -> None:
    start = "from vermin import main; main()"  # vermin cannot be run with -m
    arguments = ["--quiet", "--no-tips", "--eval-annotations", "-t=3.9-", *TEMPLATES, *scripts]
    command = [sys.executable, "-c", start, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_shellcheck_has_no_objection(samples: dict[str, Samples], kind: str) -> None:
    shellcheck = Path(sys.executable).with_name("shellcheck")
    done = subprocess.run(
        [shellcheck, "--shell=sh", "--norc", "-"],
        input=samples[kind]["curl"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_csharp_parses(samples: dict[str, Samples], kind: str) -> None:
    assert faults(samples[kind]["csharp"]) == []


@pytest.mark.parametrize("language", ["python", "curl", "csharp", *tools.TOOLS, "env"])
def test_the_warning_stands_with_the_secret_alone(
    samples: dict[str, Samples], language: str
) -> None:
    mark = "it holds the secret" if language == "env" else "WARNING"
    for kind, texts in samples.items():
        assert (mark in texts[language]) == ("secret" in KINDS[kind]), kind
        assert not re.search(r"(?m)^\s*(#|//) \[", texts[language])


@pytest.mark.parametrize("language", tools.TOOLS)
def test_a_sample_for_a_tool_is_short(samples: dict[str, Samples], language: str) -> None:
    assert all(len(texts[language].splitlines()) <= 120 for texts in samples.values())


@pytest.mark.parametrize("language", [*tools.PROGRAMS, "powershell", "powerquery", "databricks"])
def test_a_sample_fits_the_access(samples: dict[str, Samples], language: str) -> None:
    for kind, texts in samples.items():
        text, description = texts[language], KINDS[kind]
        assert ("The first 100 data sets of the workspace" in text) == ("level" in description)
        assert ("The data sets picked for this account" in text) == ("dataSets" in description)
        assert ("The account's level is Admin" in text) == (description.get("level") == "admin")


def test_the_notebook_passes_the_checks(samples: dict[str, Samples], tmp_path: Path) -> None:
    for kind, texts in samples.items():
        (tmp_path / f"{kind}.py").write_text(texts["databricks"], encoding="utf-8")
    tool("ruff", "check", "--isolated", "--no-cache", "--quiet", tmp_path)


def test_only_an_admin_is_told_where_writing_starts(samples: dict[str, Samples]) -> None:
    told = {kind for kind, texts in samples.items() if "Writing would start" in texts["python"]}
    assert told == {"admin"}


def test_a_long_list_of_data_sets_is_cut_and_says_so(samples: dict[str, Samples]) -> None:
    text = samples["picked_many"]["python"]
    shared: Description = KINDS["picked_many"]
    written = [data_set_id for data_set_id, _ in shared["dataSets"] if data_set_id in text]
    assert len(written) == 100
    assert "\nLEFT_OUT = 30  #" in text
    assert "\nLEFT_OUT = 0  #" in samples["picked_one"]["python"]
