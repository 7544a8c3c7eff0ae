# Databricks notebook source
"""First calls to Veracity Data Workbench from a Databricks notebook.

Import this file as a notebook. The first cell keeps the credentials in a secret scope, where
Veracity's own Python SDK looks for them too; run it once. The second makes the first calls.

The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
"""

import getpass

from databricks.sdk import WorkspaceClient

ACCOUNT_NAME = "Fleet reporting"
CLIENT_ID = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11"
API_KEY = ""
# [secret]
# WARNING: the next line holds the secret. Empty it once this cell has run: whoever
# reads the notebook can act as this account.
# [end]
# [no secret]
# The secret is not in this notebook: the cell asks for it.
# [end]
CLIENT_SECRET = ""
WORKSPACE_ID = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
API_BASE = "https://api.veracity.com/veracity/dw/gateway/api/v2"
TOKEN_URL = "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token"
RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75"

credentials = {
    "ApimClientId": CLIENT_ID,
    "ApimClientSecret": CLIENT_SECRET or getpass.getpass("Service account secret: "),
    "ApimTokenUrl": TOKEN_URL.replace("/oauth2/token", "/oauth2/v2.0/token"),
    "ApimScope": f"{RESOURCE}/.default",
    "OcpApimSubscriptionKey": API_KEY or getpass.getpass("API key: "),
    "GatewayBaseUrl": API_BASE,
    "DwbWorkspaceId": WORKSPACE_ID,
}
secrets = WorkspaceClient().secrets
if "secrets" not in [scope.name for scope in secrets.list_scopes()]:
    secrets.create_scope(scope="secrets")
for key, value in credentials.items():
    secrets.put_secret(scope="secrets", key=key, string_value=value)
print(f"The credentials of {ACCOUNT_NAME} are kept.")

# COMMAND ----------

from typing import Any

import requests
from databricks.sdk.runtime import dbutils


def kept(key: str) -> str:
    """Read a credential from the secret scope."""
    return str(dbutils.secrets.get("secrets", key))


def post(what: str, url: str, **body: Any) -> Any:
    """Give the JSON of an answer; a redirect is not followed, it could lead astray."""
    answer = requests.post(url, timeout=60, allow_redirects=False, **body)
    if answer.status_code == 200:
        return answer.json()
    secret = "The secret may be wrong, expired or regenerated, or the account removed."
    words = {400: "That was not expected.", 401: "The API key may be wrong."}
    words |= {403: "This account has no access to it.", 429: "Too many calls."}
    if what == "Sign-in":
        raise SystemExit(f"{what}: answer {answer.status_code}. {secret}")
    told = words.get(answer.status_code, "That was not expected.")
    raise SystemExit(f"{what}: answer {answer.status_code}. {told}\n{answer.text}")


form = {"client_id": kept("ApimClientId"), "client_secret": kept("ApimClientSecret")}
form |= {"grant_type": "client_credentials", "scope": kept("ApimScope")}
token = post("Sign-in", kept("ApimTokenUrl"), data=form)["access_token"]
headers = {"Authorization": f"Bearer {token}"}
headers["Ocp-Apim-Subscription-Key"] = kept("OcpApimSubscriptionKey")
data_sets = f"{kept('GatewayBaseUrl')}/workspaces/{kept('DwbWorkspaceId')}/datasets"
# [whole]
# The first 100 data sets of the workspace; pageIndex 2 gives the next ones.
# [end]
# [picked]
# The data sets picked for this account, the first 100; pageIndex 2 gives the next ones.
# [end]
page = {"pageIndex": 1, "pageSize": 100, "sortColumn": "Name"}
found = post("The list of data sets", f"{data_sets}/query", json=page, headers=headers)
print(f"{found['totalCount']} data sets, the first {len(found['result'])}:")
for data_set in found["result"]:
    print(f"  {data_set['id']}  {data_set['name']}")
for data_set in found["result"][:1]:
    few = {"pageIndex": 1, "pageSize": 5}
    url = f"{data_sets}/{data_set['id']}/query"
    rows = post(data_set["name"], url, json=few, headers=headers)
    print(f"{data_set['name']}: the first of {rows['pagination']['totalCount']} rows")
    for row in rows["data"]:
        print(f"  {row}")
# [admin]
# The account's level is Admin: writing would start with POST .../ingest/dataset, see
# https://developer.veracity.com/docs/section/dataplatform/storage/datasets
# [end]
