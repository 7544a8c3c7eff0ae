"""A local Workbench for the tests, and the accounts created in it over HTTP."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from conftest import program
from descriptions import ORDINARY, Description

WORKSPACE = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
DATA_SETS = 230


@dataclass(frozen=True)
class Account:
    """A service account, as the tab has it right after its creation."""

    description: Description
    secret: str

    @property
    def id(self) -> str:
        """The service account ID."""
        return str(self.description["accountId"])

    def with_secret(self, secret: str | None = None) -> Description:
        """Describe it with a secret, its own unless another one is given."""
        return {**self.description, "secret": secret or self.secret}


class LocalWorkbench:
    """A running Workbench, used as the portal's administrator."""

    def __init__(self, origin: str, process: subprocess.Popen[str]) -> None:
        self.gateway = f"{origin}/veracity/dw/gateway/api/v2"
        self.token_url = f"{origin}/dnvglb2cprod.onmicrosoft.com/oauth2/token"
        self._process = process
        self._session = requests.Session()
        entered = self._session.post(f"{origin}/sign-in", data={"as": "administrator"}, allow_redirects=False)
        entered.raise_for_status()

    def call(self, method: str, path: str, **options: object) -> requests.Response:
        """Call the gateway in the demo workspace; an error status raises."""
        url = f"{self.gateway}/workspaces/{WORKSPACE}/{path}"
        answer = self._session.request(method, url, timeout=30, **options)  # type: ignore[arg-type]
        assert answer.ok, answer.text
        return answer

    def data_sets(self, count: int) -> list[list[str]]:
        """IDs and names of the first data sets, sorted by name."""
        question = {"pageSize": count, "sortColumn": "Name"}
        page = self.call("POST", "datasets/query", json=question).json()
        return [[data_set["id"], data_set["name"]] for data_set in page["result"]]

    def whole(self, level: str) -> Account:
        """Create an account for the whole workspace."""
        return self._make({"scope": "workspace", "level": level}, {"level": level})

    def picked(self, data_sets: list[list[str]]) -> Account:
        """Create an account for selected data sets."""
        ids = [data_set_id for data_set_id, _ in data_sets]
        return self._make({"scope": "dataSets", "dataSetIds": ids}, {"dataSets": data_sets})

    def _make(self, access: dict[str, object], kind: Description) -> Account:
        name = f'Fleet "{uuid.uuid4().hex[:8]}" \\ 船'
        body = {"name": name, "contactEmail": "fleet@example.com", "access": access}
        key = {"Idempotency-Key": str(uuid.uuid4())}
        made = self.call("POST", "serviceAccounts", json=body, headers=key).json()
        description = {
            **ORDINARY,
            **kind,
            "accountName": name,
            "accountId": made["account"]["id"],
            "apiKey": made["account"]["apiKey"],
            "workspaceId": WORKSPACE,
            "apiBase": self.gateway,
            "tokenUrl": self.token_url,
        }
        return Account(description, made["secret"]["value"])

    def share(self, account: Account, data_sets: list[list[str]]) -> None:
        """Share these data sets with an account, and no others."""
        ids = [data_set_id for data_set_id, _ in data_sets]
        self.change("PATCH", account, "", json={"access": {"scope": "dataSets", "dataSetIds": ids}})

    def regenerate(self, account: Account) -> None:
        """Invalidate the account's secret by regenerating it."""
        self.change("POST", account, "/secret")

    def remove(self, account: Account) -> None:
        """Remove the account."""
        self.change("DELETE", account, "")

    def change(self, method: str, account: Account, below: str, **options: object) -> None:
        """Change the current version of an account."""
        path = f"serviceAccounts/{account.id}"
        headers = {"If-Match": self.call("GET", path).headers["ETag"]}
        if method == "POST":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        self.call(method, path + below, headers=headers, **options)

    def wait_until_expired(self, account: Account) -> None:
        """Wait until the token endpoint refuses the account's secret."""
        form = {
            "grant_type": "client_credentials",
            "client_id": account.id,
            "client_secret": account.secret,
            "resource": ORDINARY["resource"],
        }
        while requests.post(self.token_url, data=form, timeout=30).status_code == 200:
            pass

    def stop(self) -> None:
        """Stop it and wait until it has stopped."""
        self._process.terminate()
        self._process.wait(timeout=60)


@contextmanager
def running(folder: Path, *options: str) -> Iterator[LocalWorkbench]:
    """Run a Workbench on a fresh database until the block ends."""
    command = [program("WORKBENCH_BIN"), "--port", "0", "--database", str(folder / "test.sqlite")]
    command += ["--data-sets", str(DATA_SETS), *options]
    with (
        open(folder / "workbench.log", "w", encoding="utf-8") as log,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=log, cwd=folder, text=True
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("The local Workbench listens at "), (
            folder / "workbench.log"
        ).read_text()
        workbench = LocalWorkbench(line.split()[-1].rstrip("/"), process)
        try:
            yield workbench
        finally:
            workbench.stop()
