//! Sets of scopes, and the reading of scope strings in every style.

use std::fmt;

use super::{catalogue::Status, permission::Permission};

/// A set of scopes in catalogue order, the project's before the stores', without duplicates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScopeSet(Vec<Permission>);

/// What a scope string says: what was understood, and what was odd about it. Nothing is dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed {
    /// The scopes, unknown ones included.
    pub set: ScopeSet,
    /// The project keys that were named, each once, in order of appearance.
    pub project_keys: Vec<String>,
    /// What a person should know about it.
    pub problems: Vec<Problem>,
}

/// Something odd in a scope string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The catalogue does not know the name; it is kept.
    Unknown(String),
    /// The scope belongs to another project; it is left out.
    OtherProject(String),
    /// The project key is missing; the scope is kept.
    NoProject(String),
    /// It is no scope at all; it is left out.
    Malformed(String),
    /// The host puts it on tokens; no client can be given it, so it is left out.
    System(String),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(scope) => write!(f, "{scope} is not in the catalogue; it is kept"),
            Self::OtherProject(scope) => write!(f, "{scope} names another project; left out"),
            Self::NoProject(scope) => write!(f, "{scope} lacks the project key; it is added"),
            Self::Malformed(text) => write!(f, "{text} is not a scope; left out"),
            Self::System(scope) => write!(f, "{scope} is set by the host on tokens; left out"),
        }
    }
}

impl FromIterator<Permission> for ScopeSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(scopes: I) -> Self {
        let mut list: Vec<Permission> = scopes.into_iter().collect();
        list.sort_unstable_by(|a, b| a.order().cmp(&b.order()));
        list.dedup();
        Self(list)
    }
}

impl<'a> IntoIterator for &'a ScopeSet {
    type Item = &'a Permission;
    type IntoIter = std::slice::Iter<'a, Permission>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl ScopeSet {
    /// The scopes in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Permission> {
        self.0.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether exactly this scope is in it.
    pub fn contains(&self, permission: &Permission) -> bool {
        self.0.contains(permission)
    }

    /// The keys of the stores that are named, each once.
    pub fn stores(&self) -> Vec<&str> {
        let mut stores: Vec<&str> = self.0.iter().filter_map(|p| p.store.as_deref()).collect();
        stores.dedup();
        stores
    }

    /// The scope string: every scope with its project, one blank between.
    pub fn print(&self, project_key: &str) -> String {
        let mut text = String::new();
        for permission in &self.0 {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&permission.print(project_key));
        }
        text
    }

    /// Reads a scope string: blanks, commas, quotes and brackets in any number, any order, with or
    /// without project keys. With a `project_key`, scopes of other projects are left out and named.
    pub fn parse(text: &str, project_key: Option<&str>) -> Parsed {
        let mut parsed = Parsed::default();
        let mut found = Vec::new();
        let separates = |c: char| c.is_whitespace() || ",;\"'[]".contains(c);
        for token in text.split(separates).filter(|token| !token.is_empty()) {
            match read(token, project_key, &mut parsed) {
                Ok(permission) => found.push(permission),
                Err(problem) => parsed.problems.push(problem),
            }
        }
        parsed.set = found.into_iter().collect();
        parsed
    }
}

/// Reads one scope; what is odd but no reason to leave it out goes to `parsed`.
fn read(token: &str, wanted: Option<&str>, parsed: &mut Parsed) -> Result<Permission, Problem> {
    let mut parts = token.split(':');
    let name = parts.next().unwrap_or_default();
    let (project, store, rest) = (parts.next(), parts.next(), parts.next());
    let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if !is_name || project == Some("") || store == Some("") || rest.is_some() {
        return Err(Problem::Malformed(token.into()));
    }
    let permission = Permission::at(name, store);
    let info = permission.info();
    if info.is_some_and(|info| info.status == Status::System) {
        return Err(Problem::System(token.into()));
    }
    match project {
        None => parsed.problems.push(Problem::NoProject(token.into())),
        Some(project) => {
            if !parsed.project_keys.iter().any(|known| known == project) {
                parsed.project_keys.push(project.into());
            }
            if wanted.is_some_and(|wanted| wanted != project) {
                return Err(Problem::OtherProject(token.into()));
            }
        }
    }
    if info.is_none() {
        parsed.problems.push(Problem::Unknown(name.into()));
    }
    Ok(permission)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_is_read() {
        let expected = "view_products:demo manage_orders:demo manage_orders:demo:berlin";
        for text in [
            expected,
            "  manage_orders:demo:berlin\n view_products:demo\tmanage_orders:demo manage_orders:demo",
            "[\"manage_orders:demo\", \"view_products:demo\", 'manage_orders:demo:berlin']",
        ] {
            let parsed = ScopeSet::parse(text, Some("demo"));
            assert_eq!(parsed.set.print("demo"), expected);
            assert_eq!(parsed.problems, []);
            assert_eq!(parsed.project_keys, ["demo"]);
        }
    }

    #[test]
    fn oddities_are_named_and_nothing_vanishes() {
        let text = "manage_orders new_scope:demo view_products:other a::b customer_id:1";
        let parsed = ScopeSet::parse(text, Some("demo"));
        assert_eq!(parsed.set.print("demo"), "manage_orders:demo new_scope:demo");
        assert_eq!(
            parsed.problems,
            [
                Problem::NoProject("manage_orders".into()),
                Problem::Unknown("new_scope".into()),
                Problem::OtherProject("view_products:other".into()),
                Problem::Malformed("a::b".into()),
                Problem::System("customer_id:1".into()),
            ]
        );
    }
}
