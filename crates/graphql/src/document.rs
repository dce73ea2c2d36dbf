//! A document as far as scopes depend on it: operations, fragments, fields and the arguments that matter.

use apollo_parser::cst::{self, CstNode};
use apollo_parser::{Error, Parser};

use super::holes;
use super::lines::Lines;

/// Selections in one another, no more than that.
const DEEPEST: usize = 100;
/// Words and signs in one document, no more than that.
const LONGEST: usize = 20_000;
/// Bytes of one document, no more than that.
const LARGEST: usize = 2 << 20;

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub(crate) operations: Vec<Operation>,
    pub(crate) fragments: Vec<Fragment>,
    /// How many parts of it are filled in when the program runs.
    pub(crate) holes: usize,
}

/// Why a text is no document that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub kind: FaultKind,
}

/// What is wrong with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is longer than any document, or deeper.
    TooLarge,
    /// It is not written as the GraphQL specification says.
    Syntax,
    /// It holds neither an operation nor a fragment.
    Nothing,
}

impl Fault {
    /// For people.
    pub fn words(self) -> String {
        let what = match self.kind {
            FaultKind::TooLarge => "the document is too long or too deep to be read",
            FaultKind::Syntax => "the document can’t be parsed",
            FaultKind::Nothing => "there is neither an operation nor a fragment",
        };
        format!("GraphQL, line {}: {what}.", self.line)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    Query,
    Mutation,
    Subscription,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Operation {
    pub(crate) root: Root,
    pub(crate) name: Option<String>,
    pub(crate) line: usize,
    /// Variables that always have a value: they are not null, or have a default.
    pub(crate) certain: Vec<String>,
    pub(crate) selections: Vec<Selection>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fragment {
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) on: String,
    pub(crate) selections: Vec<Selection>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Selection {
    Field(Field),
    Spread {
        name: String,
        line: usize,
    },
    Inline {
        line: usize,
        on: Option<String>,
        selections: Vec<Selection>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) line: usize,
    pub(crate) arguments: Vec<(String, Value)>,
    pub(crate) selections: Vec<Selection>,
}

/// A value as far as it matters.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Bool(bool),
    Text(String),
    List(Vec<Value>),
    Variable(String),
    Other,
}

impl Document {
    /// Reads a document.
    ///
    /// # Errors
    /// Why it is none, and where.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::parse_in(text, &Lines::of(text))
    }

    fn parse_in(text: &str, lines: &Lines) -> Result<Self, Fault> {
        let too_large = Fault {
            line: lines.at(0),
            kind: FaultKind::TooLarge,
        };
        if text.len() > LARGEST {
            return Err(too_large);
        }
        let tree = Parser::new(text)
            .recursion_limit(DEEPEST)
            .token_limit(LONGEST)
            .parse();
        if let Some(error) = tree.errors().next() {
            return Err(fault(lines, error));
        }
        let mut document = Self::default();
        for definition in tree.document().definitions() {
            match definition {
                cst::Definition::OperationDefinition(operation) => {
                    document.operations.push(operation_of(&operation, lines));
                }
                cst::Definition::FragmentDefinition(fragment) => {
                    document.fragments.extend(fragment_of(&fragment, lines));
                }
                // A schema asks for nothing.
                _ => {}
            }
        }
        if document.operations.is_empty() && document.fragments.is_empty() {
            let kind = FaultKind::Nothing;
            return Err(Fault {
                line: lines.at(0),
                kind,
            });
        }
        Ok(document)
    }

    /// Reads a document of a program, in which `${...}` or `%s` stands for what is filled in when it runs.
    /// Each is tried as nothing and as a name.
    ///
    /// # Errors
    /// Why it is none, and where.
    pub fn parse_template(text: &str) -> Result<Self, Fault> {
        Self::parse_template_in(text, &Lines::of(text))
    }

    /// As [`Document::parse_template`], for a text that stands in a file: lines are those of the file.
    ///
    /// # Errors
    /// Why it is none, and where in the file.
    pub fn parse_template_in(text: &str, lines: &Lines) -> Result<Self, Fault> {
        if text.len() > LARGEST {
            return Self::parse_in(text, lines);
        }
        let Some(filled) = holes::fill(text, lines) else {
            return Self::parse_in(text, lines);
        };
        let mut first = None;
        for one in &filled.ways {
            match Self::parse_in(&one.text, &one.lines) {
                Ok(document) => {
                    return Ok(Self {
                        holes: filled.count,
                        ..document
                    });
                }
                Err(fault) => first = first.or(Some(fault)),
            }
        }
        first.map_or_else(|| Self::parse_in(text, lines), Err)
    }

    /// The names of its operations; one may have none.
    pub fn operations(&self) -> impl Iterator<Item = Option<&str>> {
        self.operations.iter().map(|one| one.name.as_deref())
    }

    /// Whether it holds fragments alone.
    pub fn is_fragments(&self) -> bool {
        self.operations.is_empty()
    }
}

fn fault(lines: &Lines, error: &Error) -> Fault {
    Fault {
        line: lines.at(error.index()),
        kind: if error.is_limit() {
            FaultKind::TooLarge
        } else {
            FaultKind::Syntax
        },
    }
}

/// The line in which a part of a document begins.
fn line_of(node: &impl CstNode, lines: &Lines) -> usize {
    lines.at(usize::from(node.syntax().text_range().start()))
}

fn name(name: Option<cst::Name>) -> Option<String> {
    name.map(|name| name.text().to_string())
}

fn operation_of(operation: &cst::OperationDefinition, lines: &Lines) -> Operation {
    let kind = operation.operation_type();
    let root = match kind {
        Some(kind) if kind.mutation_token().is_some() => Root::Mutation,
        Some(kind) if kind.subscription_token().is_some() => Root::Subscription,
        _ => Root::Query,
    };
    let variables = operation.variable_definitions();
    let variables = variables
        .iter()
        .flat_map(cst::VariableDefinitions::variable_definitions);
    let certain = variables.filter_map(|variable| {
        let sure = matches!(variable.ty(), Some(cst::Type::NonNullType(_)));
        let null =
            |value: cst::DefaultValue| matches!(value.value(), Some(cst::Value::NullValue(_)));
        let default = variable.default_value().is_some_and(|value| !null(value));
        let name = name(variable.variable()?.name())?;
        (sure || default).then_some(name)
    });
    Operation {
        root,
        name: name(operation.name()),
        line: line_of(operation, lines),
        certain: certain.collect(),
        selections: selections_of(operation.selection_set(), lines),
    }
}

fn fragment_of(fragment: &cst::FragmentDefinition, lines: &Lines) -> Option<Fragment> {
    Some(Fragment {
        line: line_of(fragment, lines),
        name: name(fragment.fragment_name()?.name())?,
        on: type_of(fragment.type_condition())?,
        selections: selections_of(fragment.selection_set(), lines),
    })
}

fn type_of(condition: Option<cst::TypeCondition>) -> Option<String> {
    name(condition?.named_type()?.name())
}

fn selections_of(set: Option<cst::SelectionSet>, lines: &Lines) -> Vec<Selection> {
    let selections = set.iter().flat_map(cst::SelectionSet::selections);
    let selections = selections.filter_map(|selection| match selection {
        cst::Selection::Field(field) => Some(Selection::Field(Field {
            name: name(field.name())?,
            line: line_of(&field, lines),
            arguments: arguments_of(field.arguments()),
            selections: selections_of(field.selection_set(), lines),
        })),
        cst::Selection::FragmentSpread(spread) => Some(Selection::Spread {
            name: name(spread.fragment_name()?.name())?,
            line: line_of(&spread, lines),
        }),
        cst::Selection::InlineFragment(inline) => Some(Selection::Inline {
            line: line_of(&inline, lines),
            on: type_of(inline.type_condition()),
            selections: selections_of(inline.selection_set(), lines),
        }),
    });
    selections.collect()
}

/// The arguments that scopes depend on.
fn arguments_of(arguments: Option<cst::Arguments>) -> Vec<(String, Value)> {
    let all = arguments.iter().flat_map(cst::Arguments::arguments);
    let matter = |name: &String| {
        ["storeKey", "key", "keys", "asAssociate", "staged"].contains(&name.as_str())
    };
    let pairs = all.filter_map(|argument| {
        let name = name(argument.name()).filter(matter)?;
        Some((name, value_of(&argument.value()?)))
    });
    pairs.collect()
}

fn value_of(value: &cst::Value) -> Value {
    match value {
        cst::Value::NullValue(_) => Value::Null,
        cst::Value::BooleanValue(value) => Value::Bool(value.true_token().is_some()),
        cst::Value::StringValue(text) => Value::Text(String::from(text)),
        cst::Value::ListValue(list) => {
            Value::List(list.values().map(|one| value_of(&one)).collect())
        }
        cst::Value::Variable(variable) => {
            name(variable.name()).map_or(Value::Other, Value::Variable)
        }
        _ => Value::Other,
    }
}
