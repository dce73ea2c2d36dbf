//! The catalog: every known scope, as static tables that the build makes from `data/`.
//!
//! Facts come from the API reference and from observation; `Status` and `StoreForm` say which.
//! A new scope is a row in `data/scopes.json` and nothing else.

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// One scope and what is known about it.
#[derive(Debug, PartialEq, Eq)]
pub struct ScopeInfo {
    /// The bare name, such as `manage_orders`.
    pub name: &'static str,
    /// The picker's group, such as `Customers`.
    pub group: &'static str,
    /// The product it belongs to: `composable-commerce`, `import`, `connect`, `checkout` or
    /// `commerce-integration-layer`.
    pub product: &'static str,
    /// Reading, changing, or neither.
    pub kind: Kind,
    /// Whether it can be limited to a Store.
    pub store: StoreForm,
    /// How sure we are that it exists.
    pub status: Status,
    /// Indices into [`SCOPES`] of all it covers in calls, transitively closed and sorted.
    pub implies: &'static [u16],
    /// Further coverage in ways that the API reference marks as deprecated; sorted.
    pub fallback: &'static [u16],
    /// Whether the coverage is stated by the vendor, not only a pattern of other scopes.
    pub implies_documented: bool,
    /// Whether it opens names, addresses or other personal data. Our own judgment.
    pub personal: bool,
    /// The index of the other half of `view_x` and `manage_x`.
    pub(crate) pair: Option<u16>,
    /// Its place in [`SCOPES`].
    pub(crate) at: u16,
}

/// What is said of a scope. A table of its own: whoever only compares scopes or puts them in order does not load it.
#[derive(Debug, PartialEq, Eq)]
pub struct ScopeWords {
    /// What a holder can do, in one line.
    pub summary: &'static str,
    /// The beginning of a sentence about it: `Read, create, change and delete`.
    pub verbs: &'static str,
    /// The resources it is about: `orders and carts`.
    pub noun: &'static str,
}

/// What a scope is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reading only.
    View,
    /// Changing, mostly together with reading.
    Manage,
    /// Neither, such as getting anonymous tokens.
    Other,
}

/// Whether the scope can be limited to one Store, as in `manage_orders:{project}:{store}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreForm {
    /// For the whole project only.
    None,
    /// In the official list of Store scopes (API reference: security scheme).
    Documented,
    /// Named by a few in-store endpoints only; unverified on the real API.
    Unverified,
}

/// How we know of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In the API reference or a release note.
    Documented,
    /// Seen on real API Clients, not documented in what was read.
    Observed,
    /// Put on tokens by the auth service; never granted to an API Client.
    System,
}

/// Scopes that the picker shows together.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub name: &'static str,
    /// Indices into [`SCOPES`], in catalog order; only selectable ones.
    pub scopes: &'static [u16],
}

/// Every known scope, in catalog order.
pub static SCOPES: &[ScopeInfo] = &TABLE;

/// The groups of the picker, in catalog order.
pub static GROUPS: &[Group] = &GROUP_TABLE;

/// The scope of that exact bare name.
pub fn find(name: &str) -> Option<&'static ScopeInfo> {
    SCOPES.get(usize::from(index(name)?))
}

/// The place of that scope in [`SCOPES`].
pub fn index(name: &str) -> Option<u16> {
    let name_of = |at: u16| SCOPES.get(usize::from(at)).map_or("", |info| info.name);
    let found = BY_NAME.binary_search_by(|at| name_of(*at).cmp(name)).ok()?;
    BY_NAME.get(found).copied()
}

/// The scopes at those places.
pub(crate) fn infos(places: &'static [u16]) -> impl Iterator<Item = &'static ScopeInfo> {
    places.iter().filter_map(|at| SCOPES.get(usize::from(*at)))
}

impl ScopeInfo {
    /// What is said of it.
    pub fn words(&self) -> &'static ScopeWords {
        // Both tables have a row for every scope.
        &WORD_TABLE[usize::from(self.at)]
    }

    /// The view scope that comes with a manage scope: `view_orders` for `manage_orders`.
    pub fn twin(&self) -> Option<&'static Self> {
        self.half(Kind::Manage)
    }

    /// The manage scope that a view scope comes with: `manage_orders` for `view_orders`.
    pub fn manager(&self) -> Option<&'static Self> {
        self.half(Kind::View)
    }

    fn half(&self, of: Kind) -> Option<&'static Self> {
        let at = self.pair.filter(|_| self.kind == of)?;
        SCOPES.get(usize::from(at))
    }

    /// Whether it can be granted to an API Client.
    pub fn selectable(&self) -> bool {
        self.status != Status::System
    }

    /// Whether it can be limited to a Store, verified or not.
    pub fn in_stores(&self) -> bool {
        self.store != StoreForm::None
    }
}

impl Group {
    /// The scopes themselves.
    pub fn members(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        infos(self.scopes)
    }

    /// Only those that can be limited to a Store.
    pub fn store_members(&self) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        self.place(true)
    }

    /// Those that can be ticked for the whole project, or in a Store.
    pub(crate) fn place(&self, in_store: bool) -> impl Iterator<Item = &'static ScopeInfo> + use<> {
        infos(self.scopes).filter(move |info| !in_store || info.in_stores())
    }
}
