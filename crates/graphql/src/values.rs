//! What the values of arguments say, with the variables of the call.

use scope::is_store_key;

use super::document::{Field, Value};
use super::holes::HOLE;
use super::reading::{Given, MOST_STORES};
use super::walk::Walk;

impl Walk<'_> {
    /// Whether the value is certainly not null.
    pub(super) fn has_value(&self, value: &Value) -> bool {
        match value {
            Value::Null => false,
            Value::Variable(name) => match self.variables.get(name) {
                Some(given) => *given != Given::Null,
                None => self.certain.contains(name),
            },
            _ => true,
        }
    }

    /// Whether it is true.
    pub(super) fn is_true(&self, value: &Value) -> bool {
        match value {
            Value::Bool(value) => *value,
            Value::Variable(name) => self.variables.get(name) == Some(&Given::Bool(true)),
            _ => false,
        }
    }

    /// Takes the keys of Stores from these arguments.
    pub(super) fn stores_of(&mut self, field: &Field, names: &[&str]) {
        let values = field.arguments.iter();
        let values = values.filter(|(name, _)| names.contains(&name.as_str()));
        for (_, value) in values {
            self.take_store(value);
        }
    }

    fn take_store(&mut self, value: &Value) {
        let mut keep = |key: &str| {
            if is_store_key(key) && !key.contains(HOLE) && self.found.stores.len() < MOST_STORES {
                self.found.stores.insert(key.to_owned());
            } else {
                self.found.open_stores = true;
            }
        };
        match value {
            Value::Text(key) => keep(key),
            Value::List(values) => values.iter().for_each(|value| self.take_store(value)),
            Value::Variable(name) => match self.variables.get(name) {
                Some(Given::Texts(keys)) => keys.iter().for_each(|key| keep(key)),
                _ => self.found.open_stores = true,
            },
            _ => self.found.open_stores = true,
        }
    }
}
