//! What many presets share: programs differ in their text alone.

use super::{Choices, Handover, Made, Options, Text, call};

/// No choice.
pub(super) const NO_CHOICE: Choices = Choices {
    secret: false,
    shell: false,
    process_list: false,
    ask: false,
};

/// A file, without its name.
pub(super) fn file(media_type: &'static str, text: impl Into<Text>) -> Made {
    Made {
        media_type,
        text: text.into(),
    }
}

/// The secret may stand in the text.
pub(super) const SECRET_CHOICE: Choices = Choices {
    secret: true,
    shell: false,
    process_list: false,
    ask: false,
};

/// A program: its comment with the client's name, and one of two endings. `{path}` in the ending
/// with a call becomes what follows the API host, `{scope}` the scope that allows it.
pub(super) struct Program {
    /// How a line comment begins, with a blank.
    pub(super) comment: &'static str,
    /// Begins with the rest of that comment: where the secret is, and how to run the program.
    pub(super) before: &'static str,
    /// With the call that the granted scopes allow.
    pub(super) with_call: &'static str,
    /// When no call is known that they allow.
    pub(super) token_only: &'static str,
    /// A string of the language.
    pub(super) quote: fn(&str) -> Text,
    /// What may stand in a line comment.
    pub(super) clean: fn(&str) -> String,
    /// How the values stand in the program itself.
    pub(super) inline: Inline,
}

/// How a program that reads the environment becomes one that holds the values.
pub(super) struct Inline {
    /// The commands that run it, a line each.
    pub(super) run: &'static str,
    /// What stands before and after a variable's name where it is read.
    pub(super) read: (&'static str, &'static str),
    /// What makes a string the kind of value that the program expects there.
    pub(super) suffix: &'static str,
    /// What is no longer needed: from a beginning to an end, both included.
    pub(super) cut: &'static [(&'static str, &'static str)],
    /// What reads otherwise.
    pub(super) change: &'static [(&'static str, &'static str)],
}

impl Program {
    /// The text for a client.
    pub(super) fn text(&self, handover: &Handover, options: Options) -> Text {
        self.text_with(handover, options, |_, _| None)
    }

    /// The same, with a further place: what it stands for, from the rest of the text and the path of
    /// the call.
    pub(super) fn text_with(
        &self,
        handover: &Handover,
        options: Options,
        more: impl Fn(&str, &str) -> Option<(usize, Text)>,
    ) -> Text {
        let call = call::choose(handover.project_key, handover.scope);
        let end = match call {
            None => self.token_only,
            Some(_) => self.with_call,
        };
        let name = (self.clean)(handover.name);
        let include = options.include_secret == Some(true);
        let body = if include {
            let text = [self.head().as_str(), self.code(), end].concat();
            self.inline.apply(text)
        } else {
            [self.before, end].concat()
        };
        let read = include.then_some(self.inline.read);
        let place = |rest: &str| -> Option<(usize, Text)> {
            if let Some(call) = call.as_ref() {
                if rest.starts_with("{scope}") {
                    return Some(("{scope}".len(), (self.clean)(&call.scope).into()));
                }
                if rest.starts_with("{path}") {
                    let path = call.after_host(handover.project_key);
                    return Some(("{path}".len(), (self.quote)(&path)));
                }
                if let Some(found) = more(rest, &call.path) {
                    return Some(found);
                }
            }
            let (before, after) = read?;
            let name = rest.strip_prefix(before)?.split(after).next()?;
            let value = handover.variable(name)?;
            let literal = Text::of([&(self.quote)(value), self.inline.suffix]);
            Some((before.len() + name.len() + after.len(), literal))
        };
        let text = fill(&body, place);
        Text::of([self.comment, "API client: ", &name, "\n", &text])
    }

    /// The code after the first comment.
    fn code(&self) -> &'static str {
        let mark = self.comment.trim_end();
        let mut rest = self.before;
        while let Some((line, more)) = rest.split_once('\n')
            && line.starts_with(mark)
        {
            rest = more;
        }
        rest
    }

    /// The first comment of a program that holds the secret.
    fn head(&self) -> String {
        let mark = self.comment.trim_end();
        let mut out = format!(
            "{mark}\n{mark} This file contains the secret. Keep it out of version control and shared folders. \
                Run\n{mark}\n"
        );
        for line in self.inline.run.lines() {
            out.extend([mark, "   ", line, "\n"]);
        }
        out
    }
}

impl Inline {
    /// Cuts and changes the template, which holds no values yet.
    fn apply(&self, mut text: String) -> String {
        for (from, to) in self.cut {
            if let Some(start) = text.find(from)
                && let Some(end) = text[start..].find(to)
            {
                text.replace_range(start..start + end + to.len(), "");
            }
        }
        for (from, to) in self.change {
            text = text.replace(from, to);
        }
        text
    }
}

/// One pass over a template, so that no value is taken for a place: `place` says how many bytes of
/// the rest stand for what.
pub(super) fn fill(template: &str, place: impl Fn(&str) -> Option<(usize, Text)>) -> Text {
    let mut out = Text::new();
    let mut rest = template;
    while let Some(first) = rest.chars().next() {
        if let Some((length, value)) = place(rest) {
            out.push_str(&value);
            rest = &rest[length..];
        } else {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}
