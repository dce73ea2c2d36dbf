//! The draft of the form, and the one way to replace it: what was typed before is kept and can be
//! brought back.

use super::DraftForm;

/// The draft and the one that it replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftStore {
    form: DraftForm,
    /// What a replacement took the place of, until the visitor brings it back or drops it.
    former: Option<DraftForm>,
    /// The link that was read last, so that going back to it does not overwrite what was typed since.
    link: Option<String>,
    /// The id of the client that the last one created is to replace.
    replaced: Option<String>,
    /// Whether the next client that is created is another one than this draft's.
    aside: bool,
}

impl DraftStore {
    /// The draft.
    pub fn form(&self) -> &DraftForm {
        &self.form
    }

    /// Changes the draft as the visitor types.
    pub fn edit(&mut self, change: impl FnOnce(&mut DraftForm)) {
        change(&mut self.form);
    }

    /// Puts another draft in its place. The former one is kept, unless it was empty or is the same;
    /// then one that was kept before stays.
    pub fn replace(&mut self, form: DraftForm) {
        let before = std::mem::replace(&mut self.form, form);
        if before != DraftForm::default() && before != self.form {
            self.former = Some(before);
        }
    }

    /// Changes the draft in one step that can be undone: a template, a fix, "Clear".
    pub fn replace_with(&mut self, change: impl FnOnce(&mut DraftForm)) {
        let mut form = self.form.clone();
        change(&mut form);
        self.replace(form);
    }

    /// Takes the draft of a link, unless that link was the last one read: then what was typed since
    /// stays. Whether it was taken.
    pub fn replace_by_link(&mut self, link: &str, form: DraftForm) -> bool {
        if self.link.as_deref() == Some(link) {
            return false;
        }
        self.link = Some(link.to_owned());
        self.replace(form);
        true
    }

    /// The next client that is created is not the one of this draft: the draft outlives it. `false` takes
    /// that back, when nothing was created.
    pub fn set_aside(&mut self, aside: bool) {
        self.aside = aside;
    }

    /// The client was created: the draft is empty again, and nothing of it comes back, unless it was
    /// [set aside](Self::set_aside).
    pub fn finish(&mut self) {
        if std::mem::take(&mut self.aside) {
            self.replaced = None;
            return;
        }
        *self = Self {
            replaced: self.form.replaces.take(),
            ..Self::default()
        };
    }

    /// The id of the client that the last one created is to replace.
    pub fn replaced(&self) -> Option<&str> {
        self.replaced.as_deref()
    }

    /// Whether a former draft can be brought back.
    pub fn can_restore(&self) -> bool {
        self.former.is_some()
    }

    /// Brings the former draft back; the present one takes its place, so that this can be undone too.
    /// Whether there was one.
    pub fn restore(&mut self) -> bool {
        match self.former.take() {
            Some(former) => {
                let present = std::mem::replace(&mut self.form, former);
                self.former = (present != DraftForm::default()).then_some(present);
                true
            }
            None => false,
        }
    }
}
