//! A preset as data: most formats differ in their text alone.

use super::{Choices, Handover, Options, Preset, PresetFile, Purpose, call};

/// A preset whose parts are values.
pub(super) struct Format {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    pub(super) danger: Option<&'static str>,
    pub(super) purpose: Purpose,
    pub(super) choices: Choices,
    pub(super) files: fn(&Handover, &Options) -> Vec<PresetFile>,
}

/// No choice.
pub(super) const NO_CHOICE: Choices = Choices {
    secret: false,
    shell: false,
};

impl Preset for Format {
    fn id(&self) -> &'static str {
        self.id
    }

    fn title(&self) -> &'static str {
        self.title
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn danger(&self) -> Option<&'static str> {
        self.danger
    }

    fn purpose(&self) -> Purpose {
        self.purpose
    }

    fn choices(&self) -> Choices {
        self.choices
    }

    fn files(&self, handover: &Handover, options: &Options) -> Vec<PresetFile> {
        (self.files)(handover, options)
    }
}

/// A file.
pub(super) fn file(name: &str, media_type: &'static str, text: String) -> PresetFile {
    PresetFile {
        name: name.to_owned(),
        media_type,
        text,
    }
}

/// A program: its comment with the client's name, and one of two endings. `{path}` in the ending
/// with a call becomes what follows the API host, `{scope}` the scope that allows it.
pub(super) struct Program {
    /// How a line comment begins, with a blank.
    pub(super) comment: &'static str,
    pub(super) before: &'static str,
    /// With the call that the granted scopes allow.
    pub(super) with_call: &'static str,
    /// When no call is known that they allow.
    pub(super) token_only: &'static str,
    /// A string of the language.
    pub(super) quote: fn(&str) -> String,
    /// What may stand in a line comment.
    pub(super) clean: fn(&str) -> String,
}

impl Program {
    /// The text for a client.
    pub(super) fn text(&self, handover: &Handover) -> String {
        let name = (self.clean)(handover.name);
        let end = match call::choose(handover.project_key, handover.scope) {
            None => self.token_only.to_owned(),
            Some(call) => self
                .with_call
                .replace("{scope}", &(self.clean)(&call.scope))
                .replace(
                    "{path}",
                    &(self.quote)(&call.after_host(handover.project_key)),
                ),
        };
        [self.comment, "API Client: ", &name, "\n", self.before, &end].concat()
    }
}
