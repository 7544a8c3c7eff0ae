#!/bin/sh
# First calls to Veracity Data Workbench: gets a token and lists the data sets, with
# nothing but a POSIX shell and curl. Run it with `sh FILE`. Prints JSON, a page on each
# line. Exit codes: 0 all went well, 1 something unexpected, 2 no credentials,
# 3 credentials refused, 4 no access, 6 too many calls, 7 no connection.
#
# The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
# The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
set -eu

ACCOUNT_NAME='Fleet reporting'
CLIENT_ID='0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11'
API_KEY=''
# [secret]
# WARNING: the next line holds the secret. Keep this file out of version control,
# mail and chats: whoever reads it can act as this account.
# [end]
# [no secret]
# The secret is not in this file: it is taken from the environment variable
# DWB_CLIENT_SECRET, else typed when asked.
# [end]
CLIENT_SECRET=''
WORKSPACE_ID='3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10'
API_BASE='https://api.veracity.com/veracity/dw/gateway/api/v2'
TOKEN_URL='https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token'
RESOURCE='https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75'

fail() {
    printf '%s\n' "$2" >&2
    exit "$1"
}

# Reads a line from the terminal without showing it.
ask() {
    [ -t 0 ] || fail 2 "$1 is missing: set the environment variable $2."
    trap 'stty echo' EXIT
    trap 'exit 130' INT TERM
    stty -echo
    printf '%s (stays hidden): ' "$1" >&2
    IFS= read -r typed || typed=''
    stty echo
    trap - EXIT INT TERM
    printf '\n' >&2
    [ -n "$typed" ] || fail 2 "$1 is missing."
}

# Secrets reach curl through its standard input: its arguments are seen by every user of
# a machine. No ~/.curlrc may send them where a redirect leads, or add an authorization.
# The last line of what is printed is the HTTP status.
request() {
    curl --silent --show-error --connect-timeout 10 --max-time 60 --no-location --no-netrc \
        --write-out '\n%{http_code}' "$@"
}

# Prints what is found in the answer by a pattern of sed.
pick() {
    printf '%s' "$answer" | tr -d '\n' | sed -n "s/.*$1.*/\\1/p"
}

# Prints the value of a JSON member that is a string without quotes in it.
text_of() {
    pick '"'"$1"'"[[:space:]]*:[[:space:]]*"\([^"]*\)"'
}

# Prints the value of a JSON member that is a number.
number_of() {
    pick '"'"$1"'"[[:space:]]*:[[:space:]]*\([0-9][0-9]*\)'
}

# Prints the server's own words, each on a line.
said() {
    for name in title detail message traceId; do
        words=$(text_of "$name")
        [ -z "$words" ] || printf '\n  The server says: %s' "$words"
    done
}

# Ends the script in words when the last line of the answer is not 200.
check() {
    status=${answer##*
}
    answer=${answer%
*}
    number=$(pick '\(AADSTS[0-9]*\)')
    case $status:$1:$number in
    200:*) ;;
    401:Sign-in:* | 400:Sign-in:AADSTS*) fail 3 "$1: refused. The secret may be wrong, \
expired or regenerated, or the account removed. ${number:-No reason is given.}" ;;
    401:*) fail 3 "$1: refused. The API key may be wrong, or the secret was regenerated.$(said)" ;;
    403:*) fail 4 "$1: this account has no access to it.$(said)" ;;
    429:*) fail 6 "$1: too many calls. Wait before the next run.$(said)" ;;
    *) fail 1 "$1: unexpected answer $status.$(said)" ;;
    esac
}

# Takes off what a file of variables may leave at a value: quotes, a comment, a carriage
# return.
plain() {
    printf '%s\n' "$1" | sed -E '
        s/^[[:space:]]*'\''([^'\'']*)'\''[[:space:]]*(#.*)?$/\1/; t
        s/^[[:space:]]*"((\\.|[^"\\])*)"[[:space:]]*(#.*)?$/\1/; t quoted
        s/[[:space:]]#.*//; s/^[[:space:]]+//; s/[[:space:]]+$//; b
        :quoted
        s/\\(["\\$`])/\1/g'
}

# Ends the script where curl got no answer, by curl's exit code.
lost() {
    [ "$1" -ne 60 ] || fail 7 "No connection: the server's certificate is not trusted here. \
For a private authority, set CURL_CA_BUNDLE or SSL_CERT_FILE to the file with its certificate."
    fail 7 'No connection.'
}

# Trades the secret for a token.
sign_in() {
    answer=$(printf '%s' "$secret" | request --data grant_type=client_credentials \
        --data-urlencode "client_id=$CLIENT_ID" --data-urlencode "resource=$RESOURCE" \
        --data-urlencode client_secret@- "$TOKEN_URL") || lost $?
    check 'Sign-in'
    token=$(text_of access_token)
    [ -n "$token" ] ||
        fail 1 'Sign-in: the answer has no token. Is there a proxy in between?'
}

printf 'Service account: %s\n' "$ACCOUNT_NAME" >&2
secret=${CLIENT_SECRET:-$(plain "${DWB_CLIENT_SECRET:-}")}
[ -n "$secret" ] || { ask 'Service account secret' DWB_CLIENT_SECRET && secret=$typed; }
key=${API_KEY:-$(plain "${DWB_API_KEY:-}")}
[ -n "$key" ] || { ask 'API key' DWB_API_KEY && key=$typed; }
sign_in

# When curl tries again, what came before is written over here.
body=$(mktemp)
trap 'rm -f "$body"' EXIT
trap 'exit 130' HUP INT PIPE TERM
page=1
pages=1
renewed=''
while [ "$page" -le "$pages" ]; do
    : >"$body"
    answer=$(printf 'Authorization: Bearer %s\nOcp-Apim-Subscription-Key: %s\n' \
        "$token" "$key" | request --retry 3 --retry-max-time 120 --output "$body" \
        --header @- --header 'Content-Type: application/json' \
        --data "{\"pageIndex\": $page, \"pageSize\": 100, \"sortColumn\": \"Name\"}" \
        "$API_BASE/workspaces/$WORKSPACE_ID/datasets/query") || lost $?
    # Perhaps the token has ended: once more with a new one.
    case $answer$renewed in
    *401)
        renewed=yes
        sign_in
        continue
        ;;
    esac
    renewed=''
    answer=$(cat "$body")$answer
    check 'The list of data sets'
    pages=$(number_of totalPages)
    [ -n "$pages" ] || fail 1 'The list of data sets: the answer has no list.'
    printf '%s\n' "$answer"
    page=$((page + 1))
done
