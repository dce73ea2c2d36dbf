//! The control endpoints, for tests: faults, reset, time, log.

use serde_json::{Value, json};

use super::State;
use sandbox::FaultRule;

/// Answers `/__sandbox/...` with a status and a JSON body.
pub(super) fn answer(state: &mut State, method: &str, url: &str, body: &str) -> (u16, String) {
    let outcome = match (method, url) {
        ("POST", "/__sandbox/faults") => faults(state, body),
        ("DELETE", "/__sandbox/faults") => {
            state.sandbox.faults.clear();
            Ok(json!({ "waiting": 0 }))
        }
        ("POST", "/__sandbox/reset") => reset(state, body),
        ("POST", "/__sandbox/time") => time(state, body),
        ("GET", "/__sandbox/log") => Ok(log(state)),
        _ => return (404, json!({ "message": "No such control." }).to_string()),
    };
    match outcome {
        Ok(answer) => (200, answer.to_string()),
        Err(message) => (400, json!({ "message": message }).to_string()),
    }
}

/// One fault or a list of them; each a text as on the command line, or an object with `fault`
/// (such a text, or just its `KIND[:VALUE]`) and optionally `times`, `method` and `path`.
fn faults(state: &mut State, body: &str) -> Result<Value, String> {
    let asked = match parse(body)? {
        Value::Array(list) => list,
        one => vec![one],
    };
    let rules: Result<Vec<FaultRule>, String> = asked.iter().map(rule).collect();
    for rule in rules? {
        state.sandbox.faults.push(rule);
    }
    Ok(json!({ "waiting": state.sandbox.faults.len() }))
}

fn rule(asked: &Value) -> Result<FaultRule, String> {
    if let Some(text) = asked.as_str() {
        return FaultRule::parse(text);
    }
    let text = |name: &str| asked.get(name).and_then(Value::as_str);
    let kind = text("fault").ok_or("A fault needs the field 'fault'.")?;
    if kind.contains('@') || kind.contains('*') {
        return FaultRule::parse(kind);
    }
    let times = match asked.get("times") {
        None => "1".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(number) => number.to_string(),
    };
    let (method, path) = (text("method").unwrap_or(""), text("path").unwrap_or(""));
    FaultRule::parse(&format!("{kind}*{times}@{method} {path}"))
}

/// Makes the project anew, without faults, with the options that the body changes; empties the log.
fn reset(state: &mut State, body: &str) -> Result<Value, String> {
    let asked = if body.trim().is_empty() {
        Value::Null
    } else {
        parse(body)?
    };
    let number = |name: &str| asked.get(name).and_then(Value::as_u64);
    let small = |name: &str| number(name).and_then(|number| u32::try_from(number).ok());
    let mut args = state.args.clone();
    args.faults.clear();
    let options = &mut args.options;
    options.clients = small("clients").unwrap_or(options.clients);
    options.stores = small("stores").unwrap_or(options.stores);
    options.read_lag_ms = small("readLagMs").unwrap_or(options.read_lag_ms);
    options.seed = number("seed").unwrap_or(options.seed);
    let started_with = state.args.clone();
    *state = State::new(args);
    // The next reset starts from the command line again.
    state.args = started_with;
    Ok(json!({ "reset": true }))
}

/// `{"advanceSeconds": 3600}` moves the sandbox's clock.
fn time(state: &mut State, body: &str) -> Result<Value, String> {
    let asked = parse(body)?;
    let seconds = asked.get("advanceSeconds").and_then(Value::as_i64);
    let seconds = seconds.ok_or("Say how far: {\"advanceSeconds\": 3600}.")?;
    state.ahead_ms = state.ahead_ms.saturating_add(seconds.saturating_mul(1000));
    Ok(json!({ "now": super::now(state.ahead_ms).to_string() }))
}

fn log(state: &State) -> Value {
    let entries = state.log.iter().map(|entry| {
        json!({
            "method": entry.method,
            "path": entry.path,
            "query": entry.query,
            "status": entry.status,
        })
    });
    Value::Array(entries.collect())
}

fn parse(body: &str) -> Result<Value, String> {
    serde_json::from_str(body).map_err(|error| format!("Not JSON: {error}"))
}
