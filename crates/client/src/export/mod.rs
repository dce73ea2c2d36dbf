//! The inventory as a file: CSV, JSON or Markdown. Names come from strangers, so no cell may act.

mod csv;
mod markdown;

use crate::api_client::ApiClient;
use crate::status::Status;
use crate::text::quoted;
use crate::time::Timestamp;

/// A format of the inventory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A table for spreadsheets.
    Csv,
    /// Everything, exactly as the API gave it.
    Json,
    /// A table for tickets and wikis.
    Markdown,
}

impl Format {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Markdown];

    /// For people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
            Self::Markdown => "Markdown",
        }
    }

    /// The end of a file name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }

    /// The media type of the file.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }
}

/// The columns of the tables.
const COLUMNS: [&str; 11] = [
    "Name",
    "Client ID",
    "Status",
    "Created",
    "Last used",
    "Expires",
    "Access token lifetime (s)",
    "Refresh token lifetime (s)",
    "Full access",
    "Scope count",
    "Scopes",
];

/// The clients as a file, in the given order. There is no secret in it: the API shows none.
pub fn inventory<'a>(
    clients: impl Iterator<Item = &'a ApiClient>,
    format: Format,
    now: Timestamp,
) -> String {
    match format {
        Format::Csv => csv::table(&COLUMNS, clients.map(|client| cells(client, now))),
        Format::Markdown => markdown::table(&COLUMNS, clients.map(|client| cells(client, now))),
        Format::Json => {
            let clients: Vec<String> = clients.map(|client| object(client, now)).collect();
            ["[\n", &clients.join(",\n"), "\n]\n"].concat()
        }
    }
}

/// Rows as CSV (RFC 4180). No cell begins like a formula.
pub fn csv(head: &[&str], rows: impl Iterator<Item = impl AsRef<[String]>>) -> String {
    csv::table(head, rows)
}

/// Rows as a table in Markdown. No cell is markup; the head is taken as it is.
pub fn markdown(head: &[&str], rows: impl Iterator<Item = impl AsRef<[String]>>) -> String {
    markdown::table(head, rows)
}

/// The same without the head, for a table that is written row by row.
pub fn csv_row(row: &[String]) -> String {
    csv::row(row)
}

/// The same without the head, for a table that is written row by row.
pub fn markdown_row(row: &[String]) -> String {
    markdown::row(row)
}

/// A text of a stranger inside Markdown: shown as it is, and never markup.
pub fn escaped(text: &str) -> String {
    markdown::escaped(text)
}

fn cells(client: &ApiClient, now: Timestamp) -> [String; 11] {
    let status = Status::of(client, now.day());
    let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
    let time = |time: Option<Timestamp>| time.map_or_else(String::new, |at| at.to_string());
    let last = client.last_used_at;
    [
        client.name.clone(),
        client.id.clone(),
        status.word().to_owned(),
        time(client.created_at),
        last.map_or_else(String::new, |day| day.to_string()),
        time(client.delete_at),
        number(client.access_token_validity_seconds),
        number(client.refresh_token_validity_seconds),
        if client.has_full_access() {
            "yes"
        } else {
            "no"
        }
        .to_owned(),
        client.scope_count().to_string(),
        client.scope.clone(),
    ]
}

/// One client as JSON, with the API's own names; `status` is ours.
fn object(client: &ApiClient, now: Timestamp) -> String {
    let status = Status::of(client, now.day());
    let time = |time: Option<Timestamp>| time.map(|at| quoted(&at.to_string()));
    let number = |number: Option<u32>| number.map(|n| n.to_string());
    let pairs = [
        ("id", Some(quoted(&client.id))),
        ("name", Some(quoted(&client.name))),
        ("scope", Some(quoted(&client.scope))),
        ("createdAt", time(client.created_at)),
        (
            "lastUsedAt",
            client.last_used_at.map(|day| quoted(&day.to_string())),
        ),
        ("deleteAt", time(client.delete_at)),
        (
            "accessTokenValiditySeconds",
            number(client.access_token_validity_seconds),
        ),
        (
            "refreshTokenValiditySeconds",
            number(client.refresh_token_validity_seconds),
        ),
        ("status", Some(quoted(status.word()))),
    ];
    let pairs = pairs
        .into_iter()
        .filter_map(|(key, value)| Some(format!("\"{key}\": {}", value?)));
    format!("  {{{}}}", pairs.collect::<Vec<_>>().join(", "))
}
