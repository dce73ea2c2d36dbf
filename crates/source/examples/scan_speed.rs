//! How fast a folder is scanned, beside a program that only splits the same files into lines.
#![allow(clippy::print_stdout)] // It is a measurement.

use std::hint::black_box;
use std::time::Instant;

use source::{join, read_file};

/// The project that is promised to be read fast: so many files, of so many bytes together.
const FILES: usize = 10_000;
const BYTES: usize = 300 << 20;

const CODE: &str = "import { apiRoot } from './client';\n\n/** The carts of a page. */\nexport async function carts(page: number) {\n  const { body } = await apiRoot\n    .carts()\n    .get({ queryArgs: { limit: 20, offset: page * 20, where: `a=\"${page}\"` } })\n    .execute();\n  return body.results.map((cart) => ({ id: cart.id, total: cart.totalPrice.centAmount }));\n}\n\nconst QUERY = gql`\n  query Orders {\n    orders(limit: 5) { results { id customer { id } } }\n  }\n`;\n\n// More of what programs are made of.\nexport const sum = (all: number[]) => all.filter((one) => one > 0).reduce((a, b) => a + b, 0);\n";

fn main() {
    let text = CODE.repeat(BYTES / FILES / CODE.len() + 1);
    let bytes = text.len() * FILES;
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    println!("{FILES} files, {} MB, {workers} threads", bytes >> 20);
    let time = |name: &str, work: &(dyn Fn(usize) + Sync)| {
        let start = Instant::now();
        std::thread::scope(|scope| {
            for worker in 0..workers {
                scope.spawn(move || (worker..FILES).step_by(workers).for_each(work));
            }
        });
        println!("{name}: {} ms", start.elapsed().as_millis());
    };
    time("splitting into lines", &|_| {
        black_box(text.lines().map(str::len).sum::<usize>());
    });
    time("reading the code", &|at| {
        black_box(read_file(&format!("src/f{at}.ts"), &text));
    });
    let start = Instant::now();
    let scans = (0..FILES).map(|at| read_file(&format!("src/f{at}.ts"), CODE));
    let scan = join(scans.collect());
    println!(
        "{} findings of {FILES} small files joined: {} ms",
        scan.findings.len(),
        start.elapsed().as_millis()
    );
}
