//! `cargo xtask test`: the parts, one after another; the first failure ends it.

use crate::policy::Reach;
use crate::project::{Outcome, Project, run};
use crate::setup::{Page, tools};
use crate::{bench, browser, check, dist, needs, setup};
use anyhow::{Context, bail};
use std::process::Command;
use std::time::Instant;

/// What a full run does, in order: the quick answers first.
const ALL: [&str; 6] = ["fmt", "clippy", "native", "web", "size", "e2e"];

/// Runs the named part, or all.
pub(crate) fn test(project: &Project, args: &[String]) -> Outcome {
    let start = Instant::now();
    let Some((part, rest)) = args.split_first() else {
        // Set up first, so that a missing tool shows at once and not after the first ten minutes.
        setup::page_tools(project, None)?;
        browser::browser(project)?;
        browser::firefox(project)?;
        needs::for_tests(project)?;
        for part in ALL {
            // The size part has just built dist/.
            let rest = if part == "e2e" {
                vec!["--no-build".to_owned()]
            } else {
                Vec::new()
            };
            timed(project, part, &rest)?;
        }
        println!(
            "\nAll parts passed: {} ({} s)",
            ALL.join(", "),
            start.elapsed().as_secs()
        );
        return Ok(());
    };
    timed(project, part, rest)?;
    println!("\nPassed: {part}");
    Ok(())
}

fn timed(project: &Project, part: &str, args: &[String]) -> Outcome {
    let start = Instant::now();
    println!("\n== {part} ==");
    run_part(project, part, args).with_context(|| format!("{part} failed"))?;
    println!("{part} took {} s", start.elapsed().as_secs());
    Ok(())
}

fn run_part(project: &Project, part: &str, args: &[String]) -> Outcome {
    match part {
        "fmt" => run(&mut project.cargo(&["fmt", "--all", "--check"])),
        "clippy" => clippy(project),
        "native" => {
            needs::for_tests(project)?;
            run(project.cargo(&["test", "--workspace"]).args(args))
        }
        "tidy" => run(project.cargo(&["test", "--test", "tidy"]).args(args)),
        "fuzz" => {
            let mut cargo = project.cargo(&["test", "--test", "fuzz_readers", "--", "--nocapture"]);
            run(cargo.args(args).env("FUZZ_SECONDS", "60"))
        }
        "web" => web(project),
        "webkit" => webkit(project),
        "size" => {
            dist::build(project, Reach::Hosted)?;
            bench::size(project)
        }
        "e2e" => e2e(project, args),
        "presets" => presets(project, args),
        other => bail!(
            "there is no such part; the parts are {}, tidy, fuzz, webkit, presets ({other} is none)",
            ALL.join(", ")
        ),
    }
}

/// Both targets: each compiles code the other never sees.
fn clippy(project: &Project) -> Outcome {
    setup::wasm_target(project)?;
    println!("Natively");
    run(&mut project.cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ]))?;
    println!("For wasm32");
    // Unit tests run natively and may use what only native builds have.
    let mut wasm = project.cargo(&[
        "clippy",
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--bins",
    ]);
    run(wasm
        .args(web_tests(project)?)
        .args(["--", "-D", "warnings"]))?;
    println!("For wasm32, in parts");
    run(&mut project.cargo(&[
        "clippy",
        "--target",
        "wasm32-unknown-unknown",
        "--lib",
        "--bins",
        "--features",
        "split",
        "--",
        "-D",
        "warnings",
    ]))
}

/// Cargo's words for every `tests/web*.rs`.
fn web_tests(project: &Project) -> Outcome<Vec<String>> {
    let files = check::files(&project.root.join("tests"))?;
    let names = files.iter().filter_map(|file| file.strip_suffix(".rs"));
    let web = names.filter(|name| name.starts_with("web") && !name.contains('/'));
    Ok(web
        .flat_map(|name| ["--test".to_owned(), name.to_owned()])
        .collect())
}

/// The wasm-bindgen tests (`tests/web*.rs`), in headless Chromium.
fn web(project: &Project) -> Outcome {
    setup::wasm_target(project)?;
    tools::wasm_bindgen(project)?;
    let browser = browser::browser(project)?;
    let mut cargo = project.cargo(&[]);
    in_browser(project, &mut cargo)?;
    run(cargo.env("CHROMEDRIVER", &browser.driver).env(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        browser.webdriver_json(project)?,
    ))
}

/// The same tests in `WebKit` for GTK. The runner knows only Safari's driver, which takes the same arguments.
fn webkit(project: &Project) -> Outcome {
    setup::wasm_target(project)?;
    tools::wasm_bindgen(project)?;
    let webkit = browser::webkit(project)?;
    let cargo = project.cargo(&[]);
    let mut display = project.command(&webkit.display);
    display.arg("--auto-servernum").arg(cargo.get_program());
    in_browser(project, &mut display)?;
    run(display
        .env("SAFARIDRIVER", &webkit.driver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            webkit.webdriver_json(project)?,
        )
        // There is no graphics card behind the display.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("LIBGL_ALWAYS_SOFTWARE", "1"))
}

/// The rest of a command of Cargo that runs the wasm-bindgen tests.
fn in_browser(project: &Project, cargo: &mut Command) -> Outcome {
    let runner = project
        .which("wasm-bindgen-test-runner")
        .context("wasm-bindgen-test-runner is missing")?;
    cargo
        .args(["test", "--target", "wasm32-unknown-unknown"])
        .args(web_tests(project)?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    setup::page_variables(project, Page::Dev, cargo)
}

/// Every preset, really run against the sandbox on a port. It asks package registries for the SDKs, so it takes
/// minutes and a connection; that is why it is a part by itself.
fn presets(project: &Project, args: &[String]) -> Outcome {
    // All that is missing is said before the first minute is spent.
    needs::for_presets(project)?;
    println!("Building the sandbox server and the presets");
    run(&mut project.cargo(&["build", "--examples"]))?;
    println!("Running every preset: the first time minutes, since SDKs are fetched");
    run(project
        .command("node")
        .arg(project.root.join("tests/presets/all.mjs"))
        .args(args))
}

/// The journeys in Firefox.
const FIREFOX: &str = "firefox.test.mjs";

/// The journeys, in Chromium and some in Firefox, against dist/ and the sandbox on real ports.
fn e2e(project: &Project, args: &[String]) -> Outcome {
    let (switches, words): (Vec<&String>, Vec<&String>) =
        args.iter().partition(|arg| arg.starts_with("--"));
    let browser = browser::browser(project)?;
    setup::npm_packages(project)?;
    needs::for_tests(project)?;
    let switches: Vec<&str> = switches.into_iter().map(String::as_str).collect();
    let page = match switches[..] {
        [] => {
            dist::build(project, Reach::Hosted)?;
            Page::Release
        }
        ["--dev"] => {
            dist::build_dev(project)?;
            Page::Dev
        }
        ["--no-build"] => Page::Release,
        _ => bail!("e2e knows --no-build or --dev, not {}", switches.join(" ")),
    };
    dist::for_journeys(project, page)?;
    println!("Building the sandbox server");
    run(&mut project.cargo(&["build", "--examples"]))?;
    let files: Vec<_> = check::files(&project.e2e())?
        .into_iter()
        .filter(|file| file.ends_with(".test.mjs") && !file.contains('/'))
        .filter(|file| words.is_empty() || words.iter().any(|word| file.contains(word.as_str())))
        .map(|file| project.e2e().join(file))
        .collect();
    if files.is_empty() {
        bail!("no journey has such a name");
    }
    let mut node = project.command("node");
    if files.iter().any(|file| file.ends_with(FIREFOX)) {
        node.env("FIREFOX", browser::firefox(project)?);
    }
    run(node
        // One at a time: two browsers at once make a small machine slow and its timings meaningless.
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .env("CHROMIUM", &browser.chromium))
}
