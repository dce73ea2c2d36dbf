//! Makes the project's API Clients from the tables and the seed.

use super::{
    KEYSMITH_ID, KEYSMITH_SECRET, MANAGER_ID, MANAGER_SECRET, OPERATOR_ID, OPERATOR_SECRET,
    READER_ID, READER_SECRET, SandboxOptions,
    clients::Client,
    people::{JOBS, PEOPLE, PLACES, STAGE},
    rng::Rng,
};
use client::time::DAY_MS;
use client::{Secret, Timestamp};

/// The clients whose secret is known: `id|secret|line` as in [`PEOPLE`].
static KNOWN: [(&str, &str, &str); 4] = [
    (
        OPERATOR_ID,
        OPERATOR_SECRET,
        "Scopesmith operator|30|0|||| manage_api_clients view_api_clients view_stores view_project_settings manage_orders view_products introspect_oauth_tokens",
    ),
    (
        READER_ID,
        READER_SECRET,
        "API client inventory (read only)|90|1|||| view_api_clients",
    ),
    (
        MANAGER_ID,
        MANAGER_SECRET,
        "Backoffice (manage_project)|365|0|||| manage_project",
    ),
    (
        KEYSMITH_ID,
        KEYSMITH_SECRET,
        "Secret rotation|120|7|||| manage_api_clients",
    ),
];

/// All clients: the known ones, those of the tables, and as many more as there should be.
pub(super) fn clients(options: &SandboxOptions, now: Timestamp, rng: &mut Rng) -> Vec<Client> {
    let count = options.clients as usize;
    let key = &options.project_key;
    let mut clients = if options.stage {
        of_tables(key, now, rng, staged)
    } else {
        shop(key, now, rng)
    };
    clients.truncate(count.max(KNOWN.len()));
    let mut line = String::new();
    while clients.len() < count {
        further(clients.len(), rng, &mut line);
        clients.push(client(&line, key, now, rng, None));
    }
    clients
}

/// The known ones and those of the tables: all that the project inside the page begins with.
pub(super) fn shop(key: &str, now: Timestamp, rng: &mut Rng) -> Vec<Client> {
    of_tables(key, now, rng, |line| line)
}

fn of_tables(
    key: &str,
    now: Timestamp,
    rng: &mut Rng,
    line: fn(&'static str) -> &'static str,
) -> Vec<Client> {
    let mut clients = Vec::with_capacity(KNOWN.len() + PEOPLE.len());
    for (id, secret, line) in KNOWN {
        clients.push(client(line, key, now, rng, Some((id, secret))));
    }
    let lines = PEOPLE.iter().map(|known| line(known));
    for line in lines.filter(|line| !line.is_empty()) {
        clients.push(client(line, key, now, rng, None));
    }
    clients
}

/// The line of a client in the second environment; empty if there is no such client.
fn staged(line: &'static str) -> &'static str {
    let name = line.split('|').next().unwrap_or_default();
    let changed = STAGE.iter().find(|(known, _)| *known == name);
    changed.map_or(line, |(_, line)| line)
}

/// Writes the line of a client beyond the tables.
fn further(number: usize, rng: &mut Rng, line: &mut String) {
    let job = JOBS[rng.below(12) as usize];
    let (job, scopes) = job.split_once('|').unwrap_or((job, ""));
    let place = PLACES[rng.below(5) as usize];
    let made = 1 + rng.below(1000);
    let used = rng.below(made);
    line.clear();
    super::write::put(line, &format_args!("{job} {number} ({place})|{made}|"));
    if rng.below(8) > 0 {
        super::write::put(line, &used);
    }
    line.push_str("||||");
    line.push_str(scopes);
}

/// Reads one line. Times of the day come from the seed.
fn client(
    line: &str,
    project_key: &str,
    now: Timestamp,
    rng: &mut Rng,
    known: Option<(&str, &str)>,
) -> Client {
    let mut fields = line.split('|');
    let name = fields.next().unwrap_or_default();
    let mut number = || fields.next().and_then(|text| text.parse::<u32>().ok());
    let made = number().unwrap_or_default();
    let used = number();
    let access_seconds = number();
    let refresh_seconds = number();
    let delete = number();
    let scopes = fields.next().unwrap_or_default();
    let earlier = i64::from(rng.below(86_400_000)).min(DAY_MS - 1);
    let created = Timestamp(now.0 - i64::from(made) * DAY_MS - earlier);
    let mut scope = String::new();
    for part in scopes.split_whitespace() {
        let (bare, store) = part.split_once(':').unwrap_or((part, ""));
        let gap = if scope.is_empty() { "" } else { " " };
        super::write::put(&mut scope, &format_args!("{gap}{bare}:{project_key}"));
        if !store.is_empty() {
            scope.push(':');
            scope.push_str(store);
        }
    }
    Client {
        id: known.map_or_else(|| rng.id(), |(id, _)| id.to_owned()),
        secret: Secret::new(known.map_or_else(|| rng.secret(), |(_, secret)| secret.to_owned())),
        name: name.to_owned(),
        scope,
        created,
        readable: created,
        last_used: used.map(|days| now.plus_days(-i64::from(days)).day()),
        // The deletion is due a whole number of days after the creation.
        delete_at: delete.map(|days| created.plus_days(i64::from(made + days) + 1)),
        access_seconds,
        refresh_seconds,
    }
}
