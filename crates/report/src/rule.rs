//! The kinds of findings.

/// What a finding is about. Its id is never given to another rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A call needs a scope that the policy doesn't allow.
    NotAllowed,
    /// A call needs a scope that the project doesn't list.
    Missing,
    /// A name looks like a scope, but is not a scope.
    Misspelled,
    /// A listed scope is not needed by any call.
    Superfluous,
    /// A listed scope gives broad access.
    Risky,
    /// A GraphQL field is not in the schema.
    UnknownField,
    /// Something could not be followed.
    Unfollowed,
    /// The program checks that its own token has this scope.
    OwnCheck,
    /// A GraphQL field reaches another resource.
    Reach,
    /// A call, and the scope that it needs.
    Call,
}

/// All rules, the gravest first.
pub const RULES: [Rule; 10] = [
    Rule::NotAllowed,
    Rule::Missing,
    Rule::Misspelled,
    Rule::Superfluous,
    Rule::Risky,
    Rule::UnknownField,
    Rule::Unfollowed,
    Rule::OwnCheck,
    Rule::Reach,
    Rule::Call,
];

impl Rule {
    /// As options and policies name it.
    pub fn id(self) -> &'static str {
        match self {
            Self::NotAllowed => "not-allowed",
            Self::Missing => "missing",
            Self::Misspelled => "misspelled",
            Self::Superfluous => "superfluous",
            Self::Risky => "risky",
            Self::UnknownField => "unknown-field",
            Self::Unfollowed => "unfollowed",
            Self::OwnCheck => "own-check",
            Self::Reach => "reach",
            Self::Call => "call",
        }
    }

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::NotAllowed => "A call needs a scope that the policy doesn’t allow",
            Self::Missing => "A call needs a scope that the project doesn’t list",
            Self::Misspelled => "A name looks like a scope, but is not a scope",
            Self::Superfluous => "A listed scope is not needed by any call",
            Self::Risky => "A listed scope gives broad access",
            Self::UnknownField => "A GraphQL field is not in the schema",
            Self::Unfollowed => "Something could not be followed",
            Self::OwnCheck => "The program checks that its own token has this scope",
            Self::Reach => "A GraphQL field reaches another resource",
            Self::Call => "A call, and the scope that it needs",
        }
    }

    /// Whether it says that something is wrong, and not only what there is.
    pub fn is_fault(self) -> bool {
        !matches!(
            self,
            Self::OwnCheck | Self::Reach | Self::Call | Self::Unfollowed
        )
    }

    /// The level of SARIF.
    pub fn level(self) -> &'static str {
        match self {
            Self::NotAllowed | Self::Missing | Self::Misspelled => "error",
            Self::Superfluous | Self::Risky | Self::UnknownField => "warning",
            _ => "note",
        }
    }
}
