"""A local Workbench for the tests: started on a free port with a fresh database, and stopped at the end."""

import os
import signal
import subprocess
import uuid
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

WORKSPACE = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75"


@dataclass(frozen=True)
class Credentials:
    """A service account that can make calls: its credentials and a token."""

    client_id: str
    secret: str
    api_key: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Ocp-Apim-Subscription-Key": self.api_key}


class Workbench:
    """A running Workbench, and the calls that tests make to it."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.gateway = f"{origin}/veracity/dw/gateway/api/v2"
        self.workspace = f"{self.gateway}/workspaces/{WORKSPACE}"
        self.token_url = f"{origin}/dnvglb2cprod.onmicrosoft.com/oauth2/token"

    def sign_in(self, role: str) -> requests.Session:
        """A session of the demo user with this role, with its cookie."""
        session = requests.Session()
        answer = session.post(f"{self.origin}/sign-in", data={"as": role}, allow_redirects=False, timeout=10)
        answer.raise_for_status()
        return session

    def data_sets(self, session: requests.Session, **query) -> list[dict]:
        answer = session.post(f"{self.workspace}/datasets/query", json=query, timeout=10)
        answer.raise_for_status()
        return answer.json()["result"]

    def upload(self, session: requests.Session) -> tuple[str, list[str]]:
        """The job of an upload whose file is there, and the ids of all schema versions."""
        schemas = session.get(f"{self.workspace}/schemas", timeout=10).json()
        versions = [version for schema in schemas for version in schema["schemaVersions"]]
        column = versions[0]["columns"][0]["name"]
        body = {
            "datasetName": "Contract tests",
            "schemaVersionId": versions[0]["id"],
            "files": [{"fileName": "rows.csv", "operation": "Create"}],
            "provider": "BYOD",
        }
        begun = session.post(f"{self.workspace}/ingest/dataset", json=body, timeout=10)
        begun.raise_for_status()
        # The address is all that is needed.
        sent = requests.put(begun.json()["sasToken"], data=f"{column}\r\n\"\"\r\n", timeout=10)
        assert sent.status_code == 201, sent.text
        return begun.json()["jobId"], [version["id"] for version in versions]

    def create(self, session: requests.Session, name: str, access: dict) -> requests.Response:
        return session.post(
            f"{self.workspace}/serviceAccounts",
            json={"name": name, "contactEmail": "contract.tests@example.com", "access": access},
            headers={"Idempotency-Key": str(uuid.uuid4())},
            timeout=10,
        )

    def ask_token(self, client_id: str, secret: str) -> requests.Response:
        form = {
            "grant_type": "client_credentials",
            "client_id": client_id,
            "client_secret": secret,
            "resource": RESOURCE,
        }
        return requests.post(self.token_url, data=form, timeout=10)

    def account(self, name: str, access: dict) -> Credentials:
        """A new service account with a token."""
        created = self.create(self.sign_in("administrator"), name, access)
        assert created.status_code == 201, created.text
        account, secret = created.json()["account"], created.json()["secret"]["value"]
        token = self.ask_token(account["id"], secret)
        assert token.status_code == 200, token.text
        return Credentials(account["id"], secret, account["apiKey"], token.json()["access_token"])


@contextmanager
def running(folder: Path, data_sets: int = 300, service_accounts: int = 12):
    """Runs the Workbench that WORKBENCH_BIN names until the block ends; it must then stop cleanly."""
    program = os.environ.get("WORKBENCH_BIN")
    assert program, "WORKBENCH_BIN must name the built Workbench (cargo build -p workbench)"
    command = [program, "--port", "0", "--database", str(folder / "contract.sqlite")]
    command += ["--data-sets", str(data_sets), "--service-accounts", str(service_accounts)]
    with open(folder / "workbench.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, cwd=folder, text=True)
        try:
            line = process.stdout.readline()
            assert line.startswith("The local Workbench listens at "), _complaint(folder, f"it said {line!r}")
            yield Workbench(line.split()[-1].rstrip("/"))
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=30)
            except subprocess.TimeoutExpired:
                process.kill()
                raise
    assert process.returncode == 0, _complaint(folder, f"it stopped with {process.returncode}")


def _complaint(folder: Path, what: str) -> str:
    """What went wrong, with the end of the Workbench's log."""
    log = (folder / "workbench.log").read_text(encoding="utf-8")
    return f"{what}; the end of its log:\n{log[-2000:]}"
