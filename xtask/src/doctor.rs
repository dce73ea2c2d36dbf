//! `cargo xtask doctor`: list installed and missing tools, and how to install them.

use crate::browser;
use crate::needs;
use crate::project::{Outcome, Project, output};
use crate::setup::{npm, rust, tools};
use anyhow::bail;

/// One thing that is there, with what is known of it, or missing, with the command that installs it.
struct Finding {
    name: String,
    found: Result<String, String>,
}

fn finding(name: impl Into<String>, found: Result<String, String>) -> Finding {
    Finding {
        name: name.into(),
        found,
    }
}

/// Prints the table; fails when something is missing that `serve` or `test` needs.
pub(crate) fn doctor(project: &Project) -> Outcome {
    let serve = for_serve(project)?;
    let test = for_test(project)?;
    let presets = of_needs(project, &needs::PRESETS);
    let mut missing = 0;
    for (title, findings, counts) in [
        ("For serve and build", &serve, true),
        ("For test", &test, true),
        ("For test presets", &presets, false),
    ] {
        println!("{title}");
        for Finding { name, found } in findings {
            match found {
                Ok(what) => println!("  there    {name:<26} {what}"),
                Err(command) => {
                    println!("  missing  {name:<26} {command}");
                    missing += usize::from(counts);
                }
            }
        }
    }
    match missing {
        0 => Ok(()),
        1 => bail!("1 thing is missing for serve and test; its line above names the command"),
        _ => bail!(
            "{missing} things are missing for serve and test; their lines above name the commands"
        ),
    }
}

fn for_serve(project: &Project) -> Outcome<Vec<Finding>> {
    let version = |program: &str, args: &[&str]| {
        output(project.command(program).args(args))
            .ok()
            .and_then(|text| text.lines().next().map(str::to_owned))
    };
    let (wasm, _) = rust::has_wasm(project)?;
    let mut found = vec![
        finding(
            "Rust",
            version("rustc", &["--version"]).ok_or("rustup toolchain install".to_owned()),
        ),
        finding(
            rust::WASM,
            wasm.then(String::new)
                .ok_or(format!("rustup target add {}", rust::WASM)),
        ),
        finding(
            "Node.js with npm",
            npm::node(project).map_err(|error| format!("{error}; get it from https://nodejs.org")),
        ),
        finding(
            "npm packages",
            npm::are_there(project)?
                .then(String::new)
                .ok_or("cargo xtask serve, build or test installs them".to_owned()),
        ),
    ];
    for tool in tools::all(project)? {
        for program in tool.programs {
            let here = tool
                .find(project, program)
                .map(|path| format!("{} at {}", tool.version, path.display()));
            found.push(finding(
                *program,
                here.ok_or_else(|| {
                    format!(
                        "{} {}: cargo xtask serve, build or test compiles it into target/tools",
                        tool.package, tool.version
                    )
                }),
            ));
        }
    }
    Ok(found)
}

fn of_needs(project: &Project, needs: &[needs::Need]) -> Vec<Finding> {
    let one = |need: &needs::Need| {
        let found = need
            .found(project)
            .ok_or_else(|| format!("{} (as root)", need.by_hand(project)));
        finding(need.name, found)
    };
    needs.iter().map(one).collect()
}

fn for_test(project: &Project) -> Outcome<Vec<Finding>> {
    let component = |name: &str, program: &str| {
        finding(
            program,
            output(&mut project.cargo(&[name, "--version"]))
                .map_err(|_| format!("rustup component add {program}")),
        )
    };
    let chromium = match browser::find(project)? {
        Some(browser) => Ok(format!(
            "{}, {}",
            browser.chromium.display(),
            browser.driver.display()
        )),
        None => Err(format!(
            "{} (as root)",
            needs::apt_command(&browser::PACKAGES)
        )),
    };
    let firefox = browser::find_firefox(project)?
        .map(|path| path.display().to_string())
        .ok_or_else(|| format!("{} (as root)", needs::apt_command(&browser::FIREFOX)));
    let mut found = vec![
        component("fmt", "rustfmt"),
        component("clippy", "clippy"),
        finding("Chromium and its driver", chromium),
        finding("Firefox", firefox),
    ];
    found.extend(of_needs(project, &needs::TESTS));
    found.push(finding(
        "WebKit with its driver",
        browser::find_webkit(project)
            .map(|webkit| webkit.driver.display().to_string())
            .ok_or_else(|| format!("{} (as root)", needs::apt_command(&browser::WEBKIT))),
    ));
    Ok(found)
}
