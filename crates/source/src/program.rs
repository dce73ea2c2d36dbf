//! The source code of one file: its calls, its documents, and what could not be followed.

use std::collections::BTreeSet;

use finder::{Also, Ask};
use graphql::{Document, FaultKind, Lines, looks_like_document};
use scope::is_store_key;

use super::calls::{Outcome, resolve};
use super::code::Code;
use super::file::{folder, stem};
use super::found::{Finding, How, Unfollowed};
use super::handed::{Around, Handed};
use super::joined::{joined, stands_alone};
use super::lexer::Kind;
use super::lookup::Found;
use super::read::FileScan;
use super::request::{Target, method_around, methods_of_variable};
use super::variables::Variables;
use super::walk::Chain;
use super::work::Pace;
use super::{classes, handed, lists, older, service};

const PICKED: &str = "A member is picked when the program runs: which call it makes is not known.";
const HANDED_PART: &str = "A part of the API is handed to a function that is not in this file, or makes no call that \
                           can be seen: which calls it makes is not known.";
const HANDED_CLIENT: &str = "The client is handed to a package: which calls it makes is not known.";

/// A package that loads all files of the folders that it is told.
const LOADER: &str = "@fastify/autoload";

/// So many chains are looked at before a rest.
const TOGETHER: usize = 1_000;

impl FileScan {
    pub(crate) async fn code<F: AsyncFn(u64)>(&mut self, code: &Code<'_>, pace: &mut Pace<F>) {
        let mut known = Variables::default();
        let (mut chains, mut packages) = (Vec::new(), BTreeSet::new());
        for part in code.parts() {
            chains.extend(code.briefs(part));
            pace.at(code.work).await;
        }
        for at in &code.cut.texts {
            handed::package(code, *at, &mut packages);
            pace.at(code.work).await;
        }
        for at in &code.cut.signs {
            known.type_at(code, *at);
            pace.at(code.work).await;
        }
        for part in chains.chunks(TOGETHER) {
            code.work.add(part.len());
            for chain in part {
                if chain.concerns(known.names) {
                    known.assignment(code, &code.chain(chain.start));
                    pace.at(code.work).await;
                }
            }
            pace.at(code.work).await;
        }
        // From here on nothing is learned: a chain that says nothing now is looked at no more.
        let mut around = Around::new(code, &chains, &known, packages);
        let mut telling: Vec<Chain> = Vec::new();
        for part in chains.chunks(TOGETHER) {
            code.work.add(part.len());
            for brief in part.iter().filter(|chain| chain.concerns(known.names)) {
                let chain = code.chain(brief.start);
                around.note(&chain);
                telling.push(chain);
                pace.at(code.work).await;
            }
            pace.at(code.work).await;
        }
        if around.hands_on() {
            for part in code.parts() {
                around.look(part);
                pace.at(code.work).await;
            }
        }
        for chain in &telling {
            self.chain(&around, chain);
            pace.at(code.work).await;
        }
        if classes::has_classes(code) {
            for part in code.parts() {
                for found in classes::calls(code, part) {
                    self.older(code, found);
                }
                pace.at(code.work).await;
            }
        }
        self.signs(code, pace).await;
        self.texts(code, pace).await;
        self.roots.extend(known.roots);
        self.roots.extend(known.makers);
        self.gives_root = known.gives_root;
        if !code.cut.whole {
            self.unfollowed(1, "The file is too long to be read to its end.");
        }
    }

    /// What names and texts say on their own.
    async fn signs<F: AsyncFn(u64)>(&mut self, code: &Code<'_>, pace: &mut Pace<F>) {
        for at in &code.cut.signs {
            if let Some(found) = service::named(code, *at) {
                self.service(code, &found);
            }
        }
        let mut lists: Vec<usize> = [code.cut.signs.as_slice(), &code.cut.texts].concat();
        lists.sort_unstable();
        for at in lists {
            self.listed.extend(lists::demanded(&self.path, code, at));
            pace.at(code.work).await;
        }
        let (mut next, mut requested) = (0, Vec::new());
        for at in &code.cut.texts {
            if *at >= next
                && let Some((end, found)) = lists::requested(code, *at)
            {
                requested.extend(found);
                next = end;
            }
            pace.at(code.work).await;
        }
        self.listed.extend(lists::request(&self.path, &requested));
    }

    /// Documents and paths in texts.
    async fn texts<F: AsyncFn(u64)>(&mut self, code: &Code<'_>, pace: &mut Pace<F>) {
        // So many tokens may be looked at for what variables are used for.
        let (mut next, mut left) = (0, 5_000_000);
        let mut loads_folders = false;
        for at in &code.cut.texts {
            if *at >= next {
                loads_folders |= code.word(*at) == LOADER && is_import(code, *at);
                next = self.text(code, *at, &mut left);
                pace.at(code.work).await;
            }
        }
        if loads_folders {
            // Files of a folder are loaded without an import of each.
            let names = code.cut.texts.iter().map(|at| code.word(*at));
            self.imports.extend(names.filter_map(folder));
        }
    }

    /// What a chain comes to.
    fn chain(&mut self, around: &Around, chain: &Chain) {
        let (code, known) = (around.code, around.known);
        match resolve(code, chain, known) {
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
        for found in service::service(chain) {
            self.service(code, &found);
        }
        for found in older::calls(code, chain, &known.builders) {
            self.older(code, found);
        }
    }

    fn service(&mut self, code: &Code, found: &Found) {
        let line = code.line(found.token);
        self.find(Ask::Call(found.endpoint), line, How::Service, None);
    }

    /// A call of an older SDK.
    fn older(&mut self, code: &Code, found: Found) {
        let line = code.line(found.token);
        if found.endpoint.also() == Also::Fields {
            self.graphql.push(line);
        } else {
            self.find(Ask::Call(found.endpoint), line, How::Older, None);
        }
        self.stores.extend(found.store);
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

    /// The document or the path that a text of the program is, if it is one; where to go on.
    fn text(&mut self, code: &Code, start: usize, left: &mut usize) -> usize {
        if is_word(code, start) {
            return start + 1;
        }
        let whole = joined(code, start);
        code.work.add(whole.text.len() / 16);
        let end = whole.end.max(start + 1);
        if is_import(code, start) {
            if whole.text.starts_with('.') {
                let file = stem(&whole.text).to_owned();
                let name = name_of_import(code, start);
                let named = name.map(|name| (name.to_owned(), file.clone()));
                self.named_imports.extend(named);
                self.imports.push(file);
            }
        } else if looks_like_document(&whole.text) {
            code.work.add(whole.text.len());
            if whole.text.trim_start().starts_with('{') {
                self.selection(&whole.lines, &whole.text);
            } else {
                self.document(&whole.lines, &whole.text);
            }
        } else if let Some(target) = Target::of(&whole.text, || code.facts.about()) {
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

/// Whether a text stands alone and is surely neither a path nor a document: most texts are words, and need no more looks.
fn is_word(code: &Code, at: usize) -> bool {
    let raw = code.word(at);
    code.work.add(raw.len() / 16);
    // The same signs in front of a document are passed over by `looks_like_document`.
    let begin = raw.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    let may_begin = [
        "{",
        "#",
        ".",
        "query",
        "mutation",
        "subscription",
        "fragment",
    ];
    !may_begin.iter().any(|word| begin.starts_with(word))
        && memchr::memchr2(b'/', b'\\', raw.as_bytes()).is_none()
        && stands_alone(code, at)
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

/// The name that a file has for what another one exports by default: `import name from './other'`.
fn name_of_import<'a>(code: &Code<'a>, at: usize) -> Option<&'a str> {
    let name = at.checked_sub(2)?;
    let is_named = code.word(at - 1) == "from" && code.word(name.checked_sub(1)?) == "import";
    (is_named && code.kind(name) == Some(Kind::Name)).then(|| code.word(name))
}
