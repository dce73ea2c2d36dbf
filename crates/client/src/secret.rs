//! The type of everything that must not be seen by accident.

use serde::{Deserialize, Deserializer};
use zeroize::Zeroize;

/// A client secret or an access token.
///
/// It has no `Debug`, no `Display` and no `Serialize`, is wiped when dropped, and leaves only
/// through [`Secret::reveal`], so a search for that name lists every place where a secret goes.
/// A JavaScript string made from it can't be wiped: keep those short-lived.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Takes ownership of a secret text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The secret itself. Every call is a place where it leaves the type.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Its length in bytes, which is no secret: the mask has the same for all.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}
