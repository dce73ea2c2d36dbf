//! Projects of made-up clients.

use std::sync::Arc;

use client::ApiClient;
use client::across::Project;

/// A client with these scopes.
pub fn client(name: &str, scope: &str) -> ApiClient {
    ApiClient {
        id: format!("id of {name}"),
        name: name.to_owned(),
        scope: scope.to_owned(),
        ..r#"{"id":"x"}"#.parse().unwrap()
    }
}

/// A project of clients; their scopes are written without its key.
pub fn project(key: &str, clients: &[(&str, &str)]) -> Project {
    let make = |(name, scopes): &(&str, &str)| {
        let scopes: Vec<String> = scopes
            .split_whitespace()
            .map(|scope| match scope.split_once(':') {
                Some((name, store)) => format!("{name}:{key}:{store}"),
                None => format!("{scope}:{key}"),
            })
            .collect();
        client(name, &scopes.join(" "))
    };
    Project {
        label: key.to_owned(),
        key: key.to_owned(),
        clients: Arc::new(clients.iter().map(make).collect()),
        complete: true,
    }
}
