//! Turns data/endpoints.tsv and data/resources.tsv into the Finder's tables. Texts are cut into
//! pieces (segments of a path, words of a name), each stored once; everything else is numbers.

use serde_json::Value;

/// The head of data/endpoints.tsv; `cargo xtask catalogue` writes it too.
pub(crate) const HEAD: &str = "product\tmethod\tpath\tresource\tany_of\tname\talso";
/// The head of data/resources.tsv.
pub(crate) const RESOURCE_HEAD: &str = "resource\ttitle\tsynonyms";
/// The products, in the order of the rows.
pub(crate) const PRODUCTS: [&str; 7] = [
    "api", "import", "checkout", "connect", "history", "auth", "session",
];
/// The methods, in the order of the rows of one path.
pub(crate) const METHODS: [&str; 5] = ["GET", "HEAD", "POST", "PUT", "DELETE"];
const ALSO: [(&str, &str); 5] = [
    ("", "Nothing"),
    ("fields", "Fields"),
    ("resources", "Resources"),
    ("api-clients", "ApiClients"),
    ("free", "Free"),
];
/// Flags beside a scope's number; crates/finder/src/table.rs reads them.
const STORE: usize = 0x4000;
const DOUBTED: usize = 0x8000;

/// A scope as far as the endpoints must agree with it.
pub(super) struct Scope<'a> {
    name: &'a str,
    store: bool,
    system: bool,
}

/// The Rust text of the Finder's tables, or what is wrong with the data.
pub(crate) fn tables(endpoints: &str, resources: &str, scopes: &[Value]) -> Result<String, String> {
    let scopes: Vec<Scope> = scopes.iter().filter_map(scope).collect();
    let resources = rows::<3>(resources, RESOURCE_HEAD, "data/resources.tsv")?;
    let ids: Vec<&str> = resources.iter().map(|row| row[0]).collect();
    super::unique(&ids, "resource")?;
    let endpoints = rows::<7>(endpoints, HEAD, "data/endpoints.tsv")?;

    let mut pieces = Lists::default();
    let (mut paths, mut needs) = (Lists::default(), Lists::default());
    let (mut names, mut table, mut seen) = (Lists::default(), Vec::new(), Vec::new());
    for row in &endpoints {
        let [product, method, path, resource, any_of, name, also] = *row;
        let of = format!("{product} {method} {path}");
        let fail = |what: &str| Err(format!("{of}: {what}"));
        let (Some(_), Some(_)) = (place(&PRODUCTS, product), place(&METHODS, method)) else {
            return fail("no such product or method");
        };
        let Some((_, also)) = ALSO.iter().find(|(word, _)| *word == also) else {
            return fail("no such word in the column also");
        };
        let shape = (
            product,
            method,
            shape(path).ok_or(format!("{of}: not a path"))?,
        );
        if seen.contains(&shape) {
            return fail("is there twice");
        }
        seen.push(shape);
        let Some(resource) = place(&ids, resource) else {
            return fail(&format!("unknown resource {resource:?}"));
        };
        if name.is_empty() || name.split(' ').any(str::is_empty) {
            return fail("the name is missing or has stray blanks");
        }
        let list = needed(any_of, path, &scopes).map_err(|what| format!("{of}: {what}"))?;
        if also == &"Free" && !list.is_empty() {
            return fail("it needs no scope, and lists some");
        }
        let parts = path.split('/').skip(1).map(|part| pieces.piece(part));
        let path = paths.add(parts.collect());
        let words = name.split(' ').map(|word| pieces.piece(word)).collect();
        names.push(words);
        table.push(format!(
            "Row {{ path: {path}, needs: {}, resource: {resource}, method: Method::{}, \
             product: Product::{}, also: Also::{also} }}",
            needs.add(list),
            title(&method.to_ascii_lowercase()),
            title(product),
        ));
    }
    if let Some(unused) = ids
        .iter()
        .find(|id| !endpoints.iter().any(|row| row[3] == **id))
    {
        return Err(format!("resource {unused:?} has no endpoint"));
    }
    let titles = resources.iter().map(|[id, title, words]| {
        if title.is_empty() || words.is_empty() {
            return Err(format!("resource {id}: title or synonyms are missing"));
        }
        Ok(format!(
            "Resource {{ id: {id:?}, title: {title:?}, synonyms: {words:?} }}"
        ))
    });
    let titles = titles.collect::<Result<Vec<_>, _>>()?;
    Ok([
        super::table_of("ROWS", "Row", &table),
        super::table_of("RESOURCE_TABLE", "Resource", &titles),
        pieces.text("TEXT", "PIECES")?,
        paths.numbers("PATHS", "PATH_AT")?,
        names.numbers("NAMES", "NAME_AT")?,
        needs.numbers("NEEDS", "NEED_AT")?,
    ]
    .concat())
}

pub(super) fn scope(row: &Value) -> Option<Scope<'_>> {
    Some(Scope {
        name: row.get("name")?.as_str()?,
        store: row.get("store").is_some(),
        system: super::is_system(row),
    })
}

/// The numbers of the alternatives: `a b:{storeKey} c?`.
pub(super) fn needed(any_of: &str, path: &str, scopes: &[Scope]) -> Result<Vec<usize>, String> {
    let mut list = Vec::new();
    for word in any_of.split(' ').filter(|word| !word.is_empty()) {
        let (bare, doubted) = word.strip_suffix('?').map_or((word, 0), |w| (w, DOUBTED));
        let (name, store) = bare
            .strip_suffix(":{storeKey}")
            .map_or((bare, 0), |name| (name, STORE));
        let at = scopes.iter().position(|scope| scope.name == name);
        let at = at.ok_or_else(|| format!("unknown scope {word:?}"))?;
        if scopes[at].system {
            return Err(format!("no API Client can have {name:?}"));
        }
        if store > 0 && !(scopes[at].store && path.contains("{storeKey}")) {
            return Err(format!("{word:?} has no store form, or the path no Store"));
        }
        if list.iter().any(|other| other & !DOUBTED == at | store) {
            return Err(format!("scope {name:?} is there twice"));
        }
        list.push(at | store | doubted);
    }
    if !list.is_empty() && list.iter().all(|one| one & DOUBTED > 0) {
        return Err("every scope is doubted".to_owned());
    }
    Ok(list)
}

/// The path with every placeholder alike: two paths of one shape can't be told apart.
pub(crate) fn shape(path: &str) -> Option<String> {
    let mut shape = String::new();
    for part in path.strip_prefix('/')?.split('/') {
        let (word, hole) = part
            .split_once('{')
            .map_or((part, ""), |(word, hole)| (word, hole));
        let sound = |text: &str| {
            text.bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"-=".contains(&b))
        };
        let closed = hole.is_empty() || hole.strip_suffix('}').is_some_and(sound);
        if part.is_empty() || !sound(word) || !closed {
            return None;
        }
        shape += &format!("/{word}{}", if hole.is_empty() { "" } else { "{}" });
    }
    Some(shape)
}

/// The rows of a table, cut into cells.
pub(crate) fn rows<'a, const N: usize>(
    text: &'a str,
    head: &str,
    path: &str,
) -> Result<Vec<[&'a str; N]>, String> {
    let mut lines = text.lines();
    if lines.next() != Some(head) {
        return Err(format!("{path}: the first line must be {head:?}"));
    }
    let cells = |(at, line): (usize, &'a str)| {
        let row: Vec<&str> = line.split('\t').collect();
        let count = row.len();
        <[&str; N]>::try_from(row)
            .map_err(|_| format!("{path}, line {}: {count} columns, not {N}", at + 2))
    };
    lines.enumerate().map(cells).collect()
}

fn place(all: &[&str], one: &str) -> Option<usize> {
    all.iter().position(|other| *other == one)
}

fn title(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}

/// Lists of numbers behind one another, or texts; equal ones are stored once.
#[derive(Default)]
pub(crate) struct Lists {
    all: Vec<Vec<usize>>,
    pub(crate) texts: Vec<String>,
}

impl Lists {
    /// The place of a text in either case.
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        let mut texts = self.texts.iter();
        texts.position(|other| other.eq_ignore_ascii_case(text))
    }

    /// The place of a text, which is stored if it is new.
    pub(crate) fn piece(&mut self, text: &str) -> usize {
        self.texts
            .iter()
            .position(|other| other == text)
            .unwrap_or_else(|| {
                self.texts.push(text.to_owned());
                self.texts.len() - 1
            })
    }

    /// The place of a list, which is stored if it is new.
    pub(crate) fn add(&mut self, list: Vec<usize>) -> usize {
        self.all
            .iter()
            .position(|other| *other == list)
            .unwrap_or_else(|| {
                self.push(list);
                self.all.len() - 1
            })
    }

    /// Stores one more list.
    pub(crate) fn push(&mut self, list: Vec<usize>) {
        self.all.push(list);
    }

    /// The texts behind one another, and where each begins.
    pub(crate) fn text(&self, name: &str, at: &str) -> Result<String, String> {
        let ends = ends(self.texts.iter().map(String::len))?;
        Ok(format!(
            "static {name}: &str = {:?};\n{}",
            self.texts.concat(),
            array(at, &ends)
        ))
    }

    /// The lists behind one another, and where each begins.
    pub(crate) fn numbers(&self, name: &str, at: &str) -> Result<String, String> {
        let ends = ends(self.all.iter().map(Vec::len))?;
        Ok(array(name, &self.all.concat()) + &array(at, &ends))
    }
}

/// Where each list begins, and where the last one ends.
fn ends(lengths: impl Iterator<Item = usize>) -> Result<Vec<usize>, String> {
    let mut ends = vec![0];
    ends.extend(lengths.scan(0, |sum, length| {
        *sum += length;
        Some(*sum)
    }));
    let fits = ends.last().is_none_or(|end| u16::try_from(*end).is_ok());
    if fits {
        Ok(ends)
    } else {
        Err("the tables have outgrown u16".to_owned())
    }
}

/// A table of numbers.
pub(crate) fn array(name: &str, numbers: &[usize]) -> String {
    format!("static {name}: [u16; {}] = {numbers:?};\n", numbers.len())
}
