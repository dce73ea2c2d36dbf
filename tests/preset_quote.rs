//! Quoting, proved by the languages themselves: each reads back what was written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use std::{
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::PathBuf,
    process::{Command, Stdio},
    thread,
};

use preset::quote;
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// Text that is special somewhere, one to a case, and then a few hundred at random: always the
/// same ones, so that a failure comes again. All go through one process, so that it stays fast.
fn samples() -> Vec<String> {
    let mut all: Vec<String> = [
        "",
        "plain",
        "-x",
        "--",
        "a b",
        "'",
        "''",
        "'\\''",
        "\"",
        "\\",
        "\\\\",
        "\\n",
        "$HOME",
        "${HOME}",
        "$(id)",
        "`id`",
        "!",
        "!!",
        "%s",
        "%",
        "#",
        "a#b",
        "#a",
        "=",
        "a=b",
        "~",
        "*",
        "?",
        "[",
        "{",
        "{a,b}",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u{b}",
        "\u{1}",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{feff}x",
        "é",
        "💥",
        "\\u000a",
        "\\u{a}",
        "\u{1}7",
        "é\u{301}",
        "CURL_CONFIG",
        "a\nCURL_CONFIG\nb",
        "</script>",
        "*/",
        "//",
        " x ",
        "\"\"\"",
        "\\x",
    ]
    .map(str::to_owned)
    .into();
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let special = "[-a!-/:-@\\[-`{-~ \\\\'\"$\n\té\u{202e}💥]{0,12}";
    for pattern in [special, "[^\0]{0,12}"] {
        for _ in 0..250 {
            all.push(pattern.new_tree(&mut runner).unwrap().current());
        }
    }
    all.retain(|text| !text.contains('\0'));
    all
}

/// What a reader prints: every value and a NUL behind it.
fn ran(program: &str, args: &[&str]) -> Option<Vec<String>> {
    let output = match Command::new(program)
        .args(args)
        .stderr(Stdio::inherit())
        .output()
    {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        output => output.unwrap(),
    };
    assert!(output.status.success(), "{program} {args:?}");
    let printed = String::from_utf8(output.stdout).unwrap();
    Some(printed.split_terminator('\0').map(str::to_owned).collect())
}

/// A file in a directory of its own, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("quote-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        fs::remove_dir_all(self.0.parent().unwrap()).unwrap();
    }
}

fn same(read: &[String], written: &[String]) {
    assert_eq!(read.len(), written.len());
    for (read, written) in read.iter().zip(written) {
        assert_eq!(read, written);
    }
}

#[test]
fn shells_read_words() {
    let all = samples();
    let mut script = String::new();
    for text in &all {
        writeln!(script, "printf '%s\\0' {}", &*quote::sh(text)).unwrap();
    }
    let file = File::new("words.sh", &script);
    for shell in ["sh", "bash", "zsh", "fish"] {
        if let Some(read) = ran(shell, &[file.path()]) {
            same(&read, &all);
        }
    }
}

/// In a script, each shell's own comment and its no-op with a name in it end where they should.
#[test]
fn names_stay_in_comments_and_no_ops() {
    let all = samples();
    let mut script = String::new();
    for text in &all {
        let name = quote::comment(text);
        writeln!(script, "# {name}\n: {}", &*quote::sh(&name)).unwrap();
    }
    script.push_str("printf 'end\\0'\n");
    let file = File::new("names.sh", &script);
    for shell in ["sh", "bash", "zsh", "fish"] {
        if let Some(read) = ran(shell, &[file.path()]) {
            same(&read, &["end".to_owned()]);
        }
    }
}

/// An interactive zsh takes a line that begins with `#` for a command.
#[test]
fn names_in_env_files_hold_nothing_that_a_shell_acts_on() {
    for text in samples() {
        let kept = quote::shell_comment(&text);
        let acted_on = |c: char| c.is_ascii_punctuation() && !"_-.,:/+@".contains(c);
        assert!(
            !kept.contains(acted_on) && !kept.contains(['\n', '\r']),
            "{kept}"
        );
    }
    assert_eq!(quote::shell_comment("Shop (EU) $(id); 2ü"), "Shop EU id 2ü");
}

#[test]
fn shells_read_env_files() {
    let all = samples();
    let mut script = String::new();
    for text in &all {
        writeln!(script, "V={}\nprintf '%s\\0' \"$V\"", &*quote::dotenv(text)).unwrap();
    }
    let file = File::new("env.sh", &script);
    same(&ran("sh", &[file.path()]).unwrap(), &all);
}

#[test]
fn node_reads_env_files() {
    // Readers of .env disagree about a `'` and about the end of a line.
    let all: Vec<String> = samples()
        .into_iter()
        .filter(|text| !text.contains(['\'', '\r']))
        .collect();
    let mut env = String::new();
    let mut script = String::new();
    for (i, text) in all.iter().enumerate() {
        writeln!(env, "V{i}={}", &*quote::dotenv(text)).unwrap();
        writeln!(script, "process.stdout.write(process.env.V{i} + '\\0');").unwrap();
    }
    let (env, script) = (
        File::new("values.env", &env),
        File::new("read-env.mjs", &script),
    );
    if let Some(read) = ran(
        "node",
        &[&format!("--env-file={}", env.path()), script.path()],
    ) {
        same(&read, &all);
    }
}

#[test]
fn node_reads_strings() {
    let all = samples();
    let mut script = String::new();
    for text in &all {
        writeln!(
            script,
            "process.stdout.write({} + '\\0');",
            &*quote::js(text)
        )
        .unwrap();
    }
    if let Some(read) = ran("node", &[File::new("strings.mjs", &script).path()]) {
        same(&read, &all);
    }
}

#[test]
fn java_reads_strings_and_ends_no_comment_early() {
    let all = samples();
    let mut source = String::from(
        "public class Strings {\n  static void p(String s) throws Exception {\n    \
         System.out.write(s.getBytes(\"UTF-8\"));\n    System.out.write(0);\n  }\n  \
         public static void main(String[] args) throws Exception {\n",
    );
    for text in &all {
        writeln!(source, "    // {}", quote::java_comment(text)).unwrap();
        writeln!(source, "    p({});", &*quote::java(text)).unwrap();
    }
    source.push_str("    System.out.flush();\n  }\n}\n");
    assert!(source.is_ascii());
    if let Some(read) = ran("java", &[File::new("Strings.java", &source).path()]) {
        same(&read, &all);
    }
}

#[test]
fn rust_reads_strings_and_ends_no_comment_early() {
    let all = samples();
    let mut source = String::from("fn main() {\n");
    for text in &all {
        writeln!(source, "// {}", quote::comment(text)).unwrap();
        writeln!(source, "print!(\"{{}}\\0\", {});", &*quote::rust(text)).unwrap();
    }
    source.push_str("}\n");
    let file = File::new("strings.rs", &source);
    let program = format!("{}.bin", file.path());
    if ran("rustc", &["-o", &program, file.path()]).is_some() {
        same(&ran(&program, &[]).unwrap(), &all);
    }
}

/// Takes that many requests on a local port, and gives back their bodies.
fn bodies(listener: &TcpListener, count: usize) -> Vec<String> {
    let mut bodies = Vec::new();
    for _ in 0..count {
        let (mut stream, _) = listener.accept().unwrap();
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line).unwrap();
            if line == "\r\n" {
                break;
            }
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse().unwrap();
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        bodies.push(String::from_utf8(body).unwrap());
        let head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
    }
    bodies
}

#[test]
fn curl_reads_config_values() {
    if ran("curl", &["--version"]).is_none() {
        return;
    }
    let all = samples();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let mut config = String::new();
    for (i, text) in all.iter().enumerate() {
        let next = if i == 0 { "" } else { "next\n" };
        let value = quote::curl_config(text);
        let value = &*value;
        writeln!(
            config,
            "{next}url = \"http://127.0.0.1:{port}\"\ndata-raw = {value}"
        )
        .unwrap();
    }
    let file = File::new("values.curl", &config);
    let count = all.len();
    let host = thread::spawn(move || bodies(&listener, count));
    assert!(ran("curl", &["--silent", "--config", file.path()]).is_some());
    same(&host.join().unwrap(), &all);
}
