//! Brings data/actions.tsv up to the reference: the update actions of each call, by the discriminator of its body.

use super::build::actions::HEAD;
use super::build::endpoints::{PRODUCTS, rows, shape};
use super::merge;
use super::report::{Kind, Report};
use super::yaml::Node;

/// A kind of update action, and the calls that take it.
pub(crate) struct Found {
    product: &'static str,
    kind: String,
    names: Vec<String>,
    paths: Vec<String>,
}

impl Found {
    /// The path that stands for all: neither in a Store nor as an associate, by ID.
    fn main(&self) -> Option<&str> {
        let special = |path: &&String| {
            let has = |part: &str| path.contains(part);
            let own = (has("/in-store/"), has("/as-associate/"), has("/key="));
            (own, !path.ends_with('}'), path.len())
        };
        self.paths.iter().min_by_key(special).map(String::as_str)
    }
}

/// The update actions of one product's file.
pub(crate) fn read(product: &'static str, file: &Node) -> Vec<Found> {
    let schemas = file.get("components").and_then(|all| all.get("schemas"));
    let follow = |node: &Node| -> Option<(String, &Node)> {
        let name = node.get("$ref")?.text()?.rsplit('/').next()?.to_owned();
        let schema = schemas?.get(&name)?;
        Some((name, schema))
    };
    let mut all: Vec<Found> = Vec::new();
    for (path, item) in file.get("paths").map(Node::pairs).unwrap_or_default() {
        let kind = item
            .get("post")
            .and_then(|post| post.get("requestBody"))
            .and_then(|body| body.get("content"))
            .and_then(|content| content.get("application/json"))
            .and_then(|json| json.get("schema"))
            .and_then(follow)
            .and_then(|(_, body)| body.get("properties")?.get("actions")?.get("items"))
            .and_then(follow);
        let Some((kind, schema)) = kind else {
            continue;
        };
        if let Some(known) = all.iter_mut().find(|found| found.kind == kind) {
            known.paths.push(path.clone());
            continue;
        }
        let mapping = schema
            .get("discriminator")
            .and_then(|discriminator| discriminator.get("mapping"));
        let names = mapping.map(Node::pairs).unwrap_or_default();
        all.push(Found {
            product,
            kind,
            names: names.iter().map(|(name, _)| name.clone()).collect(),
            paths: vec![path.clone()],
        });
    }
    all
}

/// The new data/actions.tsv. Words are kept; products of which the reference has no actions are left alone.
pub(crate) fn actions(
    text: &str,
    found: &[Found],
    endpoints: &[merge::Row],
    report: &mut Report,
) -> Result<String, String> {
    let known = rows::<4>(text, HEAD, "data/actions.tsv")?;
    // Each resource is of one product.
    let product = |resource: &str| {
        let row = endpoints.iter().find(|row| row.resource == resource);
        row.map(|row| row.product.as_str())
    };
    let read = |product: &str| found.iter().any(|one| one.product == product);
    for left in PRODUCTS.into_iter().filter(|product| !read(product)) {
        let rows = known.iter().filter(|row| product(row[0]) == Some(left));
        let count = rows.count();
        if count > 0 {
            report.note(format!(
                "{left}: no update actions in the checkout; rows left alone: {count}"
            ));
        }
    }
    let mut lines: Vec<[String; 4]> = Vec::new();
    for one in found {
        let main = one.main().and_then(shape);
        let row = endpoints.iter().find(|row| {
            row.product == one.product && row.method == "POST" && shape(&row.path) == main
        });
        let Some(row) = row else {
            report.note(format!(
                "{}: no call takes these actions, left out",
                one.kind
            ));
            continue;
        };
        let call = format!("{} {}", row.method, row.path);
        for name in &one.names {
            let same =
                |old: &&[&str; 4]| old[0] == row.resource && old[1] == name && old[3] == call;
            let words = known.iter().find(same).map(|old| old[2]);
            if words.is_none() {
                report.say(Kind::Actions, format!("{} {name}: {call}", row.resource));
            }
            lines.push([
                row.resource.clone(),
                name.clone(),
                words.unwrap_or_default().to_owned(),
                call.clone(),
            ]);
        }
    }
    for old in known {
        let line = old.map(str::to_owned);
        let same =
            |new: &[String; 4]| (&new[0], &new[1], &new[3]) == (&line[0], &line[1], &line[3]);
        if lines.iter().any(same) {
            continue;
        }
        // No product: all calls of the resource are gone.
        if product(old[0]).is_none_or(read) {
            report.say(Kind::ActionsRemoved, old.join(" | "));
        } else {
            lines.push(line);
        }
    }
    lines.sort_by(|a, b| (&a[0], &a[3], &a[1]).cmp(&(&b[0], &b[3], &b[1])));
    let lines = lines.iter().map(|cells| cells.join("\t") + "\n");
    Ok(format!("{HEAD}\n{}", lines.collect::<String>()))
}
