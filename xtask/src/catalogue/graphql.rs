//! Brings the tables of GraphQL and of the SDKs up to the reference: the types come from its schema,
//! what was judged by hand (scopes, confidence, notes, chains) is kept.

use super::build::fields::{HEAD, NESTED_HEAD, TYPES_HEAD};
use super::merge::Row;
use super::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};

/// Where a checkout has the schema.
pub(crate) const SCHEMA: &str = "api-specs/graphql/schema.sdl";

/// The object types and interfaces of a schema, with their fields.
pub(crate) type Types = BTreeMap<String, BTreeMap<String, Field>>;

/// A field of a type.
#[derive(Debug)]
pub(crate) struct Field {
    /// The name of its type, without what says that there are many or that there is always one.
    pub(crate) of: String,
    /// Its arguments, each with whether it is required.
    pub(crate) arguments: Vec<(String, bool)>,
}

/// The types of a text in GraphQL's schema language.
pub(crate) fn types(sdl: &str) -> Result<Types, String> {
    let words = words(sdl)?;
    let mut types = Types::new();
    let mut at = 0;
    let word = |at: usize| words.get(at).map_or("", String::as_str);
    while at < words.len() {
        let is_type = matches!(word(at), "type" | "interface");
        if !is_type || !is_name(word(at + 1)) {
            // Other definitions hold no fields of answers; their braces are skipped whole.
            at = if word(at) == "{" {
                after_braces(&words, at)
            } else {
                at + 1
            };
            continue;
        }
        let name = word(at + 1).to_owned();
        at += 2;
        while at < words.len() && word(at) != "{" {
            at += 1;
        }
        at += 1;
        let fields = types.entry(name).or_default();
        while at < words.len() && word(at) != "}" {
            let field = word(at).to_owned();
            at += 1;
            let mut arguments = Vec::new();
            if word(at) == "(" {
                let end = after_brackets(&words, at);
                arguments = arguments_in(&words[at..end]);
                at = end;
            }
            if word(at) != ":" || !is_name(&field) {
                return Err(format!("{SCHEMA}: no type behind the field {field:?}"));
            }
            at += 1;
            while word(at) == "[" {
                at += 1;
            }
            let of = word(at).to_owned();
            at += 1;
            while matches!(word(at), "]" | "!") {
                at += 1;
            }
            while word(at) == "@" {
                at += 2;
                if word(at) == "(" {
                    at = after_brackets(&words, at);
                }
            }
            fields.entry(field).or_insert(Field { of, arguments });
        }
        at += 1;
    }
    if !types.contains_key("Query") {
        return Err(format!("{SCHEMA} has no type Query"));
    }
    Ok(types)
}

/// The arguments of a field, in its brackets.
fn arguments_in(words: &[String]) -> Vec<(String, bool)> {
    let mut arguments: Vec<(String, bool)> = Vec::new();
    let mut depth = 0_usize;
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "(" | "{" | "[" => depth += 1,
            ")" | "}" | "]" => depth = depth.saturating_sub(1),
            // The last sign of its type: one inside of a list says something else.
            "!" if depth == 1 => {
                if let Some((_, required)) = arguments.last_mut() {
                    *required = true;
                }
            }
            ":" if depth == 1 && at > 0 => arguments.push((words[at - 1].clone(), false)),
            _ => {}
        }
    }
    arguments
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}

fn after_brackets(words: &[String], at: usize) -> usize {
    after(words, at, "(", ")")
}

fn after_braces(words: &[String], at: usize) -> usize {
    after(words, at, "{", "}")
}

/// The place behind the bracket that closes the one at a place.
fn after(words: &[String], at: usize, opens: &str, closes: &str) -> usize {
    let mut depth = 0_usize;
    for (place, word) in words.iter().enumerate().skip(at) {
        if word == opens {
            depth += 1;
        } else if word == closes {
            depth -= 1;
            if depth == 0 {
                return place + 1;
            }
        }
    }
    words.len()
}

/// Names and signs, without comments and texts.
fn words(sdl: &str) -> Result<Vec<String>, String> {
    let mut words = Vec::new();
    let mut rest = sdl;
    while let Some(first) = rest.chars().next() {
        if first == '#' {
            rest = rest.find('\n').map_or("", |at| &rest[at..]);
        } else if let Some(inside) = rest.strip_prefix("\"\"\"") {
            let end = inside.find("\"\"\"");
            let end = end.ok_or_else(|| format!("{SCHEMA}: a description has no end"))?;
            rest = &inside[end + 3..];
        } else if let Some(inside) = rest.strip_prefix('"') {
            let end = inside.find(['"', '\n']);
            let end = end.ok_or_else(|| format!("{SCHEMA}: a text has no end"))?;
            rest = &inside[end + 1..];
        } else if first.is_whitespace() || first == ',' {
            rest = &rest[first.len_utf8()..];
        } else {
            let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let end = rest.find(|c| !name(c)).unwrap_or(rest.len());
            let end = end.max(first.len_utf8());
            words.push(rest[..end].to_owned());
            rest = &rest[end..];
        }
    }
    Ok(words)
}

/// The text of data/graphql-types.tsv.
pub(crate) fn table(types: &Types) -> String {
    let mut text = format!("{TYPES_HEAD}\n");
    for (name, fields) in types {
        let cells = fields.iter().map(|(field, Field { of, .. })| {
            if types.contains_key(of) {
                format!("{field}:{of}")
            } else {
                field.clone()
            }
        });
        let cells: Vec<String> = cells.collect();
        text += &format!("{name}\t{}\n", cells.join(" "));
    }
    text
}

/// The root fields and the fields that cross into another resource, as far as the schema has them still.
pub(crate) fn fields(
    roots: &str,
    nested: &str,
    types: &Types,
    report: &mut Report,
) -> (String, String) {
    let root_is_there = |path: &str| {
        let bare = path.split('(').next().unwrap_or_default();
        let mut steps = bare.split('.');
        let mut of = steps.next().unwrap_or_default();
        steps.all(|step| match types.get(of).and_then(|all| all.get(step)) {
            Some(next) => {
                of = &next.of;
                true
            }
            None => false,
        })
    };
    let is_there = |path: &str| {
        let pair = path.split_once('.');
        pair.is_some_and(|(of, field)| types.get(of).is_some_and(|all| all.contains_key(field)))
    };
    let roots = kept(roots, HEAD, Kind::FieldsRemoved, &root_is_there, report);
    let nested = kept(
        nested,
        NESTED_HEAD,
        Kind::CrossingsRemoved,
        &is_there,
        report,
    );
    // A row may name another field of its type and a root field; the build refuses those that are gone.
    let targets: BTreeSet<&str> = roots
        .lines()
        .skip(1)
        .filter_map(|line| line.split('\t').next()?.rsplit('.').next())
        .chain(["", "*"])
        .collect();
    let mut whole = format!("{NESTED_HEAD}\n");
    for line in nested.lines().skip(1) {
        let mut cells: Vec<&str> = line.split('\t').collect();
        let of = cells[0].split('.').next().unwrap_or_default();
        let sibling = cells.get(5).copied().unwrap_or_default();
        if !sibling.is_empty() && !is_there(&format!("{of}.{sibling}")) {
            report.say(
                Kind::Crossings,
                format!("{}: its sibling {sibling} is gone", cells[0]),
            );
            cells[5] = "";
        }
        let target = cells.get(3).copied().unwrap_or_default();
        if !targets.contains(target) {
            report.say(
                Kind::Crossings,
                format!("{}: its target {target} is gone", cells[0]),
            );
            cells[3] = "";
        }
        whole += &format!("{}\n", cells.join("\t"));
    }
    (roots, whole)
}

fn kept(
    text: &str,
    head: &str,
    kind: Kind,
    is_there: &dyn Fn(&str) -> bool,
    report: &mut Report,
) -> String {
    let mut kept = format!("{head}\n");
    for line in text.lines().skip(1) {
        let path = line.split('\t').next().unwrap_or_default();
        if is_there(path) {
            kept += line;
            kept.push('\n');
        } else {
            report.say(kind, line.replace('\t', " | "));
        }
    }
    kept
}

/// The root fields, without the calls of REST that are gone.
pub(crate) fn follow(roots: &str, rows: &[Row], report: &mut Report) -> String {
    let has = |method: &str, path: &str| {
        let mut rows = rows.iter();
        rows.any(|row| {
            (row.product.as_str(), row.method.as_str(), row.path.as_str()) == ("api", method, path)
        })
    };
    let mut fields = format!("{HEAD}\n");
    for line in roots.lines().skip(1) {
        let mut cells: Vec<&str> = line.split('\t').collect();
        let rest = cells.get(4).and_then(|rest| rest.split_once(' '));
        if let Some((method, path)) = rest
            && !has(method, path)
        {
            report.say(
                Kind::FieldsChanged,
                format!("{}: {method} {path} is gone", cells[0]),
            );
            cells[4] = "";
        }
        fields += &format!("{}\n", cells.join("\t"));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDL: &str = "
\"\"\"
A text { with braces
\"\"\"
type Query implements A & B {
  # a comment: Int
  cart(id: String = \"}\", sort: [String!]): Cart
  carts(where: In = {a: 1}): [Cart!]! @deprecated(reason: \"no\")
}
input In { a: Int }
enum Kind { Cart type }
interface A { cart: Cart }
type Cart { id: String! customer: Customer }
type Customer { id: String! }
";

    #[test]
    fn types_are_read() {
        let text = table(&types(SDL).unwrap());
        assert_eq!(
            text,
            "type\tfields\nA\tcart:Cart\nCart\tcustomer:Customer id\nCustomer\tid\n\
             Query\tcart:Cart carts:Cart\n"
        );
        assert!(
            types("type Cart { id: Int }")
                .unwrap_err()
                .contains("Query")
        );
        assert!(types("\"\"\" no end").is_err());
    }

    #[test]
    fn what_the_schema_lost_goes_and_what_is_judged_stays() {
        let mut report = Report::default();
        let roots = format!(
            "{HEAD}\nQuery.basket\tread\tview_orders\t\t\tguess\t\nQuery.cart\tread\tview_orders\t\t\tdocumented\tA note.\n"
        );
        let nested = format!(
            "{NESTED_HEAD}\nCart.customer\t\tguess\tcart\t\t\t\nCart.gone\t\tguess\t\t\t\t\n"
        );
        let (roots, nested) = fields(&roots, &nested, &types(SDL).unwrap(), &mut report);
        assert!(
            roots.contains("A note.") && !roots.contains("basket"),
            "{roots}"
        );
        assert!(nested.contains("Cart.customer") && !nested.contains("gone"));
        let text = report.text();
        assert!(
            text.contains("GraphQL removed: 1\n  Query.basket | read | view_orders |"),
            "{text}"
        );
        assert!(
            text.contains("resource removed: 1\n  Cart.gone |"),
            "{text}"
        );
    }
}
