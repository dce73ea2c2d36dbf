//! The Store that a command of the .NET SDK before version 2 is for: `new GetByIdCommand<Cart>(id).InStore("berlin")`.

use super::code::Code;
use super::lexer::Kind;
use super::lookup::{InStore, key};
use super::variables::assigned;

/// The uses of a variable are looked for in so many tokens.
const NEAR: usize = 400;
/// Type arguments are no longer.
const LONGEST_TYPE: usize = 60;
/// So many brackets around a command are looked at.
const LEVELS: usize = 4;

/// The Store of the command whose class stands behind a `new`.
pub(crate) fn store(code: &Code, class: usize) -> Option<InStore> {
    let mut behind = behind_creation(code, class)?;
    let mut first = class.checked_sub(1)?;
    for _ in 0..LEVELS {
        if let Some(store) = in_steps(code, behind) {
            return Some(store);
        }
        let Some(open) = code.parent(first) else {
            break;
        };
        if let Some(store) = wrapped(code, open, first) {
            return Some(store);
        }
        // `(new GetByIdCommand<Cart>(id)).InStore(key)`.
        if code.partner(open) != Some(behind) || !code.holds_value(open) {
            break;
        }
        (first, behind) = (open, behind + 1);
    }
    of_variable(code, class, behind)
}

/// Behind `GetByIdCommand<Cart>(id) { Expand = all }`.
fn behind_creation(code: &Code, class: usize) -> Option<usize> {
    let mut at = class + 1;
    if code.kind(at) == Some(Kind::Sign(b'<')) {
        at = code.end_of_types(at)?;
    }
    for bracket in [b'(', b'{'] {
        if code.kind(at) == Some(Kind::Open(bracket)) {
            at = code.partner(at)? + 1;
        }
    }
    Some(at)
}

/// The Store that one of the steps behind a command names.
fn in_steps(code: &Code, behind: usize) -> Option<InStore> {
    let is_step =
        code.kind(behind) == Some(Kind::Member) && code.kind(behind + 1) == Some(Kind::Name);
    let chain = is_step.then(|| code.chain(behind + 1))?;
    chain
        .steps
        .iter()
        .find_map(|step| InStore::of_step(code, step))
}

/// The Store of the command that what begins here is handed to: `new InStoreCommand<Cart>("berlin", ...)`.
fn wrapped(code: &Code, open: usize, first: usize) -> Option<InStore> {
    let mut at = open.checked_sub(1)?;
    if code.kind(open) != Some(Kind::Open(b'(')) {
        return None;
    }
    if code.kind(at) == Some(Kind::Sign(b'>')) {
        let mut depth = 0_usize;
        let types = (at.saturating_sub(LONGEST_TYPE)..=at).rev();
        at = types
            .take_while(|at| !matches!(code.kind(*at), Some(Kind::Sign(b';'))))
            .find(|at| {
                match code.kind(*at) {
                    Some(Kind::Sign(b'>')) => depth += 1,
                    Some(Kind::Sign(b'<')) => depth -= 1,
                    _ => {}
                }
                depth == 0
            })?
            .checked_sub(1)?;
    }
    (code.word(at) == "InStoreCommand").then(|| {
        let comma = first.checked_sub(1);
        let comma = comma.filter(|at| code.kind(*at) == Some(Kind::Sign(b',')));
        InStore {
            key: comma.and_then(|comma| key(code, open + 1, comma)),
        }
    })
}

/// The Store of a command that a variable holds, if it is sent in no other way.
fn of_variable(code: &Code, class: usize, behind: usize) -> Option<InStore> {
    let name = assigned(code, class)?;
    let end = code.partner(code.parent(class)?)?;
    if code.kind(end) != Some(Kind::Close(b'}')) || end > behind + NEAR {
        return None;
    }
    let mut stores = Vec::new();
    for at in behind..end {
        let is_member = code.kind(at - 1) == Some(Kind::Member);
        if code.kind(at) != Some(Kind::Name) || is_member || code.word(at) != name {
            continue;
        }
        let of_wrapper = || wrapped(code, code.parent(at)?, at);
        match in_steps(code, at + 1).or_else(of_wrapper) {
            Some(store) => stores.push(store),
            // `command.Expand = all` sends nothing.
            None if code.kind(at + 1) == Some(Kind::Member) => {}
            None => return None,
        }
    }
    let first = stores.first()?.clone();
    let is_one = stores.iter().all(|store| *store == first);
    Some(if is_one { first } else { InStore { key: None } })
}
