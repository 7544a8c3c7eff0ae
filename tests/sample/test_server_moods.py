"""The samples wait when that helps, otherwise give up, and say why."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from urllib.parse import parse_qs

import pytest
import trustme

import csharp
from clean_room import Exit, Ran, run
from conftest import Samples, Write
from descriptions import SECRET, Description
from stub_server import CUT_OFF, ROWS, Answer, Stub, page, serving, token


def written(write: Write, description: Description, language: str, folder: Path) -> Path:
    """Write the sample in a language into a file of the folder."""
    (texts,) = write([description])
    script = folder / "sample"
    script.write_text(texts[language], encoding="utf-8")
    return script


def ran(stub: Stub, write: Write, python: str, folder: Path, **more: object) -> Ran:
    """Run the Python sample against a stub, with changes to the account's description."""
    script = written(write, {**stub.description, **more}, "python", folder)
    done = run([python, str(script)], folder)
    assert SECRET not in done.out + done.err
    assert "Traceback" not in done.err
    return done


def ran_in_shell(stub: Stub, write: Write, folder: Path, **environment: str) -> Ran:
    """Run the shell sample against a stub."""
    script = written(write, stub.description, "curl", folder)
    done = run(["sh", str(script)], folder, **environment)
    assert SECRET not in done.out + done.err
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
    assert re.search(r"Too many calls; wait .*\. The server asks to wait 86[34]\d\d s\.", done.err)
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
        (Answer(400, {"title": "pageSize is too large"}), Exit.UNEXPECTED),
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
        (401, "", "The secret is wrong, expired or old"),
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


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (Answer(401, {"error_description": "AADSTS53003: Blocked."}), Exit.REFUSED, "code=53003"),
        (Answer(400, {"error_description": "AADSTS500011: None."}), Exit.REFUSED, "code=500011"),
        (Answer(429, {"error_description": "AADSTS90055: Busy."}), Exit.TOO_MANY_CALLS, "429"),
        (Answer(503, {"error_description": "AADSTS90033: Busy."}), Exit.UNEXPECTED, "503"),
        (Answer(200, {"access_token": "a", "expires_in": None}), Exit.UNEXPECTED, "TypeError"),
        (Answer(200, {"expires_in": 3600}), Exit.UNEXPECTED, "Sign-in: answer 200."),
    ],
)
def test_a_good_secret_is_not_blamed_for_another_trouble(
    write: Write, python: str, tmp_path: Path, answer: Answer, code: Exit, said: str
) -> None:
    with serving([replace(answer, headers={"Retry-After": "0"})], [ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == code, done.err
    assert said in done.err
    assert "secret" not in done.err.lower()
    assert stub.call_requests == []


@pytest.mark.parametrize(
    "calls",
    [
        [Answer(200, {"result": []})],
        [page(1, 1), Answer(200, {"data": []})],
        [page(1, 1), Answer(200, {"data": 3, "pagination": {"totalCount": 1}})],
    ],
)
def test_an_answer_of_another_form_is_told(
    write: Write, python: str, tmp_path: Path, calls: list[Answer]
) -> None:
    with serving([token()], calls) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.UNEXPECTED
    assert "An answer has another form than expected (" in done.err


@pytest.mark.parametrize("key", ["abc\ndef-KEYPART", "“KEYPART”"])
def test_what_is_no_api_key_is_refused_and_not_printed(
    write: Write, python: str, tmp_path: Path, key: str
) -> None:
    with serving([token()], [ROWS]) as stub:
        script = written(write, {**stub.description, "apiKey": None}, "python", tmp_path)
        done = run([python, str(script)], tmp_path, DWB_API_KEY=key)
    assert done.code == Exit.NO_CREDENTIALS
    assert "The API key from the environment variable DWB_API_KEY has characters" in done.err
    assert "KEYPART" not in done.out + done.err
    assert stub.token_requests == []


def test_who_reads_the_output_may_stop(write: Write, python: str, tmp_path: Path) -> None:
    with serving([token()], [page(1, 1), ROWS]) as stub, serving(
        [token()], [page(1, 1), ROWS]
    ) as other:
        script = written(write, stub.description, "python", tmp_path)
        reader, writer = os.pipe()
        os.close(reader)
        with open(writer, "wb") as nobody_reads:
            command = [python, str(script)]
            # Output is buffered until the end of the script: only its last flush can fail.
            done = subprocess.run(
                command, env={}, stdout=nobody_reads, stderr=subprocess.PIPE, check=False
            )
        assert len(stub.call_requests) == 2
        script = written(write, other.description, "python", tmp_path)
        closed = run(["sh", "-c", f'exec "{python}" "{script}" >&-'], tmp_path)
    assert (done.returncode, done.stderr) == (Exit.STOPPED, b"")
    assert (closed.code, closed.err) == (Exit.OK, "")


def test_no_data_set_is_no_success(write: Write, python: str, tmp_path: Path) -> None:
    with serving([token()], [ROWS]) as stub:
        done = ran(stub, write, python, tmp_path, level=None, dataSets=[])
    assert done.code == Exit.FORBIDDEN
    assert "No data set was shared with this account" in done.err


@pytest.mark.parametrize(
    ("answers", "code", "said"),
    [
        ([ROWS, Answer(404, {"title": "Gone"}), ROWS], Exit.NOT_FOUND, "1 of 100 data sets"),
        ([ROWS, Answer(403, ""), Answer(500, "")], Exit.UNEXPECTED, "answer 500"),
        ([ROWS], Exit.OK, ""),
    ],
)
def test_what_becomes_of_the_other_data_sets(
    write: Write, python: str, tmp_path: Path, answers: list[Answer], code: Exit, said: str
) -> None:
    with serving([token()], answers) as stub:
        data_sets = [[f"id-{n}", f"Data set {n}"] for n in range(102)]
        # The script contains at most a hundred.
        done = ran(stub, write, python, tmp_path, level=None, dataSets=data_sets)
    assert done.code == code, done.err
    assert said in done.err
    assert len(stub.call_requests) == (3 if code == Exit.UNEXPECTED else 100)
    assert ("2 more are shared" in done.out) == (code != Exit.UNEXPECTED)


def test_curl_tries_again_and_prints_only_what_counts(write: Write, tmp_path: Path) -> None:
    busy = Answer(503, "<html>busy</html>", {"Retry-After": "0"})
    with serving([token()], [busy, page(1, 2), busy, page(2, 2)]) as stub:
        done = ran_in_shell(stub, write, tmp_path)
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
        (Answer(400, {"title": "Bad"}), Exit.UNEXPECTED),
        (Answer(429, {"title": "Slow"}, {"Retry-After": "3600"}), Exit.TOO_MANY_CALLS),
        (Answer(200, "<html>Log in to the network</html>"), Exit.UNEXPECTED),
        (Answer(200, ""), Exit.UNEXPECTED),
    ],
)
def test_each_answer_has_its_exit_code_in_the_shell_too(
    write: Write, tmp_path: Path, answer: Answer, code: int
) -> None:
    with serving([token()], [answer]) as stub:
        done = ran_in_shell(stub, write, tmp_path)
    assert done.code == code
    assert "The list of data sets: " in done.err
    if isinstance(answer.body, dict):
        assert f"The server says: {next(iter(answer.body.values()))}" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("answer", "code", "said"),
    [
        (Answer(400, {"error_description": "AADSTS500011: None."}), Exit.REFUSED, "AADSTS500011"),
        (Answer(400, {"title": "Bad"}), Exit.UNEXPECTED, "The server says: Bad"),
        (Answer(401, {}), Exit.REFUSED, "Sign-in: refused."),
        (Answer(429, {"title": "Slow"}), Exit.TOO_MANY_CALLS, "The server says: Slow"),
        (Answer(200, "<html>Log in to the network</html>"), Exit.UNEXPECTED, "no token"),
    ],
)
def test_a_sign_in_that_fails_in_the_shell(
    write: Write, tmp_path: Path, answer: Answer, code: Exit, said: str
) -> None:
    with serving([answer], [ROWS]) as stub:
        done = ran_in_shell(stub, write, tmp_path)
    assert done.code == code, done.err
    assert said in done.err
    assert stub.call_requests == []


@pytest.mark.parametrize("status", [200, 403])
def test_the_shell_takes_no_page_twice(write: Write, tmp_path: Path, status: int) -> None:
    with serving([token()], [page(1, 2), Answer(status, "")]) as stub:
        done = ran_in_shell(stub, write, tmp_path)
    assert done.code == (Exit.UNEXPECTED if status == 200 else Exit.FORBIDDEN)
    assert len(done.out.splitlines()) == 1
    assert "The server says" not in done.err


def test_the_shell_leaves_no_file_behind(write: Write, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for calls in ([page(1, 1)], [Answer(403, "")]):
        with serving([token()], calls) as stub:
            ran_in_shell(stub, write, tmp_path, TMPDIR=str(temporary))
    # And when the reader of the output stops, as `head` does.
    with serving([token()], [page(1, 3), page(2, 3), page(3, 3)]) as stub:
        script = written(write, stub.description, "curl", tmp_path)
        reader, writer = os.pipe()
        os.close(reader)
        environment = {"PATH": os.environ["PATH"], "TMPDIR": str(temporary)}
        with open(writer, "wb") as nobody_reads:
            command = ["sh", str(script)]
            done = subprocess.run(command, env=environment, stdout=nobody_reads, check=False)
    assert done.returncode != Exit.OK
    assert len(stub.call_requests) == 1
    assert list(temporary.iterdir()) == []


ENDED = Answer(401, {"title": "The token has ended."})


def test_a_token_that_ends_in_the_middle_is_renewed_once(
    write: Write, python: str, tmp_path: Path
) -> None:
    with serving([token()], [page(1, 2), ENDED, page(2, 2), ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.OK, done.err
    assert len(stub.token_requests) == 2
    with serving([token()], [page(1, 2), ENDED, ENDED]) as stub:
        assert ran(stub, write, python, tmp_path).code == Exit.REFUSED
    assert len(stub.token_requests) == 2


def test_a_token_that_ends_in_the_middle_is_renewed_once_in_the_shell(
    write: Write, tmp_path: Path
) -> None:
    with serving([token()], [page(1, 2), ENDED, page(2, 2)]) as stub:
        done = ran_in_shell(stub, write, tmp_path)
    assert done.code == Exit.OK, done.err
    assert len(done.out.splitlines()) == 2
    assert len(stub.token_requests) == 2
    with serving([token()], [page(1, 2), ENDED, ENDED]) as stub:
        assert ran_in_shell(stub, write, tmp_path).code == Exit.REFUSED


def test_netrc_adds_no_authorization(write: Write, python: str, tmp_path: Path) -> None:
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login somebody password else\n", encoding="utf-8")
    netrc.chmod(0o600)
    with serving([token()], [page(1, 1), ROWS]) as stub:
        script = written(write, stub.description, "python", tmp_path)
        done = run([python, str(script)], tmp_path, HOME=str(tmp_path))
    assert done.code == Exit.OK, done.err
    assert stub.token_headers[0].get("Authorization") is None
    assert stub.call_requests[0]["Authorization"] == "Bearer a.b.c"


def test_no_setting_of_curl_leads_the_credentials_away(write: Write, tmp_path: Path) -> None:
    (tmp_path / ".curlrc").write_text("location\nnetrc\n", encoding="utf-8")
    netrc = tmp_path / ".netrc"
    netrc.write_text("default login somebody password else\n", encoding="utf-8")
    netrc.chmod(0o600)
    with serving([token()], [page(1, 1)]) as thief:
        away = Answer(307, "", {"Location": f"{thief.origin}/token"})
        with serving([token()], [away]) as stub:
            done = ran_in_shell(stub, write, tmp_path, HOME=str(tmp_path))
    assert done.code == Exit.UNEXPECTED
    assert stub.token_headers[0].get("Authorization") is None
    assert not thief.token_requests
    assert not thief.call_requests


@pytest.mark.parametrize(
    "value",
    [
        SECRET,
        f"  {SECRET}\r",
        f"{SECRET} # of the fleet",
        f"{SECRET}\t# of the fleet",
        f"'{SECRET}'\r",
        f'"{SECRET}"',
        f"'{SECRET}' # the fleet's",
    ],
)
def test_what_a_file_of_variables_leaves_at_a_value_is_taken_off(
    write: Write, python: str, samples: dict[str, Samples], tmp_path: Path, value: str
) -> None:
    assert csharp.plain(samples["reader"]["csharp"], value) == SECRET
    for language, command in (("python", [python]), ("curl", ["sh"])):
        with serving([token()], [page(1, 1), ROWS]) as stub:
            description = {**stub.description, "secret": None}
            script = written(write, description, language, tmp_path)
            done = run([*command, str(script)], tmp_path, DWB_CLIENT_SECRET=value)
        assert done.code == Exit.OK, done.err
        sent = parse_qs(stub.token_requests[0])["client_secret"]
        assert sent == [SECRET]
        if language == "python":
            (tmp_path / ".env").write_text(f"DWB_CLIENT_SECRET={value}\n", encoding="utf-8")
            with serving([token()], [page(1, 1), ROWS]) as stub:
                script = written(write, {**stub.description, "secret": None}, language, tmp_path)
                done = run([*command, str(script)], tmp_path)
            assert done.code == Exit.OK, done.err
            assert parse_qs(stub.token_requests[0])["client_secret"] == [SECRET]


def test_an_env_file_in_another_encoding_is_told(
    write: Write, python: str, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text(f"DWB_CLIENT_SECRET={SECRET}\n", encoding="utf-16")
    with serving([token()], [ROWS]) as stub:
        done = ran(stub, write, python, tmp_path, secret=None)
    assert done.code == Exit.NO_CREDENTIALS
    assert f"{tmp_path / '.env'} cannot be read as UTF-8 text" in done.err
    assert stub.token_requests == []


def test_python_alone_is_enough(write: Write, tmp_path: Path) -> None:
    with serving([token()], [page(1, 1), ROWS]) as stub:
        script = written(write, stub.description, "python", tmp_path)
        # -I and -S: no package is found, be it of the user's or of an environment.
        done = run([sys.executable, "-I", "-S", str(script)], tmp_path)
    assert done.code == Exit.OK, done.err


@pytest.mark.parametrize("language", ["python", "curl"])
def test_a_proxy_is_used(write: Write, python: str, tmp_path: Path, language: str) -> None:
    calls = [page(1, 1), ROWS]
    with serving([token()], calls) as proxy, serving([token()], [ROWS]) as origin:
        addresses = {"apiBase": "http://gateway.invalid", "tokenUrl": "http://login.invalid/token"}
        script = written(write, {**origin.description, **addresses}, language, tmp_path)
        command = [python] if language == "python" else ["sh"]
        done = run([*command, str(script)], tmp_path, http_proxy=proxy.origin)
    assert done.code == Exit.OK, done.err
    assert len(proxy.token_requests) == 1
    assert proxy.call_requests[0]["Authorization"] == "Bearer a.b.c"


def test_an_answer_that_is_cut_off_is_asked_for_again(
    write: Write, python: str, tmp_path: Path
) -> None:
    with serving([token()], [CUT_OFF, page(1, 1), ROWS]) as stub:
        done = ran(stub, write, python, tmp_path)
    assert done.code == Exit.OK, done.err
    assert "IncompleteRead" in done.err and "trying again in 1 s" in done.err
    with serving([CUT_OFF], [ROWS]) as stub:
        assert ran(stub, write, python, tmp_path).code == Exit.NO_CONNECTION


@pytest.mark.parametrize("language", ["python", "curl"])
def test_a_private_authority_is_told_and_can_be_trusted(
    write: Write, python: str, tmp_path: Path, language: str
) -> None:
    authority = trustme.CA()
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    command, variables = ["sh"], ["CURL_CA_BUNDLE", "SSL_CERT_FILE"]
    if language == "python":
        command, variables = [python], ["REQUESTS_CA_BUNDLE", "SSL_CERT_FILE"]
    with serving([token()], [page(1, 1)], authority) as stub:
        script = written(write, {**stub.description, "level": "reader"}, language, tmp_path)
        refused = run([*command, str(script)], tmp_path)
        assert stub.token_requests == []
    assert refused.code == Exit.NO_CONNECTION
    for variable in variables:
        assert variable in refused.err
        with serving([token()], [page(1, 1), ROWS], authority) as stub:
            script = written(write, stub.description, language, tmp_path)
            done = run([*command, str(script)], tmp_path, **{variable: str(file)})
        assert done.code == Exit.OK, done.err
