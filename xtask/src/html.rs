//! Reads the start tags of a page, as a browser's tokenizer does.

use html5gum::DefaultEmitter;
use html5gum::HtmlString;
use html5gum::Token;
use html5gum::Tokenizer;

/// A start tag with its attributes, and the text up to the next tag or comment.
#[derive(Debug)]
pub(crate) struct Tag {
    /// In lower case.
    pub(crate) name: String,
    /// Name and value; an attribute without a value has the empty one.
    pub(crate) attributes: Vec<(String, String)>,
    /// What follows up to the next tag. In a script or a style sheet that is all of it.
    pub(crate) text: String,
}

impl Tag {
    /// The attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the attribute has this value.
    pub(crate) fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    /// Whether this is `<meta name="..">` or `<meta http-equiv="..">` with the given key.
    pub(crate) fn is_meta(&self, key: &str) -> bool {
        self.name == "meta" && (self.is("name", key) || self.is("http-equiv", key))
    }
}

/// All start tags of a page, in order.
pub(crate) fn tags(page: &str) -> Vec<Tag> {
    let mut emitter = DefaultEmitter::<()>::default();
    // Without a tree, the tag alone says that a script's text is no HTML. Our pages have no foreign elements.
    emitter.naively_switch_states(true);
    let mut found: Vec<Tag> = Vec::new();
    let mut in_text = false;
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter();
                found.push(Tag {
                    name: text(&tag.name),
                    attributes: attributes
                        .map(|(name, value)| (text(name), text(value)))
                        .collect(),
                    text: String::new(),
                });
                in_text = true;
            }
            Token::String(string) if in_text => {
                if let Some(tag) = found.last_mut() {
                    tag.text.push_str(&text(&string));
                }
            }
            Token::EndTag(_) | Token::Comment(_) => in_text = false,
            _ => {}
        }
    }
    found
}

fn text(string: &HtmlString) -> String {
    String::from_utf8_lossy(string).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_text_are_read() {
        let page = "<!DOCTYPE html><!-- <b> --><P class=\"a > b\" hidden data-x=1>Hi<!-- --> you</p>\
                    <link rel='x'/><script>1<b</script>after";
        let found = tags(page);
        let names: Vec<_> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["p", "link", "script"]);
        assert!(found[0].is("class", "a > b") && found[0].is("hidden", ""));
        assert!(found[0].is("data-x", "1"));
        assert_eq!(found[0].text, "Hi");
        assert!(found[1].is("rel", "x"));
        assert_eq!(found[2].text, "1<b");
    }

    #[test]
    fn what_hides_a_handler_from_a_simple_reader_hides_nothing_here() {
        // Each starts a handler in browsers.
        for page in [
            "<img/onerror=x>",
            "<img\u{c}onerror=x>",
            "<IMG ONERROR=x>",
            "<img a='b'onerror=x>",
            "<!--><img onerror=x>-->",
        ] {
            assert!(
                tags(page).iter().any(|tag| tag.get("onerror") == Some("x")),
                "{page}"
            );
        }
    }
}
