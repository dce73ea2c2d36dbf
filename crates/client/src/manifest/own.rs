//! Templates of one's own: drafts without a name of a client, kept by the browser.

use serde_json::Value;
use syntax::Node;
use syntax::tree::Limits;

use super::{Format, LIMITS, Manifest, Reading, data};
use crate::{DraftForm, Origin, display_name, lifetime};
use scope::{Selection, TemplateDiff};

/// A template that somebody saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnTemplate {
    /// What it is called.
    pub title: String,
    /// What it starts a draft with. Its name is the title.
    pub manifest: Manifest,
    /// Whether it came with somebody's file.
    pub imported: bool,
}

impl OwnTemplate {
    fn new(title: &str, mut manifest: Manifest, imported: bool) -> Option<Self> {
        let title = title.trim();
        title.clone_into(&mut manifest.name);
        (!title.is_empty()).then(|| Self {
            title: title.to_owned(),
            manifest,
            imported,
        })
    }

    /// What it is called in a list of all templates.
    pub fn label(&self) -> String {
        let kind = if self.imported {
            "Imported"
        } else {
            "Your template"
        };
        format!("{kind}: {}", display_name(&self.title))
    }

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
        form.origin = if self.imported {
            Origin::Template
        } else {
            Origin::Typed
        };
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

/// The field that marks a template as imported; no other manifest has it.
const IMPORTED: &str = "imported";

/// Longer lists are not read, in bytes.
const LONGEST_LIST: usize = 1 << 20;
/// More templates than that are not read: a stranger's text must not freeze the page.
const MOST: usize = 500;

/// How a template that came with a file stands to the own ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is no own one of its title.
    New,
    /// The own one of its title is the same.
    Same,
    /// The own one of its title is another: what taking this one would change, in sentences.
    Different(Vec<String>),
}

/// A template that came with a file, not taken yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// The template, marked as imported.
    pub template: OwnTemplate,
    /// How it stands to the own ones.
    pub standing: Standing,
}

/// The templates of a list, in its order; those that can't be read are left out.
fn templates(text: &str) -> Vec<OwnTemplate> {
    let limits = Limits {
        bytes: LONGEST_LIST,
        nodes: 200_000,
        ..LIMITS
    };
    let list = syntax::json(text, limits).unwrap_or(Node::Null);
    let read = |value: &Node| {
        let mut read = Reading::default();
        data::read(value, &mut read).ok()?;
        let manifest = read.finish(Format::Json).manifest;
        let imported = value.get(IMPORTED) == Some(&Node::Bool(true));
        OwnTemplate::new(&manifest.name.clone(), manifest, imported)
    };
    list.items().iter().take(MOST).filter_map(read).collect()
}

/// What would change from one manifest to another, in sentences.
fn changes(from: &Manifest, to: &Manifest) -> Vec<String> {
    let scopes = to.scopes.diff(&from.scopes);
    let mut changes = Vec::new();
    if !scopes.only_left.is_empty() {
        changes.push(format!("Adds {}.", scopes.only_left.words()));
    }
    if !scopes.only_right.is_empty() {
        changes.push(format!("Removes {}.", scopes.only_right.words()));
    }
    let seconds =
        |value: Option<u32>| value.map_or("the default".to_owned(), |n| lifetime::words(n.into()));
    let days = |value: Option<u32>| value.map_or("never".to_owned(), |n| syntax::counted(n, "day"));
    let number =
        |name: &str, from: Option<u32>, to: Option<u32>, words: &dyn Fn(Option<u32>) -> String| {
            (from != to).then(|| format!("{name}: {} instead of {}.", words(to), words(from)))
        };
    changes.extend(number(
        "Access token lifetime",
        from.access,
        to.access,
        &seconds,
    ));
    changes.extend(number(
        "Refresh token lifetime",
        from.refresh,
        to.refresh,
        &seconds,
    ));
    changes.extend(number(
        "Deleted after",
        from.delete_after_days,
        to.delete_after_days,
        &days,
    ));
    if from.omit_covered != to.omit_covered {
        changes.push(
            if to.omit_covered {
                "Leaves out scopes that others cover."
            } else {
                "Keeps scopes that others cover."
            }
            .to_owned(),
        );
    }
    changes
}

/// All of them, by title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTemplates(Vec<OwnTemplate>);

impl OwnTemplates {
    /// Reads what [`OwnTemplates::write`] wrote; what can't be read is left out. Nothing for a text
    /// that is no list.
    pub fn parse(text: &str) -> Self {
        let mut all = Self::default();
        for own in templates(text) {
            all.put(own);
        }
        all
    }

    /// What [`OwnTemplates::write`] wrote elsewhere, each beside the own one of its title. Nothing is
    /// changed by it; empty if the text is no such list.
    pub fn offered(&self, text: &str) -> Vec<Offered> {
        // Of a title that comes twice in the text the last one counts, as in what is stored.
        let all = Self::parse(text.trim_start_matches('\u{feff}').trim());
        let stands = |mut template: OwnTemplate| {
            template.imported = true;
            let standing = match self.find(&template.title) {
                None => Standing::New,
                Some(own) if own.manifest == template.manifest => Standing::Same,
                Some(own) => Standing::Different(changes(&own.manifest, &template.manifest)),
            };
            Offered { template, standing }
        };
        all.0.into_iter().map(stands).collect()
    }

    /// Takes those that are new, and gives back those that differ from an own one: they are taken with
    /// [`OwnTemplates::replace`], if somebody decides so.
    pub fn take_new(&mut self, offered: Vec<Offered>) -> Vec<Offered> {
        let mut different = Vec::new();
        for one in offered {
            match one.standing {
                // It may have been saved since the text was read.
                Standing::New if self.find(&one.template.title).is_none() => self.put(one.template),
                Standing::New | Standing::Same => {}
                Standing::Different(_) => different.push(one),
            }
        }
        different
    }

    /// Takes one in place of the own one of its title.
    pub fn replace(&mut self, offered: Offered) {
        self.put(offered.template);
    }

    /// As the browser stores it, and as a file: a JSON list of manifests.
    pub fn write(&self) -> String {
        let mark = [(IMPORTED, Value::Bool(true))];
        let all: Vec<String> = self
            .0
            .iter()
            .map(|own| {
                data::json(
                    &own.manifest,
                    mark.get(..usize::from(own.imported)).unwrap_or_default(),
                )
            })
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
    pub fn save(&mut self, title: &str, manifest: Manifest) -> bool {
        match OwnTemplate::new(title, manifest, false) {
            Some(own) => self.put(own),
            None => return false,
        }
        true
    }

    fn put(&mut self, own: OwnTemplate) {
        match self.0.binary_search_by(|other| other.title.cmp(&own.title)) {
            Ok(at) => {
                if let Some(place) = self.0.get_mut(at) {
                    *place = own;
                }
            }
            Err(at) => self.0.insert(at, own),
        }
    }

    /// Forgets one, and gives it back so that this can be undone.
    pub fn remove(&mut self, title: &str) -> Option<OwnTemplate> {
        let at = self.0.iter().position(|own| own.title == title)?;
        Some(self.0.remove(at))
    }

    /// Takes one back that was forgotten. False if there is another one of its title by now, which stays.
    pub fn put_back(&mut self, own: OwnTemplate) -> bool {
        let free = self.find(&own.title).is_none();
        if free {
            self.put(own);
        }
        free
    }
}

impl<'a> IntoIterator for &'a OwnTemplates {
    type Item = &'a OwnTemplate;
    type IntoIter = std::slice::Iter<'a, OwnTemplate>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
