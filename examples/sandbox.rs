//! The sandbox behind a real port on the loopback interface.
//!
//! `cargo run --example sandbox -- --help` shows the options. The answers carry the CORS headers
//! that the real API host was seen to send, so pages on other ports can use it.
#![allow(clippy::print_stdout)]

#[cfg(not(target_arch = "wasm32"))]
#[path = "sandbox/args.rs"]
mod args;
#[cfg(not(target_arch = "wasm32"))]
#[path = "sandbox/server.rs"]
mod server;

/// There are no ports in a page; the example still has to compile for it.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use sandbox::{CUSTOMER_EMAIL, CUSTOMER_PASSWORD, OPERATOR_ID, OPERATOR_SECRET};
    use std::process::ExitCode;

    let args = match args::read(std::env::args().skip(1)) {
        Ok(Some(args)) => args,
        Ok(None) => {
            println!("{}", args::HELP);
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            println!("{message}\n\n{}", args::HELP);
            return ExitCode::FAILURE;
        }
    };
    let project = args.options.project_key.clone();
    let outcome = server::run(args, |address| {
        println!("The sandbox listens at http://{address} (auth and API alike).");
        println!("In the page choose the region \"Other hosts\", or paste these lines:\n");
        println!("CTP_PROJECT_KEY={project}");
        println!("CTP_CLIENT_ID={OPERATOR_ID}");
        println!("CTP_CLIENT_SECRET={OPERATOR_SECRET}");
        println!("CTP_AUTH_URL=http://{address}");
        println!("CTP_API_URL=http://{address}");
        println!("\nA customer to sign in with: {CUSTOMER_EMAIL}, {CUSTOMER_PASSWORD}");
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("The port can't be served: {error}");
            ExitCode::FAILURE
        }
    }
}
