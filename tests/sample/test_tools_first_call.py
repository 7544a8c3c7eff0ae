"""The samples for other languages and tools make first calls to a real Workbench."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from dotenv import dotenv_values

import tools
from clean_room import Exit, Ran, run, run_and_type
from conftest import Write
from databricks_server import Scopes, keeping
from descriptions import Description
from local_workbench import DATA_SETS, Account, LocalWorkbench, running
from stub_server import Answer, page, serving, token

PROMPT = "Service account secret (stays hidden): "
ACCESS = ["reader", "admin", "picked"]
Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalWorkbench]:
    """A Workbench that all tests share; each creates its own accounts."""
    with running(tmp_path_factory.mktemp("workbench")) as started:
        yield started


@pytest.fixture
def ran(write: Write, tmp_path: Path) -> Run:
    """Run the program of a language, as it is written for a description."""

    def of(language: str, description: Description, **environment: str) -> Ran:
        (texts,) = write([description])
        return run(tools.saved(language, texts[language], tmp_path), tmp_path, **environment)

    return of


def account_of(workbench: LocalWorkbench, access: str) -> tuple[Account, list[list[str]]]:
    """Create an account, and give what its list must have."""
    if access == "picked":
        data_sets = workbench.data_sets(2)
        return workbench.picked(data_sets), data_sets
    return workbench.whole(access), workbench.data_sets(100)


def checked(done: Ran, secret: str, code: Exit) -> str:
    """Check the exit code, and that the secret was not printed."""
    everything = done.out + done.err
    assert done.code == code, everything
    assert secret not in everything
    return everything


@pytest.mark.parametrize("access", ACCESS)
@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_data_sets_are_listed_and_rows_are_read(
    workbench: LocalWorkbench, ran: Run, language: str, access: str
) -> None:
    account, data_sets = account_of(workbench, access)
    done = ran(language, account.with_secret())
    checked(done, account.secret, Exit.OK)
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[0] == f"Service account: {account.description['accountName']}"
    if language == "java":
        listed = json.loads(lines[1])["result"]
        assert [[each["id"], each["name"]] for each in listed] == data_sets
        assert len(json.loads(lines[2])["data"]) == 5
        return
    total = DATA_SETS if access != "picked" else 2
    assert lines[1] == f"{total} data sets, the first {len(data_sets)}:"
    assert lines[2 : 2 + len(data_sets)] == [f"  {id}  {name}" for id, name in data_sets]
    assert lines[2 + len(data_sets)].startswith(f"{data_sets[0][1]}: the first 5 of ")
    assert len(lines) == 3 + len(data_sets) + 5


@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_the_secret_and_the_key_in_the_environment(
    workbench: LocalWorkbench, ran: Run, language: str
) -> None:
    account = workbench.whole("reader")
    description = {**account.description, "apiKey": None}
    both = {"DWB_CLIENT_SECRET": account.secret, "DWB_API_KEY": account.description["apiKey"]}
    checked(ran(language, description, **both), account.secret, Exit.OK)
    for missing, label in [
        ("DWB_CLIENT_SECRET", "Service account secret"),
        ("DWB_API_KEY", "API key"),
    ]:
        others = {name: value for name, value in both.items() if name != missing}
        said = checked(ran(language, description, **others), account.secret, Exit.NO_CREDENTIALS)
        assert f"{label} is missing: set " in said and missing in said


def test_java_asks_for_the_secret(workbench: LocalWorkbench, write: Write, tmp_path: Path) -> None:
    account = workbench.whole("reader")
    (texts,) = write([account.description])
    command = tools.saved("java", texts["java"], tmp_path)
    checked(run_and_type(command, tmp_path, PROMPT, account.secret), account.secret, Exit.OK)


@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_a_wrong_secret_and_a_wrong_key(workbench: LocalWorkbench, ran: Run, language: str) -> None:
    account = workbench.whole("reader")
    said = checked(ran(language, account.with_secret("wr0ng")), "wr0ng", Exit.REFUSED)
    assert "Sign-in: refused. The secret may be wrong, expired or regenerated" in said
    assert "AADSTS7000215" in said
    description = {**account.with_secret(), "apiKey": "0" * 32}
    said = checked(ran(language, description), account.secret, Exit.REFUSED)
    assert "The list of data sets: refused. The API key may be wrong." in said


@pytest.mark.parametrize(
    ("answer", "code", "words"),
    [
        (
            Answer(403, {"title": "Forbidden", "traceId": "00-a"}),
            Exit.FORBIDDEN,
            "has no access to it.",
        ),
        (Answer(429, {"title": "Slow down"}), Exit.TOO_MANY_CALLS, "too many calls."),
        (Answer(500, "<html>"), Exit.UNEXPECTED, "unexpected answer 500."),
        (Answer(307, "", {"Location": "/token"}), Exit.UNEXPECTED, "unexpected answer 307."),
    ],
)
@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_other_answers_are_told(
    ran: Run, language: str, answer: Answer, code: Exit, words: str
) -> None:
    with serving([token()], [answer]) as stub:
        done = ran(language, stub.description)
    said = checked(done, stub.description["secret"], code)
    assert (
        f"The list of data sets: {'this account ' if code == Exit.FORBIDDEN else ''}{words}" in said
    )
    assert len(stub.token_requests) == 1
    if isinstance(answer.body, dict):
        for told in answer.body.values():
            assert f"\n  The server says: {told}" in done.err


@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_nobody_answers(ran: Run, language: str) -> None:
    with serving([token()], [page(1, 1)]) as stub:
        description = stub.description
    said = checked(ran(language, description), description["secret"], Exit.NO_CONNECTION)
    assert "Sign-in: no connection" in said


@pytest.mark.parametrize("language", tools.PROGRAMS)
def test_a_key_that_no_header_can_hold_is_not_printed(ran: Run, language: str) -> None:
    with serving([token()], [page(1, 1)]) as stub:
        done = ran(language, {**stub.description, "apiKey": "k3y\nX-More: 1"})
    assert done.code != Exit.OK
    assert "k3y" not in done.out + done.err
    assert not any("X-More" in headers for headers in stub.call_requests)


@pytest.mark.parametrize("access", ACCESS)
def test_postman_runs_the_collection(
    workbench: LocalWorkbench, write: Write, tmp_path: Path, access: str
) -> None:
    account, _ = account_of(workbench, access)
    (texts,) = write([account.with_secret()])
    answers = tools.postman(texts["postman"], tmp_path)
    assert (answers.code, answers.statuses, answers.said) == (0, [200, 200, 200], "")


def test_postman_says_what_is_wrong(
    workbench: LocalWorkbench, write: Write, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    (texts,) = write([account.with_secret("wr0ng")])
    answers = tools.postman(texts["postman"], tmp_path)
    assert answers.statuses == [401, 401, 401]
    first, second, _ = answers.said.split("\n")
    assert first.startswith("Refused. The secret may be wrong, expired or regenerated")
    assert second.startswith("Refused. The API key may be wrong, or the token has ended")
    with serving([token()], [Answer(403, {})]) as stub:
        (texts,) = write([stub.description])
        answers = tools.postman(texts["postman"], tmp_path)
    assert answers.statuses == [200, 403, 403]
    assert answers.said.startswith("This account has no access to it.")


@pytest.mark.parametrize("access", ACCESS)
def test_httpyac_sends_the_requests(
    workbench: LocalWorkbench, write: Write, tmp_path: Path, access: str
) -> None:
    account, _ = account_of(workbench, access)
    (texts,) = write([account.with_secret()])
    answers = tools.http(texts["http"], tmp_path)
    assert (answers.code, answers.statuses) == (0, [200, 200, 200]), answers.said


def test_httpyac_takes_secret_and_key_from_the_environment(
    workbench: LocalWorkbench, write: Write, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    (texts,) = write([{**account.description, "apiKey": None}])
    both = {"DWB_CLIENT_SECRET": account.secret, "DWB_API_KEY": account.description["apiKey"]}
    answers = tools.http(texts["http"], tmp_path, **both)
    assert (answers.code, answers.statuses) == (0, [200, 200, 200]), answers.said
    (texts,) = write([account.with_secret("wr0ng")])
    assert tools.http(texts["http"], tmp_path).statuses[0] == 401


@pytest.mark.parametrize("access", ACCESS)
def test_the_notebook_keeps_the_credentials_and_makes_first_calls(
    workbench: LocalWorkbench, write: Write, tmp_path: Path, access: str
) -> None:
    account, data_sets = account_of(workbench, access)
    (texts,) = write([account.with_secret()])
    scopes: Scopes = {}
    with keeping(scopes) as host:
        code, said = tools.databricks(texts["databricks"], tmp_path, host)
    assert code == 0, said
    assert account.secret not in said
    assert f"The credentials of {account.description['accountName']} are kept.\n" in said
    for data_set_id, name in data_sets:
        assert f"  {data_set_id}  {name}\n" in said
    (texts,) = write([account.with_secret()])
    (tmp_path / ".env").write_text(texts["sdk"], encoding="utf-8")
    assert scopes == {"secrets": dotenv_values(tmp_path / ".env")}


def test_the_notebook_says_what_is_wrong(
    workbench: LocalWorkbench, write: Write, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    descriptions = [account.with_secret("wr0ng"), {**account.with_secret(), "apiKey": "0" * 32}]
    wrong, no_key = (texts["databricks"] for texts in write(descriptions))
    with keeping({"secrets": {}}) as host:
        code, said = tools.databricks(wrong, tmp_path, host)
        assert code == 1
        assert "Sign-in: answer 401. The secret may be wrong, expired" in said
        assert "wr0ng" not in said
        code, said = tools.databricks(no_key, tmp_path, host)
        assert code == 1
        assert "The list of data sets: answer 401. The API key may be wrong." in said


def test_the_official_sdk_could_sign_in_with_its_env_file(
    workbench: LocalWorkbench, write: Write, tmp_path: Path
) -> None:
    account = workbench.whole("reader")
    (texts,) = write([account.with_secret()])
    (tmp_path / ".env").write_text(texts["sdk"], encoding="utf-8")
    read = dotenv_values(tmp_path / ".env")
    form = {"grant_type": "client_credentials", "client_id": read["ApimClientId"]}
    form |= {"client_secret": read["ApimClientSecret"], "scope": read["ApimScope"]}
    signed_in = requests.post(str(read["ApimTokenUrl"]), data=form, timeout=30)
    assert signed_in.status_code == 200, signed_in.text
    headers = {"Ocp-Apim-Subscription-Key": str(read["OcpApimSubscriptionKey"])}
    headers["Authorization"] = f"Bearer {signed_in.json()['access_token']}"
    url = f"{read['GatewayBaseUrl']}/workspaces/{read['DwbWorkspaceId']}/datasets/query"
    assert requests.post(url, json={}, headers=headers, timeout=30).status_code == 200
