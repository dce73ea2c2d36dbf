//! Which project something belongs to that is kept between visits.

/// A project: its key, and the API host that knows it. The documentation of projects does not say that a key is
/// unique across regions, so the key alone does not tell a project from another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectId {
    /// The base URL of the API host, as in `https://api.us-east-2.aws.commercetools.com`.
    pub host: String,
    /// The project key.
    pub key: String,
}

impl ProjectId {
    /// The project with this key at this API host.
    pub fn new(host: &str, key: &str) -> Self {
        let (host, key) = (host.to_owned(), key.to_owned());
        Self { host, key }
    }

    /// Whether what was kept with this host and this key belongs to the project. What was kept without a host
    /// may belong to another project with the same key, so it does not.
    pub(crate) fn owns(&self, host: Option<&str>, key: &str) -> bool {
        key == self.key && host == Some(self.host.as_str())
    }

    /// Whether what was kept with this key and without a host may belong to the project.
    pub(crate) fn may_own(&self, host: Option<&str>, key: &str) -> bool {
        key == self.key && host.is_none()
    }
}
