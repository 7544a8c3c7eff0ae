"""The samples make first calls to a real Workbench, and say what is wrong when they cannot."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clean_room import Exit, Ran, run, run_and_type
from conftest import Write
from descriptions import Description
from local_workbench import DATA_SETS, Account, LocalWorkbench, running

PROMPT = "Service account secret (stays hidden): "


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalWorkbench]:
    """A Workbench that all tests share; each creates its own accounts."""
    with running(tmp_path_factory.mktemp("workbench")) as started:
        yield started


Command = Callable[[Description], list[str]]


@pytest.fixture
def sample(write: Write, python: str, tmp_path: Path) -> Command:
    """Write the Python sample under its download name and give its command."""

    def written(description: Description) -> list[str]:
        (texts,) = write([description])
        script = tmp_path / texts["fileName"]
        script.write_text(texts["python"], encoding="utf-8")
        return [python, str(script)]

    return written


@pytest.fixture
def shell(write: Write, tmp_path: Path) -> Command:
    """Write the curl sample and give its command."""

    def written(description: Description) -> list[str]:
        (texts,) = write([description])
        script = tmp_path / "sample.sh"
        script.write_text(texts["curl"], encoding="utf-8")
        return ["sh", str(script)]

    return written


def check(ran: Ran, account: Account, code: Exit) -> str:
    """Check the exit code, and that the secret was not printed."""
    everything = ran.out + ran.err
    assert ran.code == code, everything
    assert account.secret not in everything
    assert "Traceback" not in everything
    return everything


@pytest.mark.parametrize("level", ["reader", "admin"])
def test_a_whole_workspace_is_listed_and_rows_are_read(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path, level: str
) -> None:
    account = workbench.whole(level)
    ran = run(sample(account.with_secret()), tmp_path)
    check(ran, account, Exit.OK)
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0] == f"Service account: {account.description['accountName']}"
    assert [line for line in lines if line.startswith("Page ")] == [
        f"Page {page} of 3, {DATA_SETS} data sets in all" for page in (1, 2, 3)
    ]
    data_sets = workbench.data_sets(DATA_SETS)
    for data_set_id, name in data_sets:
        assert f"  {data_set_id}  {name}" in lines
    title = f"{data_sets[0][1]} ({data_sets[0][0]}): the first "
    start = next(number for number, line in enumerate(lines) if line.startswith(title))
    assert isinstance(json.loads(lines[start + 1]), dict)
    assert ("Writing would start" in lines[-1]) == (level == "admin")


def test_hand_picked_data_sets_are_each_read(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    data_sets = workbench.data_sets(3)
    account = workbench.picked(data_sets)
    ran = run(sample(account.with_secret()), tmp_path)
    check(ran, account, Exit.OK)
    for data_set_id, name in data_sets:
        assert f"{name} ({data_set_id}): the first " in ran.out
    assert '  {"' in ran.out


def test_the_secret_in_the_environment(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    ran = run(sample(account.description), tmp_path, DWB_CLIENT_SECRET=account.secret)
    check(ran, account, Exit.OK)


def test_the_secret_in_the_env_file_beside_the_script(
    workbench: LocalWorkbench, sample: Command, write: Write, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    (texts,) = write([account.with_secret()])
    command = sample({**account.description, "apiKey": None})
    (tmp_path / ".env").write_text(texts["env"], encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    check(run(command, elsewhere), account, Exit.OK)


def test_the_secret_typed_at_the_prompt(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    ran = run_and_type(sample(account.description), tmp_path, PROMPT, account.secret)
    check(ran, account, Exit.OK)
    assert f"Page 1 of 3, {DATA_SETS} data sets in all" in ran.out


def test_no_secret_and_nobody_to_ask(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    said = check(run(sample(account.description), tmp_path), account, Exit.NO_CREDENTIALS)
    assert "Service account secret is missing." in said
    assert "DWB_CLIENT_SECRET" in said
    assert str(tmp_path / ".env") in said


def test_nothing_typed_at_the_prompt(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    for typed in ("", "\x04"):  # Enter; Ctrl+D
        ran = run_and_type(sample(account.description), tmp_path, PROMPT, typed)
        assert "Service account secret is missing." in check(ran, account, Exit.NO_CREDENTIALS)


def test_a_wrong_secret(workbench: LocalWorkbench, sample: Command, tmp_path: Path) -> None:
    account = workbench.whole("reader")
    wrong = {"DWB_CLIENT_SECRET": "wr0ng~s3cret"}
    said = check(run(sample(account.description), tmp_path, **wrong), account, Exit.REFUSED)
    assert "AADSTS7000215" in said
    assert "The secret is wrong, or an old one" in said
    assert "came from the environment variable DWB_CLIENT_SECRET" in said
    assert "wr0ng" not in said


def test_a_regenerated_secret(workbench: LocalWorkbench, sample: Command, tmp_path: Path) -> None:
    account = workbench.whole("reader")
    command = sample(account.with_secret())
    workbench.regenerate(account)
    said = check(run(command, tmp_path), account, Exit.REFUSED)
    assert "an old one from before it was regenerated" in said
    assert "came from this script" in said


def test_an_expired_secret(sample: Command, shell: Command, tmp_path: Path) -> None:
    with running(tmp_path, "--secret-lifetime", "1") as workbench:
        account = workbench.whole("reader")
        workbench.wait_until_expired(account)
        said = check(run(sample(account.with_secret()), tmp_path), account, Exit.REFUSED)
        assert "AADSTS7000222" in said
        assert "The secret has expired" in said
        said = check(run(shell(account.with_secret()), tmp_path), account, Exit.REFUSED)
        assert "AADSTS7000222" in said


def test_a_removed_account(workbench: LocalWorkbench, sample: Command, tmp_path: Path) -> None:
    account = workbench.whole("reader")
    command = sample(account.with_secret())
    workbench.remove(account)
    said = check(run(command, tmp_path), account, Exit.REFUSED)
    assert "No account has this ID" in said


def test_a_wrong_api_key(workbench: LocalWorkbench, sample: Command, tmp_path: Path) -> None:
    account = workbench.whole("reader")
    description = {**account.with_secret(), "apiKey": "0" * 32}
    said = check(run(sample(description), tmp_path), account, Exit.REFUSED)
    assert "answer 401. The API key is wrong" in said


def test_a_data_set_no_longer_shared(
    workbench: LocalWorkbench, sample: Command, tmp_path: Path
) -> None:
    kept, lost = data_sets = workbench.data_sets(2)
    account = workbench.picked(data_sets)
    command = sample(account.with_secret())
    workbench.share(account, [kept])
    ran = run(command, tmp_path)
    check(ran, account, Exit.FORBIDDEN)
    assert f"{kept[1]} ({kept[0]}): the first " in ran.out
    assert f"{lost[1]} ({lost[0]}): answer 403. Not shared with this account." in ran.err
    assert "GET /workspaces/{id} and, below that, POST ingest" in ran.err
    assert ran.err.endswith("1 of 2 data sets could not be read.\n")


def test_the_workbench_stopped(sample: Command, shell: Command, tmp_path: Path) -> None:
    with running(tmp_path) as workbench:
        account = workbench.whole("reader")
    said = check(run(sample(account.with_secret()), tmp_path), account, Exit.NO_CONNECTION)
    assert "No connection to http://127.0.0.1:" in said
    assert "trying again in 4 s" in said
    check(run(shell(account.with_secret()), tmp_path), account, Exit.NO_CONNECTION)


@pytest.mark.parametrize("kind", ["reader", "admin", "picked"])
def test_curl_lists_the_data_sets(
    workbench: LocalWorkbench, shell: Command, tmp_path: Path, kind: str
) -> None:
    data_sets = workbench.data_sets(2 if kind == "picked" else DATA_SETS)
    account = workbench.picked(data_sets) if kind == "picked" else workbench.whole(kind)
    ran = run(shell(account.with_secret()), tmp_path)
    check(ran, account, Exit.OK)
    pages = [json.loads(page) for page in ran.out.splitlines()]
    listed = [data_set["id"] for page in pages for data_set in page["result"]]
    assert sorted(listed) == sorted(data_set_id for data_set_id, _ in data_sets)
    assert ran.err == f"Service account: {account.description['accountName']}\n"


def test_curl_takes_the_secret_from_the_environment_or_the_prompt(
    workbench: LocalWorkbench, shell: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    command = shell(account.description)
    check(run(command, tmp_path, DWB_CLIENT_SECRET=account.secret), account, Exit.OK)
    check(run_and_type(command, tmp_path, PROMPT, account.secret), account, Exit.OK)
    said = check(run(command, tmp_path), account, Exit.NO_CREDENTIALS)
    assert "DWB_CLIENT_SECRET" in said


def test_curl_with_a_wrong_secret_or_key(
    workbench: LocalWorkbench, shell: Command, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    said = check(run(shell(account.with_secret("wr0ng")), tmp_path), account, Exit.REFUSED)
    assert "Sign-in: refused." in said
    assert "AADSTS7000215" in said
    description = {**account.with_secret(), "apiKey": "0" * 32}
    said = check(run(shell(description), tmp_path), account, Exit.REFUSED)
    assert "The list of data sets: refused." in said
