// First calls to Veracity Data Workbench: gets a token and lists the data sets.
// Run it with `dotnet run FILE` (.NET 10), or as the Program.cs of a console project
// (.NET 8 or later).
// Exit codes: 0 all went well, 1 something unexpected, 2 no credentials, 3 credentials
// refused, 4 no access, 6 too many calls, 7 no connection.
//
// The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
// The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

const string AccountName = "Fleet reporting";
const string ClientId = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";
const string ApiKey = "";
// [secret]
// WARNING: the next line holds the secret. Keep this file out of version control,
// mail and chats: whoever reads it can act as this account.
// [end]
// [no secret]
// The secret is not in this file: it is taken from the environment variable
// DWB_CLIENT_SECRET, else typed when asked.
// [end]
const string ClientSecret = "";
const string WorkspaceId = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";
const string ApiBase = "https://api.veracity.com/veracity/dw/gateway/api/v2";
const string TokenUrl = "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token";
const string Resource = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

Console.OutputEncoding = Encoding.UTF8;
Console.WriteLine("Service account: " + AccountName);
try
{
    var secret = Find("Service account secret", "DWB_CLIENT_SECRET", ClientSecret);
    var apiKey = Find("API key", "DWB_API_KEY", ApiKey);

    // A redirect could lead the credentials astray, so none is followed.
    using var handler = new HttpClientHandler { AllowAutoRedirect = false };
    using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(60) };

    // Trades the secret for a token, and signs the calls that follow with it.
    async Task SignIn()
    {
        http.DefaultRequestHeaders.Clear();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = ClientId,
            ["client_secret"] = secret,
            ["resource"] = Resource,
        });
        using var login = await Post(http, TokenUrl, form, "Sign-in");
        var token = login.RootElement.GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + token);
        http.DefaultRequestHeaders.Add("Ocp-Apim-Subscription-Key", apiKey);
    }

    await SignIn();
    var pages = 1;
    var renewed = false;
    for (var index = 1; index <= pages; index++)
    {
        var question = $$"""{"pageIndex": {{index}}, "pageSize": 100, "sortColumn": "Name"}""";
        using var body = new StringContent(question, Encoding.UTF8, "application/json");
        var url = $"{ApiBase}/workspaces/{WorkspaceId}/datasets/query";
        try
        {
            using var page = await Post(http, url, body, "The list of data sets");
            foreach (var dataSet in page.RootElement.GetProperty("result").EnumerateArray())
            {
                Console.WriteLine($"{dataSet.GetProperty("id")}  {dataSet.GetProperty("name")}");
            }
            pages = page.RootElement.GetProperty("totalPages").GetInt32();
            renewed = false;
        }
        catch (Failure failure) when (failure.ExitCode == 3 && !renewed)
        {
            // Perhaps the token has ended: once more with a new one.
            renewed = true;
            await SignIn();
            index--;
        }
    }
    return 0;
}
catch (Failure failure)
{
    Console.Error.WriteLine(failure.Message);
    return failure.ExitCode;
}
catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
{
    var isUntrusted = error.InnerException is System.Security.Authentication.AuthenticationException;
    var advice = isUntrusted ? " A private authority must be trusted by the system; on Linux, SSL_CERT_FILE may name the file with its certificate." : "";
    Console.Error.WriteLine("No connection: " + error.Message + advice);
    return 7;
}
catch (Exception error)
{
    // The kind alone: the message of a refused header holds its value.
    Console.Error.WriteLine("Unexpected: " + error.GetType().Name);
    return 1;
}

// Looks in this file and the environment, then asks without showing what is typed.
static string Find(string label, string variable, string value)
{
    if (value == "")
    {
        value = Plain(Environment.GetEnvironmentVariable(variable) ?? "");
    }
    if (value == "" && !Console.IsInputRedirected)
    {
        Console.Write(label + " (stays hidden): ");
        for (var key = Console.ReadKey(true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(true))
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                value = value[..Math.Max(0, value.Length - 1)];
            }
            else if (!char.IsControl(key.KeyChar))
            {
                value += key.KeyChar;
            }
        }
        Console.WriteLine();
    }
    return value != "" ? value : throw new Failure(2, $"{label} is missing: set {variable}.");
}

// Takes off what a file of variables may leave at a value: quotes, a comment, a carriage return.
static string Plain(string value)
{
    var quoted = Regex.Match(value, """^\s*(?:'([^']*)'|"((?:\\.|[^"\\])*)")\s*(?:#.*)?$""");
    if (!quoted.Success)
    {
        return Regex.Split(value, @"\s#")[0].Trim();
    }
    return quoted.Groups[1].Value + Regex.Replace(quoted.Groups[2].Value, """\\(["\\$`])""", "$1");
}

// Sends a request and reads the JSON of its answer; anything but 200 ends the program.
static async Task<JsonDocument> Post(HttpClient http, string url, HttpContent body, string what)
{
    using var response = await http.PostAsync(url, body);
    var status = (int)response.StatusCode;
    var text = await response.Content.ReadAsStringAsync();
    if (status == 200)
    {
        return JsonDocument.Parse(text);
    }
    var said = Words(text);
    var refused = new Failure(3, $"{what}: refused. The secret may be wrong, expired or regenerated, or the account removed.");
    throw status switch
    {
        401 when what == "Sign-in" => refused,
        400 when what == "Sign-in" && text.Contains("AADSTS") => refused,
        401 => new Failure(3, $"{what}: refused. The API key may be wrong, or the secret was regenerated.{said}"),
        403 => new Failure(4, $"{what}: this account has no access to it.{said}"),
        429 => new Failure(6, $"{what}: too many calls. Wait before the next run.{said}"),
        _ => new Failure(1, $"{what}: unexpected answer {status}.{said}"),
    };
}

// The server's own words, each on a line; a proxy's page has none.
static string Words(string text)
{
    try
    {
        using var body = JsonDocument.Parse(text);
        var said = "";
        foreach (var name in new[] { "title", "detail", "message", "traceId" })
        {
            if (body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty(name, out var words)
                && words.ValueKind != JsonValueKind.Null)
            {
                said += $"\n  The server says: {words}";
            }
        }
        return said;
    }
    catch (JsonException)
    {
        return "";
    }
}

/// <summary>What went wrong: words for a person, and an exit code for a script.</summary>
class Failure(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
