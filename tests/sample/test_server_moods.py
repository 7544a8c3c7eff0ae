"""The samples wait where that helps, give up where it does not, and say why."""

from __future__ import annotations

import json
import time
from email.utils import formatdate
from pathlib import Path

import pytest

from clean_room import Exit, Ran, run
from conftest import Write
from descriptions import SECRET
from stub_server import ROWS, Answer, Stub, page, serving, token


def ran(stub: Stub, write: Write, python: str, folder: Path) -> Ran:
    """Run the sample against a stub."""
    (texts,) = write([stub.description])
    script = folder / "sample.py"
    script.write_text(texts["python"], encoding="utf-8")
    done = run([python, str(script)], folder)
    assert SECRET not in done.out + done.err
    assert "Traceback" not in done.err
    return done


def test_a_token_is_kept_for_all_pages(write: Write, python: str, tmp_path: Path) -> None:
    calls = [page(1, 3), page(2, 3), page(3, 3), ROWS]
    with serving([token()], calls) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.OK, done.err
    assert "Page 3 of 3, 3 data sets in all\n  id-3  Data set 3\n" in done.out
    assert '{"Ship": "船"}' in done.out
    assert len(stub.token_requests) == 1
    assert len(stub.call_requests) == 4
    for headers in stub.call_requests:
        assert headers["Authorization"] == "Bearer a.b.c"
        assert headers["Ocp-Apim-Subscription-Key"] == stub.description["apiKey"]


def test_a_token_at_its_end_is_replaced(write: Write, python: str, tmp_path: Path) -> None:
    with serving([token(30)], [page(1, 2), page(2, 2), ROWS]) as stub:
        assert ran(stub, write, python, tmp_path).code == Exit.OK
    assert len(stub.token_requests) == 3


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_passing_trouble_passes(write: Write, python: str, tmp_path: Path, status: int) -> None:
    trouble = Answer(status, "<html>busy</html>", {"Retry-After": "0"})
    with serving([trouble, token()], [trouble, trouble, page(1, 1), trouble, ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.OK, done.err
    assert done.err.count(f"Answer {status} from {stub.origin}") == 4
    assert done.err.count("trying again in 0 s") == 4


def test_retry_after_may_be_a_date(write: Write, python: str, tmp_path: Path) -> None:
    past = Answer(429, {}, {"Retry-After": formatdate(time.time() - 5, usegmt=True)})
    with serving([token()], [past, page(1, 1), ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.OK, done.err
    assert "trying again in 0 s" in done.err


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_long_wait_is_left_to_the_caller(
    write: Write, python: str, tmp_path: Path, form: str
) -> None:
    header = "86400" if form == "seconds" else formatdate(time.time() + 86400, usegmt=True)
    problem = {"title": "Rate limit is exceeded", "traceId": "00-abc"}
    with serving([token()], [Answer(429, problem, {"Retry-After": header})]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.TOO_MANY_CALLS
    assert "Too many calls; wait a while" in done.err
    assert "The server says: Rate limit is exceeded\n  The server says: 00-abc" in done.err
    assert len(stub.call_requests) == 1


def test_it_does_not_try_for_ever(write: Write, python: str, tmp_path: Path) -> None:
    with serving([token()], [Answer(503, "", {"Retry-After": "0"})]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.UNEXPECTED
    assert "The list of data sets: answer 503." in done.err
    assert len(stub.call_requests) == 4


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(401, {"statusCode": 401, "message": "Access denied."}), Exit.REFUSED),
        (Answer(403, ""), Exit.FORBIDDEN),
        (Answer(404, "<html>"), Exit.NOT_FOUND),
        (Answer(500, '{"title": "cut o'), Exit.UNEXPECTED),
        (Answer(200, "<html>Log in to the network</html>"), Exit.UNEXPECTED),
        (Answer(200, []), Exit.UNEXPECTED),
    ],
)
def test_each_answer_has_its_exit_code(
    write: Write, python: str, tmp_path: Path, answer: Answer, code: int
) -> None:
    with serving([token()], [answer]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == code
    assert f"The list of data sets: answer {answer.status}." in done.err
    assert "html" not in done.err


@pytest.mark.parametrize("place", ["sign-in", "gateway"])
def test_a_redirect_does_not_lead_the_credentials_away(
    write: Write, python: str, tmp_path: Path, place: str
) -> None:
    with serving([token()], [page(1, 1), ROWS]) as thief:
        away = Answer(307, "", {"Location": f"{thief.origin}/token"})
        tokens = [away] if place == "sign-in" else [token()]
        with serving(tokens, [away]) as stub:
            done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.UNEXPECTED
    assert not thief.token_requests
    assert not thief.call_requests


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (401, "AADSTS7000215: Invalid client secret provided.", "The secret is wrong"),
        (401, "AADSTS7000222: The provided keys are expired.", "The secret has expired"),
        (400, "AADSTS700016: Application was not found.", "No account has this ID"),
        (401, "AADSTS53003: Blocked by Conditional Access.", "wrong, expired or old"),
        (401, "", "wrong, expired or old"),
    ],
)
def test_a_refused_sign_in_is_explained(
    write: Write, python: str, tmp_path: Path, status: int, error: str, said: str
) -> None:
    body = {"error": "invalid_client", "error_description": f"{error} {SECRET}"}
    with serving([Answer(status, body)], [ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.REFUSED
    assert said in done.err
    assert error.partition(":")[0] in done.err
    assert stub.call_requests == []


def test_curl_tries_again_and_prints_only_what_counts(write: Write, tmp_path: Path) -> None:
    busy = Answer(503, "<html>busy</html>", {"Retry-After": "0"})
    with serving([token()], [busy, page(1, 2), busy, page(2, 2)]) as stub:
        (texts,) = write([stub.description])
        script = tmp_path / "sample.sh"
        script.write_text(texts["curl"], encoding="utf-8")
        done = run(["sh", str(script)], tmp_path)
    assert done.code == Exit.OK, done.err
    assert [json.loads(line)["result"][0]["id"] for line in done.out.splitlines()] == [
        "id-1",
        "id-2",
    ]
    assert len(stub.token_requests) == 1
    for headers in stub.call_requests:
        assert headers["Authorization"] == "Bearer a.b.c"
        assert headers["Ocp-Apim-Subscription-Key"] == stub.description["apiKey"]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (Answer(401, {"message": "Access denied."}), Exit.REFUSED),
        (Answer(403, ""), Exit.FORBIDDEN),
        (Answer(307, "", {"Location": "http://127.0.0.1:9/"}), Exit.UNEXPECTED),
    ],
)
def test_each_answer_has_its_exit_code_in_the_shell_too(
    write: Write, tmp_path: Path, answer: Answer, code: int
) -> None:
    with serving([token()], [answer]) as stub:
        (texts,) = write([stub.description])
        script = tmp_path / "sample.sh"
        script.write_text(texts["curl"], encoding="utf-8")
        done = run(["sh", str(script)], tmp_path)
    assert done.code == code
    assert "The list of data sets: " in done.err
    assert SECRET not in done.out + done.err
