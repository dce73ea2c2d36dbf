//! Insomnia: an export (version 4) with an environment and one request that gets its token itself.

use super::super::{
    Info, Preset, Purpose, Text, call,
    format::{NO_CHOICE, file, fill},
    quote,
    text::text,
};
use client::slug;

pub(in super::super) static INSOMNIA: Preset = Preset {
    info: Info {
        id: "insomnia",
        title: "Insomnia",
        about: "An import with an environment and a request that gets its own token.",
        needs: "Needs Insomnia.",
        usage: "Import the file, then send its request: it gets its own token.",
        words: "HTTP, REST, GUI, Kong",
        reads_env: false,
        danger: Some(
            "It contains the secret; keep the project in local storage, not in the cloud of Insomnia.",
        ),
        purpose: Purpose::HttpClient,
        choices: NO_CHOICE,
        files: &["insomnia.json"],
    },
    make: |handover, _| {
        let path = call::choose(handover.project_key, handover.scope).map_or_else(
            || ["/", &call::segment(handover.project_key)].concat(),
            |call| call.after_host(handover.project_key),
        );
        let values = [
            ("projectKey", handover.project_key),
            ("clientId", handover.client_id),
            ("clientSecret", handover.secret),
            ("scope", handover.scope),
            ("apiUrl", handover.api_url),
            ("authUrl", handover.auth_url),
        ];
        let data = values.map(|(key, value)| text!("        \"{key}\": {}", &*quote::json(value)));
        let name = [handover.project_key, " (", handover.name, ")"].concat();
        let places = [
            ("{slug}", slug(handover.name).into()),
            ("{data}", Text::joined(data, ",\n")),
            ("{path}", quote::json(&["{{ _.apiUrl }}", &path].concat())),
            ("{name}", quote::json(&name)),
        ];
        let text = fill(TEMPLATE, |rest| {
            let place = places.iter().find(|(place, _)| rest.starts_with(place));
            place.map(|(place, value)| (place.len(), value.clone()))
        });
        vec![file("application/json", text)]
    },
};

const TEMPLATE: &str = r#"{
  "_type": "export",
  "__export_format": 4,
  "resources": [
    { "_id": "wrk_{slug}", "_type": "workspace", "parentId": null, "name": {name}, "scope": "collection" },
    {
      "_id": "env_{slug}",
      "_type": "environment",
      "parentId": "wrk_{slug}",
      "name": "Base Environment",
      "data": {
{data}
      }
    },
    {
      "_id": "req_{slug}",
      "_type": "request",
      "parentId": "wrk_{slug}",
      "name": "A call that the scopes allow",
      "method": "GET",
      "url": {path},
      "authentication": {
        "type": "oauth2",
        "grantType": "client_credentials",
        "accessTokenUrl": "{{ _.authUrl }}/oauth/token",
        "clientId": "{{ _.clientId }}",
        "clientSecret": "{{ _.clientSecret }}",
        "scope": "{{ _.scope }}",
        "credentialsInBody": false
      }
    }
  ]
}
"#;
