//! Brings data/endpoints.tsv and data/resources.tsv up to the reference, and keeps what was judged by hand.

use super::build::endpoints::{HEAD, METHODS, PRODUCTS, RESOURCE_HEAD, rows, shape};
use super::reference::{Operation, Reference};
use super::report::{Kind, Report};
use super::words;

/// A row of data/endpoints.tsv.
#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) product: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) resource: String,
    /// `view_orders`, `view_orders:{storeKey}`, `view_orders?`.
    pub(crate) any_of: Vec<String>,
    pub(crate) name: String,
    pub(crate) also: String,
}

impl Row {
    /// All rows of the table.
    pub(crate) fn all(text: &str) -> Result<Vec<Self>, String> {
        let row = |[product, method, path, resource, any_of, name, also]: [&str; 7]| Self {
            product: product.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            resource: resource.to_owned(),
            any_of: any_of.split_whitespace().map(str::to_owned).collect(),
            name: name.to_owned(),
            also: also.to_owned(),
        };
        let cells = rows::<7>(text, HEAD, "data/endpoints.tsv")?;
        Ok(cells.into_iter().map(row).collect())
    }

    /// The table of these rows.
    pub(crate) fn table(all: &[Self]) -> String {
        let mut text = format!("{HEAD}\n");
        for row in all {
            let list = row.any_of.join(" ");
            let cells = [
                &row.product,
                &row.method,
                &row.path,
                &row.resource,
                &list,
                &row.name,
                &row.also,
            ];
            text += &cells.map(String::as_str).join("\t");
            text.push('\n');
        }
        text
    }

    /// As the report names it.
    pub(crate) fn call(&self) -> String {
        format!("{} {} {}", self.product, self.method, self.path)
    }

    fn of(operation: &Operation, known: &[Self]) -> Self {
        let Operation {
            product,
            method,
            path,
            ..
        } = operation;
        let by_rule = || words::name(method, path);
        let list = &operation.any_of;
        Self {
            product: (*product).to_owned(),
            method: (*method).to_owned(),
            path: path.clone(),
            resource: words::resource(product, path, known),
            any_of: list.iter().map(|word| judged(word, method, list)).collect(),
            name: operation.summary.clone().unwrap_or_else(by_rule),
            also: String::new(),
        }
    }

    /// Where the row stands in the table.
    fn order(&self) -> (Option<usize>, &str, Option<usize>) {
        let place = |all: &[&str], one: &str| all.iter().position(|other| *other == one);
        (
            place(&PRODUCTS, &self.product),
            &self.path,
            place(&METHODS, &self.method),
        )
    }

    fn is(&self, operation: &Operation) -> bool {
        self.product == operation.product
            && self.method == operation.method
            && shape(&self.path).as_ref() == Some(&operation.shape)
    }

    /// The list is our own where the path alone does not tell what is needed.
    fn is_our_own(&self) -> bool {
        matches!(self.also.as_str(), "fields" | "resources")
    }

    /// Takes the reference's list: what stays keeps its place and its doubt.
    fn update(&mut self, operation: &Operation, report: &mut Report) {
        let bare = |word: &str| word.trim_end_matches('?').to_owned();
        let call = self.call();
        let (kept, gone): (Vec<String>, Vec<String>) = std::mem::take(&mut self.any_of)
            .into_iter()
            .partition(|word| operation.any_of.contains(&bare(word)));
        let fresh = operation
            .any_of
            .iter()
            .filter(|word| !kept.iter().any(|old| bare(old) == **word));
        let fresh: Vec<String> = fresh
            .map(|word| judged(word, &self.method, &operation.any_of))
            .collect();
        let changes = gone
            .iter()
            .map(|word| format!("-{word}"))
            .chain(fresh.iter().map(|word| format!("+{word}")));
        let changes: Vec<String> = changes.collect();
        self.any_of = [kept, fresh].concat();
        if !changes.is_empty() {
            report.say(Kind::Changed, format!("{call}: {}", changes.join(" ")));
        }
        if !self.any_of.is_empty() && self.any_of.iter().all(|word| word.ends_with('?')) {
            self.any_of.iter_mut().for_each(|word| *word = bare(word));
            report.say(
                Kind::Changed,
                format!("{call}: no doubt any more, for nothing else is left"),
            );
        }
    }
}

/// A view scope beside others is doubted where something is written: the reference lists it by habit.
fn judged(word: &str, method: &str, list: &[String]) -> String {
    let views = |word: &str| word.starts_with("view_");
    let writes = !matches!(method, "GET" | "HEAD");
    let doubted = writes && views(word) && list.iter().any(|other| !views(other));
    format!("{word}{}", if doubted { "?" } else { "" })
}

/// The new rows.
pub(crate) fn endpoints(known: Vec<Row>, reference: &Reference, report: &mut Report) -> Vec<Row> {
    let mut merged = Vec::new();
    for product in PRODUCTS
        .iter()
        .filter(|product| !reference.products.contains(product))
    {
        let count = known.iter().filter(|row| row.product == **product).count();
        report.note(format!(
            "{product}: no oas/{product}/openapi.yaml in the checkout; rows left alone: {count}"
        ));
    }
    let own = known
        .iter()
        .filter(|row| row.is_our_own() && reference.products.contains(&row.product.as_str()))
        .count();
    if own > 0 {
        report.note(format!(
            "rows that keep their scopes, as the path does not tell what they need (column also): {own}"
        ));
    }
    for operation in &reference.operations {
        if !known.iter().any(|row| row.is(operation)) {
            let row = Row::of(operation, &known);
            let list = if row.any_of.is_empty() {
                "no scope named".to_owned()
            } else {
                row.any_of.join(" ")
            };
            report.say(
                Kind::Added,
                format!("{}: {list} ({}, {:?})", row.call(), row.resource, row.name),
            );
            merged.push(row);
        }
    }
    for mut row in known {
        let found = reference
            .operations
            .iter()
            .find(|operation| row.is(operation));
        match found {
            _ if !reference.products.contains(&row.product.as_str()) => {}
            None => {
                report.say(
                    Kind::Removed,
                    format!("{}: {} ({})", row.call(), row.any_of.join(" "), row.name),
                );
                continue;
            }
            Some(_) if row.is_our_own() => {}
            Some(operation) => row.update(operation, report),
        }
        merged.push(row);
    }
    merged.sort_by(|a, b| a.order().cmp(&b.order()));
    merged
}

/// The new data/resources.tsv: one line for each resource that a row names.
pub(crate) fn resources(
    text: &str,
    rows_now: &[Row],
    report: &mut Report,
) -> Result<String, String> {
    let known = rows::<3>(text, RESOURCE_HEAD, "data/resources.tsv")?;
    let used = |id: &str| rows_now.iter().any(|row| row.resource == id);
    let mut lines: Vec<String> = Vec::new();
    for cells in &known {
        if used(cells[0]) {
            lines.push(cells.join("\t"));
        } else {
            report.say(Kind::ResourcesRemoved, cells.join(" | "));
        }
    }
    for row in rows_now {
        let id = |line: &String| line.split('\t').next().unwrap_or_default().to_owned();
        if !lines.iter().any(|line| id(line) == row.resource) {
            let line = words::resource_line(&row.resource);
            report.say(Kind::Resources, line.replace('\t', " | "));
            let at = lines.iter().position(|other| id(other) > row.resource);
            lines.insert(at.unwrap_or(lines.len()), line);
        }
    }
    Ok(format!("{RESOURCE_HEAD}\n{}\n", lines.join("\n")))
}
