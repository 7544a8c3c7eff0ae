# First calls to Veracity Data Workbench: gets a token, lists data sets and reads some rows.
# Run it with `Rscript FILE`, or source it in RStudio; it needs the packages httr2 (0.2.2 or
# later) and jsonlite. Exit codes: 0 all went well, 1 something unexpected, 2 no credentials,
# 3 credentials refused, 4 no access, 6 too many calls, 7 no connection.
#
# The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
# The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
library(httr2)

account_name <- "Fleet reporting"
client_id <- "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11"
api_key <- ""
# [secret]
# WARNING: the next line holds the secret. Keep this file out of version control,
# mail and chats: whoever reads it can act as this account.
# [end]
# [no secret]
# The secret is not in this file: it is taken from the environment variable DWB_CLIENT_SECRET.
# [end]
client_secret <- ""
workspace_id <- "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10"
api_base <- "https://api.veracity.com/veracity/dw/gateway/api/v2"
token_url <- "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token"
resource <- "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75"

end <- function(code, ...) {
  if (interactive()) stop(..., call. = FALSE)
  message(...)
  quit(status = code)
}

find_credential <- function(label, variable, value) {
  if (!nzchar(value)) value <- Sys.getenv(variable)
  if (!nzchar(value)) end(2, label, " is missing: set the environment variable ", variable, ".")
  if (grepl("[^ -~]", value)) end(2, label, " has characters that it cannot have.")
  value
}

# Gives the JSON of an answer; anything but 200 ends the script. A redirect is not followed,
# since it could lead the credentials astray.
post <- function(what, request) {
  request <- req_options(req_timeout(request, 60), followlocation = FALSE)
  request <- req_error(request, is_error = function(answer) FALSE)
  answer <- tryCatch(req_perform(request), error = function(error) end(7, what, ": no connection."))
  json <- tryCatch(resp_body_json(answer, check_type = FALSE), error = function(error) list())
  status <- resp_status(answer)
  if (status == 200) {
    return(json)
  }
  told <- if (is.null(json$error_description)) "" else json$error_description
  reason <- regmatches(told, regexpr("AADSTS[0-9]+", told))
  if (what == "Sign-in" && (status == 401 || (status == 400 && length(reason)))) {
    end(3, what, ": refused. The secret may be wrong, expired or regenerated, or the account removed. ", reason)
  }
  words <- unlist(json[c("title", "detail", "message", "traceId")])
  said <- paste0(rep("\n  The server says: ", length(words)), words, collapse = "")
  if (status == 401) end(3, what, ": refused. The API key may be wrong.", said)
  if (status == 403) end(4, what, ": this account has no access to it.", said)
  if (status == 429) end(6, what, ": too many calls. Wait before the next run.", said)
  end(1, what, ": unexpected answer ", status, ".", said)
}

query <- function(what, path, question) {
  request <- request(paste0(api_base, "/workspaces/", workspace_id, "/", path))
  request <- req_headers(request, "Ocp-Apim-Subscription-Key" = key, Authorization = bearer)
  post(what, req_body_json(request, question))
}

cat("Service account: ", account_name, "\n", sep = "")
secret <- find_credential("Service account secret", "DWB_CLIENT_SECRET", client_secret)
key <- find_credential("API key", "DWB_API_KEY", api_key)
login <- post("Sign-in", req_body_form(
  request(token_url),
  grant_type = "client_credentials", client_id = client_id, client_secret = secret, resource = resource
))
bearer <- paste("Bearer", login$access_token)

# [whole]
# The first 100 data sets of the workspace; pageIndex 2 gives the next ones.
# [end]
# [picked]
# The data sets picked for this account, the first 100; pageIndex 2 gives the next ones.
# [end]
page <- list(pageIndex = 1, pageSize = 100, sortColumn = "Name")
listed <- query("The list of data sets", "datasets/query", page)
cat(listed$totalCount, " data sets, the first ", length(listed$result), ":\n", sep = "")
for (data_set in listed$result) cat("  ", data_set$id, "  ", data_set$name, "\n", sep = "")
for (data_set in head(listed$result, 1)) {
  path <- paste0("datasets/", data_set$id, "/query")
  rows <- query(data_set$name, path, list(pageIndex = 1, pageSize = 5))
  total <- rows$pagination$totalCount
  cat(data_set$name, ": the first ", length(rows$data), " of ", total, " rows\n", sep = "")
  for (row in rows$data) cat("  ", jsonlite::toJSON(row, auto_unbox = TRUE, null = "null"), "\n", sep = "")
}
# [admin]
# The account's level is Admin: writing would start with POST .../ingest/dataset, see
# https://developer.veracity.com/docs/section/dataplatform/storage/datasets
# [end]
