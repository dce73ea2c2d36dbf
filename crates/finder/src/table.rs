//! The endpoints of the API reference as static tables, which the build makes from
//! `data/endpoints.tsv` and `data/resources.tsv`. Texts are put together from shared pieces.

use scope::catalogue::{Kind, SCOPES, ScopeInfo};

include!(concat!(env!("OUT_DIR"), "/finder.rs"));

/// Flags beside a scope's number in the table; build/endpoints.rs sets them.
const STORE: u16 = 0x4000;
const DOUBTED: u16 = 0x8000;

/// One endpoint: a method and a path. The number is its place in the table and may change with a
/// new catalog; links and files should keep method and path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EndpointId(u16);

/// The HTTP method of an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Method {
    Get,
    Head,
    Post,
    Put,
    Delete,
}

/// The API that an endpoint belongs to; each has a host of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Product {
    /// Composable Commerce, `api.*`.
    Api,
    /// Import API, `import.*`.
    Import,
    /// Checkout, `checkout.*`.
    Checkout,
    /// Connect, `connect.*`.
    Connect,
    /// Change History, `history.*`.
    History,
    /// Tokens, `auth.*`.
    Auth,
    /// Checkout sessions, `session.*`.
    Session,
}

/// What a call may need besides one of its scopes; its path doesn't tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Also {
    /// Nothing more.
    Nothing,
    /// GraphQL: the scopes of the fields that the query asks for.
    Fields,
    /// Change History: the view scopes of the resources whose history is read
    /// (Change History API reference).
    Resources,
    /// Connect: `manage_api_clients` if it is to create the connector's API Client
    /// (Connect API reference).
    ApiClients,
    /// Nothing at all, not even a scope: the credentials of any API Client are enough (API
    /// reference: OAuth).
    Free,
}

/// What an endpoint is about.
#[derive(Debug, PartialEq, Eq)]
pub struct Resource {
    /// The word in paths, mostly: `carts`.
    pub id: &'static str,
    /// The heading: `Carts`.
    pub title: &'static str,
    /// Other words for it, separated by commas.
    pub synonyms: &'static str,
}

struct Row {
    path: u16,
    needs: u8,
    resource: u8,
    method: Method,
    product: Product,
    also: Also,
}

/// One of the scopes that open an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its place in [`SCOPES`].
    pub(super) scope: u16,
    /// Whether the form for one Store is meant.
    pub in_store: bool,
    /// Listed in the API reference, but hardly right: a view scope for a call that writes.
    pub doubted: bool,
}

/// The resources, in the order of their ids: the rows of a matrix.
pub static RESOURCES: &[Resource] = &RESOURCE_TABLE;

/// Every method, in the order of a matrix's columns.
pub const METHODS: [Method; 5] = [
    Method::Get,
    Method::Head,
    Method::Post,
    Method::Put,
    Method::Delete,
];

/// Every endpoint, product by product, by path, then by method.
pub fn endpoints() -> impl ExactSizeIterator<Item = EndpointId> {
    (0..count()).map(EndpointId)
}

/// How many endpoints there are.
pub(super) fn count() -> u16 {
    u16::try_from(ROWS.len()).expect("the build refuses tables that u16 can't count")
}

impl EndpointId {
    /// Its place in the table.
    pub(super) fn at(self) -> usize {
        usize::from(self.0)
    }

    fn row(self) -> &'static Row {
        // Only `endpoints` makes ids.
        &ROWS[self.at()]
    }

    /// The method.
    pub fn method(self) -> Method {
        self.row().method
    }

    /// The path with placeholders: `/{projectKey}/carts/{ID}`.
    pub fn path(self) -> String {
        self.segments().flat_map(|part| ["/", part]).collect()
    }

    /// Method and path: `GET /{projectKey}/carts/{ID}`.
    pub fn call(self) -> String {
        [self.method().name(), " ", &self.path()].concat()
    }

    /// What the API reference calls it: `Get Cart by ID`.
    pub fn name(self) -> String {
        self.words().collect::<Vec<_>>().join(" ")
    }

    /// The API it belongs to.
    pub fn product(self) -> Product {
        self.row().product
    }

    /// What it is about.
    pub fn resource(self) -> &'static Resource {
        &RESOURCES[self.resource_at()]
    }

    /// What it may need besides.
    pub fn also(self) -> Also {
        self.row().also
    }

    /// The alternatives of the API reference, any of which is enough; empty if none is known.
    pub fn needs(self) -> impl Iterator<Item = Need> {
        span(&NEEDS, &NEED_AT, self.need_list())
            .iter()
            .map(|word| Need {
                scope: word & !(STORE | DOUBTED),
                in_store: word & STORE != 0,
                doubted: word & DOUBTED != 0,
            })
    }

    /// Whether it changes something. Searches are sent by POST and change nothing: the reference
    /// asks only for view scopes there.
    pub fn writes(self) -> bool {
        let mut sound = self.needs().filter(|need| !need.doubted).peekable();
        let reads = sound.peek().is_some() && sound.all(|need| need.info().kind == Kind::View);
        !matches!(self.method(), Method::Get | Method::Head) && !reads
    }

    /// Whether it deals with personal data: every scope that opens it does (our own judgment).
    pub fn personal(self) -> bool {
        let mut needs = self.needs().peekable();
        needs.peek().is_some() && needs.all(|need| need.info().personal)
    }

    /// Whether the path lies in a Store.
    pub fn in_store(self) -> bool {
        self.segments().any(|part| part == "key={storeKey}")
    }

    /// The same call in a Store, if the reference has one.
    pub fn store_form(self) -> Option<Self> {
        let parts = || self.segments().skip(1);
        endpoints().find(|other| {
            let mut theirs = other.segments().skip(1);
            (other.method(), other.product()) == (self.method(), self.product())
                && theirs.next() == Some("in-store")
                && theirs.next() == Some("key={storeKey}")
                && theirs.eq(parts())
        })
    }

    pub(super) fn segments(self) -> impl Iterator<Item = &'static str> {
        self.path_pieces().iter().map(|at| piece(*at))
    }

    fn words(self) -> impl Iterator<Item = &'static str> {
        self.name_pieces().iter().map(|at| piece(*at))
    }

    pub(super) fn path_pieces(self) -> &'static [u16] {
        span(&PATHS, &PATH_AT, usize::from(self.row().path))
    }

    pub(super) fn name_pieces(self) -> &'static [u16] {
        span(&NAMES, &NAME_AT, self.at())
    }

    pub(super) fn need_list(self) -> usize {
        usize::from(self.row().needs)
    }

    pub(super) fn resource_at(self) -> usize {
        usize::from(self.row().resource)
    }
}

impl Need {
    /// What the catalog knows of the scope.
    pub fn info(self) -> &'static ScopeInfo {
        &SCOPES[usize::from(self.scope)]
    }
}

impl Method {
    /// As in a request: `GET`.
    pub fn name(self) -> &'static str {
        ["GET", "HEAD", "POST", "PUT", "DELETE"][self as usize]
    }

    /// Read from a text; letters match in either case.
    pub fn parse(text: &str) -> Option<Self> {
        METHODS
            .into_iter()
            .find(|method| method.name().eq_ignore_ascii_case(text))
    }
}

impl Product {
    /// For people: `Import API`.
    pub fn title(self) -> &'static str {
        [
            "Composable Commerce",
            "Import API",
            "Checkout",
            "Connect",
            "Change History",
            "Authorization",
            "Sessions",
        ][self as usize]
    }
}

/// The texts that paths and names are made of: how many, and each.
pub(super) fn pieces() -> usize {
    PIECES.len() - 1
}

pub(super) fn piece(at: u16) -> &'static str {
    let at = usize::from(at);
    TEXT.get(usize::from(PIECES[at])..usize::from(PIECES[at + 1]))
        .unwrap_or_default()
}

/// How many different lists of scopes there are.
pub(super) fn need_lists() -> usize {
    NEED_AT.len() - 1
}

pub(super) fn span(all: &'static [u16], starts: &[u16], at: usize) -> &'static [u16] {
    all.get(usize::from(starts[at])..usize::from(starts[at + 1]))
        .unwrap_or_default()
}
