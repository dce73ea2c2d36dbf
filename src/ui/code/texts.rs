//! What the page of the code says.

use client::code::{Kind, Verdict};
use client::lifetime::counted;

pub const TITLE: &str = "Infrastructure as code";
pub const WHY: &str = "Compare Terraform or Pulumi code with the API clients of the project. The page shows a \
    plan, and you decide what to change. The code stays in this tab.";
pub const TEXT: &str = "Code";
pub const TEXT_HINT: &str = "Terraform with commercetools_api_client, Pulumi in YAML or TypeScript, or a JSON inventory of this page.";
pub const CHOOSE: &str = "Choose file";
pub const COMPARE: &str = "Compare";
pub const CLEAR: &str = "Clear";
pub const STOP: &str = "Stop";
pub const NOT_READ: &str = "The browser could not read the file.";
pub const LOADING: &str = "Loading API clients";
pub const READING: &str = "Reading the code…";
pub const COMPARING: &str = "Comparing with the project…";
pub const OUT: &str = "To write code for existing clients, use Export in the list of API clients.";
pub const TO_LIST: &str = "API clients";

pub const PLAN: &str = "Plan";
pub const CLEAN: &str = "No differences";
pub const CLEAN_WHY: &str = "The code and the project have the same API clients.";
pub const PARTIAL: &str =
    "The list of API clients is not complete, so clients that exist may be shown as missing.";
pub const UNSURE: &str = "Some of the code could not be read. A client that is shown as not in the code may be declared there.";
pub const NOTES: &str = "What was not read";

pub const CREATE: &str = "Create";
pub const REPLACE: &str = "Replace";
pub const DELETE: &str = "Delete selected";
pub const SELECT_ALL: &str = "Select all";
pub const SHOW_ALL: &str = "Show all";
pub const LOST_ID: &str = "The code imports this client by an ID that the project does not have.";

pub const LIMITS: &str = "What an import can’t do";
pub const SECRET: &str = "The secret of an existing client can’t be read: commercetools shows it once, when the client is created. After an \
     import the attribute is empty.";
pub const IMMUTABLE: &str = "An API client can’t be changed. A new name, other scopes or other lifetimes in the code delete the client and \
     create another one, with another ID and secret.";
pub const END: &str = "The provider has no attribute for the date on which a client expires, so the code does \
    not contain it.";
pub const EXACT: &str = "Scopes are compared exactly as commercetools returns them. The provider replaces a client whose scopes in the \
     code differ in any way.";
pub const PROJECT_KEY: &str = "An expression in place of the project key, such as ${var.project_key}, is \
    treated as the key of this project.";
pub const SOURCE: &str = "Based on the source code of the Terraform provider labd/commercetools 1.22.2. Not \
    tested against commercetools. The names of the lifetimes in Pulumi are derived from those in Terraform and \
    not verified.";

pub const KIND: &str = "Language";
pub const AS_CODE: &str = "This client as code";

/// How many of the text were read.
pub fn read(count: usize, kind: Kind) -> String {
    [
        &counted(count, "API client"),
        " in the code (",
        kind.label(),
        ").",
    ]
    .concat()
}

/// The plan in one sentence.
pub fn summary(counts: [usize; 5]) -> String {
    let words = [
        "to create",
        "to replace",
        "not in the code",
        "not compared",
        "unchanged",
    ];
    let parts = counts.iter().zip(words).filter(|(count, _)| **count > 0);
    let parts: Vec<String> = parts
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    [&parts.join(", "), "."].concat()
}

/// The heading of a group.
pub fn heading(verdict: Verdict, count: usize) -> String {
    let title = match verdict {
        Verdict::Missing => "To create",
        Verdict::Differs => "To replace",
        Verdict::Extra => "Not in the code",
        Verdict::Unclear => "Not compared",
        Verdict::Same => "Unchanged",
    };
    format!("{title} ({count})")
}

/// What the group means.
pub fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Missing => {
            "The code declares these clients, and the project does not have them. Create opens a draft for you \
                to review."
        }
        Verdict::Differs => {
            "These clients can’t be changed, so applying the code would delete them and create new ones. \
                Replace opens a draft for a replacement. Both clients work until you delete the old one. The \
                replacement gets a different ID and, while the old client exists, a different name. Change both \
                in the code."
        }
        Verdict::Extra => {
            "The project has these clients, but the code does not declare them. Applying the code does not \
                change them."
        }
        Verdict::Unclear => {
            "Parts of these declarations are expressions, which the page does not evaluate. The other parts are \
                the same."
        }
        Verdict::Same => {
            "Name, scopes and token lifetimes are the same in the code and in the project."
        }
    }
}

/// What of a declaration was not read.
pub fn unread(parts: &[&str]) -> String {
    ["Not read: ", &parts.join(", "), "."].concat()
}

/// The accessible names of the buttons and boxes of a row.
pub fn create(name: &str) -> String {
    [CREATE, " ", name].concat()
}

/// See [`create`].
pub fn replace(name: &str) -> String {
    [REPLACE, " ", name].concat()
}

/// See [`create`].
pub fn select(name: &str) -> String {
    ["Select ", name].concat()
}

/// How many are selected.
pub fn selected(count: usize) -> String {
    format!("{count} selected")
}

/// The name of a file that was read.
pub fn file(name: &str) -> String {
    ["File: ", name].concat()
}
