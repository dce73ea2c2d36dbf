//! Templates of one's own: drafts without a name of a client, kept by the browser.

use serde_json::Value;

use super::{Format, Manifest, read};

/// A template that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    /// What it is called.
    pub title: String,
    /// What it starts a draft with. Its name is the title.
    pub manifest: Manifest,
}

/// All of them, by title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTemplates(Vec<OwnTemplate>);

impl OwnTemplates {
    /// Reads what [`OwnTemplates::write`] wrote; what can't be read is left out.
    pub fn parse(text: &str) -> Self {
        let values: Vec<Value> = serde_json::from_str(text).unwrap_or_default();
        let mut all = Self::default();
        for value in values {
            if let Ok(opened) = read(&value.to_string()) {
                all.save(&opened.manifest.name.clone(), opened.manifest);
            }
        }
        all
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
