//! The source code of one file: its calls, its documents, and what could not be followed.

use std::collections::BTreeSet;

use finder::{Also, Ask, Product};
use graphql::{Document, FaultKind, Lines, looks_like_document};
use scope::is_store_key;

use super::calls::{Outcome, resolve};
use super::code::{Chain, Code};
use super::file::stem;
use super::found::{Finding, How, Unfollowed};
use super::handed::{Around, Handed};
use super::joined::joined;
use super::lexer::Kind;
use super::read::FileScan;
use super::request::{Target, method_around, methods_of_variable};
use super::variables::Variables;
use super::work::Pace;
use super::{handed, lists, older, service};

const PICKED: &str = "A member is picked when the program runs: which call it makes is not known.";
const HANDED_PART: &str = "A part of the API is handed to a function that is not in this file, or makes no call that \
                           can be seen: which calls it makes is not known.";
const HANDED_CLIENT: &str = "The client is handed to a package: which calls it makes is not known.";

impl FileScan {
    pub(crate) async fn code<F: AsyncFn(u64)>(&mut self, code: &Code<'_>, pace: &mut Pace<F>) {
        let mut known = Variables::new(code);
        let (mut chains, mut packages) = (Vec::new(), BTreeSet::new());
        for part in code.parts() {
            chains.extend(code.chains(part.clone()));
            handed::packages(code, part.clone(), &mut packages);
            known.types(code, part);
            pace.at(code.work).await;
        }
        for chain in &chains {
            known.assignment(code, chain);
            pace.at(code.work).await;
        }
        let product = product_of(code.text);
        let mut around = Around::new(code, &chains, &known, product, packages);
        for chain in &chains {
            around.note(chain);
            pace.at(code.work).await;
        }
        if around.hands_on() {
            for part in code.parts() {
                around.look(part);
                pace.at(code.work).await;
            }
        }
        for chain in &chains {
            self.chain(&around, chain);
            pace.at(code.work).await;
        }
        let has_classes = older::has_classes(code);
        for part in code.parts() {
            if has_classes {
                for (endpoint, token) in older::classes(code, part.clone()) {
                    self.find(Ask::Call(endpoint), code.line(token), How::Older, None);
                }
            }
            for (endpoint, token) in service::names(code, part.clone()) {
                self.find(Ask::Call(endpoint), code.line(token), How::Service, None);
            }
            self.listed.extend(lists::demanded(&self.path, code, part));
            pace.at(code.work).await;
        }
        let (mut at, mut requested) = (0, Vec::new());
        while at < code.tokens.len() {
            at = match lists::requested(code, at) {
                Some((end, found)) => {
                    requested.extend(found);
                    end
                }
                None => at + 1,
            };
            pace.at(code.work).await;
        }
        self.listed.extend(lists::request(&self.path, &requested));
        // So many tokens may be looked at for what variables are used for.
        let (mut at, mut left) = (0, 5_000_000);
        while at < code.tokens.len() {
            at = self.text(code, at, known.about, &mut left);
            pace.at(code.work).await;
        }
        self.roots.extend(known.roots);
        self.roots.extend(known.makers);
        if !code.whole {
            self.unfollowed(1, "The file is too long to be read to its end.");
        }
    }

    /// What a chain comes to.
    fn chain(&mut self, around: &Around, chain: &Chain) {
        let (code, known) = (around.code, around.known);
        match resolve(code, chain, known, around.product) {
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
                return;
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
                return;
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
                return;
            }
            Outcome::Nothing => {}
        }
        self.handed(around, chain);
        for (endpoint, token) in service::service(chain) {
            self.find(Ask::Call(endpoint), code.line(token), How::Service, None);
        }
        let old = older::request_builder(code, chain, &known.builders)
            .or_else(|| older::named_method(code, chain).filter(|_| known.about));
        if let Some((endpoint, token)) = old {
            self.find(Ask::Call(endpoint), code.line(token), How::Older, None);
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

    /// The document or the path in a text of the program, if a token is one; where to go on.
    fn text(&mut self, code: &Code, start: usize, about: bool, left: &mut usize) -> usize {
        if code.kind(start) != Some(Kind::Text) {
            return start + 1;
        }
        let whole = joined(code, start);
        code.work.add(whole.text.len() / 16);
        let end = whole.end.max(start + 1);
        if is_import(code, start) {
            if whole.text.starts_with('.') {
                self.imports.push(stem(&whole.text).to_owned());
            }
        } else if looks_like_document(&whole.text) {
            code.work.add(whole.text.len());
            if whole.text.trim_start().starts_with('{') {
                self.selection(&whole.lines, &whole.text);
            } else {
                self.document(&whole.lines, &whole.text);
            }
        } else if let Some(target) = Target::of(&whole.text, about) {
            self.target(code, start, &target, left);
        }
        end
    }

    fn target(&mut self, code: &Code, at: usize, target: &Target, left: &mut usize) {
        let line = code.line(at);
        let mut methods: Vec<&str> = method_around(code, at).into_iter().collect();
        let direct = !methods.is_empty();
        if !direct {
            methods = methods_of_variable(code, at, left);
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

    pub(crate) fn document(&mut self, lines: &Lines, text: &str) {
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
