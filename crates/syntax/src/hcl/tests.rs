use super::*;

fn all(text: &str) -> Vec<String> {
    let show = |token| match token {
        Token::Text(text) => format!(
            "{:?}{}",
            text.filled("?"),
            ["…", ""][usize::from(text.closed)]
        ),
        Token::Name(name) => name.to_owned(),
        Token::Mark(mark) => format!("<{mark}>"),
    };
    tokens(text).map(show).collect()
}

#[test]
fn words_strings_and_marks() {
    for (text, expected) in [
        (
            "resource \"a\" b-1.c { # no \"x\n x = [1] // y\n/* \"z */ }",
            &[
                "resource", "\"a\"", "b-1.c", "<{>", "x", "<=>", "<[>", "1", "<]>", "<}>",
            ][..],
        ),
        ("\"a ${b(\"}\")} c\"", &["\"a ? c\""]),
        ("\"$${a} %%{b} %{ if c }\"", &["\"${a} %{b} ?\""]),
        ("'a' `${b}:c`", &["\"a\"", "\"?:c\""]),
        (
            r#""\n\t\"\\\u00e4\U0001F600\u12""#,
            &["\"\\n\\t\\\"\\\\ä😀\u{fffd}12\""],
        ),
        (
            "<<-EOT \n  a ${b}\n  c\n  EOT\nd",
            &["\"  a ?\\n  c\\n\"", "d"],
        ),
        ("<<EOT\nno end", &["\"no end\"…"]),
        ("a << b < c", &["a", "<<>", "<<>", "b", "<<>", "c"]),
        ("\"open", &["\"open\"…"]),
        ("\"${lost\nnext\"", &["\"?\\nnext\""]),
        ("/*/ a", &[]),
        ("/", &["</>"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn interpolations_stand_as_they_are_written() {
    let Some(Token::Text(text)) = tokens("\"x:${var.key}\"").next() else {
        unreachable!("a string is a string");
    };
    assert_eq!(text.text(), "x:${var.key}");
    assert!(text.is_closed());
    assert!(Token::Text(text).is_text("x:${var.key}"));
}

#[cfg(not(target_arch = "wasm32"))]
mod props {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_in_bounds(text in "[a-b\"'`$%{}\\\\<#/*\nEu0-]{0,120}") {
            let mut length = 0;
            for token in tokens(&text) {
                length += match token {
                    // What could not be read of an escape has a mark of three bytes.
                    Token::Text(text) => text.text().replace('\u{fffd}', "").len(),
                    Token::Name(name) => name.len(),
                    Token::Mark(mark) => mark.len_utf8(),
                };
            }
            prop_assert!(length <= text.len());
        }

        #[test]
        fn quoted_texts_come_back(text in "[ -~äß\n]{0,40}") {
            let quoted = text
                .replace('\\', "\\\\")
                .replace('"', "\\\"")
                .replace("${", "$${")
                .replace("%{", "%%{");
            let quoted = format!("\"{quoted}\"");
            let mut tokens = tokens(&quoted);
            let Some(Token::Text(read)) = tokens.next() else {
                return Err(TestCaseError::fail("no string"));
            };
            prop_assert_eq!(read.text(), text);
            prop_assert!(read.holes.is_empty() && tokens.next().is_none());
        }
    }
}
