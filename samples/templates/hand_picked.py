"""What sample.py has instead for hand-picked data sets, block by block."""

from __future__ import annotations

from sample import Workbench, stop

# [access]
# The data sets shared with this account when the script was made: ID and name.
DATA_SETS: dict[str, str] = {
    "6f9d3c1e-27f4-4a0b-8a51-0d3a6f1c2b01": "DCS Period Summary 2025",
}
LEFT_OUT = 0  # data sets that were shared too and are not among these
SCOPE = (
    "The account reaches only the data sets picked for it on its page, under "
    '"Access to data sets". Calls on the whole workspace or tenant are closed to it: '
    "GET /workspaces/{id} and, below that, POST ingest, GET users/roles, GET schemas "
    "and GET ledger; GET /tenants/{id}/users/roles and GET /tenants/{id}/workspaces."
)
# [end]


# [first calls]
def first_calls(workbench: Workbench) -> None:
    """Show some rows of every data set; one out of reach does not end the rest."""
    if not DATA_SETS:
        words = "No data set was shared with this account when the script was made."
        stop(4, f"{words} {SCOPE}")
    missed = []
    for data_set_id, name in DATA_SETS.items():
        try:
            workbench.show_rows(data_set_id, name)
        except SystemExit as stopped:
            if stopped.code not in (4, 5):  # no access, not found
                raise
            missed.append(int(stopped.code))
    if LEFT_OUT:
        print(f"{LEFT_OUT} more are shared; POST .../datasets/query lists them all")
    if missed:
        count = f"{len(missed)} of {len(DATA_SETS)} data sets"
        stop(missed[0], f"{count} could not be read.")


# [end]
