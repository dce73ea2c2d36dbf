use super::*;

const ID: &str = "aB_cD-eF0123456789ghIJkl";
const SECRET: &str = "-sEcReT_0123456789abcdefGHIJKLmn";
const AUTH: &str = "https://auth.eu-central-1.aws.commercetools.com";
const API: &str = "https://api.eu-central-1.aws.commercetools.com";

/// What was found, without its type: `region key id secret token`, `-` for nothing.
fn summary(text: &str) -> String {
    let text = text
        .replace("ID!", ID)
        .replace("SECRET!", SECRET)
        .replace("AUTH!", AUTH)
        .replace("API!", API);
    let found = read(&text);
    for told in &found.ignored {
        assert!(!told.contains(SECRET) && !told.contains("t0ken"), "{told}");
    }
    let region = found.region.map_or("-", |region| region.id);
    let key = found.project_key.as_deref().unwrap_or("-");
    let id = found.client_id.as_deref().unwrap_or("-");
    let secret = found.secret.as_ref().map_or("-", Secret::reveal);
    let token = found.token.as_ref().map_or("-", Secret::reveal);
    format!("{region} {key} {id} {secret} {token}")
        .replace(ID, "ID!")
        .replace(SECRET, "SECRET!")
}

const ALL: &str = "eu-central-1.aws demo ID! SECRET! -";

#[test]
fn env_files_in_all_their_dialects() {
    for text in [
        "CTP_PROJECT_KEY=demo\nCTP_CLIENT_SECRET=SECRET!\nCTP_CLIENT_ID=ID!\nCTP_AUTH_URL=AUTH!\nCTP_API_URL=API!\nCTP_SCOPES=manage_orders:demo view_products:demo",
        "# .env\r\nexport CTP_PROJECT_KEY='demo' # the shop\r\nexport CTP_CLIENT_SECRET=\"SECRET!\"\r\nCTP_CLIENT_ID = ID!\r\nCTP_AUTH_URL=AUTH!/oauth/token\r\n",
        "VUE_APP_CT_PROJECT_KEY=demo\nVUE_APP_CT_CLIENT_ID=ID!\nVUE_APP_CT_CLIENT_SECRET=SECRET!\nVUE_APP_CT_API_HOST=API!/",
        "NEXT_PUBLIC_CTP_PROJECT_KEY=demo\nNEXT_PUBLIC_CTP_CLIENT_ID=ID!\nNEXT_PUBLIC_CTP_CLIENT_SECRET=SECRET!\nCTP_REGION=eu-central-1.aws",
        "PROJECT_KEY=demo\nCLIENT_ID=ID!\nCLIENT_SECRET=SECRET!\nCTP_REGION=AWS_EU_CENTRAL_1\nCTP_AUTH_URL=",
        "ctp.projectKey=demo\nctp.clientSecret=SECRET!\nctp.clientId=ID!\nctp.authUrl=https\\://auth.eu-central-1.aws.commercetools.com\nctp.apiUrl=API!",
        "$env:CTP_PROJECT_KEY = \"demo\"\n$env:CTP_CLIENT_ID = \"ID!\"\n$env:CTP_CLIENT_SECRET = \"SECRET!\"\n$env:CTP_API_URL = \"API!\"",
        "set CTP_PROJECT_KEY=demo\nset CTP_CLIENT_ID=ID!\nset CTP_CLIENT_SECRET=SECRET!\nset CTP_AUTH_HOST=auth.eu-central-1.aws.commercetools.com",
        "CTP_CLIENT_ID=ID!\nCTP_CLIENT_SECRET=SECRET!\nCTP_API_URL=API!\nCTP_SCOPES=\"manage_orders:demo manage_orders:demo:berlin\"",
        "ctp:\n  project-key: demo\n  client-id: 'ID!'\n  client-secret: \"SECRET!\"\n  api-url: API!",
        "const config = {\n  projectKey: 'demo',\n  credentials: {\n    clientId: 'ID!',\n    clientSecret: `SECRET!`,\n  },\n  host: 'AUTH!',\n};",
        "[\n 'project_key' => 'demo',\n 'client_id' => 'ID!',\n 'client_secret' => 'SECRET!',\n 'auth_url' => 'AUTH!',\n]",
    ] {
        assert_eq!(summary(text), ALL, "{text}");
    }
}

#[test]
fn the_console_s_own_text() {
    for text in [
        "project_key\ndemo\n\nclient_id\nID!\nsecret\nSECRET!\nscope\nmanage_orders:demo view_products:demo\nAPI URL\nAPI!\nAuth URL\nAUTH!",
        "project_key: demo\nclient_id: ID!\nsecret: SECRET!\nscope: manage_orders:demo\n  view_products:demo\nAPI URL: API!\nAuth URL: AUTH!",
        "project_key:\ndemo\nclient_id:\nID!\nsecret:\nSECRET!\nAPI URL:\nAPI!",
        "project_key\tdemo\nclient_id\tID!\nsecret\tSECRET!\nAuth URL\tAUTH!",
        "Client ID: ID!\nClient secret: SECRET!\nhttps://mc.eu-central-1.aws.commercetools.com/demo/settings/developer",
    ] {
        assert_eq!(summary(text), ALL, "{text}");
    }
}

#[test]
fn curl_commands() {
    for text in [
        "curl AUTH!/oauth/token \\\n--basic --user \"ID!:SECRET!\" \\\n-X POST \\\n-d \"grant_type=client_credentials&scope=manage_orders:demo view_products:demo\"",
        "$ curl --silent 'AUTH!/oauth/token' --user='ID!:SECRET!' --data grant_type=client_credentials --data-urlencode 'scope=manage_orders:demo'",
        "TOKEN=$(curl -sS --config - 'AUTH!/oauth/token' -d 'scope=manage_orders%3Ademo+view_products%3Ademo' <<'END' | sed -n 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/p'\nuser = \"ID!:SECRET!\"\nEND\n)\n# curl -H \"Authorization: Bearer $TOKEN\" 'API!/demo/api-clients?limit=1'",
        "curl -X POST ^\n -uID!:SECRET! ^\n https://auth.eu-central-1.aws.commercetools.com/oauth/demo/anonymous/token",
        "CTP_CLIENT_ID=ID!\nCTP_CLIENT_SECRET=SECRET!\ncurl -u \"$CTP_CLIENT_ID:$CTP_CLIENT_SECRET\" 'AUTH!/oauth/token' -d scope=view_orders:demo",
    ] {
        assert_eq!(summary(text), ALL, "{text}");
    }
    assert_eq!(
        summary(
            "curl 'API!/demo/orders?limit=1' -H 'Accept: */*' -H 'Authorization: Bearer t0ken=='"
        ),
        "eu-central-1.aws demo - - t0ken=="
    );
    // `YTpi` is `a:b`.
    assert_eq!(
        summary("curl http://127.0.0.1:8090/oauth/token -H $'authorization: Basic YTpi'"),
        "- - a b -"
    );
}

#[test]
fn json_in_all_its_shapes() {
    for text in [
        r#"{"projectKey":"demo","clientId":"ID!","clientSecret":"SECRET!","authUrl":"AUTH!","apiUrl":"API!","scopes":["manage_orders:demo"]}"#,
        r#"{"project_key":"demo","client_id":"ID!","client_secret":"SECRET!","region":"eu-central-1.aws"}"#,
        r#"{"CTP_PROJECT_KEY":"demo","CTP_CLIENT_ID":"ID!","CTP_CLIENT_SECRET":"SECRET!","CTP_API_URL":"API!"}"#,
        r#"{"id":"3e2c","name":"demo","values":[{"key":"host","value":"API!","enabled":true,"type":"text"},{"key":"auth_url","value":"AUTH!","enabled":true},{"key":"project-key","value":"demo"},{"key":"client_id","value":"ID!"},{"key":"client_secret","value":"SECRET!"},{"key":"client_secret","value":"old","enabled":false}],"_postman_variable_scope":"environment"}"#,
        r#"{"id":"ID!","name":"x","scope":"manage_orders:demo","secret":"SECRET!","createdAt":"2026-11-24T00:00:00.000Z","authUrl":"AUTH!"}"#,
        r#"{"clients":[{"projectKey":"demo","host":"AUTH!","credentials":{"clientId":"ID!","clientSecret":"SECRET!"}}]}"#,
    ] {
        assert_eq!(summary(text), ALL, "{text}");
    }
    let answer = r#"{"access_token":"t0ken","token_type":"Bearer","expires_in":172800,"scope":"manage_orders:demo manage_orders:demo:berlin"}"#;
    assert_eq!(summary(answer), "- demo - - t0ken");
}

#[test]
fn what_was_understood_and_what_not_is_said() {
    let found = read(
        "CTP_CLIENT_ID=a\nSTRIPE_SECRET=b\nCTP_CLIENT_SECRET=<secret>\nqwertz\nCTP_API_URL=nowhere to go",
    );
    assert_eq!(found.understood, ["client id"]);
    assert_eq!(
        found.ignored,
        [
            "STRIPE_SECRET",
            "client secret (a placeholder)",
            "line 4",
            "API URL (not a URL)"
        ]
    );
    let found = read(&format!(
        "CTP_AUTH_URL={AUTH}\nCTP_API_URL=https://api.us-east-2.aws.commercetools.com"
    ));
    assert_eq!(found.understood, ["auth URL", "API URL"]);
    assert_eq!(
        found.ignored,
        ["an API URL in another region than the auth URL"]
    );
    let found = read("clientId=a\nclientId=a\nclientId=b");
    assert_eq!(
        (found.client_id.as_deref(), found.ignored),
        (Some("a"), vec!["a second client id".to_owned()])
    );
}

#[test]
fn other_hosts_are_kept_as_they_are() {
    let found =
        read("CTP_AUTH_URL=http://127.0.0.1:8090/oauth/token\nCTP_API_URL=http://127.0.0.1:8090/");
    assert_eq!(found.auth_url.as_deref(), Some("http://127.0.0.1:8090"));
    assert_eq!(found.api_url.as_deref(), Some("http://127.0.0.1:8090"));
    assert_eq!(found.understood, ["auth URL", "API URL"]);
    // Look-alikes are no region, and credentials in a URL are not taken apart.
    for url in [
        "https://auth.eu-central-1.aws.commercetools.com.evil.example",
        "https://auth.eu-central-1.aws.commercetools.co",
    ] {
        let found = read(&format!("CTP_AUTH_URL={url}"));
        assert!(found.region.is_none() && found.auth_url.as_deref() == Some(url));
    }
    assert!(
        read("CTP_AUTH_URL=https://id:pw@auth.eu-central-1.aws.commercetools.com")
            .auth_url
            .is_none()
    );
}

#[test]
fn a_scope_string_names_its_project() {
    assert_eq!(
        read("manage_orders:demo view_products:demo")
            .project_key
            .as_deref(),
        Some("demo")
    );
    assert_eq!(
        read("manage_orders:demo view_products:other").project_key,
        None
    );
}

#[test]
fn nothing_is_taken_from_nothing() {
    for text in [
        "", " \n", "{}", "[]", "null", "{\"a\":", "curl", "=", ":\n:", "\u{feff}", "'", "\\", "-u",
        "curl -u", "user =",
    ] {
        let found = read(text);
        assert!(found.understood.is_empty(), "{text}");
    }
    assert_eq!(
        read(&"x".repeat(LONGEST + 1)).ignored,
        ["a text of more than 1 MB"]
    );
}

#[test]
fn marks_inside_a_secret_stay() {
    for text in [
        "CTP_CLIENT_SECRET=\"se$cr'et\"",
        "CTP_CLIENT_SECRET=se$cr'et",
        "secret\nse$cr'et\n",
        "secret: se$cr'et",
        "curl -u \"-id:se\\$cr'et\" https://a.example/oauth/token",
        "curl --config - 'https://a.example/oauth/token' <<'X'\nuser = \"-id:se$cr'et\"\nX\n",
    ] {
        assert!(
            read(text)
                .secret
                .is_some_and(|secret| secret.reveal() == "se$cr'et"),
            "{text}"
        );
    }
}
