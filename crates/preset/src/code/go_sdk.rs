//! Go with the SDK of Lab Digital.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static GO_SDK: Preset = Preset {
    info: Info {
        id: "go-sdk",
        title: "Go SDK (labd)",
        about: "The community SDK by Lab Digital.",
        needs: "Needs Go 1.24 or later.",
        usage: "Save the files with the .env beside them, load the .env, then run go mod tidy and go run .",
        words: "golang, commercetools SDK, Lab Digital, labd",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["main.go", "go.mod"],
    },
    make: |handover, options| {
        vec![
            file("text/x-go", PROGRAM.text(handover, *options)),
            file("text/plain", GO_MOD.to_owned()),
        ]
    },
};

const GO_MOD: &str = "module example.com/client\n\ngo 1.24\n\n\
    require (\n\tgithub.com/labd/commercetools-go-sdk v1.9.0\n\tgolang.org/x/oauth2 v0.30.0\n)\n";

/// The SDK reads no CTP_ variables by itself (seen in v1.9.0), whatever its README says.
const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::go,
    clean: quote::comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run
//
//	go mod tidy
//	set -a; . ./.env; set +a; go run .
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"

	"github.com/labd/commercetools-go-sdk/platform"
	"golang.org/x/oauth2/clientcredentials"
)

func need(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is not set. Run: set -a; . ./.env; set +a; go run .", name)
	}
	return value
}

func main() {
	credentials := &clientcredentials.Config{
		TokenURL:     need("CTP_AUTH_URL") + "/oauth/token",
		ClientID:     need("CTP_CLIENT_ID"),
		ClientSecret: need("CTP_CLIENT_SECRET"),
		Scopes:       strings.Fields(os.Getenv("CTP_SCOPES")),
	}
	client, err := platform.NewClient(&platform.ClientConfig{URL: need("CTP_API_URL"), Credentials: credentials})
	if err != nil {
		log.Fatal(err)
	}
	// The SDK has a method for each resource: project.Products().Get().Limit(1).Execute(ctx)
	project := client.WithProjectKey(need("CTP_PROJECT_KEY"))
	_ = project
"#,
    with_call: r#"
	// Allowed by {scope}; the same credentials make any call.
	path := {path}
	response, err := credentials.Client(context.Background()).Get(need("CTP_API_URL") + path)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		log.Fatalf("%s: %s %v", response.Status, body, err)
	}
	fmt.Println(string(body))
}
"#,
    token_only: r#"
	// No granted scope is known to allow a simple list request, so this code makes no call with the token.
	token, err := credentials.Token(context.Background())
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("Got a token until", token.Expiry)
	_, _ = io.Discard, http.StatusOK
}
"#,
    inline: Inline {
        run: "go mod tidy\ngo run .",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("func need(", "\n}\n\n"), ("\t\"os\"", "\n")],
        change: &[("os.Getenv(", "need(")],
    },
};
