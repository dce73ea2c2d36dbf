//! JSON of a host as far as anything is read out of it: texts, whole numbers, lists and objects.
//!
//! Every visit that reads a list needs it, so all answers are read into this one type: a derived reader for each
//! resource is several times as much program.

use std::fmt;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use zeroize::Zeroizing;

/// A value. Texts are wiped when they are dropped, since they may be secrets; so it has no `Debug`.
#[derive(Clone, Default, PartialEq, Eq)]
pub enum Json {
    /// Nothing, true, false, or a number that is not whole.
    #[default]
    Other,
    /// A text.
    Text(Zeroizing<String>),
    /// A whole number.
    Whole(i64),
    /// A list.
    List(Vec<Json>),
    /// An object: its fields in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a whole text; nothing if it is not JSON.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The field of an object; of two with one name the last.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let mut fields = self.fields()?.iter().rev();
        fields.find(|(known, _)| known == name).map(|(_, of)| of)
    }

    /// Takes the text of a field out of an object, so that no copy of it stays behind.
    pub fn take_text(&mut self, name: &str) -> Option<String> {
        let Self::Object(fields) = self else {
            return None;
        };
        let (_, of) = fields.iter_mut().rev().find(|(known, _)| known == name)?;
        match of {
            Self::Text(text) => Some(std::mem::take(&mut **text)),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is whole.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// What is in the list, if it is one.
    pub fn list(&self) -> Option<&[Self]> {
        match self {
            Self::List(all) => Some(all),
            _ => None,
        }
    }

    /// The fields of an object, if it is one.
    pub fn fields(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Json;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Json, E> {
        Ok(Json::Other)
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Whole(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(number.try_into().map_or(Json::Other, Json::Whole))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(Zeroizing::new(text.to_owned())))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(Zeroizing::new(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut all = Vec::new();
        while let Some(item) = items.next_element()? {
            all.push(item);
        }
        Ok(Json::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = entries.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}
