//! The page's one script: what starts it, the glue code, and the loader of the parts.

use crate::project::Outcome;
use anyhow::{Context, bail};
use std::collections::BTreeSet;

/// What wasm-split calls the script that fetches the parts.
pub(crate) const LOADER: &str = "__wasm_split.js";

/// The script that fetches the parts; it has marks for what only a build knows.
const LOADER_SOURCE: &str = include_str!("loader.js");

/// A file with a module, and the parts that need it.
pub(crate) struct Packed {
    pub(crate) name: String,
    pub(crate) parts: Vec<String>,
}

/// The file that a visit begins with.
pub(crate) struct Start {
    pub(crate) name: String,
    /// The parts that such a visit fetches.
    pub(crate) parts: &'static [&'static str],
    /// The files that it stands for, by their places.
    pub(crate) holds: Vec<usize>,
}

/// The file that has all that a part still needs when it follows the start of a visit.
pub(crate) struct Follower {
    pub(crate) name: String,
    pub(crate) part: &'static str,
    /// The files that it stands for, by their places: all of the part's that were not fetched before.
    pub(crate) holds: Vec<usize>,
}

/// All files of the parts.
pub(crate) struct Files {
    pub(crate) packed: Vec<Packed>,
    pub(crate) starts: Vec<Start>,
    pub(crate) followers: Vec<Follower>,
}

/// The glue code imports the loader once for every part; once is enough.
pub(crate) fn one_loader(glue: &str) -> String {
    let mut seen = BTreeSet::new();
    let lines = glue.lines().filter(|line| {
        let key = line.trim_start().split_once(": import").map(|(key, _)| key);
        let import = line
            .strip_prefix("import * as import")
            .and_then(|rest| rest.split_once(" from "));
        // `import1` stays; the others go, as do their keys.
        match (key, import) {
            (Some(key), _) => seen.insert(key.to_owned()),
            (_, Some((_, from))) => seen.insert(format!("import {from}")),
            _ => true,
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The glue code without the classes of wasm-streams, which a server's part of Leptos brings and the page never makes. Each
/// registers itself when the script starts, so that no tool leaves it out, and keeps its part of the program. A class that
/// something else names stays.
pub(crate) fn without_unused_classes(glue: &str) -> String {
    let names = glue.lines().filter_map(|line| {
        let rest = line.strip_prefix("export class ")?;
        rest.strip_suffix(" {")
    });
    names.fold(glue.to_owned(), |glue, name| {
        // How what is of a class begins, and how its last line ends.
        let own = [
            (format!("export class {name} {{"), "}"),
            (format!("if (Symbol.dispose) {name}."), ";"),
            (format!("const {name}Finalization = "), ";"),
        ];
        let mut inside = None;
        let others = glue.lines().filter(|line| {
            let begins = own.iter().find(|(begin, _)| line.starts_with(begin));
            inside = inside.or(begins.map(|(_, end)| *end));
            let Some(end) = inside else { return true };
            // Braces of methods are indented; the last line of a statement may be.
            if line.ends_with(end) && (end == ";" || !line.starts_with(' ')) {
                inside = None;
            }
            false
        });
        let without = others.collect::<Vec<_>>().join("\n");
        if without.contains(name) {
            glue
        } else {
            without
        }
    })
}

/// The text with something in it replaced that it must have exactly once.
pub(crate) fn swapped(text: &str, from: &str, to: &str) -> Outcome<String> {
    if text.matches(from).count() != 1 {
        bail!("the glue code does not have {from:?} exactly once");
    }
    Ok(text.replacen(from, to, 1))
}

/// The script that starts the page, with the glue code and the loader at hand instead of a round trip away.
pub(crate) fn entry_script(stem: &str, boot: &str) -> Outcome<String> {
    let at_hand = swapped(boot, "await import(glue)", "glueCode")
        .context("boot.js imports the glue code in another way")?;
    Ok(format!(
        "import init from \"./{stem}.js\";\nimport {{ early }} from \"./{LOADER}\";\n\
         const glueCode = {{ default: init, early }};\n{at_hand}"
    ))
}

/// What the parts import from the first load, in order: wasm-split writes the names in another one each time.
pub(crate) fn shared_names(cut: &str) -> Outcome<String> {
    let (before, _) = cut
        .split_once(" } = initSync(")
        .context("wasm-split shares names in another way")?;
    let (_, names) = before
        .rsplit_once("const { ")
        .context("wasm-split shares no names")?;
    let names: BTreeSet<&str> = names.split(',').map(str::trim).collect();
    let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
    Ok(names.join(", "))
}

/// The loader for these files.
pub(crate) fn loader(stem: &str, shared: &str, all: &Files) -> String {
    let Files {
        packed: files,
        starts,
        followers,
    } = all;
    let names = files.iter().map(|file| &file.name);
    let names = names.chain(starts.iter().map(|start| &start.name));
    let names = names.chain(followers.iter().map(|follower| &follower.name));
    let list: Vec<String> = names.map(|name| format!("\"./{name}\"")).collect();
    let mut places = files.len()..;
    let starts = starts.iter().zip(&mut places);
    let starts: Vec<String> = starts
        .map(|(start, at)| format!("[{at}, {:?}, {:?}]", start.parts, start.holds))
        .collect();
    let followers = followers.iter().zip(places);
    let followers: Vec<String> = followers
        .map(|(follower, at)| format!("[{at}, {:?}, {:?}]", follower.part, follower.holds))
        .collect();
    let names: BTreeSet<&str> = files
        .iter()
        .flat_map(|file| &file.parts)
        .map(String::as_str)
        .collect();
    let of = |part: &str| {
        let holds = |file: &Packed| file.parts.iter().any(|name| name == part);
        let places: Vec<usize> = files
            .iter()
            .enumerate()
            .filter(|(_, file)| holds(file))
            .map(|(at, _)| at)
            .collect();
        format!("{part}: {places:?}")
    };
    let parts: Vec<String> = names.iter().map(|part| of(part)).collect();
    let mut script = LOADER_SOURCE
        .replace("GLUE", &format!("{stem}.js"))
        .replace("/*FILES*/", &list.join(", "))
        .replace("/*PARTS*/", &parts.join(", "))
        .replace("/*STARTS*/", &starts.join(", "))
        .replace("/*FOLLOWERS*/", &followers.join(", "))
        .replace("/*SHARED*/", shared);
    for part in names {
        script.push_str(&format!(
            "export const __wasm_split_load_{part} = load(\"{part}\");\n"
        ));
    }
    script
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_knows_the_files_of_each_part() {
        let files = [
            Packed {
                name: "a.wasm".into(),
                parts: vec!["finder".into(), "share".into()],
            },
            Packed {
                name: "b.wasm".into(),
                parts: vec!["share".into()],
            },
        ];
        let starts = [Start {
            name: "c.wasm".into(),
            parts: &["share", "list"],
            holds: vec![0, 1],
        }];
        let followers = [Follower {
            name: "d.wasm".into(),
            part: "finder",
            holds: vec![0],
        }];
        let all = Files {
            packed: files.into(),
            starts: starts.into(),
            followers: followers.into(),
        };
        let script = loader("page", "table, memory", &all);
        for part in [
            "from \"./page.js\"",
            "[\"./a.wasm\", \"./b.wasm\", \"./c.wasm\", \"./d.wasm\"]",
            "[[2, [\"share\", \"list\"], [0, 1]]]",
            "[[3, \"finder\", [0]]]",
            "{finder: [0], share: [0, 1]}",
            "const { table, memory } = initSync()",
            "export const __wasm_split_load_finder = load(\"finder\");",
        ] {
            assert!(script.contains(part), "{part}");
        }
    }

    #[test]
    fn classes_that_nothing_makes_are_left_out() {
        let class = |name: &str| {
            format!(
                "export class {name} {{\n    free() {{\n        wasm.free();\n    }}\n}}\n\
                 if (Symbol.dispose) {name}.prototype[Symbol.dispose] = {name}.prototype.free;\n"
            )
        };
        let end = |name: &str| {
            format!(
                "const {name}Finalization = (1)\n    ? {{ register: () => {{}} }}\n    : new Registry(wasm.{name}_free);\n"
            )
        };
        let (unused, used) = ("Sink", "Source");
        let rest =
            "const import0 = {\n    a: function() {\n        return Source.wrap();\n    },\n};\n";
        let glue = [
            class(unused),
            class(used),
            rest.to_owned(),
            end(unused),
            end(used),
        ]
        .concat();
        let left = [class(used), rest.to_owned(), end(used)].concat();
        assert_eq!(without_unused_classes(&glue), left.trim_end());
    }

    #[test]
    fn the_glue_code_imports_the_loader_once() {
        let glue = "import * as import1 from \"./x.js\"\nimport * as import2 from \"./x.js\"\nreturn {\n\
                    \"./x.js\": import1,\n\"./x.js\": import2,\n\"./y.js\": import0,\n};";
        assert_eq!(
            one_loader(glue),
            "import * as import1 from \"./x.js\"\nreturn {\n\"./x.js\": import1,\n\"./y.js\": import0,\n};"
        );
    }

    #[test]
    fn what_should_be_there_once_is_swapped_or_an_error() {
        assert_eq!(swapped("a b", "b", "c").unwrap(), "a c");
        assert!(swapped("b b", "b", "c").is_err() && swapped("", "b", "c").is_err());
        assert!(entry_script("x", "const { default: init } = await import(glue);").is_ok());
        assert!(entry_script("x", "import x from 'y';").is_err());
    }
}
