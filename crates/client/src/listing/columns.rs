//! The columns of the list that can be hidden.

/// A column beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// What it reaches, drawn.
    Access,
    /// When it was created.
    Created,
    /// When it was last used, with the state that follows from it.
    LastUsed,
    /// How long a token may still work.
    Tokens,
    /// When it is deleted.
    Expires,
}

impl Column {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Access,
        Self::Created,
        Self::LastUsed,
        Self::Tokens,
        Self::Expires,
    ];

    /// For addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Created => "created",
            Self::LastUsed => "used",
            Self::Tokens => "tokens",
            Self::Expires => "expires",
        }
    }
}

/// A set of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Columns(u8);

impl Columns {
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a column is among them.
    pub fn has(self, column: Column) -> bool {
        self.0 & (1 << column as u8) != 0
    }

    /// The set with a column, or without it.
    #[must_use]
    pub fn with(self, column: Column, on: bool) -> Self {
        let bit = 1 << column as u8;
        Self(if on { self.0 | bit } else { self.0 & !bit })
    }

    /// For addresses: `created.tokens`.
    pub fn words(self) -> String {
        let words = Column::ALL.into_iter().filter(|column| self.has(*column));
        words.map(Column::word).collect::<Vec<_>>().join(".")
    }

    /// Reads `created.tokens`; unknown words are left out.
    pub fn read(text: &str) -> Self {
        let known = |word: &str| Column::ALL.into_iter().find(|column| column.word() == word);
        let columns = text.split('.').filter_map(known);
        columns.fold(Self::default(), |set, column| set.with(column, true))
    }
}
