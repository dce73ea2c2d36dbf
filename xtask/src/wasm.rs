//! The names in a wasm module: what it imports, and what it exports. The rest of the module is copied as it is.

use crate::project::Outcome;
use anyhow::{Context, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const FUNCTION: u8 = 0;

/// The module with other names for what it imports, and without the exports that nobody uses.
///
/// `rename` gets the module and the name of each import and gives back both; `keep` gets the name of each export.
///
/// # Errors
/// It is no module, or imports something other than functions.
pub(crate) fn renamed(
    module: &[u8],
    mut rename: impl FnMut(&str, &str) -> (String, String),
    keep: impl Fn(&str) -> bool,
) -> Outcome<Vec<u8>> {
    let mut rest = Reader(
        module
            .strip_prefix(HEADER)
            .context("this is not a wasm module")?,
    );
    let mut out = HEADER.to_vec();
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let size = rest.number()?;
        let body = rest.take(size)?;
        let body = match id {
            IMPORTS => imports(Reader(body), &mut rename)?,
            EXPORTS => exports(Reader(body), &keep)?,
            _ => body.to_vec(),
        };
        out.push(id);
        push_number(&mut out, body.len());
        out.extend(body);
    }
    Ok(out)
}

fn imports(
    mut section: Reader,
    rename: &mut impl FnMut(&str, &str) -> (String, String),
) -> Outcome<Vec<u8>> {
    let count = section.number()?;
    let mut out = Vec::new();
    push_number(&mut out, count);
    for _ in 0..count {
        let (module, name) = (section.name()?, section.name()?);
        let (module, name) = rename(module, name);
        if section.byte()? != FUNCTION {
            bail!("{name} is imported and no function");
        }
        let kind = section.number()?;
        push_name(&mut out, &module);
        push_name(&mut out, &name);
        out.push(FUNCTION);
        push_number(&mut out, kind);
    }
    Ok(out)
}

fn exports(mut section: Reader, keep: &impl Fn(&str) -> bool) -> Outcome<Vec<u8>> {
    let mut kept = 0;
    let mut entries = Vec::new();
    for _ in 0..section.number()? {
        let (name, kind, index) = (section.name()?, section.byte()?, section.number()?);
        if keep(name) {
            kept += 1;
            push_name(&mut entries, name);
            entries.push(kind);
            push_number(&mut entries, index);
        }
    }
    let mut out = Vec::new();
    push_number(&mut out, kept);
    out.extend(entries);
    Ok(out)
}

/// A short name for the `at`th thing: `a` to `z`, `ba`, `bb` …
pub(crate) fn short(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b"abcdefghijklmnopqrstuvwxyz"[at % 26]);
        at /= 26;
        if at == 0 {
            break;
        }
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

/// What is still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Outcome<&'a [u8]> {
        let (taken, rest) = self
            .0
            .split_at_checked(count)
            .context("the wasm module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Outcome<u8> {
        Ok(self.take(1)?[0])
    }

    /// A number of at most 32 bits, seven bits a byte, the lowest first.
    fn number(&mut self) -> Outcome<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        bail!("the wasm module has a number of more than 32 bits")
    }

    fn name(&mut self) -> Outcome<&'a str> {
        let size = self.number()?;
        std::str::from_utf8(self.take(size)?).context("the wasm module has a name that is not text")
    }
}

fn push_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn push_name(out: &mut Vec<u8>, name: &str) {
    push_number(out, name.len());
    out.extend(name.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One type, two imported functions, one export of each and a custom section.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
        \x02\x13\x02\x03env\x03one\0\0\x01e\x03two\0\0\
        \x07\x0e\x02\x03use\0\0\x04drop\0\x01\
        \0\x03\x01xy";

    #[test]
    fn imports_get_other_names_and_unused_exports_go() {
        let mut seen = Vec::new();
        let rename = |module: &str, name: &str| {
            seen.push(format!("{module}.{name}"));
            ("a".to_owned(), short(seen.len() - 1))
        };
        let new = renamed(MODULE, rename, |name| name == "use").unwrap();
        assert_eq!(seen, ["env.one", "e.two"]);
        assert_eq!(
            new,
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\
              \x02\x0d\x02\x01a\x01a\0\0\x01a\x01b\0\0\
              \x07\x07\x01\x03use\0\0\
              \0\x03\x01xy"
        );
    }

    #[test]
    fn the_same_names_give_the_same_module() {
        let same = |module: &str, name: &str| (module.to_owned(), name.to_owned());
        assert_eq!(renamed(MODULE, same, |_| true).unwrap(), MODULE);
    }

    #[test]
    fn what_is_cut_off_is_an_error() {
        let same = |module: &str, name: &str| (module.to_owned(), name.to_owned());
        for end in [0, 4, 9, 12, 20, MODULE.len() - 1] {
            assert!(renamed(&MODULE[..end], same, |_| true).is_err(), "{end}");
        }
    }

    #[test]
    fn short_names_differ() {
        assert_eq!(
            [0, 25, 26, 27, 702].map(short),
            ["a", "z", "ba", "bb", "bba"]
        );
    }
}
