"""One run of schemathesis against a running Workbench, and its outcome."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import document
from callers import DATA_SET, Caller
from workbench import Workbench

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")


@dataclass
class Outcome:
    """The results of schemathesis, by the label of an operation."""

    complaints: dict[str, list[str]] = field(default_factory=dict)
    statuses: dict[str, Counter] = field(default_factory=lambda: defaultdict(Counter))
    # How often each check ran.
    checks: Counter = field(default_factory=Counter)
    exit_code: int = 0
    output: str = ""


def as_caller(workbench: Workbench, caller: Caller, folder: Path) -> Outcome:
    """Tests the gateway as this caller."""
    administrator = workbench.sign_in("administrator")
    data_sets = [entry["id"] for entry in workbench.data_sets(administrator, pageSize=20)]
    columns = administrator.get(f"{workbench.workspace}/datasets/{DATA_SET}", timeout=10).json()["columns"]
    accounts = administrator.get(f"{workbench.workspace}/serviceAccounts", params={"pageSize": 1000}, timeout=10)
    _write_dictionary(folder, "data-sets", [DATA_SET, *data_sets])
    _write_dictionary(folder, "columns", columns)
    _write_dictionary(folder, "accounts", [account["id"] for account in accounts.json()["result"]])
    job, versions = workbench.upload(administrator)
    _write_dictionary(folder, "jobs", [job])
    _write_dictionary(folder, "schema-versions", versions)
    options = ["--url", workbench.gateway, "--exclude-operation-id", "getToken"]
    options += ["--phases", caller.phases, "--max-examples", str(caller.examples)]
    return _run(folder, caller.sign_in(workbench), options)


def of_token_endpoint(workbench: Workbench, folder: Path) -> Outcome:
    """Tests the token endpoint, which has its own host in production, with one account's credentials."""
    account = workbench.account("Token tests", {"scope": "workspace", "level": "reader"})
    _write_dictionary(folder, "client-ids", [account.client_id])
    _write_dictionary(folder, "client-secrets", [account.secret])
    for unused in ("data-sets", "columns", "accounts", "jobs", "schema-versions"):
        _write_dictionary(folder, unused, [DATA_SET])
    known = """
[[operations]]
include-operation-id = "getToken"
parameters = { "body.client_id" = { dictionary = "client-ids", probability = 0.9 }, \
"body.client_secret" = { dictionary = "client-secrets", probability = 0.7 } }

[dictionaries.client-ids]
from-file = "client-ids.txt"

[dictionaries.client-secrets]
from-file = "client-secrets.txt"
"""
    options = ["--url", workbench.origin, "--include-operation-id", "getToken"]
    return _run(folder, known, [*options, "--phases", "examples,coverage,fuzzing"])


def _write_dictionary(folder: Path, name: str, entries: list[str]) -> None:
    text = "\n".join(json.dumps(entry) for entry in entries)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def _run(folder: Path, more_configuration: str, options: list[str]) -> Outcome:
    configuration = folder / "schemathesis.toml"
    configuration.write_text(f"{CONFIGURATION.read_text(encoding='utf-8')}\n{more_configuration}", encoding="utf-8")
    junit, events = folder / "junit.xml", folder / "events.ndjson"
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration), "run"]
    reports = ["--report-junit-path", str(junit), "--report-ndjson-path", str(events)]
    command += [str(document.PATH), *options, *reports, "--no-color"]
    # In its own folder, so that it leaves no files in the source tree.
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    outcome = Outcome(exit_code=ran.returncode, output=ran.stdout + ran.stderr)
    if junit.exists() and events.exists():
        _read_junit(junit, outcome)
        _read_events(events, outcome)
    return outcome


def _read_junit(path: Path, outcome: Outcome) -> None:
    for case in ElementTree.parse(path).iter("testcase"):
        found = [element for element in case if element.tag in ("failure", "error")]
        outcome.complaints[case.get("name")] = [element.text or element.get("message") or "" for element in found]


def _read_events(path: Path, outcome: Outcome) -> None:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
            for case, interaction in recorder.get("interactions", {}).items():
                made = recorder["cases"][case]["value"]
                status = (interaction.get("response") or {}).get("status_code")
                outcome.statuses[f"{made['method']} {made['path']}"][status] += 1
            for checks in recorder.get("checks", {}).values():
                outcome.checks.update(check["name"] for check in checks)
