// First calls to Veracity Data Workbench: gets a token, lists data sets and reads some rows.
// Run it with `node FILE` (Node 18 or later); it needs no package. Exit codes: 0 all went well,
// 1 something unexpected, 2 no credentials, 3 credentials refused, 4 no access,
// 6 too many calls, 7 no connection.
//
// The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
// The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
const ACCOUNT_NAME = "Fleet reporting";
const CLIENT_ID = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";
const API_KEY = "";
// [secret]
// WARNING: the next line holds the secret. Keep this file out of version control,
// mail and chats: whoever reads it can act as this account.
// [end]
// [no secret]
// The secret is not in this file: it is taken from the environment variable DWB_CLIENT_SECRET.
// [end]
const CLIENT_SECRET = "";
const WORKSPACE_ID = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";
const API_BASE = "https://api.veracity.com/veracity/dw/gateway/api/v2";
const TOKEN_URL = "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token";
const RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

console.log(`Service account: ${ACCOUNT_NAME}`);
const signIn = {
  grant_type: "client_credentials",
  client_id: CLIENT_ID,
  client_secret: find("Service account secret", "DWB_CLIENT_SECRET", CLIENT_SECRET),
  resource: RESOURCE,
};
const headers = {
  "Ocp-Apim-Subscription-Key": find("API key", "DWB_API_KEY", API_KEY),
  "Content-Type": "application/json",
};
const { access_token } = await post("Sign-in", TOKEN_URL, {}, new URLSearchParams(signIn));
headers.Authorization = `Bearer ${access_token}`;

// [whole]
// The first 100 data sets of the workspace; pageIndex 2 gives the next ones.
// [end]
// [picked]
// The data sets picked for this account, the first 100; pageIndex 2 gives the next ones.
// [end]
const page = { pageIndex: 1, pageSize: 100, sortColumn: "Name" };
const list = await query("The list of data sets", "datasets/query", page);
console.log(`${list.totalCount} data sets, the first ${list.result.length}:`);
for (const { id, name } of list.result) console.log(`  ${id}  ${name}`);
for (const { id, name } of list.result.slice(0, 1)) {
  const rows = await query(name, `datasets/${id}/query`, { pageIndex: 1, pageSize: 5 });
  console.log(`${name}: the first ${rows.data.length} of ${rows.pagination.totalCount} rows`);
  for (const row of rows.data) console.log(`  ${JSON.stringify(row)}`);
}
// [admin]
// The account's level is Admin: writing would start with POST .../ingest/dataset, see
// https://developer.veracity.com/docs/section/dataplatform/storage/datasets
// [end]

function find(label, variable, value) {
  return value || process.env[variable] || stop(2, `${label} is missing: set ${variable}.`);
}

function query(what, path, question) {
  const url = `${API_BASE}/workspaces/${WORKSPACE_ID}/${path}`;
  return post(what, url, headers, JSON.stringify(question));
}

// Gives the JSON of an answer; anything but 200 ends the script. A redirect is not followed,
// since it could lead the credentials astray.
async function post(what, url, headers, body) {
  const sent = { method: "POST", redirect: "manual", signal: AbortSignal.timeout(60_000) };
  const answer = await fetch(url, { ...sent, headers, body }).catch((error) =>
    // Not the message: that of a refused header holds its value.
    stop(7, `${what}: no connection (${error.cause?.code ?? error.name}).`));
  const text = await answer.text();
  let json = {};
  try {
    json = JSON.parse(text) ?? {};
  } catch {} // such as a proxy's page
  const refused = answer.status === 401 || (answer.status === 400 && text.includes("AADSTS"));
  if (answer.status === 200) return json;
  if (refused && what === "Sign-in")
    stop(3, `${what}: refused. The secret may be wrong, expired or regenerated, or the account ` +
      `removed. ${text.match(/AADSTS\d+/)?.[0] ?? ""}`);
  const words = ["title", "detail", "message", "traceId"].filter((name) => json[name]);
  const said = words.map((name) => `\n  The server says: ${json[name]}`).join("");
  if (refused) stop(3, `${what}: refused. The API key may be wrong.${said}`);
  if (answer.status === 403) stop(4, `${what}: this account has no access to it.${said}`);
  if (answer.status === 429) stop(6, `${what}: too many calls. Wait before the next run.${said}`);
  stop(1, `${what}: unexpected answer ${answer.status}.${said}`);
}

function stop(code, words) {
  console.error(words);
  process.exit(code);
}
