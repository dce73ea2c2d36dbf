//! Java with the official SDK.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static JAVA_SDK: Preset = Preset {
    info: Info {
        id: "java-sdk",
        title: "Java SDK",
        about: "The official SDK with a Maven build.",
        needs: "Needs Java 11 or later and Maven.",
        usage: "Save the files with the .env beside pom.xml, load the .env, then run mvn -q compile exec:java",
        words: "Maven, mvn, JVM, commercetools SDK, Gradle",
        reads_env: true,
        danger: None,
        purpose: Purpose::Jvm,
        choices: SECRET_CHOICE,
        files: &["src/main/java/Main.java", "pom.xml"],
    },
    make: |handover, options| {
        vec![
            file("text/x-java-source", PROGRAM.text(handover, *options)),
            file("application/xml", POM.to_owned()),
        ]
    },
};

const POM: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>client</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>11</maven.compiler.source>
    <maven.compiler.target>11</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <exec.mainClass>Main</exec.mainClass>
    <commercetools.version>19.11.0</commercetools.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>com.commercetools.sdk</groupId>
      <artifactId>commercetools-sdk-java-api</artifactId>
      <version>${commercetools.version}</version>
    </dependency>
    <dependency>
      <groupId>com.commercetools.sdk</groupId>
      <artifactId>commercetools-http-client</artifactId>
      <version>${commercetools.version}</version>
    </dependency>
  </dependencies>
</project>
"#;

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::java,
    clean: quote::java_comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside pom.xml, list .env in
// .gitignore, then run
//
//   set -a; . ./.env; set +a; mvn -q compile exec:java

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.defaultconfig.ApiRootBuilder;
import io.vrap.rmf.base.client.ApiHttpMethod;
import io.vrap.rmf.base.client.ApiHttpRequest;
import io.vrap.rmf.base.client.oauth2.ClientCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;

public class Main {
    static String need(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(name + " is not set. Run: set -a; . ./.env; set +a; mvn -q compile exec:java");
        }
        return value;
    }

    public static void main(String[] args) throws Exception {
        ClientCredentials credentials = ClientCredentials.of()
            .withClientId(need("CTP_CLIENT_ID"))
            .withClientSecret(need("CTP_CLIENT_SECRET"))
            .withScopes(need("CTP_SCOPES"))
            .build();
        // One method for each resource: project.products().get().withLimit(1).executeBlocking().getBody()
        try (ProjectApiRoot project = ApiRootBuilder.of()
                .defaultClient(credentials, need("CTP_AUTH_URL") + "/oauth/token", need("CTP_API_URL"))
                .build(need("CTP_PROJECT_KEY"))) {
"#,
    with_call: r#"            // Allowed by {scope}
            String path = {path};
            byte[] body = project.getApiHttpClient()
                .execute(new ApiHttpRequest(ApiHttpMethod.GET, URI.create(need("CTP_API_URL") + path), null, null))
                .get()
                .getBody();
            System.out.println(new String(body, StandardCharsets.UTF_8));
        }
    }
}
"#,
    token_only: r#"            // No granted scope is known to allow a simple list request, so this code makes no call.
            System.out.println("Ready: " + need("CTP_PROJECT_KEY"));
        }
    }
}
"#,
    inline: Inline {
        run: "mvn -q compile exec:java",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("    static String need(", "\n    }\n\n")],
        change: &[],
    },
};
