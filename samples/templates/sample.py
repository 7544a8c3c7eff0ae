# /// script
# requires-python = ">=3.9"
# dependencies = []
# ///
"""First calls to Veracity Data Workbench, made with a service account.

Run it with `python FILE` or `uv run FILE`; it needs nothing besides Python. Exit codes:
0 all went well, 1 something unexpected, 2 no credentials, 3 credentials refused,
4 no access, 5 not found, 6 too many calls, 7 no connection, 130 stopped.

The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
"""

from __future__ import annotations

import contextlib
import functools
import getpass
import json
import os
import re
import ssl
import sys
import time
from email.utils import mktime_tz, parsedate_tz
from http.client import HTTPException
from pathlib import Path
from typing import Any, NoReturn
from urllib import parse, request

ACCOUNT_NAME = "Fleet reporting"
CLIENT_ID = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11"
API_KEY = ""
# [secret]
# WARNING: the next line holds the secret. Keep this file out of version control,
# mail and chats: whoever reads it can act as this account.
# [end]
# [no secret]
# The secret is not in this file: it is taken from the environment variable
# DWB_CLIENT_SECRET, else from a file .env beside this one, else typed when asked.
# [end]
CLIENT_SECRET = ""
WORKSPACE_ID = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
API_BASE = "https://api.veracity.com/veracity/dw/gateway/api/v2"
LOGIN_URL = (
    "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token"
)
RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75"
# [access]
PAGE_SIZE = 100  # data sets asked for at a time; at most 1000
SCOPE = "Perhaps the account's access was changed after this script was made."
# [end]
ROWS = 5  # rows to show of a data set

Json = dict[str, Any]
Answer = tuple[int, Json, float]  # status, JSON, seconds to wait or -1 if not told

REFUSALS = {  # the exit code and the words for a status
    401: (3, "The API key is wrong, or the secret has ended meanwhile."),
    403: (4, f"Not shared with this account. {SCOPE}"),
    404: (5, "Not found; perhaps it was deleted."),
    429: (6, "Too many calls; wait before the next run."),
}
SIGN_IN_REFUSALS = {  # by Microsoft's AADSTS number for the reason
    "7000215": "The secret is wrong, or an old one from before it was regenerated.",
    "7000222": "The secret has expired, as secrets do after two years.",
    "700016": "No account has this ID; perhaps it was removed.",
    "": "The secret is wrong, expired or old.",
}
NO_CONNECTION = (
    "Check the network, the address and the proxy. For a private authority, set "
    "SSL_CERT_FILE or REQUESTS_CA_BUNDLE to the file with its certificate."
)


def stop(code: int, words: str) -> NoReturn:
    """End with words for a person and an exit code for a script."""
    print(words, file=sys.stderr)
    sys.exit(code)


def find_credential(label: str, variable: str, value: str) -> tuple[str, str]:
    """Return a credential and where it was found; a person is asked last."""
    if value:
        return value, "this script"
    if value := plain(os.environ.get(variable, "")):
        return value, f"the environment variable {variable}"
    env_file = Path(__file__).resolve().with_name(".env")
    if value := read_env_file(env_file).get(variable, ""):
        return value, str(env_file)
    prompt = f"{label} (stays hidden): "
    with contextlib.suppress(EOFError):  # Ctrl+D
        if sys.stdin.isatty() and (value := getpass.getpass(prompt).strip()):
            return value, "the prompt"
    ways = f"Set the environment variable {variable}, or write {variable}=... into "
    ways += f"{env_file}, or run this in a terminal and type it."
    stop(2, f"{label} is missing. {ways}")


def read_env_file(path: Path) -> dict[str, str]:
    """Read the NAME=value lines of a file, if it is there."""
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        stop(2, f"{path} cannot be read as UTF-8 text: {error}")
    lines = re.findall(r"(?m)^\s*(?:export\s+)?(\w+)\s*=(.*)", text)
    return {name: plain(value) for name, value in lines}


def plain(value: str) -> str:
    """Take off what a file of variables leaves at a value: quotes, a comment, a CR."""
    quoted = re.fullmatch(r"""\s*(?:'([^']*)'|"((?:\\.|[^"\\])*)")\s*(?:#.*)?""", value)
    if not quoted:
        return re.split(r"\s#", value)[0].strip()
    return quoted[1] or re.sub(r"""\\(["\\$`])""", r"\1", quoted[2] or "")


def send(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """POST what may safely be repeated; wait and try again while that can help."""
    pauses = [1.0, 2.0, 4.0]  # seconds
    while True:
        try:
            status, _, wait = answer = post(url, body, headers)
            if status not in (429, 502, 503, 504) or wait > 60 or not pauses:
                return answer
            problem = f"Answer {status} from {url}"
        except (OSError, HTTPException) as error:
            cause, wait = getattr(error, "reason", error), -1
            problem = f"No connection to {url} ({cause})"
            if not pauses or isinstance(cause, ssl.SSLCertVerificationError):
                stop(7, f"{problem}. {NO_CONNECTION}")
        pause = pauses.pop(0)
        wait = pause if wait < 0 else wait
        print(f"{problem}; trying again in {wait:.0f} s", file=sys.stderr)
        time.sleep(wait)


@functools.cache
def sender() -> request.OpenerDirector:
    """Put together what sends; it follows no redirect, which could lead to a thief."""
    opener = request.OpenerDirector()
    trusted = ssl.create_default_context(cafile=os.environ.get("REQUESTS_CA_BUNDLE"))
    opener.add_handler(request.HTTPSHandler(context=trusted))
    opener.add_handler(request.HTTPHandler())
    opener.add_handler(request.ProxyHandler())
    return opener


def post(url: str, body: bytes, headers: dict[str, str]) -> Answer:
    """Send once and read the answer."""
    signed = request.Request(url, body, headers)
    with sender().open(signed, timeout=60) as response:
        try:
            answer: Any = json.loads(response.read())
        except ValueError:  # such as a proxy's page
            answer = {}
        told = response.headers.get("Retry-After", "")
    wait = float(told) if told.isdecimal() else -1.0
    if date := parsedate_tz(told):
        wait = max(0.0, mktime_tz(date) - time.time())
    return response.status, answer if isinstance(answer, dict) else {}, wait


def refuse(what: str, answer: Answer) -> NoReturn:
    """End with an unwelcome answer in words of ours and the server's."""
    status, body, wait = answer
    code, reason = REFUSALS.get(status, (1, "That was not expected."))
    asked = f" The server asks to wait {wait:.0f} s." if wait > 0 else ""
    words = map(body.get, ("title", "detail", "message", "traceId"))
    said = "".join(f"\n  The server says: {line}" for line in words if line)
    stop(code, f"{what}: answer {status}. {reason}{asked}{said}")


class Workbench:
    """The calls, each signed with the API key and a token kept until it expires."""

    def __init__(self) -> None:
        key, source = find_credential("API key", "DWB_API_KEY", API_KEY)
        if not (key.isascii() and key.isprintable()):
            stop(2, f"The API key from {source} has characters that no API key has.")
        self.secret, self.secret_source = find_credential(
            "Service account secret", "DWB_CLIENT_SECRET", CLIENT_SECRET
        )
        self.token_ends = 0.0  # on the clock of time.monotonic
        self.headers = {"Ocp-Apim-Subscription-Key": key}
        self.headers["Content-Type"] = "application/json"

    def sign_in(self) -> None:
        """Trade the secret for a token."""
        form = {"grant_type": "client_credentials", "resource": RESOURCE}
        form |= {"client_id": CLIENT_ID, "client_secret": self.secret}
        status, body, _ = answer = send(LOGIN_URL, parse.urlencode(form).encode(), {})
        found = re.search(r"AADSTS(\d+)", str(body.get("error_description")))
        if status == 401 or (status == 400 and found):
            self.explain(found[1] if found else "")
        if status != 200 or "access_token" not in body:
            refuse("Sign-in", answer)
        self.headers["Authorization"] = f"Bearer {body['access_token']}"
        # A minute less than its life, so that it does not expire on the way.
        self.token_ends = time.monotonic() + float(body.get("expires_in", 0)) - 60

    def explain(self, number: str) -> NoReturn:
        """End with the reason why there is no token."""
        page = f"https://login.microsoftonline.com/error?code={number}"
        words = SIGN_IN_REFUSALS.get(number, f"What that means: {page}")
        if number in SIGN_IN_REFUSALS:
            words += f"\n  The secret came from {self.secret_source}. "
            words += '"Regenerate" on the account\'s page makes a new one.'
        shown = f" (AADSTS{number})" if number else ""
        stop(3, f"Sign-in refused{shown}. {words}")

    def query(self, what: str, path: str, question: Json) -> Json:
        """Ask a question below the workspace; `what` names it where it fails."""
        url = f"{API_BASE}/workspaces/{WORKSPACE_ID}/{path}"
        for _ in range(2):  # a second time, should the token have ended early
            if time.monotonic() >= self.token_ends:
                self.sign_in()
            answer = send(url, json.dumps(question).encode(), self.headers)
            status, body, _ = answer
            if status == 200 and body:
                return body
            if status != 401:
                break
            self.token_ends = 0.0
        refuse(what, answer)

    def show_rows(self, data_set_id: str, name: str) -> None:
        """Print the first rows of a data set, a JSON object on each line."""
        title, path = f"{name} ({data_set_id})", parse.quote(data_set_id, safe="")
        first = {"pageIndex": 1, "pageSize": ROWS}
        page = self.query(title, f"datasets/{path}/query", first)
        rows, total = page["data"], page["pagination"]["totalCount"]
        print(f"{title}: the first {len(rows)} of {total} rows")
        for row in rows:
            print(f"  {json.dumps(row, ensure_ascii=False)}")


# [first calls]
def first_calls(workbench: Workbench) -> None:
    """List the workspace's data sets, page by page; show some rows of the first."""
    data_sets: list[Json] = []
    index = pages = 1
    while index <= pages:
        question = {"pageIndex": index, "pageSize": PAGE_SIZE, "sortColumn": "Name"}
        page = workbench.query("The list of data sets", "datasets/query", question)
        pages = page["totalPages"]
        print(f"Page {index} of {pages or 1}, {page['totalCount']} data sets in all")
        for data_set in page["result"]:
            print(f"  {data_set['id']}  {data_set['name']}")
            data_sets.append(data_set)
        index += 1
    if data_sets:
        workbench.show_rows(data_sets[0]["id"], data_sets[0]["name"])


# [end]
def main() -> None:
    """Make the first calls."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # for an old Windows console
    try:
        print(f"Service account: {ACCOUNT_NAME}")
        first_calls(Workbench())
        # [admin]
        # Writing would start here: the account's level is Admin, so it may ask for a
        # job and an address (SAS) with POST .../ingest/dataset, put a CSV file there and
        # start the job with POST .../ingest/job/{jobId}/start. See
        # https://developer.veracity.com/docs/section/dataplatform/storage/datasets
        print(f"Writing would start with POST .../{WORKSPACE_ID}/ingest/dataset")
        # [end]
        print(end="", flush=True)
    except (KeyError, TypeError, ValueError) as error:
        stop(1, f"An answer has another form than expected ({type(error).__name__}).")
    except BrokenPipeError:  # whoever reads the output has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(130)
    except KeyboardInterrupt:
        stop(130, "Stopped.")


if __name__ == "__main__":
    main()
