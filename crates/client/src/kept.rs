//! What the page keeps in the browser, and what for. A secret is never among it.

/// Each name, without the mark of the page, and what it is for. `snapshot.` goes on with a project key and its API host.
const KEPT: [(&str, &str); 12] = [
    ("theme", "Color theme"),
    ("region", "Last region used"),
    ("preset", "Last preset used"),
    ("wrap", "Whether long lines in presets wrap"),
    ("shortcuts", "Whether single-key shortcuts are on"),
    ("idle", "Minutes of inactivity before the page disconnects"),
    ("templates", "Your own templates: names and scopes"),
    ("views", "Saved views of the list: names and filters"),
    (
        "watch",
        "Replaced API clients that this browser watches: project key, API host, client IDs and a day",
    ),
    (
        "journal",
        "API clients that this page deleted: project key, API host, IDs, names, scopes and dates",
    ),
    (
        "creates",
        "API clients that were being created when the page closed: project key, API host, name and time",
    ),
    (
        "snapshot.",
        "Snapshot of a project’s API clients, encrypted with your passphrase",
    ),
];

/// What a name is for; nothing if this version does not know it.
pub fn purpose(name: &str) -> Option<&'static str> {
    let is = |known: &str| known == name || (known.ends_with('.') && name.starts_with(known));
    let found = KEPT.iter().find(|(known, _)| is(known));
    found.map(|(_, purpose)| *purpose)
}
