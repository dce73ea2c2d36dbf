//! Whatever is pasted, nothing breaks and no secret is told.
#![cfg(not(target_arch = "wasm32"))]

use client::Secret;
use proptest::prelude::*;

/// Pieces of the formats, so that the parsers get beyond their first characters.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[ -~\n\t]{0,20}",
        prop::sample::select(vec![
            "CTP_CLIENT_SECRET",
            "client_id",
            "=",
            ":",
            "\n",
            "\r\n",
            "\"",
            "'",
            "`",
            "\\",
            "\\\n",
            "curl ",
            "-u ",
            "--user=",
            "-H ",
            "Authorization: Basic ",
            "https://",
            "auth.eu-central-1.aws.commercetools.com",
            "/oauth/token",
            "{",
            "}",
            "[",
            "]",
            ",",
            "{\"secret\":",
            "scope",
            "manage_orders:demo ",
            "$",
            "{{",
            "<<END",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #[test]
    fn any_text_is_read(pieces in prop::collection::vec(piece(), 0..20)) {
        paste::read(&pieces.concat());
    }

    #[test]
    fn secrets_come_through_unharmed_and_are_never_told(
        id in "[A-Za-z0-9_-]{24}",
        secret in "[A-Za-z0-9_][A-Za-z0-9_-]{31}",
        form in 0..7_usize,
    ) {
        let text = match form {
            0 => format!("CTP_CLIENT_ID={id}\nCTP_CLIENT_SECRET={secret}"),
            1 => format!("export CTP_CLIENT_ID=\"{id}\"\nexport CTP_CLIENT_SECRET='{secret}'"),
            2 => format!("client_id\n{id}\nsecret\n{secret}\n"),
            3 => format!("client_id: {id}\nsecret: {secret}\n"),
            4 => format!("{{\"clientId\":\"{id}\",\"clientSecret\":\"{secret}\"}}"),
            5 => format!("curl https://auth.us-east-2.aws.commercetools.com/oauth/token --basic --user \"{id}:{secret}\" -X POST"),
            _ => format!("ctp.clientId = {id}\nctp.clientSecret = {secret}"),
        };
        let found = paste::read(&text);
        prop_assert_eq!(found.client_id.as_deref(), Some(id.as_str()));
        prop_assert_eq!(found.secret.as_ref().map(Secret::reveal), Some(secret.as_str()));
        prop_assert!(found.ignored.is_empty());
    }

    #[test]
    fn stray_secrets_are_told_by_their_line_only(
        secret in "[A-Za-z0-9_-]{32}={0,2}",
        before in "[a-z ]{0,10}",
    ) {
        for text in [format!("{before}\n{secret}"), format!("{secret} = x"), format!("x\t{secret}"), format!("{secret}:{secret}")] {
            for told in paste::read(&text).ignored {
                prop_assert!(!told.contains(&secret[..12]), "{}", told);
            }
        }
    }
}
