//! API Clients: list, look up, create, delete (API reference: resources/api-clients).

use super::{
    Sandbox,
    answer::{Answer, not_found, ok},
    draft::Draft,
    paging::{Paging, order},
    predicate::{Field, Row},
    target::Pairs,
    write::{field, put},
};
use client::{Day, Secret, Timestamp};

/// One API Client as the project keeps it.
pub(super) struct Client {
    pub(super) id: String,
    pub(super) secret: Secret,
    pub(super) name: String,
    /// Space separated, as it was sent.
    pub(super) scope: String,
    pub(super) created: Timestamp,
    /// Queries and reads find it from then on.
    pub(super) readable: Timestamp,
    pub(super) last_used: Option<Day>,
    pub(super) delete_at: Option<Timestamp>,
    pub(super) access_seconds: Option<u32>,
    pub(super) refresh_seconds: Option<u32>,
}

/// The field paths that predicates and `sort` may name. Only `id` and `createdAt` are seen in the
/// API reference and the official tests; the others are unverified. There is no field for scopes.
fn known(path: &str) -> bool {
    matches!(
        path,
        "id" | "name" | "createdAt" | "lastUsedAt" | "deleteAt"
    )
}

impl Row for &Client {
    fn field(&self, path: &str, buffer: &mut String) -> Field {
        buffer.clear();
        match path {
            "id" => buffer.push_str(&self.id),
            "name" => buffer.push_str(&self.name),
            "createdAt" => put(buffer, &self.created),
            "lastUsedAt" => {
                let Some(day) = self.last_used else {
                    return Field::Missing;
                };
                put(buffer, &day);
            }
            "deleteAt" => {
                let Some(time) = self.delete_at else {
                    return Field::Missing;
                };
                put(buffer, &time);
            }
            _ => return Field::Missing,
        }
        Field::Text
    }
}

impl Client {
    /// The resource as it is answered (API reference: types/api-client/ApiClient). The secret is in the answer to the
    /// create call only.
    pub(super) fn resource(&self, with_secret: bool) -> String {
        let mut out = String::new();
        field(&mut out, "{\"id\":", &self.id);
        field(&mut out, ",\"name\":", &self.name);
        field(&mut out, ",\"scope\":", &self.scope);
        // What a time and a day print as has nothing in it that JSON would write otherwise.
        put(
            &mut out,
            &format_args!(",\"createdAt\":\"{}\"", self.created),
        );
        if let Some(day) = self.last_used {
            put(&mut out, &format_args!(",\"lastUsedAt\":\"{day}\""));
        }
        if let Some(time) = self.delete_at {
            put(&mut out, &format_args!(",\"deleteAt\":\"{time}\""));
        }
        for (name, seconds) in [
            ("access", self.access_seconds),
            ("refresh", self.refresh_seconds),
        ] {
            if let Some(seconds) = seconds {
                put(
                    &mut out,
                    &format_args!(",\"{name}TokenValiditySeconds\":{seconds}"),
                );
            }
        }
        if with_secret {
            field(&mut out, ",\"secret\":", self.secret.reveal());
        }
        out.push('}');
        out
    }
}

impl Sandbox {
    /// `GET /{projectKey}/api-clients`, and `HEAD`, which is 404 when there are none.
    pub(super) fn list_clients(&self, now: Timestamp, query: &Pairs, head: bool) -> Answer {
        let paging = match Paging::read(query, known) {
            Ok(paging) => paging,
            Err(answer) => return answer,
        };
        let mut buffer = String::new();
        let mut hits: Vec<&Client> = self
            .clients
            .iter()
            .filter(|client| client.readable <= now)
            .filter(|client| {
                let filter = paging.filter.as_ref();
                filter.is_none_or(|filter| filter.holds(client, &mut buffer))
            })
            .collect();
        if head {
            let status = if hits.is_empty() { 404 } else { 200 };
            return Answer {
                status,
                body: String::new(),
            };
        }
        // The first key decides, so it is sorted by last; the sort is stable.
        for (path, down) in paging.sort.iter().rev() {
            sort(&mut hits, path, *down);
        }
        let results: Vec<String> = hits
            .iter()
            .skip(paging.offset as usize)
            .take(paging.limit as usize)
            .map(|client| client.resource(false))
            .collect();
        paging.page(u32::try_from(hits.len()).unwrap_or(u32::MAX), &results)
    }

    /// `GET` or `HEAD /{projectKey}/api-clients/{id}`.
    pub(super) fn read_client(&self, now: Timestamp, id: &str) -> Answer {
        match self.clients.iter().find(|client| client.id == id) {
            Some(client) if client.readable <= now => ok(client.resource(false)),
            _ => not_found(&format!("ID '{id}'")),
        }
    }

    /// `POST /{projectKey}/api-clients`. Two clients may have the same name: the API reference
    /// states no uniqueness (unverified). So may the operator grant scopes that it lacks itself.
    pub(super) fn create_client(&mut self, now: Timestamp, body: &str) -> Answer {
        let draft = match Draft::read(body, self) {
            Ok(draft) => draft,
            Err(answer) => return answer,
        };
        let client = Client {
            id: self.rng.id(),
            secret: Secret::new(self.rng.secret()),
            name: draft.name,
            scope: draft.scope,
            created: now,
            readable: Timestamp(now.0 + i64::from(self.read_lag_ms)),
            last_used: None,
            delete_at: draft.delete_days.map(|days| now.plus_days(days)),
            access_seconds: draft.access_seconds,
            refresh_seconds: draft.refresh_seconds,
        };
        let body = client.resource(true);
        self.clients.push(client);
        Answer { status: 201, body }
    }

    /// `DELETE /{projectKey}/api-clients/{id}`: 200 with the deleted client, no version parameter.
    /// Tokens that it was issued live on until they expire (unverified: the API reference is silent).
    pub(super) fn delete_client(&mut self, id: &str) -> Answer {
        match self.clients.iter().position(|client| client.id == id) {
            Some(at) => ok(self.clients.remove(at).resource(false)),
            None => not_found(&format!("ID '{id}'")),
        }
    }
}

/// Missing values come first (unverified); equal ones keep their order.
fn sort(clients: &mut Vec<&Client>, path: &str, down: bool) {
    let key = |(at, client): (usize, &&Client)| {
        let mut text = String::new();
        client.field(path, &mut text);
        (text, u32::try_from(at).unwrap_or(u32::MAX))
    };
    let keys = clients.iter().enumerate().map(key).collect();
    *clients = order(keys, down)
        .into_iter()
        .map(|at| clients[at as usize])
        .collect();
}
