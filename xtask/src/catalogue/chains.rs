//! Brings data/sdk-calls.tsv up to the reference: the builder names of the SDKs come from its RAML files,
//! from which the SDKs are generated. Chains that were seen in an SDK are kept.

use super::build::endpoints::{PRODUCTS, rows, shape};
use super::build::fields::SDK_HEAD;
use super::merge::Row;
use super::report::{Kind, Report};
use super::yaml::Node;
use super::{Outcome, read as read_file};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The word of the column `seen_in` for a chain that a rule made of the RAML files and that was seen in no SDK.
const BY_RULE: &str = "R";

/// How deep files may include files; the reference does so twice.
const DEEPEST: usize = 8;

/// The builder names of one product: the shape of each path with the chain that leads to it.
pub(crate) type Names = BTreeMap<String, String>;

/// Where a checkout has the names of a product.
fn file(product: &str) -> String {
    format!("api-specs/{product}/api.raml")
}

/// The names of all products whose RAML file is there.
pub(crate) fn read(checkout: &Path) -> Outcome<BTreeMap<&'static str, Names>> {
    let mut all = BTreeMap::new();
    for product in PRODUCTS {
        let path = checkout.join(file(product));
        if path.is_file() {
            let mut names = Names::new();
            let tree = parse(&path)?;
            resources(&tree, &path, &path, ("", ""), 0, &mut names)?;
            if names.is_empty() {
                return Err(format!("{}: no resource in it", path.display()));
            }
            all.insert(product, names);
        }
    }
    Ok(all)
}

/// A RAML file as a tree, without its lists of scopes: the parser refuses the way in which they are quoted, and
/// the scopes are read from the `OpenAPI` files.
fn parse(path: &Path) -> Outcome<Node> {
    let mut text = String::new();
    // The indentation of the key whose value is being left out.
    let mut left_out: Option<usize> = None;
    for line in read_file(path)?.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        let inside = |key| indent > key || indent == key && words.starts_with(['-', '[', ']']);
        if left_out.is_some_and(|key| !words.is_empty() && !inside(key)) {
            left_out = None;
        }
        if left_out.is_none() && words.starts_with("securedBy:") {
            left_out = Some(indent);
        }
        if left_out.is_none() {
            text += line;
        }
        text.push('\n');
    }
    Node::parse(&text).map_err(|what| format!("{}: {what}", path.display()))
}

/// Takes the resources below a node: `at` is the path and the chain that lead to it.
fn resources(
    node: &Node,
    root: &Path,
    here: &Path,
    at: (&str, &str),
    depth: usize,
    names: &mut Names,
) -> Outcome {
    for (key, value) in node.pairs().iter().filter(|(key, _)| key.starts_with('/')) {
        let path = format!("{}{key}", at.0);
        let included = match value.text() {
            Some(name) if Path::new(name).extension().is_some_and(|end| end == "raml") => {
                let file = included(root, here, name)?;
                if depth == DEEPEST {
                    return Err(format!("{}: too many includes", file.display()));
                }
                Some((parse(&file)?, file))
            }
            _ => None,
        };
        let (value, here, depth) = match &included {
            Some((tree, file)) => (tree, file.as_path(), depth + 1),
            None => (value, here, depth),
        };
        // The project step is left out of the table: in an application it stands far away from the call.
        let is_project = at.0.is_empty() && key.starts_with("/{");
        let chain = if is_project {
            String::new()
        } else {
            let value_of = if key.contains('{') { "*" } else { "" };
            let step = annotated(value).unwrap_or_else(|| by_rule(key)) + value_of;
            if at.1.is_empty() {
                step
            } else {
                format!("{}.{step}", at.1)
            }
        };
        if let Some(shape) = shape(&path) {
            names.insert(shape, chain.clone());
        }
        resources(value, root, here, (&path, &chain), depth, names)?;
    }
    Ok(())
}

/// The file that a resource is included from. A leading slash does not mean the root of the API in all files of
/// the reference, so both places are looked at.
fn included(root: &Path, here: &Path, name: &str) -> Outcome<PathBuf> {
    let relative = name.trim_start_matches('/');
    let mut places = [here, root].into_iter().filter_map(Path::parent);
    let found = places
        .by_ref()
        .map(|dir| dir.join(relative))
        .find(|path| path.is_file());
    found.ok_or_else(|| format!("{}: {name} is not in the checkout", here.display()))
}

/// The name that the reference itself gives: `(methodName)`, or the same from a library of annotations.
fn annotated(node: &Node) -> Option<String> {
    let mut pairs = node.pairs().iter();
    let named = pairs.find(|(key, _)| key == "(methodName)" || key.ends_with(".methodName)"));
    named.and_then(|(_, value)| value.text().map(str::to_owned))
}

/// The name that the SDKs' generator makes of a relative path: `/email/confirm` is `emailConfirm`,
/// `/key={key}` is `keyWithKeyValue`.
fn by_rule(path: &str) -> String {
    let words = path.replace('{', "/with/").replace('}', "/value/");
    let words = words.split(|c: char| !c.is_ascii_alphanumeric());
    let mut name = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        if name.is_empty() {
            name += &first.to_ascii_lowercase();
        } else {
            name += &first.to_ascii_uppercase();
        }
        name += rest;
    }
    name
}

/// What the build compares chains by.
fn folded(chain: &str) -> String {
    chain.replace('*', "").to_ascii_lowercase()
}

/// The new data/sdk-calls.tsv, in the order of the calls.
pub(crate) fn chains(
    text: &str,
    endpoints: &[Row],
    names: &BTreeMap<&'static str, Names>,
    report: &mut Report,
) -> Outcome<String> {
    let known = rows::<5>(text, SDK_HEAD, "data/sdk-calls.tsv")?;
    let is = |row: &Row, cells: &[&str; 5]| {
        (row.product.as_str(), row.method.as_str(), row.path.as_str())
            == (cells[0], cells[1], cells[2])
    };
    let (known, gone): (Vec<_>, Vec<_>) = known
        .into_iter()
        .partition(|cells| endpoints.iter().any(|row| is(row, cells)));
    for cells in gone {
        report.say(Kind::ChainsRemoved, cells.join(" | "));
    }
    for product in PRODUCTS {
        let count = known.iter().filter(|cells| cells[0] == product).count();
        if !names.contains_key(product) && endpoints.iter().any(|row| row.product == product) {
            let file = file(product);
            report.note(format!(
                "the checkout has no {file}: the builder names of {product} are left as they are; rows: {count}"
            ));
        }
    }
    let mut taken: BTreeSet<(String, String)> = known
        .iter()
        .map(|cells| (cells[0].to_owned(), folded(cells[3])))
        .collect();
    let (mut new, mut without) = (format!("{SDK_HEAD}\n"), 0);
    for row in endpoints {
        let steps = names.get(row.product.as_str()).map(|names| {
            let shape = shape(&row.path)?;
            let steps = names.get(&shape)?;
            let method = row.method.to_ascii_lowercase();
            Some(if steps.is_empty() {
                method
            } else {
                format!("{steps}.{method}")
            })
        });
        let call = row.call();
        if let Some(cells) = known.iter().find(|cells| is(row, cells)) {
            new += &format!("{}\n", cells.join("\t"));
            match steps {
                Some(None) => report.note(format!(
                    "{call}: not in {}; its builder names are kept",
                    file(&row.product)
                )),
                Some(Some(other)) if folded(&other) != folded(cells[3]) => report.note(format!(
                    "{call}: the checkout's builder names are {other}; {} is kept",
                    cells[3]
                )),
                _ => {}
            }
            continue;
        }
        match steps.flatten() {
            Some(steps) if taken.insert((row.product.clone(), folded(&steps))) => {
                report.say(Kind::Chains, format!("{call}: {steps}"));
                let cells = [&row.product, &row.method, &row.path, &steps].map(String::as_str);
                new += &format!("{}\t{BY_RULE}\n", cells.join("\t"));
            }
            Some(steps) => {
                report.note(format!(
                    "{call}: another call has the builder names {steps}, left out"
                ));
                without += 1;
            }
            None => without += 1,
        }
    }
    if without > 0 {
        report.note(format!(
            "calls without builder names in data/sdk-calls.tsv: {without}"
        ));
    }
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::by_rule;

    #[test]
    fn names_are_made_as_the_generator_makes_them() {
        for (path, name) in [
            ("/carts", "carts"),
            ("/product-projections", "productProjections"),
            ("/email/confirm", "emailConfirm"),
            ("/{ID}", "withIDValue"),
            ("/in-store/key={storeKey}", "inStoreKeyWithStoreKeyValue"),
            (
                "/customer-id={customerId}/merge",
                "customerIdWithCustomerIdValueMerge",
            ),
        ] {
            assert_eq!(by_rule(path), name, "{path}");
        }
    }
}
