//! Names are free text by strangers: shown whole, but never allowed to hide or to act.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with every invisible or reordering character spelled out: a right-to-left override
/// becomes `⟨U+202E⟩`. Emoji keep their joiners and variation selectors. For display only; the
/// text itself stays as the API gave it.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = ' ';
    for c in text.chars() {
        if is_hidden(c) && !(shapes_emoji(c) && (is_symbol(before) || shapes_emoji(before))) {
            // Writing to a string can't fail.
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
            before = ' ';
        } else {
            out.push(c);
            before = c;
        }
    }
    Cow::Owned(out)
}

/// A name as it is shown: [`visible`], and words in place of nothing.
pub fn display_name(name: &str) -> String {
    if name.trim().is_empty() {
        "(no name)".into()
    } else {
        visible(name).into_owned()
    }
}

/// A string of JSON. What has no shape of its own is written as a number, so that nothing hides in a
/// file.
pub fn quoted(text: &str) -> String {
    quote(text, |out, c| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string can't fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

/// The same for YAML and HCL, which know no pairs of escapes for one character.
pub fn quoted_wide(text: &str) -> String {
    quote(text, |out, c| {
        let code = u32::from(c);
        let _ = if code < 0x1_0000 {
            write!(out, "\\u{code:04x}")
        } else {
            write!(out, "\\U{code:08x}")
        };
    })
}

/// A string of HCL, where `${` and `%{` begin templates.
pub fn quoted_hcl(text: &str) -> String {
    quoted_wide(text).replace("${", "$${").replace("%{", "%%{")
}

fn quote(text: &str, number: impl Fn(&mut String, char)) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if is_hidden(c) => number(&mut out, c),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a character has no shape of its own, or changes the order of others: controls, bidi
/// controls, joiners, fillers, tags (Unicode: `Default_Ignorable_Code_Point`, `Bidi_Control`, Cc).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A joiner or a variation selector, of which emoji are made.
fn shapes_emoji(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

/// Roughly the blocks that emoji start in: arrows to dingbats, and the pictographs.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{27bf}' | '\u{2900}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// A part of a file name: lower-case ASCII letters and digits, one `-` between words, at most 48
/// bytes; `api-client` when nothing is left.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.chars() {
        if out.len() >= 47 {
            break;
        }
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            out.push(c.to_ascii_lowercase());
            gap = false;
        } else {
            gap = true;
        }
    }
    if out.is_empty() {
        out.push_str("api-client");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_spelled_out() {
        assert_eq!(visible("Shop \u{202e}gnp.exe"), "Shop ⟨U+202E⟩gnp.exe");
        assert_eq!(visible("a\nb\u{0}"), "a⟨U+000A⟩b⟨U+0000⟩");
        assert_eq!(visible("a\u{200d}b\u{fe0f}"), "a⟨U+200D⟩b⟨U+FE0F⟩");
        assert_eq!(visible("x\u{e0041}"), "x⟨U+E0041⟩");
    }

    #[test]
    fn ordinary_and_emoji_names_stay_as_they_are() {
        for (name, has_joiners) in [
            ("Shop", false),
            ("Größe & <b>", false),
            ("👩\u{200d}💻 dev", true),
            ("❤\u{fe0f}", true),
            ("中文", false),
            ("", false),
        ] {
            let shown = visible(name);
            assert_eq!(shown, name);
            // Only what has to be looked at letter by letter is copied.
            assert_eq!(matches!(shown, Cow::Owned(_)), has_joiners, "{name}");
        }
    }

    #[test]
    fn file_names_are_plain() {
        assert_eq!(slug("My Shop (EU) — 2"), "my-shop-eu-2");
        assert_eq!(slug("../../etc/passwd"), "etc-passwd");
        assert_eq!(slug("\u{202e}💥"), "api-client");
        assert!(slug(&"x-".repeat(300)).len() <= 48);
    }
}
