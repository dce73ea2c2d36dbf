//! Java: one source file, run without building.

use super::{Handover, Options, Preset, PresetFile, Purpose, call, quote};

pub(super) struct Java;

const HEAD: &str = r#"// Needs Java 11 or later, and nothing to install. The secret is not in this file: save the preset
// "Environment variables (.env)" beside it, list .env in .gitignore, then run
//
//   set -a; . ./.env; set +a; java Main.java

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Main {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] args) throws Exception {
        String credentials = need("CTP_CLIENT_ID") + ":" + need("CTP_CLIENT_SECRET");
        String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        String form = "grant_type=client_credentials";
        String scope = System.getenv("CTP_SCOPES");
        if (scope != null && !scope.isEmpty()) {
            form += "&scope=" + URLEncoder.encode(scope, StandardCharsets.UTF_8);
        }
        String answer = send(request(need("CTP_AUTH_URL") + "/oauth/token")
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)));
        Matcher token = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"").matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("The answer holds no access token.");
        }
"#;

const TOKEN_ONLY: &str = "        \
    // No granted scope is known to open a plain list, so no call is made with the token.\n        \
    System.out.println(\"Got a token of \" + token.group(1).length() + \" characters.\");\n";

const TAIL: &str = r#"    }

    private static HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30));
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private static String need(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " is not set. Load the .env file first.");
        }
        return value;
    }
}
"#;

impl Preset for Java {
    fn id(&self) -> &'static str {
        "java"
    }

    fn title(&self) -> &'static str {
        "Java"
    }

    fn about(&self) -> &'static str {
        "One file without libraries. It reads the environment, so the secret stays out of the code."
    }

    fn danger(&self) -> Option<&'static str> {
        None
    }

    fn purpose(&self) -> Purpose {
        Purpose::Jvm
    }

    fn files(&self, handover: &Handover, _options: &Options) -> Vec<PresetFile> {
        let name = quote::java_comment(handover.name);
        let mut text = ["// API Client: ", &name, "\n//\n", HEAD].concat();
        match call::choose(handover.project_key, handover.scope) {
            None => text.push_str(TOKEN_ONLY),
            Some(call) => {
                let scope = quote::java_comment(&call.scope);
                let path = quote::java(&call.after_host(handover.project_key));
                for part in [
                    "        // Allowed by ",
                    &scope,
                    "\n        String path = ",
                    &path,
                    ";\n        System.out.println(send(request(need(\"CTP_API_URL\") + path)\n            \
                     .header(\"Authorization\", \"Bearer \" + token.group(1))));\n",
                ] {
                    text.push_str(part);
                }
            }
        }
        text.push_str(TAIL);
        vec![PresetFile {
            name: "Main.java".to_owned(),
            media_type: "text/x-java-source",
            text,
        }]
    }
}
