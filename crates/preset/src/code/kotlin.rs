//! Kotlin on the JVM, without libraries.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static KOTLIN: Preset = Preset {
    info: Info {
        id: "kotlin",
        title: "Kotlin",
        about: "One file that uses the HTTP client of the JVM.",
        needs: "Needs the Kotlin compiler and Java 11 or later.",
        usage: "Save it as Main.kt with the .env beside it, then run the commands in its first lines.",
        words: "JVM, kotlinc, Android",
        reads_env: true,
        danger: None,
        purpose: Purpose::Jvm,
        choices: SECRET_CHOICE,
        files: &["Main.kt"],
    },
    make: |handover, options| vec![file("text/x-kotlin", PROGRAM.text(handover, *options))],
};

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::kotlin,
    clean: quote::comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run
//
//   kotlinc Main.kt -include-runtime -d client.jar
//   set -a; . ./.env; set +a; java -jar client.jar

import java.net.URI
import java.net.URLEncoder
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.util.Base64

fun need(name: String): String =
    System.getenv(name)?.takeIf { it.isNotEmpty() } ?: error(name + " is not set. Load the .env file first.")

val http: HttpClient = HttpClient.newHttpClient()

fun send(request: HttpRequest): String {
    val answer = http.send(request, HttpResponse.BodyHandlers.ofString())
    check(answer.statusCode() < 300) { "" + answer.uri() + " answered " + answer.statusCode() + ": " + answer.body() }
    return answer.body()
}

fun main() {
    val pair = Base64.getEncoder().encodeToString((need("CTP_CLIENT_ID") + ":" + need("CTP_CLIENT_SECRET")).toByteArray())
    val scopes = System.getenv("CTP_SCOPES").orEmpty()
    val form = "grant_type=client_credentials" +
        if (scopes.isEmpty()) "" else "&scope=" + URLEncoder.encode(scopes, "UTF-8")
    val answer = send(
        HttpRequest.newBuilder(URI.create(need("CTP_AUTH_URL") + "/oauth/token"))
            .header("Authorization", "Basic " + pair)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
    )
    val token = Regex("\"access_token\"\\s*:\\s*\"([^\"]+)\"").find(answer)?.groupValues?.get(1)
        ?: error("The host returned no token.")
"#,
    with_call: r#"
    // Allowed by {scope}
    val path = {path}
    println(
        send(
            HttpRequest.newBuilder(URI.create(need("CTP_API_URL") + path))
                .header("Authorization", "Bearer " + token)
                .build(),
        ),
    )
}
"#,
    token_only: r#"
    // No granted scope is known to allow a simple list request, so this code makes no call with the token.
    println("Got a token of " + token.length + " characters.")
}
"#,
    inline: Inline {
        run: "kotlinc Main.kt -include-runtime -d client.jar\njava -jar client.jar",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("fun need(", "first.\")\n\n")],
        change: &[(
            "System.getenv(\"CTP_SCOPES\").orEmpty()",
            "need(\"CTP_SCOPES\")",
        )],
    },
};
