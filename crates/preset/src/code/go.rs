//! Go with the standard library.

use super::super::{
    Info, Preset, Purpose,
    format::{Inline, Program, SECRET_CHOICE, file},
    quote,
};

pub(super) static GO: Preset = Preset {
    info: Info {
        id: "go",
        title: "Go",
        about: "One file that uses the standard library.",
        needs: "Needs Go, and no modules.",
        usage: "Save it as main.go with the .env beside it, load the .env, then run go run main.go",
        words: "golang",
        reads_env: true,
        danger: None,
        purpose: Purpose::Language,
        choices: SECRET_CHOICE,
        files: &["main.go"],
    },
    make: |handover, options| vec![file("text/x-go", PROGRAM.text(handover, *options))],
};

const PROGRAM: Program = Program {
    comment: "// ",
    quote: quote::go,
    clean: quote::comment,
    before: r#"//
// The secret is not in this file: save the preset "Environment variables (.env)" beside it, list .env in
// .gitignore, then run
//
//	set -a; . ./.env; set +a; go run main.go
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

var client = &http.Client{Timeout: 30 * time.Second}

func need(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("%s is not set. Run: set -a; . ./.env; set +a; go run main.go", name)
	}
	return value
}

func send(request *http.Request) []byte {
	response, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode >= 300 {
		log.Fatalf("%s answered %s: %s", request.URL.Redacted(), response.Status, body)
	}
	return body
}

type token struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in"`
	Scope       string `json:"scope"`
}

func ask() token {
	form := url.Values{"grant_type": {"client_credentials"}}
	if scopes := os.Getenv("CTP_SCOPES"); scopes != "" {
		form.Set("scope", scopes)
	}
	request, err := http.NewRequest(http.MethodPost, need("CTP_AUTH_URL")+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		log.Fatal(err)
	}
	request.SetBasicAuth(need("CTP_CLIENT_ID"), need("CTP_CLIENT_SECRET"))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	var got token
	if err := json.Unmarshal(send(request), &got); err != nil {
		log.Fatal(err)
	}
	return got
}

func main() {
	token := ask()
"#,
    with_call: r#"	// Allowed by {scope}
	path := {path}
	request, err := http.NewRequest(http.MethodGet, need("CTP_API_URL")+path, nil)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token.AccessToken)
	fmt.Println(string(send(request)))
}
"#,
    token_only: r#"	// No granted scope is known to allow a simple list request, so this code makes no call with the token.
	fmt.Printf("Got a token for %d seconds with: %s\n", token.ExpiresIn, token.Scope)
}
"#,
    inline: Inline {
        run: "go run main.go",
        read: ("need(\"", "\")"),
        suffix: "",
        cut: &[("func need(", "\n}\n\n"), ("\t\"os\"", "\n")],
        change: &[("os.Getenv(", "need(")],
    },
};
