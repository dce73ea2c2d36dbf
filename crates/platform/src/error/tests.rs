use super::*;

fn answer(status: u16, body: &str) -> Response {
    let mut response = Response::new(status, body);
    response.retry_after_seconds = Some(7);
    response.correlation_id = Some("c-1".into());
    response
}

/// The documented shape.
fn body(code: &str, message: &str) -> String {
    format!(
        r#"{{"statusCode":400,"message":"{message}","errors":[{{"code":"{code}","message":"{message}","field":"name"}}]}}"#
    )
}

#[test]
fn every_documented_refusal_is_told_apart() {
    use ErrorKind::*;
    for (status, code, expected) in [
        (401, "invalid_client", InvalidClient),
        (400, "invalid_scope", InvalidScope),
        (401, "invalid_token", InvalidToken),
        (400, "invalid_customer_account_credentials", InvalidCustomer),
        (400, "invalid_grant", InvalidGrant),
        (400, "unsupported_grant_type", UnsupportedGrant),
        (400, "DuplicateField", Duplicate),
        (400, "InvalidJsonInput", BadInput),
        (400, "MaxResourceLimitExceeded", BadInput),
        (404, "ResourceNotFound", NotFound),
        (429, "TooMany", TooMany),
        (500, "General", Unavailable),
        (503, "OverCapacity", Unavailable),
        (418, "Teapot", BadInput),
    ] {
        let error = ApiError::read(&answer(status, &body(code, "words")));
        assert_eq!(error.kind, expected, "{status} {code}");
        assert_eq!(
            (error.status, error.code.as_deref()),
            (Some(status), Some(code))
        );
        assert_eq!(
            (error.message.as_deref(), error.field.as_deref()),
            (Some("words"), Some("name"))
        );
        assert_eq!(error.correlation_id.as_deref(), Some("c-1"));
        assert!(!error.title().is_empty() && !error.advice().is_empty());
    }
}

#[test]
fn the_missing_scopes_are_named() {
    let text = "Insufficient scope. One of the following scopes is missing: manage_api_clients, view_api_clients.";
    let error = ApiError::read(&answer(403, &body("insufficient_scope", text)));
    let both = vec![
        "manage_api_clients".to_owned(),
        "view_api_clients".to_owned(),
    ];
    assert_eq!(error.kind, ErrorKind::InsufficientScope(both));
    assert!(
        error.advice().contains("manage_project does not cover")
            && error.advice().contains("Merchant Center")
    );
    let older = ApiError::read(&answer(
        403,
        &body("insufficient_scope", "Insufficient scope"),
    ));
    assert!(
        older
            .clone()
            .needing("view_stores")
            .advice()
            .contains("needs view_stores")
    );
    assert_eq!(error.clone().needing("view_stores"), error);
}

#[test]
fn bodies_of_any_form_are_read() {
    use ErrorKind::*;
    for (status, body, expected) in [
        (502, "<html>Bad gateway</html>", Unavailable),
        (403, "<html>Blocked</html>", NotJson),
        (404, "<html>nginx</html>", NotJson),
        (404, "", NotFound),
        (403, "", InsufficientScope(Vec::new())),
        (400, "null", NotJson),
        (
            400,
            r#"{"message":7,"errors":{"a":1},"error":[]}"#,
            BadInput,
        ),
        (400, r#"{"errors":[7]}"#, BadInput),
        (
            401,
            r#"{"error":"invalid_client","error_description":"no"}"#,
            InvalidClient,
        ),
        (304, "", NotJson),
    ] {
        assert_eq!(
            ApiError::read(&answer(status, body)).kind,
            expected,
            "{status} {body}"
        );
    }
    let deep = "[".repeat(100_000);
    assert_eq!(ApiError::read(&answer(400, &deep)).kind, ErrorKind::NotJson);
    assert_eq!(ApiError::read(&answer(400, "{}")).message, None);
    let long = "\u{1F600}".repeat(600);
    let error = ApiError::read(&answer(400, &body("InvalidInput", &long)));
    assert_eq!(error.message.unwrap().chars().count(), 500);
}

#[test]
fn what_a_host_hides_in_its_words_is_written_out() {
    let hidden = r"a\u202e\u0007b\nc\u200b";
    let text =
        format!(r#"{{"message":"{hidden}","errors":[{{"code":"{hidden}","field":"{hidden}"}}]}}"#);
    let mut response = answer(400, &text);
    response.correlation_id = Some("c\u{202e}1".into());
    let error = ApiError::read(&response);
    let shown = "a⟨U+202E⟩⟨U+0007⟩b c⟨U+200B⟩";
    assert_eq!(error.message.as_deref(), Some(shown));
    assert_eq!(error.code.as_deref(), Some(shown));
    assert_eq!(error.field.as_deref(), Some(shown));
    assert_eq!(error.correlation_id.as_deref(), Some("c⟨U+202E⟩1"));
    assert!(error.advice().contains(shown));
    let scopes = "One of the following scopes is missing: view_\u{202e}stores.";
    let error = ApiError::read(&answer(403, &body("insufficient_scope", scopes)));
    let named = ErrorKind::InsufficientScope(vec!["view_⟨U+202E⟩stores".into()]);
    assert_eq!(error.kind, named);
}

#[test]
fn a_secret_that_comes_back_is_taken_out() {
    let secret = "s".repeat(32);
    // Where the words are cut, half of it would be left.
    let text = format!("{}{secret} and {secret}", "x".repeat(480));
    let error = ApiError::read_without(&answer(400, &body(&secret, &text)), &[&secret, ""]);
    let shown = format!("{error:?}");
    assert!(
        !shown.contains("sss") && shown.contains("(hidden)"),
        "{shown}"
    );
}

#[test]
fn only_what_may_have_happened_is_ambiguous() {
    for kind in [
        ErrorKind::Network,
        ErrorKind::Timeout,
        ErrorKind::TooLarge,
        ErrorKind::Unavailable,
    ] {
        assert!(ApiError::of(kind).is_ambiguous());
    }
    assert!(ApiError::not_json(&answer(201, "<p>")).is_ambiguous());
    for status in [400, 401, 403, 404, 409, 429] {
        assert!(
            !ApiError::read(&answer(status, "<p>")).is_ambiguous(),
            "{status}"
        );
    }
}

#[test]
fn the_silent_host_is_named() {
    let error = ApiError::from(TransportError::Network)
        .from_host("https://api.example:1/p/api-clients?limit=1");
    assert_eq!(error.host.as_deref(), Some("api.example:1"));
    assert!(error.advice().contains("api.example:1"));
}
