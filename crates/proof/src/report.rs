//! A run as a text to keep or to send. There is no secret and no token in it.

use client::{Timestamp, export};
use scope::ScopeSet;

use crate::plan::declared;
use crate::run::{Line, Run, Seen, Verdict};

/// The run as Markdown. `name` and `id` are those of the client.
pub fn report(run: &Run, scopes: &ScopeSet, name: &str, id: &str, now: Timestamp) -> String {
    let [same, other, unclear] = run.counts();
    let mut out = format!(
        "# What {} can do\n\nClient ID: {}. {}. Each call was a HEAD request, which changes nothing.\n\n\
         {same} responses were as expected from the scopes, {other} were not, and {unclear} were unclear.\n\n",
        export::escaped(name),
        export::escaped(id),
        now.utc_minutes(),
    );
    let rows = run.lines().iter().map(|line| {
        [
            line.probe.title.clone(),
            line.probe.path.clone(),
            promise(line).to_owned(),
            answer(line.seen),
        ]
    });
    out.push_str(&export::markdown(
        &["Resource", "Path", "Expected", "Response"],
        rows,
    ));
    let declared = declared(scopes);
    if !declared.is_empty() {
        out.push_str("\nNot checked, because using these scopes changes data:\n\n");
        for scope in declared {
            out.push_str(&format!("- {}\n", export::escaped(&scope)));
        }
    }
    out
}

/// What the scopes promise of a call.
fn promise(line: &Line) -> &'static str {
    if line.probe.promised {
        "allowed"
    } else {
        "denied"
    }
}

/// What the host answered, in words.
fn answer(seen: Seen) -> String {
    match (seen.verdict(), seen) {
        (Some(Verdict::Can), Seen::Status(status)) => format!("allowed ({status})"),
        (Some(Verdict::Cannot), _) => "denied (403)".to_owned(),
        (_, Seen::Status(status)) => format!("unclear ({status})"),
        (_, Seen::NoAnswer) => "no response".to_owned(),
        (_, Seen::Stopped) => "not sent".to_owned(),
        (_, Seen::Waiting | Seen::Running) => "no response yet".to_owned(),
    }
}
