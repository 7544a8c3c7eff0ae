"""The Workbench conforms to the contract: schemathesis, with every check on, as each kind of caller."""

import conformance
import document
import pytest
import workbench
from callers import CALLERS
import schemathesis.specs.openapi.checks  # registers the checks of OpenAPI
from schemathesis.checks import CHECKS

OPERATIONS = [operation for operation in document.operations() if operation.name != "getToken"]
TOKEN = next(operation for operation in document.operations() if operation.name == "getToken")
NAMES = [caller.name for caller in CALLERS]


@pytest.fixture(scope="module")
def run(request, tmp_path_factory):
    """A caller, and the outcome of its run against a fresh Workbench."""
    folder = tmp_path_factory.mktemp("conformance")
    with workbench.running(folder, service_accounts=300) as running:
        return request.param, conformance.as_caller(running, request.param, folder)


@pytest.fixture(scope="module")
def token_run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("token")
    with workbench.running(folder) as running:
        return conformance.of_token_endpoint(running, folder)


def complaints(outcome, label) -> str:
    assert label in outcome.complaints, f"schemathesis did not test it:\n{outcome.output[-4000:]}"
    return "\n\n".join(outcome.complaints[label])


@pytest.mark.parametrize("run", CALLERS, ids=NAMES, indirect=True)
@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_call_keeps_the_contract(run, operation):
    caller, outcome = run
    found = complaints(outcome, operation.label)
    assert not found, found
    statuses = outcome.statuses[operation.label]
    succeeded = sum(count for status, count in statuses.items() if status and 200 <= status < 300)
    if caller.may(operation.name):
        assert succeeded, f"no request got through, so little was tested: {dict(statuses)}"
    else:
        assert not succeeded and statuses[403], f"403 is expected: {dict(statuses)}"


@pytest.mark.parametrize("run", CALLERS, ids=NAMES, indirect=True)
def test_run_is_complete(run):
    caller, outcome = run
    if "stateful" in caller.phases:
        found = complaints(outcome, "Stateful tests")
        assert not found, found
    left_out = set(CHECKS.get_all_names()) - set(outcome.checks) - {"max_response_time"}
    assert not left_out, "these checks were not made"
    assert outcome.exit_code == 0, outcome.output[-4000:]


def test_token_endpoint_keeps_the_contract(token_run):
    found = complaints(token_run, TOKEN.label)
    assert not found, found
    assert token_run.exit_code == 0, token_run.output[-4000:]
    statuses = token_run.statuses[TOKEN.label]
    assert {200, 400, 401} <= set(statuses), dict(statuses)
