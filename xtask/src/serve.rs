//! Serves the page on this machine.

use crate::policy::Reach;
use crate::project::{Outcome, Project};
use crate::setup::report::{self, Report};
use crate::setup::{self, Page};
use crate::{dist, staged};
use anyhow::{Context, anyhow, bail};
use std::io::Read;
use std::io::Write;
use std::net::Ipv4Addr;
use std::net::TcpListener;
use std::net::TcpStream;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

const PORT: u16 = 8080;

/// How long a first build may take before we stop waiting for it.
const PATIENCE: Duration = Duration::from_mins(20);

/// What the process beside the server is told: the times until the server starts, and the command's start.
const TIMES: &str = "XTASK_TIMES";

#[derive(Debug, PartialEq)]
struct Options {
    port: u16,
    open: bool,
    page: Page,
}

/// Sets up, then becomes `trunk serve`; a second process says when the page is really there.
pub(crate) fn serve(project: &Project, args: &[String]) -> Outcome {
    let command_start = report::command_start();
    let Options { port, open, page } = options(args)?;
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        bail!(
            "port {port} of 127.0.0.1 is taken. Stop what uses it, or choose another: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(PORT)
        );
    }
    let report = setup::page_tools(project, Some(page))?;
    let (kind, folder) = match page {
        Page::Release => ("release", "serve"),
        Page::Dev => (
            "dev: a change is built in seconds and the page reloads itself",
            "serve-dev",
        ),
    };
    println!("Building the page ({kind}), then serving it on port {port}");
    let me = std::env::current_exe().context("xtask cannot find itself")?;
    Command::new(me)
        .args([
            "announce",
            &port.to_string(),
            &std::process::id().to_string(),
        ])
        .args(open.then_some("--open"))
        .env(TIMES, times(&report, command_start, report::now()))
        .spawn()
        .context("xtask cannot start itself")?;
    let mut trunk = dist::trunk(project, "serve", page)?;
    become_server(
        trunk
            .arg("--no-autoreload")
            .args(["--address", "127.0.0.1", "--port", &port.to_string()])
            // dist/ is for what can be hosted.
            .arg("--dist")
            .arg(project.target.join(folder))
            .envs(staged::variables(Reach::Local)),
    )
}

/// The report as the lines of a variable.
fn times(report: &Report, command_start: f64, setup_end: f64) -> String {
    let mut lines = vec![format!(
        "{command_start} {setup_end} {} {}",
        report.took,
        report.estimate.unwrap_or_default()
    )];
    let rows = report.rows.iter();
    lines.extend(rows.map(|(name, seconds)| format!("{seconds} {name}")));
    lines.join("\n")
}

/// The table of the times, when the page is there.
fn table(times: &str, now: f64) -> Option<String> {
    let mut lines = times.lines();
    let first: Vec<f64> = lines
        .next()?
        .split(' ')
        .filter_map(|word| word.parse().ok())
        .collect();
    let &[command_start, setup_end, took, estimate] = first.as_slice() else {
        return None;
    };
    let rows = lines.filter_map(|line| {
        let (seconds, name) = line.split_once(' ')?;
        Some((name.to_owned(), seconds.parse().ok()?))
    });
    let report = Report {
        rows: rows.collect(),
        estimate: (estimate > 0.0).then_some(estimate),
        took,
    };
    Some(report.table(now - command_start, now - setup_end))
}

fn options(args: &[String]) -> Outcome<Options> {
    let mut options = Options {
        port: PORT,
        open: false,
        page: Page::Release,
    };
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--open" => options.open = true,
            "--dev" => options.page = Page::Dev,
            "--port" => {
                let number = rest
                    .next()
                    .and_then(|text| text.parse().ok())
                    .filter(|number| *number > 0);
                options.port = number.context("--port needs a number from 1 to 65535")?;
            }
            other => bail!("serve knows --dev, --port N and --open, not {other}"),
        }
    }
    Ok(options)
}

/// Replaces this process, so that whoever stops it stops the server.
#[cfg(unix)]
fn become_server(trunk: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(anyhow!("trunk cannot be started: {}", trunk.exec()))
}

#[cfg(not(unix))]
fn become_server(trunk: &mut Command) -> Outcome {
    crate::project::run(trunk)
}

/// Waits until the page is served, then says where; gives up when the server has gone.
pub(crate) fn announce(args: &[String]) -> Outcome {
    let port = args
        .first()
        .and_then(|text| text.parse().ok())
        .context("announce needs a port")?;
    let server = args.get(1).map(String::as_str).unwrap_or_default();
    let pause = Duration::from_millis(300);
    let mut waited = Duration::ZERO;
    while !is_served(port) {
        if waited > PATIENCE || !is_parent(server) {
            return Ok(());
        }
        sleep(pause);
        waited += pause;
    }
    let address = format!("http://127.0.0.1:{port}/");
    let times = std::env::var(TIMES).unwrap_or_default();
    if let Some(table) = table(&times, report::now()) {
        println!("\nDurations (minutes:seconds)\n{table}");
    }
    println!("\nScopesmith is at {address} (stop with Ctrl+C)");
    if args.iter().any(|arg| arg == "--open") && !open(&address) {
        println!("No browser could be opened from here.");
    }
    Ok(())
}

/// Whether our page, and not something else, answers on the port.
fn is_served(port: u16) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(
            stream,
            "GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok::<_, std::io::Error>(answer)
    };
    ask().is_ok_and(|answer| {
        answer.starts_with("HTTP/1.1 200") && answer.contains("<title>Scopesmith")
    })
}

#[cfg(unix)]
fn is_parent(server: &str) -> bool {
    std::os::unix::process::parent_id().to_string() == server
}

#[cfg(not(unix))]
fn is_parent(_server: &str) -> bool {
    true
}

fn open(address: &str) -> bool {
    let (program, args): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start"]),
        _ => ("xdg-open", &[]),
    };
    Command::new(program)
        .args(args)
        .arg(address)
        .status()
        .is_ok_and(|status| status.success())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_refused() {
        let read = |text: &str| {
            options(
                &text
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>(),
            )
        };
        let expected = |port, open, page| Options { port, open, page };
        assert_eq!(read("").unwrap(), expected(8080, false, Page::Release));
        assert_eq!(
            read("--open --port 9000 --dev").unwrap(),
            expected(9000, true, Page::Dev)
        );
        assert!(
            read("--port").is_err() && read("--port 70000").is_err() && read("--fast").is_err()
        );
    }

    #[test]
    fn times_pass_from_one_process_to_the_other() {
        let report = Report {
            rows: vec![("npm packages".to_owned(), 2.0)],
            estimate: Some(8.0),
            took: 3.0,
        };
        let text = table(&times(&report, 100.0, 110.0), 115.0).unwrap();
        assert_eq!(text, report.table(15.0, 5.0));
        assert_eq!(table("", 1.0), None);
    }
}
