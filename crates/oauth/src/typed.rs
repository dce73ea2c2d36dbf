//! What a visitor types for a request, and what is wrong with it.

use client::Secret;
use scope::{Permission, Problem, ScopeSet, is_store_key};

use crate::ask::{Ask, Kind};
use crate::flow::Flow;

/// What is typed. Without `Debug`: it may hold secrets.
#[derive(Clone)]
pub struct Typed {
    /// The flow.
    pub flow: Flow,
    /// The key of the project.
    pub project_key: String,
    /// Scopes, in any form that [`ScopeSet::parse`] reads; nothing asks for all.
    pub scopes: String,
    /// The id of an anonymous session.
    pub anonymous_id: String,
    /// The key of a store.
    pub store: String,
    /// The email address of a customer.
    pub email: String,
    /// The password of a customer. It is sent as it is, blanks included.
    pub password: Secret,
    /// A token.
    pub token: Secret,
    /// Which kind of token is to be revoked.
    pub kind: Kind,
}

/// What is wrong with each field, in a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The scopes.
    pub scopes: Option<String>,
    /// The id of the session.
    pub anonymous_id: Option<String>,
    /// The store.
    pub store: Option<String>,
    /// The email address.
    pub email: Option<String>,
    /// The password.
    pub password: Option<String>,
    /// The token.
    pub token: Option<String>,
}

fn error(wrong: bool, message: &str) -> Option<String> {
    wrong.then(|| message.to_owned())
}

impl Typed {
    /// The request.
    ///
    /// # Errors
    /// What is wrong with each field. Scopes that can't be read are an error, since a request without them would ask for
    /// all.
    pub fn check(&self) -> Result<Ask, Wrong> {
        let mut wrong = Wrong::default();
        if self.flow.takes_scopes() {
            wrong.scopes = self.scopes_error();
        }
        let blank = |text: &str| text.trim().is_empty();
        match self.flow {
            Flow::Anonymous => {
                // It becomes one word of the scopes of the token.
                wrong.anonymous_id = error(
                    self.anonymous_id.trim().contains(char::is_whitespace),
                    "Enter an ID without spaces, or leave this empty.",
                );
            }
            Flow::Customer | Flow::StoreCustomer => {
                wrong.email = error(blank(&self.email), "Enter the customer’s email address.");
                wrong.password = error(self.password.is_empty(), "Enter the customer’s password.");
                wrong.store = error(
                    self.flow == Flow::StoreCustomer && !is_store_key(self.store.trim()),
                    "Enter a store key: 2 to 256 characters, letters, digits, - and _.",
                );
            }
            Flow::Refresh => {
                wrong.token = error(blank(self.token.reveal()), "Enter a refresh token.");
            }
            Flow::Introspect => {
                wrong.token = error(blank(self.token.reveal()), "Enter an access token.");
            }
            Flow::Revoke => wrong.token = error(blank(self.token.reveal()), "Enter a token."),
            Flow::Client => {}
        }
        if wrong == Wrong::default() {
            Ok(self.ask())
        } else {
            Err(wrong)
        }
    }

    /// The request as far as it is typed, to be shown: what is missing is empty or has a name in its place.
    pub fn draft(&self) -> Ask {
        let named = |text: &str, name: &str| {
            let text = text.trim();
            if text.is_empty() { name } else { text }.to_owned()
        };
        match self.ask() {
            Ask::Customer {
                scope,
                store,
                email,
                password,
            } => Ask::Customer {
                scope,
                store: store.map(|store| named(&store, "STORE_KEY")),
                email: named(&email, "EMAIL"),
                password,
            },
            ask => ask,
        }
    }

    fn ask(&self) -> Ask {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let scope = given(&self.scopes).map(|_| self.sent_scopes());
        let token = || Secret::new(self.token.reveal().trim());
        match self.flow {
            Flow::Client => Ask::Client { scope },
            Flow::Anonymous => Ask::Anonymous {
                scope,
                anonymous_id: given(&self.anonymous_id),
            },
            Flow::Customer | Flow::StoreCustomer => Ask::Customer {
                scope,
                store: (self.flow == Flow::StoreCustomer).then(|| self.store.trim().to_owned()),
                email: self.email.trim().to_owned(),
                password: self.password.clone(),
            },
            Flow::Refresh => Ask::Refresh { token: token() },
            Flow::Introspect => Ask::Introspect { token: token() },
            Flow::Revoke => Ask::Revoke {
                token: token(),
                kind: self.kind,
            },
        }
    }

    /// The scopes in the form that the host takes; what can't be read stands as it is, so that a command shows it.
    fn sent_scopes(&self) -> String {
        let parsed = ScopeSet::parse(&self.scopes, Some(&self.project_key));
        let mut text = parsed.set.print(&self.project_key);
        for problem in parsed.problems.iter().filter(|problem| is_error(problem)) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(problem.scope());
        }
        text
    }

    fn scopes_error(&self) -> Option<String> {
        let parsed = ScopeSet::parse(&self.scopes, Some(&self.project_key));
        let first = parsed.problems.iter().find(|problem| is_error(problem));
        let words = first.map(ToString::to_string);
        // Marks alone, such as a comma, are no scopes.
        let nothing = !self.scopes.trim().is_empty() && parsed.set.is_empty();
        words.or_else(|| error(nothing, "Enter scopes, or leave this empty for all."))
    }
}

/// Whether the scope would be left out: then the token would have others than were meant.
fn is_error(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::OtherProject(_) | Problem::Malformed(_) | Problem::System(_)
    )
}

/// The text of scopes with one more, or without one. All other words stay as they are typed.
pub fn with_scope(text: &str, scope: &Permission, project_key: &str, on: bool) -> String {
    let is_it = |word: &&str| ScopeSet::parse(word, Some(project_key)).set.contains(scope);
    let words = text.split_whitespace().map(|word| word.trim_matches(','));
    let mut words: Vec<&str> = words
        .filter(|word| !word.is_empty() && !is_it(word))
        .collect();
    let own = scope.print(project_key);
    if on {
        words.push(&own);
    }
    words.join(" ")
}
