//! Quoting for further languages, proved by each: it reads back what was written. Always the same samples.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use preset::{Text, quote};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

fn samples() -> Vec<String> {
    let fixed = [
        "",
        "plain",
        "-x",
        "a b",
        "'",
        "''",
        "\"",
        "\\",
        "\\n",
        "$HOME",
        "${HOME}",
        "$$",
        "`id`",
        "%s",
        "#a",
        "a#b",
        "=",
        "a=b",
        ":",
        "!",
        "\n",
        "\r\n",
        "\t",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{feff}x",
        "é",
        "💥",
        "\\u000a",
        "?>",
        "<?php",
        "*/",
        " x ",
        "\"\"\"",
        "{x}",
        "#{x}",
        "\u{e0041}",
    ];
    let mut all: Vec<String> = fixed.map(str::to_owned).into();
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    for pattern in ["[-!-/:-@\\[-`{-~ \n\té\u{202e}💥]{0,12}", "[^\0]{0,12}"] {
        for _ in 0..200 {
            all.push(pattern.new_tree(&mut runner).unwrap().current());
        }
    }
    all.retain(|text| !text.contains('\0'));
    all
}

/// Runs a program on a file of that text; what it prints is a list, each with a NUL behind it.
fn reads_back(program: &str, args: &[&str], name: &str, text: &str, wanted: &[String]) {
    let folder: PathBuf =
        std::env::temp_dir().join(format!("quote-more-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(name), text).unwrap();
    let output = Command::new(program)
        .args(args)
        .arg(name)
        .current_dir(&folder)
        .stderr(Stdio::inherit())
        .output()
        .unwrap_or_else(|error| panic!("{program} is needed on PATH: {error}"));
    fs::remove_dir_all(&folder).unwrap();
    assert!(output.status.success(), "{program} {name}");
    let printed = String::from_utf8(output.stdout).unwrap();
    let read: Vec<&str> = printed.split_terminator('\0').collect();
    assert_eq!(read.len(), wanted.len());
    for (read, wanted) in read.iter().zip(wanted) {
        assert_eq!(read, wanted);
    }
}

fn listed(samples: &[String], quote: fn(&str) -> Text) -> String {
    let quoted = samples.iter().map(|text| quote(text).as_str().to_owned());
    quoted.collect::<Vec<String>>().join(",\n")
}

#[test]
fn python_reads_its_strings() {
    let samples = samples();
    let text = format!(
        "import sys\nfor x in [{}]: sys.stdout.buffer.write(x.encode() + b'\\0')\n",
        listed(&samples, quote::python)
    );
    reads_back("python3", &[], "p.py", &text, &samples);
}

#[test]
fn node_reads_json() {
    let samples = samples();
    let text = format!("[{}]", listed(&samples, quote::json));
    let script = "for (const x of JSON.parse(require('fs').readFileSync(process.argv[1], 'utf8'))) process.stdout.write(x + '\\0')";
    reads_back("node", &["-e", script], "j.json", &text, &samples);
}

#[test]
fn python_reads_forms() {
    let samples = samples();
    let pairs: Vec<String> = samples
        .iter()
        .map(|text| format!("x={}", quote::form(text)))
        .collect();
    let script = "import sys, urllib.parse\n\
        for _, x in urllib.parse.parse_qsl(open(sys.argv[1]).read(), keep_blank_values=True, strict_parsing=True): \
        sys.stdout.buffer.write(x.encode() + b'\\0')";
    reads_back(
        "python3",
        &["-c", script],
        "f.form",
        &pairs.join("&"),
        &samples,
    );
    assert_eq!(
        quote::form("view_a:shop view_b:shop:x"),
        "view_a:shop+view_b:shop:x"
    );
}

#[test]
fn java_reads_properties() {
    let samples = samples();
    let lines: Vec<String> = samples
        .iter()
        .enumerate()
        .map(|(at, value)| format!("k{at}={}\n", &*quote::properties(value)))
        .collect();
    let text = lines.concat();
    let folder = std::env::temp_dir().join(format!("quote-java-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let program = folder.join("Read.java");
    fs::write(
        &program,
        "import java.io.*; import java.util.*; class Read { public static void main(String[] a) throws Exception {\
         Properties p = new Properties(); p.load(new FileInputStream(a[0])); PrintStream out = new PrintStream(System.out, true, \"UTF-8\");\
         for (int i = 0; i < p.size(); i++) out.print(p.getProperty(\"k\" + i) + \"\\0\"); out.flush(); } }",
    )
    .unwrap();
    let path = program.to_str().unwrap().to_owned();
    reads_back("java", &[&path], "v.properties", &text, &samples);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_only_rules_prove_follows_them() {
    // PowerShell: a quote is doubled, and it takes the typographic ones for quotes.
    assert_eq!(
        &*quote::powershell("a'b\u{2019}$c`"),
        "'a''b\u{2019}\u{2019}$c`'"
    );
    // Kotlin: no template begins.
    assert_eq!(&*quote::kotlin("${x} \"\\"), "\"\\${x} \\\"\\\\\"");
    // PHP: single quotes, and no end of the program in a comment.
    assert_eq!(&*quote::php("it's \\"), "'it\\'s \\\\'");
    assert_eq!(quote::php_comment("a ?> b\n"), "a ? > b");
}
