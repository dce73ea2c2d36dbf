use proptest::prelude::*;

use super::*;

fn check(text: &str) -> Pasted {
    let found = read(text);
    assert_eq!(found.project_key.as_deref(), Some("demo"), "{text}");
    assert_eq!(found.client_id.as_deref(), Some("-id_1"), "{text}");
    assert!(
        found
            .secret
            .as_ref()
            .is_some_and(|s| s.reveal() == "se$cr'et"),
        "{text}"
    );
    assert_eq!(
        found.auth_url.as_deref(),
        Some("https://auth.us-east-2.aws.commercetools.com")
    );
    assert_eq!(
        found.api_url.as_deref(),
        Some("https://api.us-east-2.aws.commercetools.com")
    );
    found
}

const AUTH: &str = "https://auth.us-east-2.aws.commercetools.com";

#[test]
fn environment_files() {
    check(&format!(
        "# comment\nCTP_PROJECT_KEY=demo\nexport CTP_CLIENT_SECRET=\"se$cr'et\"\nCTP_CLIENT_ID=-id_1\n\
         CTP_AUTH_URL={AUTH}/oauth/token\nCTP_SCOPES='view_orders:demo manage_orders:demo'\n"
    ));
    check(&format!(
        "VUE_APP_CT_PROJECT_KEY=demo\nVUE_APP_CT_CLIENT_SECRET=se$cr'et\nVUE_APP_CT_CLIENT_ID=-id_1\n\
         VUE_APP_CT_AUTH_HOST={AUTH}\nNEXT_PUBLIC_COLOUR=red"
    ));
    let odd = check(&format!(
        "ctp.projectKey=demo\nctp.clientSecret=se$cr'et\nctp.clientId=-id_1\nctp.authUrl={AUTH}\nx.y=1"
    ));
    assert_eq!(odd.ignored, ["x.y"]);
}

#[test]
fn labels_of_the_console() {
    check(&format!(
        "project_key\ndemo\nclient_id\n-id_1\nsecret\nse$cr'et\nAuth URL\n{AUTH}\n"
    ));
    check(&format!(
        "project_key: demo\nclient_id: -id_1\nsecret: se$cr'et\nscope: a:demo\nAuth URL: {AUTH}"
    ));
}

#[test]
fn json_of_all_kinds() {
    check(&format!(
        r#"{{"projectKey":"demo","clientId":"-id_1","clientSecret":"se$cr'et","authUrl":"{AUTH}"}}"#
    ));
    check(&format!(
        r#"{{"name":"x","values":[{{"key":"auth_url","value":"{AUTH}"}},{{"key":"project-key","value":"demo"}},
        {{"key":"client_id","value":"-id_1"}},{{"key":"client_secret","value":"se$cr'et"}}]}}"#
    ));
    let token = read(
        r#"{"access_token":"t","expires_in":172800,"scope":"view_orders:demo","token_type":"Bearer"}"#,
    );
    assert!(token.token.is_some_and(|t| t.reveal() == "t"));
    assert_eq!(token.project_key.as_deref(), Some("demo"));
    assert_eq!(token.ignored, Vec::<String>::new());
}

#[test]
fn curl_commands() {
    check(&format!(
        "curl {AUTH}/oauth/token \\\n --basic --user \"-id_1:se\\$cr'et\" \\\n -X POST \\\n \
         -d \"grant_type=client_credentials&scope=view_orders:demo manage_orders:demo\""
    ));
    check(&format!(
        "curl --config - '{AUTH}/oauth/token' --data-urlencode 'scope=view_orders:demo' <<'X'\n\
         user = \"-id_1:se$cr'et\"\nX\n"
    ));
    let call = read(
        "curl -H 'Authorization: Bearer abc' https://api.us-east-2.aws.commercetools.com/demo/orders",
    );
    assert!(call.token.is_some_and(|t| t.reveal() == "abc"));
    assert_eq!(call.project_key.as_deref(), Some("demo"));
}

#[test]
fn what_is_not_understood_is_named_without_its_value() {
    let found = read("hello world\nMY_PASSWORD=hunter2\n");
    assert!(found.understood.is_empty());
    assert_eq!(found.ignored, ["line 1", "MY_PASSWORD"]);
}

proptest! {
    #[test]
    fn no_text_breaks_it(text in "\\PC*", curl in "curl (\\PC|\\n)*") {
        let _ = read(&text);
        let _ = read(&curl);
    }
}
