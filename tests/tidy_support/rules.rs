//! The house rules, each a function from what was read to what is wrong: `file:line what`.

use super::graph::from_root;
use super::names::{Named, Names, lines_with};
use super::source::Module;

/// The crates, in the order in which they may know each other: each only those before it.
pub(crate) const ROOMS: [&str; 16] = [
    "syntax", "scope", "finder", "graphql", "client", "preset", "platform", "oauth", "sandbox",
    "proof", "paste", "evidence", "source", "report", "seal", "cli",
];

/// The longest a source file may be.
const LINES: usize = 400;

/// Files and folders where a secret may leave its type. Each place is a decision: keep the list short.
const REVEALING: &[&str] = &[
    "crates/client/src/secret.rs",
    "crates/platform/",
    "crates/oauth/",
    "crates/sandbox/",
    "crates/paste/",
    "crates/preset/",
    "src/ui/entry/paste.rs",
    "src/ui/credentials/",
    "src/ui/presets/",
];

fn is_in(file: &str, places: &[&str]) -> bool {
    places.iter().any(|place| file.starts_with(place))
}

fn hit(file: &str, named: &Named) -> String {
    format!("{file}:{} {}", named.line, named.path.join("::"))
}

/// A file that is too long to be read in one go.
pub(crate) fn length(file: &str, text: &str) -> Vec<String> {
    let lines = text.lines().count();
    let hit = (lines > LINES).then(|| format!("{file} has {lines} lines, more than {LINES}"));
    hit.into_iter().collect()
}

/// Words that put something off, and paths of one machine.
pub(crate) fn leftovers(file: &str, text: &str) -> Vec<String> {
    // Written in two halves, so that this file passes its own test.
    let words = [
        ["TO", "DO"],
        ["FIX", "ME"],
        ["/wo", "rk/"],
        ["/ro", "ot/"],
        ["/ho", "me/"],
    ];
    let words = words.map(|halves| halves.concat());
    let lines = text.lines().enumerate();
    let hits = lines.flat_map(|(at, line)| {
        let found = words.iter().filter(|word| line.contains(word.as_str()));
        found.map(move |word| format!("{file}:{} {word}", at + 1))
    });
    hits.collect()
}

/// Actions of a workflow that are not named by the hash of a commit, with its version behind it.
pub(crate) fn pins(file: &str, workflow: &str) -> Vec<String> {
    let is_hash = |text: &str| text.len() == 40 && text.bytes().all(|b| b.is_ascii_hexdigit());
    let is_pinned = |action: &str| {
        action
            .split_once('@')
            .and_then(|(_, version)| version.split_once(" # v"))
            .is_some_and(|(hash, version)| is_hash(hash) && !version.is_empty())
    };
    let lines = workflow.lines().enumerate();
    let hits = lines.filter_map(|(at, line)| {
        let action = line.trim_start().trim_start_matches("- ");
        let action = action.strip_prefix("uses:")?.trim();
        (!is_pinned(action)).then(|| format!("{file}:{} {action}", at + 1))
    });
    hits.collect()
}

/// Unsafe code, and leave to write some.
pub(crate) fn unsafe_code(file: &str, text: &str) -> Vec<String> {
    // The macro that cuts the parts writes some.
    let may_allow = file == "src/ui/cut.rs";
    let mut hits = Vec::new();
    for word in ["unsafe", "unsafe_code"] {
        for line in lines_with(file, text, word) {
            if !(may_allow && word == "unsafe_code") {
                hits.push(format!("{file}:{line} {word}"));
            }
        }
    }
    hits
}

/// A secret that leaves its type outside of the list: as a method, or as a path (`.map(Secret::reveal)`).
pub(crate) fn reveal(file: &str, names: &Names) -> Vec<String> {
    if is_in(file, REVEALING) {
        return Vec::new();
    }
    let all = names.all().chain(&names.methods);
    all.filter(|named| named.path.last().is_some_and(|last| last == "reveal"))
        .map(|named| hit(file, named))
        .collect()
}

/// The browser's own interfaces outside of their room. Shared pieces may name the events that Leptos passes on.
pub(crate) fn web(file: &str, names: &Names) -> Vec<String> {
    let may = |named: &Named| {
        file.starts_with("src/browser/")
            || (file.starts_with("src/ui/kit/") && named.path[0] == "leptos")
    };
    let web = |named: &&Named| named.path.iter().any(|word| word == "web_sys");
    let hits = names.all().filter(web).filter(|named| !may(named));
    hits.map(|named| hit(file, named)).collect()
}

/// Leptos outside of what is seen and of the workspace behind it.
pub(crate) fn leptos(file: &str, names: &Names) -> Vec<String> {
    if is_in(file, &["src/ui/", "src/workspace/"]) {
        return Vec::new();
    }
    let hits = names.all().filter(|named| named.path[0] == "leptos");
    hits.map(|named| hit(file, named)).collect()
}

/// Attributes and markup that the page's policy and the house forbid: use a class or `style:name`.
pub(crate) fn markup(file: &str, names: &Names) -> Vec<String> {
    let styles = names.settings.iter();
    let styles = styles.filter(|named| ["style", "innerHTML", "inner_html"].contains(&last(named)));
    let inner = names.all().chain(&names.methods);
    let inner = inner.filter(|named| ["inner_html", "set_inner_html"].contains(&last(named)));
    styles.chain(inner).map(|named| hit(file, named)).collect()
}

fn last(named: &Named) -> &str {
    named.path.last().map_or("", String::as_str)
}

/// Within the page: the browser and the workspace know nothing of what is seen, and the shared pieces know neither
/// the app nor what it is about.
pub(crate) fn rooms_of_the_page(module: &Module, modules: &[Module]) -> Vec<String> {
    let file = &module.file;
    let room = module.path.first().map_or("", String::as_str);
    let is_kit = file.starts_with("src/ui/kit/");
    let wrong = |named: &&Named| {
        let place = from_root(module, modules, named);
        let place = place.unwrap_or_default();
        let first = place.first().map_or("", String::as_str);
        match room {
            "browser" => ["ui", "workspace"].contains(&first),
            "workspace" => first == "ui",
            "ui" if is_kit => {
                let own = first == "browser" || (first == "ui" && in_kit(&place));
                let about = named.path.len() > 1 || is_import(module, named);
                (!first.is_empty() && !own)
                    || (about && ROOMS.contains(&named.path[0].as_str()))
                    || named.path.iter().any(|word| word == "App")
            }
            _ => false,
        }
    };
    let hits = module.names.all().filter(wrong);
    hits.map(|named| hit(file, named)).collect()
}

fn in_kit(place: &[String]) -> bool {
    place.get(1).is_some_and(|second| second == "kit")
}

fn is_import(module: &Module, named: &Named) -> bool {
    let mut imports = module.names.imports.iter();
    imports.any(|import| std::ptr::eq(&raw const import.named, named))
}

/// What a room's manifest depends on although it comes later; `manifest` is the text of its Cargo.toml.
pub(crate) fn order(room: &str, manifest: &str) -> Vec<String> {
    let place = |name: &str| ROOMS.iter().position(|room| *room == name);
    let Some(own) = place(room) else {
        return vec![format!(
            "crates/{room} has no place in the order of the rooms"
        )];
    };
    let mut section = "";
    let mut hits = Vec::new();
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
            // `[dependencies.finder]` is one in a section of its own.
            let name = section.rsplit_once("dependencies.").map(|(_, name)| name);
            hits.extend(name.filter(|name| later(place(bare(name)), own)));
        } else if section.ends_with("dependencies") {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            hits.extend(Some(name).filter(|name| later(place(bare(name)), own)));
        }
    }
    let told = |name: &str| format!("crates/{room} depends on {name}");
    hits.into_iter().map(told).collect()
}

fn bare(name: &str) -> &str {
    let name = name.trim_matches('"');
    name.strip_prefix("scopesmith-").unwrap_or(name)
}

fn later(place: Option<usize>, own: usize) -> bool {
    place.is_some_and(|place| place >= own)
}
