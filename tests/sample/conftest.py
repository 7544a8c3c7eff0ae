"""Shared fixtures: the program that writes samples, and samples for each kind of account."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from clean_room import fresh_environment
from descriptions import KINDS, Description, hostile

Samples = dict[str, str]
Write = Callable[[Iterable[Description]], list[Samples]]

SOURCE = Path(__file__).resolve().parents[2] / "samples" / "templates"


def program(variable: str) -> str:
    """Give the path of a built program, which must be set in the environment."""
    path = os.environ.get(variable, "")
    if not path:
        pytest.exit(
            f"{variable} names no program. Run these tests with: cargo xtask test sample", 2
        )
    return path


@pytest.fixture(scope="session")
def write() -> Write:
    """Write the samples for descriptions of accounts in one run of the program."""

    def written(descriptions: Iterable[Description]) -> list[Samples]:
        lines = "".join(json.dumps(description) + "\n" for description in descriptions)
        command = [program("WRITE_SAMPLE")]
        output = subprocess.run(command, input=lines.encode(), capture_output=True, check=True)
        return [json.loads(line) for line in output.stdout.split(b"\n") if line]

    return written


@pytest.fixture(scope="session")
def samples(write: Write) -> dict[str, Samples]:
    """Samples for each kind of account."""
    return dict(zip(KINDS, write(KINDS.values())))


@pytest.fixture(scope="session")
def python(samples: dict[str, Samples], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The interpreter of an environment with only what the Python sample requires."""
    folder = tmp_path_factory.mktemp("environment")
    return str(fresh_environment(folder, samples["reader"]["python"]))


@pytest.fixture(scope="session")
def hostile_samples(write: Write) -> list[tuple[Description, Samples]]:
    """Samples for thousands of accounts whose names and values try to become code."""
    descriptions = hostile(2000)
    return list(zip(descriptions, write(descriptions)))
