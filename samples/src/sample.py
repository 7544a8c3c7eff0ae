# /// script
# requires-python = ">=3.9"
# dependencies = ["requests>=2.31"]
# ///
"""First calls to Veracity Data Workbench, made with a service account.

Run it with `uv run FILE`, or with `python -m pip install requests` and `python FILE`.
The exit code tells a calling script what happened; see Exit below.

The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
"""

from __future__ import annotations

import getpass
import io
import json
import os
import re
import sys
import time
from email.utils import mktime_tz, parsedate_tz
from enum import IntEnum
from pathlib import Path
from typing import Any

try:
    import requests
except ImportError:
    sys.exit(
        "This script needs the package requests. With uv: `uv run FILE`. Without: "
        "`python -m venv venv`, `venv/bin/python -m pip install requests` (on Windows "
        "venv\\Scripts\\python), and run the script with that python."
    )

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

TIMEOUT = (10, 60)  # seconds to connect; seconds to wait for an answer
ATTEMPTS = 4  # the first try and three more
LONGEST_WAIT = 60.0  # seconds; a server that asks for more is not waited for
ROWS = 5  # rows to show of a data set

Json = dict[str, Any]


class Exit(IntEnum):
    """The exit codes; 0 is success."""

    UNEXPECTED = 1
    NO_CREDENTIALS = 2
    REFUSED = 3  # a wrong, expired or regenerated secret, or a wrong API key
    FORBIDDEN = 4  # 403: not shared with this account
    NOT_FOUND = 5  # 404
    TOO_MANY_CALLS = 6  # 429
    NO_CONNECTION = 7
    STOPPED = 130  # with Ctrl+C, or by whoever reads the output


class Failure(Exception):
    """What went wrong: words for a person, and an exit code for a script."""

    def __init__(self, code: Exit, message: str) -> None:
        """Keep the exit code beside the message."""
        super().__init__(message)
        self.code = code


# What Microsoft means by the AADSTS number in a refused sign-in.
SIGN_IN_REFUSALS = {
    "7000215": "The secret is wrong, or an old one from before it was regenerated.",
    "7000222": "The secret has expired, as secrets do after two years.",
    "700016": "No account has this ID; perhaps it was removed.",
}
REFUSALS = {
    401: (Exit.REFUSED, "The API key is wrong, or the secret has ended meanwhile."),
    403: (Exit.FORBIDDEN, f"Not shared with this account. {SCOPE}"),
    404: (Exit.NOT_FOUND, "Not found; perhaps it was deleted."),
    429: (Exit.TOO_MANY_CALLS, "Too many calls; wait before the next run."),
}


def find_credential(label: str, variable: str, value: str) -> tuple[str, str]:
    """Return a credential and where it was found, asking a person as a last resort."""
    env_file = Path(__file__).resolve().with_name(".env")
    source = "this script"
    if not value:
        value = plain(os.environ.get(variable, ""))
        source = f"the environment variable {variable}"
    if not value:
        value, source = read_env_file(env_file).get(variable, ""), str(env_file)
    if not value and sys.stdin.isatty():
        value, source = ask(label), "the prompt"
    if not value:
        message = (
            f"{label} is missing. Set the environment variable {variable}, or write "
            f"{variable}=... into {env_file}, or run this in a terminal and type it."
        )
        raise Failure(Exit.NO_CREDENTIALS, message)
    return value, source


def ask(label: str) -> str:
    """Have a person type a credential, which is not shown."""
    try:
        return getpass.getpass(f"{label} (stays hidden): ").strip()
    except EOFError:  # Ctrl+D
        return ""


def read_env_file(path: Path) -> dict[str, str]:
    """Read the NAME=value lines of a file; a missing file has none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as UTF-8 text ({type(error).__name__})."
        raise Failure(Exit.NO_CREDENTIALS, message) from None
    values = {}
    for line in lines:
        assignment = line.strip().removeprefix("export ")
        name, _, value = assignment.partition("=")
        values[name.strip()] = plain(value)
    return values


def plain(value: str) -> str:
    """Take quotes off a value, or what follows it: a comment, a carriage return."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1].replace("'\\''", "'")
    return re.split(r"\s#", value)[0].rstrip()


def send(session: requests.Session, url: str, **body: Any) -> requests.Response:
    """POST what may safely be repeated; wait and try again while that can help."""
    attempt = 1
    while True:
        wait = 2.0 ** (attempt - 1)
        try:
            # A redirect could lead the credentials astray, so none is followed.
            response = session.post(url, timeout=TIMEOUT, allow_redirects=False, **body)
        except requests.exceptions.SSLError:
            message = (
                f"{url} has a certificate that is not trusted here. For a private "
                "authority, set REQUESTS_CA_BUNDLE to the file with its certificate."
            )
            raise Failure(Exit.NO_CONNECTION, message) from None
        except requests.RequestException as error:
            problem = f"No connection to {url} ({type(error).__name__})"
            if attempt == ATTEMPTS:
                advice = "Check the network, the address, proxy and certificates."
                raise Failure(Exit.NO_CONNECTION, f"{problem}. {advice}") from None
        else:
            wait = seconds_to_wait(response, wait)
            hopeless = response.status_code not in (429, 502, 503, 504)
            if hopeless or wait > LONGEST_WAIT or attempt == ATTEMPTS:
                return response
            problem = f"Answer {response.status_code} from {url}"
        print(f"{problem}; trying again in {wait:.0f} s", file=sys.stderr)
        time.sleep(wait)
        attempt += 1


def seconds_to_wait(response: requests.Response, otherwise: float) -> float:
    """Read the header Retry-After, which holds seconds or a date."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isdecimal():
        return float(value)
    date = parsedate_tz(value)
    return otherwise if date is None else max(0.0, mktime_tz(date) - time.time())


def read_json(response: requests.Response) -> Json:
    """Return the JSON object of an answer; a proxy's page or an empty body has none."""
    try:
        body = response.json()
    except ValueError:
        body = None
    return body if isinstance(body, dict) else {}


def explain(response: requests.Response, what: str) -> Failure:
    """Put an unwelcome answer into words and add the server's own."""
    status = response.status_code
    code, reason = REFUSALS.get(status, (Exit.UNEXPECTED, "That was not expected."))
    wait = seconds_to_wait(response, 0)
    asked = f" The server asks to wait {wait:.0f} s." if wait else ""
    body = read_json(response)
    words = map(body.get, ("title", "detail", "message", "traceId"))
    said = "".join(f"\n  The server says: {line}" for line in words if line)
    return Failure(code, f"{what}: answer {status}. {reason}{asked}{said}")


class Workbench:
    """The calls, each signed with the API key and a token kept until it expires."""

    def __init__(self, session: requests.Session) -> None:
        """Find the credentials; the token is fetched with the first call."""
        self._key, source = find_credential("API key", "DWB_API_KEY", API_KEY)
        if not (self._key.isascii() and self._key.isprintable()):
            message = f"The API key from {source} has characters that no API key has."
            raise Failure(Exit.NO_CREDENTIALS, message)
        self._secret, self._secret_source = find_credential(
            "Service account secret", "DWB_CLIENT_SECRET", CLIENT_SECRET
        )
        self._token = ""
        self._token_ends = 0.0  # on the clock of time.monotonic
        self._session = session
        session.auth = self._sign

    def _sign(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Put the two headers on a request."""
        if time.monotonic() >= self._token_ends:
            self._fetch_token()
        request.headers["Authorization"] = f"Bearer {self._token}"
        request.headers["Ocp-Apim-Subscription-Key"] = self._key
        return request

    def _fetch_token(self) -> None:
        """Trade the secret for a token."""
        form = {
            "grant_type": "client_credentials",
            "client_id": CLIENT_ID,
            "client_secret": self._secret,
            "resource": RESOURCE,
        }
        with requests.Session() as session:
            # Else a line of ~/.netrc would add an authorization of its own.
            session.auth = lambda request: request
            response = send(session, LOGIN_URL, data=form)
        answer = read_json(response)
        number = re.search(r"AADSTS(\d+)", str(answer.get("error_description")))
        status = response.status_code
        if status == 401 or (status == 400 and number):
            raise self._refused(number[1] if number else "")
        if status != 200 or "access_token" not in answer:
            raise explain(response, "Sign-in")
        self._token = answer["access_token"]
        # A minute less than its life, so that it does not expire on the way.
        self._token_ends = time.monotonic() + float(answer.get("expires_in", 0)) - 60

    def _refused(self, number: str) -> Failure:
        """Say why there is no token, by Microsoft's number for the reason."""
        if number and number not in SIGN_IN_REFUSALS:
            place = f"https://login.microsoftonline.com/error?code={number}"
            message = f"Sign-in refused (AADSTS{number}). What that means: {place}"
            return Failure(Exit.REFUSED, message)
        reason = SIGN_IN_REFUSALS.get(number, "The secret is wrong, expired or old.")
        shown = f" (AADSTS{number})" if number else ""
        message = (
            f"Sign-in refused{shown}. {reason}\n"
            f"  The secret came from {self._secret_source}. "
            '"Regenerate" on the account\'s page makes a new one.'
        )
        return Failure(Exit.REFUSED, message)

    def query(self, what: str, path: str, question: Json) -> Json:
        """Ask a question below the workspace's address; `what` names it in a failure."""
        url = f"{API_BASE}/workspaces/{WORKSPACE_ID}/{path}"
        response = send(self._session, url, json=question)
        if response.status_code == 401:  # perhaps the token ended early: once more
            self._token_ends = 0.0
            response = send(self._session, url, json=question)
        answer = read_json(response)
        if response.status_code != 200 or not answer:
            raise explain(response, what)
        return answer

    def show_rows(self, data_set_id: str, name: str) -> None:
        """Print the first rows of a data set, a JSON object on each line."""
        title = f"{name} ({data_set_id})"
        first = {"pageIndex": 1, "pageSize": ROWS}
        answer = self.query(title, f"datasets/{data_set_id}/query", first)
        rows, total = answer["data"], answer["pagination"]["totalCount"]
        print(f"{title}: the first {len(rows)} of {total} rows")
        for row in rows:
            print(f"  {json.dumps(row, ensure_ascii=False)}")


# [first calls]
def first_calls(workbench: Workbench) -> None:
    """List the data sets of the workspace, page by page; show some rows of the first."""
    first: Json | None = None
    index = pages = 1
    while index <= pages:
        question = {"pageIndex": index, "pageSize": PAGE_SIZE, "sortColumn": "Name"}
        page = workbench.query("The list of data sets", "datasets/query", question)
        pages = page["totalPages"]
        print(f"Page {index} of {pages or 1}, {page['totalCount']} data sets in all")
        for data_set in page["result"]:
            first = first or data_set
            print(f"  {data_set['id']}  {data_set['name']}")
        index += 1
    if first:
        workbench.show_rows(first["id"], first["name"])


# [end]
def main() -> int:
    """Make the first calls and return the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # for an old Windows console
    try:
        print(f"Service account: {ACCOUNT_NAME}")
        with requests.Session() as session:
            first_calls(Workbench(session))
            # [admin]
            # Writing would start here: the account's level is Admin, so it may ask for an
            # upload address with POST .../ingest and put a CSV file there. See
            # https://developer.veracity.com/docs/section/dataplatform/storage/datasets
            print(f"Writing would start with POST .../workspaces/{WORKSPACE_ID}/ingest")
            # [end]
        print(end="", flush=True)
    except Failure as failure:
        print(failure, file=sys.stderr)
        return failure.code
    except (KeyError, TypeError, ValueError) as error:
        kind = type(error).__name__
        print(f"An answer has another form than expected ({kind}).", file=sys.stderr)
        return Exit.UNEXPECTED
    except BrokenPipeError:  # whoever reads the output has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.STOPPED
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return Exit.STOPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
