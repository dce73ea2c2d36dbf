//! Names and resources by rule, for rows that nobody has looked at yet.

use super::merge::Row;

/// Segments that say for whom or where, not what.
const AROUND: [&str; 4] = ["in-store", "as-associate", "in-business-unit", "me"];

/// The segments behind the project.
fn segments(path: &str) -> Vec<&str> {
    path.split('/')
        .skip(1)
        .filter(|part| *part != "{projectKey}")
        .collect()
}

fn is_word(part: &str) -> bool {
    !part.contains(['{', '='])
}

/// `shipping-methods` as `ShippingMethods`.
fn camel(word: &str) -> String {
    word.split('-').map(upper).collect()
}

fn upper(word: &str) -> String {
    let mut rest = word.chars();
    let first = rest.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(rest).collect()
}

/// `categories` as `category`.
pub(crate) fn singular(word: &str) -> String {
    match word.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if word.ends_with("ss") || word.ends_with("us") => word.to_owned(),
        None => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

/// `Get Cart in Store by ID`, in the manner of the present names.
pub(crate) fn name(method: &str, path: &str) -> String {
    let parts = segments(path);
    let what = parts.iter().rposition(|part| is_word(part));
    let word = what.map_or("project", |at| parts[at]);
    let behind = what.map_or(Some(&""), |at| parts.get(at + 1));
    let by = behind.map(|part| {
        let key = part.split_once('=').map_or(*part, |(key, _)| key);
        let key = key.trim_matches(['{', '}']);
        let key = if key == "id" {
            "ID".to_owned()
        } else {
            upper(key)
        };
        // The project itself is not one of many.
        if key.is_empty() {
            key
        } else {
            format!(" by {key}")
        }
    });
    let has = |word: &str| parts.contains(&word);
    let my = if has("me") { "My " } else { "" };
    let (one, all) = (camel(&singular(word)), camel(word));
    let (verb, thing) = match (method, &by) {
        ("GET", None) => ("Query", all),
        ("GET", Some(_)) => ("Get", one),
        ("HEAD", _) => ("Check if", one),
        ("PUT", _) | (_, Some(_)) if method != "DELETE" => ("Update", one),
        ("DELETE", _) => ("Delete", one),
        _ => ("Create", one),
    };
    let exists = if method == "HEAD" { " exists" } else { "" };
    let unit = if has("in-business-unit") {
        " in BusinessUnit"
    } else {
        ""
    };
    let store = if has("in-store") { " in Store" } else { "" };
    let by = match by {
        None if method == "HEAD" => " by Query Predicate".to_owned(),
        by => by.unwrap_or_default(),
    };
    let associate = if has("as-associate") {
        " as Associate"
    } else {
        ""
    };
    format!("{verb} {my}{thing}{exists}{unit}{store}{by}{associate}")
}

/// The resource of a new row: that of its neighbours, or the first word of its path.
pub(crate) fn resource(product: &str, path: &str, rows: &[Row]) -> String {
    let same: Vec<&Row> = rows.iter().filter(|row| row.product == product).collect();
    let parts = segments(path);
    let start = parts
        .iter()
        .position(|part| is_word(part) && !AROUND.contains(part));
    let word = start.map_or("project", |at| parts[at]);
    let unanimous = |near: &[&Row]| {
        let first = near.first()?;
        let all = near.iter().all(|row| row.resource == first.resource);
        all.then(|| first.resource.clone())
    };
    // The product deals with one thing, as the Change History does.
    if same.len() > 1
        && let Some(only) = unanimous(&same)
    {
        return only;
    }
    // Rows that differ in that one word only, as those of the Import API do.
    let but_the_word = |path: &str| {
        let mut parts = segments(path);
        let at = parts
            .iter()
            .position(|part| is_word(part) && !AROUND.contains(part))?;
        parts[at] = "";
        parts[at + 1..]
            .iter()
            .any(|part| is_word(part))
            .then(|| parts.join("/"))
    };
    let alike: Vec<&Row> = same
        .iter()
        .copied()
        .filter(|row| but_the_word(path).is_some() && but_the_word(&row.path) == but_the_word(path))
        .collect();
    if alike.len() > 1
        && let Some(one) = unanimous(&alike)
    {
        return one;
    }
    // The rows with the longest beginning in common, down to that word.
    for length in (start.unwrap_or(0) + 1..=parts.len()).rev() {
        let near: Vec<&Row> = same
            .iter()
            .copied()
            .filter(|row| segments(&row.path).starts_with(&parts[..length]))
            .collect();
        if let Some(one) = unanimous(&near) {
            return one;
        }
    }
    if product == "checkout" {
        format!("checkout-{word}")
    } else {
        word.to_owned()
    }
}

/// The line of a new resource in data/resources.tsv.
pub(crate) fn resource_line(id: &str) -> String {
    let title: Vec<String> = id.split('-').map(upper).collect();
    let words = id.replace('-', " ");
    format!("{id}\t{}\t{}", title.join(" "), singular(&words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_manner_of_the_present_ones() {
        let data = include_str!("../../../data/endpoints.tsv");
        let rows: Vec<Vec<&str>> = data
            .lines()
            .skip(1)
            .map(|line| line.split('\t').collect())
            .collect();
        let like = rows
            .iter()
            .filter(|row| name(row[1], row[2]) == row[5])
            .count();
        // Measured; the rest are actions such as "Replicate Cart", which a path does not tell.
        assert!(like * 100 / rows.len() >= 55, "{like} of {}", rows.len());
        assert_eq!(
            name(
                "HEAD",
                "/{projectKey}/in-store/key={storeKey}/me/carts/{ID}"
            ),
            "Check if My Cart exists in Store by ID"
        );
        assert_eq!(name("POST", "/{projectKey}"), "Update Project");
    }

    #[test]
    fn resources_are_those_of_the_neighbours() {
        let rows = Row::all(include_str!("../../../data/endpoints.tsv")).unwrap();
        for (product, path, wanted) in [
            ("api", "/{projectKey}/carts/{ID}/freeze", "carts"),
            ("api", "/{projectKey}/orders/edits/{ID}/undo", "order-edits"),
            (
                "api",
                "/{projectKey}/in-store/key={storeKey}/orders/{ID}",
                "orders",
            ),
            ("api", "/{projectKey}/bundles", "bundles"),
            (
                "import",
                "/{projectKey}/bundles/import-containers/{importContainerKey}",
                "import-requests",
            ),
            ("history", "/{projectKey}/bundles", "change-history"),
            (
                "checkout",
                "/{projectKey}/sessions/{id}",
                "checkout-sessions",
            ),
            (
                "connect",
                "/{projectKey}/deployments/{ID}/events",
                "deployments",
            ),
        ] {
            assert_eq!(resource(product, path, &rows), wanted, "{product} {path}");
        }
        assert_eq!(
            resource_line("price-lists"),
            "price-lists\tPrice Lists\tprice list"
        );
    }
}
