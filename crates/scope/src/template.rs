//! Starting points for common jobs. Data in `data/templates.json`.

use super::permission::Permission;
use super::selection::Selection;
use super::set::ScopeSet;

include!(concat!(env!("OUT_DIR"), "/templates.rs"));

/// A named starting selection.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// Stable, for the form and for links.
    pub id: &'static str,
    /// As the select shows it.
    pub name: &'static str,
    /// How sure we are that the vendor's template of that name holds the same.
    pub confidence: Confidence,
    /// The same in a sentence.
    pub note: &'static str,
    /// In reading order, without the view scopes that come with manage scopes.
    pub scopes: &'static [TemplateScope],
}

/// One scope of a template.
#[derive(Debug, PartialEq, Eq)]
pub struct TemplateScope {
    /// The bare scope name.
    pub name: &'static str,
    /// Why it is in, in one line.
    pub reason: &'static str,
}

/// Where a template's list comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidence {
    /// Ours; there is nothing to confirm.
    Own,
    /// Seen on real API Clients.
    Observed,
    /// Put together by us from what such a client does.
    Inferred,
}

/// All templates, the empty one first.
pub static TEMPLATES: &[Template] = &TEMPLATE_TABLE;

/// The template of that id.
pub fn template(id: &str) -> Option<&'static Template> {
    TEMPLATES.iter().find(|t| t.id == id)
}

/// How a selection differs from a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateDiff {
    /// In the selection only, Store scopes too.
    pub added: ScopeSet,
    /// In the template only.
    pub removed: ScopeSet,
}

impl TemplateDiff {
    /// Whether the selection is just the template.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }

    /// For people: `2 scopes added, 1 scope taken away`; empty if nothing differs.
    pub fn words(&self) -> String {
        let mut text = String::new();
        for (count, what) in [
            (self.added.len(), " added"),
            (self.removed.len(), " taken away"),
        ] {
            if count == 0 {
                continue;
            }
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&count.to_string());
            text.push_str(if count == 1 { " scope" } else { " scopes" });
            text.push_str(what);
        }
        text
    }
}

impl Selection {
    /// Starts from a template: its scopes replace all ticks for the whole project. Store blocks
    /// stay, since templates know no Stores. The empty template leaves none ticked.
    pub fn apply(&mut self, template: &Template) {
        self.replace_project(&template.bare());
    }
}

impl Template {
    /// What it sends, with the view scopes that come along.
    pub fn set(&self) -> ScopeSet {
        Selection::of(&self.bare()).sent(false)
    }

    /// Only the scopes that it names.
    pub(crate) fn bare(&self) -> ScopeSet {
        self.scopes
            .iter()
            .map(|scope| Permission::project(scope.name))
            .collect()
    }

    /// Why that scope is in; `None` if it isn't named.
    pub fn reason(&self, name: &str) -> Option<&'static str> {
        self.scopes
            .iter()
            .find(|scope| scope.name == name)
            .map(|scope| scope.reason)
    }

    /// What the selection has more, and less. The empty template never differs.
    pub fn differs(&self, selection: &Selection) -> TemplateDiff {
        if self.scopes.is_empty() {
            return TemplateDiff::default();
        }
        let diff = selection.sent(false).diff(&self.set());
        TemplateDiff {
            added: diff.only_left,
            removed: diff.only_right,
        }
    }
}
