"""Runs a sample like the person who received it: in a fresh environment and an empty folder."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import tomllib
import venv
from dataclasses import dataclass
from enum import IntEnum
from importlib import metadata
from pathlib import Path
from typing import Any

LIMIT = 120  # seconds, after which a run counts as stuck


class Exit(IntEnum):
    """The exit codes that the samples promise."""

    OK = 0
    UNEXPECTED = 1
    NO_CREDENTIALS = 2
    REFUSED = 3
    FORBIDDEN = 4
    NOT_FOUND = 5
    TOO_MANY_CALLS = 6
    NO_CONNECTION = 7
    STOPPED = 130


@dataclass(frozen=True)
class Ran:
    """How a sample ended and what it printed; in a terminal `out` holds it all."""

    code: int
    out: str
    err: str = ""


def fresh_environment(folder: Path, script: str) -> Path:
    """Make a virtual environment with only what the script's header requires.

    The packages are copied from this environment, so that no test needs the network.
    """
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    header = metadata_of(script)
    assert header["requires-python"] == ">=3.9"
    wanted = [_name(requirement) for requirement in header["dependencies"]]
    done: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in done:
            done.add(name)
            distribution = metadata.distribution(name)
            _copy(distribution, site)
            needs = [need for need in distribution.requires or () if "extra ==" not in need]
            wanted += map(_name, needs)
    return folder / "bin" / "python"


def metadata_of(script: str) -> dict[str, Any]:
    """Read the block that `uv run` uses, as described in PEP 723."""
    block = r"(?m)^# /// (?P<type>[a-zA-Z0-9-]+)$\s(?P<content>(^#(| .*)$\s)+)^# ///$"
    (match,) = (match for match in re.finditer(block, script) if match["type"] == "script")
    lines = match["content"].splitlines()
    return tomllib.loads("\n".join(line.removeprefix("#").removeprefix(" ") for line in lines))


def _name(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return name[0]


def _copy(distribution: metadata.Distribution, site: Path) -> None:
    for file in distribution.files or ():
        if ".." not in file.parts and "__pycache__" not in file.parts:
            target = site.joinpath(*file.parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(str(file.locate()), target)


def run(command: list[str], folder: Path, **environment: str) -> Ran:
    """Run without a terminal, with only the given environment variables."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=_clean(environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LIMIT,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def run_and_type(command: list[str], folder: Path, prompt: str, answer: str) -> Ran:
    """Run in a terminal and type the answer at the prompt."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execvpe(command[0], command, _clean({}))
    seen, typed = b"", False
    while select.select([terminal], [], [], LIMIT)[0]:
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # on Linux, the program has ended
            break
        if not typed and prompt.encode() in seen:
            os.write(terminal, answer.encode() + b"\n")
            typed = True
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert typed, seen.decode()
    return Ran(os.waitstatus_to_exitcode(status), seen.decode().replace("\r\n", "\n"))


def _clean(environment: dict[str, str]) -> dict[str, str]:
    plain = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return {**plain, **environment}
