//! One file: its calls, its documents, its lists of scopes, and what could not be followed.

use finder::{Also, Ask, Product};
use graphql::{Document, FaultKind, Lines, looks_like_document};
use scope::is_store_key;

use super::calls::{Outcome, Variables, resolve};
use super::code::{Chain, Code};
use super::file::{Language, Purpose, is_left_out, language, purpose, stem};
use super::found::{Finding, How, Listed, Place, Unfollowed};
use super::handed::{Around, Handed};
use super::joined::joined;
use super::lexer::Kind;
use super::markup::without_markup;
use super::request::{Target, method_around, methods_of_variable};
use super::{lists, older};

/// A longer file is not read: nobody writes one.
pub const LONGEST_FILE: usize = 4 << 20;

const TOO_LONG: &str = "The file is longer than 4 MB: it was not read.";

const PICKED: &str = "A member is picked when the program runs: which call it makes is not known.";
const HANDED_PART: &str = "A part of the API is handed to a function that is not in this file, or makes no call that \
                           can be seen: which calls it makes is not known.";
const HANDED_CLIENT: &str = "The client is handed to a package: which calls it makes is not known.";

/// What one file says, before documents and names of all files are put together.
#[derive(Default)]
pub struct FileScan {
    pub(crate) path: String,
    pub(crate) purpose: Purpose,
    pub(crate) findings: Vec<Finding>,
    pub(crate) unfollowed: Vec<Unfollowed>,
    pub(crate) listed: Vec<Listed>,
    /// Documents, each with the line that it begins in. The lines in them are those of the file.
    pub(crate) documents: Vec<(usize, Document)>,
    /// Calls to GraphQL, by line.
    pub(crate) graphql: Vec<usize>,
    /// Calls of the project itself, if the variable holds the root of its calls.
    pub(crate) maybe: Vec<(String, Finding)>,
    /// What can't be followed, if the variable holds the root of calls.
    pub(crate) maybe_open: Vec<(String, Unfollowed)>,
    /// Variables that hold such a root.
    pub(crate) roots: Vec<String>,
    pub(crate) stores: Vec<String>,
    /// The names of the project's own files that it imports.
    pub(crate) imports: Vec<String>,
    pub(crate) left_out: bool,
}

/// Whether a file of that path is worth reading.
pub fn is_read(path: &str) -> bool {
    !is_left_out(path) && (language(path).is_some() || lists::source(path).is_some())
}

/// Reads a file.
pub fn read_file(path: &str, text: &str) -> FileScan {
    let mut scan = FileScan {
        path: path.to_owned(),
        purpose: purpose(path),
        ..FileScan::default()
    };
    // A binary, or a file that a program made.
    let is_text = !text
        .get(..text.floor_char_boundary(8000))
        .unwrap_or(text)
        .contains('\0');
    if text.len() > LONGEST_FILE {
        return FileScan::unread(path, TOO_LONG);
    }
    if !is_read(path) || !is_text {
        scan.left_out = true;
        return scan;
    }
    if let Some(source) = lists::source(path) {
        scan.listed.extend(lists::listed(path, text, source));
        return scan;
    }
    match language(path) {
        Some(Language::GraphQl) => scan.document(&Lines::of(text), text),
        Some(language) => {
            let scripts;
            let text = if language == Language::Markup {
                scripts = without_markup(text);
                &scripts
            } else {
                text
            };
            scan.code(&Code::of(text, language));
        }
        None => {}
    }
    scan
}

impl FileScan {
    /// A file that is longer than those that are read.
    pub fn too_long(path: &str) -> Self {
        Self::unread(path, TOO_LONG)
    }

    /// A file that was not read. It is said of those that would be.
    pub(crate) fn unread(path: &str, why: &str) -> Self {
        let mut scan = Self {
            path: path.to_owned(),
            purpose: purpose(path),
            left_out: true,
            ..Self::default()
        };
        if is_read(path) {
            scan.unfollowed(1, why);
        }
        scan
    }

    fn place(&self, line: usize) -> Place {
        Place {
            file: self.path.clone(),
            line,
            purpose: self.purpose,
        }
    }

    fn find(&mut self, ask: Ask, line: usize, how: How, client: Option<String>) {
        let place = self.place(line);
        self.findings.push(Finding {
            ask,
            place,
            how,
            client,
        });
    }

    fn unfollowed(&mut self, line: usize, why: &str) {
        let place = self.place(line);
        self.unfollowed.push(Unfollowed {
            place,
            why: why.to_owned(),
        });
    }

    fn code(&mut self, code: &Code) {
        let chains = code.chains();
        let known = Variables::of(code, &chains);
        let product = product_of(code.text);
        let about = known.about;
        let around = Around::new(code, &chains, &known, product);
        for chain in &chains {
            match resolve(code, chain, &known, product) {
                Outcome::Call {
                    endpoint,
                    verb,
                    store,
                    base,
                } => {
                    let line = code.line(verb);
                    if endpoint.also() == Also::Fields {
                        self.graphql.push(line);
                    } else {
                        let client =
                            base.filter(|base| known.roots.len() > 1 && known.roots.contains(base));
                        self.find(Ask::Call(endpoint), line, How::Chain, client);
                    }
                    self.stores.extend(store);
                    continue;
                }
                Outcome::MaybeProject {
                    endpoint,
                    base,
                    verb,
                } => {
                    let finding = Finding {
                        ask: Ask::Call(endpoint),
                        place: self.place(code.line(verb)),
                        how: How::Chain,
                        client: None,
                    };
                    self.maybe.push((base, finding));
                    continue;
                }
                Outcome::Dynamic { token, maybe } => {
                    let open = Unfollowed {
                        place: self.place(code.line(token)),
                        why: PICKED.to_owned(),
                    };
                    match maybe {
                        Some(base) => self.maybe_open.push((base, open)),
                        None => self.unfollowed.push(open),
                    }
                    continue;
                }
                Outcome::Nothing => {}
            }
            self.handed(&around, chain);
            for (endpoint, token) in older::service(chain) {
                self.find(Ask::Call(endpoint), code.line(token), How::Service, None);
            }
            let old = older::request_builder(code, chain)
                .or_else(|| older::named_method(code, chain).filter(|_| about));
            if let Some((endpoint, token)) = old {
                self.find(Ask::Call(endpoint), code.line(token), How::Older, None);
            }
        }
        for (endpoint, token) in older::classes(code) {
            self.find(Ask::Call(endpoint), code.line(token), How::Older, None);
        }
        for (endpoint, token) in older::names(code) {
            self.find(Ask::Call(endpoint), code.line(token), How::Service, None);
        }
        self.listed.extend(lists::demanded(&self.path, code));
        self.listed.extend(lists::requested(&self.path, code));
        self.texts(code, about);
        self.roots.extend(known.roots);
        if !code.whole {
            self.unfollowed(1, "The file is too long to be read to its end.");
        }
    }

    /// What is handed to a function instead of being called.
    fn handed(&mut self, around: &Around, chain: &Chain) {
        let code = around.code;
        let line = code.line(chain.start);
        match around.handed(chain) {
            None => {}
            Some(Handed::Part) => self.unfollowed(line, HANDED_PART),
            Some(Handed::Client) => self.unfollowed(line, HANDED_CLIENT),
            Some(Handed::Calls(calls)) => {
                for outcome in calls {
                    match outcome {
                        Outcome::Call { endpoint, verb, .. } => {
                            self.find(Ask::Call(endpoint), code.line(verb), How::Chain, None);
                        }
                        Outcome::Dynamic { token, .. } => {
                            self.unfollowed(code.line(token), PICKED);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// Documents and paths in the texts of the program.
    fn texts(&mut self, code: &Code, about: bool) {
        let mut at = 0;
        while at < code.tokens.len() {
            if code.kind(at) != Some(Kind::Text) {
                at += 1;
                continue;
            }
            let whole = joined(code, at);
            let start = at;
            at = whole.end.max(at + 1);
            if is_import(code, start) {
                if whole.text.starts_with('.') {
                    self.imports.push(stem(&whole.text).to_owned());
                }
                continue;
            }
            if looks_like_document(&whole.text) {
                if whole.text.trim_start().starts_with('{') {
                    self.selection(&whole.lines, &whole.text);
                } else {
                    self.document(&whole.lines, &whole.text);
                }
            } else if let Some(target) = Target::of(&whole.text, about) {
                self.target(code, start, &target);
            }
        }
    }

    fn target(&mut self, code: &Code, at: usize, target: &Target) {
        let line = code.line(at);
        let mut methods: Vec<&str> = method_around(code, at).into_iter().collect();
        let direct = !methods.is_empty();
        if !direct {
            methods = methods_of_variable(code, at);
        }
        let told = !methods.is_empty();
        if !told {
            methods.push("GET");
        }
        let calls = methods.iter().filter_map(|method| target.call(method));
        // A token is asked for by POST only.
        let calls: Vec<_> = calls.collect();
        let calls = if calls.is_empty() {
            target.call("POST").into_iter().collect()
        } else {
            calls
        };
        for call in calls {
            if let Some(key) = call
                .store
                .filter(|key| is_store_key(key) && !key.starts_with("x1"))
            {
                self.stores.push(key);
            }
            if call.endpoint.also() == Also::Fields {
                self.graphql.push(line);
                continue;
            }
            // A project's own path is the beginning of others, mostly.
            if !direct && call.endpoint.path() == "/{projectKey}" {
                continue;
            }
            self.find(Ask::Call(call.endpoint), line, How::Path, None);
            if !told && call.endpoint.method() == finder::Method::Get {
                self.unfollowed(
                    line,
                    "The method of this request stands elsewhere: it was taken for GET.",
                );
            }
        }
    }

    /// A document without the word `query`: a format such as `{name}` looks like one, so it counts only if
    /// it can be parsed and selects something of something.
    fn selection(&mut self, lines: &Lines, text: &str) {
        let mut depth = 0_usize;
        let nested = text.bytes().any(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 1
        });
        if let Some(document) = nested
            .then(|| Document::parse_template_in(text, lines).ok())
            .flatten()
        {
            self.documents.push((lines.at(0), document));
        }
    }

    fn document(&mut self, lines: &Lines, text: &str) {
        match Document::parse_template_in(text, lines) {
            Ok(document) => self.documents.push((lines.at(0), document)),
            Err(fault) => self.unfollowed(fault.line, unparsed(fault.kind)),
        }
    }
}

/// Why a document was not read. The line is that of the place, so that a list of known places outlives changes above.
fn unparsed(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::TooLarge => "GraphQL: the document is too long or too deep to be read.",
        FaultKind::Syntax => "GraphQL: the document can’t be parsed.",
        FaultKind::Nothing => "GraphQL: there is neither an operation nor a fragment.",
    }
}

/// The API that a file is about, if it says so.
fn product_of(text: &str) -> Option<Product> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&[
        "importapi-sdk",
        "importapi",
        "import-sdk",
        "commercetools.importapi",
        "ImportApi",
    ]) {
        Some(Product::Import)
    } else if has(&["history-sdk", "commercetools.history"]) {
        Some(Product::History)
    } else if has(&["checkout-sdk", "commercetools.checkout"]) {
        Some(Product::Checkout)
    } else {
        None
    }
}

/// Whether a text names a module: `import ... from '/a/b'`, `require('a')`.
fn is_import(code: &Code, at: usize) -> bool {
    let word = |back: usize| {
        at.checked_sub(back)
            .map(|at| code.word(at))
            .unwrap_or_default()
    };
    matches!(
        word(1),
        "import" | "from" | "use" | "using" | "package" | "require" | "include"
    ) || word(1) == "(" && matches!(word(2), "require" | "import" | "mock" | "require_once")
}
