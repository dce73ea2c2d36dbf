//! Finding scopes by typing.

use super::catalogue::ScopeInfo;

/// Whether every word of the query is in the scope's name, group, nouns or summary. Letters A to Z
/// match in either case; `_` and a blank are alike. An empty query matches all.
pub fn matches(info: &ScopeInfo, query: &str) -> bool {
    let words = query.split(|c: char| c.is_whitespace() || "_,:".contains(c));
    let texts = [info.name, info.group, info.noun, info.summary];
    words
        .filter(|w| !w.is_empty())
        .all(|word| texts.iter().any(|text| contains_folded(text, word)))
}

/// The scopes of a group as a picker with two columns shows them: first what can be viewed and
/// managed, side by side, then what has one scope only. Otherwise the order stays.
pub fn in_columns(members: impl Iterator<Item = &'static ScopeInfo>) -> Vec<&'static ScopeInfo> {
    let members: Vec<_> = members.collect();
    let other = |scope: &ScopeInfo| {
        let twin = match scope.name.split_once('_') {
            Some(("view", of)) => format!("manage_{of}"),
            Some(("manage", of)) => format!("view_{of}"),
            _ => return None,
        };
        members.iter().copied().find(|member| member.name == twin)
    };
    let mut pairs = Vec::with_capacity(members.len());
    for view in members
        .iter()
        .filter(|scope| scope.name.starts_with("view_"))
    {
        if let Some(manage) = other(view) {
            pairs.extend([*view, manage]);
        }
    }
    pairs.extend(members.iter().filter(|scope| other(scope).is_none()));
    pairs
}

/// Whether `text` contains `part`; letters A to Z match in either case.
pub fn contains_folded(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let mut places = text.windows(part.len().max(1));
    part.is_empty() || places.any(|at| at.eq_ignore_ascii_case(part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::GROUPS;

    #[test]
    fn pairs_stand_side_by_side_and_nothing_is_lost() {
        for group in GROUPS {
            let shown = in_columns(group.members());
            let mut names: Vec<_> = shown.iter().map(|scope| scope.name).collect();
            for (at, name) in names.iter().enumerate() {
                let Some(of) = name.strip_prefix("view_") else {
                    continue;
                };
                let twin = format!("manage_{of}");
                if names.contains(&twin.as_str()) {
                    assert_eq!(
                        (at % 2, names[at + 1]),
                        (0, twin.as_str()),
                        "{}",
                        group.name
                    );
                }
            }
            let mut all: Vec<_> = group.members().map(|scope| scope.name).collect();
            names.sort_unstable();
            all.sort_unstable();
            assert_eq!(names, all);
        }
    }
}
