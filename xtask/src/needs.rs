//! What tests need of the machine, and how Debian brings it.

use crate::project::{Outcome, Project};
use crate::project::{output, run};
use anyhow::bail;
use std::process::Command;

/// A program, and what proves that all of it is there.
pub(crate) struct Need {
    /// As a person names it.
    pub(crate) name: &'static str,
    /// A command that succeeds when it is there, and prints its version.
    probe: &'static [&'static str],
    source: Source,
}

/// Where a program comes from.
enum Source {
    /// Packages of Debian.
    Debian(&'static [&'static str]),
    /// A package for `go install`, compiled into `target/tools`.
    Go(&'static str),
}

/// Everything `cargo xtask test presets` runs beside Rust, Node.js and curl.
pub(crate) const PRESETS: [Need; 9] = [
    Need {
        name: "bash",
        probe: &["bash", "--version"],
        source: Source::Debian(&["bash"]),
    },
    Need {
        name: "curl",
        probe: &["curl", "--version"],
        source: Source::Debian(&["curl"]),
    },
    Need {
        name: "fish",
        probe: &["fish", "--version"],
        source: Source::Debian(&["fish"]),
    },
    Need {
        name: "php with curl",
        probe: &[
            "php",
            "-r",
            "echo PHP_VERSION; exit(extension_loaded('curl') ? 0 : 1);",
        ],
        source: Source::Debian(&["php-cli", "php-curl"]),
    },
    Need {
        name: "Java's compiler",
        probe: &["javac", "-version"],
        source: Source::Debian(&["default-jdk-headless"]),
    },
    Need {
        name: "Maven",
        probe: &["mvn", "--version"],
        source: Source::Debian(&["maven"]),
    },
    Need {
        name: "Python with venv",
        probe: &[
            "python3",
            "-c",
            "import venv, ensurepip, sys; print(sys.version)",
        ],
        source: Source::Debian(&["python3", "python3-venv"]),
    },
    Need {
        name: "Go",
        probe: &["go", "version"],
        source: Source::Debian(&["golang-go"]),
    },
    // After Go. The last release under the Mozilla Public License; `terraform fmt` reads today's files.
    Need {
        name: "Terraform",
        probe: &["terraform", "version"],
        source: Source::Go("github.com/hashicorp/terraform@v1.5.7"),
    },
];

/// What the native tests and the journeys run: the program that opens encrypted files, SSH for its keys, and the shells
/// that presets are pasted into.
pub(crate) const TESTS: [Need; 5] = [
    Need {
        name: "age",
        probe: &["age", "--version"],
        source: Source::Debian(&["age"]),
    },
    Need {
        name: "OpenSSH's client",
        probe: &["ssh", "-V"],
        source: Source::Debian(&["openssh-client"]),
    },
    Need {
        name: "bash",
        probe: &["bash", "--version"],
        source: Source::Debian(&["bash"]),
    },
    Need {
        name: "zsh",
        probe: &["zsh", "--version"],
        source: Source::Debian(&["zsh"]),
    },
    Need {
        name: "fish",
        probe: &["fish", "--version"],
        source: Source::Debian(&["fish"]),
    },
];

impl Need {
    /// Its version in its own words, if it is there.
    pub(crate) fn found(&self, project: &Project) -> Option<String> {
        let (program, args) = self.probe.split_first()?;
        let words = output(project.command(project.which(program)?).args(args)).ok()?;
        Some(words.lines().next().unwrap_or_default().to_owned())
    }

    /// The command that installs it.
    pub(crate) fn by_hand(&self, project: &Project) -> String {
        match self.source {
            Source::Debian(packages) => apt_command(packages),
            Source::Go(package) => format!(
                "GOBIN={} go install {package}",
                project.tools().join("bin").display()
            ),
        }
    }
}

/// Installs what the preset tests need, or says in one message all that is missing and how to get it.
pub(crate) fn for_presets(project: &Project) -> Outcome {
    install(project, &PRESETS)
}

/// The same for the native tests and the journeys.
pub(crate) fn for_tests(project: &Project) -> Outcome {
    install(project, &TESTS)
}

fn install(project: &Project, needs: &[Need]) -> Outcome {
    let missing = || needs.iter().filter(|need| need.found(project).is_none());
    let packages: Vec<&str> = missing()
        .filter_map(|need| match need.source {
            Source::Debian(packages) => Some(packages),
            Source::Go(_) => None,
        })
        .flatten()
        .copied()
        .collect();
    if !packages.is_empty() && can_install(project) {
        apt_install(project, &packages)?;
    }
    for need in missing() {
        if let (Source::Go(package), Some(go)) = (&need.source, project.which("go")) {
            println!("Building {package} into target/tools: about five minutes, once");
            // If it fails, the message below says what to do.
            let _ = run(project
                .command(go)
                .args(["install", package])
                .env("GOBIN", project.tools().join("bin"))
                .env("CGO_ENABLED", "0"));
        }
    }
    let left: Vec<String> = missing()
        .map(|need| format!("  {:<20} {}", need.name, need.by_hand(project)))
        .collect();
    if !left.is_empty() {
        bail!(
            "these tests need other tools, so nothing was run. Missing tools, and the commands that install \
                them on Debian and Ubuntu, as root:\n{}",
            left.join("\n")
        );
    }
    Ok(())
}

/// Whether packages of the system can be installed from here: Debian's tool, as root.
pub(crate) fn can_install(project: &Project) -> bool {
    project.which("apt-get").is_some()
        && output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// The command for a person.
pub(crate) fn apt_command(packages: &[&str]) -> String {
    format!(
        "apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    )
}

/// Installs packages of the system; needs [`can_install`].
pub(crate) fn apt_install(project: &Project, packages: &[&str]) -> Outcome {
    println!(
        "Installing with apt-get, about a minute, once: {}",
        packages.join(" ")
    );
    let apt = |args: &[&str]| {
        run(project
            .command("apt-get")
            .args(args)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-q"])?;
    apt(&[
        &["install", "-y", "-q", "--no-install-recommends"][..],
        packages,
    ]
    .concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_met_when_its_proof_succeeds() {
        let project = Project::find().unwrap();
        let need = |probe| Need {
            name: "a thing",
            probe,
            source: Source::Debian(&["thing-cli", "thing-common"]),
        };
        let version = need(&["cargo", "--version"]).found(&project);
        assert!(version.is_some_and(|version| version.starts_with("cargo 1.")));
        assert_eq!(need(&["cargo", "no-such-command"]).found(&project), None);
        assert_eq!(need(&["no-such-program"]).found(&project), None);
        assert_eq!(
            need(&[]).by_hand(&project),
            "apt-get install -y --no-install-recommends thing-cli thing-common"
        );
    }

    #[test]
    fn every_program_that_a_runner_asks_for_is_installed() {
        let names: Vec<&str> = PRESETS.iter().map(|need| need.probe[0]).collect();
        for runner in [
            include_str!("../../tests/presets/sdk.mjs"),
            include_str!("../../tests/presets/tools.mjs"),
            include_str!("../../tests/presets/plain.mjs"),
        ] {
            for (_, rest) in runner
                .match_indices("need(\"")
                .map(|(at, _)| runner[at..].split_at(6))
            {
                let program = rest.split('"').next().unwrap();
                assert!(names.contains(&program), "{program}");
            }
        }
    }
}
