//! What a delete means for those who use the client, and what is asked before.

use super::{api_client::ApiClient, lifetime::relative_day, text::display_name, time::Timestamp};

/// For so many days after its last use, in days, a client counts as one that may be in use.
pub const RECENT_DAYS: i64 = 30;
/// How many characters of the id are typed.
const TAIL: usize = 4;

/// What to say and to ask before a client is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// The question: `Delete orders-bff?`
    pub title: String,
    /// Its last use and what a delete does.
    pub message: String,
    /// What else there is to know, a sentence each.
    pub notes: Vec<String>,
    /// The end of its id, to be typed, since it may be in use; `None` if a press is enough.
    pub tail: Option<String>,
}

/// What to say and to ask; `own` is the id of the client that the page itself works with.
pub fn confirmation(client: &ApiClient, own: Option<&str>, now: Timestamp) -> Confirmation {
    let today = now.day();
    let is_own = own == Some(client.id.as_str());
    let last = match client.last_used_at {
        Some(day) => format!("Last used {}.", relative_day(day, today)),
        None if client.created_at.is_some() => "Never used.".into(),
        None => "It is unknown when it was last used.".into(),
    };
    let may_be_used = match client.last_used_at {
        Some(day) => today.0 - day.0 <= RECENT_DAYS,
        // A host that tells no dates tells nothing about use.
        None => client.created_at.is_none(),
    };
    let mut notes = Vec::new();
    if is_own {
        notes.push(
            "You are connected with this client. You stay connected until your access token \
             expires, and then you need another client."
                .into(),
        );
    }
    if let Some(end) = client.tokens_end(now).filter(|end| *end > now) {
        notes.push(format!(
            "Access tokens that were obtained before can work until {}. Whether a delete stops them \
             is not documented.",
            end.utc_minutes()
        ));
    }
    notes.push("You can’t undo this. A new client gets a different ID and secret.".into());
    Confirmation {
        title: format!("Delete {}?", display_name(&client.name)),
        message: [&last, " Applications that use it can’t get new tokens."].concat(),
        notes,
        tail: (is_own || may_be_used).then(|| tail(&client.id)),
    }
}

/// The last characters of an id.
fn tail(id: &str) -> String {
    let letters: Vec<char> = id.chars().filter(|c| !c.is_whitespace()).collect();
    letters[letters.len().saturating_sub(TAIL)..]
        .iter()
        .collect()
}

impl Confirmation {
    /// Whether the delete may go on with what was typed. Case and blanks don't matter.
    pub fn allows(&self, typed: &str) -> bool {
        let folded = |text: &str| -> String {
            let letters = text.chars().filter(|c| !c.is_whitespace());
            letters.flat_map(char::to_lowercase).collect()
        };
        let tail = self.tail.as_deref();
        tail.is_none_or(|tail| !tail.is_empty() && folded(typed) == folded(tail))
    }
}
