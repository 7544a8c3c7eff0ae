# First calls to Veracity Data Workbench: gets a token, lists data sets and reads some rows.
# Run it with `pwsh FILE` (PowerShell 7). Exit codes: 0 all went well, 1 something unexpected,
# 2 no credentials, 3 credentials refused, 4 no access, 6 too many calls, 7 no connection.
#
# The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
# The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
$AccountName = 'Fleet reporting'
$ClientId = '0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11'
$ApiKey = ''
# [secret]
# WARNING: the next line holds the secret. Keep this file out of version control,
# mail and chats: whoever reads it can act as this account.
# [end]
# [no secret]
# The secret is not in this file: it is taken from the environment variable
# DWB_CLIENT_SECRET, else typed when asked.
# [end]
$ClientSecret = ''
$WorkspaceId = '3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10'
$ApiBase = 'https://api.veracity.com/veracity/dw/gateway/api/v2'
$TokenUrl = 'https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token'
$Resource = 'https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75'

function Stop-Sample([int] $Code, [string] $Words) {
    [Console]::Error.WriteLine($Words)
    exit $Code
}

function Find-Credential([string] $Label, [string] $Variable, [string] $Value) {
    if (-not $Value) { $Value = [Environment]::GetEnvironmentVariable($Variable) }
    if (-not $Value -and -not [Console]::IsInputRedirected) {
        $Value = Read-Host "$Label (stays hidden)" -MaskInput
    }
    if (-not $Value) { Stop-Sample 2 "$Label is missing: set the environment variable $Variable." }
    return $Value
}

# Gives the JSON of an answer; anything but 200 ends the script. A redirect is not followed,
# since it could lead the credentials astray.
function Send-Post([string] $What, [string] $Url, $Body, [hashtable] $More) {
    $sent = @{ Method = 'Post'; MaximumRedirection = 0; TimeoutSec = 60; ErrorAction = 'Stop' }
    try {
        $json = Invoke-RestMethod -Uri $Url -Body $Body @sent @More -SkipHttpErrorCheck -StatusCodeVariable status
    } catch {
        # Not the message: that of a refused header holds its value.
        Stop-Sample 7 "${What}: no connection ($($_.Exception.GetType().Name))."
    }
    if ($status -eq 200) { return $json }
    $reason = [regex]::Match("$($json.error_description)", 'AADSTS\d+').Value
    if ($What -eq 'Sign-in' -and ($status -eq 401 -or ($status -eq 400 -and $reason))) {
        Stop-Sample 3 "${What}: refused. The secret may be wrong, expired or regenerated, or the account removed. $reason"
    }
    $said = -join $(foreach ($name in 'title', 'detail', 'message', 'traceId') {
        if ($json.$name) { "`n  The server says: $($json.$name)" }
    })
    switch ($status) {
        401 { Stop-Sample 3 "${What}: refused. The API key may be wrong.$said" }
        403 { Stop-Sample 4 "${What}: this account has no access to it.$said" }
        429 { Stop-Sample 6 "${What}: too many calls. Wait before the next run.$said" }
        default { Stop-Sample 1 "${What}: unexpected answer $status.$said" }
    }
}

Write-Output "Service account: $AccountName"
$secret = Find-Credential 'Service account secret' 'DWB_CLIENT_SECRET' $ClientSecret
$key = Find-Credential 'API key' 'DWB_API_KEY' $ApiKey
$form = @{ grant_type = 'client_credentials'; client_id = $ClientId; client_secret = $secret; resource = $Resource }
$login = Send-Post 'Sign-in' $TokenUrl $form @{}
$headers = @{ 'Ocp-Apim-Subscription-Key' = $key; Authorization = "Bearer $($login.access_token)" }
$signed = @{ Headers = $headers; ContentType = 'application/json' }

# [whole]
# The first 100 data sets of the workspace; pageIndex 2 gives the next ones.
# [end]
# [picked]
# The data sets picked for this account, the first 100; pageIndex 2 gives the next ones.
# [end]
$page = '{"pageIndex": 1, "pageSize": 100, "sortColumn": "Name"}'
$list = Send-Post 'The list of data sets' "$ApiBase/workspaces/$WorkspaceId/datasets/query" $page $signed
Write-Output "$($list.totalCount) data sets, the first $($list.result.Count):"
foreach ($dataSet in $list.result) { Write-Output "  $($dataSet.id)  $($dataSet.name)" }
foreach ($dataSet in $list.result | Select-Object -First 1) {
    $url = "$ApiBase/workspaces/$WorkspaceId/datasets/$($dataSet.id)/query"
    $rows = Send-Post $dataSet.name $url '{"pageIndex": 1, "pageSize": 5}' $signed
    Write-Output "$($dataSet.name): the first $($rows.data.Count) of $($rows.pagination.totalCount) rows"
    foreach ($row in $rows.data) { Write-Output "  $(ConvertTo-Json $row -Compress -Depth 9)" }
}
# [admin]
# The account's level is Admin: writing would start with POST .../ingest/dataset, see
# https://developer.veracity.com/docs/section/dataplatform/storage/datasets
# [end]
