//! Java: one source file, run without building.

use super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static JAVA: Preset = Preset {
    info: Info {
        id: "java",
        title: "Java",
        about: "One file without libraries.",
        needs: "Needs Java 11 or later, and no libraries.",
        usage: "Save it as Main.java with the .env beside it, load the .env, then run java Main.java",
        words: "JDK, JVM, java.net.http",
        reads_env: true,
        danger: None,
        purpose: Purpose::Jvm,
        choices: SECRET_CHOICE,
        files: &["Main.java"],
    },
    make: |handover, options| {
        let text = PROGRAM.text(handover, *options);
        vec![file("text/x-java-source", text)]
    },
};

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::java,
    clean: quote::java_comment,
    before: r#"//
// Needs Java 11 or later, and nothing to install. The secret is not in this file: save the preset
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
            throw new IllegalStateException("The response contains no access token.");
        }
"#,
    with_call: r#"        // Allowed by {scope}
        String path = {path};
        System.out.println(send(request(need("CTP_API_URL") + path)
            .header("Authorization", "Bearer " + token.group(1))));
    }
}
"#,
    token_only: r#"        // No granted scope is known to allow a simple list request, so this code makes no call with the token.
        System.out.println("Got a token of " + token.group(1).length() + " characters.");
    }
}
"#,
    inline: Inline {
        run: "java Main.java",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("    private static String need(", "\n    }\n\n")],
        change: &[("System.getenv(\"CTP_SCOPES\")", "need(\"CTP_SCOPES\")")],
    },
};
