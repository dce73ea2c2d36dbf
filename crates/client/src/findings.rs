//! What the lint finds in a draft or in an existing client, and how a fix changes a draft.

use super::{ApiClient, Day, DraftForm};
use scope::lint::{Finding, Fix, Subject, lint};
use scope::{Kind, Permission};

/// The template whose clients are handed to everybody (data/templates.json).
const PUBLIC_TEMPLATE: &str = "mobile-spa";

impl DraftForm {
    /// What the lint finds in the form as it stands. `project_key` only matters for the length of
    /// the scope string.
    pub fn findings(&self, project_key: &str) -> Vec<Finding> {
        let draft = self.so_far();
        let scopes = &draft.scopes;
        lint(&Subject {
            name: &draft.name,
            access_seconds: draft.access,
            ends: !self.delete_after_days.trim().is_empty(),
            public: self.template == PUBLIC_TEMPLATE,
            scope_length: Some(scopes.print(project_key).len()),
            needed: self.needed.as_ref(),
            ..Subject::of(scopes)
        })
    }

    /// Applies a fix; all else stays as it was typed.
    pub fn apply(&mut self, fix: &Fix) {
        match fix {
            Fix::Remove(out) => self.untick(out),
            Fix::Swap(out, into) => {
                self.untick(out);
                self.selection.set_all(into, true);
            }
            Fix::DefaultAccess => self.access_seconds.clear(),
            Fix::DeleteAfter(days) => self.delete_after_days = days.to_string(),
            Fix::OmitCovered => self.omit_covered = true,
        }
    }

    /// Manage scopes first: they lock their view scopes.
    fn untick(&mut self, out: &[Permission]) {
        let is_view = |p: &&Permission| p.info().is_some_and(|info| info.kind == Kind::View);
        let (views, others): (Vec<_>, Vec<_>) = out.iter().cloned().partition(|p| is_view(&p));
        self.selection.set_all(&others, false);
        self.selection.set_all(&views, false);
    }
}

/// What would need another client, since an existing one can't be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// The text of the button: `Create a replacement without manage_project`.
    pub label: String,
    /// The form of the new client: like the old one, with that one change.
    pub form: DraftForm,
}

impl ApiClient {
    /// A replacement with one change that the lint proposes.
    pub fn replacement(&self, fix: &Fix, existing: &[Self], today: Day) -> Replacement {
        let mut form = DraftForm::replacement_of(self, existing, today);
        form.apply(fix);
        Replacement {
            label: fix.replacement_label(),
            form,
        }
    }

    /// What the lint finds in an existing client.
    pub fn findings(&self) -> Vec<Finding> {
        let scopes = self.scopes();
        lint(&Subject {
            name: &self.name,
            access_seconds: self.access_token_validity_seconds,
            ends: self.delete_at.is_some(),
            scope_length: Some(self.scope.len()),
            ..Subject::of(&scopes)
        })
    }
}
