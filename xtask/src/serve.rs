//! Serves the page on this machine.

use crate::dist;
use crate::project::Outcome;
use crate::project::Project;
use crate::setup;
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

/// Sets up, then becomes `trunk serve`; a second process says when the page is really there.
pub(crate) fn serve(project: &Project, args: &[String]) -> Outcome {
    let (port, open) = options(args)?;
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(format!(
            "port {port} of 127.0.0.1 is taken. Stop what uses it, or choose another: cargo xtask serve --port {}",
            port.checked_add(1).unwrap_or(PORT)
        ));
    }
    setup::page_tools(project)?;
    println!(
        "Building the page (release; the first time takes about two minutes), then serving it on port {port}"
    );
    let me =
        std::env::current_exe().map_err(|error| format!("xtask cannot find itself: {error}"))?;
    Command::new(me)
        .args([
            "announce",
            &port.to_string(),
            &std::process::id().to_string(),
        ])
        .args(open.then_some("--open"))
        .spawn()
        .map_err(|error| format!("xtask cannot start itself: {error}"))?;
    let mut trunk = dist::trunk(project, "serve")?;
    become_server(
        trunk
            .args(["--release", "--offline", "--no-autoreload"])
            .args(["--address", "127.0.0.1", "--port", &port.to_string()]),
    )
}

fn options(args: &[String]) -> Outcome<(u16, bool)> {
    let (mut port, mut open) = (PORT, false);
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        match arg.as_str() {
            "--open" => open = true,
            "--port" => {
                let number = rest
                    .next()
                    .and_then(|text| text.parse().ok())
                    .filter(|number| *number > 0);
                port = number.ok_or("--port needs a number from 1 to 65535")?;
            }
            other => return Err(format!("serve knows --port N and --open, not {other}")),
        }
    }
    Ok((port, open))
}

/// Replaces this process, so that whoever stops it stops the server.
#[cfg(unix)]
fn become_server(trunk: &mut Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("trunk cannot be started: {}", trunk.exec()))
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
        .ok_or("announce needs a port")?;
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
        assert_eq!(read(""), Ok((8080, false)));
        assert_eq!(read("--open --port 9000"), Ok((9000, true)));
        assert!(
            read("--port").is_err() && read("--port 70000").is_err() && read("--fast").is_err()
        );
    }
}
