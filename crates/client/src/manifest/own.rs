//! Templates of one's own: drafts without a name of a client, kept by the browser.

use serde_json::Value;

use super::{Format, Manifest, Reading, data};
use crate::DraftForm;
use scope::{Selection, TemplateDiff};

/// A template that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    /// What it is called.
    pub title: String,
    /// What it starts a draft with. Its name is the title.
    pub manifest: Manifest,
}

impl OwnTemplate {
    /// Its id among all templates, the vendor's and ours.
    pub fn id(&self) -> String {
        [MARK, &self.title].concat()
    }

    /// Fills a form with it; the name of the client stays.
    pub fn apply(&self, form: &mut DraftForm) {
        let from = self.manifest.form();
        form.selection = from.selection;
        form.omit_covered = from.omit_covered;
        form.access_seconds = from.access_seconds;
        form.refresh_seconds = from.refresh_seconds;
        form.delete_after_days = from.delete_after_days;
    }

    /// What the form has more, and less.
    pub fn differs(&self, form: &DraftForm) -> TemplateDiff {
        let own = Selection::of(&self.manifest.scopes).sent(false);
        let diff = form.selection.sent(false).diff(&own);
        TemplateDiff {
            added: diff.only_left,
            removed: diff.only_right,
        }
    }
}

/// What the ids of own templates begin with.
const MARK: &str = "own:";

/// All of them, by title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTemplates(Vec<OwnTemplate>);

impl OwnTemplates {
    /// Reads what [`OwnTemplates::write`] wrote; what can't be read is left out.
    pub fn parse(text: &str) -> Self {
        let values: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let mut all = Self::default();
        for value in values {
            let mut read = Reading::default();
            if data::read(&value, &mut read).is_ok() {
                let manifest = read.finish(Format::Json).manifest;
                all.save(&manifest.name.clone(), manifest);
            }
        }
        all
    }

    /// Takes in what [`OwnTemplates::write`] wrote elsewhere; how many there were. Those of the same
    /// title are replaced.
    pub fn add(&mut self, text: &str) -> usize {
        let more = Self::parse(text).0;
        let count = more.len();
        for own in more {
            self.save(&own.title, own.manifest);
        }
        count
    }

    /// As the browser stores it, and as a file: a JSON list of manifests.
    pub fn write(&self) -> String {
        let all: Vec<String> = self
            .0
            .iter()
            .map(|own| Format::Json.write(&own.manifest))
            .collect();
        format!("[\n{}]\n", all.join(",\n"))
    }

    /// In order.
    pub fn iter(&self) -> std::slice::Iter<'_, OwnTemplate> {
        self.0.iter()
    }

    /// The one of that title.
    pub fn find(&self, title: &str) -> Option<&OwnTemplate> {
        self.0.iter().find(|own| own.title == title)
    }

    /// The one of that id.
    pub fn of(&self, id: &str) -> Option<&OwnTemplate> {
        self.find(id.strip_prefix(MARK)?)
    }

    /// Saves a draft under a title; one of the same title is replaced. False if the title is empty.
    pub fn save(&mut self, title: &str, mut manifest: Manifest) -> bool {
        let title = title.trim();
        if title.is_empty() {
            return false;
        }
        self.remove(title);
        title.clone_into(&mut manifest.name);
        self.0.push(OwnTemplate {
            title: title.to_owned(),
            manifest,
        });
        self.0.sort_by(|a, b| a.title.cmp(&b.title));
        true
    }

    /// Forgets one.
    pub fn remove(&mut self, title: &str) {
        self.0.retain(|own| own.title != title);
    }
}

impl<'a> IntoIterator for &'a OwnTemplates {
    type Item = &'a OwnTemplate;
    type IntoIter = std::slice::Iter<'a, OwnTemplate>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
