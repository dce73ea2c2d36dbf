//! What the path of a file tells: its language, and what it is for.

/// A language, or a family of languages that are written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// TypeScript and JavaScript.
    Script,
    /// Files with a script among markup: Vue, Svelte, Astro.
    Markup,
    /// Java, Kotlin, Scala and Groovy.
    Jvm,
    /// PHP.
    Php,
    /// C#.
    CSharp,
    /// Go.
    Go,
    /// Python.
    Python,
    /// GraphQL documents.
    GraphQl,
    /// Another language: paths and documents in its texts are read.
    Other,
}

/// What a file is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The application.
    #[default]
    Application,
    /// A script that sets something up: it deserves an API Client of its own.
    Setup,
    /// A test, a mock, an example, or a help for developers.
    Test,
}

impl Purpose {
    /// As a word: `application`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Application => "application",
            Self::Setup => "setup",
            Self::Test => "test",
        }
    }
}

/// Folders whose files are not the project's own, or are made from others.
const LEFT_OUT: [&str; 24] = [
    "node_modules",
    "bower_components",
    "vendor",
    "dist",
    "build",
    "out",
    "target",
    "bin",
    "obj",
    ".git",
    ".hg",
    ".svn",
    ".next",
    ".nuxt",
    ".svelte-kit",
    ".output",
    ".gradle",
    ".idea",
    ".vscode",
    ".terraform",
    "__pycache__",
    ".venv",
    "venv",
    "coverage",
];

/// Lock files: they name packages, and call nothing.
const LOCKS: [&str; 9] = [
    "package-lock.json",
    "npm-shrinkwrap.json",
    "yarn.lock",
    "pnpm-lock.yaml",
    "composer.lock",
    "poetry.lock",
    "cargo.lock",
    "go.sum",
    "packages.lock.json",
];

const TESTS: [&str; 27] = [
    "test",
    "tests",
    "__tests__",
    "spec",
    "specs",
    "mock",
    "mocks",
    "__mocks__",
    "fixture",
    "fixtures",
    "__fixtures__",
    "e2e",
    "cypress",
    "playwright",
    "stories",
    "testing",
    "testdata",
    "devtools",
    "bench",
    "benchmark",
    "benchmarks",
    "dev",
    "demo",
    "example",
    "examples",
    "sample",
    "samples",
];

const SETUPS: [&str; 11] = [
    "script",
    "scripts",
    "setup",
    "migration",
    "migrations",
    "seed",
    "seeds",
    "tools",
    "bootstrap",
    "provisioning",
    "tasks",
];

/// The language of a file that is read as source code; `None` for all others.
pub fn language(path: &str) -> Option<Language> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "ts" | "tsx" | "js" | "jsx" | "mjs" | "cjs" | "mts" | "cts" => Language::Script,
        "vue" | "svelte" | "astro" => Language::Markup,
        "java" | "kt" | "kts" | "scala" | "groovy" => Language::Jvm,
        "php" => Language::Php,
        "cs" => Language::CSharp,
        "go" => Language::Go,
        "py" => Language::Python,
        "graphql" | "gql" => Language::GraphQl,
        "rb" | "rs" | "swift" | "dart" | "ex" | "exs" | "sh" | "bash" | "ps1" => Language::Other,
        _ => return None,
    })
}

/// Whether a file, or a folder with all of its files, is left out: packages of others, what a build made,
/// lock files.
pub fn is_left_out(path: &str) -> bool {
    let mut parts: Vec<&str> = path.split('/').collect();
    let name = parts.pop().unwrap_or_default().to_ascii_lowercase();
    let left_out = |part: &&str| {
        LEFT_OUT
            .iter()
            .any(|other| part.eq_ignore_ascii_case(other))
    };
    let made = [
        ".min.js",
        ".bundle.js",
        ".chunk.js",
        ".d.ts",
        ".map",
        ".generated.ts",
    ];
    parts.iter().any(left_out)
        || LOCKS.contains(&name.as_str())
        || made.into_iter().any(|end| name.ends_with(end))
}

/// What a file is for, by its path.
pub fn purpose(path: &str) -> Purpose {
    let mut parts: Vec<String> = path.split('/').map(str::to_ascii_lowercase).collect();
    let name = parts.pop().unwrap_or_default();
    // `cart.test.ts`, `cart_test.go`, `CartTest.java`, `test_cart.py`.
    let stem = name
        .rsplit_once('.')
        .map_or(name.as_str(), |(stem, _)| stem);
    let original = path.rsplit('/').next().unwrap_or_default();
    let camel = original.rsplit_once('.').is_some_and(|(stem, _)| {
        ["Test", "Tests", "IT", "Spec"]
            .iter()
            .any(|end| stem.ends_with(end))
    });
    let split = |text: &str, words: &[&str]| {
        let mut all = text.split(['.', '-', '_']);
        all.any(|word| words.contains(&word))
    };
    // A file that is called `test.ts` may be anything.
    let in_name = |words: &[&str]| stem.contains(['.', '-', '_']) && split(stem, words);
    let is_test = in_name(&TESTS) || parts.iter().any(|part| split(part, &TESTS));
    // A folder such as `commerce-tools` holds no tools.
    let is_setup = in_name(&SETUPS) || parts.iter().any(|part| SETUPS.contains(&part.as_str()));
    if camel || is_test {
        Purpose::Test
    } else if is_setup {
        Purpose::Setup
    } else {
        Purpose::Application
    }
}

/// Words that name helps for tests, and also parts of an application that stand in for others:
/// `mock-payment.service.ts`.
const STAND_INS: [&str; 9] = [
    "mock", "mocks", "demo", "dev", "example", "examples", "sample", "samples", "testing",
];

/// Whether it is such a word alone, in the name of the file, that makes it a test.
pub(crate) fn is_stand_in(path: &str) -> bool {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let words = name.split(['.', '-', '_']);
    let others: Vec<&str> = words
        .filter(|word| !STAND_INS.iter().any(|one| word.eq_ignore_ascii_case(one)))
        .collect();
    let without = [folder, "/", &others.join(".")].concat();
    purpose(path) == Purpose::Test && purpose(without.trim_start_matches('/')) != Purpose::Test
}

/// The name of a file as imports write it: without folders, and without an ending that imports leave out.
pub(crate) fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    match name.rsplit_once('.') {
        Some((stem, _)) if language(name) == Some(Language::Script) => stem,
        _ => name,
    }
}

/// As [`stem`]; an index has the name of its folder.
pub(crate) fn module(path: &str) -> &str {
    match (stem(path), path.rsplit_once('/')) {
        ("index", Some((folder, _))) => folder.rsplit('/').next().unwrap_or(folder),
        (name, _) => name,
    }
}

/// A folder as an import: `plugins/` of `./plugins` and of `dist/plugins/`.
pub(crate) fn folder(path: &str) -> Option<String> {
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (!name.is_empty() && name.chars().all(is_name)).then(|| format!("{name}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_tell_what_a_file_is_for() {
        for (path, wanted) in [
            ("src/cart.ts", Purpose::Application),
            ("src/cart.test.ts", Purpose::Test),
            ("src/__mocks__/a.js", Purpose::Test),
            ("app/src/test/java/CartTest.java", Purpose::Test),
            ("CartIT.java", Purpose::Test),
            ("pkg/cart_test.go", Purpose::Test),
            ("test_cart.py", Purpose::Test),
            ("src/contest/latest.ts", Purpose::Application),
            ("src/integration-test/java/A.java", Purpose::Test),
            ("enabler/dev-utils/session.js", Purpose::Test),
            ("enabler/devtools/session.js", Purpose::Test),
            ("scripts/create-types.ts", Purpose::Setup),
            ("src/services/commerce-tools/cart.ts", Purpose::Application),
            ("src/connector/post-deploy.ts", Purpose::Application),
        ] {
            assert_eq!(purpose(path), wanted, "{path}");
        }
        for (path, wanted) in [
            ("src/mock-payment.service.ts", true),
            ("src/cart.demo.js", true),
            ("src/mock-payment.spec.ts", false),
            ("test/mock-payment.ts", false),
            ("src/cart.ts", false),
        ] {
            assert_eq!(is_stand_in(path), wanted, "{path}");
        }
        assert_eq!(folder("../a/plugins/").as_deref(), Some("plugins/"));
        assert_eq!(folder("a/b.c"), None);
        assert_eq!(stem("./a/mock-payment.service"), "mock-payment.service");
        assert_eq!(stem("./a/mock-payment.service.js"), "mock-payment.service");
        for path in [
            "a/node_modules/b/c.js",
            "package-lock.json",
            "dist/a.js",
            "a.min.js",
            "types/a.d.ts",
        ] {
            assert!(is_left_out(path), "{path}");
        }
        assert!(!is_left_out("src/distance/a.js") && !is_left_out("builder/a.ts"));
        assert_eq!(language("a/b.TSX"), Some(Language::Script));
        assert_eq!(language("a/b.png"), None);
        assert_eq!(language("Makefile"), None);
    }
}
