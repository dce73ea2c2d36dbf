//! How fast a folder is scanned, beside a program that only splits the same files into lines.
#![allow(clippy::print_stdout)] // It is a measurement.

use std::hint::black_box;
use std::time::Instant;

use source::{join, read_file};

/// The project that is promised to be read fast: so many files, of so many bytes together.
const FILES: usize = 10_000;
const BYTES: usize = 300 << 20;

/// What stands between calls, mostly.
const PLAIN: &str = "
export interface Line {
  id: string;
  name: string;
  quantity: number;
}

/** The sum of what is left, in cents; lines without a price don't count. */
export function sum(lines: Line[], price: (line: Line) => number | undefined): number {
  let all = 0;
  for (const line of lines.filter((one) => one.quantity > 0)) {
    const cents = price(line);
    if (cents === undefined) {
      console.warn(`no price: ${line.name}`, { id: line.id });
      continue;
    }
    all += cents * line.quantity;
  }
  return Math.round(all / 100) * 100;
}
";

const CALL: &str = "
export async function carts(page: number) {
  const { body } = await apiRoot
    .carts()
    .get({ queryArgs: { limit: 20, offset: page * 20 } })
    .execute();
  return body.results.map((cart) => ({ id: cart.id, total: cart.totalPrice.centAmount }));
}
";

const DOCUMENT: &str = "
const QUERY = gql`
  query Orders {
    orders(limit: 5) { results { id customer { id } } }
  }
`;
";

fn main() {
    // A call in every 2 KB or so, and a document in every file.
    let part = [&PLAIN.repeat(3), CALL].concat();
    let text = [&part.repeat(BYTES / FILES / part.len() + 1), DOCUMENT].concat();
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
    let scans = (0..FILES).map(|at| read_file(&format!("src/f{at}.ts"), CALL));
    let scan = join(scans.collect());
    println!(
        "{} findings of {FILES} small files joined: {} ms",
        scan.findings.len(),
        start.elapsed().as_millis()
    );
}
