//! What a Rust file names, read from its syntax tree: imports, paths, methods. Code that only tests see is left out.
//! The inside of macros is no syntax tree; there the tokens are read.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// One path that is named: `crate::ui::state::App`, `Secret::reveal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) path: Vec<String>,
    pub(crate) line: usize,
}

/// One import; a tree in braces is many.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) named: Named,
    /// What it is called here; `None` for `*` and `_`.
    pub(crate) alias: Option<String>,
    /// Whether others see it through this module.
    pub(crate) passed_on: bool,
}

/// One `mod name;`.
#[derive(Clone, Debug)]
pub(crate) struct Child {
    pub(crate) name: String,
    pub(crate) test: bool,
}

/// Everything that a file names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) imports: Vec<Import>,
    /// Paths in code, in types, in attributes and in macros; single words too.
    pub(crate) paths: Vec<Named>,
    /// Methods that are called, in macros every word after a point.
    pub(crate) methods: Vec<Named>,
    /// Attributes of views that are set: `style=`.
    pub(crate) settings: Vec<Named>,
    pub(crate) children: Vec<Child>,
    /// How many modules within the file are open.
    depth: usize,
}

impl Names {
    /// Reads a file; the name is for the message if it can't be read.
    pub(crate) fn of(file: &str, text: &str) -> Self {
        let tree = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut names = Self::default();
        names.visit_file(&tree);
        names
    }

    /// All paths, those of the imports too.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Named> {
        let imports = self.imports.iter().map(|import| &import.named);
        imports.chain(&self.paths)
    }

    /// A path as it is meant outside of the modules within the file.
    fn named(&self, mut path: Vec<String>, span: Span) -> Named {
        for _ in 0..self.depth {
            if path.first().is_some_and(|first| first == "super") {
                path.remove(0);
                let more = path.first().is_some_and(|first| first == "super");
                if !more {
                    path.insert(0, "self".to_owned());
                }
            }
        }
        let line = span.start().line;
        Named { path, line }
    }

    fn import(&mut self, tree: &syn::UseTree, before: &[String], passed_on: bool) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        let (path, alias, span) = match tree {
            syn::UseTree::Path(path) => {
                return self.import(&path.tree, &with(&path.ident), passed_on);
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, before, passed_on);
                }
                return;
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                (before.to_vec(), before.last().cloned(), name.ident.span())
            }
            syn::UseTree::Name(name) => {
                let alias = Some(name.ident.to_string());
                (with(&name.ident), alias, name.ident.span())
            }
            syn::UseTree::Rename(name) => {
                let path = if name.ident == "self" {
                    before.to_vec()
                } else {
                    with(&name.ident)
                };
                (path, Some(name.rename.to_string()), name.ident.span())
            }
            syn::UseTree::Glob(glob) => (before.to_vec(), None, glob.star_token.spans[0]),
        };
        self.imports.push(Import {
            named: self.named(path, span),
            alias,
            passed_on,
        });
    }

    /// Reads the tokens of a macro: words that `::` joins, words after a point, `word =`.
    fn tokens(&mut self, tokens: TokenStream) {
        let all: Vec<TokenTree> = tokens.into_iter().collect();
        let is = |at: usize, c: char| matches!(all.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == c);
        let mut at = 0;
        while let Some(token) = all.get(at) {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let is_method = at > 0 && is(at - 1, '.');
                    let mut path = vec![first.to_string()];
                    while is(at + 1, ':')
                        && is(at + 2, ':')
                        && let Some(TokenTree::Ident(next)) = all.get(at + 3)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    let setting = path.len() == 1 && is(at + 1, '=') && !is(at + 2, '=');
                    let named = self.named(path, first.span());
                    if setting {
                        self.settings.push(named.clone());
                    }
                    let list = if is_method {
                        &mut self.methods
                    } else {
                        &mut self.paths
                    };
                    list.push(named);
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            at += 1;
        }
    }
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        if !attributes(item).iter().any(is_for_tests) || matches!(item, syn::Item::Mod(_)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        let test = module.attrs.iter().any(is_for_tests);
        if module.content.is_none() {
            let name = module.ident.to_string();
            self.children.push(Child { name, test });
        } else if !test {
            self.depth += 1;
            visit::visit_item_mod(self, module);
            self.depth -= 1;
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let passed_on = !matches!(item.vis, syn::Visibility::Inherited);
        self.import(&item.tree, &[], passed_on);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words = path.segments.iter().map(|part| part.ident.to_string());
        if let Some(first) = path.segments.first() {
            let named = self.named(words.collect(), first.ident.span());
            self.paths.push(named);
        }
        visit::visit_path(self, path);
    }

    /// `pub(super)` names no module that is used.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let named = self.named(vec![call.method.to_string()], call.method.span());
        self.methods.push(named);
        visit::visit_expr_method_call(self, call);
    }

    /// The inside of macros and attributes, and syntax that has no tree.
    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.tokens(tokens.clone());
    }
}

fn attributes(item: &syn::Item) -> &[syn::Attribute] {
    match item {
        syn::Item::Const(item) => &item.attrs,
        syn::Item::Enum(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        syn::Item::Macro(item) => &item.attrs,
        syn::Item::Static(item) => &item.attrs,
        syn::Item::Struct(item) => &item.attrs,
        syn::Item::Trait(item) => &item.attrs,
        syn::Item::Type(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Mod(item) => &item.attrs,
        _ => &[],
    }
}

/// `#[cfg(test)]`; not `cfg(not(test))`, and nothing that only may have to do with tests.
fn is_for_tests(attribute: &syn::Attribute) -> bool {
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    list.path.is_ident("cfg") && list.tokens.to_string() == "test"
}

/// The lines of a file that hold a word, in code or in a macro, wherever: comments and texts are none.
pub(crate) fn lines_with(file: &str, text: &str, word: &str) -> Vec<usize> {
    let tokens: TokenStream = text
        .parse()
        .unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut found = Vec::new();
    words(tokens, word, &mut found);
    found
}

fn words(tokens: TokenStream, word: &str, found: &mut Vec<usize>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                words(group.stream(), word, found);
            }
            TokenTree::Ident(ident) if ident == word => found.push(ident.span().start().line),
            _ => {}
        }
    }
}
