//! Reads the tags of a page that Trunk wrote: enough HTML for our own two files.

/// A start tag with its attributes, and the text up to the next tag.
#[derive(Debug)]
pub(crate) struct Tag<'a> {
    /// In lower case, as our pages write it.
    pub(crate) name: &'a str,
    /// Name and value, in order; an attribute without a value has the empty one.
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
    /// What follows up to the next `<`.
    pub(crate) text: &'a str,
}

impl<'a> Tag<'a> {
    /// The attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.attributes
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| *value)
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
pub(crate) fn tags(mut page: &str) -> Vec<Tag<'_>> {
    let mut found = Vec::new();
    while let Some(start) = page.find('<') {
        page = &page[start + 1..];
        if let Some(comment) = page.strip_prefix("!--") {
            page = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if page.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, rest) = tag(page);
            page = rest;
            found.push(tag);
        }
    }
    found
}

/// Reads one tag, from its name on; returns it and what follows it.
fn tag(source: &str) -> (Tag<'_>, &str) {
    let end = source
        .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
        .unwrap_or(source.len());
    let (name, mut rest) = source.split_at(end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        let (attribute, after) = attribute(rest);
        attributes.push(attribute);
        rest = after;
    }
    let text = rest.split('<').next().unwrap_or_default();
    (
        Tag {
            name,
            attributes,
            text,
        },
        rest,
    )
}

fn attribute(source: &str) -> ((&str, &str), &str) {
    let end = source
        .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
        .unwrap_or(source.len())
        // A stray quote or equals sign is still progress.
        .max(source.chars().next().map_or(0, char::len_utf8));
    let (name, rest) = source.split_at(end);
    let Some(value) = rest.strip_prefix('=') else {
        return ((name, ""), rest);
    };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, rest) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return ((name, value), rest);
        }
    }
    let end = value
        .find(|c: char| c.is_ascii_whitespace() || c == '>')
        .unwrap_or(value.len());
    ((name, &value[..end]), &value[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_text_are_read() {
        let page = "<!DOCTYPE html><!-- <b> --><p class=\"a > b\" hidden data-x=1>Hi</p><link rel='x'/><script>1<2</script>";
        let found = tags(page);
        let names: Vec<_> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "link", "script"]);
        assert_eq!(
            found[0].attributes,
            [("class", "a > b"), ("hidden", ""), ("data-x", "1")]
        );
        assert_eq!(found[0].text, "Hi");
        assert!(found[1].is("rel", "x"));
        assert_eq!(found[2].text, "1");
    }

    #[test]
    fn broken_pages_end() {
        for page in [
            "<", "<a", "<a =", "<a =\"", "<a b=\"c", "<a b='", "<!-- ", "<é", "<a é",
        ] {
            tags(page);
        }
    }
}
