"""The callers that test the gateway: the portal's two users, and a service account for each kind of access."""

from collections.abc import Callable
from dataclasses import dataclass

import document
from workbench import Workbench

# The data set whose rows are read; the first one of the demo data.
DATA_SET = "a2b673c7-97ab-41aa-8465-10ad364460bc"

SERVICE_ACCOUNTS = {call.name for call in document.operations() if "/serviceAccounts" in call.path}
CHANGES = {"createServiceAccount", "changeServiceAccount", "deleteServiceAccount", "regenerateSecret"}
UPLOADS = {"beginUpload", "startUpload", "getUploadStatus"}
DATA_CHANGES = UPLOADS | {"revokeSasAddresses"}
WORKSPACE_LEVEL = {"getWorkspace", "listTags", "listSchemas", "listUserRoles", "listLedger"} | DATA_CHANGES


@dataclass(frozen=True)
class Caller:
    """A caller and what it may not do, as in the table at the start of the document."""

    name: str
    # Configuration that authenticates every request.
    sign_in: Callable[[Workbench], str]
    forbidden: frozenset[str]
    phases: str
    # The number of requests in the fuzzing phase for each call.
    examples: int

    def may(self, operation: str) -> bool:
        return operation not in self.forbidden and operation != "getToken"


def _user(role: str) -> Callable[[Workbench], str]:
    def sign_in(workbench: Workbench) -> str:
        # The name that the Workbench gives it has the port; the document's name is good as well.
        (cookie,) = workbench.sign_in(role).cookies.values()
        return f'[auth.openapi.sessionCookie]\napi_key = "{cookie}"\n'

    return sign_in


def _machine(access: Callable[[Workbench], dict]) -> Callable[[Workbench], str]:
    def sign_in(workbench: Workbench) -> str:
        account = workbench.account("Contract tests", access(workbench))
        # The service-account calls do not accept these credentials, but they are sent there as well.
        headers = ", ".join(f'"{name}" = "{value}"' for name, value in account.headers.items())
        return f"""
[auth.openapi]
serviceAccountToken = {{ bearer = "{account.token}" }}
apiKey = {{ api_key = "{account.api_key}" }}

[[operations]]
include-tag = "Service accounts"
headers = {{ {headers} }}
"""

    return sign_in


def _by_hand(workbench: Workbench) -> dict:
    found = workbench.data_sets(workbench.sign_in("administrator"), pageSize=20)
    return {"scope": "dataSets", "dataSetIds": [DATA_SET, *(data_set["id"] for data_set in found)]}


EVERY_PHASE = "examples,coverage,fuzzing,stateful"
# Links start with creating something, which only administrators can do.
WITHOUT_LINKS = "examples,coverage,fuzzing"

CALLERS = [
    Caller("administrator", _user("administrator"), frozenset(), EVERY_PHASE, 30),
    Caller("reader", _user("reader"), frozenset(CHANGES | DATA_CHANGES), WITHOUT_LINKS, 10),
    Caller(
        "account with admin access",
        _machine(lambda _: {"scope": "workspace", "level": "admin"}),
        frozenset(SERVICE_ACCOUNTS),
        WITHOUT_LINKS,
        10,
    ),
    Caller(
        "account with data sets by hand",
        _machine(_by_hand),
        frozenset(SERVICE_ACCOUNTS | WORKSPACE_LEVEL),
        WITHOUT_LINKS,
        10,
    ),
]
