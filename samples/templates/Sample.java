// First calls to Veracity Data Workbench: gets a token, lists data sets and reads some rows.
// Run it with `java FILE` (Java 17 or later); it needs nothing besides. It prints JSON. Exit codes:
// 0 all went well, 1 something unexpected, 2 no credentials, 3 credentials refused,
// 4 no access, 6 too many calls, 7 no connection.
//
// The calls: https://developer.veracity.com/docs/section/dataworkbench/apiendpoints
// The account: https://developer.veracity.com/docs/section/dataworkbench/apimanagement
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

class Sample {
    static final String ACCOUNT_NAME = "Fleet reporting";
    static final String CLIENT_ID = "0f0c6a52-6a53-4e0e-9c0a-3f8c2a0d7c11";
    static final String API_KEY = "";
    // [secret]
    // WARNING: the next line holds the secret. Keep this file out of version control,
    // mail and chats: whoever reads it can act as this account.
    // [end]
    // [no secret]
    // The secret is not in this file: it is taken from the environment variable
    // DWB_CLIENT_SECRET, else typed when asked.
    // [end]
    static final String CLIENT_SECRET = "";
    static final String WORKSPACE_ID = "3f2c8f0e-5b1d-4c53-9a57-2f6f0c1b7a10";
    static final String API_BASE = "https://api.veracity.com/veracity/dw/gateway/api/v2";
    static final String TOKEN_URL = "https://login.microsoftonline.com/dnvglb2cprod.onmicrosoft.com/oauth2/token";
    static final String RESOURCE = "https://dnvglb2cprod.onmicrosoft.com/83054ebf-1d7b-43f5-82ad-b2bde84d7b75";

    // It follows no redirect, which could lead the credentials astray.
    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("Service account: " + ACCOUNT_NAME);
        var secret = find("Service account secret", "DWB_CLIENT_SECRET", CLIENT_SECRET);
        var key = find("API key", "DWB_API_KEY", API_KEY);
        var form = "grant_type=client_credentials&client_id=" + encoded(CLIENT_ID)
            + "&client_secret=" + encoded(secret) + "&resource=" + encoded(RESOURCE);
        var login = post("Sign-in", TOKEN_URL, form, "Content-Type", "application/x-www-form-urlencoded");
        String[] headers = {"Content-Type", "application/json", "Ocp-Apim-Subscription-Key", key,
            "Authorization", "Bearer " + first(login, "\"access_token\"\\s*:\\s*\"([^\"]+)\"")};

        // [whole]
        // The first 100 data sets of the workspace; pageIndex 2 gives the next ones.
        // [end]
        // [picked]
        // The data sets picked for this account, the first 100; pageIndex 2 gives the next ones.
        // [end]
        var page = "{\"pageIndex\": 1, \"pageSize\": 100, \"sortColumn\": \"Name\"}";
        var dataSets = API_BASE + "/workspaces/" + WORKSPACE_ID + "/datasets/";
        var list = post("The list of data sets", dataSets + "query", page, headers);
        System.out.println(list);
        // The JDK has no reader of JSON; a program would use one, such as Jackson.
        var id = first(list, "\"result\".*?\"id\"\\s*:\\s*\"([0-9a-fA-F-]{36})\"");
        if (!id.isEmpty()) {
            System.out.println(post("Rows of " + id, dataSets + id + "/query", "{\"pageIndex\": 1, \"pageSize\": 5}", headers));
        }
        // [admin]
        // The account's level is Admin: writing would start with POST .../ingest/dataset, see
        // https://developer.veracity.com/docs/section/dataplatform/storage/datasets
        // [end]
    }

    static String find(String label, String variable, String value) {
        if (value.isEmpty() && System.getenv(variable) != null) value = System.getenv(variable);
        if (value.isEmpty() && System.console() != null) {
            value = new String(System.console().readPassword("%s (stays hidden): ", label));
        }
        return value.isEmpty() ? stop(2, label + " is missing: set the environment variable " + variable + ".") : value;
    }

    // Gives the body of an answer; anything but 200 ends the program.
    static String post(String what, String url, String body, String... headers) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60)).headers(headers);
            var answer = HTTP.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            var status = answer.statusCode();
            var text = answer.body();
            if (status == 200) return text;
            var reason = first(text, "(AADSTS\\d+)");
            if (what.equals("Sign-in") && (status == 401 || status == 400 && !reason.isEmpty())) {
                return stop(3, what + ": refused. The secret may be wrong, expired or regenerated, or the account removed. " + reason);
            }
            var said = "";
            for (var name : new String[] {"title", "detail", "message", "traceId"}) {
                var words = first(text, "\"" + name + "\"\\s*:\\s*\"([^\"]*)\"");
                if (!words.isEmpty()) said += "\n  The server says: " + words;
            }
            return switch (status) {
                case 401 -> stop(3, what + ": refused. The API key may be wrong." + said);
                case 403 -> stop(4, what + ": this account has no access to it." + said);
                case 429 -> stop(6, what + ": too many calls. Wait before the next run." + said);
                default -> stop(1, what + ": unexpected answer " + status + "." + said);
            };
        } catch (IOException | IllegalArgumentException error) {
            // Not the message: that of a refused header holds its value.
            return stop(7, what + ": no connection (" + error.getClass().getSimpleName() + ").");
        }
    }

    static String first(String text, String pattern) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        return found.find() ? found.group(1) : "";
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static String stop(int code, String words) {
        System.err.println(words);
        System.exit(code);
        return "";
    }
}
