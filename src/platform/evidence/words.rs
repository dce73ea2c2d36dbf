//! What was recognised, in sentences.

use super::{Evidence, Kind};

impl Evidence {
    /// What was recognised, and what was counted but not taken.
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        if self.requests > 0 {
            parts.push(format!(
                "{} to {}",
                count(self.requests, "call"),
                count(self.calls.len(), "endpoint")
            ));
        } else if !self.calls.is_empty() {
            parts.push(count(self.calls.len(), "endpoint"));
        }
        if !self.scopes.is_empty() {
            parts.push(count(self.scopes.len(), "scope"));
        }
        let mut text = self.kind.title().to_owned();
        if !parts.is_empty() {
            text += ": ";
            text += &parts.join(", ");
        } else if self.kind != Kind::Nothing && self.trouble.is_none() {
            text += ", but no call to a known endpoint and no scope in it";
        }
        text.push('.');
        if self.unknown > 0 {
            text += &format!(
                " {} to no endpoint that the API reference lists.",
                count(self.unknown, "call")
            );
        }
        if self.foreign > 0 {
            let verb = if self.foreign == 1 { "was" } else { "were" };
            text += &format!(
                " {} to other hosts {verb} left out.",
                count(self.foreign, "request")
            );
        }
        text
    }
}

/// `1 call`, `1,204 calls`.
fn count(number: usize, what: &str) -> String {
    let shown = u32::try_from(number).unwrap_or(u32::MAX);
    let shown = crate::client::draft::grouped(shown);
    format!("{shown} {what}{}", if number == 1 { "" } else { "s" })
}
