//! Installs what is missing: the wasm32 target, Trunk, the wasm-bindgen tools and the npm packages.

use crate::project::Outcome;
use crate::project::Project;
use crate::project::output;
use crate::project::read;
use crate::project::run;
use std::fs;
use std::path::Path;

/// The Trunk that builds the page.
const TRUNK: &str = "0.21.14";

/// The tool that cuts the module into the first load and its parts.
const WASM_SPLIT: &str = "0.2.3";

const WASM: &str = "wasm32-unknown-unknown";

/// The first Node.js release that the journeys run on.
const NODE_MAJOR: u32 = 20;

/// Everything a build of the page needs.
pub(crate) fn page_tools(project: &Project) -> Outcome {
    wasm_target(project)?;
    trunk(project)?;
    wasm_bindgen(project)?;
    wasm_split(project)?;
    npm_packages(project)
}

/// The standard library for wasm32, by rustup.
pub(crate) fn wasm_target(project: &Project) -> Outcome {
    let sysroot = output(project.command("rustc").args(["--print", "sysroot"]))?;
    if Path::new(&sysroot)
        .join("lib/rustlib")
        .join(WASM)
        .join("lib")
        .is_dir()
    {
        return Ok(());
    }
    if project.which("rustup").is_none() {
        return Err(format!(
            "this Rust has no {WASM} target and there is no rustup to add it. Use a Rust that rustup manages, \
             or install the target from where your Rust came (Debian: libstd-rust-dev-wasm32)."
        ));
    }
    println!("Adding the {WASM} target with rustup: seconds, once");
    run(project.command("rustup").args(["target", "add", WASM])).map_err(|error| {
        format!(
            "{error}. Its own words are above. If it could not reach its download server, the target has to come \
             from elsewhere: run `rustup target add {WASM}` when there is a connection, set RUSTUP_DIST_SERVER to a \
             mirror that this machine reaches, or copy lib/rustlib/{WASM} from the same Rust release on another \
             machine into {sysroot}/lib/rustlib. Then run this command again."
        )
    })
}

fn trunk(project: &Project) -> Outcome {
    install(project, "trunk", "trunk", TRUNK, 6)
}

/// wasm-split. It has no `--version`, so Cargo's own record says what is there.
pub(crate) fn wasm_split(project: &Project) -> Outcome {
    let (package, program) = ("wasm_split_cli_support", "wasm-split-cli");
    let record = project.tools().join(".crates.toml");
    let recorded = fs::read_to_string(record)
        .is_ok_and(|text| text.contains(&format!("\"{package} {WASM_SPLIT} ")));
    if recorded && project.which(program).is_some() {
        return Ok(());
    }
    compile(
        project,
        package,
        WASM_SPLIT,
        &["--features", "build-binary"],
        1,
    )
}

/// The wasm-bindgen tools. They must be of the very version of the crate, so it is read from Cargo.lock.
pub(crate) fn wasm_bindgen(project: &Project) -> Outcome {
    let version = locked_version(&project.read("Cargo.lock")?, "wasm-bindgen")
        .ok_or("Cargo.lock does not name wasm-bindgen")?;
    install(project, "wasm-bindgen-cli", "wasm-bindgen", &version, 2)?;
    let runner = "wasm-bindgen-test-runner";
    if is_version(project, runner, &version) {
        Ok(())
    } else {
        Err(format!("{runner} {version} is missing"))
    }
}

/// Compiles a tool of exactly this version into `target/tools`, unless it is there or on PATH.
fn install(
    project: &Project,
    package: &str,
    program: &str,
    version: &str,
    minutes: u32,
) -> Outcome {
    if is_version(project, program, version) {
        return Ok(());
    }
    compile(project, package, version, &[], minutes)?;
    if is_version(project, program, version) {
        Ok(())
    } else {
        Err(format!(
            "{program} was built, but does not report version {version}"
        ))
    }
}

/// Compiles a tool into `target/tools`.
fn compile(
    project: &Project,
    package: &str,
    version: &str,
    features: &[&str],
    minutes: u32,
) -> Outcome {
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    println!("Building {package} {version} into target/tools: about {minutes} {unit}, once");
    let scratch = project.target.join("tools-build");
    let mut cargo = project.cargo(&[
        "install",
        "--locked",
        "--force",
        package,
        "--version",
        version,
    ]);
    run(cargo
        .args(features)
        .arg("--root")
        .arg(project.tools())
        .arg("--target-dir")
        .arg(&scratch))
    .map_err(|error| format!("{package} {version} could not be built: {error}"))?;
    // A gigabyte that nothing needs any more; failing to remove it does no harm.
    let _ = fs::remove_dir_all(scratch);
    Ok(())
}

fn is_version(project: &Project, program: &str, version: &str) -> bool {
    project.which(program).is_some_and(|path| {
        output(project.command(path).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
    })
}

/// The version Cargo.lock gives a package.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let after = lock
        .split_once(&format!("name = \"{package}\"\nversion = \""))?
        .1;
    Some(after.split_once('"')?.0.to_owned())
}

/// playwright-core, axe-core and binaryen, exactly as package-lock.json says.
pub(crate) fn npm_packages(project: &Project) -> Outcome {
    node(project)?;
    let e2e = project.e2e();
    let lock = read(&e2e.join("package-lock.json"))?;
    let stamp = e2e.join("node_modules").join(".installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!(
        "Installing npm packages in tests/e2e (playwright-core, axe-core, binaryen): seconds, once"
    );
    run(project.command("npm").arg("ci").current_dir(&e2e))?;
    fs::write(&stamp, lock)
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))
}

fn node(project: &Project) -> Outcome {
    let found = output(project.command("node").arg("--version")).unwrap_or_else(|_| "none".into());
    let major = found
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|text| text.parse::<u32>().ok());
    if major.is_some_and(|major| major >= NODE_MAJOR) && project.which("npm").is_some() {
        Ok(())
    } else {
        Err(format!(
            "Node.js {NODE_MAJOR} or newer with npm is needed on PATH; found: {found}"
        ))
    }
}

/// The name Trunk has for the wasm-opt in the npm package binaryen, such as `version_132`.
pub(crate) fn wasm_opt_version(project: &Project) -> Outcome<String> {
    let lock = read(&project.e2e().join("package-lock.json"))?;
    binaryen_version(&lock)
        .map(|major| format!("version_{major}"))
        .ok_or_else(|| "package-lock.json does not name binaryen".to_owned())
}

fn binaryen_version(lock: &str) -> Option<&str> {
    let after = lock.split_once("\"node_modules/binaryen\"")?.1;
    after
        .split_once("\"version\": \"")?
        .1
        .split_once('.')
        .map(|(major, _)| major)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_come_from_the_lock_files() {
        let lock = "[[package]]\nname = \"wasm-bindgen-cli\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.1\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.1")
        );
        assert_eq!(locked_version(lock, "leptos"), None);

        let npm = "{ \"node_modules/axe\": { \"version\": \"1.0.0\" },\n\
                   \"node_modules/binaryen\": {\n \"version\": \"132.0.0\" } }";
        assert_eq!(binaryen_version(npm), Some("132"));
    }
}
